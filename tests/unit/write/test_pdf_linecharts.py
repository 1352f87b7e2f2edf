"""Line charts: where points stand, what ends and interrupts a line, which figures and years are shown."""

from itertools import combinations

import pytest
from pdf_reading import THEME, Read, pdf, shown, words

from reportgen.document.nodes import Line, LineChart, Literal

NAMES = {value: name for name, value in THEME.colors.items()}


def line(label: str, *figures: str, role: str = "plain") -> Line:
    return Line(words(label), tuple(map(shown, figures)), role)  # type: ignore[arg-type]


def chart(first: int, *lines: Line, breaks: tuple[int, ...] = (), title: str = "Title") -> LineChart:
    years = tuple(Literal(str(first + at), "a year") for at in range(len(lines[0].points)))
    return LineChart(years, lines, "Unit", "What the lines show.", breaks, words(title))


def year_at(read: Read, year: int) -> float:
    found = next(box for box in read.boxes() if box.words.strip() == str(year))
    return (found.left + found.right) / 2


def heights(read: Read, x: float, color: str = "blue") -> float | None:
    """How far from the page's top the middle of a color is, straight above a place on the axis."""
    found = [y / 4 for y in range(60 * 4, 500 * 4) if NAMES.get(read.color(x, y / 4)) == color]
    return (found[0] + found[-1]) / 2 if found else None


def test_points_stand_over_their_years_as_high_as_their_figures_say() -> None:
    read = pdf(chart(2020, line("Maine", "100", "50", "75", "25")))
    axis = heights(read, year_at(read, 2021) + 20, "ink")
    tall = [axis - heights(read, year_at(read, year)) for year in (2020, 2021, 2022, 2023)]  # type: ignore[operator]
    assert [height / tall[0] for height in tall] == pytest.approx([1, 0.5, 0.75, 0.25], abs=0.02)


def test_a_line_is_named_with_its_last_figure_where_it_ends() -> None:
    read = pdf(chart(2020, line("Maine", "100", "50", "70"), line("Vermont", "20", "30", "40")))
    for name, figure in (("Maine", "70"), ("Vermont", "40")):
        [said] = [box for box in read.boxes() if box.words.strip() == name]
        [told] = [box for box in read.boxes() if box.words.strip() == figure]
        assert year_at(read, 2022) < told.left < told.right < said.left
        assert abs(told.top - said.top) < 2


def test_names_of_lines_that_end_together_stand_below_one_another() -> None:
    read = pdf(chart(2020, *[line(f"State {n}", "5", f"10.{n}") for n in range(6)]))
    names = sorted((box for box in read.boxes() if box.words.startswith("State")), key=lambda box: box.top)
    assert [name.words.strip() for name in names] == [f"State {n}" for n in reversed(range(6))]
    assert not [pair for pair in combinations(read.boxes(), 2) if pair[0].touches(pair[1])]


def test_a_line_is_interrupted_where_a_figure_is_missing_and_the_mark_stands_on_the_axis() -> None:
    read = pdf(chart(2020, line("Maine", "100", "100", "[x]", "100", "100")))
    between = (year_at(read, 2021) + year_at(read, 2022)) / 2
    assert heights(read, (year_at(read, 2020) + year_at(read, 2021)) / 2)
    assert heights(read, between) is None
    [mark] = [box for box in read.boxes() if box.words.strip() == "[x]"]
    axis = heights(read, between, "ink")
    assert mark.left < year_at(read, 2022) < mark.right
    assert 0 < axis - mark.bottom < 6  # type: ignore[operator]


def test_the_marks_of_several_lines_are_named_below_the_years() -> None:
    read = pdf(chart(2020, line("Maine", "1", "[x]", "3", "4"), line("Ohio", "2", "3", "4", "[x]")))
    below = [box for box in read.boxes() if box.words.strip() == "Maine"][-1]
    marks = [box for box in read.boxes() if box.words.strip() == "[x]"]
    [mark] = [box for box in marks if abs(box.bottom - below.bottom) < 2]
    assert mark.left < year_at(read, 2021) < mark.right
    assert mark.top > next(box for box in read.boxes() if box.words.strip() == "2020").bottom


def test_a_point_between_two_gaps_is_a_dot() -> None:
    read = pdf(chart(2020, line("Maine", "100", "[x]", "50", "[x]", "100")))
    assert heights(read, year_at(read, 2022))
    assert heights(read, year_at(read, 2022) + 10) is None


def test_no_line_crosses_a_break_which_says_what_it_is() -> None:
    read = pdf(chart(2020, line("Maine", "100", "100", "100", "100"), breaks=(2,)))
    between = (year_at(read, 2021) + year_at(read, 2022)) / 2
    assert heights(read, between - 4) is None
    assert heights(read, between, "grey"), "the rule"
    [said] = [box for box in read.boxes() if box.words.strip() == "counted anew"]
    assert said.left < between < said.right


def test_lines_differ_in_more_than_their_color() -> None:
    lines = [line("Maine", *["10"] * 12, role="highlight"), line("Ohio", *["20"] * 12)]
    read = pdf(chart(2001, *lines, line("Nation", *["30"] * 12, role="reference")))
    start, end = year_at(read, 2001) + 5, year_at(read, 2012) - 5

    def gaps(color: str) -> int:
        """How often the line is interrupted, looked at along its middle."""
        y = heights(read, year_at(read, 2001), color)
        assert y
        seen = [NAMES.get(read.color(x / 4, y)) == color for x in range(int(start * 4), int(end * 4))]
        return seen.count(False)

    assert gaps("blue") == gaps("mid_blue") == 0
    assert gaps("mid_grey") > 100


def test_of_twenty_six_years_the_first_the_last_and_a_break_are_printed() -> None:
    figures = [str(100 + at * 7 % 90) for at in range(26)]
    read = pdf(chart(1998, line("Maine", *figures), breaks=(11,)))
    years = [int(box.words) for box in read.boxes() if box.words.strip().isdigit() and int(box.words) > 1900]
    assert {1998, 2009, 2023} <= set(years)
    assert 6 < len(years) < 26


def test_a_line_that_ends_early_shows_its_mark_and_a_sample_of_itself_before_its_name() -> None:
    read = pdf(chart(2020, line("Maine", "5", "6", "[x]"), line("Ohio", "8", "9", "9")))
    [name] = [box for box in read.boxes() if box.words.strip() == "Maine" and box.top < 200]
    colors = {NAMES.get(read.color(name.left - 20 + x / 4, (name.top + name.bottom) / 2)) for x in range(60)}
    assert "blue" in colors


def test_the_chart_is_one_figure_that_says_what_it_shows() -> None:
    read = pdf(chart(2020, line("Maine", "1", "2")))
    assert read.roles == "Document(H1 P Figure)"
    assert read.tree().find("Figure")[0].alt == "What the lines show."


def test_words_are_read_in_the_order_years_name_figures() -> None:
    read = pdf(chart(2020, line("Maine", "10", "50", "30"), title=""))
    told = [box.words.strip() for box in read.boxes()]
    start = told.index("2020")
    assert told[start : start + 7] == ["2020", "2021", "2022", "Maine", "10", "50", "30"]
