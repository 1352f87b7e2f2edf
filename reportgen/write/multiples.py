"""Small bar charts beside one another: what both writers decide alike, in points."""

from __future__ import annotations

from reportgen.document.nodes import BarChart, SmallMultiples
from reportgen.document.walk import text_of
from reportgen.write.columns import CELL_SIZE, estimated_width

GAP = 24.0
"""Between two small charts beside one another."""
ROW_GAP = 14.0
"""Between two rows of them."""
BAR, PITCH = 9.0, 14.0
"""How thick a bar is, and from one bar's top to the next one's."""
LABELS = 0.45
"""The part of a small chart's width that its labels may take; longer ones wrap."""
_LEAST_BAR = 34.0  # the room that the longest bar should have
_MOST = 3
_LABEL_GAP, _FIGURE_GAP = 8.0, 5.0


def across(block: SmallMultiples, width: float) -> int:
    """How many small charts stand beside one another: as many as leave their bars room, at most three.

    Two or four charts stand two by two.
    """
    most = 2 if len(block.charts) in (2, 4) else min(_MOST, len(block.charts))
    needed = max((_needed(chart) for chart in block.charts), default=0.0)
    return next((count for count in range(most, 1, -1) if panel_width(count, width) >= needed), 1)


def panel_width(count: int, width: float) -> float:
    """The width of each of `count` small charts beside one another."""
    return (width - GAP * (count - 1)) / count


def _needed(chart: BarChart) -> float:
    """The width that a small chart needs, if its labels and figures are not to be broken."""
    labels = max((estimated_width(text_of(bar.label), CELL_SIZE) for bar in chart.bars), default=0.0)
    figures = max((estimated_width(bar.figure.text, CELL_SIZE) for bar in chart.bars), default=0.0)
    return labels + _LABEL_GAP + _LEAST_BAR + _FIGURE_GAP + figures
