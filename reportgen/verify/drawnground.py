"""What is behind the words of a drawing's shape: the color of the topmost shape below their middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from reportgen.verify.contrast import WHITE
from reportgen.verify.wordparts import WPS, A

_OWN = f"{WPS}spPr"
_PER_POINT = 12700
Point = tuple[float, float]


def ground_at(shape: etree._Element, below: Sequence[etree._Element], wide: float, centered: bool) -> str:
    """The color behind a shape's words: its own filling or that of the shapes `below`, the first at the back.

    The words are so `wide`, in points, and begin at the shape's left or are `centered` in it.
    """
    own = _fill(shape)
    box = _box(shape)
    if own or box is None:
        return own or WHITE
    left, top, width, height = box
    reach = width if centered else min(width, wide * _PER_POINT)
    middle = left + reach / 2, top + height / 2
    for other in reversed(below):
        color = _fill(other)
        if color and _holds(other, middle):
            return color
    return WHITE


def _fill(shape: etree._Element) -> str:
    """A shape's one color, "" for none; hatching counts as what is between its lines."""
    found = shape.find(f"{_OWN}/{A}solidFill/{A}srgbClr")
    if found is None:
        found = shape.find(f"{_OWN}/{A}pattFill/{A}bgClr/{A}srgbClr")
    return "" if found is None else found.get("val", "").upper()


def _box(shape: etree._Element) -> tuple[float, float, float, float] | None:
    place = shape.find(f"{_OWN}/{A}xfrm")
    off, size = (None, None) if place is None else (place.find(f"{A}off"), place.find(f"{A}ext"))
    if off is None or size is None:
        return None
    return (
        float(off.get("x", "0")),
        float(off.get("y", "0")),
        float(size.get("cx", "0")),
        float(size.get("cy", "0")),
    )


def _holds(shape: etree._Element, point: Point) -> bool:
    box = _box(shape)
    if box is None:
        return False
    left, top, width, height = box
    across, down = point[0] - left, point[1] - top
    if not (0 <= across <= width and 0 <= down <= height):
        return False
    paths = shape.findall(f"{_OWN}/{A}custGeom/{A}pathLst/{A}path")
    if not paths:
        return True
    inside = False
    for path in paths:
        scale = float(path.get("w", "0")) / (width or 1), float(path.get("h", "0")) / (height or 1)
        for ring in _rings(path):
            inside ^= _is_in(ring, (across * scale[0], down * scale[1]))
    return inside


def _rings(path: etree._Element) -> Iterator[list[Point]]:
    ring: list[Point] = []
    for step in path:
        if step.tag == f"{A}moveTo" and ring:
            yield ring
            ring = []
        ring += [(float(one.get("x", "0")), float(one.get("y", "0"))) for one in step.iter(f"{A}pt")]
    yield ring


def _is_in(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point is in a ring: a line from it to the right crosses the ring an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
