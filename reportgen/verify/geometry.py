"""Whether a PDF's words can be seen: on the page, beside one another, uncovered, cells in their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.verify.match import Fault
from reportgen.verify.pages import Box, Page
from reportgen.verify.pieces import Piece, squeezed

_TOUCH = 1.5  # points by which the boxes of two lines may overlap: descenders reach that far
_EDGE = 3.0  # points by which the edges of a column's cells may differ: digits differ in their bearings
_INDENT = 12.0  # a part is indented under its total
_COVER = 2.0  # points of a line's height or width that something painted later may take


def unseen(pages: Sequence[Page]) -> Iterator[Fault]:
    """What stands off a page, on other words or behind something."""
    for number, page in enumerate(pages, 1):
        lines = page.lines()
        for line in lines:
            if line.left < 0 or line.bottom < 0 or line.right > page.width or line.top > page.height:
                yield Fault(number, "the page's edge", "", _words(page, line))
        for one, other in _overlapping(lines):
            yield Fault(number, "a line on another", _words(page, one), _words(page, other))
        for line in _covered(page):
            yield Fault(number, "behind something painted later", _words(page, line), "")


def _overlapping(lines: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Boxes that overlap, found in one sweep down the page."""
    current: list[Box] = []
    for line in sorted(lines, key=lambda box: -box.top):
        current = [box for box in current if box.bottom < line.top - _TOUCH]
        for box in current:
            if min(box.right, line.right) - max(box.left, line.left) > _TOUCH:
                yield box, line
        current.append(line)


def _covered(page: Page) -> Iterator[Box]:
    words: list[Box] = []
    for is_text, box in page.painted():
        if is_text:
            words.append(box)
        else:
            for word in words:
                across = min(word.right, box.right) - max(word.left, box.left)
                down = min(word.top, box.top) - max(word.bottom, box.bottom)
                if across > _COVER and down > _COVER:
                    yield word


def _words(page: Page, box: Box) -> str:
    return page.within(box)


def displaced(pages: Sequence[Page], pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[Fault]:
    """Cells of tables that stand out of their column or row."""
    tops = _tops(pages)
    rows: dict[tuple[int, int, int], list[tuple[Piece, Box, Box]]] = {}
    columns: dict[tuple[int, int, int], list[tuple[Piece, Box, Box]]] = {}
    for piece, start in zip(pieces, starts, strict=True):
        if not piece.table or start < 0:
            continue
        number = _page_of(start, tops)
        first = start - tops[number]
        last = first + len(squeezed(piece.text)) - 1
        if last >= len(pages[number].text):
            continue  # a cell that goes on overleaf
        begin, end = pages[number].box(first, first), pages[number].box(last, last)
        cell = (piece, begin, end)
        rows.setdefault((number, piece.table, piece.row), []).append(cell)
        columns.setdefault((number, piece.table, piece.column), []).append(cell)
    for (number, _, _), cells in rows.items():
        for (one, begin, end), (piece, its, its_end) in pairwise(cells):
            level = abs(begin.bottom - its.bottom) < _EDGE or abs(end.bottom - its_end.bottom) < _EDGE
            if not level or (its.left < end.left and its.left < begin.left):
                yield Fault(number + 1, f"out of its row or column: {piece.where}", piece.text, one.text)
    for (number, _, column), cells in columns.items():
        lefts = [begin.left for _, begin, _ in cells]
        rights = [end.right for _, _, end in cells]
        if max(lefts) - min(lefts) > (_EDGE if column else _INDENT) and max(rights) - min(rights) > _EDGE:
            piece = cells[0][0]
            yield Fault(number + 1, f"out of its column: {piece.where}", piece.text, "")


def _tops(pages: Sequence[Page]) -> list[int]:
    tops, at = [], 0
    for page in pages:
        tops.append(at)
        at += len(page.text)
    return tops


def _page_of(start: int, tops: Sequence[int]) -> int:
    return sum(top <= start for top in tops) - 1
