"""A chart of any kind in the body."""

from __future__ import annotations

from typing import assert_never

from reportgen.document.nodes import BarChart, Chart, DotPlot, LineChart, Map, SmallMultiples
from reportgen.write.docx.barchart import bar_chart_xml
from reportgen.write.docx.dotplot import dot_plot_xml
from reportgen.write.docx.job import Job
from reportgen.write.docx.linechart import line_chart_xml
from reportgen.write.docx.map import map_xml
from reportgen.write.docx.multiples import multiples_xml


def chart_xml(job: Job, chart: Chart, *, apart: bool = False) -> str:
    """Its paragraphs, `apart` from a table or chart above; nothing for one without figures."""
    match chart:
        case BarChart():
            return bar_chart_xml(job, chart, apart=apart) if chart.bars else ""
        case DotPlot():
            return dot_plot_xml(job, chart, apart=apart) if chart.rows else ""
        case LineChart():
            return line_chart_xml(job, chart, apart=apart) if chart.lines else ""
        case SmallMultiples():
            return multiples_xml(job, chart, apart=apart) if chart.charts else ""
        case Map():
            return map_xml(job, chart, apart=apart) if chart.areas else ""
        case _:
            assert_never(chart)
