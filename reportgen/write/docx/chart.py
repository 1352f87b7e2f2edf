"""A bar chart in the body: title, subtitle, the drawing with its chart part and workbook, note."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document.nodes import BarChart
from reportgen.document.walk import text_of
from reportgen.write.docx.chartspace import PITCH, chart_space_xml
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import caption, note_below, paragraph
from reportgen.write.docx.workbook import bar_labels, workbook
from reportgen.write.docx.xml import emu, quote

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_xml(job: Job, chart: BarChart, *, apart: bool = False) -> str:
    """The paragraphs of a chart, `apart` from a table or chart above; its parts go into the job's package."""
    job.charts += 1
    name, relation = f"Chart {job.charts}", _add_parts(job, chart)
    graphic = (
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}"><c:chart xmlns:c="{_GRAPHIC}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic>"
    )
    frame = inline_drawing(
        job,
        f"<wp:cNvGraphicFramePr/>{graphic}",
        (job.theme.page.text_width, PITCH * len(chart.bars)),
        name=name,
        alt=chart.alt,
        title=text_of(chart.title),
    )
    return (
        caption(job, chart.title, chart.subtitle, apart=apart)
        + paragraph("Figure", f"<w:r>{frame}</w:r>")
        + note_below(job, chart.note)
    )


def inline_drawing(
    job: Job, graphic: str, size: tuple[float, float], *, name: str, alt: str, title: str = ""
) -> str:
    """A drawing that stands in its line, `size` in points, with its sentence for those who cannot see it."""
    titled = f' title="{quote(title)}"' if title else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(size[0])}" cy="{emu(size[1])}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{job.next_drawing()}" name="{quote(name)}" descr="{quote(alt)}"{titled}/>'
        f"{graphic}</wp:inline></w:drawing>"
    )


def _add_parts(job: Job, chart: BarChart) -> str:
    """The id of the body's relationship to a new chart part, which has its workbook with it."""
    number, labels = job.charts, bar_labels(chart)
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook(chart, labels),
        job.package,
    )
    xml = chart_space_xml(chart, labels, job.theme, job.language, "rId1")
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, xml.encode(), job.package)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, "rId1")
    return job.relations.add(RELATIONSHIP_TYPE.CHART, part)
