"""One more text in some cells of a workbook, unless writing it through openpyxl would lose something."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import openpyxl

from reportgen.errors import InputError
from reportgen.read.grid import Grid, refused

# What openpyxl writes back whole: no charts, pictures, macros, pivot tables or links are among it.
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/workbook\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/(styles|sharedStrings|calcChain)\.xml|xl/theme/theme\d*\.xml"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/tables/table\d+\.xml|([^/]+/)+"
)


def with_cells_of_workbook(data: bytes, grid: Grid, rows: Sequence[int], column: int, text: str) -> bytes:
    """The workbook's bytes with that text in these cells; raises InputError where something would be lost."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        lost = [name for name in package.namelist() if not _KEPT.fullmatch(name)]
        lost += [name for name in package.namelist() if _lossy(name, package)]
    if lost:
        raise _refused(grid, rows, column, text, lost=", ".join(lost[:3]))
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    for row in rows:
        sheet, cell = grid.place(row, column).rsplit("!", 1)
        book[sheet][cell] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lossy(name: str, package: zipfile.ZipFile) -> bool:
    """Whether a sheet has formulas, whose stored results openpyxl drops, or extensions of Excel's own."""
    if not name.startswith("xl/worksheets/sheet"):
        return False
    xml = package.read(name)
    return re.search(rb"<(?:\w+:)?(?:f|extLst)[\s>/]", xml) is not None


def _refused(grid: Grid, rows: Sequence[int], column: int, text: str, *, lost: str) -> InputError:
    cells = ", ".join(grid.place(row, column) for row in rows)
    what = f"Writing to this workbook would lose something that it has ({lost})."
    return refused(grid.file, what, f'Open it in Excel and write "{text}" into {cells}.')
