"""The outlines of the states, and where in each of them a label has the most room.

They come from us-atlas (shapes/, see the notice there), cut by scripts/cut_outlines.py: all states in one picture of
975 × 610, with Alaska and Hawaii as insets. Neighbors share their arcs, so that their borders are one line.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from math import hypot
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "shapes" / "us.json"
_FINE = 0.8
"""On the page, points of a border closer to one another than this are drawn as one."""

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
    return tuple(_thin(arc, _FINE / scale) for arc in atlas().arcs)


def _thin(arc: Ring, least: float) -> Ring:
    """The arc without points closer than `least` to the one before; both ends and a ring's shape stay."""
    kept = [arc[0]]
    for x, y in arc[1:-1]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= least:
            kept.append((x, y))
    kept.append(arc[-1])
    return arc if arc[0] == arc[-1] and len(kept) < 5 else tuple(kept)


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
