"""Tables: fixed layout, a repeated head, rows that stay whole, and no merged cells."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Abbreviation, Inlines, Row, Table
from reportgen.document.walk import leaves, text_of
from reportgen.write.columns import PADDING, PART_INDENT, column_widths
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import KEEP, caption, note_below
from reportgen.write.docx.styles import rule
from reportgen.write.docx.xml import quote, twips

SHORT = 12
GROUP_SPACE = 8
PROSE_SPACE = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cells of one column have in common, as XML ready to be put together."""

    cell: str
    head: str
    text: str
    more: str


def table_xml(job: Job, table: Table) -> str:
    """Title, subtitle, the table itself and its note."""
    widths = column_widths(table, job.theme.page.text_width)
    head = any(text_of(column.head) for column in table.columns)
    settings = _settings(job, table, widths)
    keeps = kept_rows(table)
    rows = [_head_row(job, table, settings)] if head else []
    rows += [
        _row(job, row, settings, KEEP if keep else "", at)
        for at, (row, keep) in enumerate(zip(table.rows, keeps, strict=True))
    ]
    properties = table_properties(_borders(job), sum(widths), text_of(table.title), describe(table), head)
    return (
        caption(job, table.title, table.subtitle)
        + f"<w:tbl>{properties}{grid(widths)}{''.join(rows)}</w:tbl>"
        + note_below(job, table.note)
    )


def kept_rows(table: Table) -> list[bool]:
    """Which rows stay with what follows: all of a short table; of a long one, three at each end, and group
    labels with two rows.
    """
    rows, noted = table.rows, bool(table.note)
    if len(rows) <= SHORT:
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
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
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


def _settings(job: Job, table: Table, widths: tuple[float, ...]) -> list[Setting]:
    last = len(widths) - 1
    return [
        _setting(job, table, at, twips(width), twips(PADDING[table.layout]) * (at < last))
        for at, width in enumerate(widths)
    ]


def _setting(job: Job, table: Table, at: int, width: int, right: int) -> Setting:
    left = twips(PADDING[table.layout]) * (at > 0)
    aligned = table.columns[at].align == "right"
    prose = table.layout == "prose"
    spacing = f'<w:spacing w:before="{twips(PROSE_SPACE)}" w:after="{twips(PROSE_SPACE)}"/>' if prose else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    margins = f'<w:tcMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tcMar>'
    under = f"<w:tcBorders>{rule('bottom', 0.5, job.theme.colors['ink'])}</w:tcBorders>"
    bottom = '<w:vAlign w:val="bottom"/>'
    side = '<w:jc w:val="right"/>' if aligned else ""
    return Setting(
        cell=f"<w:tc><w:tcPr>{size}{margins}{'' if prose else bottom}</w:tcPr><w:p><w:pPr>",
        head=f"<w:tc><w:tcPr>{size}{under}{margins}{bottom}</w:tcPr><w:p><w:pPr>"
        f'<w:pStyle w:val="TableHead"/>{KEEP}{side}</w:pPr>',
        text=f'<w:pStyle w:val="Table{"Number" if aligned else "Text"}"/>',
        more=spacing,
    )


def _head_row(job: Job, table: Table, settings: list[Setting]) -> str:
    cells = "".join(
        f"{setting.head}{job.runs(column.head, 'TableHead')}</w:p></w:tc>"
        for setting, column in zip(settings, table.columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(job: Job, row: Row, settings: list[Setting], keep: str, at: int) -> str:
    runs, first = job.runs, _first_cell(row, at)
    cells: list[str] = []
    for column, setting in enumerate(settings):
        inlines: Inlines = row.cells[column] if column < len(row.cells) else ()
        more = setting.more if column else first or setting.more
        inner = runs(inlines, "TableText", strong=row.kind == "group")
        cells.append(f"{setting.cell}{setting.text}{keep}{more}</w:pPr>{inner}</w:p></w:tc>")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _first_cell(row: Row, at: int) -> str:
    """What a row's first paragraph has of its own: room above a group, an indent for a part."""
    if row.kind == "group" and at:
        return f'<w:spacing w:before="{twips(GROUP_SPACE + 1)}"/>'
    return f'<w:ind w:left="{twips(PART_INDENT)}"/>' if row.kind == "part" else ""
