"""The names of states and regions in a table, as their codes and slugs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reportgen.data.jurisdiction import NATION
from reportgen.data.region import Region, slug_of
from reportgen.settings import Settings, nearest


@dataclass(frozen=True, slots=True)
class Names:
    """What states and regions may be called: `place_of` gives a place's code, or None."""

    place_of: Callable[[str], str | None]
    places: Iterable[str]
    regions: Mapping[str, Region]

    def slug(self, text: str) -> str:
        """A state's code or a region's slug; "" for neither."""
        slug = slug_of(text)
        return self.place_of(text) or (slug if slug in self.regions else "")

    def nearest(self, text: str) -> str:
        """What to do about a name that is neither."""
        known = [*self.places, *(region.name for region in self.regions.values())]
        return nearest(text, known) or "See `reportgen list states` and `reportgen list regions`."


def read_briefings(table: Settings, names: Names) -> tuple[str, ...] | None:
    """The codes and slugs under `briefings`; None where it isn't there."""
    if "briefings" not in table.values:
        return None
    listed = table.list_of("briefings")
    slugs = [_slug(table, "briefings", text, names) for text in listed]
    if NATION in slugs:
        table.fault("briefings", "Briefings are of states and regions, not of the nation.", "Try 50-states.")
    if not listed and not {"in", "roster"} & table.values.keys():
        table.fault("briefings", "It names none.", "Name some, or take it away for those under [build].")
    return tuple(filter(None, slugs))


def read_inside(table: Settings, names: Names) -> str:
    """The slug of the region under `in`; "" where it isn't there."""
    text = table.text("in", "")
    if text and slug_of(text) not in names.regions:
        do = nearest(text, [region.name for region in names.regions.values()])
        table.fault("in", f'"{text}" is no region.', do or "See `reportgen list regions`.")
    return slug_of(text)


def _slug(table: Settings, key: str, text: str, names: Names) -> str:
    slug = names.slug(text)
    if not slug:
        table.fault(key, f'"{text}" is no state or region.', names.nearest(text))
    return slug


def read_places(table: Settings, names: Names) -> tuple[str, ...]:
    """The codes of the places under `of`, regions as their states."""
    codes: dict[str, None] = {}
    for text in table.list_of("of"):
        slug = _slug(table, "of", text, names)
        codes |= dict.fromkeys(names.regions[slug].members if slug in names.regions else filter(None, [slug]))
    return tuple(codes)
