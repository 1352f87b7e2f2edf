"""Lines, polygons, circles and hatching on a page; their points count from its top left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reportgen.write.pdf.painter import Painter

Point = tuple[float, float]
"""How far from the page's left edge and from its top."""
Ring = Sequence[Point]
_BEND = 0.5523  # of the radius: how far a curve's handles stand off, so that four of them make a circle


def polygon(
    canvas: Painter,
    rings: Sequence[Ring],
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1.0,
    dash: str = "",
) -> None:
    """Closed rings (one in another is a hole), filled, outlined or both; `dash` is on and off: "3 2"."""
    canvas.shape(_closed(canvas, rings), fill=fill, stroke=stroke, width=width, dash=dash)


def polyline(canvas: Painter, points: Ring, stroke: str, width: float, dash: str = "") -> None:
    """An open line through the points."""
    canvas.shape(_through(canvas, points), stroke=stroke, width=width, dash=dash)


def circle(
    canvas: Painter,
    center: Point,
    radius: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1.0,
) -> None:
    """A circle, filled, outlined or both."""
    x, y, r, k = center[0], canvas.height - center[1], radius, radius * _BEND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    path = " ".join(f"{' '.join(f'{at:.2f}' for at in curve)} c" for curve in curves)
    canvas.shape(f"{x + r:.2f} {y:.2f} m {path} h", fill=fill, stroke=stroke, width=width)


def hatched(
    canvas: Painter, rings: Sequence[Ring], color: str, *, gap: float = 4.0, width: float = 0.6
) -> None:
    """Slanting lines within the rings, `gap` apart from left to right."""
    points = [point for ring in rings for point in ring]
    if not points:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    tall = bottom - top
    # The lines stand on a grid of the page, so that those of neighbors meet.
    first, last = ceil((left + top) / gap), int((right + bottom) / gap)
    lines = (((at * gap - bottom, bottom), (at * gap - bottom + tall, top)) for at in range(first, last + 1))
    path = " ".join(_through(canvas, line) for line in lines)
    canvas.shape(path, stroke=color, width=width, within=_closed(canvas, rings))


def _closed(canvas: Painter, rings: Sequence[Ring]) -> str:
    return " ".join(f"{_through(canvas, ring)} h" for ring in rings)


def _through(canvas: Painter, points: Ring) -> str:
    (x, y), *others = points
    height = canvas.height
    return f"{x:.2f} {height - y:.2f} m " + " ".join(f"{x:.2f} {height - y:.2f} l" for x, y in others)
