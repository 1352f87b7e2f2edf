"""The office's own words in a briefing: where they stand, and that they stay apart from the figures."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CODEBOOK, YEAR, data, row

from reportgen.compose import Subject, Templates, compose
from reportgen.data.legislator import Legislator
from reportgen.data.office_note import OfficeNote
from reportgen.document.nodes import Briefing, Heading, List, Literal, Paragraph, Strong, Table, Text
from reportgen.document.walk import blocks, figures, text_of
from reportgen.errors import Finding, InputError, ReportgenError, Severity

DATA = data(row("reports", QA=893))
ANN = Legislator("Ann Example", "Example", "Senate", "QA", "alphaland-senate-ann-example")
TEXT = "Opening.\n\n## Part\n\n{{ state.reports }} reports."
SOURCES = f"{TEXT}\n\n## Sources\n\nNote: As of now.\n\n{{{{ sources }}}}"


def written(
    template: str, note: str = "", state_note: str = "", person: Legislator | None = None
) -> Briefing:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.md").write_text(f"# T\n\n{template}", encoding="utf-8")
        subject = Subject(
            CODEBOOK.places["QA"],
            YEAR,
            "t.md",
            "A subject",
            person=person,
            note=OfficeNote("inputs/notes/a.md", note) if note else None,
            state_note=OfficeNote("inputs/notes/b.md", state_note) if state_note else None,
        )
        return compose(subject, DATA, Templates(Path(folder), Path(folder)))


def outline(briefing: Briefing) -> list[str]:
    """The headings and the paragraphs, in order."""
    return [text_of(b.inlines) for b in blocks(briefing) if isinstance(b, Heading | Paragraph)]


@pytest.mark.parametrize("template", [TEXT, SOURCES])
def test_a_note_that_the_template_doesn_t_place_comes_before_the_sources(template: str) -> None:
    assert outline(written(template, "Our words.")) == [
        "Opening.", "Part", "893 reports.", "From our office", "Our words.", "Sources",
    ]  # fmt: skip


def test_a_note_stands_where_the_template_places_it() -> None:
    placed = TEXT.replace("## Part", "{{ office_note }}\n\n## Part")
    assert outline(written(placed, "Our words."))[1:4] == ["From our office", "Our words.", "Part"]


def test_without_figures_and_sources_it_comes_last() -> None:
    assert outline(written("Opening.", "Our words.")) == ["Opening.", "From our office", "Our words."]


@pytest.mark.parametrize("template", [TEXT, f"{{{{ office_note }}}}\n\n{TEXT}"])
def test_without_a_note_there_is_no_heading(template: str) -> None:
    assert "From our office" not in outline(written(template))


def test_a_template_can_ask_whether_there_is_one() -> None:
    asks = "{{ 'yes' if office_note.known else 'no' }}"
    assert [outline(written(asks))[0], outline(written(asks, "A"))[0]] == ["no", "yes"]


def test_a_person_s_briefing_has_the_person_s_note_and_the_state_s() -> None:
    template = SOURCES.replace("## Part", "{{ office_note }}\n\n## Part")
    assert outline(written(template, "For Ann.", "Of Alphaland.", ANN)) == [
        "Opening.", "From our office", "For Ann.", "Part", "893 reports.",
        "From our office: Alphaland", "Of Alphaland.", "Sources",
    ]  # fmt: skip


def test_a_note_s_numbers_are_the_office_s_own_and_no_figures() -> None:
    found = [
        b for b in blocks(written("Opening.", "We met **12 families** on May 3.")) if isinstance(b, Paragraph)
    ]
    assert found[1].inlines == (
        Text("We met "),
        Strong((Literal("12", "the office's own"), Text(" families"))),
        Text(" on May "),
        Literal("3.", "the office's own"),
    )
    assert not list(figures(written("Opening.", "We met 12 families.")))


def test_headings_inside_a_note_are_minor_ones() -> None:
    headings = [
        b for b in blocks(written("Opening.", "# One\n\nA\n\n## Two\n\n###### Six")) if isinstance(b, Heading)
    ]
    assert [(b.level, text_of(b.inlines)) for b in headings] == [
        (1, "From our office"), (3, "One"), (3, "Two"), (3, "Six"),
    ]  # fmt: skip


def test_a_note_may_have_lists_and_tables() -> None:
    found = [type(b) for b in blocks(written("Opening.", "- a\n- b\n\n| A | B |\n|---|---:|\n| c | 1 |"))]
    assert found[2:4] == [List, Table]


@pytest.mark.parametrize(
    ("note", "line", "what"),
    [
        ("A\n\n![p](https://e.org/p.png)", 3, "a sentence can't hold a picture."),
        ("A\n\n> quoted", 3, "a briefing can't hold a quotation."),
        ("A\n\n```\ncode\n```", 3, "a briefing can't hold a block of code."),
        ("A\n\n---", 3, "a briefing can't hold a rule."),
        ("A\n\n[x](javascript:alert)", 3, '"[x](javascript:alert)" is no link.'),
        ("A\n\n[x](page.html)", 3, 'the link to "page.html" leads nowhere.'),
        ("A\n\nTitle: x", 3, 'a "Title:" has no table or chart below it.'),
    ],
)
def test_what_a_note_can_t_hold_is_told_with_file_and_line(note: str, line: int, what: str) -> None:
    with pytest.raises(ReportgenError) as caught:
        written("Opening.", note)
    assert str(caught.value).startswith(f"inputs/notes/a.md, line {line}: {what}")


def test_a_note_that_can_t_be_used_stops_the_briefing_that_it_belongs_to() -> None:
    fault = Finding(Severity.ERROR, "inputs/notes/a.md", "It is not text in UTF-8.", "Save it as UTF-8.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.md").write_text("# T\n\nWords.", encoding="utf-8")
        note = OfficeNote("inputs/notes/a.md", "", fault)
        subject = Subject(CODEBOOK.places["QA"], YEAR, "t.md", "A subject", note=note)
        with pytest.raises(InputError) as caught:
            compose(subject, DATA, Templates(Path(folder), Path(folder)))
    assert caught.value.finding == fault


@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cc"], include_characters="\n"), max_size=60))
def test_whatever_a_note_says_is_words_or_is_refused(note: str) -> None:
    try:
        found = written("Opening.", note)
    except ReportgenError as error:
        where = error.where
    else:
        where = "inputs/notes/a.md" * bool(outline(found))
    assert where.startswith("inputs/notes/a.md")
