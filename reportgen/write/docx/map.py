"""A map: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import Map
from reportgen.write.docx.job import Job


def map_xml(job: Job, chart: Map, *, apart: bool = False) -> str:  # noqa: ARG001
    """The paragraphs of a map, `apart` from a table or chart above."""
    return ""
