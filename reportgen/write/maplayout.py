"""A whole map laid out for both writers, in points from its top left: states, labels, key, squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from reportgen.document.nodes import Area, Map, Mark
from reportgen.document.walk import text_of
from reportgen.write.columns import estimated_width
from reportgen.write.mapcolumn import column_spots
from reportgen.write.mapground import Ground
from reportgen.write.mapkey import SWATCH_ROOM, Entry, broken, flowed, stacked
from reportgen.write.maplabels import Spot, Words, inside, outside
from reportgen.write.mapping import GAP, Frame, Placed, frame_of
from reportgen.write.outlines import atlas

MANY = 12
"""Of more states than this the labels are smaller and stand closer to the borders."""
KEY_SIZE = 9.0
_SIZES, _SMALL = (9.0, 10.0), (8.5, 8.5)
_SPARE, _LITTLE = 3.0, 1.2
_STRONG = 1.04  # semibold runs that much wider than regular
_REACH, _SHORT, _CROWD = 200.0, 80.0, 30  # how long a line to a label may be; of more states than that
_KEY = 132.0  # how wide the key is where it stands beside the map
_TRIES = 3
_STRIP, _NARROW = 0.3, 0.08  # of the width: the most that is kept free for labels at the right


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is drawn; states and labels go by the position of their area.

    `sizes` are those of names and figures, `heading` the lines above the key's `entries`; an entry of an area
    is a square for a place that has no outline or no room for its label.
    """

    width: float
    height: float
    sizes: tuple[float, float]
    frame: Frame
    states: tuple[tuple[int, Placed], ...]
    labels: tuple[tuple[int, Spot], ...]
    heading: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    area: int
    code: str
    name: str
    figure: str


_Lacking: TypeAlias = tuple[_Label, tuple[float, float]]


def layout_of(chart: Map, width: float) -> Layout:
    """The layout of a map in a drawing of this width; maps that differ in colors alone share one."""
    labels = tuple(
        _Label(at, area.outline, text_of(area.label), area.figure.text) for at, area in enumerate(chart.areas)
    )
    grades = tuple((at, text_of(words)) for at, words in enumerate(chart.grades))
    marks = dict.fromkeys(_meaning(area) for area in chart.areas if area.grade is None)
    missing = tuple((None, words) for words in marks if words)
    return _layout(labels, (*grades, *missing), chart.unit, width)


def _meaning(area: Area) -> str:
    mark = area.figure
    return f"{mark.text} {mark.meaning}".strip() if isinstance(mark, Mark) else ""


@lru_cache(maxsize=64)
def _layout(
    labels: tuple[_Label, ...], key: tuple[tuple[int | None, str], ...], unit: str, width: float
) -> Layout:
    seen: dict[str, _Label] = {}
    for label in labels:
        if label.code in atlas().outlines:
            seen.setdefault(label.code, label)
    sizes = _SMALL if len(seen) > MANY else _SIZES
    beside = stacked(key, unit, _KEY)
    frame = _frame(tuple(seen.values()), width, beside.size, sizes)
    block = flowed(key, unit, width) if frame.key_above else beside
    top = block.size[1] + GAP if frame.key_above and block.size[1] else 0.0
    labels_at, homeless = _labels(tuple(seen.values()), frame, width, block.size, sizes)
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
        tuple((at, spot.lower(top)) for at, spot in labels_at),
        block.heading,
        (*block.entries, *below),
    )


def _words(label: _Label, sizes: tuple[float, float]) -> Words:
    name, figure = sizes
    return Words(
        estimated_width(label.name, name),
        estimated_width(label.figure, figure) * _STRONG,
        name,
        figure,
    )


def _frame(
    labels: Sequence[_Label], width: float, key: tuple[float, float], sizes: tuple[float, float]
) -> Frame:
    """The frame with a strip at the right for labels that stand outside; a narrow one beside a wide map.

    Beside that, the ocean off the shorter coasts is free.
    """
    codes = tuple(label.code for label in labels)
    if not codes:
        return Frame((), 0.0, True)
    frame = frame_of(codes, width, key, 0.0)
    spare = _spare(sizes)
    strips = [
        words.beside[0] + 8.0
        for label, placed in zip(labels, frame.placed, strict=True)
        if not inside(placed, words := _words(label, sizes), spare)
    ]
    strip = max(strips, default=0.0)
    return frame_of(
        codes, width, key, min(round(strip), round(width * (_NARROW if frame.key_above else _STRIP)))
    )


def _spare(sizes: tuple[float, float]) -> float:
    return _LITTLE if sizes == _SMALL else _SPARE


def _labels(
    labels: Sequence[_Label], frame: Frame, width: float, key: tuple[float, float], sizes: tuple[float, float]
) -> tuple[list[tuple[int, Spot]], list[_Label]]:
    """Every label's place, and those for which there is none."""
    fits, lacking = [], []
    for label, placed in zip(labels, frame.placed, strict=True):
        spot = inside(placed, _words(label, sizes), _spare(sizes))
        if spot is None:
            lacking.append((label, placed.middle))
        else:
            fits.append((label.area, spot))
    if not lacking:
        return fits, []
    taken = (0.0, 0.0) if frame.key_above else (key[0] + GAP / 2, key[1] + GAP / 2)
    tries = []
    order = sorted(lacking, key=lambda each: each[1][1] - each[1][0] / 10)
    for _ in range(_TRIES):
        ground = Ground(frame, width)
        ground.cover(0.0, 0.0, *taken)
        spots, homeless = _outside(ground, order, fits, width, sizes)
        tries.append((len(homeless), sum(spot.away for _, spot in spots), spots, homeless))
        if not homeless:
            break
        # Those that found no place come first the next time.
        order.sort(key=lambda each: each[0] not in homeless)
    _, _, spots, homeless = min(tries, key=lambda each: each[:2])
    return [*fits, *spots], homeless


def _outside(
    ground: Ground,
    lacking: Sequence[_Lacking],
    fits: Sequence[tuple[int, Spot]],
    width: float,
    sizes: tuple[float, float],
) -> tuple[list[tuple[int, Spot]], list[_Label]]:
    """The labels that stand outside, in this order, each on what the ones before left free."""
    pairs = [(middle, _words(label, sizes)) for label, middle in lacking]
    others = [spot for _, spot in fits]
    reach = _SHORT if len(fits) + len(lacking) > _CROWD else _REACH
    column = column_spots(ground, pairs, others, width) if sizes == _SMALL else {}
    others += column.values()
    spots, homeless = [(lacking[at][0].area, spot) for at, spot in column.items()], []
    for at, (label, _) in enumerate(lacking):
        if at in column:
            continue
        spot = outside(ground, *pairs[at], others, reach)
        if spot is None:
            homeless.append(label)
        else:
            others.append(spot)
            spots.append((label.area, spot))
    return spots, homeless


def _squares(labels: Sequence[_Label], width: float, top: float) -> list[Entry]:
    """Squares in rows from `top` down, each with its name and figure."""
    entries: list[Entry] = []
    left, top, high = 0.0, top + (GAP if top else 0.0), 0.0
    for label in labels:
        figure = estimated_width(label.figure, KEY_SIZE) * _STRONG + 4.0
        room = max(60.0, width - SWATCH_ROOM - figure)
        lines = broken(label.name, room)
        long = max((estimated_width(line, KEY_SIZE) for line in lines), default=0.0)
        if left and left + SWATCH_ROOM + long + figure > width:
            left, top, high = 0.0, top + high, 0.0
        entry = Entry(left, top, None, lines, label.area, label.figure, long)
        entries.append(entry)
        left += SWATCH_ROOM + long + figure + 14.0
        high = max(high, entry.bottom - top + 6.0)
    return entries
