"""What a due date sets off: building drafts, or releasing a set; and the shape that both have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reportgen.batch import exit_code, jobs_for, jobs_for_people
from reportgen.data.legislator import Roster
from reportgen.errors import Exit
from reportgen.pipeline import Job, Materials, prepare
from reportgen.plans import Plan
from reportgen.project import Project
from reportgen.read.roster import read_roster
from reportgen.run import Result as Built
from reportgen.run import run
from reportgen.schedule.release import release, released
from reportgen.schedule.result import Result


class Act(Protocol):
    """What an action is: it works on the figures of a year as a plan says, on a day.

    It may be called again for the same year, after a failure or where a run was killed, and then finishes
    what is left. A ReportgenError is a failure that the next run tries again.
    """

    def __call__(self, project: Project, year: int, plan: Plan, today: date, /) -> Result:
        """What came of it."""


@dataclass(frozen=True, slots=True)
class Actions:
    """The two actions; `released` says by whom and when a year was released, and "" where it was not."""

    draft: Act
    release: Act
    released: Callable[[Project, int], str]


def draft(project: Project, year: int, plan: Plan, _today: date) -> Result:
    """Build the plan's briefings as `reportgen build` does; it is done when every one is built."""
    people = roster_of(project, plan)
    materials = prepare(project, people)
    jobs = (*_listed(project, year, plan, materials), *_of_people(project, year, people, materials))
    if not jobs:
        return Result(Exit.FINE, True, "There is nothing to build.", (), materials.findings)
    also = [project.root / plan.roster] if plan.roster else []
    ran = run(jobs, materials, project.root / "outputs", also_read=also)
    wrong = (c.finding for c in materials.concerns if c.stops and c.year == year)
    findings = (
        *materials.findings, *wrong, *ran.findings, *(said for one in ran.results for said in one.findings)
    )  # fmt: skip
    files = tuple(path for one in ran.results for path in one.files)
    done = not any(one.failed for one in ran.results)
    return Result(exit_code(ran.codes, findings), done, _summary(ran.results), files, findings)


def roster_of(project: Project, plan: Plan) -> Roster | None:
    """The people of the plan's roster, which is named from the project's folder; raises InputError."""
    return read_roster(project.root / plan.roster, project) if plan.roster else None


def _listed(project: Project, year: int, plan: Plan, materials: Materials) -> tuple[Job, ...]:
    names, inside = plan.briefings or (), plan.inside or None
    nothing = plan.briefings is not None or (plan.roster and not _lists(project))
    if not names and inside is None and nothing:
        return ()
    return jobs_for(project, materials.dataset, names, inside=inside, year=year)


def _lists(project: Project) -> bool:
    return bool(project.build_regions or project.build_states)


def _of_people(project: Project, year: int, people: Roster | None, materials: Materials) -> tuple[Job, ...]:
    return jobs_for_people(project, materials.dataset, people.people, year=year) if people else ()


def _summary(outcomes: Sequence[Built]) -> str:
    failed = [one.job.slug for one in outcomes if one.failed]
    current = sum(one.state == "current" for one in outcomes)
    if not failed and current:
        built = len(outcomes) - current
        return f"{built} of {len(outcomes)} briefings were built; the others are as they were."
    if not failed:
        return f"{len(outcomes)} briefings were built." if len(outcomes) > 1 else "1 briefing was built."
    more = f" and {len(failed) - 6} more" if len(failed) > 6 else ""
    return f"{len(failed)} of {len(outcomes)} briefings could not be built: {', '.join(failed[:6])}{more}."


ACTIONS = Actions(draft, release, released)
"""What `reportgen schedule run` calls."""
