"""The rows and cells of a table; what the cells of a column have in common is put together once."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Column, Row, Table
from reportgen.write.columns import PADDING, PART_INDENT
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import KEEP
from reportgen.write.docx.styles import rule
from reportgen.write.docx.xml import twips

GROUP_SPACE = 8
PROSE_SPACE = 3
_RIGHT = '<w:jc w:val="right"/>'
_BOTTOM = '<w:vAlign w:val="bottom"/>'


@dataclass(frozen=True, slots=True)
class Setting:
    """What opens the cells of one column and their paragraphs: in a head, in the row below it, elsewhere."""

    head: str
    first: str
    cell: str


def settings(job: Job, table: Table, widths: tuple[float, ...]) -> list[Setting]:
    """One for each column, from widths in points; the outer edges of the table have no padding."""
    padding, last = twips(PADDING[table.layout]), len(widths) - 1
    out = []
    for at, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        margins = (
            f'<w:tcMar><w:left w:w="{padding * (at > 0)}" w:type="dxa"/>'
            f'<w:right w:w="{padding * (at < last)}" w:type="dxa"/></w:tcMar>'
        )
        out.append(_setting(job, size, margins, column.align == "right", table.layout == "prose"))
    return out


def _setting(job: Job, size: str, margins: str, right: bool, prose: bool) -> Setting:
    line = job.theme.colors["ink"]
    # Word takes the line under the head from either row, LibreOffice from the lower one alone.
    under, over = (f"<w:tcBorders>{rule(side, 0.5, line)}</w:tcBorders>" for side in ("bottom", "top"))
    place = "" if prose else _BOTTOM
    text = f'<w:p><w:pPr><w:pStyle w:val="Table{"Number" if right else "Text"}"/>'
    head = f'<w:p><w:pPr><w:pStyle w:val="TableHead"/>{KEEP}{_RIGHT if right else ""}</w:pPr>'
    return Setting(
        head=f"<w:tc><w:tcPr>{size}{under}{margins}{_BOTTOM}</w:tcPr>{head}",
        first=f"<w:tc><w:tcPr>{size}{over}{margins}{place}</w:tcPr>{text}",
        cell=f"<w:tc><w:tcPr>{size}{margins}{place}</w:tcPr>{text}",
    )


def head_row(job: Job, table: Table, columns: list[Setting]) -> str:
    """The row of heads, which Word repeats on every page that the table reaches."""
    cells = "".join(
        f"{setting.head}{_head_runs(job, column)}</w:p></w:tc>"
        for setting, column in zip(columns, table.columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _head_runs(job: Job, column: Column) -> str:
    """A head's words, those of the place at hand in blue."""
    if not column.highlight:
        return job.runs(column.head, "TableHead")
    return job.runs.alike(column.head, f'<w:color w:val="{job.theme.colors["blue"]}"/>')


def row_xml(job: Job, row: Row, openings: list[tuple[str, bool]], spacing: str, keep: bool) -> str:
    """One row; `openings` open its cells and say which are strong, `spacing` is its paragraphs' own.

    A group row has empty cells.
    """
    group = row.kind == "group"
    common = f"{KEEP if keep else ''}{spacing}"
    own = f'{common}<w:ind w:left="{twips(PART_INDENT)}"/>' if row.kind == "part" else common
    cells = list(row.cells) + [()] * (len(openings) - len(row.cells))
    out = []
    for (opening, strong), inlines in zip(openings, cells, strict=True):
        words = job.runs(inlines, "TableText", strong=strong or group) if inlines else ""
        out.append(f"{opening}{own}</w:pPr>{words}</w:p></w:tc>")
        own = common
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(out)}</w:tr>"


def row_spacing(table: Table, at: int) -> str:
    """The space above and below that a row's paragraphs have of their own."""
    above = below = twips(PROSE_SPACE) if table.layout == "prose" else 0
    if at and table.rows[at].kind == "group":
        above += twips(GROUP_SPACE + 1)
        return f'<w:spacing w:before="{above}"/>'
    return f'<w:spacing w:before="{above}" w:after="{below}"/>' if above else ""
