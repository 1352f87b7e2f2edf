"""What both writers decide alike about charts: colors, sides, which figures and which years are printed."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.nodes import (
    Bar,
    BarChart,
    DotPlot,
    DotRow,
    Figure,
    Line,
    Mark,
    SmallMultiples,
    Text,
)
from reportgen.document.walk import text_of
from reportgen.write.barchart import CLOSER, LEAST_PITCH, PITCH, bar_color, least_pitch, pitch_in
from reportgen.write.dotplot import missing, sides
from reportgen.write.linechart import labelled, line_styles, stretches, years_shown
from reportgen.write.multiples import GAP, across, panel_width
from reportgen.write.scale import ends_of

X = Mark("[x]", "not available")


def figure(value: object) -> Figure:
    return Figure(str(value), Decimal(str(value)), "as observed", ("id",))


def figures(*values: object) -> tuple[Figure | Mark, ...]:
    return tuple(X if value is None else figure(value) for value in values)


def line(label: str, *values: object, role: str = "plain") -> Line:
    return Line((Text(label),), figures(*values), role)  # type: ignore[arg-type]


def test_plain_bars_are_paler_only_beside_a_highlighted_one() -> None:
    plain, state, nation = (Bar((), figure(1), role) for role in ("plain", "highlight", "reference"))  # type: ignore[arg-type]
    assert [bar_color(bar, (plain, nation)) for bar in (plain, nation)] == ["blue", "mid_grey"]
    bars = (plain, state, nation)
    assert [bar_color(bar, bars) for bar in bars] == ["mid_blue", "blue", "mid_grey"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((9, 10, 12), {0: "left", 1: "above", 2: "right"}),
        ((12, 9, 10), {0: "right", 1: "left", 2: "above"}),
        ((4, 2, 3, 1), {0: "right", 1: "above", 2: "below", 3: "left"}),
        ((4, 1, 3, 2), {0: "right", 1: "left", 2: "below", 3: "above"}),
        ((None, 5, None), {1: "right"}),
        ((5, 5), {0: "left", 1: "right"}),
        ((None, None), {}),
    ],
)
def test_a_row_s_figures_stand_around_its_dots(values: tuple[object, ...], expected: object) -> None:
    assert sides(figures(*values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2), ""),
        ((1, None), "New England\u00a0[x]"),
        ((None, 2), "Maine\u00a0[x]"),
        ((None, None), "[x]"),
    ],
)
def test_a_row_says_whose_figure_is_missing(values: tuple[object, ...], expected: str) -> None:
    row = DotRow((Text("Rate"),), figures(*values))
    plot = DotPlot(((Text("Maine"),), (Text("New England"),)), (row,), "Rate", "Alt.")
    assert text_of(missing(plot, row)) == expected


def test_a_line_alone_shows_all_of_six_figures_and_four_of_more() -> None:
    assert labelled(figures(1, 2, 3, 4, 5, 6), alone=True) == (0, 1, 2, 3, 4, 5)
    assert labelled(figures(3, 9, 4, None, 1, 5, 6, 7), alone=True) == (0, 1, 4, 7)
    assert labelled(figures(None, 3, 4, None), alone=True) == (1, 2)


def test_one_line_of_several_shows_its_first_and_last_figure() -> None:
    assert labelled(figures(None, 1, 9, 3, None), alone=False) == (1, 3)
    assert labelled(figures(None, 1), alone=False) == (1,)
    assert labelled(figures(None, None), alone=False) == ()


def test_no_line_crosses_a_gap_or_a_break() -> None:
    assert stretches(figures(1, 2, None, 4, 5, 6), (5,)) == [(0, 1), (3, 4), (5,)]
    assert stretches(figures(None, None), ()) == []


def test_no_two_lines_of_a_chart_are_drawn_alike() -> None:
    roles = ["highlight", "plain", "plain", "plain", "reference", "reference"]
    for some in (roles, ["plain"] * 6, ["reference"] * 3):
        styles = line_styles([line("a", 1, role=role) for role in some])
        assert len({(style.dash, style.dot.shape, style.dot.filled) for style in styles}) == len(some)


def test_without_a_highlight_the_first_plain_line_is_the_bold_one() -> None:
    styles = line_styles([line("nation", 1, role="reference"), line("a", 1), line("b", 1)])
    assert [style.color for style in styles] == ["mid_grey", "blue", "mid_blue"]


def test_years_that_do_not_fit_are_left_out_but_never_the_first_the_last_or_a_break() -> None:
    assert years_shown(6, 1, ()) == [0, 1, 2, 3, 4, 5]
    assert years_shown(26, 4, (11,)) == [0, 4, 11, 16, 20, 25]
    assert years_shown(1, 3, ()) == [0]


@given(st.integers(1, 60), st.integers(1, 9), st.sets(st.integers(1, 59), max_size=4))
def test_no_two_printed_years_stand_too_near(count: int, apart: int, breaks: set[int]) -> None:
    shown = years_shown(count, apart, sorted(breaks))
    assert shown[0] == 0
    assert all(0 <= at < count for at in shown)
    assert all(later - one >= apart for one, later in itertools.pairwise(shown))


def test_every_scale_holds_zero() -> None:
    assert ends_of(figures(5, 8, None)) == (0, 8)
    assert ends_of(figures(-5, -8)) == (-8, 0)
    assert ends_of(figures(0, None)) == ends_of(()) == (0, 1)


def small(label: str, count: int) -> SmallMultiples:
    bars = (Bar((Text(label),), figure(8)),)
    return SmallMultiples(tuple(BarChart(bars, "Series", "Alt.") for _ in range(count)))


def test_small_charts_stand_in_threes_where_their_labels_leave_room() -> None:
    assert [across(small("Maine", count), 486) for count in (1, 2, 3, 4, 5, 6)] == [1, 2, 3, 2, 3, 3]
    assert across(small("Rhode Island and a longer name", 6), 486) == 2
    assert across(small("A name of very many words " * 4, 6), 486) == 1
    assert panel_width(3, 486) * 3 + GAP * 2 == 486


def test_up_to_eight_bars_stand_apart_and_more_of_them_closer() -> None:
    assert [pitch_in(700, count, LEAST_PITCH) for count in (1, 8, 9)] == [PITCH, PITCH, CLOSER]
    assert pitch_in(100, 9, LEAST_PITCH) == pytest.approx(100 / 9)
    assert pitch_in(50, 9, LEAST_PITCH) == LEAST_PITCH


def test_labels_of_several_lines_need_room_for_each_of_their_lines() -> None:
    assert least_pitch(1, 9, 11) == LEAST_PITCH
    assert 20 < least_pitch(2, 9, 11) < 24
    assert least_pitch(3, 9, 11) - least_pitch(2, 9, 11) == 11
