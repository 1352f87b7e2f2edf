"""Dot plots: where dots and figures stand, how series are told apart, what a missing figure shows."""

from itertools import combinations

import pytest
from pdf_reading import THEME, Read, pdf, shown, words

from reportgen.document.nodes import DotPlot, DotRow

STATE, REGION, NATION, OTHER = "Maine", "New England", "Nation", "Ohio"
NAMES = {value: name for name, value in THEME.colors.items()}


def plot(series: list[str], rows: dict[str, list[str]], title: str = "Title", note: str = "") -> DotPlot:
    drawn = tuple(DotRow(words(label), tuple(map(shown, values))) for label, values in rows.items())
    names = tuple(map(words, series))
    return DotPlot(names, drawn, "Unit", "What the plot shows.", words(title), (), words(note))


def middle(read: Read, label: str) -> float:
    """How far from the page's top the dots of a row are."""
    return read.line(label).baseline - 3.5


def dots(read: Read, label: str, color: str) -> list[float]:
    """Where on a row's line, just above it, a color begins, from the left."""
    y, found, last = middle(read, label) - 1.5, [], False
    for x in range(63 * 4, 549 * 4):
        here = NAMES.get(read.color(x / 4, y)) == color
        if here and not last:
            found.append(x / 4)
        last = here
    return found


def test_dots_stand_as_far_from_the_axis_as_their_figures_say() -> None:
    read = pdf(plot([STATE, REGION], {"Row one": ["40", "80"], "Row two": ["20", "0"]}))
    [forty], [twenty] = dots(read, "Row one", "blue"), dots(read, "Row two", "blue")
    [eighty], [zero] = dots(read, "Row one", "mid_grey"), dots(read, "Row two", "mid_grey")
    assert forty - twenty == pytest.approx((eighty - zero) / 4, abs=0.6)


def test_the_lowest_figure_stands_before_its_dot_and_the_highest_behind_it() -> None:
    read = pdf(plot([STATE, REGION, NATION], {"Row": ["9.4", "10.3", "12.5"]}))
    [state], [region] = dots(read, "Row", "blue"), dots(read, "Row", "mid_grey")
    assert read.line("9.4").right < state < region < read.line("12.5").left
    above = read.line("10.3")
    assert above.baseline < middle(read, "Row") - 5
    assert above.left < region + 4 < above.right


def test_four_series_have_one_figure_above_and_one_below() -> None:
    read = pdf(plot([STATE, REGION, NATION, OTHER], {"Row": ["9", "10", "12", "11"]}))
    assert read.line("10").baseline < middle(read, "Row") - 5
    assert read.line("11").baseline > middle(read, "Row") + 10


def test_dots_of_one_value_are_all_seen() -> None:
    read = pdf(plot([STATE, REGION, NATION], {"Row": ["8", "8", "8"], "Scale": ["20", "20", "20"]}))
    at, y = dots(read, "Row", "blue")[0] + 3.5, middle(read, "Row")
    assert NAMES[read.color(at, y)] == "blue"
    places = [(at + right / 4, y + down / 4) for right in range(-24, 24) for down in range(-24, 24)]
    seen = {NAMES.get(read.color(*place)) for place in places}
    assert {"blue", "mid_grey", "outline"} <= seen


def test_the_key_names_the_series_in_order_above_the_rows() -> None:
    read = pdf(plot([STATE, REGION, NATION], {"Row": ["1", "2", "3"]}))
    names = [read.line(name) for name in (STATE, REGION, NATION)]
    assert len({name.baseline for name in names}) == 1
    assert names[0].left < names[1].left < names[2].left
    assert names[0].baseline < middle(read, "Row") - 10


def test_a_missing_figure_is_named_with_its_mark_and_has_no_dot() -> None:
    read = pdf(plot([STATE, REGION], {"Row one": ["4", "[x]"], "Row two": ["[x]", "[x]"], "Row": ["1", "2"]}))
    assert "New England [x]" in read.text.replace("\u00a0", " ")
    assert not dots(read, "Row one", "mid_grey")
    assert not dots(read, "Row two", "blue")
    assert read.text.count("[x]") == 2


def test_a_figure_near_zero_does_not_stand_across_the_axis() -> None:
    read = pdf(plot([STATE, REGION], {"Row": ["4", "100"], "Other": ["30", "90"]}))
    boxes = {box.words.strip(): box for box in read.boxes()}
    label, figure = boxes["Row"], boxes["4"]
    assert label.right + 8 < figure.left
    clear_of_words = middle(read, "Row") - 9
    [*_, axis] = [x for x in range(63 * 4, 549 * 4) if NAMES.get(read.color(x / 4, clear_of_words)) == "ink"]
    assert figure.right < axis / 4


def test_a_plot_is_one_figure_that_says_what_it_shows() -> None:
    read = pdf(plot([STATE, REGION], {"Row": ["1", "2"]}, note="The note"))
    assert read.roles == "Document(H1 P Figure P)"
    assert read.tree().find("Figure")[0].alt == "What the plot shows."


def test_a_plot_of_more_rows_than_a_page_holds_goes_on_with_its_key() -> None:
    read = pdf(plot([STATE, REGION], {f"Row {n:02}": [str(n), "9"] for n in range(60)}))
    assert len(read.pdf) > 1
    assert all(STATE in text for text in read.texts)
    assert next(word for word in read.text.split() if len(word) == 2 and word.isdigit()) == "00"
    for page in range(len(read.pdf)):
        assert not [pair for pair in combinations(read.boxes(page), 2) if pair[0].touches(pair[1])]
