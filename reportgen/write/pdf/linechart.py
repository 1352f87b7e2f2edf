"""A line chart: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import LineChart
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.tags import Node


def line_chart_boxes(look: Look, parent: Node, chart: LineChart) -> list[Box]:  # noqa: ARG001
    """A line chart with title, subtitle and note."""
    return []
