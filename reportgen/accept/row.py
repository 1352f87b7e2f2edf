"""Rows of a table under review → the same file with who accepted them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from reportgen.accept.csv_cell import with_cells
from reportgen.errors import UsageError
from reportgen.project import Project
from reportgen.publish import publish
from reportgen.read.grid import Grid
from reportgen.read.open import bytes_of, open_grid
from reportgen.read.table import words

_COLUMN = "accepted"


def accept(project: Project, path: Path, rows: Sequence[int], by: str, on: date) -> tuple[str, ...]:
    """Write "BY, ON" into the column accepted of these rows; the cells written, as findings name them.

    `path` is from here or from the project's folder. All rows are written, or none: raises UsageError for a
    row that isn't there, that has no reason for review, or that is accepted; InputError for the file.
    """
    file, name = _inside(project, path), " ".join(by.split())
    if not name or name[0] in "=+-@":
        raise UsageError(f'"{name}" is no name.', do="Write who looked: --by 'J. Doe'.")
    grid = open_grid(project.root, file, project.max_mb)
    column = _checked(grid, rows)
    data = bytes_of(project.root, file, project.max_mb)
    wanted, text = tuple(dict.fromkeys(rows)), f"{name}, {on.isoformat()}"
    if file.lower().endswith(".csv"):
        changed = with_cells(data, grid, wanted, column, text)
    else:
        # openpyxl loads slowly; of a CSV file nobody should wait for it.
        from reportgen.accept.xlsx_cell import with_cells_of_workbook

        changed = with_cells_of_workbook(data, grid, wanted, column, text)
    publish({project.root / file: changed})
    return tuple(grid.where(row, column) for row in wanted)


def _inside(project: Project, path: Path) -> str:
    """The file as the project names it."""
    root = project.root.resolve()
    for whole in (Path.cwd() / path, root / path):
        if whole.is_file() and whole.resolve().is_relative_to(root):
            file = whole.resolve().relative_to(root).as_posix()
            if PurePosixPath(file).suffix.lower() not in {".csv", ".xlsx"}:
                do = "Write who accepted the row into it with the program that made it."
                raise UsageError("Only CSV files and workbooks are written to.", where=file, do=do)
            if any(wide.file == file for wide in project.wide):
                do = "Name the figure under [check], looked_at in reportgen.toml, as PLACE/measure/year."
                raise UsageError("A wide table has no column accepted.", where=file, do=do)
            return file
    raise UsageError("There is no such file in the project.", where=str(path), do="Name it as findings do.")


def _checked(grid: Grid, rows: Sequence[int]) -> int:
    """The column's index, once every row is one that may be accepted."""
    column, review = grid.column(_COLUMN), grid.column("review")
    for heading, index in (("review", review), (_COLUMN, column)):
        if index is None:
            do = f"Add a column {heading}."
            raise UsageError(f'It has no column "{heading}".', where=grid.file, do=do)
    assert column is not None
    assert review is not None
    by_number = {row.number: row for row in grid.rows}
    for number in rows:
        where = grid.where(number, column)
        if number not in by_number:
            numbers = f"Its rows are {min(by_number)} to {max(by_number)}." if by_number else ""
            raise UsageError(f"There is no row {number}.", where=grid.file, do=numbers)
        cells = by_number[number].cells
        if words(cells[column]):
            do = "Take that out first, if somebody is to look again."
            raise UsageError(f"It was accepted by {words(cells[column])}.", where=where, do=do)
        if not words(cells[review]):
            do = "Write into its column review why somebody had to look."
            raise UsageError("This row has no reason for review.", where=where, do=do)
    return column
