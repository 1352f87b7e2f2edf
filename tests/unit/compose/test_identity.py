"""A briefing's id: what it says, what it leaves out, and what is none. The people are made up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import __version__
from reportgen.compose.identity import Identity, id_text, read_id, words_mark
from reportgen.data.legislator import Legislator
from reportgen.document.nodes import Briefing, Paragraph, Section, Text

BRIEFING = Briefing(
    "made-up", (Text("Made up"),), (Section((Paragraph((Text("Words."),)),)),), date(2023, 1, 1)
)
PERSON = Legislator(
    "Pía Ficción",
    "Ficción",
    "House",
    "PR",
    "pr-house-pia-ficcion",
    "at large",
    party="Purple Party",
    committees=("Samples", "Examples"),
    more={"office_phone": "5550100", "room": "12"},
)


def id_of(person: Legislator | None = None, asked: tuple[str, ...] = (), prepared: date | None = None) -> str:
    kind = "legislator" if person else "state"
    return id_text(BRIEFING, kind=kind, code="PR", year=2023, prepared=prepared, person=person, asked=asked)


def test_an_id_is_read_as_it_was_written() -> None:
    day = date(2026, 11, 21)
    wanted = Identity("state", "PR", "made-up", 2023, day, __version__, words_mark(BRIEFING))
    assert read_id(id_of(prepared=day)) == wanted
    assert read_id(id_of()) == replace(wanted, prepared=None)


def test_of_a_person_it_says_what_was_asked_for_and_no_more() -> None:
    little = read_id(id_of(PERSON))
    assert little
    assert little.person == replace(PERSON, party="", committees=(), more={})
    much = read_id(id_of(PERSON, ("party", "committees", "room")))
    assert much
    assert much.person == replace(PERSON, more={"room": "12"})
    assert "5550100" not in id_of(PERSON, ("party", "committees", "room"))


def test_other_words_have_another_mark() -> None:
    other = replace(BRIEFING, title=(Text("Made up too"),))
    assert words_mark(other) != words_mark(BRIEFING)
    assert words_mark(replace(BRIEFING, id="any")) == words_mark(BRIEFING)


@pytest.mark.parametrize("key", ["kind", "code", "slug", "year", "prepared", "version", "words"])
def test_without_one_of_its_parts_it_is_none(key: str) -> None:
    said = json.loads(id_of())
    del said[key]
    assert read_id(json.dumps(said)) is None


def test_a_person_belongs_to_a_legislator_s_briefing_alone() -> None:
    said = json.loads(id_of(PERSON))
    assert read_id(json.dumps(said | {"kind": "state"})) is None
    assert read_id(json.dumps(json.loads(id_of()) | {"kind": "legislator"})) is None
    assert read_id(json.dumps(said | {"person": {"unknown": "x"}})) is None


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_whatever_it_is_nothing_is_raised(text: str) -> None:
    assert read_id(text) is None
