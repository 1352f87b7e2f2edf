from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from docx_charts import LINES, assert_cells_are_the_caches, book_of, charts_of, line, series_of, years
from docx_sample import MISSING, found, of, part


def test_each_line_is_a_series_over_the_years_and_a_missing_figure_is_a_gap() -> None:
    chart = charts_of(replace(LINES, breaks=()))[0]
    series = series_of(chart)
    assert series["Maine"].values == {0: "2.0", 2: "3.0", 3: "4.5", 4: "4.0"}
    assert found(series["Maine"].xml, "./c:val//c:ptCount/@val") == ["5"]
    assert found(chart, "//c:dispBlanksAs/@val") == ["gap"]
    assert found(series["Maine"].xml, "./c:cat//c:v/text()") == ["2019", "2020", "2021", "2022", "2023"]


def test_no_line_crosses_a_break() -> None:
    series = series_of(charts_of(LINES)[0])
    drawn = {name: sorted(one.values) for name, one in series.items() if one.drawn}
    assert drawn == {
        "Maine (2019–2021)": [0, 2],
        "Maine (2022–2023)": [3, 4],
        "New England (2019–2021)": [0, 1, 2],
        "New England (2022–2023)": [3, 4],
    }
    one, other = (found(series[f"Maine ({span})"].xml, "./c:spPr")[0] for span in ("2019–2021", "2022–2023"))
    assert [e.tag for e in one.iter()] == [e.tag for e in other.iter()]


def test_a_break_has_a_rule_and_words() -> None:
    breaks = series_of(charts_of(LINES)[0])["Breaks"]
    assert breaks.labels == {3: "counted anew"}
    assert found(breaks.xml, "./c:errBars/c:val/@val") == ["9.5"]


def test_a_line_s_name_stands_behind_its_last_figure() -> None:
    series = series_of(charts_of(LINES)[0])
    assert series["Maine (2022–2023)"].labels == {4: '#,##0.0"\u00a0 Maine"'}
    assert series["New England (2019–2021)"].labels == {0: "#,##0.0"}


def test_one_line_shows_up_to_six_figures_of_its_own() -> None:
    alone = replace(LINES, lines=LINES.lines[:1], breaks=())
    assert sorted(series_of(charts_of(alone)[0])["Maine"].labels) == [0, 2, 3, 4]


def test_the_marks_of_one_line_stand_over_the_axis_and_those_of_several_in_rows_with_names() -> None:
    alone = replace(LINES, lines=LINES.lines[:1], breaks=())
    assert series_of(charts_of(alone)[0])["Maine: missing"].labels == {1: "[x]"}
    assert series_of(charts_of(LINES)[0])["Maine: missing"].labels == {1: "[x]", 4: "Maine"}


def test_a_line_without_its_last_year_is_named_with_the_mark() -> None:
    ended = replace(
        LINES, lines=(line("Maine", "highlight", "1", "2", "3", "4", ""), LINES.lines[1]), breaks=()
    )
    series = series_of(charts_of(ended)[0])
    assert series["Maine [x]"].labels == {4: "[x]\u00a0 Maine"}
    assert series["Maine"].values == {0: "1", 1: "2", 2: "3", 3: "4"}


def test_every_fitting_year_is_printed_below_the_axis() -> None:
    assert list(series_of(charts_of(LINES)[0])["Years"].labels.values()) == [
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
    ]


def test_of_many_years_the_first_and_the_last_are_printed_and_none_on_another() -> None:
    many = replace(
        LINES, years=years(1998, 2023), lines=(line("Maine", "highlight", *map(str, range(26))),), breaks=()
    )
    shown = list(series_of(charts_of(many)[0])["Years"].labels.values())
    assert shown[0] == "1998"
    assert shown[-1] == "2023"
    assert len(shown) < 20


def test_names_at_the_lines_ends_stand_clear_of_one_another() -> None:
    close = replace(
        LINES,
        lines=tuple(line(name, "plain", "1", "2", "3", "4", "5.0") for name in ("Maine", "Vermont", "Ohio")),
        breaks=(),
    )
    moved = [float(y) for y in found(charts_of(close)[0], "//c:dLbl//c:manualLayout/c:y/@val")]
    tall = int(found(part(of(close), "word/document.xml"), "//wp:extent/@cy")[0]) / 12700
    places = sorted([0.0, *(y * tall for y in moved)])[-3:]
    assert all(below - above > 9 for above, below in pairwise(places))


def test_the_workbook_has_a_row_for_each_year_and_its_cells_are_the_caches() -> None:
    book = book_of(1, replace(LINES, breaks=()))
    assert [[cell.value for cell in row] for row in book.iter_rows(max_row=3, max_col=3)] == [
        ["Reports per 1,000 children", "Maine", "New England"],
        ["2019", 2, 8],
        ["2020", None, 8.5],
    ]
    for chart in (LINES, replace(LINES, breaks=())):
        assert_cells_are_the_caches(charts_of(chart)[0], book_of(1, chart))


def test_a_chart_of_nothing_but_missing_figures_names_its_line_and_marks_its_years() -> None:
    nothing = replace(LINES, lines=(line("Guam", "highlight", *[""] * 5),), breaks=())
    series = series_of(charts_of(nothing)[0])
    assert series["Guam [x]"].labels == {4: f"{MISSING.text}\u00a0 Guam"}
    assert len(series["Guam: missing"].labels) == 4


@pytest.mark.parametrize("count", [1, 2])
def test_a_chart_of_one_or_two_years_is_written(count: int) -> None:
    short = replace(
        LINES,
        years=years(2023, 2022 + count),
        lines=(line("Maine", "highlight", *["4"] * count),),
        breaks=(1,),
    )
    values = [at for one in series_of(charts_of(short)[0]).values() if one.drawn for at in one.values]
    assert values == list(range(count))


def test_figures_of_two_near_lines_stand_on_the_sides_that_are_free() -> None:
    near = replace(
        LINES,
        lines=(line("Low", "plain", "8.1", *"8888"), line("High", "plain", "9.1", *"9999")),
        breaks=(),
    )
    series = series_of(charts_of(near)[0])
    first = {name: found(series[name].xml, "./c:dLbls/c:dLbl[1]/c:dLblPos/@val") for name in ("Low", "High")}
    assert first == {"Low": ["b"], "High": ["t"]}


def test_a_figure_between_two_near_lines_is_left_out() -> None:
    names = {"Low": "8.5", "Middle": "9.0", "High": "9.5"}
    near = replace(
        LINES, lines=tuple(line(name, "plain", first, *"1234") for name, first in names.items()), breaks=()
    )
    series = series_of(charts_of(near)[0])
    assert [sorted(series[name].labels) for name in names] == [[0, 4], [4], [0, 4]]


def test_a_figure_near_the_axis_stands_over_its_point_clear_of_the_axis_and_the_years() -> None:
    texts = ("40", "90", "300", "9,000", "36,000")
    rising = replace(LINES, lines=(line("Nation", "highlight", *texts),), breaks=())
    series = series_of(charts_of(rising)[0])["Nation"]
    assert found(series.xml, "./c:dLbls/c:dLbl[c:idx/@val='0']/c:dLblPos/@val") == ["t"]
    below = replace(LINES, lines=(line("Change", "highlight", "-40", "-20", "10", "5", "-30"),), breaks=())
    series = series_of(charts_of(below)[0])["Change"]
    assert found(series.xml, "./c:dLbls/c:dLbl[c:idx/@val='0']/c:dLblPos/@val") == ["b"]
