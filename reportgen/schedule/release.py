"""The release of a year's set, as the schedule calls for it."""

from __future__ import annotations

from datetime import date

from reportgen.errors import Exit
from reportgen.freeze import Order, freeze
from reportgen.plans import Plan
from reportgen.project import Project
from reportgen.release import folder_of, read_kept, revisions
from reportgen.schedule.dates import long_day
from reportgen.schedule.result import Result


def release(project: Project, year: int, plan: Plan, today: date) -> Result:
    """The year's set, released under the plan's name; raises ReleaseRefused with what stands against it."""
    roster = (project.root / plan.roster).absolute() if plan.roster else None
    frozen = freeze(project, Order(year, today, plan.by, roster=roster))
    name, count = frozen.release.name, len(frozen.files)
    summary = f"{name} was released under the name of {plan.by}: {count} files."
    return Result(Exit.FINE, True, summary, frozen.files, frozen.findings)


def released(project: Project, year: int) -> str:
    """By whom and when the year's set was released last: "2024/1, by J. Doe, on …"; "" where it was not."""
    known = revisions(project.root, year)
    if not known:
        return ""
    last = read_kept(folder_of(project.root, year, known[-1])).release
    return f"{last.name}, by {last.by}, on {long_day(last.day)}"
