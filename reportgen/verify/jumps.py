"""The links of a PDF that lead to one of its own pages, read by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from reportgen.verify.painted import Box


class Jump(NamedTuple):
    """A link: its box, the page that it leads to (from 0, -1 for none) and how high there, from the foot."""

    box: Box
    page: int
    top: float


def jumps_on(document: Any, page: Any) -> Iterator[Jump]:
    """The links of a page that lead to a page, in the order of the file."""
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, at, link):
        target = pdfium.FPDFLink_GetDest(document, link)
        if target:
            yield Jump(_box(link), pdfium.FPDFDest_GetDestPageIndex(document, target), _top(target))


def _box(link: Any) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFLink_GetAnnotRect(link, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)


def _top(target: Any) -> float:
    has = [ctypes.c_int() for _ in range(3)]
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    pdfium.FPDFDest_GetLocationInPage(target, *has, x, y, zoom)
    return y.value if has[1].value else 0.0
