"""One call of the schedule: run what is due and ready, once; say what waits; note all of it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from reportgen.check.concern import listed
from reportgen.errors import Exit, Finding, LockedError, ReportgenError, Severity
from reportgen.pipeline import Checked, read_checked
from reportgen.project import Project
from reportgen.schedule.account import Account, Came, account, named, text_of
from reportgen.schedule.actions import Actions, roster_of
from reportgen.schedule.dates import Due, in_order, long_day, until
from reportgen.schedule.ready import Lack, errors, lacks
from reportgen.schedule.store import Store

_TOPICS = {
    "name": "a name",
    "figures": "figures",
    "review": "a look at rows under review",
    "errors": "errors to be mended",
    "lock": "another run to end",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a due date in this call; `news` where that is another state than before."""

    due: Due
    came: Came
    news: bool

    @property
    def account(self) -> Account:
        """As plain values."""
        return account(self.due, self.came)


def run(project: Project, store: Store, now: datetime, actions: Actions) -> Iterator[Step]:
    """A step for each due date that isn't over, as it is taken; each is noted before it is given.

    Of a plan only its latest due date is run; those before it that were not done are missed for good.
    """
    store.see(project.schedule, now.date())
    for due in open_dues(project, store, now.date()):
        killed = store.standing(due.plan.name, due.day.isoformat()).running
        came = _take_up(due, project, store, now, actions)
        if killed:
            came = replace(came, findings=(_taken_up(due, killed), *came.findings))
        yield note(project, store, due, came, now)


def note(project: Project, store: Store, due: Due, came: Came, now: datetime) -> Step:
    """Note what became of a due date, and whom to tell."""
    wanted = "failed" if came.state == "missed" else came.state
    news = store.end(
        due.plan.name,
        due.day.isoformat(),
        state=came.state,
        about=came.about,
        at=now,
        told=text_of(account(due, came)),
        owed=project.channels.names if wanted in project.channels.when else (),
    )
    return Step(due, came, news)


def _taken_up(due: Due, killed: str) -> Finding:
    what = f"An earlier run ({killed}) ended before it was through."
    return Finding(Severity.WARNING, due.plan.name, what, "This one took it up again; nothing is to be done.")


def open_dues(project: Project, store: Store, today: date) -> tuple[Due, ...]:
    """The due dates up to today that are not over, in their order."""
    return in_order(
        due
        for plan in project.schedule
        for due in until(plan, store.since(plan), today)
        if not store.standing(plan.name, due.day.isoformat()).over
    )


def _later(due: Due, store: Store, today: date) -> Due | None:
    """The plan's next due date, where that has come too."""
    dues = until(due.plan, store.since(due.plan), today)
    return next((one for one in dues if one.day > due.day), None)


def _missed(due: Due, later: Due) -> Came:
    passed = f"It was passed over, as {long_day(later.day)} has come since."
    if due.year == later.year:
        return Came("missed", Exit.FINE, passed)
    released = due.plan.action == "release"
    how = f"release {due.year} --by NAME" if released else f"build --year {due.year}"
    summary = f"{passed} The schedule doesn't make {named(due.plan.action, due.year)} any more."
    return Came("missed", Exit.FINE, f"{summary} If that is still wanted, run: reportgen {how}")


def _take_up(due: Due, project: Project, store: Store, now: datetime, actions: Actions) -> Came:
    """What becomes of a due date now. Whatever goes wrong is a failure of it alone, tried again next time."""
    try:
        out = actions.released(project, due.year) if due.plan.action == "release" else ""
        if out:
            return Came("done", Exit.FINE, f"It is out already: {out}.")
        later = _later(due, store, now.date())
        if later:
            return _missed(due, later)
        checked = read_checked(project)
        missing = what_lacks(due, project, checked)
        if missing:
            summary = f"It waits for {_topics(missing)}."
            return Came("waiting", Exit.WAITING, summary, missing, errors(checked, due.year))
        store.begin(due, now)
        act = actions.release if due.plan.action == "release" else actions.draft
        return Came.of(act(project, due.year, due.plan, now.date()))
    except LockedError as error:  # somebody builds or releases by hand: the next call finds it done or free
        missing = (Lack("lock", error.what, error.do),)
        return Came("waiting", Exit.WAITING, f"It waits for {_topics(missing)}.", missing)
    except ReportgenError as error:
        return _failed(error.exit_code, error.findings)
    except Exception as error:
        if os.environ.get("REPORTGEN_TRACEBACK"):
            traceback.print_exc()
        what = f"an internal fault: {type(error).__name__}: {error}".removesuffix(": ") + "."
        do = "Run it again with --traceback to see more, and report it."
        return _failed(Exit.INTERNAL, (Finding(Severity.ERROR, due.plan.name, what, do),))


def _topics(missing: Iterable[Lack]) -> str:
    return listed(list(dict.fromkeys(_TOPICS.get(lack.topic, lack.topic) for lack in missing)))


def _failed(code: Exit, findings: tuple[Finding, ...]) -> Came:
    where = f" ({findings[0].where})" if findings[0].where else ""
    return Came("failed", code, f"It could not be done{where}; the next run tries again.", (), findings)


def what_lacks(due: Due, project: Project, checked: Checked) -> tuple[Lack, ...]:
    """What a due date waits for: figures, people's eyes or, where only that is left, a name."""
    people = roster_of(project, due.plan)
    states = [person.state for person in people.people] if people else []
    found = lacks(due.plan, due.year, project, checked, states)
    if not found and due.plan.action == "release" and not due.plan.by:
        do = f"Look the set through; then run: reportgen release {due.year} --by NAME"
        return (Lack("name", "Everything is there, and it waits for a name.", do),)
    return found


def worst(steps: list[Step]) -> Exit:
    """How a call ended: with the gravest failure, else 6 where something waits, else 0."""
    failed = [step.came.code for step in steps if step.came.state == "failed"]
    if failed:
        return max(failed)
    return Exit.WAITING if any(step.came.state == "waiting" for step in steps) else Exit.FINE
