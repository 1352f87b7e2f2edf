"""Tables: fixed layout, a repeated head, rows that stay whole, and no merged cells."""

from __future__ import annotations

from reportgen.document.nodes import Abbreviation, Table
from reportgen.document.walk import leaves, text_of
from reportgen.write.columns import column_widths
from reportgen.write.docx.cells import head_row, row_spacing, row_xml, settings
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import caption, note_below
from reportgen.write.docx.styles import rule
from reportgen.write.docx.xml import quote, twips
from reportgen.write.spaces import WHOLE

# Said in each table: LibreOffice has margins of its own where only the style says there are none.
_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def table_xml(job: Job, table: Table, *, apart: bool = False) -> str:
    """Title, subtitle, the table itself and its note; `apart` where it follows another table or chart."""
    widths = column_widths(table, job.theme.page.text_width)
    head = any(text_of(column.head) for column in table.columns)
    properties = table_properties(_borders(job), sum(widths), text_of(table.title), describe(table), head)
    return (
        caption(job, table.title, table.subtitle, apart=apart)
        + f"<w:tbl>{properties}{grid(widths)}{_rows(job, table, widths, head)}</w:tbl>"
        + note_below(job, table.note)
    )


def _rows(job: Job, table: Table, widths: tuple[float, ...], head: bool) -> str:
    columns = settings(job, table, widths)
    strong = [column.highlight for column in table.columns]
    other = list(zip([column.cell for column in columns], strong, strict=True))
    first = list(zip([column.first for column in columns], strong, strict=True)) if head else other
    rows = [head_row(job, table, columns)] if head else []
    for at, (row, keep) in enumerate(zip(table.rows, kept_rows(table), strict=True)):
        rows.append(row_xml(job, row, other if at else first, row_spacing(table, at), keep))
    return "".join(rows)


def kept_rows(table: Table) -> list[bool]:
    """Which rows stay with what follows: all of a short table; of a long one, three at each end, and group
    labels with two rows.
    """
    rows, noted = table.rows, bool(table.note)
    if len(rows) <= WHOLE:
        return [at < len(rows) - 1 or noted for at in range(len(rows))]
    keeps = [at < 2 or len(rows) - 3 <= at < len(rows) - 1 for at in range(len(rows))]
    keeps[-1] = noted
    for at, row in enumerate(rows[:-1]):
        if row.kind == "group":
            keeps[at] = keeps[at + 1] = True
    return keeps


def describe(table: Table) -> str:
    """The sentence for those who hear the table, with the full names of what its heads abbreviate."""
    short = {
        leaf.text: leaf.expansion
        for column in table.columns
        for leaf in leaves(column.head)
        if isinstance(leaf, Abbreviation)
    }
    names = "; ".join(f"{text} is {full}" for text, full in short.items())
    return f"{table.summary} {names}.".strip() if names else table.summary


def table_properties(borders: str, width: float, title: str, description: str, head: bool) -> str:
    """The properties of a table as wide as `width` points, without margins of its own."""
    look = ("06A0", 1) if head else ("0680", 0)
    return (
        f'<w:tblPr><w:tblW w:w="{twips(width)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{_NO_MARGINS}'
        f'<w:tblLook w:val="{look[0]}" w:firstRow="{look[1]}" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{quote(title)}"/>' if title else "")
        + (f'<w:tblDescription w:val="{quote(description)}"/>' if description else "")
        + "</w:tblPr>"
    )


def grid(widths: tuple[float, ...]) -> str:
    """The table's grid, from widths in points."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _borders(job: Job) -> str:
    ink, hairline = job.theme.colors["ink"], job.theme.colors["hairline"]
    return rule("top", 0.75, ink) + rule("bottom", 0.75, ink) + rule("insideH", 0.5, hairline)
