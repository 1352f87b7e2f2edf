"""inputs/sources.csv → the sources, by id."""

from __future__ import annotations

import re
from datetime import date

from reportgen.data.source import Source
from reportgen.errors import Finding, InputError
from reportgen.project import Project
from reportgen.read.grid import Grid, Row, missing_column
from reportgen.read.open import open_grid
from reportgen.read.table import error, words

FILE = "inputs/sources.csv"
COLUMNS = ("id", "title", "publisher", "published", "retrieved", "file", "sha256", "url", "note")
_REQUIRED = ("id", "title", "publisher", "retrieved")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Of some documents only the month or the year is known.
_DAY_MONTH_YEAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def read_sources(project: Project) -> dict[str, Source]:
    """The sources of a project, in the order of its file; raises InputError with all that is wrong in it."""
    grid = open_grid(project.root, FILE, project.max_mb)
    missing = [missing_column(grid, column) for column in _REQUIRED if grid.column(column) is None]
    faults = [*grid.findings, *missing]
    sources: dict[str, Source] = {}
    for row in grid.rows if not missing else ():
        cells = {
            column: words(row.cells[at]) for column in COLUMNS if (at := grid.column(column)) is not None
        }
        found = [*_faults(grid, row, cells), *_twice(grid, row, cells["id"], sources)]
        faults.extend(found)
        if not found:
            retrieved = date.fromisoformat(_iso(cells.pop("retrieved")))
            cells |= {"published": _iso(cells.get("published", ""))}
            sources[cells["id"]] = Source(retrieved=retrieved, **cells)
    if faults:
        raise InputError.of(faults)
    return sources


def _where(grid: Grid, row: Row, column: str) -> str:
    return grid.where(row.number, grid.column(column) or 0)


def _twice(grid: Grid, row: Row, id: str, sources: dict[str, Source]) -> list[Finding]:
    if id not in sources:
        return []
    return [error(_where(grid, row, "id"), f'The source "{id}" stands twice.', "Take one of the rows away.")]


def _faults(grid: Grid, row: Row, cells: dict[str, str]) -> list[Finding]:
    faults = [
        error(
            _where(grid, row, column),
            f"The cell under {column} is blank.",
            "Fill it: a briefing prints its sources.",
        )
        for column in _REQUIRED
        if not cells[column]
    ]
    for column, pattern in (("retrieved", _DAY), ("published", _DAY_MONTH_YEAR)):
        text = _iso(cells.get(column, ""))
        if text and not (pattern.fullmatch(text) and _is_day(text)):
            faults.append(
                error(_where(grid, row, column), f'"{text}" is no date.', "Write it as 2026-11-21.")
            )
    if cells.get("sha256") and not re.fullmatch(r"[0-9a-f]{64}", cells["sha256"]):
        what = f'"{cells["sha256"][:20]}" is no SHA-256.'
        faults.append(error(_where(grid, row, "sha256"), what, "Write its 64 digits and letters a to f."))
    return faults


def _iso(text: str) -> str:
    """A day as 2026-11-21, also where a spreadsheet program has turned it into 11/21/2026 on saving."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
