"""A line chart: years from left to right, each line named where it ends."""

from __future__ import annotations

from reportgen.document.nodes import LineChart
from reportgen.write.pdf.boxes import Box, Strip
from reportgen.write.pdf.figure import figure_boxes, room_for
from reportgen.write.pdf.lineplot import LEADER, NAME_GAP, SAMPLE, Drawn, Plot, plot_of
from reportgen.write.pdf.linewords import rule_at, words_of
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.marks import draw_dot
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.shapes import polyline
from reportgen.write.pdf.tags import Node

_DOTS_PITCH = 9.0  # years nearer than that have no dots but at a stretch's ends
_OVERHANG = 4.0  # of the axis
_THIN, _AXIS = 0.6, 0.75
_SHIFTED = 3.0  # a name as far as that from its line's end gets a leader


def line_chart_boxes(look: Look, parent: Node, chart: LineChart) -> list[Box]:
    """The chart with title, subtitle and note as one box."""
    if not (chart.years and chart.lines):
        return []
    plot = plot_of(look, chart, room_for(look, chart))
    words = words_of(look, chart, plot)
    # The main line lies on top of the others, those on top of the yardsticks.
    behind = sorted(plot.lines, key=lambda line: ("mid_grey", "", "blue").index(_rank(line)))

    def draw(canvas: Painter, top: float) -> None:
        _draw_axis(canvas, look, plot, top)
        for line in behind:
            _draw_line(canvas, look, plot, line, top)
        for at in range(len(plot.lines)):
            _draw_leader(canvas, look, plot, at, top)
        for word in words:
            word.draw(canvas, top)

    return figure_boxes(look, parent, chart, [Strip(plot.height, draw)])


def _rank(line: Drawn) -> str:
    return line.style.color if line.style.color in ("mid_grey", "blue") else ""


def _draw_axis(canvas: Painter, look: Look, plot: Plot, top: float) -> None:
    left, right = look.page.margin_side, plot.columns.xs[-1] + _OVERHANG
    canvas.box(look.colors["ink"], left, top + plot.zero - _AXIS / 2, right - left, _AXIS)
    for at in plot.breaks:
        x = rule_at(plot, at)
        polyline(canvas, [(x, top + plot.rules), (x, top + plot.bottom)], look.colors["grey"], _THIN, "2 2")


def _draw_line(canvas: Painter, look: Look, plot: Plot, line: Drawn, top: float) -> None:
    style, close = line.style, plot.columns.pitch < _DOTS_PITCH
    color = look.colors[style.color]
    for stretch in line.stretches:
        points = [(line.points[at][0], top + line.points[at][1]) for at in stretch]
        if len(points) > 1:
            polyline(canvas, points, color, style.width, style.dash)
        for point in dict.fromkeys((points[0], points[-1]) if close else points):
            draw_dot(canvas, look, style.dot, point, on_line=True)


def _draw_leader(canvas: Painter, look: Look, plot: Plot, at: int, top: float) -> None:
    """From the last year to a name that had to give way; a sample of a line that ends before that year."""
    line, end, columns = plot.lines[at], plot.ends[at], plot.columns
    x, y = columns.xs[-1], top + end.y
    if len(columns.xs) - 1 in line.points:
        if abs(end.y - end.wanted) > _SHIFTED:
            points = [(x + _OVERHANG, top + end.wanted), (x + LEADER - 3, y)]
            polyline(canvas, points, look.colors["outline"], _THIN)
    elif line.points:
        left = columns.names - SAMPLE - NAME_GAP
        color = look.colors[line.style.color]
        polyline(canvas, [(left, y), (left + SAMPLE, y)], color, line.style.width, line.style.dash)
        draw_dot(canvas, look, line.style.dot, (left + SAMPLE / 2, y), on_line=True)
