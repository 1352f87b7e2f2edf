"""Tidy tables: one row per observation → Table."""

from __future__ import annotations

from reportgen.data.tidy import COLUMNS, REQUIRED
from reportgen.errors import Finding, Severity
from reportgen.read.grid import Grid, folded, missing_column
from reportgen.read.line import Line
from reportgen.read.table import Desk, Table, keys_of
from reportgen.settings import nearest


def read_tidy(grid: Grid, desk: Desk) -> Table:
    """The table of a grid whose columns are those of data/tidy.py."""
    found = {column: grid.column(column) for column in COLUMNS}
    columns = {column: index for column, index in found.items() if index is not None}
    shape = [*grid.findings, *_ignored(grid)]
    missing = [missing_column(grid, column) for column in REQUIRED if column not in columns]
    if missing:
        return Table(grid.file, (), None, (*shape, *missing))
    lines = [Line(grid, desk, columns, row) for row in grid.rows]
    observations = [observation for line in lines if (observation := line.observation())]
    findings = [*shape, *(finding for line in lines for finding in line.findings), *_unfilled(grid, lines)]
    said = [line.key for line in lines if line.findings or not line.unfilled]
    return Table(grid.file, tuple(observations), keys_of(grid, said), tuple(findings))


def _unfilled(grid: Grid, lines: list[Line]) -> list[Finding]:
    """A warning where rows name a figure and say nothing of it: they are neither figures nor holes."""
    if not any(line.unfilled for line in lines):
        return []
    do = "Fill in value and source (or [x] for not available), or take the rows away."
    return [Finding(Severity.WARNING, grid.file, "Rows that are not filled in yet are not read.", do)]


def _ignored(grid: Grid) -> list[Finding]:
    known = {folded(column) for column in COLUMNS}
    return [
        Finding(
            Severity.WARNING,
            grid.where(grid.heading_row, index),
            f'The column "{heading}" is not read.',
            'Did you mean "period"?' if folded(heading) == "year" else nearest(heading, COLUMNS),
        )
        for index, heading in enumerate(grid.headings)
        if heading and folded(heading) not in known
    ]
