"""Due dates: on which days a plan of the schedule is due, and the figures of which year it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.plans import Plan

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Due:
    """A plan on one day of one year."""

    plan: Plan
    day: date

    @property
    def year(self) -> int:
        """The year of the figures: the one before, unless the plan says otherwise."""
        return self.day.year - self.plan.years_back


def until(plan: Plan, since: Mapping[MonthDay, date], today: date) -> tuple[Due, ...]:
    """Every due date up to today, in order; a day of the year counts from when it was first seen."""
    return tuple(
        Due(plan, day)
        for year in range(min(since.values(), default=today).year, today.year + 1)
        for month_day in plan.days
        if since.get(month_day, today) <= (day := date(year, *month_day)) <= today
    )


def following(plan: Plan, today: date) -> Due:
    """The first due date after today."""
    days = [date(year, *day) for year in (today.year, today.year + 1) for day in plan.days]
    return Due(plan, next(day for day in days if day > today))


def in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """By their days; those of one day as the project lists them."""
    return tuple(sorted(dues, key=lambda due: due.day))


def long_day(day: date) -> str:
    """As a letter has it: "February 15, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"
