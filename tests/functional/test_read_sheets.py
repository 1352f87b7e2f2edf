"""Published sheets read back: the two real ones, the same words in other files, other figures, and faults."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Shelf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import (
    DISTURBED,
    SEEDS,
    Stated,
    as_page,
    as_pdf,
    as_word,
    plain,
    read,
    reviewed,
    stated,
    truth,
    written,
)

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.tidy import row_of
from reportgen.errors import Severity
from reportgen.read.sheets.profile import load_profile

ROOT = Path(__file__).parents[2]
NAMES = ["massachusetts", "maine"]
SWALLOWED = {("MA", "missing_other"), ("MA", "missing_orr")}

needs_seeds = pytest.mark.skipif(not SEEDS["maine"].exists(), reason="../shared/seeds is not beside this")
pytestmark = needs_seeds


def seed(name: str) -> str:
    return SEEDS[name].read_text(encoding="utf-8")


def for_review(name: str) -> set[tuple[str, str]]:
    return SWALLOWED if name == "massachusetts" else set()


# ---- the two sheets


@pytest.mark.parametrize(("name", "nation", "state"), [("massachusetts", 9, 11), ("maine", 11, 9)])
def test_a_sheet_is_read_completely(name: str, nation: int, state: int) -> None:
    found = read(SEEDS[name])
    assert stated(found) == truth(name)
    of = [one.key.jurisdiction for one in found.rows]
    assert (of.count("US"), len(of) - of.count("US")) == (nation, state)
    assert reviewed(found) == for_review(name)
    assert not [f for f in found.findings if f.severity is Severity.ERROR]
    assert [sheet.unread for _, sheet in found.sheets] == [()]


@pytest.mark.parametrize("name", NAMES)
def test_place_and_words_are_the_sheet_s(name: str) -> None:
    """The line is the one that a person noted; the quote stands in the document as it is."""
    with (ROOT / f"inputs/2023/{name}.csv").open(encoding="utf-8", newline="") as file:
        noted = {(row["jurisdiction"], row["measure"]): row["locator"] for row in csv.DictReader(file)}
    lines = seed(name).splitlines()
    for one in read(SEEDS[name]).rows:
        row = row_of(one)
        assert row["locator"] == noted[one.key.jurisdiction, one.key.measure]
        around = " ".join(lines[int(row["locator"].split()[1]) - 2 :])
        assert " ".join(row["quote"].split()) in " ".join(around.split())
        assert re.search(r"\d", row["quote"])


def test_what_the_swallowed_cell_leaves_open_is_said() -> None:
    [other, orr] = [one for one in read(SEEDS["massachusetts"]).rows if one.review]
    assert (other.value, orr.value) == (70, 16)
    assert "70, 16 are read in the order printed" in other.review


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [as_word, as_page, as_pdf, lambda t, p: as_pdf(t, p, 2)], ids=str)
def test_other_files_of_the_same_words(name: str, make: Callable[[str, Path], Path], tmp_path: Path) -> None:
    suffix = {as_word: ".docx", as_page: ".html"}.get(make, ".pdf")
    found = read(make(seed(name), tmp_path / f"sheet{suffix}"))
    assert stated(found) == truth(name)
    assert reviewed(found) == for_review(name)
    assert all(re.match(r"page|paragraph|table|line", one.locator.original) for one in found.rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", DISTURBED)
def test_the_same_words_disturbed(name: str, how: str, tmp_path: Path) -> None:
    found = read(written(tmp_path, DISTURBED[how](seed(name))))
    assert stated(found) == truth(name)
    assert reviewed(found) >= for_review(name)


def test_rows_in_another_order(tmp_path: Path) -> None:
    rows = [line for line in seed("maine").splitlines() if "\t" in line]
    text = seed("maine").replace("\n".join(rows), "\n".join(reversed(rows)))
    assert stated(read(written(tmp_path, text))) == truth("maine")


def test_a_missing_section_is_told_and_never_zero(tmp_path: Path) -> None:
    text = re.sub(r"(?s)#### \*\*NCMEC's Work to Help Locate.*?(?=#### )", "", seed("maine"))
    found = read(written(tmp_path, text))
    gone = {key for key in truth("maine") if key[1].startswith("missing_")}
    assert stated(found) == {key: value for key, value in truth("maine").items() if key not in gone}
    told = {finding.what.split()[0] for finding in found.findings}
    assert told == {measure for _, measure, _ in gone}


# ---- other states, years and figures


def other(name: str, state: str, year: int, numbers: dict[str, str]) -> str:
    """A sheet's text for another state and year, with other numbers."""
    text = seed(name).replace(BUILT_IN[{"maine": "ME", "massachusetts": "MA"}[name]].name, state)
    pattern = (
        r"(?<![\d,.])(?:"
        + "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
        + r")(?![\d,]*\d)"
    )
    text = text if not numbers else re.sub(pattern, lambda found: numbers[found[0]], text)
    return text.replace("2023", str(year))


MAINE = ["1,571", "45", "28,886", "22,442", "5,759", "57", "146", "49", "27,130"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_wrong_value_without_a_reason(data: st.DataObject, tmp_path: Path) -> None:
    code = data.draw(st.sampled_from([c for c in BUILT_IN if c != "US"]))
    year = data.draw(st.integers(2015, 2031))
    counts = st.integers(0, 250_000)
    numbers = {old: f"{data.draw(counts):,}" for old in MAINE}
    parts = [data.draw(st.integers(0, 5000)) for _ in range(3)]
    text = other("maine", BUILT_IN[code].name, year, numbers)
    for old, new in zip(("Facility\t2", "Cases\t9", ":\t0"), parts, strict=True):
        text = text.replace(old, old.split("\t")[0] + f"\t{new:,}")
    text = text.replace("handled 11 cases", f"handled {sum(parts):,} cases")
    text = text.replace("including 12 survivors", "including 13 survivors").replace(
        "connected 5 ", "connected 6 "
    )
    hows = data.draw(st.lists(st.sampled_from([None, *DISTURBED]), max_size=1))
    for how in hows:
        text = DISTURBED[how](text) if how else text
    wanted: Stated = {}
    for (place, measure, period), (value, qualifier) in truth("maine").items():
        new = numbers.get(f"{int(value):,}", value).replace(",", "")
        wanted[("US" if place == "US" else code, measure, period.replace("2023", str(year)))] = new, qualifier
    state = {
        "missing_child_cases": sum(parts),
        "missing_from_social_services": parts[0],
        "missing_other": parts[1],
        "missing_orr": parts[2],
        "team_hope_supported": 13,
        "mental_health_connections": 6,
    }
    for measure, value in state.items():
        wanted[code, measure, str(year)] = str(value), ""
    found = read(written(tmp_path, text))
    wrong = [
        one
        for one in found.rows
        if not one.review
        and wanted.get((one.key.jurisdiction, one.key.measure, str(one.key.period)))
        != (row_of(one)["value"], row_of(one)["qualifier"])
    ]
    assert not wrong
    assert set(wanted) == set(stated(found))


@pytest.mark.parametrize(
    "state", ["West Virginia", "Virginia", "New York", "District of Columbia", "Kansas", "Arkansas"]
)
def test_a_state_is_no_other_s_part(state: str, tmp_path: Path) -> None:
    found = read(written(tmp_path, other("maine", state, 2024, {})))
    code = next(place.code for place in BUILT_IN.values() if place.name == state)
    assert {one.key.jurisdiction for one in found.rows} == {"US", code}
    assert {one.key.period.year for one in found.rows} == {2024}


# ---- what contradicts


def test_a_figure_with_two_values_is_an_error_and_for_review(tmp_path: Path) -> None:
    twice = " In 2023, 1,572 CyberTipline reports were made available to law enforcement in Maine."
    found = read(written(tmp_path, seed("maine") + "\n" + twice))
    errors = [f.what for f in found.findings if f.severity is Severity.ERROR]
    assert errors == ["ME/cybertipline_reports_to_law_enforcement/2023 is 1,571 here and 1,572 in line 42."]
    assert reviewed(found) == {("ME", "cybertipline_reports_to_law_enforcement")}
    assert not found.in_full


def test_parts_that_do_not_add_up_are_an_error_and_for_review(tmp_path: Path) -> None:
    found = read(written(tmp_path, seed("maine").replace("Cases\t9", "Cases\t8")))
    [error] = [f.what for f in found.findings if f.severity is Severity.ERROR]
    assert error == "ME/missing_child_cases/2023 is 11, and its parts add up to 10 (2 + 8 + 0)."
    assert len(reviewed(found)) == 4


def test_sheets_that_give_the_nation_two_figures_are_an_error(tmp_path: Path) -> None:
    changed = written(tmp_path, seed("maine").replace("28,886", "28,868"))
    found = read(SEEDS["massachusetts"], changed)
    [error] = [f for f in found.findings if f.severity is Severity.ERROR]
    assert "US/missing_child_cases/2023 is 28,886 here and 28,868 in" in error.what
    assert ("US", "missing_child_cases") in reviewed(found)


def test_several_states_in_one_file(tmp_path: Path) -> None:
    text = f"{seed('massachusetts')}\n{seed('maine')}\n{other('maine', 'West Virginia', 2023, {})}"
    found = read(written(tmp_path, text))
    assert stated(found).items() >= (truth("massachusetts") | truth("maine")).items()
    assert {one.source for one in found.rows} == {
        f"ncmec-{state}-2023" for state in ("maine", "massachusetts", "west-virginia")
    }
    assert len(found.rows) == 60


DOUBTFUL = {
    "a year for a number": ("1,571 CyberTipline", "2022 CyberTipline"),
    "another state's name": (
        "law enforcement in Maine.**\n\nNCMEC also",
        "law enforcement in Vermont.**\n\nNCMEC also",
    ),
    "a word that denies": ("reports were made", "reports were not made"),
    "fewer than": ("1,571 CyberTipline", "fewer than 1,571 CyberTipline"),
    "an earlier year's": ("1,571 CyberTipline", "1,571 (2022: 1,400) CyberTipline"),
    "a range": ("1,571 CyberTipline", "1,500–1,571 CyberTipline"),
    "a decimal": ("1,571 CyberTipline", "1.571 CyberTipline"),
    "thin spaces for commas": ("1,571 CyberTipline", "1\u202f571 CyberTipline"),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_is_doubtful_has_its_reason(case: str, tmp_path: Path) -> None:
    old, new = DOUBTFUL[case]
    assert old in seed("maine")
    found = read(written(tmp_path, seed("maine").replace(old, new)))
    assert [one.review for one in found.rows if "law_enforcement" in one.key.measure and one.review]


def test_a_note_s_mark_is_no_digit_of_its_number(tmp_path: Path) -> None:
    text = seed("maine").replace("1,571 Cyber", "1,571[1] Cyber").replace("49 new", "49[^2] new")
    found = read(written(tmp_path, text))
    assert (stated(found), reviewed(found)) == (truth("maine"), set())


def test_every_number_is_accounted_for(tmp_path: Path) -> None:
    more = (
        "\nCall 1-800-843-5678 or (703) 224-2150. See 18 U.S.C. § 2258A and Public Law 110-401, "
        "January 5, 2024."
        "\n1. First\n2. Second\nThere were 77 other things.\n"
    )
    [(_, sheet)] = read(written(tmp_path, seed("maine") + more)).sheets
    assert [one.text for one in sheet.unread] == ["77"]
    assert {one.near for one in sheet.none} == {"year", "list number", "phone number", "law citation", "date"}


def test_an_unread_number_near_known_words_is_told(tmp_path: Path) -> None:
    text = seed("maine").replace(
        "In 2023, 1,571 CyberTipline reports were made available to law enforcement in Maine",
        "Law enforcement in Maine had CyberTipline reports made available: 1,571",
    )
    found = read(written(tmp_path, text))
    assert any(finding.what.startswith("1,571 is not read, and stands near") for finding in found.findings)
    assert ("ME", "cybertipline_reports_to_law_enforcement", "2023") not in stated(found)


# ---- what the project built


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [0, 1], ids=["pdf", "docx"])
def test_a_sheet_that_was_built_is_read_back_to_its_data(name: str, kind: int, shelf: Shelf) -> None:
    own = load_profile(ROOT / "templates/profiles/reportgen-state-sheet.toml")
    found = read(shelf.outcome(name.title()).files[kind], by=own)
    wanted = truth(name)
    if name == "massachusetts":  # the page tells of the nation what the other sheet prints too
        wanted |= {key: value for key, value in truth("maine").items() if key[0] == "US"}
    assert stated(found) == wanted
    assert found.findings == ()
    assert reviewed(found) == set()
    assert [sheet.unread for _, sheet in found.sheets] == [()]


def test_the_profile_that_finds_most_is_taken() -> None:
    from reportgen.read.sheets import read_sheets

    both = [load_profile(path) for path in sorted((ROOT / "templates/profiles").glob("*.toml"))]
    found = read_sheets([SEEDS["maine"]], both, BUILT_IN, None)
    assert stated(found) == truth("maine")
    assert plain(seed("maine"))
