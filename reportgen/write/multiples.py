"""Small bar charts beside one another: what both writers decide alike, in points."""

from __future__ import annotations

from reportgen.document.nodes import Bar, BarChart, SmallMultiples
from reportgen.document.walk import text_of
from reportgen.write.columns import CELL_SIZE, estimated_width

GAP = 24.0
"""Between two small charts beside one another."""
ROW_GAP = 18.0
"""Between two rows of them."""
BAR, PITCH = 9.0, 14.0
"""How thick a bar is, and from one bar's top to the next one's."""
LABELS = 0.5
"""The part of a small chart's width that its labels may take; longer ones wrap."""
LEAST_BAR = 34.0
"""The room that the longest bar has at least."""
_MOST = 3
_STRONG = 1.06  # semibold figures run that much wider
_LABEL_GAP, _FIGURE_GAP = 8.0, 5.0


def across(block: SmallMultiples, width: float) -> int:
    """How many small charts stand beside one another.

    Three where no label wraps, two where none takes more than two lines; two or four charts stand two by two.
    """
    most = 2 if len(block.charts) in (2, 4) else min(_MOST, len(block.charts))
    needs = [_needs(chart) for chart in block.charts]
    return next((count for count in range(most, 1, -1) if _holds(count, width, needs)), 1)


def panel_width(count: int, width: float) -> float:
    """The width of each of `count` small charts beside one another."""
    return (width - GAP * (count - 1)) / count


def _holds(count: int, width: float, needs: list[tuple[float, float]]) -> bool:
    """Whether so many charts beside one another leave room for labels, bars and figures."""
    panel = panel_width(count, width)
    labels, figures = (max(each, default=0.0) for each in zip(*needs, strict=True))
    lines = 1 if count == _MOST else 2
    held = min(labels, LABELS * panel) + LEAST_BAR + _FIGURE_GAP + figures
    return labels <= lines * LABELS * panel and held <= panel


def _needs(chart: BarChart) -> tuple[float, float]:
    """The widths of the longest label, with the gap behind it, and of the longest figure."""
    labels = (estimated_width(text_of(bar.label), CELL_SIZE) for bar in chart.bars)
    figures = (estimated_width(_shown(bar), CELL_SIZE) for bar in chart.bars)
    return max(labels, default=0.0) + _LABEL_GAP, max(figures, default=0.0) * _STRONG


def _shown(bar: Bar) -> str:
    return f"{bar.figure.text} {bar.mark.text}" if bar.mark else bar.figure.text
