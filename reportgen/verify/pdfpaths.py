"""The scale of a line chart of a PDF, and whether its lines and dots stand where their figures say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.document.nodes import Figure, Line, LineChart
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.pdfdrawn import NEAR, Part, Shape, Words

_YEAR = 1.2  # points by which a year's words may stand off its place
_ACROSS = 0.7  # and a line's point
_FLAT = 1.0  # how high the axis is, at most
_DOT = 9.0  # how wide and high a dot is, at most


class Scale(NamedTuple):
    """Where each year stands from the left, where zero does from below, the points for one of the unit."""

    xs: tuple[float, ...]
    zero: float
    one: float

    def at(self, length: float) -> float:
        """Where a figure stands from below."""
        return self.zero + length * self.one


def scale_of(chart: LineChart, part: Part, years: Mapping[int, Words]) -> Scale | None:
    """The scale that years, axis and lines make; None where the years don't stand at even distances."""
    shapes = part.shapes()
    flat = [shape for shape in shapes if shape.fill and shape.height < _FLAT]
    if not flat:
        return None
    axis = max(flat, key=lambda shape: shape.width)
    first, last = min(years), max(years)
    pitch = (years[last].center - years[first].center) / max(1, last - first)
    start = years[first].center - first * pitch
    if any(abs(words.center - start - at * pitch) > _YEAR for at, words in years.items()):
        return None
    xs = tuple(start + at * pitch for at in range(len(chart.years)))
    zero = axis.center[1]
    points = [y for shape in shapes if _is_line(shape, xs) or _is_dot(shape, xs) for y in _heights(shape)]
    lengths = [
        float(point.value) for line in chart.lines for point in line.points if isinstance(point, Figure)
    ]
    high, most = max((y - zero for y in points), default=0.0), max([*lengths, 0.0])
    low, least = max((zero - y for y in points), default=0.0), -min([*lengths, 0.0])
    one = high / most if most >= least and most else low / least if least else 0.0
    return Scale(xs, zero, one)


def _heights(shape: Shape) -> list[float]:
    if shape.fill or shape.points[0] == shape.points[-1]:
        return [shape.center[1]]
    return [y for _, y in shape.points]


def _is_line(shape: Shape, xs: Sequence[float]) -> bool:
    """An open path over years; neither a break's upright rule nor what leads to a name."""
    if shape.fill or len(shape.points) < 2 or shape.points[0] == shape.points[-1]:
        return False
    (left, _), (right, _) = shape.points[0], shape.points[-1]
    return right - left > _ACROSS and right < xs[-1] + _ACROSS + 0.5


def _is_dot(shape: Shape, xs: Sequence[float]) -> bool:
    closed = shape.fill is not None or shape.points[0] == shape.points[-1]
    small = 2.0 < shape.width < _DOT and 2.0 < shape.height < _DOT
    return closed and small and shape.center[0] < xs[-1] + _ACROSS + 0.5


def wrong_paths(chart: LineChart, part: Part, scale: Scale) -> Iterator[Fault]:
    """Lines and dots that aren't where the figures say, that are missing, or too many."""
    shapes = part.shapes()
    paths = [shape for shape in shapes if _is_line(shape, scale.xs)]
    dots = [shape for shape in shapes if _is_dot(shape, scale.xs)]
    wanted: list[tuple[float, float]] = []
    for line in chart.lines:
        for stretch in _stretches(line, chart.breaks):
            points = [(scale.xs[at], scale.at(length)) for at, length in stretch]
            wanted += points
            path = next((each for each in paths if _along(each.points, points)), None)
            if len(points) > 1 and path is None:
                yield Fault(part.page + 1, f"the line “{text_of(line.label)}”", "", "another one")
            elif len(points) > 1 and path is not None:
                paths.remove(path)
            elif not any(_along([dot.center], points) for dot in dots):
                yield Fault(part.page + 1, f"a dot of the line “{text_of(line.label)}”", "", "")
    if paths or any(not any(_along([dot.center], [point]) for point in wanted) for dot in dots):
        yield Fault(part.page + 1, "a line or a dot too many", "", "")
    upright = [shape.center[0] for shape in shapes if not shape.fill and shape.width < _ACROSS < shape.height]
    for at in {at for at in chart.breaks if 0 < at < len(scale.xs)}:
        x = (scale.xs[at - 1] + scale.xs[at]) / 2
        if not any(abs(x - other) < _YEAR for other in upright):
            yield Fault(part.page + 1, "the rule of a break in a line chart", chart.years[at].text, "")


def _stretches(line: Line, breaks: Sequence[int]) -> Iterator[list[tuple[int, float]]]:
    """The known figures that follow one another, by position; a missing one or a break parts them."""
    found: list[tuple[int, float]] = []
    for at, point in enumerate(line.points):
        if found and (at in breaks or not isinstance(point, Figure)):
            yield found
            found = []
        if isinstance(point, Figure):
            found.append((at, float(point.value)))
    if found:
        yield found


def _along(path: Sequence[tuple[float, float]], points: Sequence[tuple[float, float]]) -> bool:
    if len(path) != len(points):
        return False
    pairs = zip(path, points, strict=True)
    return all(abs(x - v) < _ACROSS + 0.5 and abs(y - w) < NEAR for (x, y), (v, w) in pairs)
