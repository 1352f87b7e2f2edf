"""A dot plot: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import DotPlot
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.tags import Node


def dot_plot_boxes(look: Look, parent: Node, chart: DotPlot) -> list[Box]:  # noqa: ARG001
    """A dot plot with title, subtitle and note."""
    return []
