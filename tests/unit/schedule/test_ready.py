"""What an entry still waits for, measure by measure. All figures are made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.check import Concern
from reportgen.check.concern import error
from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.measure import Basis, Measure
from reportgen.data.observation import Key, Locator, Observation, Status
from reportgen.data.period import Period
from reportgen.errors import Finding, Severity, UsageError
from reportgen.pipeline import Checked
from reportgen.plans import Least, Need, Plan
from reportgen.project import Project, load_project
from reportgen.schedule.ready import Lack, lacks, places_of

SIX = ("CT", "ME", "MA", "NH", "RI", "VT")
CASES = Measure("cases", "Cases", "case", "cases", "cases")
SERIES = Measure("series", "Series", "one", "many", "series", scope=frozenset({"nation"}))
SINCE = Measure("since", "Since", "one", "many", "since", basis=Basis.CUMULATIVE)
MEASURES = {measure.id: measure for measure in (CASES, SERIES, SINCE)}
DAYS = ((2, 15),)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    text = '[project]\nsubject = "x"\n[build]\nregions = ["new-england"]\nstates = ["ME"]\n'
    (tmp_path / "reportgen.toml").write_text(text, encoding="utf-8")
    return load_project(tmp_path)


def observed(place: str, measure: str, year: int, status: Status = Status.FINAL, **more: str) -> Observation:
    period = MEASURES[measure].period(year)
    value = 1 if status.has_value else None
    where = Locator(f"inputs/{year}/figures.csv", "row 2, column value")
    return Observation(Key(place, measure, period), value, "source", where, status=status, **more)


def checked(
    *observations: Observation, findings: tuple[Finding, ...] = (), concerns: tuple[Concern, ...] = ()
) -> Checked:
    data = Dataset.of(Codebook({}, {}, MEASURES, {}), observations)
    return Checked(data, findings, concerns)


def cases(*places: str, year: int = 2024) -> list[Observation]:
    return [observed(place, "cases", year) for place in places]


def needing(*needs: Need, **more: object) -> Plan:
    return replace(Plan("release", DAYS, needs=needs), **more)  # type: ignore[arg-type]


ALL_CASES = needing(Need("cases", Least()))


def texts(plan: Plan, project: Project, found: Checked) -> list[str]:
    return [str(lack) for lack in lacks(plan, 2024, project, found)]


def test_what_is_missing_is_told_with_the_region_and_the_states(project: Project) -> None:
    assert texts(ALL_CASES, project, checked(*cases("ME", "MA"))) == [
        "cases: 2 of 6 states of New England; Connecticut, New Hampshire, Rhode Island, Vermont are missing."
    ]


def test_nothing_is_missing_where_all_is_there(project: Project) -> None:
    assert texts(ALL_CASES, project, checked(*cases(*SIX))) == []


def test_one_state_is_missing_in_the_singular(project: Project) -> None:
    assert texts(ALL_CASES, project, checked(*cases(*SIX[:5]))) == [
        "cases: 5 of 6 states of New England; Vermont is missing."
    ]


@pytest.mark.parametrize(("least", "enough"), [(Least(percent=50), 3), (Least(count=4), 4)])
def test_a_share_or_a_number_of_states_is_enough(project: Project, least: Least, enough: int) -> None:
    plan = needing(Need("cases", least))
    assert texts(plan, project, checked(*cases(*SIX[:enough]))) == []
    [told] = texts(plan, project, checked(*cases(*SIX[: enough - 1])))
    assert f"{enough} are needed; " in told


def test_more_than_there_are_can_t_be_asked_for(project: Project) -> None:
    with pytest.raises(UsageError, match=r"It asks for 45 of 6. Write at most 6, or a share."):
        lacks(needing(Need("cases", Least(count=45))), 2024, project, checked(*cases(*SIX)))


def test_a_measure_that_isn_t_known_is_told_with_the_nearest(project: Project) -> None:
    with pytest.raises(UsageError, match=r'release, needs: "casse" is no measure. Did you mean "cases"'):
        lacks(needing(Need("casse", Least())), 2024, project, checked(*cases(*SIX)))


def test_withheld_and_not_applicable_are_answers_and_not_available_is_none(project: Project) -> None:
    found = [
        observed("VT", "cases", 2024, Status.SUPPRESSED),
        observed("RI", "cases", 2024, Status.NOT_APPLICABLE),
        observed("NH", "cases", 2024, Status.NOT_AVAILABLE),
        *cases("CT", "ME", "MA"),
    ]
    assert texts(ALL_CASES, project, checked(*found)) == [
        "cases: 5 of 6 states of New England; New Hampshire is missing."
    ]


def test_another_year_s_figures_don_t_count(project: Project) -> None:
    assert texts(ALL_CASES, project, checked(*cases(*SIX, year=2023))) == [
        "There are no figures of states for 2024 yet.",
        "cases: 0 of 6 states of New England; Connecticut, Maine, Massachusetts, New Hampshire, Rhode "
        "Island, Vermont are missing.",
    ]


def test_a_cumulative_measure_is_looked_for_in_its_own_period(project: Project) -> None:
    plan = needing(Need("since", Least(), ("ME",)))
    wrong = Observation(Key("ME", "since", Period(2024)), 1, "source", Locator("a.csv", "row 2"))
    assert texts(plan, project, checked(wrong)) == ["since: 0 of 1 state; Maine is missing."]
    assert texts(plan, project, checked(observed("ME", "since", 2024))) == []


def test_a_measure_of_the_nation_needs_the_nation_s_figure(project: Project) -> None:
    plan = needing(Need("series", Least()))
    assert texts(plan, project, checked(*cases("ME"))) == [
        "series: no figure of the nation; United States is missing."
    ]
    assert texts(plan, project, checked(*cases("ME"), observed("US", "series", 2024))) == []


def test_as_much_as_last_year_is_needed_where_it_says_no_more(project: Project) -> None:
    plan = replace(Plan("release", DAYS), needs=None)
    before = [*cases("ME", "MA", "NY", year=2023), observed("US", "series", 2023)]
    assert texts(plan, project, checked(*before, *cases("ME"))) == [
        "cases: 1 of 2 states; Massachusetts is missing.",
        "series: no figure of the nation; United States is missing.",
    ]
    assert texts(plan, project, checked(*before, *cases("ME", "MA"), observed("US", "series", 2024))) == []
    half = replace(plan, least=Least(percent=50), of=("ME", "MA"))
    assert texts(half, project, checked(*before, *cases("ME"))) == []


def test_without_any_figure_of_the_year_that_alone_is_told(project: Project) -> None:
    plan = replace(Plan("release", DAYS), needs=None)
    assert texts(plan, project, checked(*cases("ME", year=2023))) == [
        "There are no figures of states for 2024 yet."
    ]


def test_rows_under_review_are_waited_for_where_it_says_so(project: Project) -> None:
    doubted = checked(*cases(*SIX[1:]), observed("CT", "cases", 2024, review="Look at it."))
    assert texts(ALL_CASES, project, doubted) == []
    [lack] = lacks(replace(ALL_CASES, reviewed=True), 2024, project, doubted)
    assert lack.what == "1 row is under review: inputs/2024/figures.csv, row 2, column value."
    assert "reportgen accept inputs/2024/figures.csv 2 --by NAME" in lack.do
    seen = checked(*cases(*SIX[1:]), observed("CT", "cases", 2024, review="x", accepted="J. Doe"))
    assert texts(replace(ALL_CASES, reviewed=True), project, seen) == []


def test_errors_are_waited_for_where_it_says_so(project: Project) -> None:
    key = Key("CT", "cases", Period(2024))
    own = error("a.csv, row 2", "It can't be.", "Mend it.", [key], 2024)
    other = error("b.csv, row 2", "It can't be.", "Mend it.", [key], 2019)
    broken = Finding(Severity.ERROR, "c.csv, row 9", "It is blank.")
    odd = checked(*cases(*SIX), findings=(broken,), concerns=(own, other))
    assert texts(ALL_CASES, project, odd) == []
    assert texts(replace(ALL_CASES, checked=True), project, odd) == [
        "2 errors stand in the data: c.csv, row 9; a.csv, row 2."
    ]


def test_states_are_those_of_the_briefings(project: Project) -> None:
    assert places_of(Plan("a", DAYS), project) == SIX
    assert places_of(Plan("a", DAYS, briefings=("NY", "ME")), project) == ("ME", "NY")
    assert places_of(Plan("a", DAYS, inside="pacific"), project) == ("AK", "CA", "HI", "OR", "WA")
    assert places_of(Plan("a", DAYS, briefings=(), roster="people.csv"), project, ["TX"]) == ("TX",)


def test_a_lack_says_what_to_do() -> None:
    lack = Lack("cases", "1 of 2 states; Maine is missing.", "Put it there.", 1, 2, 2, ("ME",))
    assert str(lack) == "cases: 1 of 2 states; Maine is missing."
