"""Barriers in the tables of a Word file: heads not marked, merged cells, tables that only make space."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.verify.passages import Barrier, all_words, quoted
from reportgen.verify.wordparts import W, is_on

_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_TBL, _TR, _TC = f"{W}tbl", f"{W}tr", f"{W}tc"


def in_tables(body: etree._Element) -> Iterator[Barrier]:
    """What keeps tables from being read cell by cell, each cell with its heads."""
    for table in body.iter(_TBL):
        rows = table.findall(_TR) + table.findall(f"{W}sdt/{W}sdtContent/{_TR}")
        if not rows:
            continue
        where = _where(table, rows)
        if not all_words(rows):
            what = "A table without words only makes space, and is read cell by cell."
            yield where, what, "Delete it, and set the space above or below a paragraph."
            continue
        yield from _merged(table, where)
        yield from _heads(table, rows, where)
        yield from _blank_columns(rows, where)


def _where(table: etree._Element, rows: list[etree._Element]) -> str:
    title = table.find(f"{W}tblPr/{W}tblCaption")
    words = "" if title is None else title.get(f"{W}val", "")
    return f"the table {quoted(words or all_words(rows))}"


def _merged(table: etree._Element, where: str) -> Iterator[Barrier]:
    spans = table.iterfind(f"{_TR}/{_TC}/{W}tcPr/{W}gridSpan")
    wide = any(one.get(f"{W}val", "1") != "1" for one in spans)
    tall = (table.find(f"{_TR}/{_TC}/{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge"))
    if wide or any(one is not None for one in tall):
        what = "It has merged cells, in which a reader loses the row and the column."
        yield where, what, "Split them, and write into each cell what it says."
    if table.find(f"{_TR}/{_TC}/{_TBL}") is not None:
        yield where, "There is a table in one of its cells.", "Set it below, as a table of its own."


def _heads(table: etree._Element, rows: list[etree._Element], where: str) -> Iterator[Barrier]:
    if not is_on(rows[0].find(f"{W}trPr/{W}tblHeader")) or not _is_said(table, "firstRow", _FIRST_ROW):
        what = "Its first row isn't marked as its heads."
        do = "Tick Header Row under Table Design, and Repeat Header Rows under Layout."
        yield where, what, do
    several = len(rows) > 1 and len(rows[0].findall(_TC)) > 1
    if several and not _is_said(table, "firstColumn", _FIRST_COLUMN):
        what = "Its first column isn't marked as the heads of its rows."
        yield where, what, "Tick First Column under Table Design."


def _is_said(table: etree._Element, name: str, bit: int) -> bool:
    """What the table's look says; files of old say it in bits alone."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    own = look.get(f"{W}{name}")
    if own is not None:
        return own in {"1", "true", "on"}
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & bit)
    except ValueError:
        return False


def _blank_columns(rows: list[etree._Element], where: str) -> Iterator[Barrier]:
    cells = [row.findall(_TC) for row in rows]
    columns = max(map(len, cells))
    for at in range(columns):
        column = [row[at] for row in cells if at < len(row)]
        if not all_words(column):
            what = f"Its column {at + 1} is empty."
            yield where, what, "Delete it; set the space between columns as margins of their cells."
        elif at and len(column) > 1 and not all_words(column[:1]):
            yield where, f"Its column {at + 1} has no head.", "Write one into its first cell."
    for at, row in enumerate(cells, 1):
        if row and not all_words(row):
            yield where, f"Its row {at} is empty.", "Delete it; set the space as margins of cells."
