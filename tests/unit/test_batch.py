"""Which briefings a command asks for, for which year, and how a run ends."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from reportgen.batch import exit_code, jobs_for
from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.measure import Measure, Rate
from reportgen.data.observation import Key, Locator, Observation
from reportgen.data.period import Period
from reportgen.errors import Exit, Finding, Severity, UsageError
from reportgen.pipeline import Job, Outcome
from reportgen.project import Project, load_project
from reportgen.years import pick_year

NEW_ENGLAND = ["CT", "ME", "MA", "NH", "RI", "VT"]
REPORTS = Measure("reports", "Reports", "report", "reports", "reports")
PEOPLE = Measure("people", "People", "person", "people", "people")
RATED = Measure(
    "rated",
    "Rated",
    "one",
    "many",
    "rated",
    rates=(Rate("per_1000", of="people", per=1000, label="Per 1,000", key_label="per 1,000"),),
)


def dataset(*keys: tuple[str, str, int]) -> Dataset:
    measures = {measure.id: measure for measure in (REPORTS, PEOPLE, RATED)}
    observations = [
        Observation(Key(place, measure, Period(year)), 1, "source", Locator("figures.csv", "D2"))
        for place, measure, year in keys
    ]
    return Dataset.of(Codebook({}, {}, measures, {}), observations)


DATA = dataset(*((code, "reports", 2023) for code in NEW_ENGLAND))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    lines = [
        '[project]\nsubject = "A subject"',
        '[build]\nregions = ["new-england"]\nstates = ["ME"]\nformats = ["pdf"]',
        '[regions.corner]\nname = "The corner"\nmembers = ["ME", "NH"]',
    ]
    (tmp_path / "reportgen.toml").write_text("\n".join(lines), encoding="utf-8")
    return load_project(tmp_path)


def slugs(jobs: Iterable[Job]) -> list[str]:
    return [job.slug for job in jobs]


@pytest.mark.parametrize("name", ["ME", "me", "Maine", "maine", " Maine "])
def test_a_state_goes_by_code_name_and_slug(project: Project, name: str) -> None:
    assert jobs_for(project, DATA, [name]) == (Job("state", "ME", "maine", 2023, ("pdf",)),)


@pytest.mark.parametrize("name", ["New England", "new-england", "NEW ENGLAND"])
def test_a_region_goes_by_name_and_slug(project: Project, name: str) -> None:
    assert jobs_for(project, DATA, [name], formats=("docx",)) == (
        Job("region", "new-england", "new-england", 2023, ("docx",)),
    )


def test_a_project_has_regions_of_its_own(project: Project) -> None:
    assert slugs(jobs_for(project, DATA, ["The corner"])) == ["corner"]
    assert slugs(jobs_for(project, DATA, [], inside="The corner"))[0] == "corner"


def test_inside_a_region_is_the_region_and_each_of_its_states(project: Project) -> None:
    assert slugs(jobs_for(project, DATA, [], inside="corner")) == ["corner", "maine", "new-hampshire"]


def test_without_names_it_is_what_the_project_lists(project: Project) -> None:
    assert slugs(jobs_for(project, DATA, [])) == ["new-england", "maine"]


def test_what_is_named_twice_is_built_once(project: Project) -> None:
    assert slugs(jobs_for(project, DATA, ["ME", "Vermont", "maine"], inside="corner")) == [
        "maine",
        "vermont",
        "corner",
        "new-hampshire",
    ]


@pytest.mark.parametrize(
    ("name", "hint"), [("Main", '"Maine"'), ("new englnd", '"New England"'), ("Zzz", "reportgen list states")]
)
def test_an_unknown_name_gets_the_nearest(project: Project, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        jobs_for(project, DATA, [name])
    assert hint in caught.value.do


def test_the_nation_has_no_briefing(project: Project) -> None:
    with pytest.raises(UsageError, match="not of the nation"):
        jobs_for(project, DATA, ["US"])


def test_a_project_that_lists_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "reportgen.toml").write_text('[project]\nsubject = "A subject"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="No briefings are listed"):
        jobs_for(load_project(tmp_path), DATA, [])


def test_the_year_is_the_latest_that_a_good_part_of_the_states_has() -> None:
    full = [(code, "reports", year) for code in NEW_ENGLAND for year in (2022, 2023)]
    assert pick_year(dataset(*full)) == 2023
    assert pick_year(dataset(*full, ("VT", "reports", 2024))) == 2023
    assert pick_year(dataset(*full, *((code, "reports", 2024) for code in NEW_ENGLAND[:3]))) == 2024


def test_neither_populations_nor_the_nation_make_a_year() -> None:
    data = dataset(("ME", "rated", 2023), ("ME", "people", 2024), ("US", "reports", 2025))
    assert pick_year(data) == 2023
    with pytest.raises(UsageError, match=r"for 2024\. There are some for 2023\."):
        pick_year(data, 2024)


def test_one_early_figure_can_be_asked_for_by_its_year() -> None:
    full = [(code, "reports", 2023) for code in NEW_ENGLAND]
    assert pick_year(dataset(*full, ("VT", "reports", 2024)), 2024) == 2024


def test_no_figures_at_all_say_so() -> None:
    with pytest.raises(UsageError, match="no figures of any state"):
        pick_year(dataset(("US", "reports", 2023)))


JOB = Job("state", "ME", "maine", 2023, ("pdf",))
BUILT = Outcome(JOB, (Path("maine.pdf"),), ())
FAILED = Outcome(JOB, (), (), Exit.FINDINGS)
UNREAD = Outcome(JOB, (), (), Exit.UNUSABLE)
SPOILT = Outcome(JOB, (), (), Exit.INTERNAL)
ERROR = Finding(Severity.ERROR, "a.csv", "what")
WARNING = Finding(Severity.WARNING, "a.csv", "what")


@pytest.mark.parametrize(
    ("outcomes", "findings", "code"),
    [
        ([BUILT], [], Exit.FINE),
        ([BUILT], [WARNING], Exit.FINE),
        ([BUILT], [ERROR], Exit.FINDINGS),
        ([BUILT, UNREAD], [ERROR], Exit.PARTLY),
        ([BUILT, SPOILT], [ERROR], Exit.PARTLY),
        ([FAILED], [ERROR], Exit.FINDINGS),
        ([FAILED, UNREAD], [ERROR], Exit.UNUSABLE),
        ([UNREAD, SPOILT, FAILED], [ERROR], Exit.INTERNAL),
    ],
)
def test_how_a_run_ends(outcomes: list[Outcome], findings: list[Finding], code: Exit) -> None:
    assert exit_code([one.code for one in outcomes], findings) is code
