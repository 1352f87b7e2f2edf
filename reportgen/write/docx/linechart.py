"""A line chart in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from reportgen.document.nodes import LineChart
from reportgen.document.walk import text_of
from reportgen.write.docx.chartframe import framed
from reportgen.write.docx.chartspace import chart_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.linerows import line_rows, parts_of
from reportgen.write.docx.linespace import line_plot, plot_of


def line_chart_xml(job: Job, chart: LineChart, *, apart: bool = False) -> str:
    """The paragraphs of a line chart, `apart` from a table or chart above; nothing for one without years."""
    if not chart.years:
        return ""
    width, parts = job.theme.page.text_width, parts_of(chart)
    plot = plot_of(chart, parts, width)
    drawing = chart_drawing(
        job,
        line_plot(plot, job.theme),
        line_rows(chart, parts),
        (width, plot.scale.tall),
        alt=chart.alt,
        title=text_of(chart.title),
    )
    return framed(job, chart, [drawing], apart=apart)
