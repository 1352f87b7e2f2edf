"""JSON → Grid: a list of objects, one for each row, or {"rows": [...]}."""

from __future__ import annotations

import json
from typing import Any

from reportgen.errors import Finding, Severity
from reportgen.read.cells import Content, Fault
from reportgen.read.csv_file import text_of
from reportgen.read.grid import Grid, grid_of, refused

_SHAPE = 'Write a list of objects: [{"jurisdiction": "MA", ...}, ...].'


def read_json(file: str, data: bytes) -> Grid:
    """The grid of a JSON file's bytes; raises InputError."""
    rows = _rows(file, data)
    findings = [
        Finding(Severity.ERROR, f"{file}, row {number}", "It is no object.", _SHAPE)
        for number, row in enumerate(rows, 1)
        if not isinstance(row, dict)
    ]
    objects = [row if isinstance(row, dict) else {} for row in rows]
    keys = list(dict.fromkeys(key for row in objects for key in row))
    records = [(number, [_content(row.get(key)) for key in keys]) for number, row in enumerate(objects, 1)]
    return grid_of(file, [(0, keys), *records], _place, findings)


def _rows(file: str, data: bytes) -> list[Any]:
    # Numbers stay the digits that were written: no float comes near them, and one rule reads all files.
    try:
        found = json.loads(
            text_of(file, data), parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_once
        )
    except json.JSONDecodeError as error:
        what = f"It is no JSON: {error.msg}."
        raise refused(file, what, "Mend that line.", f"line {error.lineno}") from None
    except RecursionError:
        raise refused(file, "Its lists and objects are nested too deep.", _SHAPE) from None
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise refused(file, "It is no list of rows.", _SHAPE)
    return rows


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        twice = Fault(f'"{key}" stands twice in this row.', "Take one of the two away.")
        found[key] = twice if key in found else value
    return found


def _content(value: Any) -> Content:
    if value is None:
        return ""
    if isinstance(value, str | Fault):
        return value
    kind = "true or false" if isinstance(value, bool) else "a list or an object"
    return Fault(f"It is {kind}.", "Write a number or a text.")


def _place(row: int, heading: str, column: int) -> str:
    return f"row {row}, {heading or column + 1}" if row else heading
