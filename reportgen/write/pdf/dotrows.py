"""The rows of a dot plot as they are drawn, and the key above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.document.nodes import DotPlot
from reportgen.write.dotplot import Side
from reportgen.write.dots import RADIUS, SERIES
from reportgen.write.pdf.boxes import Strip
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.marks import PAPER, draw_dot, level, text_centered, text_height, width_of
from reportgen.write.pdf.painter import Painter

FIGURE_GAP = 2.0
"""Between a dot and its figure."""
_CLEAR = 3.0  # between a figure and the axis
_KEY_PITCH, _KEY_GAP, _KEY_BETWEEN, _KEY_BELOW = 14.0, 4.0, 16.0, 3.0
_HAIRLINE, _AXIS = 0.5, 0.75
_DRAWN = (1, 3, 0, 2)  # the series from back to front, so that dots of one value are all seen


@dataclass(frozen=True, slots=True)
class Label:
    """A known figure: whose it is, its length on the scale, its words, and on which side they stand."""

    series: int
    length: float
    lines: list[Line]
    side: Side


@dataclass(frozen=True, slots=True)
class Row:
    """A row's words: its label, its figures, and which are missing."""

    label: list[Line]
    labels: tuple[Label, ...]
    missing: list[Line]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where labels end, where the scale begins, its ends, the points for one of it, and where marks stand."""

    names: float
    left: float
    low: float
    high: float
    one: float
    marks: float

    def at(self, length: float) -> float:
        """Where on the page a length of the scale is."""
        return self.left + (length - self.low) * self.one


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A series' name in the key: on which line it begins, and how far from the left."""

    series: int
    lines: list[Line]
    line: int
    x: float


@dataclass(frozen=True, slots=True)
class Rows:
    """What all rows share: the scale, how far each reaches above and below its line, and the key."""

    scale: Scale
    above: float
    below: float
    key: list[KeyItem]

    @property
    def pitch(self) -> float:
        """From one row's line to the next one's."""
        return self.above + self.below

    @property
    def key_height(self) -> float:
        """The height of the key above the rows."""
        return max(item.line + len(item.lines) for item in self.key) * _KEY_PITCH + _KEY_BELOW


def low_end(length: float, width: float, one: float, low: float) -> float:
    """Where the figure before a dot begins, from the scale's low end: never across the axis."""
    zero, right = -low * one, (length - low) * one - RADIUS - FIGURE_GAP
    if right > zero - _CLEAR and right - width < zero + _CLEAR:
        right = zero - _CLEAR
    return right - width


def key_lines(look: Look, plot: DotPlot) -> list[KeyItem]:
    """The series' names one after the other, on as many lines as they take."""
    setting, width = look["table_text"], look.page.text_width
    items, line, x = [], 0, 0.0
    indent = 2 * RADIUS + _KEY_GAP
    for at, name in enumerate(plot.series):
        lines = set_lines(name, setting, width - indent, strong=not at)
        wide = indent + width_of(lines, setting)
        if x and x + wide > width:
            line, x = line + 1, 0.0
        items.append(KeyItem(at, lines, line, x))
        line, x = line + max(0, len(lines) - 1), x + wide + _KEY_BETWEEN
    return items


def rows_strip(look: Look, rows: Rows, items: tuple[Row, ...]) -> Strip:
    """The key and some of the rows, or all of them."""
    first = rows.key_height + rows.above
    end = rows.key_height + rows.pitch * len(items)

    def draw(canvas: Painter, top: float) -> None:
        _draw_key(canvas, look, rows.key, top)
        scale, ink = rows.scale, look.colors["ink"]
        for at, row in enumerate(items):
            if not row.labels:
                continue
            track, line = scale.at(scale.high) - scale.left, top + first + at * rows.pitch - _HAIRLINE / 2
            canvas.box(look.colors["hairline"], scale.left, line, track, _HAIRLINE)
        canvas.box(ink, scale.at(0.0) - _AXIS / 2, top + rows.key_height, _AXIS, end - rows.key_height)
        for at, row in enumerate(items):
            _draw_row(canvas, look, scale, row, top + first + at * rows.pitch)

    return Strip(end, draw)


def _draw_key(canvas: Painter, look: Look, key: list[KeyItem], top: float) -> None:
    setting, left = look["table_text"], look.page.margin_side
    for item in key:
        middle = top + (item.line + 0.5) * _KEY_PITCH
        draw_dot(canvas, look, SERIES[item.series], (left + item.x + RADIUS, middle))
        x = left + item.x + 2 * RADIUS + _KEY_GAP
        for at, line in enumerate(spaced(item.lines)):
            canvas.text([line], setting, x, level(setting, middle) + at * _KEY_PITCH)


def _draw_row(canvas: Painter, look: Look, scale: Scale, row: Row, middle: float) -> None:
    setting, note = look["table_text"], look["note"]
    placed = list(_placed(look, scale, row, middle))
    for label, x, top in placed:  # neither the track nor the axis runs through a figure
        width = width_of(label.lines, setting)
        canvas.box(PAPER, x - 1, top, width + 2, text_height(setting, len(label.lines)))
    for series in _DRAWN:
        for label in row.labels:
            if label.series == series:
                draw_dot(canvas, look, SERIES[series], (scale.at(label.length), middle))
    canvas.text_right(spaced(row.label), setting, scale.names, level(setting, middle, len(row.label)))
    for label, x, top in placed:
        text_centered(canvas, spaced(label.lines), setting, x + width_of(label.lines, setting) / 2, top)
    x = scale.marks if row.labels else scale.at(0.0) + FIGURE_GAP + _CLEAR
    canvas.text(spaced(row.missing), note, x, level(note, middle, len(row.missing)))


def _placed(look: Look, scale: Scale, row: Row, middle: float) -> Iterator[tuple[Label, float, float]]:
    """Each figure of a row with the left edge and the top of its words."""
    setting = look["table_text"]
    tall = max((len(label.lines) for label in row.labels if label.side in ("left", "right")), default=1)
    clear = max(RADIUS + FIGURE_GAP, text_height(setting, tall) / 2 + 1)  # of the figures beside the dots
    for label in row.labels:
        width, lines = width_of(label.lines, setting), len(label.lines)
        at, beside = scale.at(label.length), level(setting, middle, lines)
        off = clear + text_height(setting, lines) / 2
        match label.side:
            case "left":
                yield label, scale.left + low_end(label.length, width, scale.one, scale.low), beside
            case "right":
                yield label, at + RADIUS + FIGURE_GAP, beside
            case "above":
                yield label, _over(scale, at, width), level(setting, middle - off, lines)
            case "below":
                yield label, _over(scale, at, width), level(setting, middle + off, lines)


def _over(scale: Scale, at: float, width: float) -> float:
    """The left edge of a figure over or under its dot: in the middle, but not across the axis."""
    zero, left = scale.at(0.0), at - width / 2
    if left < zero + _CLEAR and left + width > zero - _CLEAR:
        left = zero + _CLEAR if at >= zero else zero - _CLEAR - width
    return max(scale.names + _CLEAR, left)
