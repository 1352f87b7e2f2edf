"""The dots of dot plots and lines: no two of a chart are alike in shape, so that none needs its color."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf


@dataclass(frozen=True, slots=True)
class Dot:
    """One sort of dot; `color` is the name of a color of the theme, and a hollow dot has an outline of it."""

    shape: OneOf["circle", "square", "diamond"]
    color: str
    filled: bool = True


SERIES = (
    Dot("circle", "blue"),
    Dot("square", "mid_grey"),
    Dot("circle", "outline", filled=False),
    Dot("diamond", "outline"),
)
"""Of a dot plot's series, in order: what the page is about, then its yardsticks."""
RADIUS = 6.0
"""How far a dot reaches from its middle, in points; the largest, so that two of one value are both seen."""
REACH = {
    ("circle", True): 3.8,
    ("square", True): 3.6,
    ("diamond", True): 5.2,
    ("circle", False): 5.4,
    ("square", False): 3.6,
    ("diamond", False): 4.8,
}
"""By shape and whether it is filled: a circle's radius, half a square's side, half a diamond's height."""
ON_LINES = {
    ("circle", True): 2.5,
    ("square", True): 2.3,
    ("diamond", True): 3.3,
    ("circle", False): 2.6,
    ("square", False): 2.4,
    ("diamond", False): 3.1,
}
"""The same for the smaller dots of lines, where a hollow one hides the line behind it."""
