"""A briefing's blocks as the body of a Word document, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from reportgen.document.nodes import (
    BarChart,
    Block,
    Briefing,
    Chart,
    Contents,
    DotPlot,
    Facts,
    Heading,
    KeyFigures,
    LineChart,
    List,
    Map,
    Note,
    Paragraph,
    Section,
    SmallMultiples,
    Sources,
    Table,
)
from reportgen.document.walk import runs
from reportgen.errors import WriteError
from reportgen.write.docx.chartframe import LOOSE, left_out
from reportgen.write.docx.charts import chart_xml
from reportgen.write.docx.contents import as_target, contents_xml
from reportgen.write.docx.job import Job
from reportgen.write.docx.keyfigures import facts_xml, key_figures_xml
from reportgen.write.docx.numbering import NUMBERS, SOURCES
from reportgen.write.docx.paragraphs import KEEP, follow, paragraph, with_space_above, words
from reportgen.write.docx.section import Frame, Frames, closed, section_xml
from reportgen.write.docx.tables import table_xml
from reportgen.write.docx.xml import twips

OVER_BARE_TABLE = 5

_FIRST_STYLE = re.compile(r'<w:pStyle w:val="\w+"/>(?:<w:keepNext(?: w:val="0")?/>)?')


def body_xml(job: Job, briefing: Briefing, letterhead: str, frames: Frames) -> str:
    """Letterhead, kicker, title, subtitle and every section; raises WriteError that names the block."""
    out = [
        letterhead,
        words(job, "Kicker", briefing.kicker),
        words(job, "Title", briefing.title),
        words(job, "Subtitle", briefing.subtitle),
    ]
    level, first = 0, frames.first
    for section in briefing.sections:
        if section.landscape != job.turned:
            if any(out):  # pages of the one orientation end here
                out = [closed("".join(out), section_xml(_frame(job, frames), first))]
                first = ""
            job.turn()
            xml, level = _section(job, replace(section, new_page=False), briefing.slug, level)
            out.append(_at_top(xml))  # the turned page is a new one already
        else:
            xml, level = _section(job, section, briefing.slug, level)
            follow(job, out, xml)
    return "".join(out) + section_xml(_frame(job, frames), first)


def _frame(job: Job, frames: Frames) -> Frame:
    return frames.landscape if job.turned else frames.portrait


def _section(job: Job, section: Section, slug: str, level: int) -> tuple[str, int]:
    """A section after a heading of this level, and the level of its own last one."""
    out: list[str] = []
    blocks = section.blocks
    for at, block in enumerate(blocks):
        try:
            xml = block_xml(job, block, blocks[at - 1] if at else None, blocks[at + 1 : at + 2], level)
            out.append(xml or left_out(job, runs(block)))
        except WriteError as error:
            places = (slug, f"{type(block).__name__} {at + 1} of its section", error.where)
            raise WriteError(error.what, where=", ".join(filter(None, places)), do=error.do) from None
        level = min(level + 1, block.level) if isinstance(block, Heading) and xml else level
    shown: list[str] = []
    for xml in out:
        follow(job, shown, xml)
    if section.new_page and shown:
        shown[0] = _on_new_page(shown[0])
    return "".join(shown), level


def block_xml(
    job: Job, block: Block, above: Block | None = None, below: tuple[Block, ...] = (), above_level: int = 3
) -> str:
    """The paragraphs and tables of one block; what is above and below it moves it only up or down.

    A heading that skips a level below `above_level`, the last one's, keeps its look and counts as the next.
    """
    apart = isinstance(above, Table | Chart)
    match block:
        case Heading(depth, inlines):
            outline = f'<w:outlineLvl w:val="{above_level}"/>' if depth > above_level + 1 else ""
            xml = words(job, f"Heading{depth}", inlines, _over_bare_table(below) + outline)
            return as_target(job, xml)
        case Paragraph(inlines, role):
            return words(job, "Lede" if role == "lede" else "Normal", inlines)
        case Note(inlines):
            return words(job, "Note", inlines)
        case List():
            return _list(job, block)
        case KeyFigures():
            return key_figures_xml(job, block) if block.items else ""
        case Facts():
            return facts_xml(job, block) if block.items else ""
        case Table():
            return table_xml(job, block, apart=apart) if block.columns else ""
        case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
            xml = chart_xml(job, block, apart=apart)
            return _kept(xml) if any(isinstance(b, Table) and b.continues for b in below) else xml
        case Sources():
            return _sources(job, block)
        case Contents():
            return contents_xml(job, block)
        case _:
            assert_never(block)


def _kept(xml: str) -> str:
    """A chart on one page with the table of its figures: its last paragraph stays with what follows."""
    if LOOSE in xml:
        return xml.replace(LOOSE, KEEP)
    before, style, after = xml.rpartition('<w:pStyle w:val="Note"/>')
    return f"{before}{style}{KEEP if style else ''}{after}"


def _over_bare_table(below: tuple[Block, ...]) -> str:
    """More room under a heading whose table has no title, for its rule would touch the heading."""
    bare = any(isinstance(block, Table) and not (block.title or block.subtitle) for block in below)
    return f'<w:spacing w:after="{twips(OVER_BARE_TABLE)}"/>' if bare else ""


def _list(job: Job, block: List) -> str:
    if not block.numbered:
        return "".join(words(job, "ListBullet", item) for item in block.items)
    own = job.new_list(NUMBERS)
    return "".join(words(job, "ListNumber", item, own) for item in block.items)


def _sources(job: Job, block: Sources) -> str:
    """The sources as items of their style's list; of another where a number doesn't follow the one before."""
    out, own = [], ""
    for at, item in enumerate(block.items):
        if item.number != job.sources + 1 or not at:
            own = job.new_list(SOURCES, item.number) if job.sources or item.number != 1 else ""
        out.append(paragraph("Source", job.runs(item.inlines, "Source"), own + job.indent("Source")))
        job.sources = item.number
    return "".join(out)


def _on_new_page(xml: str) -> str:
    """The block with a page break before its first paragraph, and without the heading's space above."""
    first, end, rest = _at_top(xml).partition("</w:pPr>")
    return _FIRST_STYLE.sub(r"\g<0><w:pageBreakBefore/>", first, count=1) + end + rest


def _at_top(xml: str) -> str:
    """The block at a page's top: its heading, if it starts with one, has no space above."""
    first = xml.partition("</w:pPr>")[0]
    return with_space_above(xml, 0) if 'w:val="Heading' in first else xml
