"""The blocks of a briefing as boxes, in reading order, with their place in the structure tree."""

from __future__ import annotations

import dataclasses
from typing import assert_never

from reportgen.document.nodes import (
    BarChart,
    Block,
    Briefing,
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
    SmallMultiples,
    Sources,
    Table,
)
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.charts import chart_boxes
from reportgen.write.pdf.contents import contents_boxes
from reportgen.write.pdf.keyfigures import facts_boxes, key_figures_boxes
from reportgen.write.pdf.listing import list_boxes, source_boxes
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.pages import gap
from reportgen.write.pdf.table import table_boxes
from reportgen.write.pdf.tags import Node
from reportgen.write.pdf.text import heading_box, note_box, paragraph_box

_TITLE_DEPTH = 1


def section_boxes(look: Look, root: Node, briefing: Briefing) -> list[Box]:
    """Every block of every section; the first box of a section with `new_page` starts one."""
    boxes: list[Box] = []
    depth, headings = _TITLE_DEPTH, 0
    for section in briefing.sections:
        start = len(boxes)
        own = look.on(turned=section.landscape)
        for block in section.blocks:
            if isinstance(block, Heading):
                depth = min(block.level + 1, depth + 1)  # a level may not be skipped on the way down
            found = [box for box in block_boxes(own, root, block, depth) if box.heights]
            if isinstance(block, Heading):
                found = [dataclasses.replace(box, heading=headings) for box in found]
                headings += 1
            if boxes and found and isinstance(block, Table) and block.continues and not block.title:
                boxes[-1] = _with_next(own, boxes[-1], found[0])
            boxes += found
        if section.landscape:
            boxes[start:] = [dataclasses.replace(box, turned=True) for box in boxes[start:]]
        if section.new_page and len(boxes) > start:
            boxes[start] = dataclasses.replace(boxes[start], new_page=True)
    return boxes


def _with_next(look: Look, chart: Box, table: Box) -> Box:
    """The chart, on one page with the table of its figures if they fit one."""
    room = look.page.height - look.page.margin_top - look.page.margin_bottom
    fits = sum(chart.heights) + gap(chart, table) + sum(table.heights) <= room
    return dataclasses.replace(chart, kept=fits)


def block_boxes(look: Look, root: Node, block: Block, depth: int) -> list[Box]:
    """The boxes of one block; `depth` is the last heading's."""
    match block:
        case Heading():
            return [heading_box(look, root, block, depth)]
        case Paragraph():
            return [paragraph_box(look, root, block)]
        case Note():
            return [note_box(look, root, block)]
        case List():
            return list_boxes(look, root, block)
        case KeyFigures():
            return key_figures_boxes(look, root, block)
        case Facts():
            return facts_boxes(look, root, block)
        case Table():
            return table_boxes(look, root, block)
        case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
            return chart_boxes(look, root, block)
        case Sources():
            return source_boxes(look, root, block)
        case Contents():
            return contents_boxes(look, root, block, depth)
        case _:
            assert_never(block)
