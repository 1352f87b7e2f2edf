"""The new year's tables, as last year's without their figures: places, measures, the year, and blanks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reportgen.data.observation import Key
from reportgen.data.tidy import COLUMNS
from reportgen.turn.figures import Table

_KINDS = (".csv", ".xlsx")
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else


def laid_out(tables: Iterable[Table], there: frozenset[str], mapped: frozenset[str]) -> dict[str, bytes]:
    """The tables to lay out by file: those of which something is missing and that are not `there`.

    Tables that are `mapped` have columns of their own, and one that holds several years is not laid out.
    """
    wanted = [table for table in tables if table.missing and table.file not in mapped]
    return {
        table.target: _table(table.target, table.missing)
        for table in wanted
        if table.target != table.file and table.target not in there and table.target.endswith(_KINDS)
    }


def _table(file: str, keys: Iterable[Key]) -> bytes:
    """A row for each missing figure. Until it is filled in it is neither a figure nor a mistake."""
    rows: list[list[object]] = [[key.jurisdiction, key.measure, str(key.period)] for key in keys]
    if file.endswith(".xlsx"):
        from reportgen.workbook import figures_workbook

        return figures_workbook(list(COLUMNS), rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*row, *[""] * (len(COLUMNS) - len(row))] for row in rows)
    return _BOM + text.getvalue().encode()
