"""Cut the outlines of the states from us-atlas, once; what it writes is in version control.

Reads `states-albers-10m.json` of the npm package us-atlas 3.0.1 (a TopoJSON of all states in one picture of
975 × 610, Alaska and Hawaii as insets) and the LICENSE beside it:

    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    python scripts/cut_outlines.py package/states-albers-10m.json

Writes `reportgen/write/shapes/us.json` and `LICENSE-us-atlas.txt` beside it; the same input gives the same
bytes.
Borders stay shared: an arc is simplified once, whoever owns it (Visvalingam: the points that matter least
go first), more finely the smaller the smallest of its states. Tiny islands go, a state's largest never. For
each state it looks up where a label has the most room: the largest rectangle of each of four shapes.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "reportgen" / "write" / "shapes"
PER_UNIT = 20
"""Units of the file to one unit of the picture."""
DETAIL = 0.0075
"""A point goes if its triangle is smaller than a square of this part of its smallest state's size."""
LEAST_ISLAND = 3.0
SHAPES = (1.0, 1.8, 3.2, 5.5)
"""Width to height of the rectangles; the center of the first is the state's middle."""
FINE = 0.1
CODES = dict(
    pair.split(":")
    for pair in (
        "01:AL 02:AK 04:AZ 05:AR 06:CA 08:CO 09:CT 10:DE 11:DC 12:FL 13:GA 15:HI 16:ID 17:IL 18:IN 19:IA "
        "20:KS 21:KY 22:LA 23:ME 24:MD 25:MA 26:MI 27:MN 28:MS 29:MO 30:MT 31:NE 32:NV 33:NH 34:NJ 35:NM "
        "36:NY 37:NC 38:ND 39:OH 40:OK 41:OR 42:PA 44:RI 45:SC 46:SD 47:TN 48:TX 49:UT 50:VT 51:VA 53:WA "
        "54:WV 55:WI 56:WY"
    ).split()
)

Point = tuple[float, float]
Ring = list[int]  # numbers of arcs; ~n is arc n backward


def main(source: Path) -> None:
    """Read the package's file, write ours."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = read_arcs(topology)
    states = {
        CODES[each["id"]]: [polygon[0] for polygon in polygons(each)]
        for each in topology["objects"]["states"]["geometries"]
        if each["id"] in CODES
    }
    states = {code: without_islets(rings, arcs) for code, rings in sorted(states.items())}
    kept, states = renumbered(states)
    sizes = smallest_states(states, [arcs[at] for at in kept])
    cut = [
        quantized(simplified(arcs[at], (DETAIL * size) ** 2)) for at, size in zip(kept, sizes, strict=True)
    ]
    TARGET.mkdir(exist_ok=True)
    (TARGET / "us.json").write_text(written(cut, states), encoding="utf-8")
    notice = source.with_name("LICENSE").read_text(encoding="utf-8")
    (TARGET / "LICENSE-us-atlas.txt").write_text(notice, encoding="utf-8")


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in the picture's own units: TopoJSON holds them as steps from point to point."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a state; there are no lakes in them."""
    arcs: list[list[Ring]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return arcs


def along(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, the first not repeated at the end."""
    return [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])[:-1]]


def area(points: list[Point]) -> float:
    """The area within a ring."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x * w - v * y for (x, y), (v, w) in pairs)) / 2


def without_islets(rings: list[Ring], arcs: list[list[Point]]) -> list[Ring]:
    """The rings that can be seen, largest first."""
    areas = sorted(((area(along(ring, arcs)), ring) for ring in rings), reverse=True)
    least = min(LEAST_ISLAND, sum(size for size, _ in areas) / 100)
    return [ring for size, ring in areas if size >= least]


def renumbered(states: dict[str, list[Ring]]) -> tuple[list[int], dict[str, list[Ring]]]:
    """The numbers of the arcs that are still in use, and the states with new numbers."""
    used = sorted({at if at >= 0 else ~at for rings in states.values() for ring in rings for at in ring})
    new = {old: at for at, old in enumerate(used)}
    return used, {
        code: [[new[at] if at >= 0 else ~new[~at] for at in ring] for ring in rings]
        for code, rings in states.items()
    }


def smallest_states(states: dict[str, list[Ring]], arcs: list[list[Point]]) -> list[float]:
    """For each arc the size (the root of the area) of the smallest state that it bounds."""
    sizes = [math.inf] * len(arcs)
    for rings in states.values():
        size = math.sqrt(sum(area(along(ring, arcs)) for ring in rings))
        for ring in rings:
            for at in ring:
                sizes[at if at >= 0 else ~at] = min(size, sizes[at if at >= 0 else ~at])
    return sizes


def simplified(points: list[Point], least: float) -> list[Point]:
    """The arc without the points whose triangle with their neighbors is smaller than `least`.

    The ends stay, since other arcs meet there; a closed arc keeps four corners at least.
    """
    fewest = 5 if points[0] == points[-1] else 2
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))

    def triangle(at: int) -> float:
        (x, y), (v, w), (r, s) = points[before[at]], points[at], points[after[at]]
        return abs((v - x) * (s - y) - (r - x) * (w - y)) / 2

    queue = [(triangle(at), at) for at in range(1, len(points) - 1)]
    heapq.heapify(queue)
    sizes = {at: size for size, at in queue}
    left = len(points)
    while queue and left > fewest:
        size, at = heapq.heappop(queue)
        if sizes.get(at) != size:
            continue  # a neighbor went in the meantime, and this one is in the queue anew
        if size >= least:
            break
        del sizes[at]
        left -= 1
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for each in (one, other):
            if each in sizes:
                sizes[each] = max(size, triangle(each))
                heapq.heappush(queue, (sizes[each], each))
    return [point for at, point in enumerate(points) if at in sizes or at in (0, len(points) - 1)]


def quantized(points: list[Point]) -> list[tuple[int, int]]:
    """The points in whole units of the file, none of them twice in a row."""
    whole = [(round(x * PER_UNIT), round(y * PER_UNIT)) for x, y in points]
    return [point for at, point in enumerate(whole) if not at or point != whole[at - 1]]


def widest_box(ring: list[Point], shape: float) -> tuple[float, float, float, float]:
    """The middle, width and height of the largest rectangle of this shape inside the ring.

    A search by quarters of squares, most promising first, in a picture pressed so that the rectangle is one.
    """
    pressed = [(x / shape, y) for x, y in ring]
    edges = list(zip(pressed, pressed[1:] + pressed[:1], strict=True))
    left, top = (min(point[axis] for point in pressed) for axis in (0, 1))
    right, bottom = (max(point[axis] for point in pressed) for axis in (0, 1))
    half = min(right - left, bottom - top) / 2
    queue: list[tuple[float, float, float, float]] = []
    best = (0.0, 0.0, 0.0)

    def look_at(x: float, y: float, half: float) -> None:
        nonlocal best
        room = room_at(x, y, edges)
        best = max(best, (room, x, y))
        heapq.heappush(queue, (-(room + half), x, y, half))

    for column in range(math.ceil((right - left) / half / 2)):
        for row in range(math.ceil((bottom - top) / half / 2)):
            look_at(left + (2 * column + 1) * half, top + (2 * row + 1) * half, half)
    while queue and -queue[0][0] > best[0] + FINE / 2:
        _, x, y, half = heapq.heappop(queue)
        for dx in (-half / 2, half / 2):
            for dy in (-half / 2, half / 2):
                look_at(x + dx, y + dy, half / 2)
    room, x, y = best
    return x * shape, y, 2 * room * shape, 2 * room


def room_at(x: float, y: float, edges: list[tuple[Point, Point]]) -> float:
    """Half the side of the largest square around a point that no edge enters; below 0 outside the ring."""
    inside, least = False, math.inf
    for (a, b), (c, d) in edges:
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            inside = not inside
        if (
            min(abs(a - x), abs(c - x)) - abs(c - a) < least
            and min(abs(b - y), abs(d - y)) - abs(d - b) < least
        ):
            least = min(least, apart(a - x, b - y, c - x, d - y))
    return least if inside else -least


def apart(a: float, b: float, c: float, d: float) -> float:
    """How far an edge is from the origin, along the axis along which it is further."""
    least = min(max(abs(a), abs(b)), max(abs(c), abs(d)))
    dx, dy = c - a, d - b
    # Along the edge, the distance has its least where it changes its axis or crosses one.
    for above, below in ((-a, dx), (-b, dy), (b - a, dx - dy), (-a - b, dx + dy)):
        if below and 0.0 < (part := above / below) < 1.0:
            least = min(least, max(abs(a + part * dx), abs(b + part * dy)))
    return least


def written(arcs: list[list[tuple[int, int]]], states: dict[str, list[Ring]]) -> str:
    """The file: one line for each arc (its first point, then steps) and for each state."""
    lines = []
    for points in arcs:
        steps = [points[0]] + [(x - v, y - w) for (v, w), (x, y) in pairwise(points)]
        lines.append(compact([each for step in steps for each in step]))
    rows = []
    for code, rings in states.items():
        ring = [(float(x), float(y)) for x, y in along(rings[0], arcs)]  # type: ignore[arg-type]
        scaled = [(x / PER_UNIT, y / PER_UNIT) for x, y in ring]
        boxes = [whole(*widest_box(scaled, shape)) for shape in SHAPES]
        rows.append(f'"{code}":{compact({"rings": rings, "boxes": boxes})}')
    listed, named = ",\n".join(lines), ",\n".join(rows)
    return f'{{"per_unit":{PER_UNIT},\n"arcs":[\n{listed}\n],\n"states":{{\n{named}\n}}}}\n'


def whole(x: float, y: float, width: float, height: float) -> list[int]:
    """A rectangle in whole units of the file, none larger than it was wherever its middle is rounded to."""
    least = [max(1, math.floor(length * PER_UNIT) - 1) for length in (width, height)]
    return [round(x * PER_UNIT), round(y * PER_UNIT), *least]


def compact(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
