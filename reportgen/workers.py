"""Building briefings one after the other, or on several processes that each hold the run's materials."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path

from reportgen.errors import Exit, Finding, Severity
from reportgen.pipeline import Job, Materials, Outcome, build, prepare
from reportgen.project import load_project

Progress = Callable[[int, int, str], None]
"""Told after each briefing: how many are done, of how many, and the slug of the last one."""

_WORTH_A_POOL = 8
"""Below this many briefings, starting processes costs more time than it saves."""

_START = "fork" if sys.platform == "linux" else "spawn"
"""How worker processes start: forking is safe on Linux alone."""

_MOST_ON_WINDOWS = 61
"""More processes than these Windows can't wait for."""

_held: list[Materials] = []
"""A worker process's materials: set once when it starts, as its only entry."""


def workers_for(jobs: int, asked: int | None) -> int:
    """How many processes to build on: as asked, else one for a few briefings and all cores for many."""
    usual = 1 if jobs < _WORTH_A_POOL else os.cpu_count() or 1
    return max(1, min(asked or usual, jobs, _MOST_ON_WINDOWS))


def build_all(
    jobs: Sequence[Job], materials: Materials, out: Path, workers: int | None, progress: Progress
) -> tuple[Outcome, ...]:
    """What became of each job, in the jobs' order. One that goes wrong doesn't stop the others."""
    count = workers_for(len(jobs), workers)
    if count > 1:
        return _in_processes(jobs, materials, out, count, progress)
    outcomes = []
    for done, job in enumerate(jobs, 1):
        outcomes.append(_build(job, materials, out))
        progress(done, len(jobs), job.slug)
    return tuple(outcomes)


def _in_processes(
    jobs: Sequence[Job], materials: Materials, out: Path, count: int, progress: Progress
) -> tuple[Outcome, ...]:
    pool = _pool(count, materials)
    try:
        asked = {pool.submit(_build_held, job, out): job for job in jobs}
        for done, future in enumerate(as_completed(asked), 1):
            progress(done, len(jobs), asked[future].slug)
        return tuple(_outcome(future, job) for future, job in asked.items())
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(count: int, materials: Materials) -> ProcessPoolExecutor:
    """Workers that hold the materials: shared by forking, else read anew by each."""
    context = multiprocessing.get_context(_START)
    if _START == "fork":
        return ProcessPoolExecutor(count, context, _hold, (materials,))
    return ProcessPoolExecutor(count, context, _hold_anew, (materials.project.root,))


def _hold(materials: Materials) -> None:
    """Start a worker. An interruption is the parent's to handle: it would else be told once per worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held[:] = [materials]


def _hold_anew(folder: Path) -> None:
    _hold(prepare(load_project(folder)))


def _build_held(job: Job, out: Path) -> Outcome:
    return _build(job, _held[0], out)


def _build(job: Job, materials: Materials, out: Path) -> Outcome:
    """`build`, with even a fault of the program's own as a failed outcome."""
    try:
        return build(job, materials, out)
    except Exception as error:
        if os.environ.get("REPORTGEN_TRACEBACK"):
            traceback.print_exc()
        return _fault(job, f"{type(error).__name__}: {error}".removesuffix(": "))


def _outcome(future: Future[Outcome], job: Job) -> Outcome:
    """A worker's answer; when it ended without one (out of memory, say), an outcome that says so."""
    error = future.exception()
    return _fault(job, f"a worker process ended ({error})") if error else future.result()


def _fault(job: Job, said: str) -> Outcome:
    what = f"an internal fault: {said}."
    do = "Build it again with --traceback to see more, and report it."
    return Outcome(job, (), (Finding(Severity.ERROR, f"{job.slug} {job.year}", what, do),), Exit.INTERNAL)
