"""One row of a tidy table → an observation, or everything that is wrong in the row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from reportgen.data.measure import Measure
from reportgen.data.observation import Key, Locator, Observation, Qualifier, Status
from reportgen.errors import Finding
from reportgen.read.cells import Content, Fault, marker, stated
from reportgen.read.figure import Settled, settled
from reportgen.read.grid import Grid, Row, folded
from reportgen.read.table import Desk, error, misplaced, mistimed, period, place, words
from reportgen.settings import nearest

T = TypeVar("T")
_KEY = ("jurisdiction", "measure", "period")
_QUALIFIERS = {folded(qualifier): qualifier for qualifier in Qualifier}
_STATUSES = {folded(status): status for status in Status} | {
    "[r]": Status.REVISED,
    "r": Status.REVISED,
    "[p]": Status.PROVISIONAL,
    "p": Status.PROVISIONAL,
}


@dataclass(slots=True)
class Line:
    """One row on its way to an observation; `findings` collects everything that is wrong in it."""

    grid: Grid
    desk: Desk
    columns: dict[str, int]
    row: Row
    key: Key | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def unfilled(self) -> bool:
        """Whether the row names a figure and says nothing of it yet, as in a table that was laid out."""
        return not any(_filled(self._cell(column)) for column in self.columns if column not in _KEY)

    def observation(self) -> Observation | None:
        """The row's observation, None when anything is wrong in it or it is not filled in yet."""
        measure = self._measure()
        self.key = self._key(measure)
        if self.unfilled:
            return None
        source = self._source()
        found = self._settled(measure) if measure else None
        if self.findings or not (self.key and found):
            return None
        review, accepted = self._words("review"), self._words("accepted")
        locator = Locator(self.grid.file, self._place("value"), self._words("locator"), self._words("quote"))
        return Observation(
            self.key, found.value, source, locator, found.qualifier, found.status, review, accepted
        )

    def _cell(self, column: str) -> Content:
        index = self.columns.get(column)
        return "" if index is None else self.row.cells[index]

    def _words(self, column: str) -> str:
        return words(self._cell(column))

    def _place(self, column: str) -> str:
        return self.grid.place(self.row.number, self.columns[column])

    def _good(self, column: str, found: T | Fault) -> T | None:
        """What was found; or None, once its fault is among the findings."""
        if not isinstance(found, Fault):
            return found
        self.findings.append(error(f"{self.grid.file}, {self._place(column)}", found.what, found.do))
        return None

    def _measure(self) -> Measure | None:
        name = self._words("measure")
        measures = self.desk.codebook.measures
        if name in measures:
            return measures[name]
        what = f'The measure "{name}" isn\'t known.' if name else "The measure is blank."
        known = nearest(name, measures) or "Add it to inputs/measures.toml."
        do = known if name else "Write the id of one in inputs/measures.toml."
        return self._good("measure", Fault(what, do))

    def _key(self, measure: Measure | None) -> Key | None:
        where = self._good("jurisdiction", place(self._cell("jurisdiction"), self.desk))
        when = self._good("period", period(self._cell("period")))
        if not (measure and where and when):
            return None
        before = len(self.findings)
        self._good("jurisdiction", misplaced(measure, where))
        self._good("period", mistimed(measure, when))
        # A figure of the wrong sort of place or period is likely another's: what it is of can't be told.
        return Key(where.code, measure.id, when) if len(self.findings) == before else None

    def _source(self) -> str:
        name, sources = self._words("source"), self.desk.codebook.sources
        if name not in sources:
            what = f'The source "{name}" isn\'t known.' if name else "The source is blank."
            known = nearest(name, sources) or "Add it to inputs/sources.csv."
            do = known if name else "Write the id of one in inputs/sources.csv."
            self._good("source", Fault(what, do))
        return name

    def _settled(self, measure: Measure) -> Settled | None:
        before = len(self.findings)
        said = self._good("value", stated(self._cell("value"), measure.kind))
        qualifier = self._good("qualifier", _qualifier(self._words("qualifier")))
        status = self._good("status", _status(self._words("status")))
        if said is None or len(self.findings) > before:
            return None
        return self._good("value", settled(said, qualifier, status))


def _filled(cell: Content) -> bool:
    return isinstance(cell, Fault) or bool(cell.strip())


def _qualifier(text: str) -> Qualifier | Fault | None:
    if not text or folded(text) in _QUALIFIERS:
        return _QUALIFIERS.get(folded(text))
    return Fault(f'"{text}" is no qualifier.', f"Use one of: {', '.join(Qualifier)}; or leave it blank.")


def _status(text: str) -> Status | Fault | None:
    found = _STATUSES.get(folded(text)) or marker(text)
    if found or not text:
        return found
    return Fault(f'"{text}" is no status.', f"Use one of: {', '.join(Status)}; or leave it blank.")
