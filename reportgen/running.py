"""What the commands do between their options and their exit codes: find the project, work, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.batch import exit_code, jobs_for, jobs_for_people
from reportgen.data.legislator import Roster
from reportgen.errors import Exit, Finding, Severity, UsageError, unread
from reportgen.here import open_project
from reportgen.listing import aligned, rows
from reportgen.pipeline import Job, Outcome, prepare
from reportgen.project import Project
from reportgen.workers import build_all


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
    as_json: bool,
) -> int:
    """The exit code of a build, whose files are printed to stdout and whose findings to stderr."""
    with messages.told({"year": None, "built": [], "failed": []} if as_json else None):
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
        target = out or project.root / "outputs"
        outcomes = build_all(wanted, materials, target, jobs, _progress(not as_json))
        years = {job.year for job in wanted}
        wrong = (c.finding for c in materials.concerns if c.stops and c.year in years)
        findings = (*materials.findings, *wrong, *(said for outcome in outcomes for said in outcome.findings))
        _show(outcomes, findings, as_json)
        return exit_code(outcomes, findings)


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
            click.echo(_short(out))
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


def _progress(wanted: bool) -> Any:
    """A line on the terminal that counts the briefings, rewritten by each; nothing where nobody looks."""
    if not wanted or not sys.stderr.isatty():
        return lambda _done, _of, _slug: None

    def show(done: int, of: int, slug: str) -> None:
        click.echo(f"\r\033[K{done} of {of}  {slug}" if done < of else "\r\033[K", err=True, nl=False)

    return show


def _show(outcomes: Iterable[Outcome], findings: Iterable[Finding], as_json: bool) -> None:
    """Print the files that were built, or the whole run as JSON; then the findings and what failed."""
    outcomes = tuple(outcomes)
    if as_json:
        messages.print_json(_as_data(outcomes, findings))
    for path in () if as_json else [path for outcome in outcomes for path in outcome.files]:
        click.echo(_short(path))
    messages.print_findings(findings)
    failed = [outcome.job.slug for outcome in outcomes if outcome.failed]
    if failed and len(outcomes) > 1:
        messages.say(f"{len(failed)} of {len(outcomes)} briefings could not be built: {', '.join(failed)}.")


def _as_data(outcomes: Sequence[Outcome], findings: Iterable[Finding]) -> dict[str, Any]:
    return {
        "year": outcomes[0].job.year,
        "built": [_job(one.job) | _results(one) for one in outcomes if not one.failed],
        "failed": [_job(one.job) | _results(one) for one in outcomes if one.failed],
        "findings": messages.as_data(findings),
    }


def _job(job: Job) -> dict[str, Any]:
    return {"slug": job.slug, "kind": job.kind, "code": job.code}


def _results(outcome: Outcome) -> dict[str, Any]:
    return {
        "files": [str(path.absolute()) for path in outcome.files],
        "findings": messages.as_data(outcome.findings),
    }


def _short(path: Path) -> str:
    """A path as one would type it here."""
    try:
        return str(path.absolute().relative_to(os.getcwd()))
    except ValueError:
        return str(path.absolute())
