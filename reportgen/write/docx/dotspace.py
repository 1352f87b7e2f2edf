"""The plot of a native dot plot: a scatter chart with a series for each place and two that hold words."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.nodes import DotPlot, DotRow, Figure
from reportgen.document.walk import text_of
from reportgen.write.docx.axes import AXIS_IDS, hidden_axis, rows_axis
from reportgen.write.docx.chartspace import layout
from reportgen.write.docx.chartxml import INVISIBLE, NO_LINE, column, font, head, marker, numbers, texts
from reportgen.write.docx.datalabels import GREY, PLAIN, STRONG, labels, words_label
from reportgen.write.docx.dotrows import Columns, Scale
from reportgen.write.docx.labels import plain
from reportgen.write.docx.lettering import MOST_LABEL, axis_at, figure_width
from reportgen.write.docx.workbook import short
from reportgen.write.dotplot import Side, missing, sides
from reportgen.write.dots import RADIUS, SERIES
from reportgen.write.scale import ends_of, length_of
from reportgen.write.theme import Theme
from reportgen.write.wording import broken

KEY = 20.0
"""The room of the key above the rows."""
_GAP = 5.0  # between a dot and its figure
_PLACE: dict[Side, str] = {"left": "l", "right": "r", "above": "t", "below": "b"}
_LEAST = 60.0  # the length that the scale keeps where names and figures are wide
_USUAL = 200.0  # about how long it is at least, in most plots


def scale_of(chart: DotPlot, width: float) -> Scale:
    """The scale of a plot so wide, which all of its drawings share.

    It reaches below zero where the figure at the left of a dot needs the room, and on to the drawing's edge.
    """
    low, high = ends_of(dot for row in chart.rows for dot in row.dots)
    start = axis_at(text_of(row.label) for row in chart.rows)
    shift = max(_left_of(row, low, high) for row in chart.rows)
    room = width - start - shift
    unit = (high - low) / max(_LEAST, min(_longest(chart, row, (low, high), room) for row in chart.rows))
    return Scale(start / width, low - shift * unit, low + room * unit)


def dot_plot(chart: DotPlot, scale: Scale, top: float, theme: Theme) -> str:
    """The plot as XML, below the upper part `top` of the drawing."""
    count = len(chart.series)
    series = "".join(_dots(chart, at, theme) for at in range(count))
    return (
        f"{layout(scale.start, top, 1 - scale.start, 1 - top)}"
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{series}{_names(chart, scale, theme)}{_marks(chart, scale, theme)}{AXIS_IDS}</c:scatterChart>"
        f"{hidden_axis(2, 'b', short(scale.least), short(scale.most))}{rows_axis(theme, len(chart.rows))}"
    )


def key(chart: DotPlot, scale: Scale, top: float, theme: Theme) -> str:
    """The key above the rows: each series with its dot, without the two that hold words."""
    count = len(chart.series)
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>' for at in (count, count + 1)
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{hidden}{layout(scale.start, 0, 1 - scale.start, top, "")}'
        f'<c:overlay val="0"/>{font(theme, "sans")}</c:legend>'
    )


def _longest(chart: DotPlot, row: DotRow, ends: tuple[float, float], room: float) -> float:
    """How long the whole scale may be, so that a row's words at the right of its dots have room."""
    far = max((length for dot in row.dots if (length := length_of(dot)) is not None), default=ends[0])
    figures = [figure_width(row.dots[at].text) for at, side in sides(row.dots).items() if side == "right"]
    marks = text_of(missing(chart, row))
    words = RADIUS + _GAP + max(figures, default=0.0) + (figure_width(marks) + 2 * _GAP if marks else 0.0)
    part = (far - ends[0]) / (ends[1] - ends[0])
    return min(room, (room - words) / part) if part else room


def _left_of(row: DotRow, low: float, high: float) -> float:
    """How far a row's words could reach beyond the scale's beginning of a usual plot."""
    needed = 0.0
    for at, side in sides(row.dots).items():
        length = ((length_of(row.dots[at]) or 0.0) - low) / (high - low) * _USUAL
        words = figure_width(row.dots[at].text) + _GAP if side == "left" else 0.0
        needed = max(needed, RADIUS + words - length)
    return needed


def _dots(chart: DotPlot, at: int, theme: Theme) -> str:
    columns, count = Columns(len(chart.series)), len(chart.rows)
    dots = [row.dots[at] for row in chart.rows]
    values = [plain(dot.value) if isinstance(dot, Figure) else "" for dot in dots]
    rows = [str(row) if values[row - 1] else "" for row in range(1, count + 1)]
    own = [
        words_label(
            theme, row, [dot.text], _PLACE[sides(chart.rows[row].dots)[at]], look=PLAIN if at else STRONG
        )
        for row, dot in enumerate(dots)
        if isinstance(dot, Figure)
    ]
    return _series(
        at,
        (columns.figures(at), text_of(chart.series[at])),
        marker(SERIES[at % len(SERIES)], theme) + labels(own),
        numbers(column(columns.figures(at), count), values),
        numbers(column(columns.places(at), count), rows),
    )


def _names(chart: DotPlot, scale: Scale, theme: Theme) -> str:
    """An invisible series whose labels are the rows' names, before the axis."""
    columns = Columns(len(chart.series))
    own = [
        words_label(theme, at, broken(text_of(row.label), MOST_LABEL), "l")
        for at, row in enumerate(chart.rows)
    ]
    return _words(chart, (columns.names, "Names end at"), scale.least, own, len(chart.series))


def _marks(chart: DotPlot, scale: Scale, theme: Theme) -> str:
    """An invisible series whose labels tell, at the rows' ends, what is missing."""
    columns = Columns(len(chart.series))
    own = [
        words_label(theme, at, [words], "l", look=GREY)
        for at, row in enumerate(chart.rows)
        if (words := text_of(missing(chart, row)))
    ]
    return _words(chart, (columns.marks, "Marks end at"), scale.most, own, len(chart.series) + 1)


def _words(chart: DotPlot, named: tuple[str, str], place: float, own: Sequence[str], at: int) -> str:
    columns, count = Columns(len(chart.series)), len(chart.rows)
    return _series(
        at,
        named,
        INVISIBLE + labels(own),
        numbers(column(named[0], count), [short(place)] * count),
        numbers(column(columns.rows, count), [str(row) for row in range(1, count + 1)]),
    )


def _series(at: int, named: tuple[str, str], look: str, across: str, down: str) -> str:
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{texts(head(named[0]), [named[1]])}</c:tx>'
        f"<c:spPr>{NO_LINE}</c:spPr>{look}<c:xVal>{across}</c:xVal><c:yVal>{down}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )
