"""Small charts beside one another: their rows, scales and elements, and where pages part them."""

from itertools import combinations

import pytest
from pdf_reading import THEME, Read, bar, heading, paragraph, pdf, words

from reportgen.document.nodes import Bar, BarChart, SmallMultiples

NAMES = {value: name for name, value in THEME.colors.items()}


def small(count: int, bars: list[Bar] | None = None, note: str = "") -> SmallMultiples:
    bars = bars or [bar("Maine", "80"), bar("Vermont", "40")]
    charts = tuple(
        BarChart(tuple(bars), "Series", f"What chart {n} shows.", words(f"Chart {n}")) for n in range(count)
    )
    return SmallMultiples(charts, words("Title"), words("Subtitle"), words(note))


def at(read: Read, start: str, page: int = 0) -> list[tuple[float, float]]:
    """Where words that begin like this stand, from the left and from the top."""
    found = [box for box in read.boxes(page) if box.words.startswith(start)]
    return [(round(box.left), round(box.bottom)) for box in found]


def test_three_stand_beside_one_another_with_titles_and_axes_on_one_level() -> None:
    read = pdf(small(6))
    titles = at(read, "Chart")
    assert len({top for _, top in titles[:3]}) == 1
    assert titles[0][0] < titles[1][0] < titles[2][0]
    assert [left for left, _ in titles[3:]] == [left for left, _ in titles[:3]]
    assert len({top for _, top in at(read, "Maine")}) == 2


def test_four_stand_two_by_two() -> None:
    assert len({left for left, _ in at(pdf(small(4)), "Chart")}) == 2


def test_titles_of_one_and_of_two_lines_end_on_one_level() -> None:
    charts = small(3).charts
    long = BarChart(charts[0].bars, "Series", "Alt.", words("A title that takes more than one line here"))
    read = pdf(SmallMultiples((long, *charts[1:])))
    titles = [line for line in read.lines() if line.size == 8.5 and line.baseline < 200]
    last = {line.left: line.baseline for line in titles}
    assert len(titles) == 4
    assert len(set(last.values())) == 1


def test_each_chart_has_its_own_scale() -> None:
    pairs = [(bar("Maine", high), bar("Vermont", "1")) for high in ("1000", "10")]
    read = pdf(SmallMultiples(tuple(BarChart(pair, "S", "Alt.", words("T")) for pair in pairs)))
    one, other = at(read, "1000")[0][0], at(read, "10")[-1][0]
    assert other - one == pytest.approx(486 / 2 + 12, abs=25), "both bars are about as long as can be"


def test_each_chart_is_a_figure_that_says_what_it_shows_below_its_title() -> None:
    read = pdf(small(3, note="The note"))
    assert read.roles == "Document(H1 P P P Figure P Figure P Figure P)"
    alts = [figure.alt for figure in read.tree().find("Figure")]
    assert alts == [f"What chart {n} shows." for n in range(3)]


@pytest.mark.parametrize("lines", range(20, 40, 4))
def test_pages_part_rows_of_charts_never_a_chart_and_never_the_note_from_the_last(lines: int) -> None:
    charts = small(12, [bar("Maine", "8")] * 8, "The note")
    read = pdf(paragraph("word " * 14 * lines), heading("Head"), charts)
    for page in range(len(read.pdf)):
        assert len(at(read, "Maine", page)) == 8 * len(at(read, "Chart", page))
        assert len(at(read, "Chart", page)) % 3 == 0
    last = next(page for page in range(len(read.pdf)) if "The note" in read.texts[page])
    assert at(read, "Chart 11", last)
    first = next(page for page in range(len(read.pdf)) if "Subtitle" in read.texts[page])
    assert at(read, "Chart 0", first)


def test_more_bars_than_a_page_holds_go_on_below_their_titles() -> None:
    read = pdf(small(3, [bar(f"State {n}", str(n + 100)) for n in range(100)]))
    assert read.text.count("State") == 300
    assert all(len(at(read, "Chart", page)) == 3 for page in range(len(read.pdf)))
    for page in range(len(read.pdf)):
        assert not [pair for pair in combinations(read.boxes(page), 2) if pair[0].touches(pair[1])]
        assert max(box.bottom for box in read.boxes(page) if box.words.startswith("State")) <= 732


def test_charts_without_bars_are_left_out() -> None:
    assert pdf(SmallMultiples((BarChart((), "S", "Alt."),), words("Title"))).roles == "Document(H1)"
