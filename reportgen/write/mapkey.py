"""The key of a map: what its unit is, and a swatch with words for each class and for what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.write.columns import estimated_width
from reportgen.write.wording import SIZE, broken

SWATCH = (16.0, 11.0)
SWATCH_ROOM = 22.0
"""From a swatch's left edge to its words."""
LEADING = 11.0
_PITCH = 17.0
_BETWEEN = 18.0
_STRONG = 1.06  # semibold runs that much wider than regular

Key = Sequence[tuple[int | None, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A swatch and the words for a class."""

    left: float
    top: float
    grade: int | None
    lines: tuple[str, ...]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + max(SWATCH[1], len(self.lines) * LEADING)


@dataclass(frozen=True, slots=True)
class Square:
    """A square for a place, with its name; its figure stands behind the last line, `long` points on."""

    left: float
    top: float
    lines: tuple[str, ...]
    area: int
    long: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + max(SWATCH[1], len(self.lines) * LEADING)


@dataclass(frozen=True, slots=True)
class Block:
    """A key with its size."""

    heading: tuple[str, ...]
    entries: tuple[Entry, ...]
    size: tuple[float, float]


def stacked(key: Key, unit: str, width: float) -> Block:
    """The key as a column of this width."""
    heading = broken(unit, width / _STRONG) if unit else ()
    top, entries = _below(heading), []
    for grade, words in key:
        lines = broken(words, width - SWATCH_ROOM)
        entries.append(Entry(0.0, top, grade, lines))
        top += _PITCH + (len(lines) - 1) * LEADING
    return Block(heading, tuple(entries), (width, top))


def flowed(key: Key, unit: str, width: float) -> Block:
    """The key as lines above a map."""
    heading = broken(unit, width / _STRONG) if unit else ()
    top, left = _below(heading), 0.0
    entries: list[Entry] = []
    for grade, words in key:
        lines = broken(words, width - SWATCH_ROOM)
        long = max((estimated_width(line, SIZE) for line in lines), default=0.0)
        if left and left + SWATCH_ROOM + long > width:
            left, top = 0.0, max(entry.bottom for entry in entries) + _PITCH - SWATCH[1]
        entries.append(Entry(left, top, grade, lines))
        left += SWATCH_ROOM + long + _BETWEEN
    bottom = max((entry.bottom for entry in entries), default=top)
    return Block(heading, tuple(entries), (width, bottom))


def _below(heading: Sequence[str]) -> float:
    return len(heading) * LEADING + 3.0 if heading else 0.0
