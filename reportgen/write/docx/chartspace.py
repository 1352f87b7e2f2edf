"""A chart part around its plot, and how it comes into the package with its workbook."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.write.docx.chartxml import BARE, font
from reportgen.write.docx.drawing import inline_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.workbook import Rows, workbook
from reportgen.write.docx.xml import HEAD, A, R, quote

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_C = f'xmlns:c="{_CHART}"'


def chart_drawing(
    job: Job,
    plot: str,
    rows: Rows,
    size: tuple[float, float],
    *,
    alt: str,
    title: str,
    around: tuple[str, str] = ("", ""),
) -> str:
    """A drawing with a chart part of this plot and a workbook of these rows, which go into the job's package.

    `around` are the chart's own title above the plot and its legend below, as XML.
    """
    job.charts += 1
    relation = _add_parts(job, _chart_space(job, plot, around), workbook(rows))
    graphic = (
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}"><c:chart {_C} r:id="{relation}"/>'
        "</a:graphicData></a:graphic>"
    )
    return inline_drawing(job, graphic, size, name=f"Chart {job.charts}", alt=alt, title=title)


def layout(left: float, top: float, width: float, height: float, target: str = "inner") -> str:
    """Where a plot (or its words) stand in the drawing, as parts of its width and height."""
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    return (
        f'<c:layout><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.5f}"/><c:y val="{top:.5f}"/><c:w val="{width:.5f}"/><c:h val="{height:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _chart_space(job: Job, plot: str, around: tuple[str, str]) -> bytes:
    title, legend = around
    return (
        f'{HEAD}<c:chartSpace {_C} {A} {R}><c:date1904 val="0"/><c:lang val="{quote(job.language)}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{int(not title)}"/>'
        f'<c:plotArea>{plot}{BARE}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        f'</c:chart>{BARE}{font(job.theme, "sans", language=job.language)}<c:externalData r:id="rId1">'
        '<c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _add_parts(job: Job, chart: bytes, book: bytes) -> str:
    """The id of the body's relationship to a new chart part, which has its workbook with it."""
    number = job.charts
    sheet = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        book,
        job.package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, chart, job.package)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, sheet, "rId1")
    return job.relations.add(RELATIONSHIP_TYPE.CHART, part)
