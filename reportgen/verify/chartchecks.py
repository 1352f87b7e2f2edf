"""Native charts of a Word file, point by point, beside the charts that they must show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple

from reportgen.document.nodes import Bar, BarChart, DotPlot, Figure, Line, LineChart, Mark
from reportgen.document.walk import text_of
from reportgen.verify.chartwords import ANEW, missing
from reportgen.verify.pieces import squeezed
from reportgen.verify.wordcharts import Series, Shown


class Check(NamedTuple):
    """What must stand somewhere and what does; whether it is a figure's, and then which one of its chart."""

    where: str
    wanted: str
    found: str
    figure: Figure | None = None

    @property
    def holds(self) -> bool:
        """Whether it is there as it must be, blanks aside."""
        return squeezed(self.wanted) == squeezed(self.found)


def bars(chart: BarChart, bars: Sequence[Bar], seen: Shown, what: str) -> Iterator[Check]:
    """The bars that a drawing must show."""
    yield Check(f"the kind of {what}", "bar", seen.kind)
    yield Check(f"how many series {what} has", "1", str(len(seen.series)))
    one = seen.series[0] if seen.series else Series("", {}, {}, {}, {}, False)
    yield Check(f"the name of the series of {what}", chart.series, one.name)
    for at, bar in enumerate(bars):
        label, figure = text_of(bar.label), bar.figure
        where = f"{what}, bar “{label}”"
        missing = isinstance(figure, Mark)
        yield Check(
            f"a label of {what}", f"{label} {figure.text}" if missing else label, one.names.get(at, "")
        )
        yield from _point(where, figure, bar.mark.text if bar.mark else "", one, at)
    yield from _beyond(one, len(bars), what)


def _point(where: str, figure: Figure | Mark, behind: str, one: Series, at: int) -> Iterator[Check]:
    """The figure at a point: what is shown, and the value behind it; nothing where it is missing."""
    if isinstance(figure, Mark):
        yield Check(where, "", one.labels.get(at, ""))
        yield Check(f"the value behind {where}", "", one.values.get(at, ""))
        return
    yield Check(where, f"{figure.text} {behind}" if behind else figure.text, one.labels.get(at, ""), figure)
    yield _value(f"the value behind {where}", figure, one.values.get(at, ""))


def _value(where: str, figure: Figure, seen: str) -> Check:
    value = format(Decimal(figure.value), "f")
    return Check(where, seen if same_number(seen, value) else value, seen, figure)


def same_number(one: str, other: str) -> bool:
    """Whether two texts are the same number, whatever zeros it ends in."""
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _beyond(one: Series, count: int, what: str) -> Iterator[Check]:
    """Points after the last one."""
    for points in (one.names, one.values, one.down, one.labels):
        for at, words in points.items():
            if not 0 <= at < count:
                yield Check(f"point {at + 1} of {what}, which has {count}", "", words)


def dots(chart: DotPlot, first: int, count: int, seen: Shown, what: str) -> Iterator[Check]:
    """The rows, from the `first` on, that a drawing must show."""
    rows = chart.rows[first : first + count]
    heads = [*(text_of(name) for name in chart.series), "Names end at", "Marks end at"]
    yield Check(f"the kind of {what}", "scatter", seen.kind)
    yield Check(f"the series of {what}", "; ".join(heads), "; ".join(one.name for one in seen.series))
    if len(seen.series) != len(heads):
        return
    *drawn, names, marks = seen.series
    for at, row in enumerate(rows):
        label = text_of(row.label)
        yield Check(f"a label of {what}", label, names.labels.get(at, ""))
        yield Check(
            f"what is missing of {what}, row “{label}”", missing(chart, row.dots), marks.labels.get(at, "")
        )
        for one, dot in zip(drawn, row.dots, strict=True):
            where = f"{what}, row “{label}”, {one.name}"
            yield from _point(where, dot, "", one, at)
            level = str(at + 1) if isinstance(dot, Figure) else ""
            yield Check(f"the row of {where}", level, one.down.get(at, ""))
        for helper in (names, marks):
            yield Check(f"the row of a name of {what}", str(at + 1), helper.down.get(at, ""))
    for one in seen.series:
        yield from _beyond(one, len(rows), what)


def lines(chart: LineChart, seen: Shown, what: str) -> Iterator[Check]:
    """The lines, or parts of lines between breaks, that the drawing must show, and the words around."""
    wanted = _Lines(chart)
    yield Check(f"the kind of {what}", "line", seen.kind)
    yield Check(f"the series of {what}", "; ".join(wanted.heads), "; ".join(one.name for one in seen.series))
    if len(seen.series) != len(wanted.heads):
        return
    years = [year.text for year in chart.years]
    for one in seen.series:
        yield Check(f"the years of {what}", "; ".join(years), "; ".join(one.names.values()))
        yield from _beyond(one, len(years), what)
    series = iter(seen.series)
    for line, stretch, ends in wanted.parts:
        yield from _part(chart, (line, stretch, ends), next(series), what)
    for line in wanted.open_ended:
        yield from _open_end(line, next(series), what)
    yield from _years(years, next(series), what)
    for line in wanted.gaps:
        yield from _gaps(chart, line, next(series), what)
    rules = next(series)
    for at in range(len(years)):
        yield Check(f"{what}, {years[at]}", ANEW if at in wanted.breaks else "", rules.labels.get(at, ""))


class _Lines:
    """A line chart taken apart: parts of lines, lines whose last year is missing, gaps, breaks, names."""

    def __init__(self, chart: LineChart) -> None:
        count = len(chart.years)
        self.breaks = breaks_of(chart)
        self.parts = stretches_of(chart)
        self.heads: list[str] = []
        for line, stretch, _ in self.parts:
            years = list(dict.fromkeys([chart.years[stretch[0]].text, chart.years[stretch[-1]].text]))
            named = "" if len(stretch) == count else f" ({'–'.join(years)})"
            self.heads.append(f"{text_of(line.label)}{named}")
        self.open_ended = [line for line in chart.lines if isinstance(line.points[-1], Mark)]
        self.gaps = [line for line in chart.lines if any(isinstance(p, Mark) for p in line.points[:-1])]
        self.heads += [f"{text_of(line.label)} {line.points[-1].text}" for line in self.open_ended]
        self.heads += ["Years", *(f"{text_of(line.label)}: missing" for line in self.gaps), "Breaks"]


def breaks_of(chart: LineChart) -> list[int]:
    """The places of the years from which on figures are counted anew."""
    return sorted({at for at in chart.breaks if 0 < at < len(chart.years)})


def stretches_of(chart: LineChart) -> list[tuple[Line, range, bool]]:
    """Each line, in parts between breaks where it has figures, and whether it is the last part of it."""
    stretches = [range(*pair) for pair in pairwise([0, *breaks_of(chart), len(chart.years)])]
    found = []
    for line in chart.lines:
        own = [one for one in stretches if any(isinstance(line.points[at], Figure) for at in one)]
        own = own or stretches[-1:]
        found += [(line, stretch, stretch is own[-1]) for stretch in own]
    return found


def _part(chart: LineChart, part: tuple[Line, range, bool], one: Series, what: str) -> Iterator[Check]:
    """The figures of a part: all values, and as many words as there is room for, the last one's always."""
    line, stretch, ends = part
    label, last = text_of(line.label), len(chart.years) - 1
    alone = len(chart.lines) == 1 and sum(isinstance(point, Figure) for point in line.points) <= 6
    for at, point in enumerate(line.points):
        where = f"{what}, line “{label}”, {chart.years[at].text}"
        if at not in stretch or isinstance(point, Mark):
            yield Check(where, "", one.labels.get(at, ""))
            yield Check(f"the value behind {where}", "", one.values.get(at, ""))
            continue
        yield _value(f"the value behind {where}", point, one.values.get(at, ""))
        words = f"{point.text} {label}" if at == last and ends else point.text
        if at in one.labels or at == last or alone:
            yield Check(where, words, one.labels.get(at, ""), point)


def _open_end(line: Line, one: Series, what: str) -> Iterator[Check]:
    """The name of a line whose last year is missing, level with its last figure."""
    label, last = text_of(line.label), len(line.points) - 1
    where = f"the end of {what}, line “{label}”"
    known = [point for point in line.points if isinstance(point, Figure)]
    yield Check(where, f"{line.points[-1].text} {label}", " ".join(one.labels.values()))
    yield Check(f"the point of {where}", str(last), "; ".join(map(str, one.labels)))
    if known:
        yield _value(f"the value behind {where}", known[-1], one.values.get(last, ""))
    yield Check(f"the points of {where}", str(last), "; ".join(map(str, one.values)))


def _years(years: Sequence[str], one: Series, what: str) -> Iterator[Check]:
    """The years below the axis: the first, the last, and those between that have room."""
    for at, year in enumerate(years):
        if at in one.labels or at in {0, len(years) - 1}:
            yield Check(f"a year of {what}", year, one.labels.get(at, ""))
    yield Check(f"where the years of {what} stand", "1", str(len(set(one.values.values()))))


def _gaps(chart: LineChart, line: Line, one: Series, what: str) -> Iterator[Check]:
    """The marks of a line's missing years; of several lines, the name behind them, as far as it fits."""
    label, last = text_of(line.label), len(line.points) - 1
    for at, point in enumerate(line.points[:-1]):
        mark = point.text if isinstance(point, Mark) else ""
        yield Check(f"{what}, line “{label}”, {chart.years[at].text}", mark, one.labels.get(at, ""))
    name = squeezed(one.labels.get(last, ""))
    cut = name.endswith("…") and squeezed(label).startswith(name[:-1])
    wanted = "" if len(chart.lines) == 1 else label
    yield Check(
        f"the name before the gaps of {what}, line “{label}”", name if cut and wanted else wanted, name
    )
