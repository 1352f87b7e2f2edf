from __future__ import annotations

from dataclasses import replace

from docx_charts import SMALL, bars_of, charts_of, series_of
from docx_sample import CHART, found, of, opened, part, words


def test_each_small_chart_is_a_drawing_of_its_own_in_rows_of_at_most_three() -> None:
    body = part(of(SMALL), "word/document.xml")
    rows = [len(found(p, ".//w:drawing")) for p in found(body, "//w:p[.//w:drawing]")]
    assert rows == [3, 2]
    assert found(body, "//wp:docPr/@descr") == [f"Bars of {at}" for at in range(1, 6)]
    assert not found(body, "//w:tbl")


def test_the_drawings_of_a_row_fit_the_page_s_width() -> None:
    body = part(of(SMALL), "word/document.xml")
    widths = [int(cx) / 12700 for cx in found(body, "//wp:extent/@cx")]
    stops = [int(pos) / 20 for pos in found(body, "//w:p[.//w:drawing][1]//w:tab/@w:pos")][:2]
    assert stops[1] + widths[2] <= 486.01
    assert stops[0] > widths[0]


def test_each_has_its_title_in_the_chart_and_the_figures_of_its_bars() -> None:
    charts = charts_of(SMALL)
    assert ["".join(found(chart, "/c:chartSpace/c:chart/c:title//a:t/text()")) for chart in charts] == [
        f"Panel {at}" for at in range(1, 6)
    ]
    for chart in charts:
        assert list(series_of(chart)[CHART.series].values.values()) == ["16.3", "8.5", "0.0"]


def test_each_has_its_own_scale() -> None:
    large = replace(SMALL, charts=(CHART, bars_of(5, "1,000,000")))
    small, other = (float(found(chart, "//c:max/@val")[0]) for chart in charts_of(large))
    assert small < 100
    assert other > 1_000_000


def test_title_subtitle_drawings_and_note_stay_together() -> None:
    names = [p.style.name for p in opened(of(SMALL)).paragraphs][3:]
    assert names == ["Figure Title", "Figure Subtitle", "Figure", "Figure", "Note"]


def test_a_small_chart_of_more_bars_than_a_page_holds_goes_on_in_another() -> None:
    charts = charts_of(replace(SMALL, charts=(bars_of(60),)))
    names = [name for chart in charts for name in found(chart, "//c:cat//c:v/text()")]
    assert len(charts) > 1
    assert names == [f"Place {at}" for at in range(60)]


def test_a_long_title_is_set_on_several_lines() -> None:
    named = tuple(replace(chart, title=words("a long name of a measure " * 3)) for chart in SMALL.charts)
    lines = found(charts_of(replace(SMALL, charts=named))[0], "//c:title//a:p")
    assert len(lines) > 1
