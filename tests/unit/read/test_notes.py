"""The office's notes: which there are, whose they are, and what is wrong in one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.project import Project, load_project
from reportgen.read.notes import LONGEST, read_notes, stray_notes


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "reportgen.toml").write_text('[project]\nsubject = "A"', encoding="utf-8")
    (tmp_path / "inputs" / "notes").mkdir(parents=True)
    return load_project(tmp_path)


def write(project: Project, name: str, text: str | bytes) -> None:
    (project.root / "inputs" / "notes" / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def fault(project: Project, text: str | bytes) -> str:
    write(project, "maine.md", text)
    return str(read_notes(project)["maine"].fault)


def test_a_note_is_found_by_the_name_of_its_file(project: Project) -> None:
    write(project, "maine.md", "\ufeffWords.\n")
    write(project, "New England.md", "More words.")
    notes = read_notes(project)
    assert {slug: note.text for slug, note in notes.items()} == {
        "maine": "Words.\n",
        "new-england": "More words.",
    }
    assert notes["maine"].file == "inputs/notes/maine.md"


@pytest.mark.parametrize(
    ("name", "text"),
    [("maine.md", ""), ("maine.md", " \n\n"), ("README.md", "x"), (".maine.md", "x"), ("maine.docx", "x")],
)
def test_a_blank_file_and_what_is_no_note_are_nothing(project: Project, name: str, text: str) -> None:
    write(project, name, text)
    assert read_notes(project) == {}


def test_without_a_folder_there_are_none(project: Project) -> None:
    (project.root / "inputs" / "notes").rmdir()
    assert read_notes(project) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe", "inputs/notes/maine.md: It is not text in UTF-8. Save it as UTF-8."),
        ("x" * (LONGEST + 1),
         "inputs/notes/maine.md: It has 20,001 characters, and a note has at most 20,000. Shorten it, or "
         "send it as a document of its own."),
        ("A\n\nB {{ state }}",
         "inputs/notes/maine.md, line 3: a note has no words in braces: it is printed as it stands. "
         "Write it out."),
        ("A\n{% if a %}",
         "inputs/notes/maine.md, line 2: a note has no words in braces: it is printed as it stands. "
         "Write it out."),
        ("A <b>b</b>",
         "inputs/notes/maine.md, line 1: a note can't hold HTML. Use **bold**, headings, lists and tables."),
        ("A\n<!-- b -->",
         "inputs/notes/maine.md, line 2: a note can't hold HTML. Use **bold**, headings, lists and tables."),
        ("A\n\ue0000\ue001",
         "inputs/notes/maine.md, line 2: there is a character here that no text has. Delete it."),
    ],
)  # fmt: skip
def test_what_a_note_can_t_have_is_told_with_its_line(project: Project, text: str | bytes, told: str) -> None:
    assert fault(project, text) == told


def test_an_address_in_angles_and_a_sign_of_less_are_no_html(project: Project) -> None:
    write(project, "maine.md", "See <https://example.org>; a < b and c > d.")
    assert read_notes(project)["maine"].fault is None


def test_a_note_that_can_t_be_opened_is_told(project: Project) -> None:
    (project.root / "inputs" / "notes" / "maine.md").mkdir()
    assert str(read_notes(project)["maine"].fault) == (
        "inputs/notes/maine.md: It can't be opened: Is a directory. Check its name and rights."
    )


def test_a_pipe_and_a_huge_file_are_told_and_never_waited_for(project: Project) -> None:
    folder = project.root / "inputs" / "notes"
    os.mkfifo(folder / "maine.md")
    with (folder / "vermont.md").open("wb") as huge:
        huge.truncate(2**40)  # which no machine could read
    told = [str(note.fault) for note in read_notes(project).values()]
    assert len(told) == 2
    assert all("no short text" in said for said in told)


def test_a_note_of_the_greatest_length_is_read(project: Project) -> None:
    write(project, "maine.md", "\u2019" * LONGEST)
    assert read_notes(project)["maine"].fault is None


def test_two_notes_of_one_name_are_told(project: Project) -> None:
    write(project, "New England.md", "A")
    write(project, "new-england.md", "B")
    assert str(read_notes(project)["new-england"].fault) == (
        "inputs/notes/new-england.md: This note and inputs/notes/New England.md belong to the same briefing. "
        "Make them one file."
    )


PEOPLE = ("maine-house-2-joe-sample",)


@pytest.mark.parametrize(
    ("name", "people", "do"),
    [
        ("massachusets.md", (), 'Did you mean "massachusetts"?'),
        ("new-englnd.md", (), 'Did you mean "new-england"?'),
        ("xyzzy.md", (), 'Name it as the briefing\'s file, as "maine.md".'),
        ("maine-house-2-jo-sample.md", PEOPLE, 'Did you mean "maine-house-2-joe-sample"?'),
    ],
)
def test_a_note_that_belongs_to_no_briefing_is_a_warning_with_the_nearest_name(
    project: Project, name: str, people: tuple[str, ...], do: str
) -> None:
    write(project, name, "A")
    [said] = stray_notes(read_notes(project), project, people)
    assert str(said).startswith(f"inputs/notes/{name}: This note belongs to no briefing: ")
    assert said.severity == "warning"
    assert do in said.do


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("maine.md", ()),
        ("south-atlantic.md", ()),
        ("maine-house-2-joe-sample.md", PEOPLE),
        ("maine-house-2-joe-sample.md", ()),  # who the people are, only a roster tells
        ("ohio-senate-ann-example.md", PEOPLE),  # nor need a roster have all of them
    ],
)
def test_a_note_of_a_state_a_region_or_a_person_is_no_stray(
    project: Project, name: str, people: tuple[str, ...]
) -> None:
    write(project, name, "A")
    assert stray_notes(read_notes(project), project, people) == ()
