"""The inputs that this project ships: real figures with their sources, as the documents have them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.observation import Key, Observation, Qualifier
from reportgen.data.period import Period
from reportgen.data.region import BUILT_IN_REGIONS, FIFTY_STATES
from reportgen.errors import Severity
from reportgen.project import load_project
from reportgen.read import Reading, read_dataset

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = {
    "ncmec-massachusetts-2023": SHARED / "seeds/000_9ac28d66ee6ba5b3.txt",
    "ncmec-maine-2023": SHARED / "seeds/002_15c42bbd3eb8f4c5.txt",
}
BY_STATE = "cybertipline_reports_by_state"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_dataset(load_project(ROOT))


def find(reading: Reading, place: str, measure: str, year: int = 2023) -> Observation | None:
    period = reading.dataset.codebook.measures[measure].period(year)
    return reading.dataset.find(Key(place, measure, period))


def value(reading: Reading, place: str, measure: str, year: int = 2023) -> int:
    found = find(reading, place, measure, year)
    assert found is not None
    assert isinstance(found.value, int)
    return found.value


def of_source(reading: Reading, source: str) -> list[Observation]:
    return [one for found in reading.dataset.index.values() for one in found if one.source == source]


def test_they_are_read_without_an_error_and_without_a_hole(reading: Reading) -> None:
    assert not [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert not reading.dataset.holes


def test_the_project_builds_new_england_and_its_six_states() -> None:
    project = load_project(ROOT)
    assert project.build_regions == ("new-england",)
    assert set(project.build_states) == set(BUILT_IN_REGIONS["new-england"].members)


def test_the_two_figures_of_the_doubled_row_of_massachusetts_wait_for_a_person(reading: Reading) -> None:
    waiting = [one for found in reading.dataset.index.values() for one in found if one.under_review]
    assert {(one.key.jurisdiction, one.key.measure, one.value) for one in waiting} == {
        ("MA", "missing_other", 70),
        ("MA", "missing_orr", 16),
    }
    assert not reading.findings  # the briefings that are built with them warn of them


@pytest.mark.parametrize(("place", "parts", "whole"), [("MA", (807, 70, 16), 893), ("ME", (2, 9, 0), 11)])
def test_a_states_three_groups_add_up_to_its_cases(
    reading: Reading, place: str, parts: tuple[int, ...], whole: int
) -> None:
    names = ("missing_from_social_services", "missing_other", "missing_orr")
    assert tuple(value(reading, place, name) for name in names) == parts
    assert value(reading, place, "missing_child_cases") == whole == sum(parts)


def test_what_a_sheet_does_not_print_has_no_row(reading: Reading) -> None:
    assert find(reading, "ME", "trafficking_engagements") is None
    assert find(reading, "ME", "team_adam_critical_cases") is None
    assert find(reading, "DC", BY_STATE) is None
    assert find(reading, "VT", "missing_child_cases") is None
    assert find(reading, "US", "missing_from_social_services") is None
    assert value(reading, "MA", "trafficking_engagements") == 38


def test_each_sheet_gives_twenty_figures(reading: Reading) -> None:
    for source, state, states_own in (("ncmec-massachusetts-2023", "MA", 11), ("ncmec-maine-2023", "ME", 9)):
        found = of_source(reading, source)
        assert len(found) == 20
        assert sum(one.key.jurisdiction == state for one in found) == states_own
        assert {one.key.jurisdiction for one in found} == {state, "US"}


def test_the_nations_figures_keep_how_they_were_stated(reading: Reading) -> None:
    stated = {
        (one.key.measure, one.value): one.qualifier
        for one in of_source(reading, "ncmec-maine-2023")
        if one.qualifier is not Qualifier.EXACT
    }
    assert stated == {
        ("cybertipline_reports", 36_200_000): Qualifier.ROUNDED,
        ("cybertipline_content", 105_000_000): Qualifier.MORE_THAN,
        ("trafficking_reports", 18_400): Qualifier.MORE_THAN,
        ("connect_users", 18_000): Qualifier.MORE_THAN,
    }
    assert value(reading, "US", "missing_likely_trafficked_share") == 19
    assert find(reading, "US", "children_identified") is not None
    assert Key("US", "children_identified", Period(2023)) not in reading.dataset.index


def test_arithmetic_takes_the_exact_figure_of_the_series_and_the_rounded_ones_stay(reading: Reading) -> None:
    assert value(reading, "US", "cybertipline_reports") == 36_210_368
    assert len(reading.dataset.all(Key("US", "cybertipline_reports", Period(2023)))) == 3
    assert [value(reading, "US", "cybertipline_reports", year) for year in (1998, 2022)] == [
        4_560,
        32_059_029,
    ]


def test_the_table_by_state_adds_up(reading: Reading) -> None:
    states = sum(value(reading, code, BY_STATE) for code in FIFTY_STATES.members)
    unspecified, total = (value(reading, "US", f"{BY_STATE}_{name}") for name in ("unspecified", "total"))
    assert (states, unspecified, total) == (910_349, 221_921, 1_132_270)
    assert states + unspecified == total
    new_england = BUILT_IN_REGIONS["new-england"].members
    assert sum(value(reading, code, BY_STATE) for code in new_england) == 29_687


@pytest.mark.parametrize("measure", ["resident_population", "civilian_population_under_18"])
@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
def test_the_states_and_the_capital_add_up_to_the_nation(reading: Reading, measure: str, year: int) -> None:
    places = [*FIFTY_STATES.members, "DC"]
    assert sum(value(reading, code, measure, year) for code in places) == value(reading, "US", measure, year)


def test_the_children_of_new_england(reading: Reading) -> None:
    members = BUILT_IN_REGIONS["new-england"].members
    assert sum(value(reading, code, "civilian_population_under_18") for code in members) == 2_884_363


def test_every_measure_has_a_figure_and_the_programs_stand_in_order(reading: Reading) -> None:
    measures = reading.dataset.codebook.measures
    assert {key.measure for key in reading.dataset.index} == set(measures)
    programs = dict.fromkeys(measure.program for measure in measures.values() if measure.program)
    assert list(programs) == [
        "CyberTipline",
        "Child Victim Identification Program",
        "Missing children",
        "Child sex trafficking",
        "Team HOPE",
        "Family Advocacy Outreach Network",
        "Team Adam",
        "NCMEC CONNECT",
        "Population",
    ]


def test_every_source_is_used_and_none_names_a_folder_of_this_machine(reading: Reading) -> None:
    used = {one.source for found in reading.dataset.index.values() for one in found}
    assert used == set(reading.dataset.codebook.sources)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "inputs").rglob("*.*sv")))
    assert not re.search(r"/work/|/home/|[A-Z]:\\", text)


@needs_shared
@pytest.mark.parametrize("source", SEEDS)
def test_every_quote_stands_on_its_line_of_the_sheet_with_its_figure(reading: Reading, source: str) -> None:
    lines = SEEDS[source].read_text(encoding="utf-8").split("\n")
    for one in of_source(reading, source):
        assert one.value is not None
        assert one.locator.quote in lines[int(one.locator.original.removeprefix("line ")) - 1]
        words = re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", one.locator.quote)
        printed = {word.replace(",", "") for word in words}
        millions = {f"{one.value / 1_000_000:g}"} if "million" in one.locator.quote else set()
        assert printed & ({str(one.value)} | millions)


def shared(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / "data" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@needs_shared
def test_the_table_by_state_is_the_transcription(reading: Reading) -> None:
    rows = {row["state"]: int(row["reports"].replace(",", "")) for row in shared(
        "ncmec/cybertipline_reports_by_state_2023.csv"
    )}  # fmt: skip
    assert {code: value(reading, code, BY_STATE) for code in FIFTY_STATES.members} == {
        code: number for code, number in rows.items() if code in BUILT_IN
    }
    assert rows["Subtotal"] == sum(number for code, number in rows.items() if code in BUILT_IN)


@needs_shared
def test_the_series_and_the_population_are_those_at_hand(reading: Reading) -> None:
    series = {int(row["year"]): int(row["reports"]) for row in shared("ncmec/ocse-reports-per-year.csv")}
    assert {year: value(reading, "US", "cybertipline_reports", year) for year in series} == series
    rows = list(shared("census/state_population_2020_2023.csv"))
    assert len(rows) == 52 * 4
    codes = {place.fips: place.code for place in BUILT_IN.values()}
    for row in rows:
        for measure in ("resident_population", "civilian_population_under_18"):
            found = value(reading, codes[row["state_fips"]], measure, int(row["year"]))
            assert found == int(row[measure])


@needs_shared
def test_the_task_forces_tips_are_those_of_the_pages_quoted(reading: Reading) -> None:
    sources = reading.dataset.codebook.sources
    for row in shared("ncmec/icac_tips_news_quotes.csv"):
        code = next(place.code for place in BUILT_IN.values() if place.name == row["state"])
        found = find(reading, code, "task_force_tips", int(row["year"]))
        assert found is not None
        assert found.value == int(row["cybertips_received_by_state_task_force"])
        source = sources[found.source]
        assert (source.url, source.published) == (row["source_url"], row["source_date"])
