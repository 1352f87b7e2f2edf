"""The starter workbook: a sheet of figures with drop-downs, and the lists of codes they choose from."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.observation import Qualifier, Status

FIGURES = "figures"
"""The sheet that is read; of a workbook that has one of this name no other sheet is."""

LIST = "starter.toml"
"""The file beside the templates that says which tables fill the workbook's first rows."""

_ROWS = 5000
_WIDTHS = {
    "jurisdiction": 13,
    "measure": 42,
    "source": 28,
    "locator": 34,
    "quote": 34,
    "label": 60,
    "name": 30,
    "title": 60,
    "meaning": 90,
    "how to fill in the sheet “figures”": 110,
}

_QUALIFIERS = {
    Qualifier.EXACT: "the source states this number; the same as leaving the cell empty",
    Qualifier.MORE_THAN: "the source says “more than” this number",
    Qualifier.ABOUT: "the source says “about” this number",
    Qualifier.ROUNDED: "the source rounds: 36.2 million is the value 36200000, rounded",
}
_STATUSES = {
    Status.FINAL: "the figure stands; the same as leaving the cell empty",
    Status.PROVISIONAL: "the source says that it may still change",
    Status.REVISED: "it replaces an earlier figure",
    Status.SUPPRESSED: "the source withholds it; leave the value empty",
    Status.NOT_AVAILABLE: "it isn't in the sources used; leave the value empty",
    Status.NOT_APPLICABLE: "there can be no such figure; leave the value empty",
}
_HOW_TO = (
    "Each row of the sheet “figures” is one figure. Add rows below the ones that are there, or replace them.",
    "jurisdiction: the code of a state or US; choose from the list (sheet “places”).",
    "measure: what is counted; choose from the list (sheet “measures”). New ones go into measures.toml, "
    "beside this file.",
    "period: the year, such as 2023; or cumulative-2023 for everything up to the end of a year.",
    "value: the number alone. A true zero is 0. Leave it empty only with a status that says why.",
    "qualifier: how exactly the source states it (sheet “qualifiers”); empty means exact.",
    "status: how far it can be relied on, or why there is none (sheet “statuses”); empty means final.",
    "source: where it comes from; choose from the list (sheet “sources”). New ones go into sources.csv, "
    "beside this file.",
    "locator: where in the source: a page, a line, a table's row.",
    "quote: the words or digits exactly as the source has them.",
    "review: why somebody must look at the figure before it is relied on. accepted: who did, and when.",
    "Only the sheet “figures” is read. The lists in the other sheets feed the drop-downs; a new measure or "
    "source may be typed into a cell although its list doesn't have it.",
    "The figures that are here are real, with their sources: an example to replace by your own.",
)


def starter_workbook(starter: Path) -> bytes:
    """The workbook's bytes, always the same for the same starter (its measures, sources and examples)."""
    inputs = starter / "inputs"
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = FIGURES
    header, rows = _figures(starter)
    _fill(sheet, header, rows)
    lists = _lists(inputs)
    for name, (heads, entries) in lists.items():
        _fill(book.create_sheet(name), heads, entries)
    for column, name in _CHOICES.items():
        _offer(sheet, header.index(column) + 1, name, len(lists[name][1]))
    return _timeless(book)


def figures_workbook(header: list[str], rows: Iterable[list[object]]) -> bytes:
    """A workbook with one sheet of figures, the same bytes for the same rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = FIGURES
    _fill(sheet, header, rows)
    return _timeless(book)


_CHOICES = {
    "jurisdiction": "places",
    "measure": "measures",
    "qualifier": "qualifiers",
    "status": "statuses",
    "source": "sources",
}

_Table = tuple[list[str], list[list[object]]]


def _figures(starter: Path) -> _Table:
    """The rows of the starter's tables of its year, numbers as numbers."""
    examples = tomllib.loads((starter / "templates" / LIST).read_text(encoding="utf-8"))
    year, header = str(examples["year"]), list[str]()
    rows: list[list[object]] = []
    for name in examples["tables"]:
        with (starter / name).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = list(reader.fieldnames or ())
            rows += [[_cell(key, row[key]) for key in header] for row in reader if row["period"] == year]
    return header, rows


def _cell(column: str, text: str) -> object:
    if column in {"period", "value"} and text.isdigit():
        return int(text)
    return text or None


def _lists(inputs: Path) -> dict[str, _Table]:
    measures = tomllib.loads((inputs / "measures.toml").read_text(encoding="utf-8"))
    with (inputs / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        sources = list(csv.DictReader(file))
    return {
        "places": (["code", "name", "kind"], [[p.code, p.name, p.kind] for p in BUILT_IN.values()]),
        "measures": (
            ["measure", "label", "program", "basis"],
            [
                [id, m["label"], m.get("program"), m.get("basis", "calendar year")]
                for id, m in measures.items()
            ],
        ),
        "qualifiers": (["qualifier", "meaning"], [[str(key), words] for key, words in _QUALIFIERS.items()]),
        "statuses": (["status", "meaning"], [[str(key), words] for key, words in _STATUSES.items()]),
        "sources": (
            ["source", "title", "publisher"],
            [[source["id"], source["title"], source["publisher"]] for source in sources],
        ),
        "how to": (["how to fill in the sheet “figures”"], [[line] for line in _HOW_TO]),
    }


def _fill(sheet: Worksheet, header: list[str], rows: Iterable[list[object]]) -> None:
    """Write a table whose header stays in sight; words wrap only where there are many."""
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(header, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 16)
        for cell in sheet[get_column_letter(number)] if name.startswith("how to") else ():
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Worksheet, column: int, name: str, count: int) -> None:
    """A drop-down down the column; it warns of a code that its list lacks, but lets it stand."""
    choice = DataValidation("list", f"{name}!$A$2:$A${count + 1}", allow_blank=True, showErrorMessage=True)
    choice.errorStyle = "warning"
    choice.errorTitle = "Not in the list"
    choice.error = f"The sheet “{name}” has no such code. Keep it all the same?"
    letter = get_column_letter(column)
    choice.add(f"{letter}2:{letter}{_ROWS}")
    sheet.add_data_validation(choice)


def _timeless(book: Workbook) -> bytes:
    """The workbook's bytes without the times of its making, which openpyxl writes into it."""
    moment = "2024-01-01T00:00:00Z"
    book.properties.creator = "reportgen"
    book.properties.created = datetime(2024, 1, 1)
    saved, result = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment.encode(), content)
            fixed = zipfile.ZipInfo(entry.filename)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return result.getvalue()
