"""A map as one Figure element: states in the colors of their classes, labels, key and squares."""

from __future__ import annotations

from functools import lru_cache

from reportgen.document.nodes import Area, Literal, Map
from reportgen.write.mapkey import LEADING, SWATCH, SWATCH_ROOM, Entry, Square
from reportgen.write.maplabels import Spot
from reportgen.write.maplayout import AROUND, Layout, layout_of, parts_of
from reportgen.write.mapping import Placed, borders, color_of
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.captions import AFTER_FIGURE, before_figure, caption_strips, note_strips
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.mapink import WHITE, Sheet
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node
from reportgen.write.wording import SIZE

_PER_POINT = 10  # outlines are written in whole tenths of a point
_LINE, _HEAVY = 0.6, 1.6


def map_boxes(look: Look, parent: Node, chart: Map) -> list[Box]:
    """The map with title, subtitle and note, which stay together; no box without areas."""
    page = look.page
    room = page.height - page.margin_top - page.margin_bottom - AROUND
    parts = parts_of(chart, page.text_width, room) if chart.areas else []
    return [_box(look, parent, part) for part in parts]


def _box(look: Look, parent: Node, chart: Map) -> Box:
    strips = caption_strips(look, parent, chart)
    strips.append(_strip(look, parent.add("Figure", alt=chart.alt), chart))
    strips += note_strips(look, parent, chart)
    return strip_box(strips, before_figure(look, chart), AFTER_FIGURE, figure=True, titled=bool(chart.title))


def _strip(look: Look, node: Node, chart: Map) -> Strip:
    page, layout = look.page, layout_of(chart, look.page.text_width)

    def draw(canvas: Painter, top: float) -> None:
        left, low = page.margin_side, canvas.height - top - layout.height
        right, high = left + layout.width, low + layout.height
        node.attributes = f"/O/Layout/Placement/Block/BBox[{left:.2f} {low:.2f} {right:.2f} {high:.2f}]"
        sheet = Sheet(canvas, look, left, top)
        canvas.begin(node)
        _draw_states(sheet, chart, layout)
        _draw_key(sheet, chart, layout)
        for at, spot in layout.labels:
            if isinstance(spot, Square):
                _draw_square(sheet, chart, chart.areas[at], spot)
            else:
                _draw_label(sheet, chart, chart.areas[at], spot, layout.sizes)
        canvas.end()

    return Strip(layout.height, draw)


def _draw_states(sheet: Sheet, chart: Map, layout: Layout) -> None:
    """A white line under the borders sets them off from dark and light ground alike."""
    colors: dict[str, list[Placed]] = {}
    for at, placed in layout.states:
        colors.setdefault(color_of(chart.areas[at].grade, len(chart.grades)), []).append(placed)
    for color, states in colors.items():
        path = " ".join(map(_closed, states))
        sheet.outline(path, WHITE, _HEAVY, _PER_POINT, fill=sheet.color(color))
        if not color:
            sheet.hatch([ring for placed in states for ring in placed.rings])
    if layout.states:
        every = tuple(placed for _, placed in layout.states)
        sheet.outline(_borders(every), sheet.color("outline"), _LINE, _PER_POINT)
    for at, placed in layout.states:
        if chart.areas[at].role == "highlight":
            sheet.outline(_closed(placed), sheet.color("ink"), _HEAVY, _PER_POINT)
    for _, spot in layout.labels:
        if isinstance(spot, Spot) and spot.leader:
            sheet.line(spot.leader, _LINE)


def _draw_key(sheet: Sheet, chart: Map, layout: Layout) -> None:
    for at, words in enumerate(layout.heading):
        sheet.words((Literal(words, "a unit"),), 0.0, at * LEADING + SIZE, SIZE, strong=True)
    for entry in layout.entries:
        _draw_swatch(sheet, entry, color_of(entry.grade, len(chart.grades)))
        _draw_lines(sheet, entry, strong=False)


def _draw_square(sheet: Sheet, chart: Map, area: Area, square: Square) -> None:
    _draw_swatch(sheet, square, color_of(area.grade, len(chart.grades)))
    _draw_lines(sheet, square, strong=area.role == "highlight")
    last = square.top + SIZE + max(0, len(square.lines) - 1) * LEADING
    sheet.figure(area.figure, square.left + SWATCH_ROOM + square.long + 4.0, last, SIZE)


def _draw_lines(sheet: Sheet, entry: Entry | Square, *, strong: bool) -> None:
    for at, line in enumerate(entry.lines):
        base = entry.top + SIZE + at * LEADING
        sheet.words((Literal(line, "a label"),), entry.left + SWATCH_ROOM, base, SIZE, strong=strong)


def _draw_swatch(sheet: Sheet, entry: Entry | Square, color: str) -> None:
    (x, y), (width, height) = (entry.left, entry.top), SWATCH
    ring = ((x + 0.3, y), (x + width, y), (x + width, y + height), (x + 0.3, y + height))
    sheet.square(ring, sheet.color(color), _LINE, hatched=not color)


def _draw_label(sheet: Sheet, chart: Map, area: Area, spot: Spot, sizes: tuple[float, float]) -> None:
    color = color_of(area.grade, len(chart.grades)) if spot.inside else ""
    if spot.inside and area.grade is None:
        sheet.clear(spot.left - 1.5, spot.top - 2.0, spot.width + 3.0, spot.height + 4.0)
    bold, white = area.role == "highlight", color == "blue"
    if spot.stacked:
        middle = spot.left + spot.width / 2
        sheet.words(area.label, middle, spot.name_base, sizes[0], strong=bold, white=white, part=0.5)
        sheet.figure(area.figure, middle, spot.figure_base, sizes[1], white=white, part=0.5)
        return
    end = sheet.words(area.label, spot.left, spot.figure_base, sizes[0], strong=bold, white=white)
    sheet.figure(area.figure, end + spot.gap, spot.figure_base, sizes[1], white=white)


@lru_cache(maxsize=512)
def _closed(placed: Placed) -> str:
    return " ".join(f"{_path(ring)} h" for ring in placed.rings)


@lru_cache(maxsize=32)
def _borders(states: tuple[Placed, ...]) -> str:
    return " ".join(map(_path, borders(states)))


def _path(points: tuple[tuple[float, float], ...]) -> str:
    (x, y), *others = points
    lines = " ".join(f"{x * _PER_POINT:.0f} {y * _PER_POINT:.0f} l" for x, y in others)
    return f"{x * _PER_POINT:.0f} {y * _PER_POINT:.0f} m {lines}"
