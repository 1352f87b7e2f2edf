"""PDF → Lines, in reading order: by what the file draws first, or by columns where that jumps about."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from time import monotonic
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.read.grid import refused
from reportgen.read.sheets.columns import Piece, in_order
from reportgen.read.sheets.documents import Line
from reportgen.read.sheets.streams import check_streams

MAX_PAGES = 300
MAX_LETTERS = 30_000
MAX_SECONDS = 6
_AGAIN = "Save it anew from the program that made it."


def lines_of_pdf(file: str, data: bytes) -> list[Line]:
    """The lines of a PDF's pages; raises InputError for one that is broken, locked, long or a picture."""
    begun = monotonic()
    check_streams(file, data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise _unopened(file) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            what = f"It has {count:,} pages, and no more than {MAX_PAGES} are read."
            raise refused(file, what, "Save the pages that matter as a file of their own.")
        if not count:
            raise refused(file, "It has no pages, or is damaged.", "Get the file again.")
        lines: list[Line] = []
        for number in range(count):
            lines += _page(file, document, number)
            if monotonic() - begun > MAX_SECONDS:
                what = f"Reading it takes longer than {MAX_SECONDS} seconds."
                raise refused(file, what, "Save the pages that matter as a file of their own.")
    finally:
        document.close()
    if not any(letter.isalnum() for line in lines for letter in line.text):
        what = "It has no text: its pages are pictures."
        raise refused(file, what, "It needs OCR first (text recognition); then read the result.")
    return lines


def _unopened(file: str) -> Exception:
    code = pdfium.FPDF_GetLastError()
    if code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return refused(file, "It is encrypted.", "Save it without a password.")
    return refused(file, "It is damaged or cut short, and can't be opened as a PDF.", "Get the file again.")


def _page(file: str, document: Any, number: int) -> list[Line]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        what = f"Its page {number + 1} can't be read."
        raise refused(file, what, _AGAIN) from None
    try:
        if pdfium.FPDFText_CountChars(text.raw) > MAX_LETTERS:
            what = f"Its page {number + 1} has more than {MAX_LETTERS:,} letters."
            raise refused(file, what, "Save the pages that matter as a file of their own.")
        lines = in_order(_pieces(text.raw), page.get_width())
    finally:
        text.close()
        page.close()
    return [Line(line, f"page {number + 1}, line {at}", page=number + 1) for at, line in enumerate(lines, 1)]


def _pieces(text: Any) -> list[Piece]:
    """The page's words, in the order in which the file draws them, each with its box."""
    count = pdfium.FPDFText_CountChars(text)
    get, found, begun = pdfium.FPDFText_GetUnicode, list[Piece](), -1
    letters = [get(text, at) for at in range(count)]
    for at, code in enumerate((*letters, 32)):
        blank = code in {32, 13, 10, 9, 160, 0} or code > 0x10FFFF
        if not blank and begun < 0:
            begun = at
        elif blank and begun >= 0:
            found += _words(text, letters, begun, at)
            begun = -1
    return found


def _words(text: Any, letters: Sequence[int], begin: int, end: int) -> list[Piece]:
    """The word between two letters; digits that are set smaller than those before them are a note's mark."""
    word = "".join(map(chr, letters[begin:end]))
    if any("0" <= letter <= "9" for letter in word) and len(word) < 40:
        sizes = [round(pdfium.FPDFText_GetFontSize(text, at), 1) for at in range(begin, end)]
        for at in range(begin + 1, end):
            if sizes[at - begin] != sizes[at - begin - 1] and chr(letters[at]).isdigit():
                return [
                    _piece(text, word[: at - begin], begin, at),
                    _piece(text, f"[{word[at - begin :]}]", at, end),
                ]
    return [_piece(text, word, begin, end)]


def _piece(text: Any, word: str, begin: int, end: int) -> Piece:
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, begin, ctypes.byref(first))
    pdfium.FPDFText_GetLooseCharBox(text, end - 1, ctypes.byref(last))
    left, right = min(first.left, last.left), max(first.right, last.right)
    # A word that a hyphen parts at a line's end is one to pdfium: its box would span both lines.
    if abs(first.bottom - last.bottom) > abs(first.top - first.bottom) / 2:
        right = max(first.right, left)
    return Piece(word, left, right, first.bottom, first.top)
