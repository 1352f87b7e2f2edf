"""Due dates: on which days an entry of the schedule is due, and the figures of which year it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.entries import Entry

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Due:
    """An entry on one day of one year."""

    entry: Entry
    day: date

    @property
    def year(self) -> int:
        """The year of the figures: the one before, unless the entry says otherwise."""
        return self.day.year - self.entry.years_back


def until(entry: Entry, since: Mapping[MonthDay, date], today: date) -> tuple[Due, ...]:
    """Every due date up to today, in order; a day of the year counts from when it was first seen."""
    return tuple(
        Due(entry, day)
        for year in range(min(since.values(), default=today).year, today.year + 1)
        for month_day in entry.days
        if since.get(month_day, today) <= (day := date(year, *month_day)) <= today
    )


def following(entry: Entry, today: date) -> Due:
    """The first due date after today."""
    days = [date(year, *day) for year in (today.year, today.year + 1) for day in entry.days]
    return Due(entry, next(day for day in days if day > today))


def in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """By their days; those of one day as the project lists them."""
    return tuple(sorted(dues, key=lambda due: due.day))


def long_day(day: date) -> str:
    """As a letter has it: "February 15, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"
