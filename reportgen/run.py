"""A run: many briefings into one year's folder, under its lock and with its record.

Workers build beside the files' places. This process alone decides what is current, moves files and keeps the
record; so whoever builds, and wherever, nobody else writes there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal as OneOf

from reportgen.current import Look, Standing
from reportgen.errors import Exit, Finding, PublishError, Severity
from reportgen.inventory import about
from reportgen.pipeline import PEOPLE, Job, Materials, Outcome
from reportgen.progress import Progress, Silent
from reportgen.project import FORMATS
from reportgen.publish import clear_scraps, locked
from reportgen.reasons import FORCED
from reportgen.record import Entry, Journal, Record, read_manifest, remove_journal, write_manifest
from reportgen.settle import Desk, recover
from reportgen.workers import Engine, here, processes, workers_for

State = OneOf["built", "current", "failed"]
EngineFor = Callable[[Materials, Path, int], Engine]
"""Makes the engine for so many briefings."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one briefing: why it was built, what there is to say, and what lies in its folder.

    `entry` is what the record says of it, where there is anything.
    """

    job: Job
    state: State
    folder: Path
    entry: Entry | None
    findings: tuple[Finding, ...]
    why: tuple[str, ...] = ()
    code: Exit = Exit.FINE

    @property
    def files(self) -> tuple[Path, ...]:
        """Its files, newly built or current; () where it failed."""
        outputs = self.entry.outputs if self.entry and not self.failed else ()
        return tuple(self.folder / output.place for output in outputs)

    @property
    def failed(self) -> bool:
        """Whether it was to be built and is not."""
        return self.state == "failed"


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a run: each briefing, in the jobs' order; the record as manifest.json has it."""

    results: tuple[Result, ...]
    record: Record
    findings: tuple[Finding, ...] = ()

    @property
    def codes(self) -> tuple[Exit, ...]:
        """The exit code of each briefing, and of the record itself where it could not be written."""
        own = (Exit.INTERNAL,) if self.findings else ()
        return (*(one.code for one in self.results), *own)


def local(workers: int | None) -> EngineFor:
    """The engine of this machine, on so many processes; None: as many as it is worth."""

    def engine(materials: Materials, out: Path, jobs: int) -> Engine:
        count = workers_for(jobs, workers)
        return processes(materials, out, count) if count > 1 else here(materials, out)

    return engine


def run(
    jobs: Sequence[Job],
    materials: Materials,
    out: Path,
    *,
    engine: EngineFor | None = None,
    force: bool = False,
    progress: Progress | None = None,
    also_read: Iterable[Path] = (),
) -> Ran:
    """Build those of the jobs (all of one year) that aren't current, or all by `force`, into OUT/YEAR.

    `also_read` are files outside the project that jobs were made of (a roster). Raises LockedError where
    another run is at it, PublishError where nothing can be written, InputError where the record is torn.
    """
    year = jobs[0].year
    folder = out / str(year)
    with locked(folder):
        record = _taken_up(folder, year)
        look = Look(record, materials, folder)
        standings = [look.standing(job) for job in jobs]
        going = _Run(folder, record, progress or Silent())
        try:
            going.go(standings, force, partial(engine or local(None), materials, out))
        finally:
            clear_scraps(_folders(folder))
        record.about = about(record, materials, also_read)
        findings = _put_down(folder, record)
        return Ran(tuple(going.results[job.key] for job in jobs), record, findings)


def _taken_up(folder: Path, year: int) -> Record:
    """The record as the last run left it or, if that was killed, with what it had written down."""
    record = read_manifest(folder, year)
    if recover(folder, record):
        write_manifest(folder, record)
    remove_journal(folder)
    clear_scraps(_folders(folder))
    return record


def _put_down(folder: Path, record: Record) -> tuple[Finding, ...]:
    """Write the record; why it can't be, where that is so: the journal then keeps what it says."""
    try:
        write_manifest(folder, record)
        remove_journal(folder)
    except PublishError as error:
        return (error.finding,)
    return ()


def _folders(folder: Path) -> tuple[Path, ...]:
    return folder, folder / PEOPLE


@dataclass(slots=True)
class _Run:
    folder: Path
    record: Record
    progress: Progress
    results: dict[str, Result] = field(default_factory=dict)

    def go(self, standings: Sequence[Standing], force: bool, engine: Callable[[int], Engine]) -> None:
        """Keep what is current, build the rest, and put each briefing in place as it comes."""
        why = {one.job.key: one.why or ((FORCED,) if force else ()) for one in standings}
        todo = [_wanted(one) for one in standings if why[one.job.key]]
        self.progress.started(len(todo), len(standings) - len(todo))
        try:
            for one in standings:
                if not why[one.job.key]:
                    self._keep(one)
            if todo:
                with Journal(self.folder) as journal:
                    self._build(todo, why, engine(len(todo)), Desk(self.folder, self.record, journal))
        finally:
            self.progress.finished()

    def _keep(self, one: Standing) -> None:
        assert one.entry
        self.record.entries[one.job.key] = one.entry
        self._done(Result(one.job, "current", self.folder, one.entry, one.findings))

    def _build(
        self, todo: Sequence[Job], why: dict[str, tuple[str, ...]], engine: Engine, desk: Desk
    ) -> None:
        left = {job.key: job for job in todo}
        outcomes = engine(todo, self.progress.begun)
        halted: Finding | None = None
        try:
            for outcome in outcomes:
                job = left.pop(outcome.job.key)  # a worker's is a copy of it
                halted = self._take(replace(outcome, job=job), why[job.key], desk)
                if halted:
                    break
        finally:
            outcomes.close()
        for job in left.values():
            self._done(self._not_begun(job, halted))

    def _take(self, outcome: Outcome, why: tuple[str, ...], desk: Desk) -> Finding | None:
        """Put an outcome where it belongs; why no other could be, where that is so."""
        if not outcome.failed:
            try:
                entry, told = desk.settle(outcome)
                findings = (*outcome.findings, *told)
                self._done(Result(outcome.job, "built", self.folder, entry, findings, why))
                return None
            except PublishError as error:
                outcome = Outcome.of(outcome.job, error)
        findings, code = outcome.findings, outcome.code
        self._done(Result(outcome.job, "failed", self.folder, None, findings, why, code))
        if outcome.halts:
            return outcome.findings[0]
        desk.fail(outcome)
        return None

    def _not_begun(self, job: Job, halted: Finding | None) -> Result:
        what = f"not begun: {halted.what}" if halted else "not begun."
        found = Finding(Severity.ERROR, job.slug, what, halted.do if halted else "")
        return Result(job, "failed", self.folder, None, (found,), code=Exit.INTERNAL)

    def _done(self, result: Result) -> None:
        self.results[result.job.key] = result
        self.progress.done(result)


def _wanted(one: Standing) -> Job:
    """The job, with the formats that were built before too: the files of a briefing never disagree."""
    job, entry = one.job, one.entry
    before = [ext for ext in FORMATS if entry and entry.output(f"{job.key}.{ext}")]
    return replace(job, formats=tuple(dict.fromkeys((*job.formats, *before))))
