"""A finished PDF as pages of letters with their places, read by pdfium, which shares nothing with the writer."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium


class Box(NamedTuple):
    """A place on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Page:
    """One page: its size, its letters without blanks, and pdfium's handles to ask for places."""

    width: float
    height: float
    text: str
    _letters: str
    _page: Any
    _handle: Any
    _at: list[int] = field(default_factory=list)

    def box(self, first: int, last: int) -> Box:
        """The box around the letters from `first` to `last`, which stand on one line."""
        if not self._at:
            self._at = [at for at, letter in enumerate(self._letters) if not letter.isspace()]
        one, other = self._box(self._at[first]), self._box(self._at[last])
        return Box(
            min(one.left, other.left),
            min(one.bottom, other.bottom),
            max(one.right, other.right),
            max(one.top, other.top),
        )

    def _box(self, at: int) -> Box:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._handle, at, ctypes.byref(rect))
        return Box(rect.left, rect.bottom, rect.right, rect.top)

    def lines(self) -> list[Box]:
        """The boxes of all runs of letters, as pdfium joins them."""
        count = pdfium.FPDFText_CountRects(self._handle, 0, -1)
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        boxes = []
        for at in range(count):
            pdfium.FPDFText_GetRect(self._handle, at, left, top, right, bottom)
            boxes.append(Box(left.value, bottom.value, right.value, top.value))
        return boxes

    def painted(self) -> Iterator[tuple[bool, Box]]:
        """Whatever covers what is below it, in order of painting: whether it is text, and its box.

        A path without a filling covers nothing.
        """
        page = self._page.raw
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        for at in range(pdfium.FPDFPage_CountObjects(page)):
            found = pdfium.FPDFPage_GetObject(page, at)
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPath_GetDrawMode(found, filled, stroked)
                if not filled.value:
                    continue
            pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top)
            box = Box(left.value, bottom.value, right.value, top.value)
            yield kind == pdfium.FPDF_PAGEOBJ_TEXT, box


@contextmanager
def opened(data: bytes) -> Iterator[list[Page]]:
    """The pages of a PDF, which can be asked as long as this lasts."""
    document = pypdfium2.PdfDocument(data)
    pages: list[Page] = []
    try:
        pages.extend(_page(document, number) for number in range(len(document)))
        yield pages
    finally:
        for page in pages:
            pdfium.FPDFText_ClosePage(page._handle)
        document.close()


def _page(document: Any, number: int) -> Page:
    page = document[number]
    handle = pdfium.FPDFText_LoadPage(page.raw)
    count = pdfium.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(handle, 0, count, buffer)
    letters = bytes(buffer).decode("utf-16-le", "replace")[:count]
    width, height = page.get_size()
    return Page(width, height, "".join(letters.split()), letters, page, handle)
