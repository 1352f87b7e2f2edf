"""A finished PDF as pages of letters, read by pdfium, which shares nothing with the writer."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_BLANK = {9, 10, 13, 32, 160, 0, 0x2, 0xFFFE}
"""Blanks, and what pdfium puts where a line ends in a hyphen."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its letters without blanks and, for each, its number on the page."""

    text: str
    at: tuple[int, ...]


def pages_of(data: bytes) -> list[Page]:
    """The letters of each page, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page(document: Any, number: int) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text.raw)
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(text.raw, 0, count, buffer)
        letters = bytes(buffer).decode("utf-16-le")[:count]
        return Page("".join(letters.split()), ())
    finally:
        text.close()
        page.close()
