"""A map: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import Map
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.tags import Node


def map_boxes(look: Look, parent: Node, chart: Map) -> list[Box]:  # noqa: ARG001
    """A map with title, subtitle and note."""
    return []
