"""What a comparison comes to: an exact value, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from reportgen.data.measure import Measure, Rate
from reportgen.data.observation import Observation, Qualifier

Number = int | Decimal | Fraction


class Operation(StrEnum):
    """How a value was come by."""

    OBSERVED = "as observed"
    TOTAL = "total"
    RATE = "rate"
    SHARE = "share"
    RANK = "rank"
    CHANGE = "change"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    MEDIAN = "median"
    LOWEST = "lowest"
    HIGHEST = "highest"


class Reason(StrEnum):
    """Why there is no value."""

    NOT_AVAILABLE = "not available"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    OUT_OF_SCOPE = "not counted for places of this kind"
    PARTIAL = "only some of the places have a figure"
    QUALIFIED = "an inexact figure in arithmetic"
    NOT_ADDABLE = "figures that do not add up"
    TWO_MEASURES = "two measures"
    TWO_BASES = "two stretches of time that figures cover"
    NATION_AMONG_STATES = "the nation among states"
    TWO_VINTAGES = "two vintages"
    TWO_YEARS = "two years"
    BREAK = "a break in the series"
    ZERO_BASE = "a base of zero"
    SMALL_BASE = "a base too small for a percentage"
    OVER_WHOLE = "a part larger than its whole"
    NO_RATE = "no rate that makes sense"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the places that were asked for have a figure, as their codes."""

    have: tuple[str, ...]
    of: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every place has a figure."""
        return len(self.have) == len(self.of)


Sort = tuple[object, ...]
FIGURES: Sort = (Operation.OBSERVED,)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One value of one measure for a place (a code, or a region's slug) and year, with what it rests on.

    `value` is exact and unrounded, None when refused; a share and a change are fractions of one. `rate` says
    per what, of a rate and of what is in its unit: a difference, a median, a lowest or highest of rates.
    `qualifier` is EXACT for everything that was worked out.

    The last three say what it may stand beside, see `apart`: `sort` is how it was come by and against what,
    `base` the measure below the line of a rate or share, and `vintages` are the sources of what was counted
    at a point in time, which the next vintage revises.

    `sides` are what it was worked out from: count and base of a rate, part and whole, this and the other; of
    a rank or a median one of the line, the others being the same figure of the places that the coverage has.
    """

    operation: Operation
    measure: Measure
    place: str
    year: int
    value: Number | None
    observations: tuple[Observation, ...]
    coverage: Coverage
    refusal: Reason | None = None
    rate: Rate | None = None
    qualifier: Qualifier = Qualifier.EXACT
    sort: Sort = FIGURES
    base: Measure | None = None
    vintages: frozenset[str] = frozenset()
    sides: tuple[Comparison, ...] = ()

    def __post_init__(self) -> None:
        """A comparison has a value or a reason, never both and never neither."""
        if (self.value is None) == (self.refusal is None):
            raise ValueError(f"{self.operation} of {self.measure.id}: a value or a refusal, not both")

    @property
    def exact(self) -> Fraction:
        """The value for arithmetic; only to be asked when there is one."""
        value = value_of(self)
        return value if isinstance(value, Fraction) else Fraction(value)

    @property
    def unfit(self) -> Reason | None:
        """Why this can't go into arithmetic: it has no value, or not an exact one."""
        if self.refusal is not None:
            return self.refusal
        return None if self.qualifier is Qualifier.EXACT else Reason.QUALIFIED


def value_of(comparison: Comparison) -> Number:
    """The value as it is kept, an int where it is one; only to be asked when there is one."""
    if comparison.value is None:
        raise ValueError(f"no value: {comparison.refusal}")
    return comparison.value
