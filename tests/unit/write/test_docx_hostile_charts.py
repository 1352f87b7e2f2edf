"""Charts of any size, any words and any figures make a package that holds together, or a plain refusal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from docx_charts import DOTS, EVERY_CHART, LINES, SMALL, all_series, charts_of, line, years
from docx_sample import CHART, MISSING, THEME, figure, found, of, parts, words
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Chart,
    DotPlot,
    DotRow,
    Figure,
    Inlines,
    Line,
    LineChart,
    Mark,
    SmallMultiples,
    Text,
)
from reportgen.errors import WriteError
from reportgen.write.docx import write_docx

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30
) | st.just("&<>\"' " * 40)
INLINES = WORDS.map(lambda text: (Text(text),))
VALUES = st.decimals(-(10**10), 10**10, places=1) | st.integers(-(10**10), 10**10)
FIGURES = st.one_of(
    VALUES.map(lambda value: Figure(f"{value:,}", value, "as observed", ("o",))),
    st.builds(Figure, WORDS, VALUES, st.just("total"), st.just(("o",))),
)
CELLS = FIGURES | st.just(MISSING)
ROLES = st.sampled_from(["plain", "highlight", "reference"])
BARS = st.lists(
    st.builds(Bar, INLINES, CELLS, ROLES, st.none() | st.just(Mark("[p]", "preliminary"))),
    min_size=1,
    max_size=8,
).map(tuple)


@st.composite
def dot_plots(draw: st.DrawFn) -> DotPlot:
    series: list[Inlines] = draw(st.lists(INLINES, min_size=1, max_size=4))
    rows = st.builds(DotRow, INLINES, st.tuples(*[CELLS] * len(series)))
    return replace(DOTS, series=tuple(series), rows=tuple(draw(st.lists(rows, min_size=1, max_size=5))))


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    count = draw(st.integers(1, 6))
    lines = st.builds(Line, INLINES, st.tuples(*[CELLS] * count), ROLES)
    breaks = draw(st.lists(st.integers(0, count), max_size=2))
    drawn = tuple(draw(st.lists(lines, min_size=1, max_size=6)))
    return replace(LINES, years=years(2001, 2000 + count), lines=drawn, breaks=tuple(breaks))


CHARTS: st.SearchStrategy[Chart] = st.one_of(
    BARS.map(lambda bars: replace(CHART, bars=bars)),
    BARS.map(lambda bars: replace(SMALL, charts=(replace(CHART, bars=bars),) * 3)),
    dot_plots(),
    line_charts(),
)


@given(CHARTS)
def test_every_figure_is_in_the_chart_once_with_its_value(chart: Chart) -> None:
    wanted = sorted(Decimal(figure.value) for figure in figures_of(chart))
    got = sorted(
        Decimal(value)
        for part in charts_of(chart)
        for one in all_series(part)
        if one.drawn
        for value in one.values.values()
    )
    assert got == wanted


def figures_of(chart: Chart) -> list[Figure]:
    cells: list[Figure | Mark] = []
    match chart:
        case BarChart():
            cells = [bar.figure for bar in chart.bars]
        case DotPlot():
            cells = [dot for row in chart.rows for dot in row.dots]
        case LineChart():
            cells = [point for one in chart.lines for point in one.points]
        case SmallMultiples():
            return [figure for one in chart.charts for figure in figures_of(one)]
    return [cell for cell in cells if isinstance(cell, Figure)]


@pytest.mark.parametrize("chart", EVERY_CHART, ids=lambda chart: type(chart).__name__)
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    assert write_docx(of(chart), THEME) == write_docx(of(chart), THEME)


@pytest.mark.parametrize(
    "chart",
    [
        replace(DOTS, rows=(DotRow(words("a\x00b"), DOTS.rows[0].dots),)),
        replace(LINES, lines=(line("a\x01b", "plain", *["1"] * 5),)),
        replace(SMALL, charts=(replace(CHART, title=words("a\x02b")),)),
    ],
    ids=["dots", "lines", "small"],
)
def test_a_control_character_is_refused_by_name(chart: Chart) -> None:
    with pytest.raises(WriteError, match="cannot be in a Word file"):
        write_docx(of(chart), THEME)


@pytest.mark.parametrize(
    "chart",
    [
        replace(DOTS, rows=(DotRow(words("Nothing"), (figure("0"),) * 3),)),
        replace(
            DOTS, rows=(DotRow(words("Below"), (figure("−3.2", Decimal("-3.2")), figure("5.0"), MISSING)),)
        ),
        replace(LINES, lines=(line("Nothing", "plain", *["0"] * 5),)),
        replace(LINES, lines=()),
        replace(LINES, years=(), lines=(line("Nothing", "plain"),)),
        replace(SMALL, charts=(replace(CHART, bars=()),)),
        replace(DOTS, rows=()),
    ],
    ids=["zeros", "negative", "zero line", "no lines", "no years", "no bars", "no rows"],
)
def test_charts_at_the_edge_are_written(chart: Chart) -> None:
    for name, blob in parts(of(chart)).items():
        if name.endswith(".xml"):
            etree.fromstring(blob)


def test_a_figure_of_more_words_than_a_format_holds_is_shown_in_words() -> None:
    long = Figure("9 " + "very " * 80, 9, "as observed", ("o",))
    chart = charts_of(replace(CHART, bars=(Bar(words("Maine"), long),)))[0]
    assert found(chart, "//c:dLbl//a:t/text()") == [long.text]
    assert all(len(code) <= 255 for code in found(chart, "//c:numFmt/@formatCode"))
