"""A column of labels at the right of a wide map, for the many small states at its edge."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.write.mapground import CELL, ROW, Ground
from reportgen.write.maplabels import Spot, Words, crosses, in_the_way

PITCH = 10.0
_EDGE = 0.8  # of the drawing's width: states further right have their labels in the column
_ABOVE = 12.0  # a state may be that much higher than the column

Middle = tuple[float, float]


def column_spots(
    ground: Ground, lacking: Sequence[tuple[Middle, Words]], others: Sequence[Spot], width: float
) -> dict[int, Spot]:
    """The places of the labels that stand in the column, by their position in `lacking`; they are taken."""
    east = [at for at, ((x, _), _) in enumerate(lacking) if x > _EDGE * width]
    if not east:
        return {}
    wide = max(lacking[at][1].beside[0] for at in east)
    left = width - wide - 2.0
    first = _first_free(ground, left - 2.0) * ROW
    east = [at for at in east if lacking[at][0][1] > first - _ABOVE]
    east.sort(key=lambda at: lacking[at][0][1] - lacking[at][0][0] / 10)
    heights = _spread([lacking[at][0][1] for at in east], first + PITCH / 2)
    found = {}
    for at, height in zip(_uncrossed(east, lacking, left, heights), heights, strict=True):
        spot = _spot(*lacking[at], left, height)
        low = spot.top + spot.height > len(ground.rows) * ROW
        if not low and not any(in_the_way(spot, other) for other in others):
            found[at] = spot
            ground.cover(spot.left - 1.0, spot.top - 1.0, spot.width + 2.0, spot.height + 2.0)
    return found


def _spot(state: Middle, words: Words, left: float, middle: float) -> Spot:
    width, height = words.beside
    line = (*state, left - 2.0, middle)
    return Spot(left, middle - height / 2, width, height, False, False, words.below, words.gap, line)


def _first_free(ground: Ground, left: float) -> int:
    """The row from which on nothing stands right of `left`."""
    taken = [row for row, bits in enumerate(ground.rows) if bits >> int(left / CELL)]
    return max(taken, default=-1) + 1


def _spread(wanted: Sequence[float], least: float) -> list[float]:
    """Heights as near to those wanted as can be, in order and a pitch apart."""
    groups: list[tuple[float, int]] = []
    for at, height in enumerate(wanted):
        mean, count = max(least, height - at * PITCH), 1
        while groups and groups[-1][0] > mean:
            before, size = groups.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        groups.append((mean, count))
    flat = [mean for mean, count in groups for _ in range(count)]
    return [mean + at * PITCH for at, mean in enumerate(flat)]


def _uncrossed(
    order: Sequence[int], lacking: Sequence[tuple[Middle, Words]], left: float, middles: Sequence[float]
) -> list[int]:
    """The order in which no two lines cross: two that do change places, which makes them shorter."""
    order = list(order)
    for _ in range(len(order) ** 2):
        lines = [(*lacking[at][0], left - 2.0, middle) for at, middle in zip(order, middles, strict=True)]
        pair = next(
            (
                (one, other)
                for one in range(len(lines))
                for other in range(one)
                if crosses(lines[one], lines[other])
            ),
            None,
        )
        if pair is None:
            break
        one, other = pair
        order[one], order[other] = order[other], order[one]
    return order
