"""The outlines of the states, and where in each of them a label has the most room.

They come from us-atlas (see the notice in shapes/), cut by scripts/cut_outlines.py: all states in one picture
of 975 × 610, with Alaska and Hawaii as insets. Neighbors share their arcs, so that a border is one line.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "shapes" / "us.json"
_FINE = 1.2
"""Square points on the page: a corner of a border that sticks out less is not drawn."""
_OF_ISLAND, _OF_BORDER = 5, 3  # points at least, or small states would vanish; the first is an island's last
_FINER = 4.0  # an arc with fewer left is cut anew, that much finer

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Box(NamedTuple):
    """A rectangle by its middle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A state's rings as numbers of arcs (~n is arc n backward), largest first.

    `boxes` are the largest rectangles inside it, from a square to a flat one; `bounds` are left, top, right
    and bottom.
    """

    rings: tuple[tuple[int, ...], ...]
    boxes: tuple[Box, ...]
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The outlines by the name that an Area has for them, and the arcs that they are made of."""

    arcs: tuple[Ring, ...]
    outlines: dict[str, Outline]


@cache
def atlas() -> Atlas:
    """The outlines of all states; read when the first map is drawn."""
    raw = json.loads(_FILE.read_text(encoding="utf-8"))
    unit = 1 / raw["per_unit"]
    arcs = tuple(_points(steps, unit) for steps in raw["arcs"])
    outlines = {}
    for code, state in raw["states"].items():
        rings = tuple(tuple(ring) for ring in state["rings"])
        boxes = tuple(Box(*(length * unit for length in box)) for box in state["boxes"])
        outlines[code] = Outline(rings, boxes, _bounds([_ring(ring, arcs) for ring in rings]))
    return Atlas(arcs, outlines)


@lru_cache(maxsize=512)
def rings_at(code: str, scale: float) -> tuple[Ring, ...]:
    """A state's rings in the picture's units, with no more points than can be told apart at this scale."""
    arcs = arcs_at(scale)
    return tuple(_ring(ring, arcs) for ring in atlas().outlines[code].rings)


@lru_cache(maxsize=16)
def arcs_at(scale: float) -> tuple[Ring, ...]:
    """All arcs with no more points than can be told apart at this scale."""
    return tuple(_thin(arc, _FINE / scale**2) for arc in atlas().arcs)


def _thin(arc: Ring, least: float) -> Ring:
    """The arc without points whose triangle with their neighbors is smaller than this; both ends stay."""
    kept = [arc[0]]
    for (x, y), (v, w) in pairwise(arc[1:]):
        a, b = kept[-1]
        if abs((x - a) * (w - b) - (v - a) * (y - b)) >= 2 * least:
            kept.append((x, y))
    kept.append(arc[-1])
    fewest = min(len(arc), _OF_ISLAND if arc[0] == arc[-1] else _OF_BORDER)
    return tuple(kept) if len(kept) >= fewest else _thin(arc, least / _FINER)


def _points(steps: list[int], unit: float) -> Ring:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return tuple(points)


def _ring(numbers: tuple[int, ...], arcs: tuple[Ring, ...]) -> Ring:
    return tuple(point for at in numbers for point in (arcs[at] if at >= 0 else arcs[~at][::-1])[:-1])


def _bounds(rings: list[Ring]) -> tuple[float, float, float, float]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)
