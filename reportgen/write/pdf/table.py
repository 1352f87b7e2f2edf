"""A table as one box: title, subtitle, head, rows and note, each a strip; a page may end between rows."""

from __future__ import annotations

from reportgen.document.nodes import Table
from reportgen.write.pdf.boxes import Box, Draw, Strip
from reportgen.write.pdf.captions import AFTER_FIGURE, before_figure, caption_strips, note_strips
from reportgen.write.pdf.grid import STRONG, Grid, grid_of
from reportgen.write.pdf.headers import heads_of, row_nodes
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.objects import text_string
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.rows import Band, draw_head, head_band, row_strips
from reportgen.write.pdf.tags import Node
from reportgen.write.spaces import WHOLE

_TOGETHER = 3  # rows at least on either side of a split
_OTHER_STRIPS = 60.0  # about what a heading, or title, subtitle and a line of note take, in points


def table_boxes(look: Look, parent: Node, table: Table) -> list[Box]:
    """The table as a box; none without columns. A row taller than a page is cut between its lines."""
    if not table.columns:
        return []
    node = parent.add(
        "Table", attributes=f"/O/Table/Summary{text_string(table.summary)}" if table.summary else ""
    )
    caption = node.add("Caption") if table.title or table.subtitle else node
    strips, grid = caption_strips(look, caption, table), grid_of(look, table)
    heads = heads_of(table, f"t{len(parent.kids)}")
    head = head_band(grid, node, heads)
    if head is not None:
        strips.append(_head_strip(grid, head))
    start, body, last = len(strips), node.add("TBody"), len(table.rows) - 1
    starts = []  # of each row, its first strip
    room = look.page.height - look.page.margin_top - look.page.margin_bottom
    for at, row in enumerate(table.rows):
        starts.append(len(strips))
        cells = row_nodes(body, len(table.columns), heads, at)
        strips += row_strips(grid, cells, row, first=not at, last=at == last, room=room - _OTHER_STRIPS)
    end = len(strips)
    strips += note_strips(look, parent, table)
    heights = tuple(strip.height for strip in strips)
    cuts = (
        tuple(range(start + 1, end))
        if sum(heights) > room - _OTHER_STRIPS and len(table.rows) <= WHOLE
        else _cuts(table, starts)
    )
    return [
        Box(
            heights,
            _drawing(grid, strips, head, start),
            before_figure(look, table),
            AFTER_FIGURE,
            cuts,
            repeat=head.height if head else 0.0,
            figure=True,
            titled=bool(table.title),
        )
    ]


def _cuts(table: Table, starts: list[int]) -> tuple[int, ...]:
    """Before which rows a page may end: three on either side, and a group's label with two rows."""
    if len(table.rows) <= WHOLE:
        return ()
    rows = range(_TOGETHER, len(table.rows) - _TOGETHER + 1)
    return tuple(starts[at] for at in rows if all(row.kind != "group" for row in table.rows[at - 2 : at]))


def _head_strip(grid: Grid, head: Band) -> Strip:
    return Strip(head.height, lambda canvas, top: draw_head(grid, head, canvas, top))


def _drawing(grid: Grid, strips: list[Strip], head: Band | None, start: int) -> Draw:
    """How the strips are drawn: a page that begins within the rows repeats the head, as an artifact."""

    def draw(canvas: Painter, top: float, first: int, last: int) -> None:
        if first and head:
            draw_head(grid, head, canvas, top, again=True)
            top += head.height
        if not head and first <= start < last:
            grid.rule(canvas, top + sum(strip.height for strip in strips[first:start]), STRONG)
        for strip in strips[first:last]:
            strip.draw(canvas, top)
            top += strip.height

    return draw
