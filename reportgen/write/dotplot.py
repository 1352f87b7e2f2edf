"""Dot plots: what both writers decide alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as OneOf

from reportgen.document.nodes import DotPlot, DotRow, Figure, Inline, Inlines, Mark, Text
from reportgen.document.walk import join
from reportgen.write.scale import length_of

Side = OneOf["left", "right", "above", "below"]
_PITCHES = (21.0, 21.0, 28.0, 38.0)


def row_pitch(plot: DotPlot) -> float:
    """From one row's middle to the next one's: figures above and below the dots need room of their own."""
    return _PITCHES[min(len(plot.series), len(_PITCHES)) - 1]


def sides(dots: Sequence[Figure | Mark]) -> dict[int, Side]:
    """On which side of its dot each known figure of a row stands, by its place in the row.

    The lowest stands at the left and the highest at the right; those between them above, then below.
    """
    lengths = {at: length for at, dot in enumerate(dots) if (length := length_of(dot)) is not None}
    order = sorted(lengths, key=lengths.__getitem__)
    found: dict[int, Side] = {at: "below" if place % 2 else "above" for place, at in enumerate(order[1:-1])}
    if len(order) > 1:
        found[order[0]] = "left"
    if order:
        found[order[-1]] = "right"
    return found


def missing(plot: DotPlot, row: DotRow) -> Inlines:
    """What stands at a row's end: the marks of the dots that are missing, each after its series' name."""
    marks = [dot for dot in row.dots if isinstance(dot, Mark)]
    if not marks:
        return ()
    if len(marks) == len(row.dots) and len({mark.text for mark in marks}) == 1:
        return (marks[0],)
    named = zip(plot.series, row.dots, strict=False)
    parts: list[tuple[Inline, ...]] = [
        (*name, Text("\u00a0"), dot) for name, dot in named if isinstance(dot, Mark)
    ]
    return join(tuple(parts), ", ")
