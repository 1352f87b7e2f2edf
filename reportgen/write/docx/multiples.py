"""Small bar charts: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import SmallMultiples
from reportgen.write.docx.job import Job


def multiples_xml(job: Job, chart: SmallMultiples, *, apart: bool = False) -> str:  # noqa: ARG001
    """The paragraphs of small bar charts, `apart` from a table or chart above."""
    return ""
