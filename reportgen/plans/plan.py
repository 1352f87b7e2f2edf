"""What is due each year, on which days, and what must be there first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Action = OneOf["draft", "release"]

ALONE = "yearly"
"""The name of the plan of a [schedule] that has only one, without a name of its own."""


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
    """A measure that must be there; for the places of the plan unless `of` names some, as codes."""

    measure: str
    least: Least
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
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
