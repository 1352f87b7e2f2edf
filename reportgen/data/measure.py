"""Measures: what is counted, how it may be compared, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.data.period import Period


class Kind(StrEnum):
    """What sort of number a measure is."""

    COUNT = "count"
    RATE = "rate"
    PERCENT = "percent"
    MONEY = "money"


class Basis(StrEnum):
    """Which stretch of time a measure's figures cover."""

    CALENDAR_YEAR = "calendar year"
    FISCAL_YEAR = "fiscal year"
    CUMULATIVE = "cumulative"
    POINT_IN_TIME = "point in time"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that makes sense for a measure: its count over another measure's, times `per`."""

    name: str
    of: str
    per: int
    label: str
    key_label: str
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Distinction:
    """Another measure that a reader may take for this one, and the sentence that says why it is not.

    `here` and `there` tell the two apart in a few words: "in the by-state table", "on the state sheet".
    """

    measure: str
    why: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted. Two sources that count differently are two measures, even under one name.

    `label` heads a table's row, `key_label` stands below a key figure, `one` and `many` are the noun in a
    sentence. `adds_up` says that figures of several places may be added (a rate or a percent never may).
    `breaks` are the years in which the definition changed. `scope` says whose figures there can be. `as_of`
    is the day of a point in time ("July 1"). `distinct_from` are measures that look alike and are not.
    `band` is by how many percent it may move in a year (a percent: how many points).
    """

    id: str
    label: str
    one: str
    many: str
    key_label: str
    definition: str = ""
    program: str = ""
    kind: Kind = Kind.COUNT
    basis: Basis = Basis.CALENDAR_YEAR
    scope: frozenset[str] = frozenset({"state", "nation"})
    adds_up: bool = True
    part_of: str = ""
    decimals: int = 0
    rates: tuple[Rate, ...] = ()
    breaks: tuple[int, ...] = ()
    as_of: str = ""
    distinct_from: tuple[Distinction, ...] = ()
    band: int = 0

    def period(self, year: int) -> Period:
        """The period that this measure's figure "of" a year has."""
        return Period(year, cumulative=self.basis is Basis.CUMULATIVE)
