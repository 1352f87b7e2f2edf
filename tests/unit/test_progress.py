"""What a run tells while it goes on: lines now and then, or events that programs can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import progress
from reportgen.errors import Finding, Severity
from reportgen.pipeline import Job
from reportgen.progress import Events, Lines, in_words
from reportgen.record import Entry, Output
from reportgen.run import Result

JOB = Job("state", "ME", "maine", 2023, ("pdf",))
ENTRY = Entry("maine", "state", "ME", (Output("maine.pdf", "aa"),))
BUILT = Result(
    JOB, "built", Path("/out/2023"), ENTRY, (Finding(Severity.WARNING, "a.csv", "odd"),), ("it is new",)
)
CURRENT = Result(JOB, "current", Path("/out/2023"), ENTRY, ())
FAILED = Result(JOB, "failed", Path("/out/2023"), None, ())


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 second"), (8, "8 seconds"), (200, "3 minutes"), (9000, "2 hours")]
)
def test_a_stretch_of_time_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_events_are_lines_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    events = Events()
    events.started(2, 1)
    events.done(CURRENT)
    events.begun(JOB)
    events.done(BUILT)
    events.done(FAILED)
    events.finished()
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["event"] for one in told] == [
        "started", "current", "building", "built", "finding", "failed", "finished"
    ]  # fmt: skip
    assert told[3] == {
        "event": "built", "slug": "maine", "why": ["it is new"], "files": ["/out/2023/maine.pdf"]
    }  # fmt: skip
    assert told[-1] == {"event": "finished", "built": 1, "current": 1, "failed": 1}


def test_lines_come_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    said: list[str] = []
    lines = Lines(said.append)
    lines.started(40, 0)
    for _ in range(30):
        now[0] += 1
        lines.done(BUILT)
    assert said == ["11 of 40 done, 29 left, about 29 seconds.", "22 of 40 done, 18 left, about 18 seconds."]
