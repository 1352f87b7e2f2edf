"""Where the pieces of a PDF stand on their pages, and whether that is where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.document.nodes import Abbreviation, Mark
from reportgen.document.walk import leaves
from reportgen.verify.found import Fault, Span
from reportgen.verify.pages import Page
from reportgen.verify.pieces import Piece

_LEVEL = 1.0  # points by which what stands on one level, or on one edge, may differ
_NEXT = (3.0, 60.0)  # points from one line down to the next
_HANGING = 72.0  # points from the end of a list's mark to its item, at most
_LEGIBLE = 4.0  # points: lines lower than that can't be read
_BLANK = 5.0  # a blank between two words is narrower


_FIRST = {"1.", "1"}  # marks of a list's first item


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
        if any(isinstance(leaf, Mark | Abbreviation) for leaf in leaves(piece.inlines)) and torn(
            pages[place.page], place
        ):
            faults.append(Fault(place.page + 1, f"words torn apart: {piece.where}", piece.text, ""))
        low = others[-1].base if others else first.base
        spots.append(Spot(piece, place.page, first.left, first.right, first.base, low))
    return spots, faults


def torn(page: Page, place: Span) -> bool:
    """Whether two words of a line stand further apart than by a blank."""
    return any(
        page.start(blank + 1)[0] - page.end(blank - 1)[0] > _BLANK
        for begin, end in page.lines(place.first, place.last)
        for blank in page.blanks(begin, end)
    )


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
    margin = margin_of(spots)
    edges: dict[str, float] = {}  # of the items: numbers may be wider in another list, dots never are
    for before, spot in zip((None, *spots), spots, strict=False):
        same = before is not None and before.page == spot.page
        if spot.piece.text in _FIRST:
            edges.pop(spot.piece.where, None)
        right = _stands(spot, before if same else None, margin)
        if right and same and before is not None and spot.piece.stands == "beside":
            sort = "dots" if before.piece.text == "•" else before.piece.where
            right = abs(edges.setdefault(sort, spot.left) - spot.left) < _LEVEL
        if not right:
            yield Fault(spot.page + 1, f"out of place: {spot.piece.where}", spot.piece.text, "")


def margin_of(spots: Sequence[Spot]) -> float:
    """Where the lines of a file's pages begin."""
    return next((spot.left for spot in spots if spot.piece.stands == "flush"), 0.0)


def _stands(spot: Spot, before: Spot | None, margin: float) -> bool:
    """Whether a piece stands where it should; `before` is the one before it on its page."""
    below = before is None or spot.base < before.low - _LEVEL
    match spot.piece.stands:
        case "flush":
            return below and abs(spot.left - margin) < _LEVEL
        case "beneath":
            return before is None or (below and abs(spot.left - before.left) < _LEVEL)
        case "beside":
            if before is None:
                return margin + _LEVEL < spot.left < margin + _HANGING
            return abs(spot.base - before.base) < _LEVEL < spot.left - before.right < _HANGING
        case "free":
            return below or (before is not None and spot.left > before.left + _LEVEL)


def around(spots: Sequence[Spot], page: Page, number: int, body: int, header: int) -> Iterator[Fault]:
    """What of a page (from 0) stands above its running header or below its foot, and these out of place.

    So many of the page's letters are its `body`, so many its `header`; the others are its foot.
    """
    head = page.start(page.index(body)) if header else None
    foot = page.start(page.index(body + header))
    for spot in spots:
        if spot.page == number and (spot.low <= foot[1] or (head is not None and spot.base >= head[1])):
            yield Fault(number + 1, f"beyond the margin: {spot.piece.where}", spot.piece.text, "")
    margin = margin_of(spots)
    if head is not None and spots and abs(head[0] - margin) > _LEVEL:
        yield Fault(number + 1, "out of place: the running header", page.text[body : body + header], "")
    if spots and not _is_foot(page, body + header, margin):
        yield Fault(number + 1, "out of place: the foot of the page", page.text[body + header :], "")


def _is_foot(page: Page, begin: int, margin: float) -> bool:
    """Whether a foot begins at the margin, and its number ends at the other one, on its level."""
    count = page.text.rindex("Page")
    x, base = page.start(page.index(count))
    right = page.end(page.index(len(page.text) - 1))[0]
    if x < margin or abs(page.box.right - right - (margin - page.box.left)) > _LEVEL:
        return False
    if count == begin:
        return True
    last = page.start(page.index(count - 1))[1]
    return abs(page.start(page.index(begin))[0] - margin) < _LEVEL and abs(last - base) < _LEVEL
