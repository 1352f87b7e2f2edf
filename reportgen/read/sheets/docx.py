"""Word → Lines: paragraphs, tables, headers and footers, notes and text boxes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reportgen.read.grid import refused
from reportgen.read.sheets.documents import Line

MAX_PART = 8_000_000
MAX_PARTS = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY = "word/document.xml"
_AGAIN = "Save it anew from the program that made it."
_LETTERS = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": "\u00ad",
}


def lines_of_docx(file: str, data: bytes) -> list[Line]:
    """The lines of a Word file, its headers first; raises InputError for what can't be one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if _BODY not in names:
                raise refused(file, "It is not what its name says: it is no Word file.", _AGAIN)
            heads = sorted(name for name in names if _beside(name, "header"))
            feet = sorted(name for name in names if _beside(name, "footer", "footnotes", "endnotes"))
            if len(heads) + len(feet) > MAX_PARTS:
                raise refused(file, f"It has more than {MAX_PARTS} headers and footers.", _AGAIN)
            parts = [(name, _part(file, archive, name)) for name in (*heads, _BODY, *feet)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise refused(file, "It is damaged or cut short.", "Get the file again.") from None
    return [line for name, root in parts for line in _Part(_named(name)).lines(root)]


def _beside(name: str, *kinds: str) -> bool:
    return name.endswith(".xml") and any(name.startswith(f"word/{kind}") for kind in kinds)


def _named(name: str) -> str:
    stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return {"document": ""}.get(stem, f"{stem}, ")


def _part(file: str, archive: zipfile.ZipFile, name: str) -> Any:
    """One part's XML; read up to a limit, as what an archive says about its sizes may be a lie."""
    with archive.open(name) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        what = f"Its part {name} has more than {MAX_PART // 1_000_000} MB."
        raise refused(file, what, "Save the pages that matter as a file of their own.")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise refused(file, "It declares XML entities, which no Word file does.", _AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise refused(file, f"Its part {name} is damaged.", "Get the file again.") from None


class _Part:
    """One part on its way to lines; counts its paragraphs and its tables."""

    def __init__(self, before: str) -> None:
        self._before = before
        self._paragraphs = self._tables = 0

    def lines(self, element: Any, place: str = "", row: str = "") -> Iterator[Line]:
        """The lines below an element; in a table's cell each has the cell's place."""
        for child in element:
            if child.tag == _W + "p":
                yield from self._paragraph(child, place, row)
            elif child.tag == _W + "tbl":
                yield from self._table(child)
            elif child.tag != _FALLBACK and isinstance(child.tag, str):
                yield from self.lines(child, place, row)

    def _paragraph(self, element: Any, place: str, row: str) -> Iterator[Line]:
        text = "".join(_text(element))
        if text.strip():
            if not place:
                self._paragraphs += 1
            where = place or f"{self._before}paragraph {self._paragraphs}"
            yield from (Line(line, where, row) for line in text.split("\n") if line.strip())
        for box in _boxes(element):
            yield from self.lines(box, place, row)

    def _table(self, table: Any) -> Iterator[Line]:
        self._tables += 1
        name = f"{self._before}table {self._tables}"
        for number, row in enumerate(table.iter(_W + "tr"), 1):
            if next(row.iterancestors(_W + "tbl")) is not table:
                continue
            for column, cell in enumerate(row.iterchildren(_W + "tc"), 1):
                where = f"{name}, row {number}, column {column}"
                yield from self.lines(cell, where, f"{name}, row {number}")


def _text(paragraph: Any) -> Iterator[str]:
    """A paragraph's letters, without those of its text boxes and what was struck out."""
    for child in paragraph:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag in {_W + "footnoteReference", _W + "endnoteReference"}:
            yield " "
        elif isinstance(child.tag, str) and child.tag not in {
            _FALLBACK,
            _W + "txbxContent",
            _W + "del",
            _W + "pPr",
        }:
            if child.tag == _W + "r" and _raised(child):
                yield f"[{''.join(_text(child))}]"
            else:
                yield from _text(child)


def _raised(run: Any) -> bool:
    """Whether a run is a superscript: a note's mark, no digits of the number before it."""
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    return found is not None and found.get(_W + "val") == "superscript"


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(_W + "txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            nearest = next(box.iterancestors(_W + "p"))
            if nearest is paragraph:
                yield box
