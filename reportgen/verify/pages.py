"""A finished PDF as letters and painted things, read by pdfium, which shares nothing with the writer."""

from __future__ import annotations

import ctypes
import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from reportgen.verify.jumps import Jump, jumps_on
from reportgen.verify.kept import Kept
from reportgen.verify.painted import Box, Painted, painted_on
from reportgen.verify.tagged import Alternative, alternatives_of

_UTF_16 = f"utf-16-{sys.byteorder[:1]}e"
_HYPHEN = "\x02"  # what pdfium makes of a hyphen at a line's end, or
_HYPHEN_TOO = "\ufffe"
_LINE = re.compile(f"[^\\s{_HYPHEN}][^\n{_HYPHEN}]*{_HYPHEN}?|{_HYPHEN}")


_ROOM = 512  # bytes: enough for most words
_MOST = 10_000  # bookmarks: those of a file that was altered may go round in a ring
_BUFFER = (ctypes.c_ushort * (_ROOM // 2))()


@dataclass(slots=True)
class Page:
    """One page: its box, its letters without blanks, and what is painted on it, in order.

    `alternatives` are the words for those who don't see a drawing, with the marks of what they stand for;
    `jumps` its links that lead to a page; `odd` says what no page of a briefing has.
    """

    box: Box
    text: str
    painted: list[Painted]
    alternatives: list[Alternative]
    jumps: list[Jump]
    odd: str
    _letters: str
    _page: Any
    _handle: Any
    _at: list[int] = field(default_factory=list)
    _point: tuple[Any, Any] = field(default_factory=lambda: (ctypes.c_double(), ctypes.c_double()))
    _rect: Any = field(default_factory=pdfium.FS_RECTF)

    def index(self, letter: int) -> int:
        """Where a letter, counted without blanks, is among all, by which pdfium knows it."""
        if not self._at:
            self._at = list(compress(range(len(self._letters)), map(str.strip, self._letters)))
        return self._at[letter]

    def start(self, index: int) -> tuple[float, float]:
        """Where a letter begins on its line: from the left, and from the foot of the page."""
        x, y = self._point
        pdfium.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return x.value, y.value

    def end(self, index: int) -> tuple[float, float]:
        """Where a letter ends, from the left, with a no-break space behind it, and how high its line is."""
        if self._letters[index + 1 : index + 2] == "\u00a0":
            index += 1
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, self._rect)
        return self._rect.right, self._rect.top - self._rect.bottom

    def lines(self, first: int, last: int) -> list[tuple[int, int]]:
        """The letters from `first` to `last`, blanks not counted: of each line the first and last index."""
        begin, end = self.index(first), self.index(last)
        if self._letters.find("\n", begin, end) < 0 and self._letters.find(_HYPHEN, begin, end) < 0:
            return [(begin, end)]
        lines = _LINE.finditer(self._letters, begin, end + 1)
        return [(line.start(), line.start() + len(line[0].rstrip()) - 1) for line in lines]

    def blanks(self, begin: int, end: int) -> list[int]:
        """The blanks between the words of a line, by their index among all letters."""
        return [begin + at for at, letter in enumerate(self._letters[begin:end]) if letter == " "]

    def words(self, painted: Painted) -> str:
        """The letters of a painted text, without blanks."""
        buffer, size = _BUFFER, pdfium.FPDFTextObj_GetText(painted.handle, self._handle, _BUFFER, _ROOM)
        if size > _ROOM:
            buffer = (ctypes.c_ushort * (size // 2))()
            pdfium.FPDFTextObj_GetText(painted.handle, self._handle, buffer, size)
        return "".join(_decoded(buffer[: max(0, size // 2 - 1)]).split())


@dataclass(frozen=True, slots=True)
class File:
    """A PDF that is open: its pages, its title, its language, and the words of its bookmarks in order."""

    pages: list[Page]
    title: str
    language: str
    bookmarks: list[str]


_LETTERS = Kept[bytes, tuple[str, ...]]()


def letters_in(data: bytes) -> tuple[str, ...]:
    """The letters of each page of a PDF, without blanks; at hand where it was just verified."""
    found = _LETTERS.of(data)
    if found is None:
        with opened(data) as file:
            found = tuple(page.text for page in file.pages)
    return found


@contextmanager
def opened(data: bytes) -> Iterator[File]:
    """A PDF, which can be asked as long as this lasts; PdfiumError for what is none."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise PdfiumError("no PDF that can be opened")
    pages: list[Page] = []
    try:
        pages.extend(_page(document, number) for number in range(pdfium.FPDF_GetPageCount(document)))
        _LETTERS.keep(data, tuple(page.text for page in pages))
        title = _text(pdfium.FPDF_GetMetaText, document, b"Title")
        language = _text(pdfium.FPDFCatalog_GetLanguage, document)
        yield File(pages, title, language, _bookmarks(document))
    finally:
        for page in pages:
            pdfium.FPDFText_ClosePage(page._handle)
            pdfium.FPDF_ClosePage(page._page)
        pdfium.FPDF_CloseDocument(document)


def _text(get: Any, *of: Any) -> str:
    size = get(*of, None, 0)
    buffer = (ctypes.c_ushort * max(1, size // 2))()
    get(*of, buffer, size)
    return _decoded(buffer[:]).rstrip("\0")


def _bookmarks(document: Any) -> list[str]:
    found, left = list[str](), [pdfium.FPDFBookmark_GetFirstChild(document, None)]
    while left and len(found) < _MOST:
        mark = left.pop()
        if mark:
            found.append(_text(pdfium.FPDFBookmark_GetTitle, mark))
            left.append(pdfium.FPDFBookmark_GetNextSibling(document, mark))
            left.append(pdfium.FPDFBookmark_GetFirstChild(document, mark))
    return found


def _page(document: Any, number: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise PdfiumError(f"page {number + 1} can't be read")
    handle = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    letters = bytes(buffer).decode(_UTF_16, "replace")[:count].replace(_HYPHEN_TOO, _HYPHEN)
    painted, odd = painted_on(page)
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, edges)
    box = Box(edges.left, edges.bottom, edges.right, edges.top)
    text = "".join(letters.replace(_HYPHEN, "-").split())
    alternatives, jumps = alternatives_of(page), list(jumps_on(document, page))
    return Page(box, text, painted, alternatives, jumps, odd, letters, page, handle)


def _decoded(units: Sequence[int]) -> str:
    text = array("H", units).tobytes().decode(_UTF_16, "replace")
    return text.replace(_HYPHEN, "-").replace(_HYPHEN_TOO, "-")
