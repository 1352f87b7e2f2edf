"""Wide tables: places down and measures across, read through a [[wide]] of reportgen.toml → Table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.measure import Measure
from reportgen.data.observation import Key, Locator, Observation
from reportgen.data.period import Period
from reportgen.errors import Finding
from reportgen.project import FILE, Wide
from reportgen.read.cells import Content, Fault, stated
from reportgen.read.figure import settled
from reportgen.read.grid import Grid, Row, missing_column
from reportgen.read.table import Desk, Table, error, keys_of, misplaced, period, place, words
from reportgen.settings import nearest


def read_wide(grid: Grid, wide: Wide, desk: Desk) -> Table:
    """The table of a grid, read through its mapping; a blank cell is no observation, and no zero."""
    year = [wide.year] if isinstance(wide.year, str) else []
    at = {heading: grid.column(heading) for heading in (wide.jurisdiction, *year, *wide.columns)}
    missing = [missing_column(grid, heading) for heading, index in at.items() if index is None]
    unread = [*_unknown(wide, desk), *missing]
    if unread:
        return Table(grid.file, (), None, (*grid.findings, *unread))
    reader = _Reader(grid, wide, desk, {heading: index for heading, index in at.items() if index is not None})
    for row in grid.rows:
        reader.read(row)
    findings = (*grid.findings, *reader.findings)
    return Table(grid.file, tuple(reader.observations), keys_of(grid, reader.keys), findings)


def _unknown(wide: Wide, desk: Desk) -> list[Finding]:
    where, book = f"{FILE}, [[wide]] of {wide.file}", desk.codebook
    faults = [
        error(
            f'{where}, columns, "{heading}"',
            f'"{id}" is no measure.',
            _do(id, book.measures, "measures.toml"),
        )
        for heading, id in wide.columns.items()
        if id not in book.measures
    ]
    if wide.source not in book.sources:
        what = f'The source "{wide.source}" isn\'t known.'
        faults.append(error(f"{where}, source", what, _do(wide.source, book.sources, "sources.csv")))
    return faults


def _do(name: str, known: Mapping[str, object], file: str) -> str:
    return nearest(name, known) or f"Add it to inputs/{file}."


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one grid, and keeps what they gave; a key of None is a row that can't be told."""

    grid: Grid
    wide: Wide
    desk: Desk
    columns: Mapping[str, int]
    observations: list[Observation] = field(default_factory=list)
    keys: list[Key | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Take the observations of a row, one for each of its measures with something in its cell."""
        cell = self._cell(row, self.wide.jurisdiction)
        if words(cell) in self.wide.skip:
            return
        where = place(cell if words(cell) else self.wide.blank_jurisdiction, self.desk)
        when = self._period(row, self.wide.year)
        if isinstance(where, Fault):
            self._fault(row, self.wide.jurisdiction, where)
        if isinstance(where, Fault) or isinstance(when, Fault):
            self.keys.append(None)
            return
        for heading, id in self.wide.columns.items():
            self._figure(row, heading, where, self.desk.codebook.measures[id], when)

    def _cell(self, row: Row, heading: str) -> Content:
        return row.cells[self.columns[heading]]

    def _place(self, row: Row, heading: str) -> str:
        return self.grid.place(row.number, self.columns[heading])

    def _fault(self, row: Row, heading: str, fault: Fault) -> None:
        self.findings.append(error(f"{self.grid.file}, {self._place(row, heading)}", fault.what, fault.do))

    def _period(self, row: Row, year: str | int) -> Period | Fault:
        if isinstance(year, int):
            return Period(year)
        found = period(self._cell(row, year))
        if isinstance(found, Fault):
            self._fault(row, year, found)
        return found

    def _figure(self, row: Row, heading: str, of: Jurisdiction, measure: Measure, when: Period) -> None:
        content = self._cell(row, heading)
        if not isinstance(content, Fault) and not content.strip():
            return
        key = Key(of.code, measure.id, measure.period(when.year))
        self.keys.append(key)
        said = stated(content, measure.kind)
        found = misplaced(measure, of) or (said if isinstance(said, Fault) else settled(said))
        if isinstance(found, Fault):
            self._fault(row, heading, found)
            return
        locator = Locator(self.grid.file, self._place(row, heading), quote=words(content))
        self.observations.append(
            Observation(key, found.value, self.wide.source, locator, found.qualifier, found.status)
        )
