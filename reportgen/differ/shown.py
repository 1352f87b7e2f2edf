"""Which briefings show a figure, and which rest on it in a total, a rate or a rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.differ.figures import FigureChange
from reportgen.document.nodes import Briefing
from reportgen.document.walk import figures


@dataclass(frozen=True, slots=True)
class Page:
    """A briefing's slug, the keys of the figures that it prints, and of all that its figures rest on."""

    slug: str
    prints: frozenset[str]
    rests: frozenset[str]

    @staticmethod
    def of(briefing: Briefing) -> Page:
        """The page of a briefing."""
        found = tuple(figures(briefing))
        prints = frozenset("/".join(map(str, f.formula[1:])) for f in found if f.formula[:1] == ("figure",))
        rests = frozenset(id.partition("@")[0] for one in found for id in one.observations)
        return Page(briefing.slug, prints, rests | prints)

    def has(self, change: FigureChange) -> bool:
        """Whether it prints the figure, as it was or as it is."""
        return not self.prints.isdisjoint(_keys(change))


def showing(change: FigureChange, pages: Iterable[Page]) -> tuple[str, ...]:
    """The slugs of the briefings with this figure in them, also in a total, a rate or a rank, each once.

    Hand over the pages of both sides: a figure that is gone stands in the older one alone.
    """
    keys = _keys(change)
    return tuple(dict.fromkeys(page.slug for page in pages if not page.rests.isdisjoint(keys)))


def _keys(change: FigureChange) -> frozenset[str]:
    return frozenset((str(change.old_key), str(change.new_key)))
