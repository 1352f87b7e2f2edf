"""reportgen.toml is read strictly: what is wrong is told with the key and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.project import Project, Wide, load_project

SUBJECT = '[project]\nsubject = "Children"\n'
WIDE = """
[[wide]]
file = "inputs/reference/crimes.csv"
jurisdiction = "state_abbr"
blank_jurisdiction = "US"
year = 2019
source = "fbi"
skip = ["Subtotal"]
columns = { violent_crime = "violent_crime", "Robbery (count)" = "robbery" }
"""


def load(folder: Path, text: str) -> Project:
    (folder / "reportgen.toml").write_text(text, encoding="utf-8")
    return load_project(folder)


def message(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        load(folder, text)
    return str(caught.value)


def test_a_subject_is_enough(tmp_path: Path) -> None:
    project = load(tmp_path, SUBJECT)
    assert (project.root, project.subject, project.office, project.prepared) == (
        tmp_path,
        "Children",
        "",
        None,
    )
    assert (project.build_regions, project.build_states, project.formats) == ((), (), ("pdf", "docx"))
    assert project.max_mb == 20
    assert project.templates == {"state": "state.md", "region": "region.md", "legislator": "legislator.md"}


def test_everything_that_is_written_is_typed(tmp_path: Path) -> None:
    project = load(
        tmp_path,
        '[project]\nsubject = "Children"\noffice = "Policy Office"\nprepared = 2026-11-21\n'
        '[build]\nregions = ["New England", "border-states"]\nstates = ["Maine", "MA", "D1"]\n'
        'formats = ["pdf"]\n'
        '[read]\nmax_mb = 5\n[templates]\nstate = "sheet.md"\n'
        '[regions.border-states]\nname = "Border states"\nmembers = ["TX", "AZ", "New Mexico", "CA"]\n'
        '[places.D1]\nname = "District One"\n' + WIDE,
    )
    assert project.prepared == date(2026, 11, 21)
    assert project.build_regions == ("new-england", "border-states")
    assert project.build_states == ("ME", "MA", "D1")
    assert project.find_region("Border States").members == ("AZ", "CA", "NM", "TX")
    assert project.find_place("district one").code == "D1"
    columns = {"violent_crime": "violent_crime", "Robbery (count)": "robbery"}
    assert project.wide == (
        Wide(
            file="inputs/reference/crimes.csv",
            jurisdiction="state_abbr",
            year=2019,
            source="fbi",
            columns=columns,
            blank_jurisdiction="US",
            skip=("Subtotal",),
        ),
    )


def test_a_folder_without_a_project_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_project(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: There is no reportgen.toml in this folder. Run `reportgen init DIR` to start a "
        "project, or name one with `--project DIR`."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[project\n", "reportgen.toml: It can't be read:"),
        ("", "reportgen.toml, [project], subject: It is missing. Write subject = with text in quotes."),
        ('[project]\nsubject = " "\n', "reportgen.toml, [project], subject: It is blank. Write a text."),
        (
            SUBJECT + 'ofice = "x"\n',
            'reportgen.toml, [project], ofice: This key isn\'t known. Did you mean "office"?',
        ),
        (SUBJECT + "[biuld]\n", 'reportgen.toml, biuld: This key isn\'t known. Did you mean "build"?'),
        (SUBJECT + "office = 3\n", "reportgen.toml, [project], office: 3 is not text in quotes."),
        (
            SUBJECT + 'prepared = "2026-11-21"\n',
            "reportgen.toml, [project], prepared: '2026-11-21' is no date. Write it as 2026-11-21, "
            "without quotes.",
        ),
        (
            SUBJECT + '[build]\nregions = ["New Englnd"]\n',
            'reportgen.toml, [build], regions: "New Englnd" is no region. Did you mean "new-england"?',
        ),
        (
            SUBJECT + '[build]\nstates = ["Mane"]\n',
            'reportgen.toml, [build], states: "Mane" is no state or place. Did you mean "Maine"?',
        ),
        (SUBJECT + '[build]\nstates = ["US"]\n', '"US" is no state or place.'),
        (SUBJECT + '[build]\nstates = "ME"\n', '\'ME\' is no list of texts. Write it as ["one", "two"].'),
        (
            SUBJECT + '[build]\nformats = ["doc"]\n',
            'reportgen.toml, [build], formats: "doc" isn\'t known. Did you mean "docx"?',
        ),
        (SUBJECT + "[read]\nmax_mb = 0\n", "reportgen.toml, [read], max_mb: 0 is too small."),
        (SUBJECT + "[read]\nmax_mb = true\n", "reportgen.toml, [read], max_mb: True is not a whole number."),
        (
            SUBJECT + '[templates]\nstate = "../state.md"\n',
            'reportgen.toml, [templates], state: "../state.md" is no template.',
        ),
        (SUBJECT + '[places.MA]\nname = "Mine"\n', "reportgen.toml, [places.MA]: Massachusetts is built in."),
        (
            SUBJECT + '[regions.midwest]\nname = "Mine"\nmembers = ["OH"]\n',
            "A region or place of this name is there already. Choose another name.",
        ),
        (SUBJECT + '[places.X1]\nname = "Maine"\n', "reportgen.toml, [places.X1]: Maine is built in."),
        (SUBJECT + '[places."a/b"]\nname = "A"\n', '"a/b" is no code. Write letters, digits and hyphens.'),
        (SUBJECT + '[places.X1]\nname = "北京"\n', 'name: No file can be named after "北京".'),
        (SUBJECT + '[places.X1]\nname = "Con"\n', 'name: No file can be named after "Con".'),
        (
            SUBJECT + '[places.X1]\nname = "X2"\n[places.X2]\nname = "Y"\n',
            "reportgen.toml, [places.X2]: X2 has this code or name already.",
        ),
        (
            SUBJECT + '[places.X1]\nname = "A b"\n[places.X2]\nname = "A-B"\n',
            "A b has this code or name already",
        ),
        (SUBJECT + '[regions.aux]\nname = "A"\nmembers = ["ME"]\n', 'No file can be named after "aux".'),
        (
            SUBJECT
            + '[regions.a]\nname = "A"\nmembers = ["ME"]\n[regions.b]\nname = "A"\nmembers = ["NH"]\n',
            "[regions.b]: A region or place of this name is there already.",
        ),
        (SUBJECT + WIDE.replace("inputs/ref", "inputs\\\\ref"), "has backslashes."),
        (SUBJECT + '[regions.maine]\nname = "North"\nmembers = ["ME"]\n', "is there already."),
        (SUBJECT + '[regions.mine]\nname = "Mine"\nmembers = []\n', "The region has no members."),
        (SUBJECT + WIDE.replace("inputs/ref", "../ref"), "lies outside the project."),
        (SUBJECT + WIDE.replace('"US"', '"USS"'), 'number 1, blank_jurisdiction: "USS" is no place.'),
        (
            SUBJECT + WIDE.replace("skip", "skips"),
            'number 1, skips: This key isn\'t known. Did you mean "skip"?',
        ),
        (SUBJECT + WIDE.replace("year = 2019\n", ""), "number 1, year: It is missing."),
    ],
)
def test_what_is_wrong_is_told_with_its_key_and_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    assert told in message(tmp_path, text)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    told = message(tmp_path, '[project]\nofice = "x"\n[read]\nmax_mb = "5"\n').splitlines()
    assert [line.split(":")[0] for line in told] == [
        "reportgen.toml, [project], ofice",
        "reportgen.toml, [project], subject",
        "reportgen.toml, [read], max_mb",
    ]


@pytest.mark.parametrize("text", ["MA", "ma", "Massachusetts", "massachusetts", "25"])
def test_a_place_is_found_by_code_name_slug_and_number(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, SUBJECT).find_place(text).code == "MA"


@pytest.mark.parametrize("text", ["New England", "new-england", "NEW ENGLAND"])
def test_a_region_is_found_by_name_and_slug(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, SUBJECT).find_region(text).slug == "new-england"


def test_a_name_that_is_not_known_gives_the_nearest(tmp_path: Path) -> None:
    project = load(tmp_path, SUBJECT)
    with pytest.raises(UsageError, match=r'called "Conecticut". Did you mean "Connecticut"\?'):
        project.find_place("Conecticut")
    with pytest.raises(UsageError, match=r'Did you mean "New England"\?'):
        project.find_region("New Engaland")
