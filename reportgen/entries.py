"""[schedule] of reportgen.toml → what is due each year, on which day, and what must be there first."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from typing import Literal as OneOf

from reportgen.data.jurisdiction import NATION
from reportgen.data.region import Region, slug_of
from reportgen.settings import Settings, nearest

Action = OneOf["draft", "release"]

ALONE = "yearly"
"""The name of the entry of a [schedule] that has only one, without a name of its own."""

AS_LAST_YEAR = "as last year"
_ACTIONS = ("draft", "release")
_KEYS = (
    "on",
    "action",
    "by",
    "years_back",
    "briefings",
    "in",
    "roster",
    "needs",
    "of",
    "at_least",
    "reviewed",
    "checked",
)
_MOST_BACK = 9
_MONTHS = {name.lower(): month for month, name in enumerate(calendar.month_name) if name}
_WRITE_DAY = 'Write the month and the day, as "02-15" or "February 15".'
_WRITE_LEAST = 'Write "all", a share such as "90%", or how many: 45.'


@dataclass(frozen=True, slots=True)
class Least:
    """How many of several places must have a figure: `count` of them or, without it, `percent`."""

    count: int = 0
    percent: int = 100

    def of(self, places: int) -> int:
        """How many of so many places that is."""
        return self.count or -(-places * self.percent // 100)


ALL = Least()


@dataclass(frozen=True, slots=True)
class Need:
    """A measure that must be there; for the places of the entry unless `of` names some, as codes."""

    measure: str
    least: Least
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the year's plan: on `days`, as (month, day), briefings are drafted or released.

    `briefings` are names of states and regions; None stands for those under [build]. `needs` is None where as
    much must be there as there was for the year before, and `of` and `least` say for which places and how
    complete. `by` is under whose name a release goes out by itself; without it, it waits for one.
    """

    name: str
    days: tuple[tuple[int, int], ...]
    action: Action = "draft"
    by: str = ""
    years_back: int = 1
    briefings: tuple[str, ...] | None = None
    inside: str = ""
    roster: str = ""
    needs: tuple[Need, ...] | None = ()
    of: tuple[str, ...] = ()
    least: Least = ALL
    reviewed: bool = False
    checked: bool = False


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


def read_entries(top: Settings, names: Names) -> tuple[Entry, ...]:
    """The entries of [schedule], in their order; what is wrong in them is noted as faults."""
    schedule = top.table("schedule")
    if "on" in schedule.values and not isinstance(schedule.values["on"], dict):
        return (_entry(ALONE, schedule, names),)
    loose = [key for key, value in schedule.values.items() if not isinstance(value, dict)]
    for key in loose:
        what = "It stands under no entry, or the entry has no day."
        schedule.fault(key, what, 'Begin with on = "02-15", or write it below a name: [schedule.drafts].')
    return () if loose else tuple(_entry(name, one, names) for name, one in top.tables("schedule").items())


def _entry(name: str, table: Settings, names: Names) -> Entry:
    table.only(*_KEYS)
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name):
        table.fault("", f"{name!r} is no name of an entry.", "Write letters, digits and hyphens.")
    action: Action = "release" if table.one_of("action", _ACTIONS, "draft") == "release" else "draft"
    released = action == "release"
    by = table.text("by", "").strip()
    if by and not released:
        table.fault("by", "A draft goes out under no name.", 'Take it away, or write action = "release".')
    for key in ("briefings", "in"):
        if released and key in table.values:
            what = "A release is of all that [build] lists, and of a roster."
            table.fault(key, what, "Take it away, or list them under [build].")
    for key in ("reviewed", "checked"):
        if released and table.values.get(key) is False:
            what = "A release with rows under review or errors needs a person's reason."
            table.fault(key, what, "Take it away, and release by hand where there is one.")
    of, least = _places(table, names), _least(table)
    return Entry(
        name=name,
        days=_days(table),
        action=action,
        by=by,
        years_back=_years_back(table),
        briefings=_briefings(table, names),
        inside=_inside(table, names),
        roster=table.text("roster", ""),
        needs=_needs(table, names, of, least, released),
        of=of,
        least=least,
        reviewed=table.yes("reviewed", released),
        checked=table.yes("checked", released),
    )


def _years_back(table: Settings) -> int:
    back = table.whole("years_back", 1)
    if back > _MOST_BACK:
        table.fault("years_back", f"{back} years back is too far.", f"Write at most {_MOST_BACK}.")
    return back


def _days(table: Settings) -> tuple[tuple[int, int], ...]:
    value = table.values.get("on")
    if value is None:
        table.fault("on", "It is missing.", _WRITE_DAY)
    days = set()
    for text in value if isinstance(value, list) else [] if value is None else [value]:
        day = _day(text)
        if isinstance(day, str):
            table.fault("on", day, _WRITE_DAY)
        else:
            days.add(day)
    if value == []:
        table.fault("on", "It names no day.", _WRITE_DAY)
    return tuple(sorted(days))


def _day(text: Any) -> tuple[int, int] | str:
    """The month and day that are written, or what is wrong."""
    if not isinstance(text, str):
        return f"{text} is no day of each year in quotes."
    words = text.replace(",", " ").replace(".", " ").lower().split()
    if len(words) == 2 and words[0].isdecimal():
        words.reverse()
    number = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.strip())
    named = [month for name, month in _MONTHS.items() if words and name.startswith(words[0])]
    if number:
        month, day = int(number[1]), int(number[2])
    elif len(words) == 2 and len(words[0]) >= 3 and len(named) == 1 and words[1].isdecimal():
        month, day = named[0], int(words[1])
    else:
        return f'"{text}" is no month and day.'
    if not 1 <= month <= 12:
        return f'"{text}" has no month: there is no month {month}.'
    if (month, day) == (2, 29):
        return "Most years have no February 29: take February 28 or March 1."
    last = calendar.monthrange(2001, month)[1]
    return (month, day) if 1 <= day <= last else f"{calendar.month_name[month]} has no day {day}."


def _briefings(table: Settings, names: Names) -> tuple[str, ...] | None:
    if "briefings" not in table.values:
        return None
    listed = table.list_of("briefings")
    slugs = [_slug(table, "briefings", text, names) for text in listed]
    if NATION in slugs:
        table.fault("briefings", "Briefings are of states and regions, not of the nation.", "Try 50-states.")
    if not listed and not {"in", "roster"} & table.values.keys():
        table.fault("briefings", "It names none.", "Name some, or take it away for those under [build].")
    return tuple(filter(None, slugs))


def _inside(table: Settings, names: Names) -> str:
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


def _places(table: Settings, names: Names) -> tuple[str, ...]:
    """The codes of the places under `of`, regions as their states."""
    codes: dict[str, None] = {}
    for text in table.list_of("of"):
        slug = _slug(table, "of", text, names)
        codes |= dict.fromkeys(names.regions[slug].members if slug in names.regions else filter(None, [slug]))
    return tuple(codes)


def _least(table: Settings) -> Least:
    value = table.values.get("at_least", "all")
    found = _least_of(value)
    if found is None:
        table.fault("at_least", f"{value!r} says not how many.", _WRITE_LEAST)
    return found or ALL


def _least_of(value: Any) -> Least | None:
    if value == "all":
        return ALL
    if type(value) is int and value >= 1:
        return Least(count=value)
    share = re.fullmatch(r"(\d{1,3}) ?%", value.strip()) if isinstance(value, str) else None
    return Least(percent=int(share[1])) if share and 1 <= int(share[1]) <= 100 else None


def _needs(
    table: Settings, names: Names, of: tuple[str, ...], least: Least, released: bool
) -> tuple[Need, ...] | None:
    value = table.values.get("needs", AS_LAST_YEAR if released else [])
    if value == AS_LAST_YEAR:
        return None
    if isinstance(value, dict):
        needs = table.table("needs")
        return tuple(_need(needs, id, names, of, least) for id in needs.values)
    if isinstance(value, str):
        do = f'Write "{AS_LAST_YEAR}", or the ids of measures as a list.'
        table.fault("needs", f'"{value}" says not what is needed.', do)
        return ()
    return tuple(Need(id, least, of) for id in table.list_of("needs"))


def _need(needs: Settings, id: str, names: Names, of: tuple[str, ...], least: Least) -> Need:
    value = needs.values[id]
    if isinstance(value, dict):
        own = needs.table(id)
        own.only("of", "at_least")
        places = _places(own, names) if "of" in own.values else of
        return Need(id, _least(own) if "at_least" in own.values else least, places)
    found = _least_of(value)
    if found is None:
        needs.fault(id, f"{value!r} says not how many.", _WRITE_LEAST)
    return Need(id, found or least, of)
