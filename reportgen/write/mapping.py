"""Maps: where each state stands in the drawing, for both writers, in points from the drawing's top left.

Alaska and Hawaii stand in the atlas as insets already. Where the others are few, they are set below the key
instead, so that the picture need not reach as far as theirs. An inset is not to scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reportgen.write.outlines import Box, Ring, arcs_at, atlas, rings_at

INSETS = ("AK", "HI")
TALLEST = 5 / 9
"""How high a map may be, of the drawing's width: 270 points of 486."""
LARGEST = 6.0
"""Points to one unit of the atlas: no outline is fine enough for more."""
_INSET = (108.0, 84.0)
_ALONE = 0.6  # of the height: a single state needs no more
_WIDE = 0.6  # of the atlas: maps this wide leave the insets where they are
_ATLAS = 975.0
GAP = 14.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A state in the drawing: a point of its outline times `scale`, moved by `dx` and `dy`."""

    code: str
    scale: float
    dx: float
    dy: float

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Its rings, largest first."""
        scale, dx, dy = self.scale, self.dx, self.dy
        return tuple(
            tuple((x * scale + dx, y * scale + dy) for x, y in ring) for ring in rings_at(self.code, scale)
        )

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The rectangles in which a label may stand."""
        return tuple(
            Box(x * self.scale + self.dx, y * self.scale + self.dy, width * self.scale, height * self.scale)
            for x, y, width, height in atlas().outlines[self.code].boxes
        )

    @property
    def middle(self) -> tuple[float, float]:
        """The point in it that is furthest from its border."""
        x, y, _, _ = atlas().outlines[self.code].boxes[0]
        return x * self.scale + self.dx, y * self.scale + self.dy


@dataclass(frozen=True, slots=True)
class Frame:
    """All states of a map, how high they stand together, and whether the key stands above them or beside."""

    placed: tuple[Placed, ...]
    height: float
    key_above: bool


@lru_cache(maxsize=64)
def frame_of(codes: tuple[str, ...], width: float, key: tuple[float, float], right: float) -> Frame:
    """The states in a drawing of this width, `right` points free beside them for labels.

    `key` is the size of the key where it stands at the upper left. A map too wide for that has it above.
    """
    main, insets = _parted(codes)
    bounds = _bounds(main)
    room, tall = width - right, width * TALLEST * (_ALONE if len(codes) == 1 else 1.0)
    column = max(key[0], _INSET[0] if insets else 0.0) + GAP
    above, beside = _scale(bounds, room, tall), _scale(bounds, room - column, tall)
    key_above = beside < 0.8 * above and not insets
    scale, left = (above, 0.0) if key_above else (beside, column)
    high = (bounds[3] - bounds[1]) * scale
    slack = 0.0 if key_above else max(0.0, room - left - (bounds[2] - bounds[0]) * scale) / 2
    dx, dy = left + slack - bounds[0] * scale, -bounds[1] * scale
    placed = [Placed(code, scale, dx, dy) for code in main]
    top = key[1] + GAP
    for code in insets:
        box = _bounds((code,))
        small = min(scale, _scale(box, *_INSET))
        placed.append(Placed(code, small, -box[0] * small, top - box[1] * small))
        top += (box[3] - box[1]) * small + GAP
    high = max(high, top - GAP if insets else 0.0, 0.0 if key_above else key[1])
    order = {code: at for at, code in enumerate(codes)}
    return Frame(tuple(sorted(placed, key=lambda each: order[each.code])), high, key_above)


@lru_cache(maxsize=64)
def borders(states: tuple[Placed, ...]) -> tuple[Ring, ...]:
    """Every border of the states once, whether one state has it or two."""
    found = {}
    for state in states:
        arcs = arcs_at(state.scale)
        numbers = {at if at >= 0 else ~at for ring in atlas().outlines[state.code].rings for at in ring}
        for at in sorted(numbers):
            found[at, state.scale, state.dx, state.dy] = arcs[at]
    return tuple(
        tuple((x * scale + dx, y * scale + dy) for x, y in arc) for (_, scale, dx, dy), arc in found.items()
    )


def color_of(grade: int | None, grades: int) -> str:
    """The name of a class's color, empty for a missing figure; on the darkest, blue, words are white."""
    if grade is None:
        return ""
    return ("pale_blue", "mid_blue", "blue")[min(2, grade if grades > 2 else 2 * grade)]


def _parted(codes: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states that stand as in the atlas, and those that stand apart."""
    codes = tuple(codes)
    main = tuple(code for code in codes if code not in INSETS)
    if not main:
        return codes, ()
    left, _, right, _ = _bounds(main)
    if right - left > _WIDE * _ATLAS:
        return codes, ()
    return main, tuple(code for code in codes if code in INSETS)


def _bounds(codes: Iterable[str]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*(atlas().outlines[code].bounds for code in codes), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _scale(bounds: tuple[float, float, float, float], width: float, height: float) -> float:
    left, top, right, bottom = bounds
    return round(min(width / (right - left), height / (bottom - top), LARGEST), 3)
