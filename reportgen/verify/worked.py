"""What a formula comes to when it is worked out from the observations alone, and what it may stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from reportgen.data.dataset import Dataset
from reportgen.data.measure import Basis, Measure
from reportgen.data.period import Period
from reportgen.document.nodes import Formula
from reportgen.verify.kept import Kept

Number = int | Decimal | Fraction
Exact = int | Fraction


def exactly(value: Number | None) -> Exact:
    """The same number, fit for arithmetic; whole numbers stay int, which is what most figures are."""
    return Fraction(value) if isinstance(value, Decimal) else value or 0


def size(value: Exact) -> Exact:
    """The number without its sign."""
    return -value if value < 0 else value


class Nature(NamedTuple):
    """What sort of number it is: of which measures, in which unit, with how many decimals it is shown.

    `sort` is the same for two that may stand beside each other. `decimals` has None where the measure and
    the number itself decide; `times` is what a number is multiplied by before it is shown. `rate` says per
    what, of whatever is in the unit of a rate.
    """

    measure: Measure
    base: Measure | None
    sort: tuple[object, ...]
    operation: str
    unit: str = ""
    decimals: tuple[int, ...] | None = None
    times: int = 1
    rate: str = ""

    @property
    def cumulative(self) -> bool:
        """Whether it covers all years up to its own."""
        return any(one.basis is Basis.CUMULATIVE for one in (self.measure, self.base) if one)

    def breaks(self) -> tuple[int, ...]:
        """The years in which what it counts was defined anew."""
        return (*self.measure.breaks, *(self.base.breaks if self.base else ()))


class Worked(NamedTuple):
    """A number and what it rests on, or the words that say why there is none.

    `ids` are of observations, of several that say the same one. `vintages` are, for each measure that is
    counted at a point in time, the sources that it may have been taken from. `own` says that a source states
    the number so, `exact` that it neither rounds it nor leaves it open.
    """

    value: Number | None
    refusal: str
    ids: frozenset[str]
    places: tuple[str, ...]
    year: int
    nature: Nature | None
    vintages: Mapping[str, frozenset[str]] = {}
    own: bool = False
    exact: bool = True
    counted: Number | None = None

    @property
    def unfit(self) -> str:
        """Why it can't be worked with; empty where it can."""
        return self.refusal or ("" if self.exact else "works with a figure that its source leaves inexact")


def refused(why: str, ids: frozenset[str] = frozenset()) -> Worked:
    """What there is no number for."""
    return Worked(None, why, ids, (), 0, None)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of several places in one line, and what they rest on together; or why there is no line."""

    members: Mapping[str, Worked]
    ids: frozenset[str]
    refusal: str
    ratios: tuple[tuple[int, int], ...] = ()


Asked = tuple[Measure, Period, Nature, bool]
"""What a figure is of: its measure and period, its nature, and whether it is of a point in time."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was worked out already: twelve ranks among 51 rates ask for the same rates.

    `same_as` leads from the id of an observation to that of the one that says the same and was taken; `held`
    is what is wrong with a figure of a claim and a place, "" where nothing is.
    """

    dataset: Dataset
    worked: dict[Formula, Worked] = field(default_factory=dict)
    lines: dict[Formula, Line] = field(default_factory=dict)
    natures: dict[tuple[object, ...], Nature] = field(default_factory=dict)
    asked: dict[tuple[object, object], Asked | None] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    held: dict[tuple[object, ...], str] = field(default_factory=dict)


_MOST = 20_000  # formulas and figures: some 50 MB of them
_KEPT = Kept[Dataset, Memory]()


def memory_of(dataset: Dataset) -> Memory:
    """What was worked out from this data so far: briefings of a run ask for much of the same.

    It begins anew for other data, and where it has grown too large.
    """
    memory = _KEPT.of(dataset)
    if memory is None or len(memory.worked) + len(memory.held) > _MOST:
        memory = _KEPT.keep(dataset, Memory(dataset))
    return memory
