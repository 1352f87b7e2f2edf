"""A released set's materials and jobs, from its snapshot: what it was made of, to be read or made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from reportgen.data.legislator import Legislator
from reportgen.errors import InputError
from reportgen.pipeline import Job, Kind, Materials, prepare, released
from reportgen.project import load_project
from reportgen.read.roster import read_roster
from reportgen.release import SNAPSHOT, STARTER, Kept, Made, folder_of, read_kept


@dataclass(frozen=True, slots=True)
class Remade:
    """A released set: what it keeps of itself, its materials as they were, and its jobs."""

    folder: Path
    kept: Kept
    materials: Materials
    jobs: tuple[Job, ...]


@lru_cache(maxsize=4)
def remade(folder: Path) -> Remade:
    """The set in this folder; raises an error of ours where something of it is missing or can't be read."""
    kept = read_kept(folder)
    project = load_project(folder / SNAPSHOT)
    roster = read_roster(folder / SNAPSHOT / kept.roster, project) if kept.roster else None
    materials = released(prepare(project, roster, folder / STARTER), kept.release)
    people = {one.slug: one for one in roster.people} if roster else {}
    return Remade(folder, kept, materials, tuple(_jobs(kept, people)))


def _jobs(kept: Kept, people: Mapping[str, Legislator]) -> Iterator[Job]:
    for one in kept.made:
        yield Job(
            cast(Kind, one.kind), one.code, one.slug, kept.release.year, one.formats, people.get(one.slug)
        )


def made_of(job: Job) -> Made:
    """A job as a released set keeps it."""
    return Made(job.kind, job.code, job.slug, job.formats)


def of_release(root: Path, year: int, revision: int) -> Remade:
    """A project's release of a year; raises InputError where it isn't there."""
    folder = folder_of(root, year, revision)
    if not folder.is_dir():
        what = f"it is of the release {year}/{revision}, which this project doesn't have."
        raise InputError(what, where=str(folder), do="Name the project that has it with --project.")
    return remade(folder)
