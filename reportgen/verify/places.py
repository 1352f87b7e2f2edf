"""Where the pieces of a PDF stand on their pages, and whether that is where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.verify.found import Fault, Span
from reportgen.verify.pages import Page
from reportgen.verify.pieces import Piece

_LEVEL = 1.0  # points by which what stands on one level, or on one edge, may differ
_NEXT = (3.0, 60.0)  # points from one line down to the next
_HANGING = 72.0  # points from a list's marks to its items, at most
_LEGIBLE = 4.0  # points: lines lower than that can't be read
_BLANK = 5.0  # a blank between two words is narrower


class Spot(NamedTuple):
    """A piece on a page (from 0): the left and right ends of its first line, its first and last baseline."""

    piece: Piece
    page: int
    left: float
    right: float
    base: float
    low: float


def spots_of(
    pages: Sequence[Page],
    pieces: Sequence[Piece],
    places: Sequence[Span | None],
    drawings: Mapping[int, Sequence[Spot]],
) -> tuple[list[Spot], list[Fault]]:
    """Where each piece stands that was found, and those whose lines don't stand one below the other.

    The pieces of a chart are its `drawings` instead.
    """
    spots, faults = list[Spot](), list[Fault]()
    drawn = 0
    for piece, place in zip(pieces, places, strict=True):
        if piece.chart > drawn:
            drawn = piece.chart
            spots += drawings.get(drawn, ())
        if place is None:
            continue
        first, *others = lines = _lines(pages[place.page], place)
        if any(not _follows(line, before, first) for before, line in pairwise(lines)):
            where = f"a line out of its place: {piece.where}"
            faults.append(Fault(place.page + 1, where, piece.text, ""))
        if min(line.height for line in lines) < _LEGIBLE:
            faults.append(Fault(place.page + 1, f"too small to be read: {piece.where}", piece.text, ""))
        low = others[-1].base if others else first.base
        spots.append(Spot(piece, place.page, first.left, first.right, first.base, low))
    return spots, faults


class _Line(NamedTuple):
    left: float
    right: float
    base: float
    height: float


def _lines(page: Page, place: Span) -> list[_Line]:
    """The lines of a piece; pdfium sometimes parts what is one."""
    lines: list[_Line] = []
    for begin, end in page.lines(place.first, place.last):
        (x, y), (right, height) = page.start(begin), page.end(end)
        before = lines[-1] if lines else None
        if before and abs(y - before.base) < _LEVEL and -_LEVEL < x - before.right < _BLANK:
            lines[-1] = _Line(before.left, right, before.base, min(height, before.height))
        else:
            lines.append(_Line(x, right, y, height))
    return lines


def _follows(line: _Line, before: _Line, first: _Line) -> bool:
    """Whether a line stands below the one before, on an edge with the first one."""
    aligned = abs(line.left - first.left) < _LEVEL or abs(line.right - first.right) < _LEVEL
    return aligned and _NEXT[0] < before.base - line.base < _NEXT[1]


def disordered(spots: Sequence[Spot]) -> Iterator[Fault]:
    """Pieces that don't stand where they should beside the one before."""
    margin = next((spot.left for spot in spots if spot.piece.stands == "flush"), 0.0)
    for before, spot in zip((None, *spots), spots, strict=False):
        same = before is not None and before.page == spot.page
        if not _stands(spot, before if same else None, margin):
            yield Fault(spot.page + 1, f"out of place: {spot.piece.where}", spot.piece.text, "")


def _stands(spot: Spot, before: Spot | None, margin: float) -> bool:
    """Whether a piece stands where it should; `before` is the one before it on its page."""
    below = before is None or spot.base < before.low - _LEVEL
    match spot.piece.stands:
        case "flush":
            return below and abs(spot.left - margin) < _LEVEL
        case "beneath":
            return before is None or (below and abs(spot.left - before.left) < _LEVEL)
        case "beside":
            level = before is None or abs(spot.base - before.base) < _LEVEL
            return level and margin + _LEVEL < spot.left < margin + _HANGING
        case "free":
            return below or (before is not None and spot.left > before.left + _LEVEL)


def beyond_margins(spots: Sequence[Spot], number: int, head: float | None, foot: float) -> Iterator[Fault]:
    """Pieces of a page (from 0) that stand above its running header or below its foot."""
    for spot in spots:
        if spot.page == number and (spot.low <= foot or (head is not None and spot.base >= head)):
            yield Fault(number + 1, f"beyond the margin: {spot.piece.where}", spot.piece.text, "")
