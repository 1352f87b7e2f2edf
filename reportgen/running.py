"""What the commands do between their options and their exit codes: find the project, work, print."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reportgen import messages
from reportgen.batch import exit_code, jobs_for, jobs_for_people
from reportgen.data.legislator import Roster
from reportgen.errors import Exit, Severity, UsageError, unread
from reportgen.here import open_project
from reportgen.listing import aligned, rows
from reportgen.pipeline import prepare
from reportgen.progress import Bar, Events, Lines, Progress
from reportgen.project import Project
from reportgen.release import inside_a_release
from reportgen.run import EngineFor, local, run
from reportgen.showing import short, show


def build_command(
    *,
    names: Sequence[str],
    inside: str | None,
    roster: Path | None,
    year: int | None,
    formats: Sequence[str],
    out: Path | None,
    folder: Path | None,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """The exit code of a build, whose files are printed to stdout and whose findings to stderr."""
    with messages.told({"year": None, "built": [], "current": [], "failed": []} if as_json else None):
        engine_for = _engine(engine, scheduler, jobs)
        project = open_project(folder)
        people = _people(roster, project, names, inside) if roster else None
        materials = prepare(project, people)
        data = materials.dataset
        try:
            wanted = (
                jobs_for_people(project, data, people.people, year=year, formats=formats)
                if people
                else jobs_for(project, data, names, inside=inside, year=year, formats=formats)
            )
        except UsageError as error:
            raise unread(materials.findings) or error from None
        target = _target(out or project.root / "outputs")
        ran = run(
            wanted,
            materials,
            target,
            engine=engine_for,
            force=force,
            progress=_progress(as_json),
            also_read=[roster] if roster else [],
        )
        years = {job.year for job in wanted}
        wrong = (c.finding for c in materials.concerns if c.stops and c.year in years)
        told = (said for one in ran.results for said in one.findings)
        findings = (*materials.findings, *wrong, *ran.findings, *told)
        show(ran, findings, as_json)
        return exit_code(ran.codes, findings)


def _engine(name: str, scheduler: str | None, jobs: int | None) -> EngineFor:
    """The engine of that name; raises UsageError where options don't go together."""
    if name == "local":
        if scheduler:
            raise UsageError("--scheduler is for --engine dask.", do="Add --engine dask, or leave it out.")
        return local(jobs)
    from reportgen.cluster import on_dask

    if not scheduler:
        raise UsageError("--engine dask needs a scheduler.", do="Name it: --scheduler tcp://HOST:8786.")
    return on_dask(scheduler)


def _target(out: Path) -> Path:
    """The folder to build into; raises UsageError for that of a release."""
    if inside_a_release(out):
        do = "Choose another folder; a correction goes out with `reportgen release YEAR --revise`."
        raise UsageError("a release is never built over.", where=str(out), do=do)
    return out


def _people(file: Path, project: Project, names: Sequence[str], inside: str | None) -> Roster:
    """The people of the roster, and nobody else; raises UsageError where more is asked for, or InputError."""
    from reportgen.read.roster import read_roster

    if names or inside is not None:
        raise UsageError(
            f"--for builds the people of {file} and nothing else.",
            do="Leave the other names out, or build them with a command of their own.",
        )
    return read_roster(file, project)


def read_command(
    *,
    files: Sequence[Path],
    out: Path | None,
    profile: str | None,
    year: int | None,
    as_json: bool,
) -> int:
    """Read published sheets; their table goes to stdout or into a project, what there is to say to stderr."""
    from reportgen import reading

    with messages.told({"rows": [], "unread": []} if as_json else None):
        read = reading.read(files, profile, year)
        written = reading.write(read, out) if out else ()
        findings = (*read.findings, *written)
        if as_json:
            messages.print_json(reading.as_data(read) | {"findings": messages.as_data(findings)})
        elif out:
            click.echo(short(out))
        else:
            click.echo(reading.table_of(read), nl=False)
        messages.print_findings(findings)
        for_review = sum(bool(one.review) for one in read.rows)
        if for_review:
            messages.say(f"{for_review} of {len(read.rows)} rows are for review: the column review says why.")
        return int(Exit.FINE if read.in_full else Exit.FINDINGS)


def list_command(what: str, folder: Path | None, as_json: bool) -> int:
    """Print one of the lists; an input's errors, which make it incomplete, go to stderr."""
    from reportgen.read import read_dataset

    with messages.told({what: []} if as_json else None):
        project = open_project(folder)
        reading = read_dataset(project)
        table = rows(what, project, reading.dataset)
        if as_json:
            messages.print_json({what: table, "findings": messages.as_data(reading.findings)})
        else:
            click.echo("\n".join(aligned(table)))
        messages.print_findings(said for said in reading.findings if said.severity is Severity.ERROR)
    return 0


def init_command(folder: Path) -> int:
    """Make a new project, and say what to do next."""
    from reportgen.starter import make_project

    with messages.told():
        make_project(folder)
    click.echo(f"A new project is in {folder}.")
    click.echo(
        f"Fill in {folder / 'inputs' / 'figures.xlsx'}, then build: reportgen build --project {folder}"
    )
    return 0


def _progress(as_json: bool) -> Progress:
    if as_json:
        return Events()
    return Bar() if sys.stderr.isatty() else Lines(messages.say)
