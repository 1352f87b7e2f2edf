"""A bar chart in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from reportgen.document.nodes import Bar, BarChart
from reportgen.document.walk import text_of
from reportgen.write.barchart import HEADING, in_groups, least_pitch, pitch_in
from reportgen.write.docx.barspace import (
    MOST_LABEL,
    bar_labels,
    bar_plot,
    bar_rows,
    label_width,
    measure_of,
)
from reportgen.write.docx.chartspace import chart_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import caption, note_below, paragraph

_NOTE_LINES = 3  # about as many as a note has
_LEAST_PITCH = 13.5  # where bars stand closer, LibreOffice leaves out every other label


def bar_chart_xml(job: Job, chart: BarChart, *, apart: bool = False) -> str:
    """The paragraphs of a chart, `apart` from a table or chart above; its parts go into the job's package.

    Word cuts off a drawing taller than its page: there bars stand closer or go on in a second drawing.
    """
    room, least = _room(job, chart), _least_pitch(job, chart)
    pitch = pitch_in(room, len(chart.bars), least)
    drawings = (_drawing(job, chart, bars, pitch) for bars in in_groups(chart.bars, room, least))
    return (
        caption(job, chart.title, chart.subtitle, apart=apart)
        + "".join(paragraph("Figure", f"<w:r>{drawing}</w:r>") for drawing in drawings)
        + note_below(job, chart.note)
    )


def _room(job: Job, chart: BarChart) -> float:
    """About the height that a page has for the bars, beside a heading, the captions and the note."""
    page, styles = job.theme.page, job.theme.styles
    named = ((chart.title, "figure_title", 1), (chart.subtitle, "figure_subtitle", 1))
    around = sum(
        styles[style].before + lines * styles[style].leading + styles[style].after
        for inlines, style, lines in (*named, (chart.note, "note", _NOTE_LINES))
        if inlines
    )
    return page.height - page.margin_top - page.margin_bottom - HEADING - around


def _least_pitch(job: Job, chart: BarChart) -> float:
    style, widest = job.theme.styles["table_text"], max(map(label_width, bar_labels(chart)))
    return max(_LEAST_PITCH, least_pitch(ceil(widest / MOST_LABEL), style.size, style.leading))


def _drawing(job: Job, chart: BarChart, bars: tuple[Bar, ...], pitch: float) -> str:
    width, part = job.theme.page.text_width, replace(chart, bars=bars)
    return chart_drawing(
        job,
        bar_plot(part, measure_of(chart, width), job.theme),
        bar_rows(part),
        (width, pitch * len(bars)),
        alt=chart.alt,
        title=text_of(chart.title),
    )
