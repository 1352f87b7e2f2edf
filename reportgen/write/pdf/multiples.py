"""Small bar charts beside one another: each with its title, on its own scale, a Figure of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from reportgen.document.nodes import BarChart, SmallMultiples
from reportgen.write.barchart import in_groups
from reportgen.write.multiples import BAR, GAP, LABELS, LEAST_BAR, PITCH, ROW_GAP, across, panel_width
from reportgen.write.pdf.bars import REFERENCE_GAP, Frame, Item, Measure, bars_strip, label_room, measured
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.captions import AFTER_FIGURE, before_figure, note_strips
from reportgen.write.pdf.figure import bounds, room_for, titles
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

_BELOW_TITLE = 2.0


class Panel(NamedTuple):
    """One small chart, or as many of its bars as a page holds: its title set, its bars measured."""

    chart: BarChart
    title: list[Line]
    measure: Measure
    items: tuple[Item, ...]
    left: float
    width: float


def multiples_boxes(look: Look, parent: Node, block: SmallMultiples) -> list[Box]:
    """The small charts, row by row, with title, subtitle and note, as a box that may part between rows."""
    charts = tuple(chart for chart in block.charts if chart.bars)
    if not charts:
        return []
    captions, strips = titles(look, parent, block), []
    for row in _rows(look, block, charts):
        room = room_for(look, block) - _title_height(look, row) - REFERENCE_GAP - ROW_GAP
        strips += [_row_strip(look, parent, part, _pitch(part, room)) for part in _parts(row, room)]
    last = len(captions) + len(strips)
    strips[-1] = Strip(strips[-1].height - ROW_GAP, strips[-1].draw)
    strips = [*captions, *strips, *note_strips(look, parent, block)]
    box = strip_box(strips, before_figure(look, block), AFTER_FIGURE, figure=True, titled=bool(block.title))
    return [dataclasses.replace(box, cuts=tuple(range(len(captions) + 1, last)))]


def _rows(look: Look, block: SmallMultiples, charts: tuple[BarChart, ...]) -> list[list[Panel]]:
    """The charts in rows, their axes one below the other."""
    page = look.page
    count = across(block, page.text_width)
    width = panel_width(count, page.text_width)
    axis = max(label_room(look, chart.bars, width * LABELS) for chart in charts)
    panels = []
    for at, chart in enumerate(charts):
        left = page.margin_side + at % count * (width + GAP)
        frame = Frame(left, width, width * LABELS, (axis,), LEAST_BAR, width, 0.0)
        measure = measured(look, chart.bars, frame)
        title = set_lines(chart.title, look["table_head"], width)
        panels.append(Panel(chart, title, measure, measure.items, left, width))
    return [panels[at : at + count] for at in range(0, len(panels), count)]


def _title_height(look: Look, row: list[Panel]) -> float:
    lines = max(len(panel.title) for panel in row)
    return lines * look["table_head"].leading + _BELOW_TITLE if lines else 0.0


def _parts(row: list[Panel], room: float) -> Iterator[list[Panel]]:
    """The row, or as many rows as a page's room makes of it, each panel with its share of bars."""
    groups = [in_groups(panel.items, room, _least(row)) for panel in row]
    for part in zip_longest(*groups, fillvalue=()):
        yield [panel._replace(items=items) for panel, items in zip(row, part, strict=True) if items]


def _pitch(row: list[Panel], room: float) -> float:
    """From one bar to the next."""
    return max(_least(row), min(PITCH, room / max(len(panel.items) for panel in row)))


def _least(row: list[Panel]) -> float:
    return max(panel.measure.least for panel in row)


def _row_strip(look: Look, parent: Node, row: list[Panel], pitch: float) -> Strip:
    """Some charts beside one another, their titles ending on one level."""
    setting, below = look["table_head"], _title_height(look, row)
    thick = BAR * min(1.0, pitch / PITCH)
    strips = [bars_strip(panel.measure, panel.items, pitch, thick) for panel in row]
    drawn = [(panel, *_nodes(parent, panel), bars) for panel, bars in zip(row, strips, strict=True)]

    def draw(canvas: Painter, top: float) -> None:
        for panel, words, figure, bars in drawn:
            if words is not None:
                canvas.begin(words)
                height = len(panel.title) * setting.leading + _BELOW_TITLE
                canvas.text(panel.title, setting, panel.left, top + below - height)
                canvas.end()
            canvas.begin(figure)
            bars.draw(canvas, top + below)
            canvas.end()
            low = canvas.height - top - below - bars.height
            figure.attributes = bounds(panel.left, low, panel.width, bars.height)

    return Strip(below + max(bars.height for bars in strips) + ROW_GAP, draw)


def _nodes(parent: Node, panel: Panel) -> tuple[Node | None, Node]:
    """The elements of a chart: a paragraph for its title, if it has one, and a figure."""
    words = parent.add("P") if panel.title else None
    return words, parent.add("Figure", alt=panel.chart.alt)
