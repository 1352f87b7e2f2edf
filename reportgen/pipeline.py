"""One briefing, from top to bottom: read, compose, write, verify, publish. It alone knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal as OneOf
from typing import cast

from reportgen import starter
from reportgen.answers import Answers, questions, roster_answer
from reportgen.check import Concern, check, disclosed
from reportgen.compose import Identity, Subject, Templates, check_columns, check_ids, compose, roster_asked
from reportgen.data.dataset import Codebook, Dataset, Hole
from reportgen.data.legislator import Legislator, Roster
from reportgen.data.observation import Key
from reportgen.data.office_note import OfficeNote
from reportgen.data.region import slug_of
from reportgen.data.release import Release
from reportgen.document.nodes import Briefing
from reportgen.document.walk import figures
from reportgen.errors import Exit, Finding, InputError, NoRoomError, ReportgenError, Severity, UsageError
from reportgen.explain import NAME, sidecar
from reportgen.project import FILE, Project
from reportgen.publish import Staged, publish, stage
from reportgen.read import read_dataset
from reportgen.read.notes import read_notes, stray_notes
from reportgen.record.reads import Reads, reads_of
from reportgen.settings import nearest
from reportgen.verify import pages_of, unproven
from reportgen.write import pages_of as length_of
from reportgen.write import writer
from reportgen.write.letters import check_letters
from reportgen.write.theme import Theme, load_theme

Put = Callable[[Mapping[Path, bytes]], tuple[Staged, ...]]
"""Puts files where they belong; what it gives waits there to be moved."""

Kind = OneOf["state", "region", "legislator"]
PEOPLE = "legislators"
"""The folder of legislators' briefings in a year's folder."""


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
        return Path(str(self.year), PEOPLE) if self.person else Path(str(self.year))

    @property
    def key(self) -> str:
        """Its name in the record of its year's folder: "maine", "legislators/maine-house-2-…"."""
        return f"{PEOPLE}/{self.slug}" if self.person else self.slug


@dataclass(frozen=True, slots=True)
class Recipe:
    """What materials are made of: the project, the starter's folder and the release, where there are any."""

    project: Project
    spare: Path | None = None
    release: Release | None = None

    def make(self) -> Materials:
        """The materials, read anew."""
        materials = prepare(self.project, None, self.spare)
        return released(materials, self.release) if self.release else materials


@dataclass(frozen=True, slots=True)
class Materials:
    """What every briefing of a run shares, read once; of a `release` and from `spare` files, if any."""

    project: Project
    dataset: Dataset
    theme: Theme
    templates: Templates
    findings: tuple[Finding, ...]
    concerns: tuple[Concern, ...] = ()
    notes: Mapping[str, OfficeNote] = field(default_factory=dict)
    release: Release | None = None
    spare: Path | None = None
    answers: Answers = field(init=False, compare=False)

    @property
    def recipe(self) -> Recipe:
        """What another process makes the same of."""
        return Recipe(self.project, self.spare, self.release)

    def __post_init__(self) -> None:
        """Answers are those of these very materials, also where some are replaced."""
        own = Answers(self.project, self.dataset, self.theme, self.templates, self.notes)
        object.__setattr__(self, "answers", own)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job: its files, or none, the findings that say why, and its exit code.

    `staged` are the files where they wait to be moved into place, if they were not put there at once. `reads`
    is what was read for them. `halts` says that no other briefing could be written either.
    """

    job: Job
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    code: Exit = Exit.FINE
    staged: tuple[Staged, ...] = ()
    reads: Reads | None = None
    halts: bool = False

    @staticmethod
    def of(job: Job, error: ReportgenError) -> Outcome:
        """The outcome of a job that an error ended."""
        return Outcome(job, (), (error.finding,), error.exit_code, halts=isinstance(error, NoRoomError))

    @property
    def failed(self) -> bool:
        """Whether there is no new file."""
        return self.code is not Exit.FINE


def prepare(project: Project, roster: Roster | None = None, spare: Path | None = None) -> Materials:
    """Everything that the briefings of a run (for the people of a roster) share.

    `spare` is the folder of the starter's files, where these are not the program's own. Raises InputError or
    ThemeError.
    """
    reading = read_checked(project)
    check_ids(reading.dataset.codebook.measures)
    if roster:
        check_columns(roster)
    others = (spare or starter.folder()) / "templates"
    own = project.root / "templates"
    theme = load_theme(others / "theme.toml", own / "theme.toml")
    dataset = _sound(reading.dataset, reading.concerns)
    notes = read_notes(project)
    stray = stray_notes(notes, project, [person.slug for person in roster.people] if roster else ())
    findings = (*reading.findings, *stray)
    templates = Templates(own, others)
    return Materials(project, dataset, theme, templates, findings, reading.concerns, notes, spare=spare)


def released(materials: Materials, release: Release) -> Materials:
    """The materials of a release: dated by its day, its revised figures marked.

    An error of the check that was released despite of is none here.
    """
    despite = {named for named, _ in release.despite}
    concerns = tuple(c for c in materials.concerns if not (c.stops and despite & set(map(str, c.keys))))
    holes = tuple(hole for hole in materials.dataset.holes if not hole.doubted)
    dataset = _sound(replace(materials.dataset, holes=holes), concerns).revised(frozenset(release.revised))
    project = replace(materials.project, prepared=release.day)
    return replace(materials, project=project, dataset=dataset, concerns=concerns, release=release)


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
    """One briefing in each of its formats at OUT/FOLDER/SLUG.EXT, or the findings that say why not.

    No record is kept of it, and what lies there is replaced: a batch stages it instead.
    """
    return _made(job, materials, out, _in_place)


def _in_place(files: Mapping[Path, bytes]) -> tuple[Staged, ...]:
    publish(files)
    return ()


def staged(job: Job, materials: Materials, out: Path) -> Outcome:
    """The same, with the files beside their places, from where `publish.move` puts them there."""
    return _made(job, materials, out, stage)


def _made(job: Job, materials: Materials, out: Path, put: Put) -> Outcome:
    dataset = materials.dataset.watched()
    try:
        briefing = compose_job(job, materials, dataset)
        missing = _holes(dataset)
        if not missing:
            if "docx" in job.formats:
                check_letters(briefing, materials.theme)
            outcome, named = _finished(job, materials, dataset, briefing)
            files = {out / job.folder / name: data for name, data in named.items()}
            return replace(outcome, files=tuple(files), staged=put(files))
    except ReportgenError as error:
        missing = _holes(dataset)
        if not missing:
            return Outcome.of(job, error)
    return Outcome(job, (), (*_errors(materials, dataset), *missing), Exit.UNUSABLE)


def _finished(
    job: Job, materials: Materials, dataset: Dataset, briefing: Briefing
) -> tuple[Outcome, dict[str, bytes]]:
    """The briefing written and read back: its files by their names, none where something doesn't hold."""
    files = {ext: writer(ext)(briefing, materials.theme) for ext in job.formats}
    wrong = unproven(files, briefing, materials.dataset, materials.theme.letterhead.lines)
    if wrong:
        return Outcome(job, (), wrong, Exit.INTERNAL), {}
    for id in {i for figure in figures(briefing) for i in figure.observations}:
        dataset.by_id[id]  # which notes it
    told = warnings(materials, job.year, dataset.asked or (), cells_in(dataset.noted or ()))
    named = {f"{job.slug}.{ext}": data for ext, data in files.items()}
    named |= _sidecar(briefing, materials, dataset, files)
    return Outcome(job, (), told, reads=_reads(job, materials, dataset, briefing)), named


def _reads(job: Job, materials: Materials, dataset: Dataset, briefing: Briefing) -> Reads:
    """All that the briefing was made from, as questions with their answers."""
    files = materials.templates.files(materials.project.templates[job.kind])
    asked = dict.fromkeys(questions(dataset, job.kind, files, note_slugs(job, materials.project)))
    answers = [(question, materials.answers(question)) for question in asked]
    if job.person:
        names = roster_asked(briefing.id)
        answers += [(f"roster {name}", roster_answer(job.person, name)) for name in names]
    return reads_of(answers)


def note_slugs(job: Job, project: Project) -> tuple[str, ...]:
    """The names of the notes that a briefing may have: its own and, of a person, that of the state."""
    return (job.slug, slug_of(project.places[job.code].name)) if job.person else (job.slug,)


def compose_job(job: Job, materials: Materials, dataset: Dataset) -> Briefing:
    """The Briefing of a job, before any format."""
    project, book = materials.project, dataset.codebook
    place = book.regions[job.code] if job.kind == "region" else book.places[job.code]
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
        project.draft_mark and materials.release is None,
        materials.release,
    )
    return compose(
        subject, dataset, materials.templates, lambda briefing: length_of(briefing, materials.theme)
    )


def compose_again(known: Identity, materials: Materials) -> Briefing:
    """The briefing that a finished file is of, as the project gives it today; raises as `compose_whole`."""
    job = Job(cast(Kind, known.kind), known.code, known.slug, known.year, (), known.person)
    project = replace(materials.project, prepared=known.prepared, draft_mark=known.draft)
    return compose_whole(job, replace(materials, project=project))


def compose_whole(job: Job, materials: Materials) -> Briefing:
    """The Briefing of a job, from figures without errors.

    Raises UsageError where the project doesn't have its place, InputError where an input file that it needs
    has errors, or any other error of composing it.
    """
    project = materials.project
    if job.code not in (project.regions if job.kind == "region" else project.places):
        what = f'the project has no place or region "{job.code}" any more.'
        raise UsageError(what, do=f"Look at [regions] and [places] in {FILE}.")
    dataset = materials.dataset.watched()
    try:
        return compose_job(job, materials, dataset)
    finally:
        missing = (*_errors(materials, dataset), *_holes(dataset))
        if missing:
            raise InputError.of(missing)


def _sidecar(
    briefing: Briefing, materials: Materials, dataset: Dataset, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The table of what stands behind each figure, by its name, unless the project wants none."""
    if not materials.project.sidecar:
        return {}
    pages = pages_of(files["pdf"], briefing) if "pdf" in files else ()
    return {NAME.format(briefing.slug): sidecar(briefing, dataset, pages)}


def _holes(dataset: Dataset) -> tuple[Finding, ...]:
    """The unusable input files that may hold what a briefing asked for."""
    return holes_under(dataset, dataset.asked or ())


def holes_under(dataset: Dataset, asked: Iterable[Key]) -> tuple[Finding, ...]:
    """An error for each unusable input file that may hold one of these figures."""
    asked = tuple(asked) if dataset.holes else ()
    files = {
        hole.file: None
        for hole in dataset.holes
        for key in asked
        if hole.hides(key, present=key in dataset.index)
    }
    what = "this briefing needs figures that may stand in this file, which has errors."
    do = "Mend the errors named for it."
    return tuple(Finding(Severity.ERROR, file, what, do) for file in files)


def _errors(materials: Materials, dataset: Dataset) -> tuple[Finding, ...]:
    """The check's errors about figures that a briefing asked for."""
    asked = dataset.asked or {}
    return tuple(c.finding for c in materials.concerns if c.stops and not asked.keys().isdisjoint(c.keys))


def stopped(materials: Materials, asked: Iterable[Key]) -> bool:
    """Whether a briefing that asks for these figures can't be built today, as a file or a figure is at fault.

    An error of the check is a hole too.
    """
    return bool(holes_under(materials.dataset, asked))


def warnings(
    materials: Materials, year: int, asked: Iterable[Key], cited: Iterable[str]
) -> tuple[Finding, ...]:
    """What a briefing of that year warns of, which asked for these figures and cites these observations."""
    return (*_reviews(materials.dataset, cited), *_doubts(materials.concerns, year, frozenset(asked)))


def cells_in(questions: Iterable[str]) -> tuple[str, ...]:
    """The ids of the observations whose cells were looked at, in order."""
    return tuple(sorted(one.removeprefix("cell ") for one in questions if one.startswith("cell ")))


def _doubts(concerns: Iterable[Concern], year: int, asked: frozenset[Key]) -> Iterator[Finding]:
    """The check's warnings about figures of that year among those asked for."""
    for concern in concerns:
        if not concern.stops and concern.year == year and not asked.isdisjoint(concern.keys):
            yield concern.finding


def _reviews(dataset: Dataset, ids: Iterable[str]) -> Iterator[Finding]:
    """A warning for each of these observations that a person must still look at."""
    for found in (dataset.by_id[id] for id in ids):
        if found.under_review:
            yield Finding(
                Severity.WARNING,
                str(found.locator),
                f"To be reviewed: {found.review}",
                "Look at it in its source; then write who accepted it, and when, in the column accepted.",
            )
