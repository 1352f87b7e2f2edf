"""Briefings built here or on several processes come back in order, and one that breaks stops no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from reportgen import workers
from reportgen.pipeline import Job, Materials, Outcome

JOBS = [Job("state", code, code.lower(), 2023, ("pdf",)) for code in ("ME", "NH", "VT", "MA")]
MATERIALS = cast(Materials, object())

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are only shared by forking")


def fine(job: Job, materials: Materials, out: Path) -> Outcome:
    return Outcome(job, (out / f"{job.slug}-{os.getpid()}",), ())


def faulty(job: Job, materials: Materials, out: Path) -> Outcome:
    if job.code == "NH":
        raise ZeroDivisionError("oh")
    return fine(job, materials, out)


def deadly(job: Job, materials: Materials, out: Path) -> Outcome:
    if job.code == "NH":
        os._exit(9)
    return fine(job, materials, out)


def built(monkeypatch: pytest.MonkeyPatch, how: Any, count: int | None) -> tuple[Outcome, ...]:
    monkeypatch.setattr(workers, "build", how)
    return workers.build_all(JOBS, MATERIALS, Path("out"), count, lambda *_: None)


@pytest.mark.parametrize("count", [1, 3])
def test_outcomes_come_in_the_order_of_the_jobs(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    assert [outcome.job for outcome in built(monkeypatch, fine, count)] == JOBS


def test_several_workers_are_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(str(os.getpid()) not in str(one.files) for one in built(monkeypatch, fine, 2))


@pytest.mark.parametrize("count", [1, 3])
def test_a_fault_of_ours_fails_its_own_briefing_only(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    outcomes = built(monkeypatch, faulty, count)
    assert [outcome.failed for outcome in outcomes] == [False, True, False, False]
    assert "an internal fault: ZeroDivisionError: oh." in str(outcomes[1].findings[0])


def test_a_worker_that_is_killed_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = built(monkeypatch, deadly, 2)
    assert [outcome.job for outcome in outcomes] == JOBS
    assert outcomes[1].failed
    assert "a worker process ended" in str(outcomes[1].findings[0])


def test_progress_counts_every_briefing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "build", fine)
    told: list[tuple[int, int, str]] = []
    workers.build_all(JOBS, MATERIALS, Path("out"), 1, lambda *args: told.append(args))
    assert told == [(1, 4, "me"), (2, 4, "nh"), (3, 4, "vt"), (4, 4, "ma")]


@pytest.mark.parametrize(
    ("jobs", "asked", "count"), [(7, None, 1), (50, None, 4), (50, 2, 2), (3, 8, 3), (0, None, 1)]
)
def test_few_briefings_need_no_workers(
    monkeypatch: pytest.MonkeyPatch, jobs: int, asked: int | None, count: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert workers.workers_for(jobs, asked) == count
