"""Whether the states of a map of a PDF have the colors of their grades, and lie within their borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import dist, hypot
from typing import NamedTuple

from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.painted import Box, Color, encloses, rings_of
from reportgen.verify.pdfdrawn import NEAR, Part, Shape, Words

_CORNERS = 5  # a path with no more is a swatch, the ground of words or a line
_AT = 4.0  # points from the end of a line to the label that it leads to, at most

Point = tuple[float, float]


class Label(NamedTuple):
    """A place as it was read: its words, and the swatch before them, which places without an outline have."""

    area: Area
    words: Words
    swatch: Shape | None


class Entry(NamedTuple):
    """An entry of the key: the swatch, and its words."""

    swatch: Shape
    words: Words


class _State(NamedTuple):
    ring: tuple[Point, ...]
    box: Box
    color: Color


def wrong_grades(
    chart: Map, part: Part, labels: Sequence[Label], key: Sequence[Entry | None]
) -> Iterator[Fault]:
    """Places in another color than the key has for their grade; shapes that aren't where the borders are.

    The `key` has the grades first, then what is missing.
    """
    states = list(_states(part))
    lines = [shape.points for shape in part.shapes() if shape.fill is None and len(shape.points) == 2]
    for label in labels:
        at = len(chart.grades) if label.area.grade is None else label.area.grade
        entry = key[at] if at < len(key) else None
        if entry and _color_of(label, states, lines) != entry.swatch.fill:
            yield Fault(
                part.page + 1, f"the color of {text_of(label.area.label)}", label.area.figure.text, ""
            )
    yield from _misdrawn(part, states)


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


def _misdrawn(part: Part, states: Sequence[_State]) -> Iterator[Fault]:
    """States with other corners than the borders, outlines with others, hatching off its states."""
    strokes = [shape for shape in part.shapes() if shape.fill is None and len(shape.points) > _CORNERS]
    borders = {_rounded(point) for shape in strokes for point in shape.points}
    corners = {_rounded(point) for state in states for point in state.ring}
    if not corners <= borders:
        yield Fault(part.page + 1, "the borders of a map", "around its states", "")
    for shape in strokes:
        on = sum(_rounded(point) in corners for point in shape.points)
        if on < len(shape.points) and (on or not _is_hatching(shape, part, states)):
            yield Fault(part.page + 1, "the outlines or the hatching of a map", "on its states", "")


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _is_hatching(lines: Shape, part: Part, states: Sequence[_State]) -> bool:
    """Whether lines are as tall as what has their missing figure's color: states together, or a swatch."""
    box = lines.box
    for color in {state.color for state in states}:
        own = [state.box for state in states if state.color == color]
        if _is_as_tall(box, min(one.bottom for one in own), max(one.top for one in own)):
            return True
    swatches = (shape.box for shape in part.shapes() if shape.fill and len(shape.points) <= _CORNERS)
    return any(_is_as_tall(box, one.bottom, one.top) and box.left < one.right for one in swatches)


def _is_as_tall(box: Box, low: float, high: float) -> bool:
    return abs(box.bottom - low) < NEAR and abs(box.top - high) < NEAR
