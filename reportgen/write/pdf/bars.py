"""Horizontal bars in a part of the page: labels before the axis, figures after the bars."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Bar, Figure, Inlines, Text
from reportgen.write.barchart import bar_color, least_pitch
from reportgen.write.pdf.boxes import Strip
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Look, Setting
from reportgen.write.pdf.marks import level, text_height, width_of
from reportgen.write.pdf.painter import Painter
from reportgen.write.scale import ends_of, length_of

REFERENCE_GAP = 9.0
"""Before the reference bars."""
_LABEL_GAP, _FIGURE_GAP = 8.0, 5.0
_AXIS_ABOVE, _AXIS_BELOW = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the page that bars stand in, from `left`, and what they may take of it, in points.

    `widest` is the room for labels, `axes` are where the axis stands if the labels leave it there. The
    longest bar is between `shortest` and `longest`, and `figures` is the least room behind it.
    """

    left: float
    width: float
    widest: float
    axes: tuple[float, ...]
    shortest: float
    longest: float
    figures: float


@dataclass(frozen=True, slots=True)
class Item:
    """A bar with its words set, and its color."""

    bar: Bar
    label: list[Line]
    figure: list[Line]
    color: str
    length: float


@dataclass(frozen=True, slots=True)
class Measure:
    """Bars ready for drawing: where labels end and the axis stands, and the points for one of the scale."""

    items: tuple[Item, ...]
    labels: float
    axis: float
    scale: float
    setting: Setting
    ink: str

    @property
    def lines(self) -> int:
        """Of how many lines the highest label or figure is."""
        return max(_lines(item) for item in self.items)

    @property
    def least(self) -> float:
        """The tightest pitch at which the bars' words stand clear of one another."""
        return least_pitch(self.lines, self.setting.size, self.setting.leading)


def measured(look: Look, bars: tuple[Bar, ...], frame: Frame) -> Measure:
    """The bars of a chart on one scale."""
    setting = look["table_text"]
    labels = _labels(look, bars, frame.widest)
    needed = min(_widest(labels, setting) + _LABEL_GAP, frame.widest)
    axis = next((place for place in frame.axes if needed <= place), needed)
    room = frame.width - axis - frame.shortest - _FIGURE_GAP
    figures = [_set(_shown(bar), setting, room, isinstance(bar.figure, Figure)) for bar in bars]
    beside = max(frame.figures, _widest(figures, setting) + _FIGURE_GAP)
    low, high = ends_of(bar.figure for bar in bars)
    scale = max(frame.shortest, min(frame.longest, frame.width - axis - beside)) / (high - low)
    items = tuple(
        Item(bar, label, figure, look.colors[bar_color(bar, bars)], (length_of(bar.figure) or 0.0) * scale)
        for bar, label, figure in zip(bars, labels, figures, strict=True)
    )
    ink, left = look.colors["ink"], frame.left
    return Measure(items, left + axis - _LABEL_GAP, left + axis - low * scale, scale, setting, ink)


def label_room(look: Look, bars: tuple[Bar, ...], widest: float) -> float:
    """The room that the labels of bars take before the axis, at most `widest`."""
    return min(_widest(_labels(look, bars, widest), look["table_text"]) + _LABEL_GAP, widest)


def _labels(look: Look, bars: tuple[Bar, ...], widest: float) -> list[list[Line]]:
    setting, room = look["table_text"], widest - _LABEL_GAP
    return [_set(bar.label, setting, room, bar.role == "highlight") for bar in bars]


def _set(inlines: Inlines, setting: Setting, room: float, strong: bool) -> list[Line]:
    return set_lines(inlines, setting, room, strong=strong)


def _shown(bar: Bar) -> Inlines:
    """The figure, and behind it the mark of one that is preliminary."""
    return (bar.figure, Text("\u00a0"), bar.mark) if bar.mark else (bar.figure,)


def _widest(texts: list[list[Line]], setting: Setting) -> float:
    return max((width_of(lines, setting) for lines in texts), default=0.0)


def _lines(item: Item) -> int:
    return max(len(item.label), len(item.figure))


def bars_strip(measure: Measure, items: tuple[Item, ...], pitch: float, thick: float) -> Strip:
    """Some of the bars, or all of them, `thick` points thick; `pitch` from one's top to the next one's."""
    top = over = _overhang(measure, items[0], thick, _AXIS_ABOVE)
    tops = []
    for at, item in enumerate(items):
        if item.bar.role == "reference" and at and items[at - 1].bar.role != "reference":
            top += REFERENCE_GAP
        tops.append(top)
        top += pitch
    last = top - pitch + thick
    end = last + _overhang(measure, items[-1], thick, _AXIS_BELOW)

    def draw(canvas: Painter, above: float) -> None:
        for item, top in zip(items, tops, strict=True):
            _draw_bar(canvas, measure, item, above + top, thick)
        start = above + over - _AXIS_ABOVE
        canvas.box(measure.ink, measure.axis - 0.375, start, 0.75, last + _AXIS_BELOW - over + _AXIS_ABOVE)

    return Strip(end, draw)


def _overhang(measure: Measure, item: Item, thick: float, least: float) -> float:
    """How far a bar's words stand above or below it, at least as far as its axis does."""
    return max(least, (text_height(measure.setting, _lines(item)) - thick) / 2)


def _draw_bar(canvas: Painter, measure: Measure, item: Item, top: float, thick: float) -> None:
    setting, axis, length = measure.setting, measure.axis, item.length
    if length:
        canvas.box(item.color, axis + min(length, 0.0), top, abs(length), thick)
    middle = top + thick / 2
    canvas.text_right(spaced(item.label), setting, measure.labels, level(setting, middle, len(item.label)))
    figure = axis + max(length, 0.0) + _FIGURE_GAP
    canvas.text(spaced(item.figure), setting, figure, level(setting, middle, len(item.figure)))
