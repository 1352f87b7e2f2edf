"""The widths of a table's columns: every writer's one answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_reading import table

from reportgen.errors import WriteError
from reportgen.write.columns import column_widths, estimated_width
from reportgen.write.pdf.fonts import load_font
from reportgen.write.theme import load_theme

STATES = ["Conn.", "Maine", "Mass.", "N.H.", "R.I.", "Vt."]


def close(widths: tuple[float, ...], wanted: list[float], by: float) -> bool:
    return len(widths) == len(wanted) and all(abs(a - b) <= by for a, b in zip(widths, wanted, strict=True))


def test_six_states_region_and_total_stand_as_in_the_look() -> None:
    figures = ["722,986", "249,052", "1,341,801", "252,050", "203,838", "114,636", "2,884,363", "72,704,384"]
    widths = column_widths(
        table(["Measure", *STATES, "New England", "50 states"], [["Children under 18", *figures]]), 486
    )
    assert close(widths, [106, 45, 45, 51, 45, 45, 45, 51, 53], 11)
    assert len({widths[1], widths[2], widths[4], widths[5], widths[6]}) == 1, (
        "figures alike have columns alike"
    )


def test_a_state_beside_the_nation_leaves_the_measures_room() -> None:
    rows = [
        ["CyberTipline reports made available to law enforcement in the state", "9,539", "[x]"],
        ["Pieces of content", "[x]", "more than 105 million"],
    ]
    widths = column_widths(table(["Measure", "Massachusetts", "United States"], rows), 486)
    assert close(widths, [276, 92, 118], 18)


def test_marks_alone_get_the_width_of_their_neighbors() -> None:
    rows = [[">reported by Refugee Resettlement", "[x]", "1,571", "9,539", "[x]", "[x]", "[x]", "2 of 6"]]
    widths = column_widths(table(["Measure", *STATES, "Coverage"], rows), 486)
    assert len(set(widths[1:7])) == 1


def test_prose_is_shared_out_by_the_root_of_its_length() -> None:
    rows = [
        [
            "CyberTipline reports in Massachusetts: two counts",
            "12,592 in the table; 9,539 on the sheet",
            "w " * 90,
        ]
    ]
    widths = column_widths(table(["Comparison", "Figures", "Why it is not made"], rows, layout="prose"), 486)
    assert widths[2] > widths[0]
    assert min(widths) > 90


def test_too_many_columns_shrink_words_before_figures() -> None:
    rows = [["Reports of something quite long that wraps", *["1,234,567"] * 8]]
    widths = column_widths(table(["Measure", *["State"] * 8], rows), 486)
    assert all(width >= estimated_width("1,234,567", 9) for width in widths[1:])


def test_a_head_of_two_words_wraps_rather_than_widens() -> None:
    one, two = (
        column_widths(table(["M", *heads], [["a", "1", "2"]]), 200)
        for heads in (["England", "X"], ["New England", "X"])
    )
    assert one == two


def test_a_word_without_end_leaves_the_other_columns_their_room() -> None:
    widths = column_widths(table(["Address", "Count"], [["x" * 500, "12,345"]]), 486)
    assert widths[1] >= estimated_width("12,345", 9)


def test_no_columns_no_widths() -> None:
    assert column_widths(table([], []), 486) == ()


def test_more_columns_than_fit_a_page_are_refused() -> None:
    assert len(column_widths(table(["N"] * 25, [["1"] * 25]), 486)) == 25
    with pytest.raises(WriteError, match="26 columns, and no more than 25"):
        column_widths(table(["N"] * 26, [["1"] * 26]), 486)


cells = st.text(st.characters(codec="latin-1"), max_size=60)


@given(
    rows=st.integers(1, 7).flatmap(
        lambda count: st.lists(st.lists(cells, min_size=count, max_size=count), max_size=5)
    ),
    layout=st.sampled_from(["figures", "prose"]),
    width=st.floats(200, 600),
)
def test_widths_always_sum_to_the_width_and_are_never_negative(
    rows: list[list[str]], layout: str, width: float
) -> None:
    count = len(rows[0]) if rows else 1
    widths = column_widths(table(["Head"] * count, rows, layout=layout), width)
    assert sum(widths) == pytest.approx(width, abs=0.01)
    assert all(each >= 0 for each in widths)


def test_the_estimate_is_near_the_face_that_is_printed() -> None:
    from pdf_reading import STARTER

    sans = load_font(load_theme(STARTER).faces["sans"])
    for text in (
        "CyberTipline reports made available",
        "1,341,801",
        "more than 105 million",
        "Massachusetts",
        "[x]",
    ):
        real = sans.words[text].width * 9
        assert 0.97 * real <= estimated_width(text, 9) <= 1.1 * real, text
