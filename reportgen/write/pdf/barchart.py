"""Horizontal bars from zero: labels before the axis, figures after the bars; one Figure element."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Bar, BarChart, Figure
from reportgen.write.barchart import (
    AXES,
    BAR,
    HEADING,
    LONGEST,
    PITCH,
    SHORTEST,
    in_groups,
    least_pitch,
    pitch_in,
)
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.captions import AFTER_FIGURE, before_figure, caption_strips, note_strips
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

_BEFORE_REFERENCE = 9.0
_WIDEST_LABELS = 0.4  # of the full width; longer labels are wrapped
_LABEL_GAP, _FIGURE_GAP = 8.0, 5.0
_FIGURE_ROOM = 30.0
_AXIS_ABOVE, _AXIS_BELOW = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Measure:
    """How a chart's bars are drawn: where labels end and the axis stands, points for one, and the pitch.

    `least` is the tightest pitch that its labels allow.
    """

    labels: float
    axis: float
    scale: float
    pitch: float
    least: float

    @property
    def thick(self) -> float:
        """How thick a bar is."""
        return BAR * min(1.0, self.pitch / PITCH)


@dataclass(frozen=True, slots=True)
class Item:
    """A bar ready to draw."""

    bar: Bar
    label: list[Line]
    figure: list[Line]
    top: float


def bar_chart_boxes(look: Look, parent: Node, chart: BarChart) -> list[Box]:
    """The chart with title, subtitle and note as one box; as several where a page can't hold its bars."""
    if not chart.bars:
        return []
    page, captions = look.page, []
    if chart.title or chart.subtitle:
        captions = caption_strips(look, parent.add("P"), chart)
    lines = set_lines(chart.note, look["note"], page.text_width - look["note"].right)
    room = page.height - page.margin_top - page.margin_bottom - HEADING - _BEFORE_REFERENCE
    room -= sum(strip.height for strip in captions) + (len(lines) + 1) * look["note"].leading
    measure, boxes, strips = _measure(look, chart, room), [], captions
    groups = in_groups(chart.bars, room, measure.least)
    for bars in groups:
        strips.append(_bars_strip(look, parent.add("Figure", alt=chart.alt), bars, measure))
        if bars is groups[-1]:
            strips += note_strips(look, parent, chart)
        boxes.append(strip_box(strips, before_figure(look, chart), AFTER_FIGURE, figure=bool(chart.title)))
        strips = []
    return boxes


def _measure(look: Look, chart: BarChart, room: float) -> Measure:
    setting, width = look["table_text"], look.page.text_width
    labels = [line.width for bar in chart.bars for line in set_lines(bar.label, setting, 1e6)]
    needed = min(max(labels, default=0.0) * setting.size + _LABEL_GAP, width * _WIDEST_LABELS)
    axis = next((place for place in AXES if needed <= place), needed)
    values = [_value(bar) for bar in chart.bars]
    low, high = min(0.0, *values), max(0.0, *values)
    figures = [
        line.width for bar in chart.bars for line in set_lines((bar.figure,), setting, 1e6, strong=True)
    ]
    widest = max(_FIGURE_ROOM, max(figures, default=0.0) * setting.size + _FIGURE_GAP)
    scale = max(SHORTEST, min(LONGEST, width - axis - widest)) / ((high - low) or 1.0)
    lines = max(len(_label(look, bar)) for bar in chart.bars)
    least = least_pitch(lines, setting.size, setting.leading)
    pitch = pitch_in(room, len(chart.bars), least)
    return Measure(axis - _LABEL_GAP, axis - low * scale, scale, pitch, least)


def _label(look: Look, bar: Bar) -> list[Line]:
    """A bar's label on as many lines as it takes."""
    room = max(look.page.text_width * _WIDEST_LABELS, AXES[1]) - _LABEL_GAP
    return set_lines(bar.label, look["table_text"], room)


def _value(bar: Bar) -> float:
    return float(bar.figure.value) if isinstance(bar.figure, Figure) else 0.0


def _bars_strip(look: Look, node: Node, bars: tuple[Bar, ...], measure: Measure) -> Strip:
    setting, top = look["table_text"], _AXIS_ABOVE
    items = []
    for at, bar in enumerate(bars):
        if bar.role == "reference" and at and bars[at - 1].role != "reference":
            top += _BEFORE_REFERENCE
        strong = isinstance(bar.figure, Figure)
        figure = set_lines((bar.figure,), setting, 1e6, strong=strong)
        items.append(Item(bar, _label(look, bar), figure, top))
        top += measure.pitch
    end = top - measure.pitch + measure.thick + _AXIS_BELOW

    def draw(canvas: Painter, above: float) -> None:
        left, right = look.page.margin_side, look.page.margin_side + look.page.text_width
        low = canvas.height - above - end
        node.attributes = f"/O/Layout/Placement/Block/BBox[{left:.2f} {low:.2f} {right:.2f} {low + end:.2f}]"
        canvas.begin(node)
        for item in items:
            _draw_bar(canvas, look, item, measure, above)
        axis = left + measure.axis
        canvas.box(look.colors["ink"], axis - 0.375, above, 0.75, end)
        canvas.end()

    return Strip(end, draw)


def _draw_bar(canvas: Painter, look: Look, item: Item, measure: Measure, above: float) -> None:
    setting, top = look["table_text"], above + item.top
    axis, labels = look.page.margin_side + measure.axis, look.page.margin_side + measure.labels
    length = _value(item.bar) * measure.scale
    if length:
        color = look.colors["mid_grey" if item.bar.role == "reference" else "blue"]
        canvas.box(color, axis + min(length, 0.0), top, abs(length), measure.thick)
    middle = (
        top + measure.thick / 2 + 3.5 - setting.ascent
    )  # so that the digits' height is centered on the bar
    lines = len(item.label)
    canvas.text_right(spaced(item.label), setting, labels, middle - (lines - 1) * setting.leading / 2)
    canvas.text(spaced(item.figure), setting, axis + max(length, 0.0) + _FIGURE_GAP, middle)
