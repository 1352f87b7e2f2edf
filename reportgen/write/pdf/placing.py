"""Where words find a place in a drawing: clear of other words always, and of lines where they can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.write.pdf.shapes import Point

_APART = 1.0  # between words, in points


class Space(NamedTuple):
    """A part of a drawing, in points from its left and from its top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Space) -> bool:
        """Whether the two are nearer than words may stand."""
        return (
            self.left < other.right + _APART
            and other.left < self.right + _APART
            and self.top < other.bottom + _APART
            and other.top < self.bottom + _APART
        )

    def holds(self, other: Space) -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line from `start` to `end` runs through it."""
        (x, y), (x2, y2) = sorted((start, end))
        low, high = max(self.left, x), min(self.right, x2)
        if low > high:
            return False
        slope = (y2 - y) / (x2 - x) if x2 > x else 0.0
        ends = (y + (low - x) * slope, y + (high - x) * slope) if x2 > x else (y, y2)
        return max(ends) > self.top and min(ends) < self.bottom


@dataclass(slots=True)
class Ground:
    """What a drawing of some size holds so far: words, and lines as pairs of points."""

    whole: Space
    words: list[Space] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)

    def place(self, spaces: Iterable[Space], *, strict: bool) -> Space | None:
        """The first of the spaces that is clear of everything, and is taken from now on.

        Where none is, it's the one that the fewest lines cross, or none at all for the `strict`.
        """
        inside = filter(self.whole.holds, spaces)
        clear = [space for space in inside if not any(map(space.meets, self.words))]
        found = min(clear, key=self._crossings, default=None)
        if found is None or (strict and self._crossings(found)):
            return None
        self.words.append(found)
        return found

    def _crossings(self, space: Space) -> int:
        return sum(space.crossed(start, end) for start, end in self.lines)


def around(point: Point, width: float, height: float, reach: float, *, low: bool) -> Sequence[Space]:
    """The spaces for words at a point that reaches so far: over and under it, then at its sides.

    A `low` point, whose neighbors are higher, has the one under it first.
    """
    x, y = point
    lefts = (x - width / 2, x + reach / 2, x - reach / 2 - width)
    tops = (y + reach, y - reach - height) if low else (y - reach - height, y + reach)
    return [Space(left, top, left + width, top + height) for left in lefts for top in tops]
