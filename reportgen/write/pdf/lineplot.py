"""The geometry of a line chart: where its years, its scale, its lines and their names stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportgen.document.nodes import Figure, LineChart, Mark
from reportgen.document.nodes import Line as NodeLine
from reportgen.write.linechart import HEIGHT, LineStyle, line_styles, stretches
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.marks import WHOLE, text_height, width_of
from reportgen.write.pdf.shapes import Point
from reportgen.write.scale import ends_of, length_of
from reportgen.write.wording import spread

LEADER = 14.0
"""Between the last year and what stands at the lines' ends."""
SAMPLE = 16.0
"""The length of a line's sample before its name, where the line ends before the last year."""
_NAMES, _LONG_NAMES, _FIGURES = 0.3, 0.45, 0.15  # of the width, at most; longer ones wrap
NAME_GAP = 5.0
"""Before a name."""
_APART, _YEARS_GAP, _ROW_GAP = 3.0, 5.0, 4.0
_OVER = 15.0  # room for a figure over the highest point, and under one below zero
_LEAST = 60.0  # the height of the scale on the smallest page


class End(NamedTuple):
    """What stands at a line's end: the last year's figure or mark, and the name; wanted at, and placed at."""

    figure: list[Line]
    name: list[Line]
    wanted: float
    y: float


class Drawn(NamedTuple):
    """A line ready for drawing: its style, its points by the position of their years, what is joined."""

    style: LineStyle
    points: dict[int, Point]
    stretches: list[tuple[int, ...]]


class Gaps(NamedTuple):
    """The row below the years that says in which of them a line has no figure."""

    line: int
    name: list[Line]
    top: float


class Columns(NamedTuple):
    """Where the years stand, where the figures at the lines' ends end, and where the names begin."""

    xs: tuple[float, ...]
    figures: float
    names: float

    @property
    def pitch(self) -> float:
        """From one year to the next."""
        return self.xs[1] - self.xs[0] if len(self.xs) > 1 else WHOLE


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's measures, across from the page's left and down from the drawing's top."""

    columns: Columns
    rules: float
    bottom: float
    zero: float
    years: float
    height: float
    breaks: tuple[int, ...]
    lines: tuple[Drawn, ...]
    ends: tuple[End, ...]
    gaps: tuple[Gaps, ...]


def plot_of(look: Look, chart: LineChart, room: float) -> Plot:
    """The measures of a chart that is at most `room` high, if its words allow that."""
    note, styles = look["note"], line_styles(chart.lines)
    ends, heights = _words(look, chart, styles, _NAMES)
    if sum(heights) > room / 2:
        ends, heights = _words(look, chart, styles, _LONG_NAMES)
    breaks = tuple(sorted({at for at in chart.breaks if 0 < at < len(chart.years)}))
    low, high = ends_of(point for line in chart.lines for point in line.points)
    rules = note.leading if breaks else 0.0
    top = rules + _OVER
    under = (_OVER if low < 0 else 0.0) + _YEARS_GAP
    columns = _columns(look, chart, ends)
    names = _gap_names(look, chart, columns)
    rows = sum(text_height(note, len(name)) + _ROW_GAP for _, name in names)
    tall = max(_LEAST, min(HEIGHT, room - top - under - note.leading - rows))
    tall = max(tall, sum(heights) - top)
    bottom, one = top + tall, tall / (high - low)
    lines = tuple(
        Drawn(
            style,
            {
                at: (columns.xs[at], bottom - (length - low) * one)
                for at, point in enumerate(line.points)
                if (length := length_of(point)) is not None
            },
            stretches(line.points, breaks),
        )
        for line, style in zip(chart.lines, styles, strict=True)
    )
    wanted = [line.points[max(line.points)][1] if line.points else bottom + low * one for line in lines]
    ys = spread(wanted, heights, bottom + _APART)
    placed = tuple(End(*pair, at, y) for pair, at, y in zip(ends, wanted, ys, strict=True))
    years = bottom + under
    height, gaps = years + note.leading, []
    for at, name in names:
        gaps.append(Gaps(at, name, height))
        height += text_height(note, len(name)) + _ROW_GAP
    return Plot(columns, rules, bottom, bottom + low * one, years, height, breaks, lines, placed, tuple(gaps))


_Words = tuple[list[Line], list[Line]]
"""The figure (or mark) and the name at a line's end."""


def _words(
    look: Look, chart: LineChart, styles: list[LineStyle], share: float
) -> tuple[list[_Words], list[float]]:
    """What stands at the lines' ends, the names in a share of the width, and how high each is."""
    setting, width, words = look["table_text"], look.page.text_width, list[_Words]()
    for line, style in zip(chart.lines, styles, strict=True):
        last, strong = line.points[-1], style.color == "blue" and len(chart.lines) > 1
        figure = set_lines((last,), setting, width * _FIGURES, strong=isinstance(last, Figure))
        words.append((figure, set_lines(line.label, setting, width * share, strong=strong)))
    return words, [text_height(setting, max(map(len, pair))) + _APART for pair in words]


def _columns(look: Look, chart: LineChart, ends: list[_Words]) -> Columns:
    setting, note, page = look["table_text"], look["note"], look.page
    names = page.margin_side + page.text_width - max(width_of(name, setting) for _, name in ends)
    figures = names - NAME_GAP - (SAMPLE + NAME_GAP if any(map(ends_early, chart.lines)) else 0.0)
    right = figures - max(width_of(figure, setting) for figure, _ in ends) - LEADER
    first = set_lines((chart.years[0],), note, WHOLE)
    points = [line.points[0] for line in chart.lines]
    known = [set_lines((point,), setting, WHOLE, strong=True) for point in points]
    half = max(width_of(first, note), *(width_of(lines, setting) for lines in known)) / 2
    left, count = page.margin_side + half, len(chart.years)
    right = max(right, left + 1)
    pitch = (right - left) / (count - 1) if count > 1 else 0.0
    return Columns(tuple(right - pitch * (count - 1 - at) for at in range(count)), figures, names)


def ends_early(line: NodeLine) -> bool:
    """Whether a line has no figure in the last year, but one in another."""
    return isinstance(line.points[-1], Mark) and any(isinstance(point, Figure) for point in line.points)


def _gap_names(look: Look, chart: LineChart, columns: Columns) -> list[tuple[int, list[Line]]]:
    """The lines that have no figure in some year before the last, with their names: only among several."""
    if len(chart.lines) < 2:
        return []
    note, page = look["note"], look.page
    width = page.margin_side + page.text_width - columns.names
    return [
        (at, set_lines(line.label, note, width)[:1])  # enough to know it by: it stands above in full
        for at, line in enumerate(chart.lines)
        if any(isinstance(point, Mark) for point in line.points[:-1])
    ]
