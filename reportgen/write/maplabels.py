"""Where a map's labels stand: inside their states where they fit, else on the nearest free ground.

A label outside has a straight line to its state; no two lines cross, and no label covers a state or another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot

from reportgen.write.mapground import CELL, ROW, Ground, Line
from reportgen.write.mapping import Placed

_CLEAR, _ABOVE = 2.0, 2.0  # around a label, sideways and upright
_OVER_LAND = 0.7  # a point of line over states costs that much more
_CAPITAL = 0.66  # of the size: how high capitals and digits are


@dataclass(frozen=True, slots=True)
class Words:
    """A label's two parts as wide as they may be, and their sizes."""

    name: float
    figure: float
    name_size: float
    figure_size: float

    @property
    def stacked(self) -> tuple[float, float]:
        """Width and height with the figure below the name."""
        return max(self.name, self.figure), _CAPITAL * self.name_size + self.below

    @property
    def below(self) -> float:
        """From the name's baseline to the figure's."""
        return 1.15 * self.figure_size

    @property
    def gap(self) -> float:
        """Between name and figure on one line."""
        return 0.4 * self.name_size

    @property
    def beside(self) -> tuple[float, float]:
        """Width and height with the figure behind the name."""
        return self.name + self.gap + self.figure, _CAPITAL * self.figure_size


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands: its letters' left, top, width and height, and the line to its state if outside.

    `below` parts the baselines of a stacked one, `gap` name and figure of the others.
    """

    left: float
    top: float
    width: float
    height: float
    stacked: bool
    inside: bool
    below: float
    gap: float
    leader: Line | None = None

    @property
    def figure_base(self) -> float:
        """The baseline of the figure."""
        return self.top + self.height

    @property
    def name_base(self) -> float:
        """The baseline of the name: above the figure's, or the same."""
        return self.figure_base - (self.below if self.stacked else 0.0)

    @property
    def away(self) -> float:
        """How long the line to its state is."""
        return hypot(self.leader[2] - self.leader[0], self.leader[3] - self.leader[1]) if self.leader else 0.0

    def lower(self, points: float) -> Spot:
        """The same place so many points further down."""
        leader = self.leader and (
            self.leader[0],
            self.leader[1] + points,
            self.leader[2],
            self.leader[3] + points,
        )
        return replace(self, top=self.top + points, leader=leader)


def inside(placed: Placed, words: Words, spare: float) -> Spot | None:
    """The label's place in its state with `spare` on all sides, if there is one."""
    for stacked, (width, height) in ((True, words.stacked), (False, words.beside)):
        for box in placed.boxes:
            if box.width >= width + 2 * spare and box.height >= height + (2 * spare if stacked else spare):
                return Spot(
                    box.x - width / 2,
                    box.y - height / 2,
                    width,
                    height,
                    stacked,
                    True,
                    words.below,
                    words.gap,
                )
    return None


def outside(
    ground: Ground,
    middle: tuple[float, float],
    words: Words,
    others: Sequence[Spot],
    reach: float,
) -> Spot | None:
    """The nearest free place for the label of a state with this middle, which then is taken.

    None where there is none within `reach`, or only with a line through another label or line.
    """
    width, height = words.beside
    wide, tall = ceil((width + 2 * _CLEAR) / CELL), ceil((height + 2 * _ABOVE) / ROW)
    best: tuple[float, Spot] | None = None
    most = reach
    for row in sorted(
        range(len(ground.rows) - tall + 1), key=lambda row: abs(row * ROW + _ABOVE - middle[1])
    ):
        top = row * ROW + _ABOVE
        if abs(top - middle[1]) - height - _ABOVE > most:
            break
        for at in _near(ground.free(row, wide, tall), middle[0], width):
            left = at * CELL + _CLEAR
            line = (*middle, *_end(middle, left, top, width, height))
            cost = hypot(line[2] - line[0], line[3] - line[1])
            if cost < most:
                cost += ground.land_under(line) * _OVER_LAND
            spot = Spot(left, top, width, height, False, False, words.below, words.gap, line)
            if cost < most and not any(in_the_way(spot, other) for other in others):
                best, most = (cost, spot), cost
    if best is None:
        return None
    ground.cover(best[1].left - 1.0, best[1].top - 1.0, width + 2.0, height + 2.0)
    return best[1]


def _end(
    middle: tuple[float, float], left: float, top: float, width: float, height: float
) -> tuple[float, float]:
    """Where the line from a state ends: beside its label, or above or below it."""
    x, y = middle
    if left <= x <= left + width:
        return x, top - _CLEAR if y < top else top + height + _CLEAR
    return (left - _CLEAR if x < left else left + width + _CLEAR), top + height / 2


def _near(free: int, x: float, width: float) -> set[int]:
    """The free cells in a row that are nearest to a state on either side."""
    found: set[int] = set()
    if not free:
        return found
    for aim in (int(x / CELL), int((x - width / 2) / CELL), int((x - width) / CELL) - 2):
        low = max(0, aim)
        if later := free >> low:
            found.add(low + (later & -later).bit_length() - 1)
        if sooner := free & ((1 << low) - 1):
            found.add(sooner.bit_length() - 1)
    return found


def in_the_way(one: Spot, other: Spot) -> bool:
    """Whether the line of one of two labels runs into the other label or its line."""
    return any(
        line is not None and hinders(line, label)
        for line, label in ((one.leader, other), (other.leader, one))
    )


def hinders(line: Line, other: Spot) -> bool:
    """Whether a line runs into another label or its line."""
    return crosses_box(line, other) or (other.leader is not None and crosses(line, other.leader))


def crosses(one: Line, other: Line) -> bool:
    """Whether two lines cross."""
    return (
        _side(one, *other[:2]) * _side(one, *other[2:]) < 0
        and _side(other, *one[:2]) * _side(other, *one[2:]) < 0
    )


def crosses_box(line: Line, spot: Spot) -> bool:
    """Whether a line runs through a label."""
    x, y, v, w = line
    left, top, right, bottom = spot.left, spot.top, spot.left + spot.width, spot.top + spot.height
    if max(x, v) < left or min(x, v) > right or max(y, w) < top or min(y, w) > bottom:
        return False
    sides = [_side(line, *corner) for corner in ((left, top), (right, top), (right, bottom), (left, bottom))]
    return min(sides) <= 0 <= max(sides)


def _side(line: Line, x: float, y: float) -> float:
    a, b, c, d = line
    return (c - a) * (y - b) - (d - b) * (x - a)
