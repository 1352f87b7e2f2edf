"""XLSX → Grid: one sheet of a workbook, its numbers as the plain digits that it shows."""

from __future__ import annotations

import io
import math
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Context
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.errors import Finding, Severity
from reportgen.read.cells import Content, Fault
from reportgen.read.grid import OLE, ZIP, Grid, grid_of, not_its_name, refused, too_large
from reportgen.workbook import FIGURES

_MB = 1_000_000
_UNZIPPED = 20
_MOST_CELLS = 5_000_000
# Excel keeps 15 digits: 0.30000000000000004 is what it calls 0.3.
_EXCEL = Context(prec=15)


def read_xlsx(file: str, data: bytes, max_mb: int, sheet: str = "") -> Grid:
    """The grid of a workbook's sheet; raises InputError. If none is named, "figures", else the first one."""
    _check_package(file, data, max_mb)
    formulas, values = _workbook(file, data, stored=False), _workbook(file, data, stored=True)
    name = _sheet_name(file, formulas, sheet)
    shown: Worksheet = values[name]
    records = _records(formulas[name], shown)
    width = max((len(cells) for _, cells in records), default=0)
    if records and records[-1][0] * width > _MOST_CELLS:
        what = f"Its sheet {name} reaches to {get_column_letter(width)}{records[-1][0]}."
        raise refused(file, what, "Delete the rows and columns that aren't part of the table.")
    # That of the starter's workbook only "figures" is read goes without saying.
    others = [] if sheet or name == FIGURES else _other_sheets(file, formulas, name)
    findings = [*_merged(file, name, shown), *others]
    return grid_of(file, records, lambda row, _, at: f"{name}!{get_column_letter(at + 1)}{row}", findings)


def _check_package(file: str, data: bytes, max_mb: int) -> None:
    if data.startswith(OLE):
        raise not_its_name(file, "it is an old .xls workbook or protected by a password")
    if not data.startswith(ZIP):
        raise not_its_name(file, "it is no Excel workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            unzipped = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise refused(file, "It is damaged.", "Open it in Excel and save it anew.") from None
    if "xl/workbook.xml" not in names:
        raise not_its_name(file, "it is a ZIP archive and no Excel workbook")
    if unzipped > _UNZIPPED * max_mb * _MB:
        what = f"Unzipped it has {unzipped / _MB:.0f} MB, and no more than {_UNZIPPED * max_mb} MB are read."
        raise too_large(file, what)


def _workbook(file: str, data: bytes, *, stored: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=stored)
    # What openpyxl and its XML parser raise for a damaged package is open-ended: KeyError, ValueError,
    # TypeError, XMLSyntaxError, zlib.error, …; all of them mean the same to whoever reads the message.
    except Exception as error:
        what = f"It is damaged ({type(error).__name__})."
        raise refused(file, what, "Open it in Excel and save it anew.") from error


def _sheet_name(file: str, book: Workbook, wanted: str) -> str:
    names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if wanted in names:
        return wanted
    if wanted or not names:
        what = f'It has no sheet "{wanted}".' if wanted else "It has no visible sheet."
        raise refused(file, what, f"Its sheets: {', '.join(names) or 'none'}.")
    return FIGURES if FIGURES in names else names[0]


def _records(formulas: Worksheet, shown: Worksheet) -> list[tuple[int, list[Content]]]:
    """The rows with anything in them, numbered.

    openpyxl's own walk would make every cell up to the farthest one that was ever formatted.
    """
    records: dict[int, list[Content]] = {}
    for row, column in sorted(formulas._cells):
        content = _content(formulas.cell(row, column), shown.cell(row, column))
        if content:
            cells = records.setdefault(row, [])
            cells += [*[""] * (column - 1 - len(cells)), content]
    return list(records.items())


def _content(written: Any, stored: Any) -> Content:
    value = stored.value
    if value is None:
        if written.data_type != "f":
            return ""
        do = "Open the file in Excel and save it, so that the result is stored."
        return Fault("It has a formula without a stored result.", do)
    if stored.data_type == "e":
        return Fault(f"It has the error {value}.", "Mend its formula, or write [x] for not available.")
    if isinstance(value, bool):
        return Fault(f"It says {str(value).upper()}.", "Write the number.")
    if isinstance(value, (datetime, date, time, timedelta)):
        return _dated(value)
    return value if isinstance(value, str) else _digits(value, stored.number_format)


def _dated(value: datetime | date | time | timedelta) -> Fault:
    midnight = isinstance(value, datetime) and value.time() == time()
    text = str(value.date() if midnight and isinstance(value, datetime) else value)
    do = "Format the cell as a number, and see that the number is right."
    return Fault(f"It has a date or time, {text}.", do, text)


def _digits(value: int | float, number_format: str) -> Content:
    if not math.isfinite(value):
        return Fault(f"It has {value}, which is no number.", "Write the number.")
    digits = _EXCEL.create_decimal(repr(value))
    shown = re.sub(r'"[^"]*"|\\.', "", number_format)
    percent = "%" in shown
    plain = (digits * 100 if percent else digits).normalize()
    return format(plain, "f") + ("%" if percent else "")


def _merged(file: str, name: str, sheet: Worksheet) -> list[Finding]:
    do = "Unmerge them, and write every heading and value in a cell of its own."
    return [
        Finding(Severity.ERROR, f"{file}, {name}!{cells.coord}", "These cells are merged.", do)
        for cells in sorted(sheet.merged_cells.ranges, key=lambda cells: (cells.min_row, cells.min_col))
    ]


def _other_sheets(file: str, book: Workbook, name: str) -> list[Finding]:
    do = "Only the first sheet is; give the other a file of its own, or a [[wide]] with its name."
    return [
        Finding(Severity.WARNING, f"{file}, {sheet.title}", "This sheet is not read.", do)
        for sheet in book.worksheets
        if sheet.title != name and any(cell.value is not None for cell in sheet._cells.values())
    ]
