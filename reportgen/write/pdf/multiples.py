"""Small bar charts: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import SmallMultiples
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.tags import Node


def multiples_boxes(look: Look, parent: Node, chart: SmallMultiples) -> list[Box]:  # noqa: ARG001
    """Small bar charts with title, subtitle and note."""
    return []
