"""Paragraphs, and the titles and notes around tables and charts."""

from __future__ import annotations

import re

from reportgen.document.nodes import Inlines
from reportgen.write.docx.job import Job
from reportgen.write.docx.named import STYLE_OF
from reportgen.write.docx.xml import twips
from reportgen.write.spaces import BETWEEN_FIGURES

KEEP = "<w:keepNext/>"
SPACE_WITHOUT_NOTE = 10
THIN = 2
_GAP_ENDS = f'w:line="{twips(THIN)}" w:lineRule="exact"/></w:pPr></w:p>'
_BEFORE, _AFTER = re.compile(r' w:before="(\d+)"'), re.compile(r' w:after="(\d+)"')
_STYLE = re.compile(r'<w:pStyle w:val="(\w+)"/>')
_BELOW_SPACING = ("<w:ind ", "<w:jc ", "<w:outlineLvl ")  # what the schema has after the spacing


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
    """The space below a table without a note, as an empty paragraph: `follow` keeps it where Word needs one,
    between two tables and at the end.

    Its line is as thin as can be and the rest is space after it, which gives way to a heading's own.
    """
    spacing = f'w:before="0" w:after="{twips(points - THIN)}" w:line="{twips(THIN)}" w:lineRule="exact"'
    return paragraph("Note", "", f"{properties}<w:spacing {spacing}/>")


def follow(job: Job, out: list[str], xml: str) -> None:
    """Add blocks to those before them; an empty paragraph there becomes space above the next one.

    Screen readers say "blank" at an empty paragraph.
    """
    if not xml:
        return
    if out and out[-1].endswith(_GAP_ENDS) and xml.startswith("<w:p>"):
        out[-1], space = _without_gap(out[-1])
        if "<w:pageBreakBefore/>" not in xml.partition("</w:pPr>")[0]:
            xml = with_space_above(xml, space + max(0, _before(job, xml) - space + twips(THIN)))
    out.append(xml)


def with_space_above(xml: str, space: int) -> str:
    """The same paragraphs, the first with this space above it, in twips."""
    first, end, rest = xml.partition("</w:pPr>")
    first = _BEFORE.sub("", first).replace("<w:spacing/>", "")
    if "<w:spacing " in first:
        first = first.replace("<w:spacing ", f'<w:spacing w:before="{space}" ', 1)
    else:
        at = next((first.index(tag) for tag in _BELOW_SPACING if tag in first), len(first))
        first = f'{first[:at]}<w:spacing w:before="{space}"/>{first[at:]}'
    return first + end + rest


def _without_gap(xml: str) -> tuple[str, int]:
    """What stands before an empty paragraph at the end, and the space that this one makes, in twips."""
    at = xml.rindex("<w:p>")
    after = _AFTER.search(xml, at)
    return xml[:at], twips(THIN) + int(after[1] if after else 0)


def _before(job: Job, xml: str) -> int:
    """The space above the first paragraph, its own or its style's, in twips."""
    first = xml.partition("</w:pPr>")[0]
    own, style = _BEFORE.search(first), _STYLE.search(first)
    if own:
        return int(own[1])
    key = STYLE_OF.get(style[1]) if style else None
    return twips(job.theme.styles[key].before) if key else 0
