"""Briefings are built here or on several processes; one that breaks or kills its worker stops no other."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from reportgen import workers
from reportgen.pipeline import Job, Materials, Outcome

JOBS = [Job("state", code, code.lower(), 2023, ("pdf",)) for code in ("ME", "NH", "VT", "MA", "CT", "RI")]
MATERIALS = cast(Materials, object())
Build = Callable[[Job, Materials, Path], Outcome]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are only shared by forking")


def fine(job: Job, materials: Materials, out: Path) -> Outcome:
    return Outcome(job, (out / f"{job.slug}-{os.getpid()}",), ())


def faulty(job: Job, materials: Materials, out: Path) -> Outcome:
    if job.code == "NH":
        raise ZeroDivisionError("oh")
    return fine(job, materials, out)


def deadly(job: Job, materials: Materials, out: Path) -> Outcome:
    if job.code == "NH":
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(job, materials, out)


def deadly_once(job: Job, materials: Materials, out: Path) -> Outcome:
    if job.code == "NH" and not (out / "dead").exists():
        (out / "dead").write_bytes(b"")
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(job, materials, out)


def built(
    monkeypatch: pytest.MonkeyPatch, how: Build, count: int, out: Path, begun: list[str] | None = None
) -> dict[str, Outcome]:
    """The outcomes by code, each once."""
    monkeypatch.setattr(workers, "staged", how)
    monkeypatch.setattr(workers, "Materials", object)
    engine = workers.processes(MATERIALS, out, count) if count > 1 else workers.here(MATERIALS, out)
    names = begun if begun is not None else []
    outcomes = list(engine(JOBS, lambda job: names.append(job.code)))
    assert len(outcomes) == len({one.job for one in outcomes})
    return {one.job.code: one for one in outcomes}


@pytest.mark.parametrize("count", [1, 3])
def test_each_job_has_an_outcome_and_was_begun(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int
) -> None:
    begun: list[str] = []
    found = built(monkeypatch, fine, count, tmp_path, begun)
    assert set(found) == {job.code for job in JOBS} == set(begun)
    assert not any(one.failed for one in found.values())


def test_several_workers_are_other_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = built(monkeypatch, fine, 2, tmp_path)
    assert all(not str(one.files[0]).endswith(f"-{os.getpid()}") for one in found.values())


@pytest.mark.parametrize("count", [1, 3])
def test_a_fault_of_ours_fails_its_own_briefing_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int
) -> None:
    found = built(monkeypatch, faulty, count, tmp_path)
    assert [code for code, one in found.items() if one.failed] == ["NH"]
    assert "an internal fault: ZeroDivisionError: oh." in str(found["NH"].findings[0])


def test_a_worker_that_is_killed_costs_nothing_if_it_lives_the_second_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = built(monkeypatch, deadly_once, 2, tmp_path)
    assert (tmp_path / "dead").exists()
    assert not any(one.failed for one in found.values())


def test_a_briefing_that_kills_two_workers_fails_alone_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = built(monkeypatch, deadly, 2, tmp_path)
    assert [code for code, one in found.items() if one.failed] == ["NH"]
    assert "two worker processes died" in str(found["NH"].findings[0])
    assert "was killed (signal 9)" in str(found["NH"].findings[0])


def test_an_engine_that_is_closed_early_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(workers, "staged", fine)
    monkeypatch.setattr(workers, "Materials", object)
    outcomes = workers.processes(MATERIALS, tmp_path, 2)(JOBS, lambda _: None)
    pid = int(str(next(outcomes).files[0]).rpartition("-")[2])
    os.kill(pid, 0)
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize(
    ("jobs", "asked", "count"), [(7, None, 1), (50, None, 4), (50, 2, 2), (3, 8, 3), (0, None, 1)]
)
def test_few_briefings_need_no_workers(
    monkeypatch: pytest.MonkeyPatch, jobs: int, asked: int | None, count: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert workers.workers_for(jobs, asked) == count
