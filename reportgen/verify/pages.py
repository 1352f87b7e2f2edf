"""A finished PDF as letters and painted things, read by pdfium, which shares nothing with the writer."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.verify.jumps import Jump, jumps_on
from reportgen.verify.painted import Box, Painted, painted_on
from reportgen.verify.tagged import Alternative, alternatives_of

_HYPHEN = "\x02"  # what pdfium makes of a hyphen at a line's end, or
_HYPHEN_TOO = "\ufffe"


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

    def _index(self, letter: int) -> int:
        if not self._at:
            blanks = {found for found in set(self._letters) if found.isspace()}
            self._at = [at for at, found in enumerate(self._letters) if found not in blanks]
        return self._at[letter]

    def start(self, letter: int) -> tuple[float, float]:
        """Where a letter begins on its line: from the left, and from the foot of the page."""
        x, y = self._point
        pdfium.FPDFText_GetCharOrigin(self._handle, self._index(letter), x, y)
        return x.value, y.value

    def end(self, letter: int) -> tuple[float, float]:
        """Where a letter ends, from the left, and how high its line is."""
        pdfium.FPDFText_GetLooseCharBox(self._handle, self._index(letter), self._rect)
        return self._rect.right, self._rect.top - self._rect.bottom

    def lines(self, first: int, last: int) -> list[tuple[int, int]]:
        """The letters from `first` to `last` line by line, each by its first and its last letter."""
        found, begin = [], first
        stretch = self._letters[self._index(first) : self._index(last) + 1]
        if "\n" not in stretch and _HYPHEN not in stretch:
            return [(first, last)]
        for line in stretch.replace(_HYPHEN, _HYPHEN + "\n").split("\n"):
            count = len("".join(line.split()))
            if count:
                found.append((begin, begin + count - 1))
            begin += count
        return found

    def words(self, painted: Painted) -> str:
        """The letters of a painted text, without blanks."""
        size = pdfium.FPDFTextObj_GetText(painted.handle, self._handle, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(painted.handle, self._handle, buffer, size)
        return "".join(_decoded(buffer)[:-1].split())


@dataclass(frozen=True, slots=True)
class File:
    """A PDF that is open: its pages, its title and its language."""

    pages: list[Page]
    title: str
    language: str


@contextmanager
def opened(data: bytes) -> Iterator[File]:
    """A PDF, which can be asked as long as this lasts; PdfiumError for what is none."""
    document = pypdfium2.PdfDocument(data)
    pages: list[Page] = []
    try:
        pages.extend(_page(document, number) for number in range(len(document)))
        yield File(pages, document.get_metadata_value("Title"), _language(document))
    finally:
        for page in pages:
            pdfium.FPDFText_ClosePage(page._handle)
        document.close()


def _language(document: Any) -> str:
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (ctypes.c_ushort * max(1, size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, size)
    return _decoded(buffer).rstrip("\0")


def _page(document: Any, number: int) -> Page:
    page = document[number]
    handle = pdfium.FPDFText_LoadPage(page.raw)
    count = pdfium.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    letters = bytes(buffer).decode("utf-16-le", "replace")[:count].replace(_HYPHEN_TOO, _HYPHEN)
    painted, odd = painted_on(page.raw)
    box = Box(*page.get_bbox())
    text = "".join(letters.replace(_HYPHEN, "-").split())
    alternatives, jumps = alternatives_of(page.raw), list(jumps_on(document.raw, page.raw))
    return Page(box, text, painted, alternatives, jumps, odd, letters, page, handle)


def _decoded(buffer: Any) -> str:
    text = bytes(buffer).decode("utf-16-le", "replace")
    return text.replace(_HYPHEN, "-").replace(_HYPHEN_TOO, "-")
