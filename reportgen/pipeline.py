"""One briefing, from top to bottom: read, compose, write, verify, publish. It alone knows the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal as OneOf
from typing import cast

from reportgen import starter
from reportgen.check import Concern, check, disclosed
from reportgen.compose import Identity, Subject, Templates, check_columns, check_ids, compose
from reportgen.data.dataset import Codebook, Dataset, Hole
from reportgen.data.legislator import Legislator, Roster
from reportgen.data.office_note import OfficeNote
from reportgen.data.region import slug_of
from reportgen.document.nodes import Briefing
from reportgen.document.walk import figures
from reportgen.errors import Exit, Finding, InputError, ReportgenError, Severity, UsageError
from reportgen.explain import NAME, sidecar
from reportgen.project import FILE, Project
from reportgen.publish import publish
from reportgen.read import read_dataset
from reportgen.read.notes import read_notes, stray_notes
from reportgen.settings import nearest
from reportgen.verify import pages_of, unproven
from reportgen.write import pages_of as length_of
from reportgen.write import writer
from reportgen.write.theme import Theme, load_theme

Kind = OneOf["state", "region", "legislator"]


@dataclass(frozen=True, slots=True)
class Job:
    """One briefing to build: of a state (its code) or a region (its slug), for a year, in these formats.

    A legislator's has the code of the person's state.
    """

    kind: Kind
    code: str
    slug: str
    year: int
    formats: tuple[str, ...]
    person: Legislator | None = None

    @property
    def folder(self) -> Path:
        """The folder of its files, below that of all outputs."""
        return Path(str(self.year), "legislators") if self.person else Path(str(self.year))


@dataclass(frozen=True, slots=True)
class Materials:
    """What every briefing of a run shares, read once."""

    project: Project
    dataset: Dataset
    theme: Theme
    templates: Templates
    findings: tuple[Finding, ...]
    concerns: tuple[Concern, ...] = ()
    notes: Mapping[str, OfficeNote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job: the files in place, or none, the findings that say why, and its exit code."""

    job: Job
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    code: Exit = Exit.FINE

    @property
    def failed(self) -> bool:
        """Whether there is no new file."""
        return self.code is not Exit.FINE


def prepare(project: Project, roster: Roster | None = None) -> Materials:
    """Everything that the briefings of a run (for the people of a roster) share.

    Raises InputError or ThemeError.
    """
    reading = read_checked(project)
    check_ids(reading.dataset.codebook.measures)
    if roster:
        check_columns(roster)
    spare = starter.folder() / "templates"
    own = project.root / "templates"
    theme = load_theme(spare / "theme.toml", own / "theme.toml")
    dataset = _sound(reading.dataset, reading.concerns)
    notes = read_notes(project)
    stray = stray_notes(notes, project, [person.slug for person in roster.people] if roster else ())
    findings = (*reading.findings, *stray)
    return Materials(project, dataset, theme, Templates(own, spare), findings, reading.concerns, notes)


@dataclass(frozen=True, slots=True)
class Checked:
    """A project's dataset as it may be shown, what its files are found to have, and what is odd about it."""

    dataset: Dataset
    findings: tuple[Finding, ...]
    concerns: tuple[Concern, ...]


def read_checked(project: Project) -> Checked:
    """The project's data, read, with small counts withheld before anything looks at it, and checked."""
    reading = read_dataset(project)
    _check_measures(project, reading.dataset.codebook)
    shown = disclosed(reading.dataset, project.withhold_below, project.withheld_measures)
    return Checked(
        shown.dataset, reading.findings, (*shown.concerns, *check(shown.dataset, project.looked_at))
    )


def _check_measures(project: Project, book: Codebook) -> None:
    for id in project.withheld_measures:
        if id not in book.measures:
            do = nearest(id, book.measures) or "Write ids from inputs/measures.toml."
            raise UsageError(f'"{id}" is no measure.', where=f"{FILE}, [disclosure], measures", do=do)


def _sound(dataset: Dataset, concerns: tuple[Concern, ...]) -> Dataset:
    """The dataset with a hole for each error: a briefing that asks for one of its figures is not built."""
    holes = list(dataset.holes)
    for concern in concerns:
        if concern.stops:
            files = dict.fromkeys(
                one.locator.file for key in concern.keys for one in dataset.index.get(key, ())
            )
            holes.append(Hole(" and ".join(files), frozenset(concern.keys), doubted=True))
    return replace(dataset, holes=tuple(holes))


def build(job: Job, materials: Materials, out: Path) -> Outcome:
    """One briefing in each of its formats at OUT/FOLDER/SLUG.EXT, or the findings that say why not."""
    dataset = materials.dataset.watched()
    try:
        briefing = compose_job(job, materials, dataset)
        missing = _holes(dataset)
        if not missing:
            files = {ext: writer(ext)(briefing, materials.theme) for ext in job.formats}
            wrong = unproven(files, briefing, materials.dataset, materials.theme.letterhead.lines)
            if wrong:
                return Outcome(job, (), wrong, Exit.INTERNAL)
            told = (*_reviews(briefing, dataset), *_doubts(job, materials, dataset))
            named = {f"{job.slug}.{ext}": data for ext, data in files.items()}
            named |= _sidecar(briefing, materials, files)
            return Outcome(
                job, publish({out / job.folder / name: data for name, data in named.items()}), told
            )
    except ReportgenError as error:
        missing = _holes(dataset)
        if not missing:
            return Outcome(job, (), (error.finding,), error.exit_code)
    return Outcome(job, (), (*_errors(materials, dataset), *missing), Exit.UNUSABLE)


def compose_job(job: Job, materials: Materials, dataset: Dataset) -> Briefing:
    """The Briefing of a job, before any format."""
    project = materials.project
    place = project.regions[job.code] if job.kind == "region" else project.places[job.code]
    subject = Subject(
        place,
        job.year,
        project.templates[job.kind],
        project.subject,
        project.office,
        project.prepared,
        job.person,
        materials.notes.get(job.slug),
        materials.notes.get(slug_of(place.name)) if job.person else None,
    )
    return compose(
        subject, dataset, materials.templates, lambda briefing: length_of(briefing, materials.theme)
    )


def compose_again(known: Identity, materials: Materials) -> Briefing:
    """The briefing that a finished file is of, as the project gives it today.

    Raises InputError where an input file that it needs has errors, or any other error of composing it.
    """
    project = materials.project
    if known.code not in (project.regions if known.kind == "region" else project.places):
        what = f'the project has no place or region "{known.code}" any more.'
        raise UsageError(what, do=f"Look at [regions] and [places] in {FILE}.")
    job = Job(cast(Kind, known.kind), known.code, known.slug, known.year, (), known.person)
    dataset = materials.dataset.watched()
    told = replace(materials, project=replace(project, prepared=known.prepared))
    try:
        return compose_job(job, told, dataset)
    finally:
        missing = (*_errors(materials, dataset), *_holes(dataset))
        if missing:
            raise InputError.of(missing)


def _sidecar(briefing: Briefing, materials: Materials, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The table of what stands behind each figure, by its name, unless the project wants none."""
    if not materials.project.sidecar:
        return {}
    pages = pages_of(files["pdf"], briefing) if "pdf" in files else ()
    return {NAME.format(briefing.slug): sidecar(briefing, materials.dataset, pages)}


def _holes(dataset: Dataset) -> tuple[Finding, ...]:
    """The unusable input files that may hold what a briefing asked for."""
    files = {
        hole.file: None
        for hole in dataset.holes
        for key in dataset.asked or ()
        if hole.hides(key, present=key in dataset.index)
    }
    what = "this briefing needs figures that may stand in this file, which has errors."
    do = "Mend the errors named for it."
    return tuple(Finding(Severity.ERROR, file, what, do) for file in files)


def _errors(materials: Materials, dataset: Dataset) -> tuple[Finding, ...]:
    """The check's errors about figures that a briefing asked for."""
    asked = dataset.asked or {}
    return tuple(c.finding for c in materials.concerns if c.stops and not asked.keys().isdisjoint(c.keys))


def _doubts(job: Job, materials: Materials, dataset: Dataset) -> tuple[Finding, ...]:
    """The check's warnings about figures of the job's year that its briefing asked for."""
    asked = dataset.asked or {}
    return tuple(
        c.finding
        for c in materials.concerns
        if not c.stops and c.year == job.year and not asked.keys().isdisjoint(c.keys)
    )


def _reviews(briefing: Briefing, dataset: Dataset) -> tuple[Finding, ...]:
    """A warning for each figure on the page that a person must still look at."""
    cited = dict.fromkeys(i for figure in figures(briefing) for i in figure.observations)
    return tuple(
        Finding(
            Severity.WARNING,
            str(found.locator),
            f"To be reviewed: {found.review}",
            "Look at it in its source; then write who accepted it, and when, in the column accepted.",
        )
        for found in (dataset.by_id[i] for i in cited)
        if found.under_review
    )
