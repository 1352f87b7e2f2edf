"""A line chart: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import LineChart
from reportgen.write.docx.job import Job


def line_chart_xml(job: Job, chart: LineChart, *, apart: bool = False) -> str:  # noqa: ARG001
    """The paragraphs of a line chart, `apart` from a table or chart above."""
    return ""
