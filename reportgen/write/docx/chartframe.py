"""What stands around the drawings of a chart, and the room that a page leaves for them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Chart, Figure, Inlines
from reportgen.document.walk import leaves, runs
from reportgen.write.barchart import HEADING
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import SPACE_WITHOUT_NOTE, caption, paragraph, words
from reportgen.write.docx.xml import twips

LOOSE = '<w:keepNext w:val="0"/>'
"""Of a drawing that needn't stay with what follows, as others do."""
_NOTE_LINES = 3  # about as many as a note has


def framed(job: Job, chart: Chart, drawings: Iterable[str], *, apart: bool, properties: str = "") -> str:
    """Title, subtitle, a paragraph of these properties for each drawing (or row of them) and the note."""
    runs_of = [f"<w:r>{drawing}</w:r>" for drawing in drawings]
    return (
        caption(job, chart.title, chart.subtitle, apart=apart)
        + "".join(paragraph("Figure", one, properties) for one in runs_of[:-1])
        + (last_drawing(chart, runs_of[-1], properties) if runs_of else "")
        + drawn(job, chart)
        + words(job, "Note", chart.note)
    )


def last_drawing(chart: Chart, run: str, properties: str = "") -> str:
    """The paragraph of a chart's last drawing: it stays with its note or, without one, has space below."""
    if chart.note:
        return paragraph("Figure", run, properties)
    space = f'<w:spacing w:after="{twips(SPACE_WITHOUT_NOTE)}"/>'
    return paragraph("Figure", run, f"{LOOSE}{properties}{space}")


def drawn(job: Job, chart: Chart) -> str:
    """Count the figures in a chart's drawing, which have no bookmarks; nothing is written for that."""
    job.runs.skip(-_figures((chart.title, chart.subtitle, chart.note)))
    return left_out(job, runs(chart))


def left_out(job: Job, several: Iterable[Inlines]) -> str:
    """Count the figures of runs that are not written as such; nothing is written for that."""
    job.runs.skip(_figures(several))
    return ""


def _figures(several: Iterable[Inlines]) -> int:
    return sum(isinstance(leaf, Figure) for inlines in several for leaf in leaves(inlines))


def room_for(job: Job, chart: Chart) -> float:
    """About the height that a page has for drawings, beside a heading, the captions and the note."""
    page, styles = job.theme.page, job.theme.styles
    named = ((chart.title, "figure_title", 1), (chart.subtitle, "figure_subtitle", 1))
    around = sum(
        styles[style].before + lines * styles[style].leading + styles[style].after
        for inlines, style, lines in (*named, (chart.note, "note", _NOTE_LINES))
        if inlines
    )
    return page.height - page.margin_top - page.margin_bottom - HEADING - around
