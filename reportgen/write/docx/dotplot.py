"""A dot plot in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.nodes import DotPlot, DotRow
from reportgen.document.walk import text_of
from reportgen.write.barchart import in_groups
from reportgen.write.docx.chartframe import framed, room_for
from reportgen.write.docx.chartspace import chart_drawing
from reportgen.write.docx.dotrows import dot_rows
from reportgen.write.docx.dotspace import KEY, dot_plot, key, scale_of
from reportgen.write.docx.job import Job
from reportgen.write.docx.lettering import MOST_LABEL
from reportgen.write.dotplot import row_pitch
from reportgen.write.wording import broken


def dot_plot_xml(job: Job, chart: DotPlot, *, apart: bool = False) -> str:
    """The paragraphs of a dot plot, `apart` from a table or chart above.

    Rows that don't fit a page go on in a second drawing on the same scale.
    """
    pitch = _pitch(job, chart)
    drawings = (
        _drawing(job, chart, rows, pitch) for rows in in_groups(chart.rows, room_for(job, chart) - KEY, pitch)
    )
    return framed(job, chart, drawings, apart=apart)


def _pitch(job: Job, chart: DotPlot) -> float:
    style = job.theme.styles["table_text"]
    most = max(len(broken(text_of(row.label), MOST_LABEL)) for row in chart.rows)
    return max(row_pitch(chart), style.leading * most + 2)


def _drawing(job: Job, chart: DotPlot, rows: tuple[DotRow, ...], pitch: float) -> str:
    part, size = replace(chart, rows=rows), (job.theme.page.text_width, KEY + pitch * len(rows))
    scale = scale_of(chart, size[0])
    return chart_drawing(
        job,
        dot_plot(part, scale, KEY / size[1], job.theme),
        dot_rows(part, scale),
        size,
        alt=chart.alt,
        title=text_of(chart.title),
        around=("", key(part, scale, KEY / size[1], job.theme)),
    )
