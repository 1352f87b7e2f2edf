"""Cells of input files, many of them in few words: "inputs/figures.csv, rows 2–7, 9, column value"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.data.observation import Observation

_ROW = re.compile(r"row (\d+)(, .*)?")
_SHEET_CELL = re.compile(r"(.*!)?([A-Z]{1,3})(\d+)")


def cells(observations: Iterable[Observation]) -> str:
    """Where these observations stand in the input files, cells of one column as a run of rows."""
    columns: dict[tuple[str, str, str], list[int]] = {}
    for one in observations:
        file, cell = one.locator.file, one.locator.cell
        row, sheet = _ROW.fullmatch(cell), _SHEET_CELL.fullmatch(cell)
        if row:
            columns.setdefault((file, "row", row[2] or ""), []).append(int(row[1]))
        elif sheet:
            columns.setdefault((file, "cell", f"{sheet[1] or ''}{sheet[2]}"), []).append(int(sheet[3]))
        else:
            columns.setdefault((file, "", cell), [])
    return "; ".join(f"{file}, {_column(how, of, rows)}" for (file, how, of), rows in columns.items())


def _column(how: str, of: str, numbers: list[int]) -> str:
    runs = _runs(numbers)
    if how == "row":
        rows = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
        return f"row{'s' if len(numbers) > 1 else ''} {rows}{of}"
    if how == "cell":
        column = of.rpartition("!")[2]
        return ", ".join(
            f"{of}{first}" if first == last else f"{of}{first}:{column}{last}" for first, last in runs
        )
    return of


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs without a gap: (2, 7), (9, 9)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
