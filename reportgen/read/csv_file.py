"""CSV → Grid: UTF-8, UTF-16 or Windows text, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re

from reportgen.read.cells import Content
from reportgen.read.grid import Grid, grid_of, not_its_name, refused, sign_of

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read_csv(file: str, data: bytes) -> Grid:
    """The grid of a CSV file's bytes; raises InputError."""
    text = text_of(file, data)
    if not text.strip():
        raise refused(file, "It is empty.", "Fill it, or take it away.")
    records: list[tuple[int, list[Content]]] = []
    # Strict, as else a quote that isn't closed would swallow the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            records.append((number, list(cells)))
    except csv.Error as error:
        what = f"The row that ends on line {reader.line_num} can't be read: {error}."
        do = "Close every quote, and double a quote inside a text."
        raise refused(file, what, do, f"row {len(records) + 1}") from None
    return grid_of(file, records, _place)


def text_of(file: str, data: bytes) -> str:
    """The text of a file's bytes, in whichever of the common encodings it is; raises InputError."""
    if sign := sign_of(data):
        raise not_its_name(file, f"it is {sign}")
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            raise not_its_name(file, "it holds bytes that no text has")
        if text.lstrip()[:9].casefold().startswith(("<!doctype", "<html", "<?xml")):
            raise not_its_name(file, "it is a web page or XML")
        return text
    raise not_its_name(file, "it is no text in UTF-8, UTF-16 or Windows-1252")


def delimiter_of(text: str) -> str:
    """The delimiter of a CSV text, by its first line."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").split("\n", 1)[0])
    return max(",;\t", key=header.count)


def _place(row: int, heading: str, column: int) -> str:
    return f"row {row}, column {heading or column + 1}"
