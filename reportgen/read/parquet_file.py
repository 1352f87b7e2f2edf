"""Parquet → Grid, through pyarrow, which is an extra."""

from __future__ import annotations

import io
import math
from decimal import Decimal
from typing import Any

from reportgen.read.cells import Content, Fault
from reportgen.read.grid import Grid, grid_of, not_its_name, refused

_MOST_CELLS = 5_000_000


def read_parquet(file: str, data: bytes) -> Grid:
    """The grid of a Parquet file's bytes; raises InputError, also when pyarrow isn't there."""
    if not data.startswith(b"PAR1"):
        raise not_its_name(file, "it is no Parquet file")
    try:
        from pyarrow import parquet
    except ImportError:
        do = 'Run `pip install "reportgen[parquet]"`, or save the file as .csv.'
        raise refused(file, "Reading Parquet takes pyarrow, which isn't installed.", do) from None
    try:
        found = parquet.ParquetFile(io.BytesIO(data))
        if found.metadata.num_rows * found.metadata.num_columns > _MOST_CELLS:
            what = f"It has {found.metadata.num_rows:,} rows."
            raise refused(file, what, "Keep only the rows that are used.")
        table = found.read()
        columns = [column.to_pylist() for column in table.columns]
    # pyarrow's errors share no root but these two; a damaged file may raise any of them.
    except (OSError, ValueError, TypeError, NotImplementedError) as error:
        what = f"It is damaged ({type(error).__name__})."
        raise refused(file, what, "Write it anew.") from None
    rows = [[_content(value) for value in row] for row in zip(*columns, strict=True)]
    return grid_of(file, [(0, table.column_names), *enumerate(rows, 1)], _place)


def _content(value: Any) -> Content:
    # pandas writes what is missing as NaN.
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        what = f"It has {str(value)[:40]}, which is no number."
        return Fault(what, "Write a number or a text.", str(value))
    if isinstance(value, float) and math.isinf(value):
        return Fault("It has infinity, which is no number.", "Write the number.")
    return value if isinstance(value, str) else _digits(value)


def _digits(value: int | float | Decimal) -> str:
    plain = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return format(plain, "f")


def _place(row: int, heading: str, column: int) -> str:
    return f"row {row}, column {heading or column + 1}" if row else f"column {heading or column + 1}"
