"""One more text in some cells of a CSV file, every other byte as it was."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from reportgen.read.csv_file import delimiter_of, text_of
from reportgen.read.grid import Grid, refused

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
Span = tuple[int, int]


def with_cells(data: bytes, grid: Grid, rows: Sequence[int], column: int, text: str) -> bytes:
    """The file's bytes with that text in these rows' cells; raises InputError where that can't be done."""
    file = grid.file
    text_of(file, data)
    mark, encoding = _encoding(data)
    whole = data[len(mark) :].decode(encoding)
    delimiter = delimiter_of(whole)
    records = list(_records(whole, delimiter))
    _compare(file, whole, delimiter, records)
    written = text
    if any(sign in text for sign in (delimiter, '"')):
        written = '"' + text.replace('"', '""') + '"'
    for row in sorted(rows, reverse=True):
        cells = records[row - 1]
        start, end = cells[column] if column < len(cells) else (cells[-1][1], cells[-1][1])
        missing = delimiter * max(0, column - len(cells) + 1)
        whole = whole[:start] + missing + written + whole[end:]
    try:
        return mark + whole.encode(encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise refused(file, f'Its encoding has no "{letter}".', "Save the file as UTF-8 first.") from None


def _encoding(data: bytes) -> tuple[bytes, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mark, encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252"
    return b"", "utf-8"


def _records(text: str, delimiter: str) -> Iterator[list[Span]]:
    """Where each cell of each record stands in the text, quotes included."""
    cells, start, at, quoted = list[Span](), 0, 0, False
    while at < len(text):
        letter = text[at]
        if quoted:
            quoted = letter != '"' or text[at + 1 : at + 2] == '"'
            at += 2 if quoted and letter == '"' else 1
        elif letter == '"' and at == start:
            quoted, at = True, at + 1
        elif letter == delimiter:
            cells.append((start, at))
            start = at = at + 1
        elif letter in "\r\n":
            yield [*cells, (start, at)]
            at += 2 if text.startswith("\r\n", at) else 1
            cells, start = [], at
        else:
            at += 1
    if cells or start < len(text):
        yield [*cells, (start, len(text))]


def _compare(file: str, text: str, delimiter: str, records: list[list[Span]]) -> None:
    """Refuse a file that the reader takes for other cells than these: better no change than a wrong one."""
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells, spans in zip(list(read), records, strict=False):
        ours = [_unquoted(text[start:end]) for start, end in spans]
        if cells != (ours if cells else []):
            raise refused(file, "Its cells can't be told apart with certainty.", "Write the cell by hand.")


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
