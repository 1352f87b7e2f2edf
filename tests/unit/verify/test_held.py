"""What of a file holds: faults told apart by their digits. Every figure is made up."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.document.nodes import Briefing, Figure, Paragraph, Section, Text
from reportgen.verify.findings import differs, few, said
from reportgen.verify.found import Fault
from reportgen.verify.held import held_of, pairs
from reportgen.verify.onpages import pages_in

ELEVEN, THREE = (Figure(text, int(text), "as observed", ()) for text in ("11", "3"))
WORDS = "There were 11 cases and 3 others."
PARAGRAPH = Paragraph((Text("There were "), ELEVEN, Text(" cases and "), THREE, Text(" others.")))
BRIEFING = Briefing("made-up", (Text("Made up"),), (Section((PARAGRAPH,)),), date(2023, 12, 31))


def fault(found: str, expected: str = WORDS) -> Fault:
    return Fault(1, "a paragraph", expected, found)


@pytest.mark.parametrize(
    ("found", "sort", "holding"),
    [
        ("There were 11 cases and 3 more.", "changed", 2),
        ("There were 12 cases and 3 others.", "altered", 1),
        ("There were cases and others.", "lost", 0),
        ("There were cases.", "lost", 0),
        ("There were −11 cases and 3 others.", "altered", 1),
    ],
)
def test_a_fault_is_sorted_by_its_digits(found: str, sort: str, holding: int) -> None:
    held = held_of([fault(found)], BRIEFING)
    assert (getattr(held, sort), held.figures) == ((fault(found),), holding)
    assert bool(held.wrong) == (sort != "changed")


def test_digits_where_none_should_be_are_added() -> None:
    extra = Fault(2, "the end", "", "4,321 in all")
    held = held_of([extra], BRIEFING)
    assert (held.added, held.figures) == ((extra,), 2)


def test_numbers_that_differ_are_paired() -> None:
    assert pairs(WORDS, "There were 12 cases and 3 others.") == [("11", "12")]
    assert pairs("11 of 20%", "12 of 21%") == [("11", "12"), ("20%", "21%")]
    assert pairs("11 cases", "cases") == [("11", "")]


def test_a_fault_is_told_as_a_sentence() -> None:
    assert (
        said(Fault(2, "row “Maine”", "11", "12")) == "page 2, row “Maine”: it should say “11” and says “12”."
    )
    assert said(Fault(0, "a note", "11", "")) == "a note: it should say “11”, and that is missing."
    assert differs("", "7") == "nothing should stand there, and “7” does"
    long = f"{WORDS} And then there is more to say of them."
    assert differs(long, long.replace("11", "12")) == f"it should say “11”, where “12” stands, in “{long}”"


def test_of_many_faults_the_first_are_told() -> None:
    assert few(map(str, range(5))) == ["0", "1", "2", "3", "4"]
    assert few(map(str, range(9))) == ["0", "1", "2", "3", "4", "4 more of the kind."]


def test_the_page_of_each_piece_is_found_where_heads_come_again_and_drawings_are_out_of_order() -> None:
    pages = ["TitleabcHead1122Page1", "RunningHead3344noteonachartzyxPage2", "RunningtheendPage3"]
    words = ["Title", "abc", "Head", "11", "22", "33", "44", "noteonachart", "xyz", "theend"]
    assert pages_in(pages, words) == (1, 1, 1, 1, 1, 2, 2, 2, 2, 3)
