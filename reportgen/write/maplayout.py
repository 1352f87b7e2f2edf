"""A whole map laid out for both writers, in points from its top left: states, labels, key, squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from reportgen.document.nodes import Map
from reportgen.document.walk import text_of
from reportgen.write.columns import estimated_width
from reportgen.write.mapkey import SWATCH_ROOM, Entry, Square, flowed, stacked
from reportgen.write.maplabels import Spot, inside
from reportgen.write.mapping import GAP, Frame, Placed, frame_of
from reportgen.write.mapplaces import STRONG, Label, places_of, sizes_for, spare_for, words_of
from reportgen.write.outlines import atlas
from reportgen.write.wording import SIZE, broken

AROUND = 140.0
"""About what stands around a map on its page: heading, title, subtitle and note."""
_FEWEST = 2
_KEY = 132.0  # how wide the key is where it stands beside the map
_STRIP, _NARROW = 0.3, 0.08  # of the width: the most that is kept free for labels at the right


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is drawn; states and labels go by the position of their area, in the map's order.

    `sizes` are those of names and figures, `heading` the lines above the key's `entries`. The words of an
    area stand at a spot or, of a place that has no outline or no room for its label, beside a square.
    """

    width: float
    height: float
    sizes: tuple[float, float]
    frame: Frame
    states: tuple[tuple[int, Placed], ...]
    labels: tuple[tuple[int, Spot | Square], ...]
    heading: tuple[str, ...]
    entries: tuple[Entry, ...]


def layout_of(chart: Map, width: float) -> Layout:
    """The layout of a map in a drawing of this width; maps that differ in colors alone share one."""
    labels = tuple(
        Label(at, area.outline, text_of(area.label), area.figure.text) for at, area in enumerate(chart.areas)
    )
    grades = tuple((at, text_of(words)) for at, words in enumerate(chart.grades))
    missing = tuple((None, text_of(words)) for words in chart.missing)
    return _layout(labels, (*grades, *missing), text_of(chart.unit), width)


def parts_of(chart: Map, width: float, tallest: float) -> list[Map]:
    """The map, or several where it is taller than a page: places without an outline go on in the next one."""
    squares = tuple(area for area in chart.areas if area.outline not in atlas().outlines)
    if len(squares) < _FEWEST or layout_of(chart, width).height <= tallest:
        return [chart]
    states = tuple(area for area in chart.areas if area.outline in atlas().outlines)
    half = len(squares) // 2
    first = replace(chart, areas=states + squares[:half], note=())
    rest = replace(chart, areas=squares[half:], title=(), subtitle=())
    return parts_of(first, width, tallest) + parts_of(rest, width, tallest)


@lru_cache(maxsize=64)
def _layout(
    labels: tuple[Label, ...], key: tuple[tuple[int | None, str], ...], unit: str, width: float
) -> Layout:
    seen: dict[str, Label] = {}
    for label in labels:
        if label.code in atlas().outlines:
            seen.setdefault(label.code, label)
    sizes = sizes_for(len(seen))
    beside = stacked(key, unit, _KEY)
    frame = _frame(tuple(seen.values()), width, beside.size, sizes)
    block = flowed(key, unit, width) if frame.key_above else beside
    top = block.size[1] + GAP if frame.key_above and block.size[1] else 0.0
    labels_at, homeless = places_of(tuple(seen.values()), frame, width, block.size, sizes)
    squares = [label for label in labels if seen.get(label.code) is not label or label in homeless]
    below = _squares(squares, width, top + frame.height)
    bottom = max((entry.bottom for entry in below), default=top + frame.height)
    return Layout(
        width,
        bottom + 5.0,
        sizes,
        replace(frame, placed=()),
        tuple(
            (label.area, replace(placed, dy=placed.dy + top))
            for label, placed in zip(seen.values(), frame.placed, strict=True)
        ),
        _in_order([(at, spot.lower(top)) for at, spot in labels_at], below),
        block.heading,
        block.entries,
    )


def _in_order(
    spots: list[tuple[int, Spot]], squares: Sequence[Square]
) -> tuple[tuple[int, Spot | Square], ...]:
    """Labels and squares as the map names their places, so that both are read in that order."""
    return tuple(sorted([*spots, *((square.area, square) for square in squares)], key=itemgetter(0)))


def _frame(
    labels: Sequence[Label], width: float, key: tuple[float, float], sizes: tuple[float, float]
) -> Frame:
    """The frame with a strip at the right for labels that stand outside; a narrow one beside a wide map.

    Beside that, the ocean off the shorter coasts is free.
    """
    codes = tuple(label.code for label in labels)
    if not codes:
        return Frame((), 0.0, True)
    frame = frame_of(codes, width, key, 0.0)
    spare = spare_for(sizes)
    strips = [
        words.beside[0] + 8.0
        for label, placed in zip(labels, frame.placed, strict=True)
        if not inside(placed, words := words_of(label, sizes), spare)
    ]
    strip = max(strips, default=0.0)
    return frame_of(
        codes, width, key, min(round(strip), round(width * (_NARROW if frame.key_above else _STRIP)))
    )


def _squares(labels: Sequence[Label], width: float, top: float) -> list[Square]:
    """Squares in rows from `top` down, each with its name and figure."""
    entries: list[Square] = []
    left, top, high = 0.0, top + (GAP if top else 0.0), 0.0
    for label in labels:
        figure = estimated_width(label.figure, SIZE) * STRONG + 4.0
        room = max(60.0, width - SWATCH_ROOM - figure)
        lines = broken(label.name, room)
        long = max((estimated_width(line, SIZE) for line in lines), default=0.0)
        if left and left + SWATCH_ROOM + long + figure > width:
            left, top, high = 0.0, top + high, 0.0
        entry = Square(left, top, lines, label.area, long)
        entries.append(entry)
        left += SWATCH_ROOM + long + figure + 14.0
        high = max(high, entry.bottom - top + 6.0)
    return entries
