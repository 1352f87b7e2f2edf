"""A web page → Lines: its paragraphs by the line they begin on, its tables by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from reportgen.read.grid import refused
from reportgen.read.sheets.documents import Line

MAX_BYTES = 5_000_000
MAX_DEPTH = 200
_INLINE = frozenset("a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp".split())
_INLINE |= frozenset("small span strong sub time u var wbr".split())
_HIDDEN = frozenset("script style head template noscript svg math del select textarea".split())


def lines_of_html(file: str, data: bytes) -> list[Line]:
    """The lines of a web page; raises InputError for one that can't be read."""
    if len(data) > MAX_BYTES:
        raise refused(file, f"It has more than {MAX_BYTES // 1_000_000} MB.", "Save it as text.")
    if b"<!ENTITY" in data[:100_000]:
        raise refused(file, "It declares XML entities, which no such page does.", "Save it as text.")
    if b"<" not in data:
        raise refused(file, "It is not what its name says: it is no web page.", "Save it as .txt.")
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise refused(file, "It can't be read as a web page.", "Get the file again.") from None
    return list(_Page(file).lines(root))


def _encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if re.search(rb"charset", data[:2000], re.IGNORECASE):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class _Page:
    """A page on its way to lines; counts its tables."""

    def __init__(self, file: str) -> None:
        self._file, self._tables = file, 0
        self._words: list[str] = []
        self._place = ("line 1", "")

    def lines(self, root: Any) -> Iterator[Line]:
        yield from self._below(root, ("line 1", ""), 0)
        yield from self._ended()

    def _ended(self) -> Iterator[Line]:
        text = "".join(self._words)
        self._words = []
        for line in text.split("\n"):
            if line.strip():
                yield Line(" ".join(line.split(" ")).strip(), *self._place)

    def _below(self, element: Any, place: tuple[str, str], depth: int) -> Iterator[Line]:
        if depth > MAX_DEPTH:
            raise refused(self._file, "Its elements are nested too deep.", "Save it as text.")
        self._say(element.text, place)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in _HIDDEN and not _unseen(child):
                yield from self._child(child, tag, place, depth)
            self._say(child.tail, place)

    def _child(self, child: Any, tag: str, place: tuple[str, str], depth: int) -> Iterator[Line]:
        if tag == "br":
            self._words.append("\n")
        elif tag == "sup":
            self._words.append(f"[{child.text_content().strip('[]')}]")
        elif tag in _INLINE:
            yield from self._below(child, place, depth + 1)
        elif tag == "table":
            yield from self._ended()
            yield from self._table(child, depth)
        else:
            yield from self._ended()
            yield from self._below(child, place if place[1] else (f"line {child.sourceline}", ""), depth + 1)
            yield from self._ended()

    def _table(self, table: Any, depth: int) -> Iterator[Line]:
        self._tables += 1
        name = f"table {self._tables}"
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row.iterchildren("td", "th"), 1):
                where = (f"{name}, row {number}, column {column}", f"{name}, row {number}")
                yield from self._below(cell, where, depth + 1)
                yield from self._ended()

    def _say(self, text: str | None, place: tuple[str, str]) -> None:
        if text:
            if not any(word.strip() for word in self._words):
                self._place = place
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", text))


def _unseen(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style
