"""A bar chart in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document.nodes import Bar, BarChart
from reportgen.document.walk import text_of
from reportgen.write.barchart import HEADING, in_groups, least_pitch, pitch_in
from reportgen.write.docx.chartspace import MOST_LABEL, chart_space_xml, label_width, measure_of
from reportgen.write.docx.drawing import inline_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import caption, note_below, paragraph
from reportgen.write.docx.workbook import bar_labels, workbook

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/chart"


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
    job.charts += 1
    name, relation = f"Chart {job.charts}", _add_parts(job, chart, bars)
    graphic = (
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}"><c:chart xmlns:c="{_GRAPHIC}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic>"
    )
    return inline_drawing(
        job,
        f"<wp:cNvGraphicFramePr/>{graphic}",
        (job.theme.page.text_width, pitch * len(bars)),
        name=name,
        alt=chart.alt,
        title=text_of(chart.title),
    )


def _add_parts(job: Job, whole: BarChart, bars: tuple[Bar, ...]) -> str:
    """The id of the body's relationship to a new chart part, which has its workbook with it."""
    chart = replace(whole, bars=bars)
    number, labels = job.charts, bar_labels(chart)
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook(chart, labels),
        job.package,
    )
    xml = chart_space_xml(chart, measure_of(whole, job.theme), job.theme, job.language, "rId1")
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, xml.encode(), job.package)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, "rId1")
    return job.relations.add(RELATIONSHIP_TYPE.CHART, part)
