"""Pieces found in the letters of pages: in order, over pages, and what is said where they aren't."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.verify.cut import cut_row
from reportgen.verify.found import Drawn, Fault, Span
from reportgen.verify.match import match
from reportgen.verify.pieces import Piece

CELLS = st.lists(st.text("ab1", max_size=6), min_size=1, max_size=5)


def prose(*texts: str) -> list[Piece]:
    return [Piece(f"paragraph {at}", text) for at, text in enumerate(texts, 1)]


def table(*rows: str) -> list[Piece]:
    """A table of these rows, cells parted by bars; the first one is its heads."""
    return [
        Piece(f"row {down}, column {across}", cell, 1, down, across)
        for down, row in enumerate(rows)
        for across, cell in enumerate(row.split("|"))
    ]


def test_pieces_that_stand_in_order_have_no_fault_whatever_their_blanks() -> None:
    found = match(prose("One and two", "three"), ["Oneand", "twothree"])
    assert found.faults == ()
    assert found.places == (Span(0, 0, 5), Span(1, 3, 7))


def test_another_digit_is_told_with_its_place() -> None:
    [fault] = match(prose("before", "893 cases", "after"), ["before894casesafter"]).faults
    assert fault == Fault(1, "paragraph 2", "893 cases", "894cases")


def test_what_is_doubled_is_told_before_what_follows() -> None:
    [fault] = match(prose("first words", "last words"), ["firstwords", "firstwordslastwords"]).faults
    assert fault == Fault(2, "before paragraph 2", "", "firstwords")


def test_what_is_missing_is_told_and_the_rest_is_found() -> None:
    found = match(prose("one", "two", "three"), ["onethree"])
    assert found.faults == (Fault(1, "paragraph 2", "two", ""),)
    assert [place is None for place in found.places] == [False, True, False]


def test_words_at_the_end_that_nobody_wrote_are_told() -> None:
    [fault] = match(prose("all"), ["all", "more"]).faults
    assert (fault.page, fault.where, fault.found) == (2, "the end", "more")


def test_a_change_behind_many_letters_is_told_and_not_searched_for_ever() -> None:
    long = "a sentence of more letters than are looked at, then 893"
    [fault] = match(prose(long, "next"), [long.replace("893", "894").replace(" ", "") + "next"]).faults
    assert fault.where == "paragraph 1"


def test_heads_come_again_where_a_page_begins_within_the_table() -> None:
    rows = table("Place|Count", "Here|12", "There|34")
    assert match(rows, ["PlaceCountHere12", "PlaceCountThere34"]).faults == ()
    [fault] = match(rows, ["PlaceCountHere12", "There34"]).faults
    assert fault.where == "the heads of a table that goes on"


def test_heads_that_come_again_elsewhere_are_a_fault() -> None:
    rows = table("Place|Count", "Here|12", "There|34")
    assert match(rows, ["PlaceCountHere12PlaceCountThere34"]).faults


def test_a_row_that_a_page_s_end_cuts_is_put_together() -> None:
    rows = table("What|How", "long words here|other words there")
    assert match(rows, ["WhatHowlongwordsotherwo", "WhatHowhererdsthere"]).faults == ()
    assert match(rows, ["WhatHowlongwordsotherwo", "WhatHowhererdstheer"]).faults


def test_a_drawing_may_have_its_letters_in_any_order_but_not_others() -> None:
    pieces = [Piece("a label", "Here", chart=1), Piece("a figure", "12", chart=1), *prose("after")]
    assert match(pieces, ["12Hereafter"], [Drawn(0, "", "Here12")]).faults == ()
    assert match(pieces, ["13Hereafter"], [Drawn(0, "", "Here12")]).faults
    assert match(pieces, ["12Hereafter"]).faults


@given(CELLS, st.data())
def test_any_cut_through_a_row_is_found(cells: list[str], data: st.DataObject) -> None:
    takes = [data.draw(st.integers(0, len(cell))) for cell in cells]
    stretch = "".join(cell[:take] for cell, take in zip(cells, takes, strict=True))
    found = cut_row(cells, stretch)
    assert found is not None
    assert "".join(cell[:take] for cell, take in zip(cells, found, strict=True)) == stretch


@given(CELLS, st.text("ab1", max_size=12))
def test_no_other_stretch_is_a_cut(cells: list[str], stretch: str) -> None:
    found = cut_row(cells, stretch)
    assert found is None or "".join(c[:t] for c, t in zip(cells, found, strict=True)) == stretch
