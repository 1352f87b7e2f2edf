"""Whether a chart's drawings in a PDF show what the chart says: each word and figure in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from reportgen.document.nodes import BarChart, DotPlot, LineChart, Map
from reportgen.verify.found import Fault
from reportgen.verify.pdfbars import wrong_bars
from reportgen.verify.pdfdots import wrong_dots
from reportgen.verify.pdfdrawn import Part
from reportgen.verify.pdflines import wrong_lines
from reportgen.verify.pdfmaps import wrong_map
from reportgen.verify.pieces import Drawing


def wrong_drawing(chart: Drawing, parts: Sequence[Part]) -> Iterator[Fault]:
    """What the drawings of a chart don't show as it has it."""
    for part in parts:
        if part.alternative != chart.alt:
            where = "the words for those who don't see a drawing"
            yield Fault(part.page + 1, where, chart.alt, part.alternative)
    if not parts:
        return
    match chart:
        case BarChart():
            yield from wrong_bars(chart, parts)
        case DotPlot():
            yield from wrong_dots(chart, parts)
        case LineChart():
            yield from wrong_lines(chart, parts[0])
        case Map():
            yield from wrong_map(chart, parts)
        case _:
            assert_never(chart)
