"""Which of a map's labels stand inside their states, which outside, and which find no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.write.columns import estimated_width
from reportgen.write.mapcolumn import column_spots
from reportgen.write.mapground import Ground
from reportgen.write.maplabels import Spot, Words, inside, outside
from reportgen.write.mapping import GAP, Frame

STRONG = 1.04
"""Semibold runs that much wider than regular."""
_MANY = 12  # of more states than this the labels are smaller and stand closer to the borders
_SIZES, _SMALL = (9.0, 10.0), (8.5, 8.5)
_SPARE, _LITTLE = 3.0, 1.2
_REACH, _SHORT, _CROWD = 200.0, 80.0, 30  # how long a line to a label may be; of more states than that
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Label:
    """An area's position, outline and words."""

    area: int
    code: str
    name: str
    figure: str


_Lacking: TypeAlias = tuple[Label, tuple[float, float]]


def sizes_for(states: int) -> tuple[float, float]:
    """The sizes of names and figures on a map of so many states."""
    return _SMALL if states > _MANY else _SIZES


def words_of(label: Label, sizes: tuple[float, float]) -> Words:
    """How much room a label needs."""
    name, figure = sizes
    return Words(
        estimated_width(label.name, name),
        estimated_width(label.figure, figure) * STRONG,
        name,
        figure,
    )


def spare_for(sizes: tuple[float, float]) -> float:
    """How far a label inside a state keeps from its border."""
    return _LITTLE if sizes == _SMALL else _SPARE


def places_of(
    labels: Sequence[Label], frame: Frame, width: float, key: tuple[float, float], sizes: tuple[float, float]
) -> tuple[list[tuple[int, Spot]], list[Label]]:
    """Every label's place, and those for which there is none."""
    fits, lacking = [], []
    for label, placed in zip(labels, frame.placed, strict=True):
        spot = inside(placed, words_of(label, sizes), spare_for(sizes))
        if spot is None:
            lacking.append((label, placed.middle))
        else:
            fits.append((label.area, spot))
    if not lacking:
        return fits, []
    taken = (0.0, 0.0) if frame.key_above else (key[0] + GAP / 2, key[1] + GAP / 2)
    tries = []
    order = sorted(lacking, key=lambda each: each[1][1] - each[1][0] / 10)
    for _ in range(_TRIES):
        ground = Ground(frame, width)
        ground.cover(0.0, 0.0, *taken)
        spots, homeless = _outside(ground, order, fits, width, sizes)
        tries.append((len(homeless), sum(spot.away for _, spot in spots), spots, homeless))
        if not homeless:
            break
        # Those that found no place come first the next time.
        order.sort(key=lambda each: each[0] not in homeless)
    _, _, spots, homeless = min(tries, key=lambda each: each[:2])
    return [*fits, *spots], homeless


def _outside(
    ground: Ground,
    lacking: Sequence[_Lacking],
    fits: Sequence[tuple[int, Spot]],
    width: float,
    sizes: tuple[float, float],
) -> tuple[list[tuple[int, Spot]], list[Label]]:
    """The labels that stand outside, in this order, each on what the ones before left free."""
    pairs = [(middle, words_of(label, sizes)) for label, middle in lacking]
    others = [spot for _, spot in fits]
    reach = _SHORT if len(fits) + len(lacking) > _CROWD else _REACH
    column = column_spots(ground, pairs, others, width) if sizes == _SMALL else {}
    others += column.values()
    spots, homeless = [(lacking[at][0].area, spot) for at, spot in column.items()], []
    for at, (label, _) in enumerate(lacking):
        if at in column:
            continue
        spot = outside(ground, *pairs[at], others, reach)
        if spot is None:
            homeless.append(label)
        else:
            others.append(spot)
            spots.append((label.area, spot))
    return spots, homeless
