"""Pagination: boxes in order, pages out. Greedy, and back to the last place where a page may end."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.write.pdf.boxes import Box
from reportgen.write.spaces import BETWEEN_FIGURES


class Placed(NamedTuple):
    """The strips `first` to `last` of a box, at `top` points from the page's top."""

    box: Box
    top: float
    first: int
    last: int


Sheet = list[Placed]


def paginate(boxes: list[Box], top: float, bottom: float, turned: float = 0.0) -> list[Sheet]:
    """The boxes on pages between `top` and `bottom`; at least one page, nothing lost, nothing drawn twice.

    `turned` is the bottom of landscape pages: turned boxes stand on these, and no others do.
    """
    pages: list[Sheet] = []
    at, strip = 0, 0
    while at < len(boxes):
        sheet, at, strip = _fill(boxes, at, strip, top, turned if boxes[at].turned else bottom)
        pages.append(sheet)
    return pages or [[]]


def _fill(boxes: list[Box], at: int, strip: int, top: float, bottom: float) -> tuple[Sheet, int, int]:
    """One page from a strip of a box on; where the next page starts."""
    sheet: Sheet = []
    y = top
    good: tuple[int, int, int] | None = None  # the last place to end: parts placed, next box, next strip
    while at < len(boxes):
        box = boxes[at]
        if sheet and not strip and (box.new_page or box.turned != sheet[-1].box.turned):
            return sheet, at, 0
        if sheet:
            y += gap(sheet[-1].box, box)
        if strip:
            y += box.repeat
        start = y - (box.repeat if strip else 0.0)
        last, cut = _reach(box, strip, bottom - y)
        if last == len(box.heights):
            sheet.append(Placed(box, start, strip, last))
            y += sum(box.heights[strip:])
            at, strip = at + 1, 0
            if not box.kept:
                good = len(sheet), at, 0
        elif cut > strip:
            sheet.append(Placed(box, start, strip, cut))
            return sheet, at, cut
        elif good:
            return sheet[: good[0]], good[1], good[2]
        else:  # kept together, it is taller than a page: end where the paper does
            forced = max(last, strip + (not sheet))
            if forced > strip:
                sheet.append(Placed(box, start, strip, forced))
            return sheet, at, forced
    return sheet, at, 0


def _reach(box: Box, strip: int, room: float) -> tuple[int, int]:
    """Up to which strip a box fits from `strip` on, and the last allowed cut among those (or `strip`)."""
    last, used = strip, 0.0
    for height in box.heights[strip:]:
        used += height
        if used > room + 0.01:
            break
        last += 1
    return last, max((cut for cut in box.cuts if strip < cut <= last), default=strip)


def is_turned(sheet: Sheet) -> bool:
    """Whether a page is a landscape one."""
    return bool(sheet) and sheet[0].box.turned


def gap(above: Box, below: Box) -> float:
    """The space between two blocks: the larger of the two that they ask for, never the sum."""
    least = BETWEEN_FIGURES if above.figure and below.titled else 0.0
    return max(above.after, below.before, least)
