"""The words that a PDF holds for those who don't see its drawings, out of its structure tree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_ROOM = 512  # bytes: enough for the most
_BUFFER = (ctypes.c_char * _ROOM)()


class Alternative(NamedTuple):
    """A drawing on a page: the words that stand for it, and the marks of what is painted for it there."""

    words: str
    marks: frozenset[int]


def alternatives_of(page: Any) -> list[Alternative]:
    """The drawings of a page, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(count)]
        return [found for root in roots for found in _drawings(root)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _drawings(element: Any) -> Iterator[Alternative]:
    """The drawings are the element's kids: a briefing's elements nest no deeper above one."""
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if kid and _string(pdfium.FPDF_StructElement_GetType, kid) == "Figure":
            count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(kid)
            marks = (pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(kid, mark) for mark in range(count))
            words = _string(pdfium.FPDF_StructElement_GetAltText, kid)
            yield Alternative(words, frozenset(mark for mark in marks if mark >= 0))


def _string(get: Any, element: Any) -> str:
    buffer = _BUFFER
    size = get(element, buffer, _ROOM)
    if size > _ROOM:
        buffer = (ctypes.c_char * size)()
        get(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
