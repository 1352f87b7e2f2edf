"""Where the pieces of a PDF stand on their pages, and whether that is where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.verify.match import Fault, Span
from reportgen.verify.pages import Page
from reportgen.verify.pieces import Piece

_LEVEL = 1.0  # points by which what stands on one level, or on one edge, may differ
_NEXT = (3.0, 60.0)  # points from one line down to the next
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
    pages: Sequence[Page], pieces: Sequence[Piece], places: Sequence[Span | None]
) -> tuple[list[Spot], list[Fault]]:
    """Where each piece stands that was found, and those whose lines don't stand one below the other."""
    spots, faults = list[Spot](), list[Fault]()
    for piece, place in zip(pieces, places, strict=True):
        if place is None:
            continue
        first, *others = lines = _lines(pages[place.page], place)
        if any(not _follows(line, before, first) for before, line in pairwise(lines)):
            where = f"a line out of its place: {piece.where}"
            faults.append(Fault(place.page + 1, where, piece.text, ""))
        low = others[-1].base if others else first.base
        spots.append(Spot(piece, place.page, first.left, first.right, first.base, low))
    return spots, faults


class _Line(NamedTuple):
    left: float
    right: float
    base: float


def _lines(page: Page, place: Span) -> list[_Line]:
    """The lines of a piece; pdfium sometimes parts what is one."""
    lines: list[_Line] = []
    for begin, end in page.lines(place.first, place.last):
        (x, y), right = page.start(begin), page.end(end)
        before = lines[-1] if lines else None
        if before and abs(y - before.base) < _LEVEL and -_LEVEL < x - before.right < _BLANK:
            lines[-1] = _Line(before.left, right, before.base)
        else:
            lines.append(_Line(x, right, y))
    return lines


def _follows(line: _Line, before: _Line, first: _Line) -> bool:
    """Whether a line stands below the one before, on an edge with the first one."""
    aligned = abs(line.left - first.left) < _LEVEL or abs(line.right - first.right) < _LEVEL
    return aligned and _NEXT[0] < before.base - line.base < _NEXT[1]


def disordered(spots: Sequence[Spot]) -> Iterator[Fault]:
    """Pieces that stand neither below nor beside the one before, or not below what they belong to."""
    for before, spot in pairwise(spots):
        if before.page != spot.page:
            continue
        below, beside = spot.base < before.low - _LEVEL, spot.left > before.left + _LEVEL
        under = below and abs(spot.left - before.left) < _LEVEL
        if not (under if spot.piece.beneath else below or beside):
            yield Fault(spot.page + 1, f"out of place: {spot.piece.where}", spot.piece.text, "")


def beyond_margins(spots: Sequence[Spot], number: int, head: float | None, foot: float) -> Iterator[Fault]:
    """Pieces of a page (from 0) that stand above its running header or below its foot."""
    for spot in spots:
        if spot.page == number and (spot.low <= foot or (head is not None and spot.base >= head)):
            yield Fault(number + 1, f"beyond the margin: {spot.piece.where}", spot.piece.text, "")
