"""Paragraphs, and the titles and notes around tables and charts."""

from __future__ import annotations

from reportgen.document.nodes import Inlines
from reportgen.write.docx.job import Job
from reportgen.write.docx.xml import twips
from reportgen.write.spaces import BETWEEN_FIGURES

KEEP = "<w:keepNext/>"
SPACE_WITHOUT_NOTE = 10
THIN = 2


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One paragraph of a style; `properties` are more of its own, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def words(job: Job, style: str, inlines: Inlines, properties: str = "") -> str:
    """One paragraph with these inlines; nothing where there are none."""
    if not inlines:
        return ""
    if job.turned:
        before, outline, level = properties.partition("<w:outlineLvl")
        properties = f"{before}{job.indent(style)}{outline}{level}"
    return paragraph(style, job.runs(inlines, style), properties)


def caption(job: Job, title: Inlines, subtitle: Inlines, *, apart: bool = False) -> str:
    """The title and subtitle above a table or chart, further from the one above where there is one.

    A title alone keeps the subtitle's distance below.
    """
    before = f' w:before="{twips(BETWEEN_FIGURES)}"' if apart else ""
    alone = "" if subtitle else f' w:after="{twips(job.theme.styles["figure_subtitle"].after)}"'
    own = f"<w:spacing{before}{alone}/>" if before or alone else ""
    return words(job, "FigureTitle", title, own) + words(job, "FigureSubtitle", subtitle)


def note_below(job: Job, note: Inlines) -> str:
    """The note of a table; where there is none, the paragraph that Word needs between two tables."""
    return words(job, "Note", note) or gap(SPACE_WITHOUT_NOTE)


def gap(points: float, properties: str = "") -> str:
    """An empty paragraph below a table: two tables without one between them would be one.

    Its line is as thin as can be and the rest is space after it, which gives way to a heading's own.
    """
    spacing = f'w:before="0" w:after="{twips(points - THIN)}" w:line="{twips(THIN)}" w:lineRule="exact"'
    return paragraph("Note", "", f"{properties}<w:spacing {spacing}/>")
