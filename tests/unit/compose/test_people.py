"""Whom a briefing is addressed to: the words of `legislator`. The people are made up."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CODEBOOK, NB, YEAR, data, row

from reportgen.compose import Subject, Templates, check_columns, compose
from reportgen.compose.people import LegislatorWord
from reportgen.compose.word import words_of
from reportgen.data.legislator import Legislator, Roster
from reportgen.document.nodes import Inlines, Literal, Paragraph, Text
from reportgen.document.walk import blocks, text_of
from reportgen.errors import InputError, TemplateError

DATA = data(row("reports", QA=893))
ANN = Legislator("Ann Example Jr.", "Example", "Senate", "QA", "alphaland-senate-ann-example-jr")
JOE = Legislator(
    "Joe Sample", "Sample", "House", "QA", "alphaland-house-2-joe-sample", "2",
    party="None", committees=("House Committee on the Budget", "Joint Committee on Ways, and Means"),
    more={"office_phone": "555-0100", "room": ""},
)  # fmt: skip


def sentence(template: str, person: Legislator) -> Inlines:
    """The nodes of a template's one paragraph, in a briefing for this person."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.md").write_text(f"# T\n\n{template}", encoding="utf-8")
        subject = Subject(CODEBOOK.places["QA"], YEAR, "t.md", "A subject", person=person)
        briefing = compose(subject, DATA, Templates(Path(folder), Path(folder)))
    assert briefing.slug == person.slug
    [paragraph, *_] = blocks(briefing)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def said(template: str, person: Legislator) -> str:
    return text_of(sentence(template, person))


@pytest.mark.parametrize(
    ("words", "ann", "joe"),
    [
        ("{{ legislator }}", "Ann Example Jr.", "Joe Sample"),
        ("{{ legislator.name }}", "Ann Example Jr.", "Joe Sample"),
        ("{{ legislator.last_name }}", "Example", "Sample"),
        ("{{ legislator.title }}", "Senator", "Representative"),
        ("{{ legislator.short_title }} {{ legislator.last_name }}", "Sen. Example", "Rep. Sample"),
        ("{{ legislator.formal }}", f"Sen.{NB}Ann Example Jr.", f"Rep.{NB}Joe Sample"),
        ("{{ legislator.chamber }}", "Senate", "House"),
        ("{{ legislator.state.possessive }}", "Alphaland’s", "Alphaland’s"),
        ("{{ legislator.state.reports }}", "893", "893"),
        ("{{ state }}", "Alphaland", "Alphaland"),
        ("{{ 'Words' if legislator.district.known else 'None' }}", "None", "Words"),
        ("{{ 'Words' if legislator.committees | length else 'None' }}", "None", "Words"),
    ],
)
def test_a_person_s_words(words: str, ann: str, joe: str) -> None:
    assert [said(words, ANN), said(words, JOE)] == [ann, joe]


@pytest.mark.parametrize(
    ("district", "words", "whole"),
    [
        ("2", f"2nd{NB}district", "no"),
        ("11", f"11th{NB}district", "no"),
        ("at large", "at large", "yes"),
        ("Norfolk and Suffolk", f"Norfolk and Suffolk{NB}district", "no"),
    ],
)
def test_a_district_in_words(district: str, words: str, whole: str) -> None:
    person = replace(JOE, district=district)
    assert said("{{ legislator.district }}", person) == words
    assert said('{{ "yes" if legislator.at_large else "no" }}', person) == whole


def test_committees_stand_between_semicolons_as_names_have_commas() -> None:
    assert said("{{ legislator.committees }}", JOE) == (
        "House Committee on the Budget; Joint Committee on Ways, and Means"
    )
    assert said("{{ legislator.committees.short }}", JOE) == "Budget; Joint Committee on Ways, and Means"
    each = "{% for one in legislator.committees.short %}{{ one }} and {% endfor %}so on"
    assert said(each, JOE) == "Budget and Joint Committee on Ways, and Means and so on"


def test_a_further_column_is_a_word_and_its_number_a_literal() -> None:
    assert sentence("Call {{ legislator.office_phone }}", JOE) == (
        Text("Call "),
        Literal("555-0100", "from the roster"),
    )


def test_without_a_title_the_formal_name_is_the_name() -> None:
    assert said("{{ legislator.formal }}", replace(ANN, chamber="A council")) == "Ann Example Jr."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{{ legislator.room }}",
         "the roster doesn't say legislator.room of Joe Sample. Ask first: {% if legislator.room.known %} … "
         "{% endif %}."),
        ("{{ legislator.title.title }}", 'legislator.title has no "title".'),
        ("{% if legislator.room %}a{% endif %}", "legislator.room is neither yes nor no. Ask .known."),
        ("{{ legislator.offce_phone }}",
         'legislator (Joe Sample) has no "offce_phone". Did you mean "office_phone"?'),
        ('{{ legislator.name ~ "x" }}', "legislator.name can't be joined to a string or changed as one."),
        ("{{ legislator.name.text }}", 'legislator.name has no "text".'),
        ("{{ legislator.person }}", 'legislator (Joe Sample) has no "person".'),
    ],
)  # fmt: skip
def test_what_can_t_be_said_is_told_with_its_line(words: str, told: str) -> None:
    with pytest.raises(TemplateError) as caught:
        sentence(f"A\n\n{words}", JOE)
    assert str(caught.value).startswith(f"templates/t.md, line 5: {told}")


@pytest.mark.parametrize("word", ["formal", "short_title", "name", "person", "describe", "at_large"])
def test_a_column_whose_word_is_taken_is_refused_before_anything_is_built(word: str) -> None:
    with pytest.raises(InputError) as caught:
        check_columns(
            Roster("p.csv", (JOE,), {"office_phone": "p.csv, row 1", word: "p.csv, row 1, column X"})
        )
    assert [str(finding) for finding in caught.value.findings] == [
        f'p.csv, row 1, column X: "{word}" is a word of templates for every legislator. Rename the column.'
    ]


def test_a_column_may_have_a_name_that_other_words_use() -> None:
    person = replace(JOE, more={"note": "a", "figure": "b", "text": "c"})
    check_columns(Roster("p.csv", (person,), dict.fromkeys(person.more, "p.csv, row 1")))
    assert said("{{ legislator.note }}{{ legislator.figure }}{{ legislator.text }}", person) == "abc"


def test_every_word_of_a_person_is_taken() -> None:
    for word in words_of(LegislatorWord(None, JOE)):  # type: ignore[arg-type]
        with pytest.raises(InputError):
            check_columns(Roster("p.csv", (JOE,), {word: ""}))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_whatever_a_roster_says_is_words_and_never_markup(text: str) -> None:
    person = replace(JOE, more={"a": text})
    found = sentence("{{ legislator.a }}", person)
    assert [type(found[0]) in {Text, Literal}, text_of(found)] == [True, text]
