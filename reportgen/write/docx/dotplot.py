"""A dot plot: to be drawn."""

from __future__ import annotations

from reportgen.document.nodes import DotPlot
from reportgen.write.docx.job import Job


def dot_plot_xml(job: Job, chart: DotPlot, *, apart: bool = False) -> str:  # noqa: ARG001
    """The paragraphs of a dot plot, `apart` from a table or chart above."""
    return ""
