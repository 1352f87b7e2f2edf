"""The plot of a native bar chart: one series, bars from zero, every bar labelled with its figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from reportgen.document.nodes import Bar, BarChart, Figure, Mark
from reportgen.document.walk import text_of
from reportgen.write.barchart import BAR, LONGEST, PITCH, SHORTEST, bar_color
from reportgen.write.docx.axes import AXIS_IDS, category_axis, hidden_axis
from reportgen.write.docx.chartspace import layout
from reportgen.write.docx.chartxml import column, fill, head, numbers, texts
from reportgen.write.docx.datalabels import figure_label, labels, value_look
from reportgen.write.docx.labels import label_format, plain
from reportgen.write.docx.lettering import figure_width
from reportgen.write.docx.workbook import Rows, short
from reportgen.write.scale import ends_of, length_of
from reportgen.write.theme import Theme

_GAP = 8.0  # from a bar to its figure, and on to what stands beyond


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the bars start, as a part of the drawing's width, and what the value axis reaches from and to."""

    start: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Room:
    """What of the drawing's height the bars have, from its top, as parts of it; how wide gaps are to bars."""

    top: float = 0.0
    height: float = 1.0
    gap: float = (PITCH - BAR) / BAR


WHOLE = Room()


def measure_of(chart: BarChart, width: float, start: float) -> Measure:
    """The measure of a chart so wide, which all of its drawings share, so that their bars can be compared."""
    known = [bar for bar in chart.bars if isinstance(bar.figure, Figure)]
    low, high = ends_of(bar.figure for bar in known)
    below = [figure_width(_shown(bar).text) + _GAP for bar in known if (length_of(bar.figure) or 0.0) < 0]
    left = max(below, default=0.0)  # of a bar below zero the figure stands before it
    right = max((figure_width(_shown(bar).text) for bar in chart.bars), default=0.0) + _GAP
    room = width - start
    longest = max(min(SHORTEST, room / 3), min(LONGEST, room - left - right))
    # The axis reaches on to the drawing's edge, so that the longest bar is `longest` and its figure has room.
    point = (high - low) / longest
    least = low - left * point
    return Measure(start / width, least, least + room * point)


def bar_plot(chart: BarChart, measure: Measure, theme: Theme, room: Room = WHOLE) -> str:
    """The plot as XML, in its room of the drawing."""
    ends = short(measure.least), short(measure.most)
    axes = category_axis(theme, side="l", reverse=True) + hidden_axis(1, "t", *ends)
    return (
        f"{layout(measure.start, room.top, 1 - measure.start, room.height)}"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_series(chart, theme)}"
        f'<c:gapWidth val="{round(100 * room.gap)}"/>{AXIS_IDS}</c:barChart>{axes}'
    )


def bar_rows(chart: BarChart) -> Rows:
    """The workbook's rows: names, figures under the name of their series, and the marks behind figures.

    A missing figure's cell is empty; its mark stands in the name.
    """
    return [
        ["", chart.series],
        *(
            [
                label,
                bar.figure if isinstance(bar.figure, Figure) else "",
                f"{bar.mark.text} {bar.mark.meaning}" if bar.mark else "",
            ]
            for bar, label in zip(chart.bars, bar_labels(chart), strict=True)
        ),
    ]


def bar_labels(chart: BarChart) -> list[str]:
    """The bars' names in order; the name of a bar without a figure carries the mark."""
    return [
        text_of(bar.label) if isinstance(bar.figure, Figure) else f"{text_of(bar.label)} {bar.figure.text}"
        for bar in chart.bars
    ]


def _series(chart: BarChart, theme: Theme) -> str:
    names, figures = bar_labels(chart), {at: _shown(bar) for at, bar in enumerate(chart.bars)}
    exact = {at: figure for at, figure in figures.items() if isinstance(figure, Figure)}
    formats = Counter(filter(None, map(label_format, exact.values())))
    code = formats.most_common(1)[0][0] if formats else "General"
    values = [plain(exact[at].value) if at in exact else "" for at in range(len(names))]
    own = (figure_label(theme, at, one, "outEnd") for at, one in exact.items() if label_format(one) != code)
    plain_color = "mid_blue" if any(bar.role == "highlight" for bar in chart.bars) else "blue"
    return (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>{texts(head("B"), [chart.series])}</c:tx>'
        f'{fill(theme.colors[plain_color])}<c:invertIfNegative val="0"/>{_other_bars(chart, theme)}'
        f"{labels(own, value_look(theme, code, 'outEnd'))}"
        f"<c:cat>{texts(column('A', len(names)), names)}</c:cat>"
        f"<c:val>{numbers(column('B', len(names)), values, code)}</c:val></c:ser>"
    )


def _shown(bar: Bar) -> Figure | Mark:
    """What stands at the bar's end: its figure with the mark of a preliminary one behind it."""
    if isinstance(bar.figure, Mark) or bar.mark is None:
        return bar.figure
    return replace(bar.figure, text=f"{bar.figure.text} {bar.mark.text}")


def _other_bars(chart: BarChart, theme: Theme) -> str:
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{fill(theme.colors[bar_color(bar, chart.bars)])}</c:dPt>"
        for at, bar in enumerate(chart.bars)
        if bar.role != "plain"
    )
