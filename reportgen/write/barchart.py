"""Bar charts: one geometry for both writers, in points, so that the two files look alike."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TypeVar

from reportgen.document.nodes import Bar

_T = TypeVar("_T")
BAR, PITCH = 13.0, 21.0
"""How thick a bar is, and from one bar's top to the next one's."""
MANY, CLOSER = 8, 15.5
"""More bars than that stand closer, so that a chart of ten leaves room for its table and sources."""
LEAST_PITCH = 10.5
"""A chart of more bars than a page holds is drawn tighter, down to this; then it goes on in a second one."""
LONGEST, SHORTEST = 340.0, 60.0
"""How long the longest bar is, and how long it stays where labels and figures are wide."""
AXES = (104.0, 136.0)
"""Where the axis stands, from the left, if the labels leave it there."""
_BETWEEN = 2.5  # labels of several lines, so that each is seen as one
HEADING = 45.0
"""Kept free for a heading above a chart that fills the page."""


def least_pitch(lines: int, size: float, leading: float) -> float:
    """The tightest pitch at which labels of so many lines stand clear of one another."""
    return max(LEAST_PITCH, (lines - 1) * leading + size + _BETWEEN if lines > 1 else 0.0)


def pitch_in(room: float, count: int, least: float) -> float:
    """From one bar's top to the next one's, where so many share `room`, if it holds them."""
    return max(least, min(CLOSER if count > MANY else PITCH, room / count))


def in_groups(items: tuple[_T, ...], room: float, least: float) -> list[tuple[_T, ...]]:
    """Bars or rows in as few groups, each of at most `room`, as can be, of nearly the same size."""
    most = max(1, int(room / least))
    size = ceil(len(items) / ceil(len(items) / most))
    return [items[at : at + size] for at in range(0, len(items), size)]


def bar_color(bar: Bar, bars: Iterable[Bar]) -> str:
    """The name of a bar's color among `bars`: where one is highlighted, the plain ones are paler."""
    if bar.role == "reference":
        return "mid_grey"
    paler = bar.role == "plain" and any(other.role == "highlight" for other in bars)
    return "mid_blue" if paler else "blue"
