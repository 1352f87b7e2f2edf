"""Charts of any size and any words: never outside the page's margins, and no words over one another."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import THEME, pdf, words

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Chart,
    DotPlot,
    DotRow,
    Figure,
    Line,
    LineChart,
    Literal,
    Mark,
    SmallMultiples,
)

PAGES = {
    "letter": THEME.page,
    "A4": dataclasses.replace(THEME.page, size="A4", margin_side=57.0),
    "landscape": THEME.page.turned(),
    "narrow": dataclasses.replace(THEME.page, margin_side=140.0),
}
MISSING = Mark("[x]", "not available")
LETTERS = st.sampled_from("abc def ghij klmnop Wörter-mit-Strichen")
LABELS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=24),
    st.text(LETTERS, min_size=150, max_size=200),
    st.just("W" * 200),
    st.sampled_from(["Maine", "New Hampshire", "The 50 states together"]),
)
VALUES = st.one_of(
    st.integers(0, 12),
    st.integers(-300, 3000),
    st.integers(10**9, 10**10 - 1),
    st.decimals(0, 100, places=1),
    st.none(),
    st.none(),
)


def figure(value: int | Decimal | None) -> Figure | Mark:
    return MISSING if value is None else Figure(f"{value:,}", value, "as observed", ("id",))


FIGURES = VALUES.map(figure)
NAMES = LABELS.map(words)
SHORT_NAMES = LABELS.map(lambda label: words(label[:60]))


@st.composite
def bar_charts(draw: st.DrawFn, most: int = 60) -> BarChart:
    count = draw(st.one_of(st.integers(1, 8), st.integers(1, most)))
    roles = st.sampled_from(["plain", "plain", "highlight", "reference"])
    bar = st.builds(Bar, NAMES, FIGURES, roles, st.sampled_from([None, None, Mark("[p]", "preliminary")]))
    bars = draw(st.lists(bar, min_size=count, max_size=count))
    return BarChart(tuple(bars), "Series", "Alt.", draw(NAMES), draw(NAMES), draw(NAMES))


@st.composite
def dot_plots(draw: st.DrawFn) -> DotPlot:
    series = draw(st.lists(SHORT_NAMES, min_size=1, max_size=4))
    dots = st.lists(FIGURES, min_size=len(series), max_size=len(series)).map(tuple)
    rows = draw(st.lists(st.builds(DotRow, NAMES, dots), min_size=1, max_size=draw(st.sampled_from([3, 60]))))
    return DotPlot(tuple(series), tuple(rows), "Unit", "Alt.", draw(NAMES), (), draw(NAMES))


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    count = draw(st.one_of(st.integers(1, 7), st.integers(1, 26)))
    points = st.lists(FIGURES, min_size=count, max_size=count).map(tuple)
    roles = st.sampled_from(["plain", "highlight", "reference"])
    lines = draw(st.lists(st.builds(Line, SHORT_NAMES, points, roles), max_size=5))
    lines.append(draw(st.builds(Line, NAMES, points, roles)))
    breaks = draw(st.sets(st.integers(0, count), max_size=4))
    year = draw(st.sampled_from(["{}", "fiscal year {}"]))
    years = tuple(Literal(year.format(1998 + at), "a year") for at in range(count))
    return LineChart(years, tuple(lines), "Unit", "Alt.", tuple(breaks), draw(NAMES), (), draw(NAMES))


@st.composite
def multiples(draw: st.DrawFn) -> SmallMultiples:
    small = bar_charts(12).map(lambda chart: dataclasses.replace(chart, subtitle=(), note=()))
    charts = draw(st.lists(small, min_size=1, max_size=7))
    return SmallMultiples(tuple(charts), draw(NAMES), (), draw(NAMES))


def assert_legible(chart: Chart, page: str) -> None:
    theme = dataclasses.replace(THEME, page=PAGES[page])
    read = pdf(chart, theme=theme, title=(), footer=(), running=())
    paper = theme.page
    for number in range(len(read.pdf)):
        boxes = [box for box in read.boxes(number) if not box.words.startswith("Page ")]
        for box in boxes:
            assert box.left >= paper.margin_side - 1, box
            # A blank behind words may stand out of the margin.
            assert box.right <= paper.width - paper.margin_side + 3, box
            assert box.top >= paper.margin_top - 3, box
            assert box.bottom <= paper.height - paper.margin_bottom + 3, box
        assert not [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])]


SOME = settings(max_examples=25)
EVERY_PAGE = pytest.mark.parametrize("page", PAGES)


@EVERY_PAGE
@SOME
@given(chart=bar_charts())
def test_bars(page: str, chart: BarChart) -> None:
    assert_legible(chart, page)


@EVERY_PAGE
@SOME
@given(chart=dot_plots())
def test_dot_plots(page: str, chart: DotPlot) -> None:
    assert_legible(chart, page)


@EVERY_PAGE
@SOME
@given(chart=line_charts())
def test_line_charts(page: str, chart: LineChart) -> None:
    assert_legible(chart, page)


@EVERY_PAGE
@SOME
@given(chart=multiples())
def test_small_multiples(page: str, chart: SmallMultiples) -> None:
    assert_legible(chart, page)


FIGURE = figure(5)
X = (MISSING,) * 26
ZERO = (figure(0),) * 26
EDGES: dict[str, Chart] = {
    "no bars": BarChart((), "S", "Alt."),
    "no rows": DotPlot((words("a"),), (), "U", "Alt."),
    "no series": DotPlot((), (DotRow(words("a"), ()),), "U", "Alt."),
    "no lines": LineChart((Literal("2020", "a year"),), (), "U", "Alt."),
    "no years": LineChart((), (Line(words("a"), ()),), "U", "Alt."),
    "no small charts": SmallMultiples(()),
    "all missing bars": BarChart((Bar(words("a"), MISSING),) * 3, "S", "Alt."),
    "all missing dots": DotPlot((words("a"),) * 4, (DotRow(words("a"), X[:4]),) * 3, "U", "Alt."),
    "all missing points": LineChart((Literal("2020", "y"),) * 26, (Line(words("a"), X),) * 6, "U", "Alt."),
    "all zero dots": DotPlot((words("a"),) * 4, (DotRow(words("a"), ZERO[:4]),) * 3, "U", "Alt."),
    "all zero points": LineChart((Literal("2020", "y"),) * 26, (Line(words("a"), ZERO),) * 6, "U", "Alt."),
    "one year": LineChart((Literal("2020", "y"),), (Line(words("a"), (FIGURE,)),), "U", "Alt.", (0, 1)),
    "no labels": DotPlot(((),), (DotRow((), (FIGURE,)),), "U", "Alt."),
}


@pytest.mark.parametrize("name", EDGES)
def test_edges(name: str) -> None:
    assert_legible(EDGES[name], "letter")
