"""The ground of a map: what of a drawing is free of states and labels, in rows of small cells."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, hypot

from reportgen.write.mapping import Frame
from reportgen.write.outlines import Ring

CELL, ROW = 2.0, 2.5
"""How wide and how high a cell is."""
_STEP = 6.0  # how often a line looks at the ground under it

Line = tuple[float, float, float, float]


class Ground:
    """What is free of a drawing: one integer for each row of cells, with a bit set where something stands."""

    def __init__(self, frame: Frame, width: float) -> None:
        self.land = _land(frame)
        self.rows = list(self.land)
        self.whole = (1 << int(width / CELL)) - 1

    def cover(self, left: float, top: float, width: float, height: float) -> None:
        """Nothing else may stand here."""
        first, last = max(0, int(left / CELL)), ceil((left + width) / CELL)
        mask = ((1 << max(0, last - first)) - 1) << first
        for row in range(max(0, int(top / ROW)), min(len(self.rows), ceil((top + height) / ROW))):
            self.rows[row] |= mask

    def land_under(self, line: Line) -> float:
        """About how far a line runs over states."""
        x, y, v, w = line
        steps = int(hypot(v - x, w - y) / _STEP)
        points = ((x + (v - x) * at / steps, y + (w - y) * at / steps) for at in range(1, steps))
        land, last = self.land, len(self.land) - 1
        return _STEP * sum(
            land[max(0, min(last, int(y / ROW)))] >> max(0, int(x / CELL)) & 1 for x, y in points
        )

    def free(self, row: int, wide: int, tall: int) -> int:
        """The cells of a row at which something of so many cells and rows may begin, as bits."""
        taken = 0
        for each in self.rows[row : row + tall]:
            taken |= each
        free, done = self.whole & ~taken, 1
        while done < wide and free:
            step = min(done, wide - done)
            free &= free >> step
            done += step
        return free


@lru_cache(maxsize=16)
def _land(frame: Frame) -> tuple[int, ...]:
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
