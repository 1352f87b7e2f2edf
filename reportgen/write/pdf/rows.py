"""The rows of a table: cells measured in their columns, strips that draw themselves with their rules."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Column, Inlines, Row, Table
from reportgen.write.columns import PADDING, PART_INDENT, column_widths
from reportgen.write.pdf.boxes import Strip
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import Look, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import ARTIFACT, Node

STRONG, THIN, HAIR = ("ink", 0.75), ("ink", 0.5), ("hairline", 0.5)
"""Rules by color and weight in points: above and below the table, under its head, between its rows."""
_ABOVE_GROUP = 5.5
# Above and below the lines of a row and of a head, on top of their style's own space before and after.
_ROW_PADS = {"figures": (1.5, -1.0), "prose": (3.0, 0.5)}
_HEAD_PADS = {"figures": (2.5, -1.0), "prose": (2.5, 0.5)}
_COLUMN, _ROW = "/O/Table/Scope/Column", "/O/Table/Scope/Row"


@dataclass(frozen=True, slots=True)
class Grid:
    """What all rows share: the look, the layout, and of each column its text's left and right edge and align."""

    look: Look
    layout: str
    edges: tuple[tuple[float, float], ...]
    columns: tuple[Column, ...]

    def rule(self, canvas: Painter, top: float, kind: tuple[str, float]) -> None:
        """A rule over the full width."""
        page = self.look.page
        canvas.rule(self.look.colors[kind[0]], page.margin_side, top, page.text_width, kind[1])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell ready to draw: its lines, its node, the edge it is set from and whether that is its right one."""

    lines: list[Line]
    node: Node
    edge: float
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The cells of a row (or of some of its lines) with the space above and below, in points."""

    cells: list[Cell]
    setting: Setting
    above: float
    lines: float
    below: float

    @property
    def height(self) -> float:
        """From rule to rule."""
        return self.above + self.lines + self.below

    def draw(self, canvas: Painter, top: float, *, bottom: bool, tag: str = "") -> None:
        """Draw the cells, on their last line or their first; under `tag`, an artifact, instead of their nodes."""
        for cell in self.cells:
            if not cell.lines:
                continue
            y = top + self.above
            if bottom:
                y += self.lines - len(cell.lines) * self.setting.leading
            canvas.begin(tag or cell.node)
            if cell.right:
                canvas.text_right(cell.lines, self.setting, cell.edge, y)
            else:
                canvas.text(cell.lines, self.setting, cell.edge, y)
            canvas.end()


def grid_of(look: Look, table: Table) -> Grid:
    """The columns' places on the page."""
    page, pad = look.page, PADDING[table.layout]
    widths = _fitted(look, table, column_widths(table, page.text_width))
    edges, x, last = [], page.margin_side, len(widths) - 1
    for at, width in enumerate(widths):
        edges.append((x + (pad if at else 0.0), x + width - (pad if at < last else 0.0)))
        x += width
    return Grid(look, table.layout, tuple(edges), table.columns)


def _fitted(look: Look, table: Table, widths: tuple[float, ...]) -> tuple[float, ...]:
    """The estimated widths; a column in which a figure would be broken is wider, at the first one's cost."""
    setting, pad, fitted = look["table_text"], 2 * PADDING[table.layout], list(widths)
    for at in range(1, len(fitted)):
        longest = max((_longest(row, at, setting) for row in table.rows), default=0.0)
        lacking = longest * setting.size + pad - fitted[at]
        if 0 < lacking < fitted[0] / 2:
            fitted[at] += lacking
            fitted[0] -= lacking
    return tuple(fitted)


def _longest(row: Row, at: int, setting: Setting) -> float:
    """The width in ems of a cell that is one unbroken figure; 0 for others, for which the estimate is right."""
    cell = row.cells[at] if at < len(row.cells) else ()
    text = getattr(cell[0], "text", "") if len(cell) == 1 else ""
    return (
        setting.plain.font.words[text].width if text.isascii() and len(text) < 20 and " " not in text else 0.0
    )


def head_band(grid: Grid, node: Node) -> Band | None:
    """The head row; none where all heads are empty. An empty head is no header, so it is a TD."""
    if not any(column.head for column in grid.columns):
        return None
    setting, row = grid.look["table_head"], node.add("THead").add("TR")
    cells = [
        _cell(
            grid,
            at,
            column.head,
            setting,
            row.add("TH", attributes=_COLUMN) if column.head else row.add("TD"),
        )
        for at, column in enumerate(grid.columns)
    ]
    above, below = _HEAD_PADS[grid.layout]
    lines = max(len(cell.lines) for cell in cells) * setting.leading
    return Band(cells, setting, above + setting.before, lines, below + setting.after)


def _cell(
    grid: Grid,
    at: int,
    inlines: Inlines,
    setting: Setting,
    node: Node,
    indent: float = 0.0,
    *,
    strong: bool = False,
) -> Cell:
    left, right = grid.edges[at]
    lines = set_lines(inlines, setting, right - left - indent, strong=strong) if inlines else []
    ends = grid.columns[at].align == "right"
    return Cell(lines, node, right if ends else left + indent, ends)


def row_strips(
    grid: Grid, body: Node, row: Row, kind: tuple[str, float], first: bool, room: float
) -> list[Strip]:
    """A row, with a rule of this kind below it, as one strip; as several where it is taller than `room`."""
    setting = grid.look["table_text"]
    above, below = _ROW_PADS[grid.layout]
    above += setting.before + (_ABOVE_GROUP if row.kind == "group" and not first else 0.0)
    below += setting.after
    cells = _row_cells(grid, body.add("TR"), row, setting)
    count = max((len(cell.lines) for cell in cells), default=0) or 1
    step = max(1, int((room - above - below) / setting.leading))
    if count <= step:
        return [_strip(grid, Band(cells, setting, above, count * setting.leading, below), kind)]
    strips = []
    for start in range(0, count, step):
        part = [Cell(cell.lines[start : start + step], cell.node, cell.edge, cell.right) for cell in cells]
        lines = min(step, count - start) * setting.leading
        band = Band(part, setting, 0.0 if start else above, lines, 0.0 if start + step < count else below)
        strips.append(_strip(grid, band, kind if start + step >= count else None))
    return strips


def _row_cells(grid: Grid, node: Node, row: Row, setting: Setting) -> list[Cell]:
    strong, indent = row.kind == "group", PART_INDENT if row.kind == "part" else 0.0
    cells = [
        _cell(grid, at, inlines, setting, node.add("TD"), strong=strong)
        if at
        else _cell(grid, at, inlines, setting, node.add("TH", attributes=_ROW), indent, strong=strong)
        for at, inlines in enumerate(row.cells[: len(grid.columns)])
    ]
    for _ in range(len(cells), len(grid.columns)):
        node.add("TD")  # every row has every cell, else a reader loses its place
    return cells


def _strip(grid: Grid, band: Band, kind: tuple[str, float] | None) -> Strip:
    bottom = grid.layout == "figures"

    def draw(canvas: Painter, top: float) -> None:
        band.draw(canvas, top, bottom=bottom)
        if kind:
            grid.rule(canvas, top + band.height, kind)

    return Strip(band.height, draw)


def draw_head(grid: Grid, head: Band, canvas: Painter, top: float, *, again: bool = False) -> None:
    """The head row under its strong rule and over its thin one; `again`, on a later page, as an artifact."""
    grid.rule(canvas, top, STRONG)
    head.draw(canvas, top, bottom=True, tag=ARTIFACT if again else "")
    grid.rule(canvas, top + head.height, THIN)
