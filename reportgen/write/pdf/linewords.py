"""The words in a line chart, each with its place: years, breaks, marks, names and figures."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from reportgen.document.nodes import LineChart, Mark
from reportgen.write.linechart import BREAK, labelled, years_shown
from reportgen.write.pdf.lineplot import LEADER, Plot
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Look, Setting
from reportgen.write.pdf.marks import WHOLE, level, text_height, width_of
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.placing import Ground, Space, around

_YEARS_APART = 8.0
_REACH = 4.5  # from a point to its figure
_NEAR = 6.0  # to a point of another line
_MARK = 6.5  # from the axis up to the middle of a mark


class Word(NamedTuple):
    """Lines of text with their left edge on the page and their top in the drawing."""

    lines: list[Line]
    setting: Setting
    x: float
    top: float

    @property
    def space(self) -> Space:
        """The room that they take."""
        height = text_height(self.setting, len(self.lines))
        return Space(self.x, self.top, self.x + width_of(self.lines, self.setting), self.top + height)

    def draw(self, canvas: Painter, top: float) -> None:
        """Draw them in a drawing that begins at `top`."""
        canvas.text(spaced(self.lines), self.setting, self.x, top + self.top)


def words_of(look: Look, chart: LineChart, plot: Plot) -> list[Word]:
    """All words of a chart in reading order: years, breaks, then each line's name and figures."""
    fixed = [*_years(look, chart, plot), *_breaks(look, plot)]
    ends = [_end(look, plot, at) for at in range(len(plot.ends))]
    marks = _marks(look, chart, plot) if len(chart.lines) == 1 else {}
    ground = _ground(look, plot, [*fixed, *marks.values(), *(word for pair in ends for word in pair)])
    lines: list[Word] = []
    for at, (name, figure) in enumerate(ends):
        found = marks | _figures(look, chart, plot, ground, at)
        lines += [name, *(found[position] for position in sorted(found)), figure]
    return [*fixed, *lines, *_gaps(look, chart, plot)]


def _years(look: Look, chart: LineChart, plot: Plot) -> list[Word]:
    note = look["note"]
    texts = [set_lines((year,), note, WHOLE) for year in chart.years]
    widest = max(width_of(lines, note) for lines in texts) + _YEARS_APART
    apart = max(1, ceil(widest / max(plot.columns.pitch, 0.1)))
    shown = years_shown(len(texts), apart, plot.breaks)
    return [_centered(texts[at], note, plot.columns.xs[at], plot.years) for at in shown]


def _centered(lines: list[Line], setting: Setting, x: float, top: float) -> Word:
    return Word(lines, setting, x - width_of(lines, setting) / 2, top)


def rule_at(plot: Plot, position: int) -> float:
    """Where the rule of a break stands: halfway between two years."""
    xs = plot.columns.xs
    return (xs[position - 1] + xs[position]) / 2


def _breaks(look: Look, plot: Plot) -> list[Word]:
    """What stands over the rules of breaks, where there is room for it; all rules mean the same."""
    note, words = look["note"], list[Word]()
    lines = set_lines((BREAK,), note, WHOLE)
    width, left = width_of(lines, note), look.page.margin_side
    for at in plot.breaks:
        x = min(rule_at(plot, at) - width / 2, plot.columns.xs[-1] + LEADER - width)
        word = Word(lines, note, max(left, x), 0.0)
        if not any(word.space.meets(other.space) for other in words):
            words.append(word)
    return words


def _end(look: Look, plot: Plot, at: int) -> tuple[Word, Word]:
    """The name and the figure or mark at a line's end."""
    setting, end = look["table_text"], plot.ends[at]
    top = level(setting, end.y, max(len(end.name), len(end.figure)))
    left = plot.columns.figures - width_of(end.figure, setting)
    return Word(end.name, setting, plot.columns.names, top), Word(end.figure, setting, left, top)


def _marks(look: Look, chart: LineChart, plot: Plot) -> dict[int, Word]:
    """The marks of a single line, just over the axis in their years."""
    note, words = look["note"], dict[int, Word]()
    for at, point in enumerate(chart.lines[0].points[:-1]):
        if isinstance(point, Mark):
            lines = set_lines((point,), note, WHOLE)
            word = _centered(lines, note, plot.columns.xs[at], level(note, plot.zero - _MARK))
            if not any(word.space.meets(other.space) for other in words.values()):
                words[at] = word
    return words


def _gaps(look: Look, chart: LineChart, plot: Plot) -> list[Word]:
    """The marks of several lines, each in a row of its own below the years, the name at its end."""
    note, words = look["note"], list[Word]()
    for gaps in plot.gaps:
        words.append(Word(gaps.name, note, plot.columns.names, gaps.top))
        for at, point in enumerate(chart.lines[gaps.line].points):
            if isinstance(point, Mark):
                word = _centered(set_lines((point,), note, WHOLE), note, plot.columns.xs[at], gaps.top)
                if not any(word.space.meets(other.space) for other in words):
                    words.append(word)
    return words


def _ground(look: Look, plot: Plot, words: list[Word]) -> Ground:
    """What is in the drawing before points get their figures."""
    xs, page = plot.columns.xs, look.page
    whole = Space(page.margin_side, 0.0, xs[-1] + LEADER, plot.years)
    ground = Ground(whole, [word.space for word in words], [((xs[0], plot.zero), (xs[-1], plot.zero))])
    for at in plot.breaks:
        ground.lines.append(((rule_at(plot, at), plot.rules), (rule_at(plot, at), plot.bottom)))
    for line in plot.lines:
        for stretch in line.stretches:
            points = [line.points[at] for at in stretch]
            ground.lines += zip(points, points[1:] or points, strict=False)
    return ground


def _figures(look: Look, chart: LineChart, plot: Plot, ground: Ground, at: int) -> dict[int, Word]:
    """The figures of a line's points, but for the last year's, where there is room for them."""
    setting, line, drawn = look["table_text"], chart.lines[at], plot.lines[at]
    alone, words = len(chart.lines) == 1, dict[int, Word]()
    for position in labelled(line.points, alone=alone):
        if position == len(line.points) - 1:
            continue
        lines = set_lines((line.points[position],), setting, WHOLE, strong=drawn.style.color == "blue")
        width, height = width_of(lines, setting), text_height(setting, len(lines))
        spaces = around(drawn.points[position], width, height, _REACH, low=_is_low(drawn.points, position))
        taken = _near_others(plot, at, position, width)
        free = [space for space in spaces if not any(map(space.meets, taken))]
        space = ground.place(free, strict=not alone)
        if space is not None:
            words[position] = Word(lines, setting, space.left, space.top)
    return words


def _near_others(plot: Plot, at: int, position: int, width: float) -> list[Space]:
    """Where a figure would be taken for that of another line's point in the same year."""
    others = (*plot.lines[:at], *plot.lines[at + 1 :])
    points = [line.points[position] for line in others if position in line.points]
    return [Space(x - width, y - _NEAR, x + width, y + _NEAR) for x, y in points]


def _is_low(points: dict[int, tuple[float, float]], at: int) -> bool:
    """Whether a point's neighbors are higher on the page than it is."""
    beside = [points[other][1] for other in (at - 1, at + 1) if other in points]
    return bool(beside) and all(y < points[at][1] for y in beside)
