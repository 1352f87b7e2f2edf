"""The band of key figures and the row of facts: tables of one row, in each cell a figure and its words."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Facts, Inlines, KeyFigures
from reportgen.document.walk import text_of
from reportgen.write.band import Columns, fact_columns, figure_columns, figure_size
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import KEEP, gap, note_below, paragraph
from reportgen.write.docx.styles import rule
from reportgen.write.docx.tables import grid, table_properties
from reportgen.write.docx.xml import twips

BELOW_FACTS = 3


@dataclass(frozen=True, slots=True)
class Band:
    """How a row of pairs is set: the styles of a pair, whether it stays with what follows, columns, rules."""

    title: str
    styles: tuple[str, str]
    keep: str
    columns: Columns
    borders: str


def key_figures_xml(job: Job, block: KeyFigures) -> str:
    """One large figure over its label for each item, a rule above and a hairline below, then the note."""
    colors = job.theme.colors
    borders = rule("top", 1, colors["ink"]) + rule("bottom", 0.5, colors["hairline"])
    columns = figure_columns(block, job.theme.page.text_width)
    size = figure_size(block, columns.width, job.theme.styles["key_figure"].size)
    band = Band("Key figures", ("KeyFigure", "KeyLabel"), KEEP if block.note else "", columns, borders)
    items = [(item.figure, item.label) for item in block.items]
    return _one_row(job, band, items, size) + note_below(job, block.note)


def facts_xml(job: Job, block: Facts) -> str:
    """A small label over its value for each fact; the row stays with the paragraph that follows."""
    columns = fact_columns(block, job.theme.page.text_width)
    band = Band("Facts", ("FactLabel", "FactValue"), KEEP, columns, "")
    return _one_row(job, band, [(item.label, item.value) for item in block.items]) + gap(BELOW_FACTS, KEEP)


def _one_row(job: Job, band: Band, pairs: list[tuple[Inlines, Inlines]], size: float = 0) -> str:
    """Cells of a column and the gap after it, the last one with what is left; `size` is the upper words'."""
    full, gap = job.theme.page.text_width, band.columns.gap
    pitch = band.columns.width + gap
    widths = (*[pitch] * (len(pairs) - 1), full - pitch * (len(pairs) - 1))
    description = "; ".join(f"{text_of(upper)} {text_of(lower)}" for upper, lower in pairs)
    own = size if size < job.theme.styles["key_figure"].size else 0
    words = [
        (
            job.runs.alike(top, _size(own)) if own else job.runs(top, band.styles[0]),
            job.runs(bottom, band.styles[1]),
        )
        for top, bottom in pairs
    ]
    gaps = (*[gap] * (len(pairs) - 1), widths[-1] - band.columns.width)
    cells = "".join(_cell(band, *of) for of in zip(widths, words, gaps, strict=True))
    # Each cell says by itself what its figure is, so the row is all heads: none is missing.
    row = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    properties = table_properties(band.borders, full, band.title, f"{band.title}: {description}.", head=True)
    return f"<w:tbl>{properties}{grid(widths)}{row}</w:tbl>"


def _size(points: float) -> str:
    """Run properties of this size, in half points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _cell(band: Band, width: float, pair: tuple[str, str], gap: float) -> str:
    """A pair in one cell, so that it is heard as one; `gap` is the room on its right."""
    upper, lower = pair
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:tcMar>'
        f'<w:right w:w="{twips(gap)}" w:type="dxa"/></w:tcMar></w:tcPr>'
        f"{paragraph(band.styles[0], upper, KEEP)}{paragraph(band.styles[1], lower, band.keep)}</w:tc>"
    )
