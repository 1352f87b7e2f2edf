"""Engines: briefings built one after the other, or on several processes of this machine.

An engine takes jobs and gives an outcome for each as it comes. A process that dies costs only the briefing
that it was on, which is tried once more in a fresh one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue

from reportgen.errors import Exit, Finding, PublishError, ReportgenError, Severity
from reportgen.pipeline import Job, Materials, Outcome, Recipe, staged
from reportgen.publish import flush

Begun = Callable[[Job], None]
"""Told when a briefing is taken up."""

Engine = Callable[[Sequence[Job], Begun], Generator[Outcome]]
"""The outcome of each job, as they come; closing it early ends what is at work."""

_WORTH_A_POOL = 8
"""Below this many briefings, starting processes costs more time than it saves."""

_START = "fork" if sys.platform == "linux" else "spawn"
"""How worker processes start: forking is safe on Linux alone."""

_MOST_ON_WINDOWS = 61
"""More processes than these Windows can't wait for."""

_AHEAD = 2
"""Jobs that a worker has at hand, so that it needn't wait while its last outcome is put in place."""

_TRIES = 2


def workers_for(jobs: int, asked: int | None) -> int:
    """How many processes to build on: as asked, else one for a few briefings and all cores for many."""
    usual = 1 if jobs < _WORTH_A_POOL else os.cpu_count() or 1
    return max(1, min(asked or usual, jobs, _MOST_ON_WINDOWS))


def here(materials: Materials, out: Path) -> Engine:
    """The engine that builds in this process."""

    def run(jobs: Sequence[Job], begun: Begun) -> Generator[Outcome]:
        for job in jobs:
            begun(job)
            yield flushed(attempt(job, materials, out))

    return run


def processes(materials: Materials, out: Path, count: int) -> Engine:
    """The engine that builds on so many processes, each with the materials at hand."""

    def run(jobs: Sequence[Job], begun: Begun) -> Generator[Outcome]:
        yield from _Crew(materials, out, count, begun).outcomes(jobs)

    return run


def attempt(job: Job, materials: Materials, out: Path) -> Outcome:
    """The staged briefing, with even a fault of the program's own as a failed outcome."""
    try:
        return staged(job, materials, out)
    except Exception as error:
        if os.environ.get("REPORTGEN_TRACEBACK"):
            traceback.print_exc()
        return fault(job, f"{type(error).__name__}: {error}".removesuffix(": "))


def flushed(outcome: Outcome) -> Outcome:
    """The same, once the disk holds its staged files; a failed one where it can't."""
    try:
        flush(outcome.staged)
    except PublishError as error:
        return Outcome.of(outcome.job, error)
    return outcome


def fault(job: Job, said: str) -> Outcome:
    """The outcome of a job at which the program failed."""
    what = f"an internal fault: {said}."
    do = "Build it again with --traceback to see more, and report it."
    return Outcome(job, (), (Finding(Severity.ERROR, f"{job.slug} {job.year}", what, do),), Exit.INTERNAL)


def died(job: Job, how: str) -> Outcome:
    """The outcome of a job on which two workers died."""
    what = f"two worker processes died while they built it; the second {how}."
    do = "If memory ran out, build on fewer processes with --jobs; if it stays, report it."
    return Outcome(job, (), (Finding(Severity.ERROR, f"{job.slug} {job.year}", what, do),), Exit.INTERNAL)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started within it never hears of an interruption, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """A process, the way to it, and the jobs that it has been given, in order.

    Of these it has `begun` the first ones: the last of them is the one it is on, those before wait for the
    disk. It is `fresh` until it has said anything.
    """

    def __init__(self, context: BaseContext, materials: Materials, out: Path) -> None:
        self.way, its = context.Pipe()
        held = materials if _START == "fork" else materials.recipe
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_work, args=(its, held, out), daemon=True
        )
        with _uninterrupted():
            self.process.start()
        its.close()
        self.given: deque[Job] = deque()
        self.begun, self.fresh = 0, True

    def give(self, job: Job) -> None:
        self.given.append(job)
        try:
            self.way.send(job)
        except OSError:  # it has died, which will be noticed in its turn
            return

    def end(self) -> str:
        """Make it end, and say how it did."""
        self.way.close()
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        return f"was killed (signal {-code})" if code < 0 else f"ended with code {code}"


class _Crew:
    """Workers at work, and how often each job was tried on which one died.

    Such a job is given `alone` from then on, so that what brings workers down costs no other.
    """

    def __init__(self, materials: Materials, out: Path, count: int, begun: Begun) -> None:
        self.materials, self.out, self.count, self.begun = materials, out, count, begun
        self.context = multiprocessing.get_context(_START)
        self.tried: dict[str, int] = {}
        self.alone: set[str] = set()

    def outcomes(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        waiting, crew = deque(jobs), list[_Worker]()
        try:
            while waiting or any(worker.given for worker in crew):
                crew += [self._fresh() for _ in range(min(self.count - len(crew), len(waiting)))]
                for worker in crew:
                    self._supply(worker, waiting)
                for worker in _ready(crew):
                    yield from self._hear(worker, crew, waiting)
        finally:
            for worker in crew:
                worker.end()

    def _fresh(self) -> _Worker:
        return _Worker(self.context, self.materials, self.out)

    def _supply(self, worker: _Worker, waiting: deque[Job]) -> None:
        while waiting and len(worker.given) < _AHEAD:
            if worker.given and {waiting[0].key, worker.given[0].key} & self.alone:
                return
            worker.give(waiting.popleft())

    def _hear(self, worker: _Worker, crew: list[_Worker], waiting: deque[Job]) -> Iterator[Outcome]:
        """What a worker says: that it begins, an outcome or, by dying, that a job is to be tried again."""
        try:
            said: Outcome | None = worker.way.recv()
        except (EOFError, OSError):
            crew.remove(worker)
            yield from self._bury(worker, waiting)
            return
        worker.fresh = False
        if said is None:
            worker.begun += 1
            self.begun(worker.given[worker.begun - 1])
            return
        worker.given.popleft()
        worker.begun -= 1
        yield said

    def _bury(self, worker: _Worker, waiting: deque[Job]) -> Iterator[Outcome]:
        """Its jobs are given to others. The one that it was on, or never came to, counts as tried once."""
        how = worker.end()
        given = list(worker.given)
        on = given.pop(max(worker.begun - 1, 0)) if worker.begun or (worker.fresh and given) else None
        waiting.extendleft(reversed(given))
        if on is None:
            return
        self.alone.add(on.key)
        self.tried[on.key] = self.tried.get(on.key, 0) + 1
        if self.tried[on.key] < _TRIES:
            waiting.append(on)
        else:
            yield died(on, how)


def _ready(crew: Sequence[_Worker]) -> list[_Worker]:
    """The workers that have something to say, or have died: their end of the way is closed then."""
    ready = wait([worker.way for worker in crew])
    return [worker for worker in crew if worker.way in ready]


def _work(way: Connection, held: Materials | Recipe, out: Path) -> None:
    """What a worker does until there is no more to do, or its parent is gone.

    An interruption is the parent's to handle: it would else be told once per worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    gone = [parent.sentinel] if parent else []
    try:
        materials = held if isinstance(held, Materials) else held.make()
        built: SimpleQueue[Outcome] = SimpleQueue()
        speaking = threading.Lock()
        threading.Thread(target=_send, args=(way, speaking, built), daemon=True).start()
        while not set(gone) & set(wait([way, *gone])):
            job: Job = way.recv()
            with speaking:
                way.send(None)
            built.put(attempt(job, materials, out))
    except (EOFError, OSError):
        return
    except ReportgenError as error:  # the inputs have changed under a worker that reads them anew
        print(f"reportgen: {error}", file=sys.stderr)
        sys.exit(int(error.exit_code))


def _send(way: Connection, speaking: threading.Lock, built: SimpleQueue[Outcome]) -> None:
    """Beside the building: wait for the disk, then hand each outcome over."""
    while True:
        outcome = flushed(built.get())
        try:
            with speaking:
                way.send(outcome)
        except OSError:  # the parent is gone, which the building notices
            return
