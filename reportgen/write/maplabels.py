"""Where a map's labels stand: inside their states where they fit, else on the nearest free ground.

A label outside has a straight line to its state; no two lines cross, and no label covers a state or another label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, hypot

from reportgen.write.mapping import Frame, Placed
from reportgen.write.outlines import Ring

CELL, ROW = 2.0, 2.5
"""The grid of free ground: how wide and how high a cell is."""
_CLEAR = 2.0  # between a label and its line's end
_ALONG_COLUMN = 16.0  # a line may be that much longer where its label joins the column at the right
_CROSSED = 60.0  # a line through another state's label is as bad as one that much longer
_CAPITAL = 0.66  # of the size: how high capitals and digits are

Line = tuple[float, float, float, float]


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
    """Where a label stands: left, top, width and height of its letters, and the line to its state if it is outside.

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

    def lower(self, points: float) -> Spot:
        """The same place so many points further down."""
        leader = self.leader and (self.leader[0], self.leader[1] + points, self.leader[2], self.leader[3] + points)
        return replace(self, top=self.top + points, leader=leader)


def inside(placed: Placed, words: Words, spare: float) -> Spot | None:
    """The label's place in its state with `spare` on all sides, if there is one."""
    for stacked, (width, height) in ((True, words.stacked), (False, words.beside)):
        for box in placed.boxes:
            if box.width >= width + 2 * spare and box.height >= height + 2 * spare:
                return Spot(box.x - width / 2, box.y - height / 2, width, height, stacked, True, words.below, words.gap)
    return None


class Ground:
    """What is free of a drawing: one integer for each row of cells, with a bit set where something stands."""

    def __init__(self, frame: Frame, width: float) -> None:
        self.rows = list(_land(frame, width))
        self.columns = int(width / CELL)
        self.width = width

    def cover(self, left: float, top: float, width: float, height: float) -> None:
        """Nothing else may stand here."""
        first, last = max(0, int(left / CELL)), ceil((left + width) / CELL)
        mask = ((1 << max(0, last - first)) - 1) << first
        for row in range(max(0, int(top / ROW)), min(len(self.rows), ceil((top + height) / ROW))):
            self.rows[row] |= mask

    def free(self, width: float, height: float) -> Iterator[tuple[int, int]]:
        """For each row the cells at which something of this size may begin, as bits."""
        wide, tall = ceil(width / CELL), ceil(height / ROW)
        if wide > self.columns:
            return
        whole = (1 << self.columns) - 1
        for row in range(len(self.rows) - tall + 1):
            taken = 0
            for each in self.rows[row : row + tall]:
                taken |= each
            free, done = whole & ~taken, 1
            while done < wide and free:
                step = min(done, wide - done)
                free &= free >> step
                done += step
            if free:
                yield row, free


def outside(
    ground: Ground, placed: Placed, words: Words, others: Sequence[Spot], column: float
) -> Spot | None:
    """The nearest free place for a label, which then is taken; none where there is no room at all."""
    width, height = words.beside
    x, y = placed.middle
    room = height + 4.0
    found = []
    for row, free in ground.free(width + 2 * _CLEAR, room):
        for at in _near(free, x, width, column):
            left, top = at * CELL + _CLEAR, row * ROW + 2.0
            end = (min(max(x, left - _CLEAR), left + width + _CLEAR), min(max(y, top - 2.0), top + height + 2.0))
            if left - x > 0 or left + width - x < 0:
                end = (end[0], top + height / 2)
            length = hypot(end[0] - x, end[1] - y)
            found.append((length - (_ALONG_COLUMN if left == column + _CLEAR else 0.0), left, top, (x, y, *end)))
    best: tuple[float, Spot] | None = None
    for cost, left, top, line in sorted(found):
        if best and cost >= best[0]:
            break
        spot = Spot(left, top, width, height, False, False, words.below, words.gap, line)
        total = cost + _CROSSED * _hindrances(line, others)
        if best is None or total < best[0]:
            best = total, spot
    if best is None:
        return None
    ground.cover(best[1].left - 1.0, best[1].top - 1.0, width + 2.0, height + 2.0)
    return best[1]


def _near(free: int, x: float, width: float, column: float) -> set[int]:
    """The free cells in a row that are nearest to a state on either side, and the one in the column."""
    found = set()
    for aim in (int(x / CELL), int((x - width / 2) / CELL), int((x - width) / CELL) - 2):
        aim = max(0, aim)
        later = free >> aim
        if later:
            found.add(aim + (later & -later).bit_length() - 1)
        sooner = free & ((1 << aim) - 1)
        if sooner:
            found.add(sooner.bit_length() - 1)
    at = int(column / CELL)
    if free >> at & 1:
        found.add(at)
    return found


def _hindrances(line: Line, others: Sequence[Spot]) -> int:
    """How many labels and lines of others a line runs into."""
    return sum(
        crosses_box(line, other) + 2 * (other.leader is not None and crosses(line, other.leader))
        for other in others
    )


def crosses(one: Line, other: Line) -> bool:
    """Whether two lines cross."""
    a, b, c, d = one
    p, q, r, s = other
    return _side(a, b, c, d, p, q) * _side(a, b, c, d, r, s) < 0 and (
        _side(p, q, r, s, a, b) * _side(p, q, r, s, c, d) < 0
    )


def crosses_box(line: Line, spot: Spot) -> bool:
    """Whether a line runs through a label."""
    x, y, v, w = line
    left, top, right, bottom = spot.left, spot.top, spot.left + spot.width, spot.top + spot.height
    if max(x, v) < left or min(x, v) > right or max(y, w) < top or min(y, w) > bottom:
        return False
    sides = [
        _side(x, y, v, w, *corner)
        for corner in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    return min(sides) <= 0 <= max(sides)


def _side(a: float, b: float, c: float, d: float, x: float, y: float) -> float:
    return (c - a) * (y - b) - (d - b) * (x - a)


@lru_cache(maxsize=16)
def _land(frame: Frame, width: float) -> tuple[int, ...]:
    """The cells that states cover, row by row."""
    rows = [0] * ceil(frame.height / ROW)
    for placed in frame.placed:
        for ring in placed.rings:
            _cover_ring(rows, ring)
    return tuple(rows)


def _cover_ring(rows: list[int], ring: Ring) -> None:
    """Set the cells of a ring: those on its border, and those that lie between its crossings with a row."""
    crossings: dict[int, list[float]] = {}
    for (x, y), (v, w) in zip(ring, ring[1:] + ring[:1], strict=True):
        steps = ceil(max(abs(v - x) / CELL, abs(w - y) / ROW)) or 1
        for step in range(steps + 1):
            px, py = x + (v - x) * step / steps, y + (w - y) * step / steps
            for dx in (-1.0, 1.0):
                row = int(py / ROW)
                if 0 <= row < len(rows) and px + dx >= 0:
                    rows[row] |= 1 << int((px + dx) / CELL)
        for row in range(max(0, ceil(min(y, w) / ROW - 0.5)), min(len(rows), ceil(max(y, w) / ROW - 0.5))):
            at = (row + 0.5) * ROW
            crossings.setdefault(row, []).append(x + (v - x) * (at - y) / (w - y))
    for row, found in crossings.items():
        found.sort()
        for left, right in zip(found[::2], found[1::2], strict=False):
            first, last = max(0, int(left / CELL)), int(right / CELL) + 1
            if last > first:
                rows[row] |= ((1 << (last - first)) - 1) << first
