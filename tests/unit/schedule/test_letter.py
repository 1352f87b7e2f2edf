"""What an office reads: what ran, what came of it, where the files are, who must do what next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.errors import Exit, Finding, Severity, UsageError
from reportgen.plans import Plan
from reportgen.schedule import clock
from reportgen.schedule import letter as letters
from reportgen.schedule.account import Came, account, trouble_record
from reportgen.schedule.dates import Due
from reportgen.schedule.letter import Letter, letter
from reportgen.schedule.ready import Lack

ROOT = Path("/briefings")
DRAFTS = Due(Plan("drafts", ((1, 10),)), date(2025, 1, 10))
RELEASE = Due(Plan("release", ((2, 15),), "release"), date(2025, 2, 15))
PUT = "Put the figures into inputs/2024; the next run takes them up."
MISSING = Lack("calls", "1 of 2 places; Westmark (made up) is missing.", PUT, 1, 2, 2, ("XW",))
WARNING = Finding(Severity.WARNING, "figures.csv, row 2", "It is odd.", "Look it up.")


@pytest.fixture(autouse=True)
def host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters.socket, "gethostname", lambda: "office")


def told(due: Due, came: Came, *following: Due) -> Letter:
    return letter(account(due, came), ROOT, "Made-up figures", clock.now("2025-01-12T06:05"), following)


FOOT = f"""\
Project: /briefings (Made-up figures)
January 12, 2025, 06:05, reportgen {__version__} on office
"""


def test_drafts_that_are_done() -> None:
    files = ("/briefings/outputs/2024/a.pdf", "/briefings/outputs/2024/a.docx")
    found = told(DRAFTS, Came("done", Exit.FINE, "1 briefing was built.", (), (WARNING,), files), RELEASE)
    assert found.subject == "reportgen: Drafts of 2024: done"
    assert (
        found.text
        == f"""\
The drafts of 2024's figures were due on January 10, 2025.
1 briefing was built.

Where they are (2 files)
  /briefings/outputs/2024

What to look at
  - warning: figures.csv, row 2: It is odd. Look it up.

What to do next
  - Look the drafts through. Nothing was released or sent to anybody.

What comes next
  - the release of 2024's figures: February 15, 2025

{FOOT}"""
    )


def test_drafts_that_wait() -> None:
    found = told(DRAFTS, Came("waiting", Exit.WAITING, "It waits for calls.", (MISSING, MISSING)))
    assert found.subject == "reportgen: Drafts of 2024: waiting"
    assert (
        found.text
        == f"""\
The drafts of 2024's figures were due on January 10, 2025.
It waits for calls.

What is missing
  - calls: 1 of 2 places; Westmark (made up) is missing.
  - calls: 1 of 2 places; Westmark (made up) is missing.

What to do next
  - {PUT}
  - To go on without them, change needs under [schedule] in reportgen.toml
    (drafts).

{FOOT}"""
    )


def test_a_release_that_waits_for_a_name_says_what_to_run() -> None:
    name = Lack("name", "Everything is there, and it waits for a name.", "Run this: release 2024")
    found = told(RELEASE, Came("waiting", Exit.WAITING, "It waits for a name.", (name,)))
    assert found.subject == "reportgen: Release of 2024: waiting"
    assert "The release of 2024's figures was due on February 15, 2025." in found.text
    assert "What to do next\n  - Run this: release 2024\n" in found.text
    assert "change needs" not in found.text


def test_a_set_that_is_out_is_to_be_handed_out() -> None:
    found = told(RELEASE, Came("done", Exit.FINE, "2024/1 was released.", (), (), ("/briefings/r/a.pdf",)))
    assert found.subject == "reportgen: Release of 2024: done"
    assert "Where they are (1 file)\n  /briefings/r\n" in found.text
    assert "  - Hand the set out. Should a figure turn out to be wrong" in found.text


def test_a_failure_tells_the_errors_and_that_it_is_tried_again() -> None:
    error = Finding(Severity.ERROR, "outputs", "The disk is full.", "Make room.")
    found = told(DRAFTS, Came("failed", Exit.INTERNAL, "It could not be done.", (), (WARNING, error)))
    assert found.subject == "reportgen: Drafts of 2024: failed"
    assert "What to look at\n  - outputs: The disk is full. Make room.\n  - warning: " in found.text
    assert "The next run tries again" in found.text


def test_a_long_list_of_findings_is_cut_with_their_number() -> None:
    many = tuple(Finding(Severity.WARNING, f"row {n}", f"It is odd in way {n}.") for n in range(50))
    text = told(DRAFTS, Came("done", Exit.FINE, "Built.", (), many)).text
    assert text.count("It is odd") == 20
    assert "  and 30 more; see reportgen schedule log\n" in text


def test_long_lines_are_folded_and_long_words_stay_whole() -> None:
    path = "/briefings/" + "long/" * 30
    text = told(DRAFTS, Came("missed", Exit.FINE, f"{'word ' * 40}{path} {'word ' * 40}".strip())).text
    assert path in text.splitlines()
    assert all(len(line) <= 78 for line in text.splitlines() if line != path)


def test_a_project_that_can_t_be_opened() -> None:
    error = UsageError("It can't be read.", where="reportgen.toml", do="Mend that line.")
    found = letter(trouble_record(error), ROOT, "", clock.now("2025-01-12T06:05"))
    assert found.subject == "reportgen: the schedule can't work"
    assert "What to look at\n  - reportgen.toml: It can't be read. Mend that line.\n" in found.text
    assert "Project: /briefings\n" in found.text
