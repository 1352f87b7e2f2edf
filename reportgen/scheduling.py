"""What `reportgen schedule` does between its options and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.errors import Busy, Exit, Finding, ReportgenError, ScheduleError, UsageError
from reportgen.here import open_project, project_folder
from reportgen.listing import aligned
from reportgen.pipeline import read_checked
from reportgen.project import FILE, Project
from reportgen.schedule import clock, tell
from reportgen.schedule.account import missing, named
from reportgen.schedule.actions import ACTIONS
from reportgen.schedule.dates import Due, following, long_day
from reportgen.schedule.opened import FILE as RECORD
from reportgen.schedule.opened import FOLDER, alone, looked_at, opened
from reportgen.schedule.ready import Lack
from reportgen.schedule.run import Step, open_dues, run, what_lacks, worst
from reportgen.schedule.store import Store


def run_command(*, folder: Path | None, as_json: bool, quiet: bool, now: str | None) -> int:
    """Run what is due, tell who is to be told, and print what came of it."""
    with messages.told({"at": None, "runs": [], "next": []} if as_json else None):
        at = clock.now(now)
        project = _opened(folder, at)
        with _recorded(project, at) as store:
            store.forget("")
            steps = list(run(project, store, at, ACTIONS))
            said = tell.tell(project, store, at)
        if as_json:
            messages.print_json(_run_data(steps, said, project, at))
        else:
            for line in _run_lines(steps, project, at, quiet):
                click.echo(line)
        shown = [step for step in steps if step.news or not quiet]
        messages.print_findings((*(one for step in shown for one in step.came.findings), *said))
        return int(worst(steps))


def _opened(folder: Path | None, at: datetime) -> Project:
    """The project, with something in its schedule; where it can't be opened that is noted and told."""
    root = project_folder(folder)
    try:
        project = open_project(root)
    except ReportgenError as error:
        if (root / FOLDER / RECORD).is_file():
            with suppress(ScheduleError), alone(root), opened(root) as store:
                messages.print_findings(tell.tell_trouble(error, root, store, at))
        raise
    _check_scheduled(project)
    return project


def _check_scheduled(project: Project) -> None:
    if not project.schedule:
        do = 'Add [schedule.drafts] with on = "01-10", for example.'
        raise UsageError("Nothing is scheduled.", where=FILE, do=do)


@contextmanager
def _recorded(project: Project, at: datetime) -> Iterator[Store]:
    """The record, with no other run at work; where it can't be used, that is told as well as can be."""
    try:
        with alone(project.root), opened(project.root) as store:
            yield store
    except Busy:
        raise
    except ScheduleError as error:
        messages.print_findings(tell.tell_without_record(error, project, at))
        raise


def show_command(*, folder: Path | None, as_json: bool, now: str | None) -> int:
    """Print what is due, when next, and what is missing for it."""
    with messages.told({"at": None, "entries": []} if as_json else None):
        at = clock.now(now)
        project = open_project(folder)
        _check_scheduled(project)
        with looked_at(project.root) as store:
            plans = [_shown(due, project, store) for due in _looked_for(project, store, at.date())]
        if as_json:
            messages.print_json({"at": _at(at), "entries": plans, "findings": []})
        else:
            click.echo("\n".join(line for one in plans for line in _show_lines(one, at.date())))
        return int(Exit.FINE)


def log_command(*, folder: Path | None, as_json: bool) -> int:
    """Print what ran, when, and what became of it."""
    with messages.told({"log": []} if as_json else None):
        with looked_at(project_folder(folder)) as store:
            lines = [{"at": line.at} | json.loads(line.told) for line in store.log()]
        if as_json:
            messages.print_json({"log": lines, "findings": []})
        elif lines:
            columns = ("at", "entry", "due", "state", "summary")
            table = [{name: one[name] or "-" for name in columns} for one in lines]
            click.echo("\n".join(aligned(table)))
        else:
            click.echo("Nothing has run yet.")
        return int(Exit.FINE)


def install_command(
    *, folder: Path | None, sort: str, time: str, system: bool, write: bool, as_json: bool
) -> int:
    """Print what would call the schedule every day; with `write`, install it."""
    from reportgen.schedule.install import plan

    with messages.told({"files": [], "lines": "", "commands": [], "notes": []} if as_json else None):
        project = open_project(folder)
        _check_scheduled(project)
        made = plan(sort, project.root, time, system)
        findings = made.install() if write else ()
        if as_json:
            messages.print_json(made.as_data() | {"findings": messages.as_data(findings)})
        else:
            click.echo(made.text(write))
        messages.print_findings(findings)
        return int(Exit.FINDINGS if findings else Exit.FINE)


# ---- what a run prints


def _run_lines(steps: Sequence[Step], project: Project, at: datetime, quiet: bool) -> Iterator[str]:
    for step in steps:
        if step.news or not quiet:
            came, due = step.came, step.due
            yield f"{due.plan.name}, due {due.day}: {came.state}. {came.summary}"
            yield from (f"  - {lack}" for lack in came.missing)
            yield from (f"  {file}" for file in came.files)
    if not steps and not quiet:
        yield "Nothing is due. " + "; ".join(_coming(due) for due in tell.plan_of(project, at.date())) + "."


def _coming(due: Due) -> str:
    return f"{due.plan.name}: {named(due.plan.action, due.year)}, {long_day(due.day)}"


def _run_data(
    steps: Iterable[Step], said: Iterable[Finding], project: Project, at: datetime
) -> dict[str, Any]:
    plan = [
        {"entry": due.plan.name, "due": due.day.isoformat(), "year": due.year}
        for due in tell.plan_of(project, at.date())
    ]
    runs = [step.account | {"news": step.news} for step in steps]
    return {"at": _at(at), "runs": runs, "next": plan, "findings": messages.as_data(said)}


def _at(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


# ---- what is shown


def _looked_for(project: Project, store: Store, today: date) -> Iterator[tuple[Due, bool]]:
    """The due date of each entry that is open, else the next one; and whether it is open."""
    open_now = {due.plan.name: due for due in open_dues(project, store, today)}
    for plan in project.schedule:
        due = open_now.get(plan.name)
        yield due or following(plan, today), due is not None


def _shown(looked_for: tuple[Due, bool], project: Project, store: Store) -> dict[str, Any]:
    due, is_open = looked_for
    plan = due.plan
    standing = store.standing(plan.name, due.day.isoformat())
    lacks, trouble = _lacking(due, project)
    return {
        "entry": plan.name,
        "action": plan.action,
        "by": plan.by or None,
        "due": due.day.isoformat(),
        "year": due.year,
        "state": (standing.state or "due") if is_open else "next",
        "running": standing.running or None,
        "missing": missing(lacks),
        "findings": messages.as_data(trouble),
        "next": following(plan, due.day).day.isoformat(),
    }


def _lacking(due: Due, project: Project) -> tuple[tuple[Lack, ...], tuple[Finding, ...]]:
    """What a due date waits for, or why that can't be said."""
    try:
        return what_lacks(due, project, read_checked(project)), ()
    except ReportgenError as error:
        return (), error.findings


def _show_lines(one: dict[str, Any], today: date) -> Iterator[str]:
    due = date.fromisoformat(one["due"])
    days = (due - today).days
    when = f"in {days} days" if days > 1 else "tomorrow" if days == 1 else one["state"]
    by = "" if one["action"] == "draft" else f", by {one['by']}" if one["by"] else ", waits for a name"
    yield f"{one['entry']}: {named(one['action'], one['year'])}{by}; {long_day(due)} ({when})"
    if one["running"]:
        yield f"  - a run is at work on it, or was ended: {one['running']}"
    for lack in one["missing"]:
        yield f"  - {lack['topic'] + ': ' if 'of' in lack else ''}{lack['what']}"
    yield from (f"  - {finding['where']}: {finding['what']} {finding['do']}" for finding in one["findings"])
    if not one["missing"] and not one["findings"]:
        yield "  - nothing is missing"
