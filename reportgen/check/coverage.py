"""What is there, by measure, year and state, with the gaps; rows to review, and who accepted the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.check.concern import Concern, places_by_key, warning
from reportgen.check.sums import stand_ins
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.observation import Key, Observation, Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which places have a figure of a measure for a year, which withhold theirs, which have none.

    `places` are those of the whole dataset, as codes; `nation` is None where the measure has no such figure.
    """

    measure: str
    year: int
    have: tuple[str, ...]
    withheld: tuple[str, ...]
    missing: tuple[str, ...]
    nation: bool | None

    @property
    def places(self) -> int:
        """How many places could have one."""
        return len(self.have) + len(self.withheld) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a person must look at, or has looked at (`accepted`)."""

    file: str
    cell: str
    key: Key
    review: str
    accepted: str

    @property
    def number(self) -> str:
        """The row's number as `reportgen accept` takes it, "" where the file has none."""
        found = re.match(r"row (\d+),|.*!\D+(\d+)$", self.cell)
        return (found[1] or found[2]) if found else ""

    @property
    def how(self) -> str:
        """How it is accepted."""
        if self.file.endswith((".csv", ".xlsx")) and self.number:
            return f"run: reportgen accept {self.file} {self.number} --by NAME"
        return "write who accepted it, and when, in the column accepted"


def coverage(dataset: Dataset, year: int | None = None) -> tuple[Coverage, ...]:
    """A line for each measure and year with any figure, in the order of the measures."""
    own = stand_ins(dataset)
    codes = sorted({key.jurisdiction for key in dataset.index} - {NATION, *own})
    known = {id: at for at, id in enumerate(dataset.codebook.measures)}
    periods = sorted(places_by_key(dataset), key=lambda of: (known[of[0]], of[1]))
    return tuple(
        _line(dataset, id, codes, period.year) for id, period in periods if year in {None, period.year}
    )


def _line(dataset: Dataset, id: str, codes: list[str], year: int) -> Coverage:
    measure = dataset.codebook.measures[id]
    wanted = codes if "state" in measure.scope else []
    found = {
        code: dataset.index.get(Key(code, id, measure.period(year)), (None,))[0] for code in (*wanted, NATION)
    }
    nation = _has(found.pop(NATION)) if "nation" in measure.scope else None
    have = tuple(code for code in wanted if _has(found[code]))
    withheld = tuple(code for code in wanted if (o := found[code]) and o.status is Status.SUPPRESSED)
    missing = tuple(code for code in wanted if code not in {*have, *withheld})
    return Coverage(id, year, have, withheld, missing, nation)


def _has(observation: Observation | None) -> bool:
    return observation is not None and observation.value is not None


def signed_rows(dataset: Dataset, year: int | None = None) -> tuple[Row, ...]:
    """The rows with a reason to look at them, those that nobody has accepted first."""
    rows = [
        Row(one.locator.file, one.locator.cell, one.key, one.review, one.accepted)
        for one in dataset.by_id.values()
        if one.review and year in {None, one.key.period.year}
    ]
    return tuple(sorted(rows, key=lambda row: bool(row.accepted)))


def to_review(dataset: Dataset) -> tuple[Concern, ...]:
    """A warning for each row that a person must still look at."""
    return tuple(
        warning(
            f"{row.file}, {row.cell}",
            f"To be reviewed: {row.review}",
            f"Look at it in its source; then {row.how}",
            [row.key],
            row.key.period.year,
        )
        for row in signed_rows(dataset)
        if not row.accepted
    )
