"""Observations: one figure, of one measure, one place and one period, with where it was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reportgen.data.period import Period


class Qualifier(StrEnum):
    """How exactly a value was stated: "more than 18,400" is not 18,400."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    ABOUT = "about"
    ROUNDED = "rounded"


class Status(StrEnum):
    """How far a value can be relied on, or why there is none; a blank is none of these."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"

    @property
    def has_value(self) -> bool:
        """Whether an observation of this status carries a number."""
        return self in {Status.FINAL, Status.PROVISIONAL, Status.REVISED}


class Key(NamedTuple):
    """What an observation is of; several sources may state the same one."""

    jurisdiction: str
    measure: str
    period: Period

    def __str__(self) -> str:
        return f"{self.jurisdiction}/{self.measure}/{self.period}"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a value stands: file and cell of the input and, as that says, place and words of its source."""

    file: str
    cell: str
    original: str = ""
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.file}, {self.cell}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure: what it is of, its value (None unless its status has one), and where it was found.

    `review` is the reason why a person must look before it is relied on, `accepted` who did and when. `id`
    is a name for it that stays the same from run to run.
    """

    key: Key
    value: int | Decimal | None
    source: str
    locator: Locator
    qualifier: Qualifier = Qualifier.EXACT
    status: Status = Status.FINAL
    review: str = ""
    accepted: str = ""
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work the id out once: a rank asks a hundred observations for theirs."""
        object.__setattr__(self, "id", f"{self.key}@{self.source}")

    @property
    def under_review(self) -> bool:
        """Whether a person must still look at it."""
        return bool(self.review) and not self.accepted
