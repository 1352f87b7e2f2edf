"""A year's set checked, built from a snapshot of all it is made of, verified, and laid down for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from reportgen.against import Despite, against
from reportgen.batch import jobs_for, jobs_for_people
from reportgen.built_set import build_set
from reportgen.data.legislator import Roster
from reportgen.data.release import Release
from reportgen.errata import Erratum, as_table, errata, side
from reportgen.errors import Finding, ReleaseRefused, Severity, UsageError
from reportgen.pipeline import Job, Materials, prepare, released
from reportgen.progress import Progress
from reportgen.project import Project, load_project
from reportgen.publish import locked, publish
from reportgen.read.roster import read_roster
from reportgen.release import (
    BRIEFINGS,
    KEPT,
    SNAPSHOT,
    STARTER,
    Kept,
    folder_of,
    hashes_below,
    put_in_place,
    revisions,
    staged,
    take_snapshot,
    versions,
    written,
)
from reportgen.remade import Remade, made_of, of_release
from reportgen.run import Result

ERRATA = "errata.csv"
BuildSet = Callable[[Sequence[Job], Materials, Path], Sequence[Result]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be released: a year, on which day and by whom; for the people of a roster too, if given.

    `revises` says that it replaces the release before it, for a `reason`.
    """

    year: int
    day: date
    by: str
    note: str = ""
    revises: bool = False
    reason: str = ""
    roster: Path | None = None
    despite: Despite = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """A set that was released: its folder, its files there, the warnings, and what it prints otherwise."""

    release: Release
    folder: Path
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    errata: tuple[Erratum, ...] = ()


def freeze(
    project: Project, order: Order, workers: int | None = None, progress: Progress | None = None
) -> Frozen:
    """The set, laid down at releases/YEAR/REVISION whole or not at all.

    Raises UsageError for an order that can't be, ReleaseRefused with all that stands against it, LockedError
    where another release of the year is at work.
    """
    with locked(folder_of(project.root, order.year, 1).parent):
        before = _before(project, order)
        folder = folder_of(project.root, order.year, before.kept.release.revision + 1 if before else 1)
        with staged(folder) as stage:
            build = partial(build_set, workers=workers, progress=progress)
            frozen = _made(stage, project, order, before, build)
            put_in_place(stage, folder)
    return replace(
        frozen,
        folder=folder,
        files=tuple(folder / name for name in hashes_below(folder, BRIEFINGS)),
    )


def _made(stage: Path, project: Project, order: Order, before: Remade | None, build: BuildSet) -> Frozen:
    """The whole set in a folder where nobody looks, built from the snapshot that lies in it."""
    roster = take_snapshot(project, order.roster, stage)
    people, materials = _opened(stage, roster)
    standing = against(materials, order.year, order.despite)
    if standing:
        raise ReleaseRefused(standing)
    jobs = _jobs(materials, people, order.year)
    release = _release(order, before, stage, materials)
    materials = released(materials, release)
    results = build(jobs, materials, stage)
    _built(results, materials)
    found = errata(side(before.materials, before.jobs), side(materials, jobs)) if before else ()
    _lay_down(stage, release, jobs, roster, found if before else None)
    warnings = (*materials.findings, *(said for one in results for said in one.findings))
    return Frozen(release, stage, (), warnings, found)


def _release(order: Order, before: Remade | None, stage: Path, materials: Materials) -> Release:
    """What is to be kept of the order, and of a revision what it replaces and which figures changed.

    Raises UsageError where nothing did, nor anything else.
    """
    first = Release(order.year, 1, order.day, order.by, order.note, order.reason, despite=order.despite)
    if before is None:
        return first
    _same(stage, before)
    last = before.kept.release
    revised = _revised(before.materials, materials)
    return replace(first, revision=last.revision + 1, replaces=last.day, revised=revised)


def _before(project: Project, order: Order) -> Remade | None:
    """The release that an order replaces, None where there is none; raises UsageError where that can't be."""
    known = revisions(project.root, order.year)
    if not order.by.strip():
        raise UsageError("it says nobody's name.", where="--by", do="Write who signs the release.")
    if not known:
        if order.revises:
            do = f"Release it first: reportgen release {order.year} --by NAME"
            raise UsageError(f"{order.year} was never released.", where="--revise", do=do)
        return None
    before = of_release(project.root, order.year, known[-1])
    last = before.kept.release
    if not order.revises:
        do = f"A correction goes out with: reportgen release {order.year} --revise --by NAME --reason WHY"
        raise UsageError(f"{last.name} was released {last.day.isoformat()} by {last.by}.", do=do)
    if not order.reason.strip():
        raise UsageError("a revision needs a reason.", where="--reason", do="Say what was wrong.")
    if order.day < last.day:
        what = f"{order.day.isoformat()} is before the release that it replaces ({last.day.isoformat()})."
        raise UsageError(what, where="--on", do="Give a later day.")
    return before


def _opened(stage: Path, roster: str) -> tuple[Roster | None, Materials]:
    """The people of the snapshot's roster, and its materials."""
    project = load_project(stage / SNAPSHOT)
    people = read_roster(project.root / roster, project) if roster else None
    return people, prepare(project, people, stage / STARTER)


def _jobs(materials: Materials, people: Roster | None, year: int) -> tuple[Job, ...]:
    """What reportgen.toml lists, and the people of the roster."""
    project, data = materials.project, materials.dataset
    addressed = jobs_for_people(project, data, people.people, year=year) if people else ()
    if people and not (project.build_regions or project.build_states):
        return addressed
    return (*jobs_for(project, data, (), year=year), *addressed)


def _same(stage: Path, before: Remade) -> None:
    """Raises UsageError where nothing that the release before was made of has changed."""
    if hashes_below(stage, "snapshot") == dict(before.kept.snapshot):
        what = f"nothing has changed since {before.kept.release.name} was released."
        raise UsageError(what, do="Correct the figure in inputs first, then revise.")


def _revised(before: Materials, after: Materials) -> tuple[str, ...]:
    """The keys of the figures that say something else than they did."""
    old, new = before.dataset.index, after.dataset.index
    return tuple(
        sorted(
            str(key)
            for key, (best, *_) in new.items()
            if key not in old or (old[key][0].value, old[key][0].qualifier) != (best.value, best.qualifier)
        )
    )


def _built(results: Sequence[Result], materials: Materials) -> None:
    """Raises ReleaseRefused where a briefing couldn't be built."""
    failed = [one for one in results if one.failed]
    if failed:
        said = [finding for one in failed for finding in one.findings]
        errors = [finding for finding in said if finding.severity is Severity.ERROR]
        raise ReleaseRefused((*errors, *(f for f in materials.findings if f.severity is Severity.ERROR)))


def _lay_down(
    stage: Path, release: Release, jobs: Sequence[Job], roster: str, found: tuple[Erratum, ...] | None
) -> None:
    """Write what the set keeps of itself, and its errata where it is a revision."""
    if found is not None:
        publish({stage / ERRATA: as_table(found)})
    kept = Kept(
        release,
        tuple(map(made_of, jobs)),
        roster,
        versions(),
        hashes_below(stage, BRIEFINGS),
        hashes_below(stage, "snapshot"),
    )
    publish({stage / KEPT: written(kept)})
