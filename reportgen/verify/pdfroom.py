"""Whether a figure that a line chart of a PDF leaves out had room: a writer may only leave out what has none.

Whatever is there is taken for larger than it is, so that room which is found here was there for the writer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.document.nodes import Figure, Line
from reportgen.verify.painted import Box
from reportgen.verify.pdfdrawn import Part, Shape

_ALL = 6  # a line that is alone shows so many figures, each of its own
_TALL = 13.0  # the height of a line of words, at most
_REACH, _SIDE = 4.5, 2.25  # from a point up or down to its figure, and to the side
_AROUND, _OVER = 3.0, 4.5  # what words take more than their letters, beside and above them
_OWN = 7.0  # where a figure would be taken for that of another line's point
_LETTER = 6.0  # the width of a letter, at most
_USUAL = 8.0  # the height of words in which all this is so

Point = tuple[float, float]


def labelled(line: Line, *, alone: bool) -> list[int]:
    """The positions of the figures that a line shows, but for the last year's: of several lines the first."""
    known = {at: point.value for at, point in enumerate(line.points) if isinstance(point, Figure)}
    order = list(known)
    if alone and len(order) > _ALL:
        order = sorted({order[0], max(order, key=known.__getitem__), min(order, key=known.__getitem__)})
    elif not alone and len(order) > 2:
        order = order[:1]
    return [at for at in order if at < len(line.points) - 1]


def has_room(part: Part, text: str, point: Point, others: Sequence[Point], *, alone: bool) -> bool:
    """Whether words have room at a point, clear of words and, of several lines, of lines and points."""
    shapes = part.shapes()
    ground = max((shape for shape in shapes if shape.fill), key=lambda shape: shape.width, default=None)
    if ground is None:
        return False
    tallest = max((one.box.top - one.box.bottom for one in part.texts), default=_USUAL)
    size = max(1.0, tallest / _USUAL)
    words = [_grown(one.box, _AROUND * size, _OVER * size) for one in part.texts]
    paths = [] if alone else [segment for shape in shapes for segment in _segments(shape, ground)]
    low = min((one.box.bottom for one in part.texts), default=0.0) + _TALL * size
    high = max((shape.box.top for shape in shapes), default=0.0)
    for place in _places(point, _LETTER * size * len(text), _TALL * size):
        if place.left < ground.box.left or place.right > ground.box.right + _TALL:
            continue
        if place.bottom < low or place.top > high + _TALL:
            continue
        own = [_grown(Box(x, y, x, y), place.right - place.left, _OWN) for x, y in others]
        free = not any(_meet(place, other) for other in (*words, *own))
        if free and not any(_crosses(place, *segment) for segment in paths):
            return True
    return False


def _places(point: Point, width: float, height: float) -> Iterator[Box]:
    x, y = point
    for left in (x - width / 2, x + _SIDE, x - _SIDE - width):
        for bottom in (y + _REACH, y - _REACH - height):
            yield Box(left, bottom, left + width, bottom + height)


def _segments(shape: Shape, ground: Shape) -> Iterator[tuple[Point, Point]]:
    """The straight parts of a line or rule; the axis as the one that it looks like."""
    if shape is ground:
        yield (shape.box.left, shape.center[1]), (shape.box.right, shape.center[1])
    elif shape.fill is None:
        yield from pairwise(shape.points)


def _grown(box: Box, beside: float, above: float) -> Box:
    return Box(box.left - beside, box.bottom - above, box.right + beside, box.top + above)


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether a straight line runs through a box, or nearly so."""
    (x, y), (v, w) = sorted((start, end))
    low, high = max(box.left - 1, x), min(box.right + 1, v)
    if low > high:
        return False
    slope = (w - y) / (v - x) if v > x else 0.0
    ends = (y + (low - x) * slope, y + (high - x) * slope) if v > x else (y, w)
    return max(ends) > box.bottom - 1 and min(ends) < box.top + 1
