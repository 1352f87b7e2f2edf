"""The rows of a table: cells measured in their columns, strips that draw themselves with their rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from reportgen.document.nodes import Abbreviation, Column, Inlines, Mark, Row, Text
from reportgen.write.columns import PART_INDENT
from reportgen.write.pdf.boxes import Strip
from reportgen.write.pdf.grid import HAIR, STRONG, THIN, Grid
from reportgen.write.pdf.headers import Heads, column_node
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import Ink, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import AGAIN, Node

_ABOVE_GROUP = 5.5
# Above and below the lines of a row and of a head, on top of their style's own space before and after.
_ROW_PADS = {"figures": (1.5, -1.0), "prose": (3.0, 0.5)}
_HEAD_PADS = {"figures": (2.5, -1.0), "prose": (2.5, 0.5)}


class Cell(NamedTuple):
    """A cell ready to draw: its lines, its node, the edge it is set from, and whether that is its right."""

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
        """Draw the cells, on their last line or first; under `tag`, an artifact, instead of their nodes."""
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


def head_band(grid: Grid, node: Node, heads: Heads) -> Band | None:
    """The head row; none where all heads are empty. An empty head is no header, so it is a TD."""
    if not any(column.head for column in grid.columns):
        return None
    setting, row = grid.look["table_head"], node.add("THead").add("TR")
    cells = []
    for at, column in enumerate(grid.columns):
        left, right = grid.edges[at]
        tag = column_node(row, heads, at) if column.head else row.add("TD")
        tag, head = _said(tag, column.head)
        lines = set_lines(head, _head_setting(grid, column), right - left)
        cells.append(_cell(tag, lines, left, right, column.align))
    above, below = _HEAD_PADS[grid.layout]
    height = max(len(cell.lines) for cell in cells) * setting.leading
    return Band(cells, setting, above + setting.before, height, below + setting.after)


def _head_setting(grid: Grid, column: Column) -> Setting:
    """How a head is set: that of the place at hand in blue."""
    setting = grid.look["table_head"]
    if not column.highlight:
        return setting
    blue = Ink(setting.strong.font, grid.look.colors["blue"])
    return replace(setting, plain=blue, strong=blue)


def _cell(node: Node, lines: list[Line], left: float, right: float, align: str) -> Cell:
    return Cell(lines, node, right if align == "right" else left, align == "right")


def row_strips(
    grid: Grid, nodes: list[Node], row: Row, *, first: bool, last: bool, room: float
) -> list[Strip]:
    """A row with the rule below it as one strip; as several where it is taller than `room`."""
    setting, kind = grid.look["table_text"], STRONG if last else HAIR
    above, below = _ROW_PADS[grid.layout]
    above += setting.before + (_ABOVE_GROUP if row.kind == "group" and not first else 0.0)
    below += setting.after
    cells = _row_cells(grid, nodes, row, setting)
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


def _row_cells(grid: Grid, nodes: list[Node], row: Row, setting: Setting) -> list[Cell]:
    cells = []
    for at, inlines in enumerate(row.cells[: len(grid.columns)]):
        left, right = grid.edges[at]
        strong = row.kind == "group" or grid.columns[at].highlight
        left += PART_INDENT if row.kind == "part" and not at else 0.0
        node, words = _said(nodes[at], inlines)
        lines = set_lines(words, setting, right - left, strong=strong) if words else []
        cells.append(_cell(node, lines, left, right, grid.columns[at].align))
    return cells


def _said(node: Node, inlines: Inlines) -> tuple[Node, Inlines]:
    """A cell that is one mark or short form: the element that says it in full, and its bare words."""
    match inlines:
        case (Mark(text, meaning),) if meaning:
            return node.add("Span", expansion=meaning), (Mark(text, ""),)
        case (Abbreviation(text, expansion),):
            return node.add("Span", expansion=expansion), (Text(text),)
        case _:
            return node, inlines


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
    head.draw(canvas, top, bottom=True, tag=AGAIN if again else "")
    grid.rule(canvas, top + head.height, THIN)
