from __future__ import annotations

from dataclasses import replace

from docx_charts import DOTS, assert_cells_are_the_caches, book_of, charts_of, series_of
from docx_sample import THEME, figure, found, of, part, words

from reportgen.document.nodes import DotRow


def test_each_place_is_a_series_with_its_figures_from_zero() -> None:
    series = series_of(charts_of(DOTS)[0])
    drawn = {name: one.values for name, one in series.items() if one.drawn}
    assert drawn == {
        "Maine": {0: "8.5", 1: "4.1"},
        "New England": {0: "10.3"},
        "50 states together": {0: "12.5", 1: "9"},
    }
    assert next(one.places for one in series.values() if one.drawn) == {0: "1", 1: "2"}


def test_each_dot_says_its_figure_as_the_briefing_does() -> None:
    series = series_of(charts_of(DOTS)[0])
    assert series["Maine"].labels == {0: "8.5", 1: "4.1"}
    assert series["50 states together"].labels == {0: "12.5", 1: "more than 9"}


def test_the_lowest_figure_stands_at_the_left_and_the_highest_at_the_right() -> None:
    series = series_of(charts_of(DOTS)[0])
    places = {name: found(one.xml, "./c:dLbls/c:dLbl[1]/c:dLblPos/@val") for name, one in series.items()}
    assert places["Maine"] == ["l"]
    assert places["New England"] == ["t"]
    assert places["50 states together"] == ["r"]


def test_rows_are_named_before_the_axis_and_missing_figures_at_their_ends() -> None:
    series = series_of(charts_of(DOTS)[0])
    assert series["Names end at"].labels == {0: "Reports", 1: "Cases", 2: "Vermont"}
    assert series["Marks end at"].labels == {1: "New England\u00a0[x]", 2: "[x]"}


def test_no_two_series_have_the_same_dot_and_the_key_leaves_out_the_words() -> None:
    chart = charts_of(DOTS)[0]
    dots = [
        (*found(one.xml, "./c:marker/c:symbol/@val"), bool(found(one.xml, "./c:marker/c:spPr/a:noFill")))
        for one in series_of(chart).values()
        if one.drawn
    ]
    assert dots == [("circle", False), ("square", False), ("circle", True)]
    hidden = {int(at) for at in found(chart, "//c:legendEntry[c:delete/@val='1']/c:idx/@val")}
    assert hidden == {at for at, one in enumerate(series_of(chart).values()) if not one.drawn}


def test_the_scale_begins_at_zero_or_so_far_before_it_as_a_figure_needs() -> None:
    near = replace(DOTS, rows=(DotRow(words("Near"), (figure("0.0"), figure("12.0"), figure("13.0"))),))
    least, most = (float(found(charts_of(near)[0], f"//c:{end}/@val")[0]) for end in ("min", "max"))
    assert -3 < least < 0
    assert most > 13
    assert found(charts_of(near)[0], "//c:valAx/c:crosses/@val") == ["autoZero", "autoZero"]


def test_the_workbook_holds_the_figures_by_row_and_series() -> None:
    book = book_of(1, DOTS)
    assert [[cell.value for cell in row] for row in book.iter_rows(max_row=4, max_col=4)] == [
        ["Per 1,000 children", "Maine", "New England", "50 states together"],
        ["Reports", 8.5, 10.3, 12.5],
        ["Cases", 4.1, None, 9],
        ["Vermont", None, None, None],
    ]
    assert_cells_are_the_caches(charts_of(DOTS)[0], book)


def test_more_rows_than_a_page_holds_go_on_in_a_second_drawing_on_the_same_scale() -> None:
    many = replace(DOTS, rows=tuple(DotRow(words(f"Row {at}"), DOTS.rows[0].dots) for at in range(60)))
    charts = charts_of(many)
    assert len(charts) > 1
    named = [text for chart in charts for text in series_of(chart)["Names end at"].labels.values()]
    assert named == [f"Row {at}" for at in range(60)]
    assert len({tuple(found(chart, "//c:valAx[1]//c:max/@val")) for chart in charts}) == 1


def test_long_names_wrap_and_their_rows_stand_further_apart() -> None:
    long = replace(DOTS, rows=(DotRow(words("many words " * 18), DOTS.rows[0].dots),))
    [name] = series_of(charts_of(long)[0])["Names end at"].labels.values()
    assert name.count("\n") >= 4
    [height] = found(part(of(long), "word/document.xml"), "//wp:extent/@cy")
    assert int(height) / 12700 > (name.count("\n") + 1) * THEME.styles["table_text"].leading


def test_the_drawing_says_what_it_shows() -> None:
    [drawing] = found(part(of(DOTS), "word/document.xml"), "//wp:docPr")
    assert drawing.get("descr") == DOTS.alt
    assert drawing.get("title") == "Maine is below"
