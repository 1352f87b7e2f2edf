"""A bar chart in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from reportgen.document.nodes import Bar, BarChart
from reportgen.document.walk import text_of
from reportgen.write.barchart import in_groups, least_pitch, pitch_in
from reportgen.write.docx.barspace import bar_labels, bar_plot, bar_rows, measure_of
from reportgen.write.docx.chartframe import framed, room_for
from reportgen.write.docx.chartspace import chart_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.lettering import MOST_LABEL, axis_at, label_width

_LEAST_PITCH = 13.5  # where bars stand closer, LibreOffice leaves out every other label


def bar_chart_xml(job: Job, chart: BarChart, *, apart: bool = False) -> str:
    """The paragraphs of a chart, `apart` from a table or chart above; its parts go into the job's package.

    Word cuts off a drawing taller than its page: there bars stand closer or go on in a second drawing.
    """
    room, least = room_for(job, chart), _least_pitch(job, chart)
    pitch = pitch_in(room, len(chart.bars), least)
    drawings = (_drawing(job, chart, bars, pitch) for bars in in_groups(chart.bars, room, least))
    return framed(job, chart, drawings, apart=apart)


def _least_pitch(job: Job, chart: BarChart) -> float:
    style, widest = job.theme.styles["table_text"], max(map(label_width, bar_labels(chart)))
    return max(_LEAST_PITCH, least_pitch(ceil(widest / MOST_LABEL), style.size, style.leading))


def _drawing(job: Job, chart: BarChart, bars: tuple[Bar, ...], pitch: float) -> str:
    width, part = job.theme.page.text_width, replace(chart, bars=bars)
    return chart_drawing(
        job,
        bar_plot(part, measure_of(chart, width, axis_at(bar_labels(chart))), job.theme),
        bar_rows(part),
        (width, pitch * len(bars)),
        alt=chart.alt,
        title=text_of(chart.title),
    )
