from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from docx_charts import HIGHLIGHTED, assert_cells_are_the_caches, book_of
from docx_sample import CHART, MISSING, THEME, figure, found, of, opened, part, parts, words

from reportgen.document.nodes import Bar, BarChart
from reportgen.write.docx.labels import label_format, number_format
from reportgen.write.docx.lettering import figure_width

CHART_PART = "word/charts/chart1.xml"


def chart_of(chart: BarChart) -> Any:
    return part(of(chart), CHART_PART)


def texts(chart: Any, path: str) -> list[tuple[str, str]]:
    return [(p.get("idx"), found(p, "./c:v/text()")[0]) for p in found(chart, f"{path}//c:pt")]


def test_categories_come_in_the_order_given_and_a_missing_one_carries_its_mark() -> None:
    chart = chart_of(CHART)
    assert [text for _, text in texts(chart, "//c:cat")] == [
        "Rhode Island",
        "Maine",
        "Guam",
        "Vermont [x]",
        "50 states together",
    ]
    assert found(chart, "//c:catAx//c:orientation/@val") == ["maxMin"]


def test_values_are_the_figures_and_a_missing_one_is_no_point() -> None:
    assert texts(chart_of(CHART), "//c:val") == [("0", "16.3"), ("1", "8.5"), ("2", "0.0"), ("4", "12.5")]
    assert found(chart_of(CHART), "//c:val//c:ptCount/@val") == ["5"]


def test_values_never_pass_through_binary_fractions() -> None:
    value = Decimal("0.1000000000000000055511151231257827")
    chart = replace(CHART, bars=(Bar(words("Exact"), figure(str(value), value)),))
    assert texts(chart_of(chart), "//c:val") == [("0", str(value))]


def test_reference_bars_are_grey_and_the_others_blue() -> None:
    chart = chart_of(CHART)
    assert found(chart, "//c:ser/c:spPr//a:srgbClr/@val") == [THEME.colors["blue"]]
    assert found(chart, "//c:dPt/c:idx/@val") == ["4"]
    assert found(chart, "//c:dPt//a:srgbClr/@val") == [THEME.colors["mid_grey"]]


def test_bars_start_at_zero_without_grid_or_legend() -> None:
    chart = chart_of(CHART)
    assert found(chart, "//c:valAx//c:min/@val") == ["0"]
    assert found(chart, "//c:valAx/c:delete/@val") == ["1"]
    assert not found(chart, "//c:majorGridlines | //c:legend | //c:title")


def test_the_longest_bar_is_340_points_and_its_axis_at_104() -> None:
    chart = chart_of(CHART)
    x, width = (float(found(chart, f"//c:manualLayout/c:{name}/@val")[0]) for name in "xw")
    most = float(found(chart, "//c:max/@val")[0])
    assert x * 486 == pytest.approx(104, abs=0.01)
    assert width * 486 * 16.3 / most == pytest.approx(340, abs=0.1)


def test_long_names_push_the_axis_to_136() -> None:
    chart = chart_of(replace(CHART, bars=(Bar(words("Office of Refugee Resettlement"), figure("16")),)))
    assert float(found(chart, "//c:manualLayout/c:x/@val")[0]) * 486 == pytest.approx(136, abs=0.01)


def test_the_drawing_says_what_it_shows_and_is_as_tall_as_its_bars() -> None:
    body = part(of(CHART), "word/document.xml")
    (drawing,) = found(body, "//wp:docPr")
    assert drawing.get("descr") == "Bar chart: Rhode Island 16.3, Maine 8.5."
    assert drawing.get("title") == "Rhode Island is above the rate"
    assert found(body, "//wp:extent/@cx") == [str(486 * 12700)]
    assert found(body, "//wp:extent/@cy") == [str(5 * 21 * 12700)]


@pytest.mark.parametrize(("count", "drawings"), [(30, 1), (40, 1), (51, 2), (130, 4)])
def test_no_drawing_is_taller_than_its_page_and_no_bar_is_left_out(count: int, drawings: int) -> None:
    bars = tuple(Bar(words(f"Place {at}"), figure(str(at + 1))) for at in range(count))
    document = of(replace(CHART, bars=bars))
    heights = [int(cy) / 12700 for cy in found(part(document, "word/document.xml"), "//wp:extent/@cy")]
    assert len(heights) == drawings
    assert max(heights) < 620
    charts = [part(document, f"word/charts/chart{number}.xml") for number in range(1, drawings + 1)]
    shown = [text for chart in charts for _, text in texts(chart, "//c:cat")]
    assert shown == [f"Place {at}" for at in range(count)]
    assert len({found(chart, "//c:max/@val")[0] for chart in charts}) == 1


def test_labels_of_several_lines_stand_clear_of_one_another() -> None:
    bars = (Bar(words("a very long name of a measure " * 4), figure("1")), *CHART.bars)
    [height] = found(part(of(replace(CHART, bars=bars)), "word/document.xml"), "//wp:extent/@cy")
    assert int(height) / 12700 >= len(bars) * 3 * THEME.styles["table_text"].size


def test_title_drawing_and_note_stay_together() -> None:
    document = opened(of(CHART))
    names = [p.style.name for p in document.paragraphs][3:]
    assert names == ["Figure Title", "Figure Subtitle", "Figure", "Note"]
    assert all(document.styles[name].paragraph_format.keep_with_next for name in names[:-1])


def test_a_chart_below_another_stands_apart() -> None:
    titles = [p for p in opened(of(CHART, CHART)).paragraphs if p.style.name == "Figure Title"]
    assert [t.paragraph_format.space_before and t.paragraph_format.space_before.pt for t in titles] == [
        None,
        18,
    ]


def test_the_workbook_holds_the_same_names_and_values() -> None:
    file = parts(of(CHART))["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(file))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)] == [
        [None, "Reports per 1,000 children"],
        ["Rhode Island", 16.3],
        ["Maine", 8.5],
        ["Guam", 0],
        ["Vermont [x]", None],
        ["50 states together", 12.5],
    ]
    assert sheet["B2"].number_format == "#,##0.0"


def test_each_chart_has_a_part_and_a_workbook_of_its_own() -> None:
    files = parts(of(CHART, replace(CHART, series="Others")))
    assert {"word/charts/chart2.xml", "word/embeddings/Microsoft_Excel_Sheet2.xlsx"} <= set(files)
    assert b"Others" in files["word/charts/chart2.xml"]
    assert b"Others" not in files[CHART_PART]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("12,592", 12592, "#,##0"),
        ("0", 0, "#,##0"),
        ("2023", 2023, "0"),
        ("16.3", Decimal("16.3"), "#,##0.0"),
        ("8.0", Decimal("8.0"), "#,##0.0"),
        ("7.1%", Decimal("7.1"), '#,##0.0"%"'),
        ("$4,500", 4500, '"$"#,##0'),
        ("34th", 34, '#,##0"th"'),
        ("more than 18,400", 18400, '"more than "#,##0'),
        ("−3.2", Decimal("-3.2"), '#,##0.0;"−"#,##0.0'),
        ("down -1,200", -1200, '"down "#,##0;"down -"#,##0'),
    ],
)
def test_the_number_format_that_reads_as_the_figure(text: str, value: int | Decimal, code: str) -> None:
    assert number_format(figure(text, value)) == code == label_format(figure(text, value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("36.2 million", 36_200_000),
        ("8", Decimal("8.0")),
        ("none", 0),
        ("1,23", 123),
    ],
)
def test_where_no_format_computes_the_text_the_label_is_the_text(text: str, value: int | Decimal) -> None:
    assert number_format(figure(text, value)) == ""
    assert label_format(figure(text, value)) == f'"{text}"'


def test_a_quotation_mark_in_a_label_leaves_its_quotes() -> None:
    assert label_format(figure('9 "or so"', 9)) == '#,##0" "\\""or so"\\"""'
    chart = chart_of(replace(CHART, bars=(Bar(words("Maine"), figure('9 "or so"', 9)),)))
    assert found(chart, "//c:dLbls/c:numFmt/@formatCode") == ['#,##0" "\\""or so"\\"""']


def test_a_figure_of_many_words_leaves_its_bar_some_length() -> None:
    bar = Bar(
        words("A name as long as names of offices can be, and longer than that"),
        figure("9 " + "very " * 30, 9),
    )
    chart = chart_of(replace(CHART, bars=(bar,)))
    width = float(found(chart, "//c:manualLayout/c:w/@val")[0])
    assert width * 486 * 9 / float(found(chart, "//c:max/@val")[0]) == pytest.approx(60, abs=0.1)


def test_figures_of_another_form_have_labels_of_their_own() -> None:
    bars = (
        Bar(words("Maine"), figure("2,119")),
        Bar(words("Texas"), figure("9,539")),
        Bar(words("Nation"), figure("36.2 million", 36_200_000)),
    )
    chart = chart_of(replace(CHART, bars=bars))
    assert found(chart, "//c:dLbls/c:numFmt/@formatCode") == ["#,##0"]
    assert found(chart, "//c:dLbl/c:idx/@val") == ["2"]
    assert found(chart, "//c:dLbl/c:numFmt/@formatCode") == ['"36.2 million"']


def test_a_chart_of_nothing_but_missing_figures_is_written() -> None:
    chart = chart_of(replace(CHART, bars=(Bar(words("Vermont"), MISSING),)))
    assert texts(chart, "//c:cat") == [("0", "Vermont [x]")]
    assert texts(chart, "//c:val") == []


def test_a_negative_figure_moves_the_axis_and_not_the_zero() -> None:
    bars = (Bar(words("Maine"), figure("-3.2", Decimal("-3.2"))), Bar(words("Texas"), figure("8.0")))
    chart = chart_of(replace(CHART, bars=bars))
    assert float(found(chart, "//c:min/@val")[0]) < -3.2
    assert found(chart, "//c:catAx/c:crosses/@val") == ["autoZero"]


@pytest.mark.parametrize("texts", [("-3.2", "8.0"), ("-45,000", "2"), ("-9", "-1")])
def test_the_figure_of_a_bar_below_zero_has_room_before_it(texts: tuple[str, str]) -> None:
    bars = tuple(
        Bar(words(name), figure(text, Decimal(text.replace(",", ""))))
        for name, text in zip(("Maine", "Texas"), texts, strict=True)
    )
    chart = chart_of(replace(CHART, bars=bars))
    least, most = (float(found(chart, f"//c:{end}/@val")[0]) for end in ("min", "max"))
    across = 486 * float(found(chart, "//c:plotArea/c:layout//c:w/@val")[0])
    point = across / (most - least)
    assert (float(bars[0].figure.value) - least) * point >= figure_width(texts[0])  # type: ignore[union-attr]
    assert (most - max(0.0, float(bars[1].figure.value))) * point >= figure_width(texts[1])  # type: ignore[union-attr]


def test_a_negative_figure_whose_text_no_format_computes_gets_no_second_minus_sign() -> None:
    assert label_format(figure("fewer than nothing", -1)) == '"fewer than nothing";"fewer than nothing"'


def test_the_bar_at_hand_is_blue_beside_paler_ones() -> None:
    chart = chart_of(HIGHLIGHTED)
    assert found(chart, "//c:ser/c:spPr//a:srgbClr/@val") == [THEME.colors["mid_blue"]]
    assert found(chart, "//c:dPt//a:srgbClr/@val") == [THEME.colors["blue"], THEME.colors["mid_grey"]]


def test_a_preliminary_figure_has_its_mark_behind_it_in_the_chart_and_in_the_workbook() -> None:
    chart = chart_of(HIGHLIGHTED)
    assert found(chart, "//c:dLbl/c:numFmt/@formatCode") == ['#,##0.0" [p]"']
    assert [cell.value for cell in book_of(1, HIGHLIGHTED)[2]] == ["Maine", 8.5, "[p] preliminary"]


def test_the_workbook_s_cells_are_the_chart_s_caches() -> None:
    for chart in (CHART, HIGHLIGHTED):
        assert_cells_are_the_caches(chart_of(chart), book_of(1, chart))
