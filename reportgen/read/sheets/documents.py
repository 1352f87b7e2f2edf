"""A published document → its Lines, each with its place; whatever its format, within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import InputError
from reportgen.read.grid import OLE, ZIP, not_its_name, refused, sign_of

SUFFIXES = (".pdf", ".docx", ".md", ".markdown", ".html", ".htm", ".txt")
MAX_BYTES = 20_000_000
MAX_LETTERS = 400_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line as found, and its place; `row` is what lines of one table row share, "" outside tables.

    `marked` says that it may hold Markdown's marks, which are no part of the words.
    """

    text: str
    place: str
    row: str = ""
    page: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document's lines in reading order; `file` is how findings name it."""

    file: str
    lines: tuple[Line, ...]
    sha256: str = ""


def open_document(path: Path, file: str) -> Document:
    """The document in a file; raises InputError for one that can't be used, hostile ones included."""
    import hashlib

    data = _bytes(path, file)
    lines = tuple(_lines(path.suffix.lower(), file, data))
    if sum(len(line.text) for line in lines) > MAX_LETTERS:
        what = f"It has more than {MAX_LETTERS:,} letters, which no such sheet has."
        raise refused(file, what, "Save the pages that matter as a file of their own.")
    if not any(letter.isalnum() for line in lines for letter in line.text):
        raise refused(file, "It has no words.", "Save it anew from the program that made it.")
    return Document(file, lines, hashlib.sha256(data).hexdigest())


def _bytes(path: Path, file: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"It has {size / 1_000_000:.1f} MB, and no more than {MAX_BYTES // 1_000_000} MB are read."
            raise refused(file, what, "Save the pages that matter as a file of their own.")
        data = path.read_bytes()
    except OSError as error:
        raise refused(file, f"It can't be opened: {error.strerror}.", "Check its name and rights.") from None
    if not data.strip():
        raise refused(file, "It is empty.", "Get the file again.")
    return data


def _lines(suffix: str, file: str, data: bytes) -> list[Line]:
    # Each format's reader is loaded when the first file of its kind is met.
    match suffix:
        case ".pdf":
            from reportgen.read.sheets.pdf import lines_of_pdf

            if b"%PDF-" not in data[:1024]:
                raise _not_its_name(file, data, "a PDF")
            return lines_of_pdf(file, data)
        case ".docx":
            from reportgen.read.sheets.docx import lines_of_docx

            if data.startswith(OLE):
                what = "It is password-protected, or an old .doc file."
                raise refused(file, what, "Save it as .docx without a password.")
            if not data.startswith(ZIP):
                raise _not_its_name(file, data, "a Word file")
            return lines_of_docx(file, data)
        case ".html" | ".htm":
            from reportgen.read.sheets.html import lines_of_html

            if sign_of(data):
                raise _not_its_name(file, data, "a web page")
            return lines_of_html(file, data)
        case ".md" | ".markdown" | ".txt":
            from reportgen.read.csv_file import text_of

            return _text(text_of(file, data))
        case _:
            what = f"Documents of the kind {suffix or 'without an extension'} aren't read."
            raise refused(file, what, f"Save it as {', '.join(SUFFIXES)}.")


def _not_its_name(file: str, data: bytes, wanted: str) -> InputError:
    return not_its_name(file, f"it is {sign_of(data) or 'not ' + wanted}")


def _text(text: str) -> list[Line]:
    numbered = enumerate(text.splitlines(), 1)
    return [Line(line, f"line {number}", marked=True) for number, line in numbered if line.strip()]
