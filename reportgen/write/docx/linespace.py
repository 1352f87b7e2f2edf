"""The plot of a native line chart: a series for each line or part of one, and some that only hold words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.document.nodes import LineChart
from reportgen.write.docx.axes import AXIS_IDS, category_axis, hidden_axis
from reportgen.write.docx.chartspace import layout
from reportgen.write.docx.chartxml import INVISIBLE, NO_LINE, column, head, line, marker, numbers, texts
from reportgen.write.docx.datalabels import GREY, labels, words_label
from reportgen.write.docx.labels import plain
from reportgen.write.docx.lettering import figure_width
from reportgen.write.docx.linelabels import MOST_NAME, Scale, end_lines, figure_labels, mark_label, under
from reportgen.write.docx.linerows import Gaps, Part, breaks_of, gaps_of, heads_of
from reportgen.write.docx.workbook import letter, short
from reportgen.write.linechart import BREAK, HEIGHT, years_shown
from reportgen.write.scale import ends_of
from reportgen.write.theme import Theme
from reportgen.write.wording import broken

_ABOVE, _BELOW, _GAPS = 20.0, 20.0, 14.0  # over the scale; below it for years; for each line's gaps
_LEFT, _RIGHT = 16.0, 10.0
_LEVEL = 9.0  # from words at the right of a point to those below one
_YEAR = 26.0  # a year needs so much, to be read apart from the next one
_DOT, _SMALL_DOT = 0.7, 0.4  # how large dots are, to those of a dot plot; where years are close
_CLOSE = 9.0

_Series = tuple[str, list[str]]  # its look with its labels, and its values


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with its lines in parts, its scale, and where its years begin and end in parts of the width."""

    chart: LineChart
    parts: list[Part]
    gaps: list[Gaps]
    heads: list[str]
    scale: Scale
    left: float
    width: float
    pitch: float


def plot_of(chart: LineChart, parts: list[Part], width: float) -> Plot:
    """How the drawing is shared between the years, the names behind them and the gaps below them."""
    gaps = gaps_of(chart)
    low, high = ends_of(point for one in chart.lines for point in one.points)
    rows = len(gaps) if len(chart.lines) > 1 else 0
    right = _RIGHT + max(figure_width(text) for part in parts for text in end_lines(part))
    span = max(width / 4, width - _LEFT - right)
    scale, pitch = (
        Scale(low, high, _ABOVE + HEIGHT + under(low) + _BELOW + _GAPS * rows),
        span / max(1, len(chart.years) - 1),
    )
    return Plot(chart, parts, gaps, heads_of(parts, gaps), scale, _LEFT / width, span / width, pitch)


def line_plot(plot: Plot, theme: Theme) -> str:
    """The plot as XML."""
    scale = plot.scale
    looks = [*_lines(plot, theme), *_open_ends(plot, theme), _years(plot, theme)]
    looks += [*_gap_rows(plot, theme), _breaks(plot, theme)]
    drawn = "".join(_series(plot, at, *look) for at, look in enumerate(looks))
    return (
        f"{layout(plot.left, _ABOVE / scale.tall, plot.width, HEIGHT / scale.tall)}"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}'
        f'<c:marker val="1"/>{AXIS_IDS}</c:lineChart>{category_axis(theme, side="b", named=False)}'
        f"{hidden_axis(1, 'l', short(scale.low), short(scale.high), 'midCat')}"
    )


def _lines(plot: Plot, theme: Theme) -> list[_Series]:
    """The look and the values of each line or part of one."""
    found: list[_Series] = []
    for part, around in zip(plot.parts, figure_labels(plot.parts, plot.scale, theme), strict=True):
        style = part.style
        stroke = f"<c:spPr>{line(theme.colors[style.color], style.width, style.dash)}</c:spPr>"
        values = ["" if point is None else plain(point.value) for point in part.points]
        dots = marker(style.dot, theme, _DOT if plot.pitch > _CLOSE else _SMALL_DOT)
        found.append((f"{stroke}{dots}{labels(around)}", values))
    return found


def _open_ends(plot: Plot, theme: Theme) -> list[_Series]:
    """Of one point each: they name the lines whose last year is missing, level with the last figure."""
    return [
        (
            _invisible([mark_label(plot.parts, at, plot.scale, theme)]),
            [""] * (len(plot.chart.years) - 1) + [plain(part.end.value) if part.end else "0"],
        )
        for at, part in enumerate(plot.parts)
        if part.mark
    ]


def _years(plot: Plot, theme: Theme) -> _Series:
    """The years below the axis; in labels, since Word turns or cuts an axis' own where they are narrow."""
    years, down = plot.chart.years, under(plot.scale.low) / plot.scale.tall
    own = [
        words_label(theme, at, [years[at].text], "b", look=GREY, down=down)
        for at in years_shown(len(years), ceil(_YEAR / plot.pitch), breaks_of(plot.chart))
    ]
    return _invisible(own), [short(plot.scale.low)] * len(years)


def _gap_rows(plot: Plot, theme: Theme) -> list[_Series]:
    """The marks of what is missing: a single line's over the axis, else a row for each line."""
    alone, values = len(plot.chart.lines) == 1, [short(plot.scale.low)] * len(plot.chart.years)
    if alone:
        own = [[words_label(theme, *mark, "t", look=GREY) for mark in _marks(gaps)] for gaps in plot.gaps]
    else:
        least = under(plot.scale.low)
        own = [_gap_row(plot, gaps, least + _GAPS * row, theme) for row, gaps in enumerate(plot.gaps, 1)]
    return [(_invisible(each), values) for each in own]


def _gap_row(plot: Plot, gaps: Gaps, down: float, theme: Theme) -> list[str]:
    last, tall = len(plot.chart.years) - 1, plot.scale.tall
    name = words_label(theme, last, [_short(gaps.label)], "r", look=GREY, down=(down + _LEVEL) / tall)
    return [*(words_label(theme, *mark, "b", look=GREY, down=down / tall) for mark in _marks(gaps)), name]


def _short(name: str) -> str:
    """The name as far as it fits one line; it stands whole at its line's end."""
    first, *rest = broken(name, MOST_NAME)
    return f"{first}\N{HORIZONTAL ELLIPSIS}" if rest else name


def _marks(gaps: Gaps) -> list[tuple[int, list[str]]]:
    return [(at, [mark]) for at, mark in gaps.marks.items()]


def _breaks(plot: Plot, theme: Theme) -> _Series:
    """Dashed rules at the years from which on figures were counted anew, with the words over them."""
    breaks, scale = breaks_of(plot.chart), plot.scale
    own = [words_label(theme, at, [BREAK.text], "t", look=GREY) for at in breaks]
    rules = (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{short(scale.high - scale.low)}"/>'
        f"<c:spPr>{line(theme.colors['outline'], 0.75, '3 2')}</c:spPr></c:errBars>"
    )
    values = [short(scale.high) if at in breaks else "" for at in range(len(plot.chart.years))]
    return f"{_invisible(own)}{rules}", values


def _invisible(own: Sequence[str]) -> str:
    return f"<c:spPr>{NO_LINE}</c:spPr>{INVISIBLE}{labels(own)}"


def _series(plot: Plot, at: int, look: str, values: list[str]) -> str:
    own, years = letter(at + 1), [year.text for year in plot.chart.years]
    name = texts(head(own), [plot.heads[at]])
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{name}</c:tx>{look}'
        f"<c:cat>{texts(column('A', len(years)), years)}</c:cat>"
        f'<c:val>{numbers(column(own, len(years)), values)}</c:val><c:smooth val="0"/></c:ser>'
    )
