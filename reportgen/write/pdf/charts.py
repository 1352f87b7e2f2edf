"""A chart of any kind as boxes."""

from __future__ import annotations

from typing import assert_never

from reportgen.document.nodes import BarChart, Chart, DotPlot, LineChart, Map, SmallMultiples
from reportgen.write.pdf.barchart import bar_chart_boxes
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.dotplot import dot_plot_boxes
from reportgen.write.pdf.linechart import line_chart_boxes
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.map import map_boxes
from reportgen.write.pdf.multiples import multiples_boxes
from reportgen.write.pdf.tags import Node


def chart_boxes(look: Look, parent: Node, chart: Chart) -> list[Box]:
    """The chart with title, subtitle and note; nothing for one without figures."""
    match chart:
        case BarChart():
            return bar_chart_boxes(look, parent, chart)
        case DotPlot():
            return dot_plot_boxes(look, parent, chart)
        case LineChart():
            return line_chart_boxes(look, parent, chart)
        case SmallMultiples():
            return multiples_boxes(look, parent, chart)
        case Map():
            return map_boxes(look, parent, chart)
        case _:
            assert_never(chart)
