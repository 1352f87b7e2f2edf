"""Bars: their colors, what stands behind and in place of a figure, and long labels."""

from itertools import combinations

from pdf_reading import THEME, Read, bar, chart, pdf

INTO = 110  # points from the margin to a place within every bar


def colors(read: Read, *labels: str) -> list[str]:
    """The colors of the bars with these labels, by their names in the theme."""
    names = {value: name for name, value in THEME.colors.items()}
    return [names.get(read.color(63 + INTO, read.line(label).baseline - 3), "white") for label in labels]


def test_the_highlighted_bar_is_blue_the_others_paler_and_the_reference_grey() -> None:
    bars = [bar("Maine", "80", role="highlight"), bar("Vermont", "60"), bar("Nation", "70", reference=True)]
    assert colors(pdf(chart(bars)), "Maine", "Vermont", "Nation") == ["blue", "mid_blue", "mid_grey"]
    assert colors(pdf(chart(bars[1:])), "Vermont", "Nation") == ["blue", "mid_grey"]


def test_the_highlighted_bar_s_label_is_semibold() -> None:
    plain = pdf(chart([bar("Maine", "80"), bar("Vermont", "60")]))
    marked = pdf(chart([bar("Maine", "80", role="highlight"), bar("Vermont", "60")]))
    widths = [read.line("Maine").right - read.line("Maine").left for read in (plain, marked)]
    assert widths[0] < widths[1]


def test_a_preliminary_figure_has_its_mark_behind_it() -> None:
    read = pdf(chart([bar("Maine", "80", mark="[p]"), bar("Vermont", "60")]))
    assert "Maine 80\u00a0[p]" in read.text or "Maine 80 [p]" in read.text
    assert read.line("80").right < read.line("80").left + 60


def test_a_zero_is_a_zero_and_a_missing_figure_its_mark_and_neither_has_a_bar() -> None:
    read = pdf(chart([bar("Maine", "80"), bar("Vermont", "0"), bar("Ohio", "[x]")]))
    assert colors(read, "Maine", "Vermont", "Ohio") == ["blue", "white", "white"]
    assert read.line("0").left == read.line("[x]").left


def test_labels_of_several_lines_stay_clear_of_the_title_and_the_note() -> None:
    long = "A label of very many words that goes on and on " * 5
    read = pdf(chart([bar(long, "8"), bar("Short", "4"), bar(long, "2")], "Title of the chart", "The note"))
    boxes = read.boxes()
    assert not [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])]
    assert read.text.count("goes on and on") == 10
