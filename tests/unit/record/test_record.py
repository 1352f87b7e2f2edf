"""The record comes back as it was written, shares what briefings share, and forgets what no one refers to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.errors import Finding, InputError, Severity
from reportgen.record import (
    MANIFEST,
    Entry,
    Journal,
    Output,
    Record,
    journaled,
    read_manifest,
    reads_of,
    remove_journal,
    write_manifest,
)

SEEN = [
    ("figure ME/cases/2023", "11, final, exact, sheet"),
    ("figure NH/cases/2023", ""),
    ("figure ME/tips/2023", "5, final, exact, sheet"),
    ("theme", "abc"),
    ("note maine", ""),
    ("roster party", "Purple"),
]
WARNED = Finding(Severity.WARNING, "a.csv, row 2", "To be reviewed: 12?", "Look.")
READS = reads_of(SEEN)
ENTRY = Entry(
    "maine", "state", "ME",
    (Output("maine.pdf", "aa"), Output("maine.docx", "bb", "maine.new.docx", "cc")),
    READS.id, READS.own, (WARNED,), (WARNED,),
)  # fmt: skip


def record() -> Record:
    found = Record(2023, {"program": "reportgen 1"}, {"maine": ENTRY})
    found.learn(READS)
    return found


def test_what_was_read_is_parted_by_measure_and_kind() -> None:
    assert [list(part.answers) for part in READS.parts] == [
        ["figure ME/tips/2023"],
        ["figure ME/cases/2023", "figure NH/cases/2023"],
        ["theme"],
    ]
    assert dict(READS.own) == {"note maine": "", "roster party": "Purple"}


def test_the_order_of_questions_says_nothing_and_another_answer_much() -> None:
    assert reads_of(reversed(SEEN)).id == READS.id
    assert reads_of([*SEEN[:-3], ("theme", "abd")]).id != READS.id


def test_the_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, record())
    found = read_manifest(tmp_path, 2023)
    assert (found.entries, found.about) == ({"maine": ENTRY}, {"program": "reportgen 1"})
    assert sorted(found.answers(READS.id)) == sorted(SEEN[:4])
    assert json.loads((tmp_path / MANIFEST).read_bytes())["briefings"]["maine"]["verified"] is True


def test_the_same_manifest_is_not_written_again(tmp_path: Path) -> None:
    write_manifest(tmp_path, record())
    before = (tmp_path / MANIFEST).stat().st_ino
    write_manifest(tmp_path, record())
    assert (tmp_path / MANIFEST).stat().st_ino == before


def test_what_no_entry_refers_to_is_forgotten(tmp_path: Path) -> None:
    found = record()
    found.learn(reads_of([("theme", "old")]))
    write_manifest(tmp_path, found)
    assert set(read_manifest(tmp_path, 2023).sets) == {READS.id}


OUTSIDE = json.dumps(
    {
        "format": 1,
        "sets": {},
        "parts": {},
        "briefings": {
            "maine": {
                "kind": "state",
                "code": "ME",
                "read": "",
                "findings": [],
                "outputs": [{"name": "../maine.pdf", "sha256": "aa"}],
            }
        },
    }
)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "briefings": {"maine": 1}}', OUTSIDE])
def test_a_torn_manifest_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no list of what was built here"):
        read_manifest(tmp_path, 2023)


def test_a_newer_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(InputError, match="a newer reportgen wrote it"):
        read_manifest(tmp_path, 2023)


def test_a_journal_comes_back_line_by_line_and_a_torn_last_line_is_none(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.write(ENTRY, READS, {"maine.pdf": ".part"})
        journal.write(ENTRY, None, {})
    with journal.path.open("ab") as file:
        file.write(b'{"briefing": "verm')
    found = Record(2023)
    lines = list(journaled(tmp_path, found))
    assert [(line.entry, dict(line.staged)) for line in lines] == [
        (ENTRY, {"maine.pdf": ".part"}),
        (ENTRY, {}),
    ]
    assert sorted(found.answers(READS.id)) == sorted(SEEN[:4])
    remove_journal(tmp_path)
    assert list(journaled(tmp_path, found)) == []
