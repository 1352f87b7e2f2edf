"""One call of the schedule: what is run, waits, fails and is missed, and that nothing is run twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from yearly import add_figures, made_project, settings

from reportgen.errors import Exit, Finding, PublishError, Severity
from reportgen.plans import Plan
from reportgen.project import Project, load_project
from reportgen.schedule import clock
from reportgen.schedule.actions import Actions
from reportgen.schedule.opened import opened
from reportgen.schedule.result import Result
from reportgen.schedule.run import Step, run, worst

DRAFTS = '[schedule.drafts]\non = "01-10"\nneeds = ["calls"]\n'
RELEASE = '[schedule.release]\non = "02-15"\naction = "release"\n'
BY = 'by = "J. Doe"\n'
BOTH = ("XE calls 12", "XW calls 8")
FULL = (*BOTH, "XE visits 3", "XW visits 4")


@dataclass
class Office:
    """A project with two actions that note what they are called for, and do as they are told."""

    root: Path
    calls: list[tuple[str, int, str]] = field(default_factory=list)
    out: dict[int, str] = field(default_factory=dict)
    does: Callable[[], Result] = lambda: Result(Exit.FINE, True, "It is made.")

    def call(self, day: str) -> list[Step]:
        actions = Actions(self._note("draft"), self._note("release"), lambda _project, y: self.out.get(y, ""))
        with opened(self.root) as store:
            return list(run(load_project(self.root), store, clock.now(day), actions))

    def told(self, day: str) -> list[str]:
        return [f"{s.due.plan.name} {s.due.year} {s.came.state}" for s in self.call(day)]

    def _note(self, action: str) -> Callable[[Project, int, Plan, date], Result]:
        def act(_project: Project, year: int, plan: Plan, today: date) -> Result:
            self.calls.append((action, year, f"{today}"))
            if action == "release" and self.does is not failing:
                self.out[year] = f"by {plan.by}"
            return self.does()

        return act


@pytest.fixture
def office(tmp_path: Path) -> Office:
    root = made_project(tmp_path / "project", DRAFTS)
    add_figures(root, 2023, *FULL)
    return Office(root)


def test_nothing_is_due_before_its_day(office: Office) -> None:
    assert office.told("2025-01-01") == []
    assert office.told("2025-01-09T23:59") == []


def test_it_runs_on_its_day_and_never_again(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)
    assert office.told("2025-01-10T00:00") == ["drafts 2024 done"]
    for day in ("2025-01-10", "2025-01-11", "2025-06-01", "2025-12-31"):
        assert office.told(day) == []
    assert office.calls == [("draft", 2024, "2025-01-10")]


def test_late_data_are_waited_for(office: Office) -> None:
    assert office.told("2025-01-10") == ["drafts 2024 waiting"]
    add_figures(office.root, 2024, BOTH[0])
    [step] = office.call("2025-01-20")
    assert [str(lack) for lack in step.came.missing] == [
        "calls: 1 of 2 places of Made-up Coast; Westmark (made up) is missing."
    ]
    assert worst([step]) is Exit.WAITING
    add_figures(office.root, 2024, *BOTH)
    assert office.told("2025-03-03") == ["drafts 2024 done"]
    assert office.calls == [("draft", 2024, "2025-03-03")]


def test_a_day_missed_while_the_machine_was_off_is_caught_up_on(office: Office) -> None:
    office.call("2025-01-02")
    add_figures(office.root, 2024, *BOTH)
    assert office.told("2025-02-27") == ["drafts 2024 done"]


def test_of_two_missed_years_only_the_last_is_run_and_the_other_is_told(office: Office) -> None:
    office.call("2025-01-02")
    add_figures(office.root, 2024, *BOTH)
    add_figures(office.root, 2025, *BOTH)
    missed, done = office.call("2026-03-01")
    assert (missed.came.state, missed.due.year) == ("missed", 2024)
    assert "run: reportgen build --year 2024" in missed.came.summary
    assert (done.came.state, done.due.year) == ("done", 2025)
    assert office.calls == [("draft", 2025, "2026-03-01")]
    assert worst([missed, done]) is Exit.FINE


def test_what_waited_for_a_year_is_given_up_when_the_next_is_due(office: Office) -> None:
    office.call("2025-01-10")
    assert office.told("2026-01-10") == ["drafts 2024 missed", "drafts 2025 waiting"]
    add_figures(office.root, 2024, *BOTH)
    assert office.told("2026-01-11") == ["drafts 2025 waiting"]


def test_of_two_days_for_the_same_year_the_later_stands_in(office: Office) -> None:
    settings(office.root, DRAFTS.replace('"01-10"', '["01-10", "07-10"]'))
    office.call("2025-01-10")
    add_figures(office.root, 2024, *BOTH)
    missed, done = office.call("2025-07-10")
    assert missed.came.summary == "It was passed over, as July 10, 2025 has come since."
    assert done.came.state == "done"


def test_a_day_that_is_over_when_it_is_written_is_not_run(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)
    assert office.told("2025-03-01") == []
    settings(office.root, DRAFTS.replace("01-10", "02-20"))
    assert office.told("2025-03-02") == []
    assert office.told("2026-02-20") == ["drafts 2025 waiting"]


def test_a_clock_that_is_set_back_runs_nothing_twice(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)
    office.call("2025-01-10")
    assert office.told("2024-06-01") == []
    assert office.told("2025-01-10") == []
    assert len(office.calls) == 1


def test_a_failure_is_tried_again_until_it_succeeds_and_is_news_once(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)

    office.does = failing
    news = [office.call(f"2025-01-{day}")[0].news for day in (10, 11, 12)]
    assert news == [True, False, False]
    [step] = office.call("2025-01-13")
    assert (step.came.state, step.came.code, worst([step])) == ("failed", Exit.INTERNAL, Exit.INTERNAL)
    assert str(step.came.findings[0]) == "outputs: The disk is full."

    def other() -> Result:
        return Result(Exit.PARTLY, False, "1 of 3.", (), (Finding(Severity.ERROR, "a", "b"),))

    office.does = other
    [step] = office.call("2025-01-14")
    assert (step.news, worst([step])) == (True, Exit.PARTLY)
    office.does = lambda: Result(Exit.FINE, True, "It is made.")
    [step] = office.call("2025-01-15")
    assert (step.news, step.came.state) == (True, "done")


def test_a_fault_of_the_program_is_a_failure_and_no_traceback(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)

    def fault() -> Result:
        raise RuntimeError("nobody foresaw this")

    office.does = fault
    [step] = office.call("2025-01-10")
    assert step.came.code is Exit.INTERNAL
    assert "an internal fault: RuntimeError: nobody foresaw this." in step.came.findings[0].what


def test_waiting_is_news_when_something_else_is_missing(office: Office) -> None:
    settings(office.root, DRAFTS.replace('["calls"]', '["calls", "visits"]'))
    assert office.call("2025-01-10")[0].news
    add_figures(office.root, 2024, "XE calls 1")
    assert office.call("2025-01-11")[0].news  # there are figures of the year now
    add_figures(office.root, 2024, "XE calls 1", "XE visits 1")
    assert not office.call("2025-01-12")[0].news  # both measures are still waited for
    add_figures(office.root, 2024, *BOTH)
    [step] = office.call("2025-01-13")
    assert (step.news, step.came.summary) == (True, "It waits for visits.")


def test_a_killed_run_is_taken_up_again_and_says_so(office: Office) -> None:
    add_figures(office.root, 2024, *BOTH)

    office.does = killed
    with pytest.raises(KeyboardInterrupt):
        office.call("2025-01-10")
    office.does = lambda: Result(Exit.FINE, True, "It is made.")
    [step] = office.call("2025-01-11")
    assert step.came.state == "done"
    assert "An earlier run (process " in step.came.findings[0].what
    assert office.call("2025-01-12") == []


def test_one_that_fails_doesn_t_stop_the_others(office: Office) -> None:
    settings(
        office.root, DRAFTS.replace("calls", "cals") + '[schedule.more]\non = "01-10"\nneeds = ["calls"]\n'
    )
    add_figures(office.root, 2024, *BOTH)
    steps = office.call("2025-01-10")
    assert [step.came.state for step in steps] == ["failed", "done"]
    assert 'Did you mean "calls"' in steps[0].came.findings[0].do
    assert worst(steps) is Exit.USAGE


def test_inputs_that_can_t_be_read_are_a_failure(office: Office) -> None:
    (office.root / "inputs" / "measures.toml").write_text("[calls\n", encoding="utf-8")
    [step] = office.call("2025-01-10")
    assert (step.came.state, step.came.code) == ("failed", Exit.UNUSABLE)


# ---- releases


def test_a_release_waits_for_figures_then_for_a_name(office: Office) -> None:
    settings(office.root, RELEASE)
    office.call("2025-02-01")
    add_figures(office.root, 2024, *BOTH)
    [step] = office.call("2025-02-15")
    assert [lack.topic for lack in step.came.missing] == ["visits"]
    add_figures(office.root, 2024, *FULL)
    [step] = office.call("2025-02-16")
    assert step.news
    assert [str(lack) for lack in step.came.missing] == ["Everything is there, and it waits for a name."]
    assert step.came.missing[0].do.endswith("run: reportgen release 2024 --by NAME")
    assert office.calls == []


def test_a_release_that_somebody_made_by_hand_is_done(office: Office) -> None:
    settings(office.root, RELEASE)
    office.call("2025-02-15")
    office.out[2024] = "by J. Doe, on February 17, 2025"
    [step] = office.call("2025-02-18")
    assert (step.came.state, office.calls) == ("done", [])
    assert step.came.summary == "It is out already: by J. Doe, on February 17, 2025."


def test_a_release_made_by_hand_is_no_missed_one_even_when_the_next_has_come(office: Office) -> None:
    settings(office.root, RELEASE)
    office.call("2025-02-15")
    office.out[2024] = "by J. Doe, on March 1, 2025"
    assert office.told("2026-02-15") == ["release 2024 done", "release 2025 waiting"]


def test_a_release_goes_out_by_itself_under_the_name_that_was_given(office: Office) -> None:
    settings(office.root, RELEASE + BY)
    add_figures(office.root, 2024, *FULL)
    assert office.told("2025-02-15") == ["release 2024 done"]
    assert office.out == {2024: "by J. Doe"}


def test_a_release_does_not_go_out_over_rows_under_review_or_errors(office: Office) -> None:
    settings(office.root, RELEASE + BY)
    add_figures(office.root, 2024, *FULL[1:], "XE calls 12 Look at it.")
    [step] = office.call("2025-02-15")
    assert [lack.topic for lack in step.came.missing] == ["review"]
    add_figures(office.root, 2024, *FULL)
    add_figures(office.root, 2024, "XE calls twelve", name="more")
    [step] = office.call("2025-02-16")
    assert [lack.topic for lack in step.came.missing] == ["errors"]
    assert step.came.findings[0].where == "inputs/2024/more.csv, row 2, column value"
    assert office.calls == []


def test_a_release_that_was_killed_after_it_was_out_is_not_made_again(office: Office) -> None:
    settings(office.root, RELEASE + BY)
    add_figures(office.root, 2024, *FULL)

    office.does = killed
    with pytest.raises(KeyboardInterrupt):
        office.call("2025-02-15")
    assert office.told("2025-02-15T07:00") == ["release 2024 done"]
    assert len(office.calls) == 1


def test_drafts_come_before_the_release_when_both_were_missed(office: Office) -> None:
    settings(office.root, RELEASE + BY + DRAFTS)
    office.call("2025-01-01")
    add_figures(office.root, 2024, *FULL)
    assert office.told("2025-03-01") == ["drafts 2024 done", "release 2024 done"]


HAPPENINGS = ("nothing", "figures", "no figures", "failure", "kill")


@settings_of_hypothesis(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(-200, 900), st.sampled_from(["nothing", "figures", "no figures", "failure", "kill"])
        ),
        min_size=4,
        max_size=16,
    )
)
def test_whatever_happens_no_due_date_is_done_twice(happenings: list[tuple[int, str]]) -> None:
    """The clock goes on or back, figures come and go, actions fail and runs are killed, in any order."""
    with TemporaryDirectory() as folder:
        root = made_project(Path(folder), DRAFTS + RELEASE + BY)
        office, done, today = Office(root), Counter[tuple[str, str]](), date(2025, 1, 1)
        for days, what in [(0, "figures"), *happenings]:
            today = max(date(2020, 1, 1), today + timedelta(days=days))
            figures = () if what == "no figures" else FULL
            if what in {"figures", "no figures"}:
                for year in range(2023, 2027):
                    add_figures(root, year, *figures)
            office.does = {"failure": failing, "kill": killed}.get(what, made)
            calls, out = len(office.calls), dict(office.out)
            with suppress(KeyboardInterrupt):
                steps = office.call(f"{today}")
                done.update(
                    (step.due.plan.name, f"{step.due.day}") for step in steps if step.came.state == "done"
                )
                assert len(office.calls) - calls <= len(steps)
            assert not (
                out.keys() & {year for action, year, _ in office.calls[calls:] if action == "release"}
            )
        assert set(done.values()) <= {1}


def made() -> Result:
    return Result(Exit.FINE, True, "It is made.")


def failing() -> Result:
    raise PublishError("The disk is full.", where="outputs")


def killed() -> Result:
    raise KeyboardInterrupt
