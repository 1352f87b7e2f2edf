"""What is painted on a page of a PDF, in order: words, areas and lines, with their boxes and colors."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_VISIBLE = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)

_LEGIBLE = 4.0  # points: smaller letters can't be read


class Box(NamedTuple):
    """A place on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Color(NamedTuple):
    """A color from 0 to 255, and how opaque it is."""

    red: int
    green: int
    blue: int
    opaque: int

    @property
    def light(self) -> float:
        """How light it is, from 0 to 255."""
        return 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue


class Painted(NamedTuple):
    """A thing that is painted: its box, the mark of its element (-1 for none), its color, pdfium's handle.

    A path that isn't filled has no color; `line` is how wide its line is. `seen` is whether a text is painted
    at all.
    """

    text: bool
    box: Box
    mark: int
    color: Color | None
    line: float
    seen: bool
    handle: Any


def painted_on(page: Any) -> tuple[list[Painted], str]:
    """All that is painted on a page, and what is odd about it ("" where nothing is)."""
    found, odd, images = [], "", 0
    # One set of pdfium's variables does for all: making them takes longer than the calls.
    left, bottom, right, top, size = (ctypes.c_float() for _ in range(5))
    parts = tuple(ctypes.c_uint() for _ in range(4))
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        handle = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(handle)
        pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        box = Box(left.value, bottom.value, right.value, top.value)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.append(Painted(True, box, mark, _filling(handle, parts), 0.0, _seen(handle, size), handle))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.append(_path(handle, box, mark, parts))
        else:
            images += kind == pdfium.FPDF_PAGEOBJ_IMAGE
            if kind != pdfium.FPDF_PAGEOBJ_IMAGE or images > 1:
                odd = "something drawn in another way"
            found.append(Painted(False, box, mark, Color(128, 128, 128, 255), 0.0, True, handle))
    return found, odd or _notes(page)


def _filling(handle: Any, parts: Any) -> Color:
    red, green, blue, opaque = parts
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, opaque)
    return Color(red.value, green.value, blue.value, opaque.value)


def _seen(handle: Any, size: Any) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(handle) not in _VISIBLE:
        return False
    if not pdfium.FPDFTextObj_GetFontSize(handle, size) or size.value < _LEGIBLE:
        return False
    return int(pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(handle))) <= 0


def _path(handle: Any, box: Box, mark: int, parts: Any) -> Painted:
    filled, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(handle, filled, stroked)
    if stroked.value:
        pdfium.FPDFPageObj_GetStrokeWidth(handle, width)
    color = _filling(handle, parts) if filled.value else None
    return Painted(False, box, mark, color, width.value, True, handle)


def _notes(page: Any) -> str:
    """What lies on a page that is no link."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind != pdfium.FPDF_ANNOT_LINK:
            return "a note or a field laid over the page"
    return ""


Point = tuple[float, float]


def shape_of(path: Painted) -> Box:
    """The box of a path's corners and half its line; pdfium's own box has room for every spike of a line."""
    matrix = _matrix(path)
    half = path.line / 2 * max(abs(matrix.a) + abs(matrix.c), abs(matrix.b) + abs(matrix.d))
    xs, ys = zip(*points_of(path), strict=True)
    return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


def origin_of(text: Painted) -> Point:
    """Where a text begins on its line: from the left, and from the foot of the page."""
    matrix = _matrix(text)
    return matrix.e, matrix.f


def is_path(thing: Painted) -> bool:
    """Whether it is a shape, neither words nor an image."""
    return bool(pdfium.FPDFPageObj_GetType(thing.handle) == pdfium.FPDF_PAGEOBJ_PATH)


def _matrix(path: Painted) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path.handle, matrix)
    return matrix


def is_inside(path: Painted, point: Point) -> bool:
    """Whether a point is within a path's shape."""
    return sum(encloses(ring, point) for ring in rings_of(path)) % 2 == 1


def encloses(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point is within a ring of corners."""
    (x, y), inside = point, False
    for (left, low), (right, high) in pairwise((*ring, ring[0])):
        if (low > y) != (high > y) and x < left + (y - low) / (high - low) * (right - left):
            inside = not inside
    return inside


def rings_of(path: Painted) -> list[tuple[Point, ...]]:
    """The corners of a path, ring by ring."""
    points = points_of(path)
    starts = [at for at in range(len(points)) if _begins(path, at)]
    return [points[start:end] for start, end in pairwise([*starts, len(points)])]


def _begins(path: Painted, at: int) -> bool:
    segment = pdfium.FPDFPath_GetPathSegment(path.handle, at)
    return bool(pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO)


def points_of(path: Painted) -> tuple[Point, ...]:
    """The corners of a path in the page's points, in order; curves with their handles."""
    matrix, x, y = _matrix(path), ctypes.c_float(), ctypes.c_float()
    found = []
    for at in range(pdfium.FPDFPath_CountSegments(path.handle)):
        segment = pdfium.FPDFPath_GetPathSegment(path.handle, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        found.append((across, matrix.b * x.value + matrix.d * y.value + matrix.f))
    return tuple(found)
