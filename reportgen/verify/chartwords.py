"""Words that a chart has beside its labels and figures, in both formats the same."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.nodes import DotPlot, Figure, Mark
from reportgen.document.walk import text_of

ANEW = "counted anew"
"""What stands over a break of a line chart."""


def missing(chart: DotPlot, dots: Sequence[Figure | Mark]) -> str:
    """What a row says of its missing figures: one mark where all have the same, else each with its series."""
    marks = [
        (text_of(name), dot.text)
        for name, dot in zip(chart.series, dots, strict=True)
        if isinstance(dot, Mark)
    ]
    if len(marks) == len(dots) and len({text for _, text in marks}) == 1:
        return marks[0][1]
    return ", ".join(f"{name} {text}" for name, text in marks)
