"""Whether the states of a map of a PDF have the colors of their grades, and lie within their borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import dist, hypot
from typing import NamedTuple

from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.painted import Box, Color, encloses, rings_of
from reportgen.verify.pdfdrawn import Part, Shape, Words

_CORNERS = 5  # a path with no more is a swatch, the ground of words or a line
_AT = 4.0  # points from the end of a line to the label that it leads to, at most

Point = tuple[float, float]


class Label(NamedTuple):
    """A place as it was read: its words, and the swatch before them, which places without an outline have."""

    area: Area
    words: Words
    swatch: Shape | None


class _State(NamedTuple):
    ring: tuple[Point, ...]
    box: Box
    color: Color


def wrong_grades(chart: Map, part: Part, labels: Sequence[Label], key: Sequence[Shape]) -> Iterator[Fault]:
    """Places in another color than the key has for their grade; shapes that aren't where the borders are.

    The `key` are its swatches, those of the grades first.
    """
    states = list(_states(part))
    lines = [shape.points for shape in part.shapes() if shape.fill is None and len(shape.points) == 2]
    for label in labels:
        at = len(chart.grades) if label.area.grade is None else label.area.grade
        wanted = key[at].fill if at < len(key) else None
        if _color_of(label, states, lines) != wanted:
            yield Fault(
                part.page + 1, f"the color of {text_of(label.area.label)}", label.area.figure.text, ""
            )
    yield from _beside_borders(part, states)


def _states(part: Part) -> Iterator[_State]:
    for path, shape in part.paths():
        if shape.fill is not None and len(shape.points) > _CORNERS:
            for ring in rings_of(path):
                xs, ys = [x for x, _ in ring], [y for _, y in ring]
                yield _State(ring, Box(min(xs), min(ys), max(xs), max(ys)), shape.fill)


def _color_of(label: Label, states: Sequence[_State], lines: Sequence[Sequence[Point]]) -> Color | None:
    """The color of a place's swatch, or of the state that its label lies in or that its line comes from."""
    if label.swatch is not None:
        return label.swatch.fill
    middle = label.words.center, sum(_height(text.box) for text in label.words.texts) / len(label.words.texts)
    colors = {state.color for state in states if _lies_in(middle, state)}
    if not colors and states:
        start = _start(label.words, lines)
        inside = [state for state in states if _lies_in(start, state)]
        colors = {one.color for one in inside or [min(states, key=lambda state: _away(start, state))]}
    return colors.pop() if len(colors) == 1 else None


def _height(box: Box) -> float:
    return (box.bottom + box.top) / 2


def _start(words: Words, lines: Sequence[Sequence[Point]]) -> Point:
    """Where the line that leads to some words begins; the words' own place where none does."""
    boxes = [text.box for text in words.texts]
    low, high = min(box.bottom for box in boxes), max(box.top for box in boxes)

    def off(line: Sequence[Point]) -> float:
        x, y = line[1]
        return hypot(max(words.left - x, 0, x - words.right), max(low - y, 0, y - high))

    nearest = min(lines, key=off, default=None)
    return nearest[0] if nearest and off(nearest) < _AT else (words.center, (low + high) / 2)


def _away(point: Point, state: _State) -> float:
    """How far a state's nearest corner is: a state of islands has its middle in the sea."""
    return min(dist(point, corner) for corner in state.ring)


def _lies_in(point: Point, state: _State) -> bool:
    (x, y), box = point, state.box
    within = box.left <= x <= box.right and box.bottom <= y <= box.top
    return within and encloses(state.ring, point)


def _beside_borders(part: Part, states: Sequence[_State]) -> Iterator[Fault]:
    """States whose corners aren't those of the borders."""
    strokes = [shape for shape in part.shapes() if shape.fill is None and len(shape.points) > _CORNERS]
    borders = max(strokes, key=lambda shape: len(shape.points), default=None)
    if not states:
        return
    corners = set() if borders is None else {(round(x, 1), round(y, 1)) for x, y in borders.points}
    for state in states:
        if not all((round(x, 1), round(y, 1)) in corners for x, y in state.ring):
            yield Fault(part.page + 1, "the outlines of a map", "states within their borders", "")
            return
