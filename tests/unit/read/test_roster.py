"""Rosters: who is read from a table, and what is wrong in one by file and row. The people are made up."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data.legislator import Legislator, Roster
from reportgen.errors import InputError
from reportgen.project import Project, load_project
from reportgen.read.roster import MOST_PEOPLE, read_roster

HEAD = "full_name,chamber,state,district"
ANN = "Ann Example,Senate,MA,"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "reportgen.toml").write_text('[project]\nsubject = "A"', encoding="utf-8")
    return load_project(tmp_path)


def roster(project: Project, *lines: str, name: str = "p.csv") -> Roster:
    file = project.root / name
    file.write_text("\n".join(lines), encoding="utf-8", newline="")
    return read_roster(file, project)


def only(found: Roster) -> Legislator:
    [person] = found.people
    return person


def told(project: Project, *lines: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        roster(project, *lines)
    return [str(said).removeprefix(f"{project.root}/") for said in caught.value.findings]


def test_a_person_is_read_with_what_the_columns_say(project: Project) -> None:
    person = only(
        roster(
            project,
            "Full Name,Chamber,State,District,Title,Last_name,Party,Committees,Office Phone,2024?,Büro,#",
            'Ann  B. van Example,House,Maine,02,,van Example,None," Ways, and Means ;Rules;",1-2,x,y,7',
        )
    )
    assert (person.name, person.last_name, person.chamber) == ("Ann B. van Example", "van Example", "House")
    assert (person.state, person.district, person.party) == ("ME", "2", "None")
    assert person.committees == ("Ways, and Means", "Rules")
    assert person.more == {"office_phone": "1-2", "column_2024": "x", "buro": "y", "column_12": "7"}
    assert person.slug == "maine-house-2-ann-b-van-example"


def test_name_alone_will_do_for_the_heading(project: Project) -> None:
    assert only(roster(project, "name,chamber,state", "Ann Example Jr.,Senate,MA")).last_name == "Example"


def test_with_both_headings_the_short_one_is_a_column_of_its_own(project: Project) -> None:
    person = only(roster(project, f"{HEAD},name", f"{ANN},Annie"))
    assert (person.name, person.more) == ("Ann Example", {"name": "Annie"})


def test_a_workbook_is_read_as_well(project: Project) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD.split(","), ["Joe Sample", "House", "ME", 2], ["Ann Example", "Senate", "MA", None]):
        book.active.append(row)
    book.save(project.root / "people.xlsx")
    found = read_roster(project.root / "people.xlsx", project)
    assert [one.slug for one in found.people] == [
        "maine-house-2-joe-sample",
        "massachusetts-senate-ann-example",
    ]


@pytest.mark.parametrize(
    ("lines", "findings"),
    [
        ([HEAD, ANN, "Bo Sample,House,Massachusets,1"],
         ['p.csv, row 3, column state: "Massachusets" is no state or place. Did you mean "Massachusetts"?']),
        ([HEAD, "Bo Sample,House,US,1"],
         ['p.csv, row 2, column state: "US" is no state or place. Write the postal code, the full name or '
          "the FIPS number."]),
        ([HEAD, ",House,ME,1", "Bo Sample,,ME,1", "Cy Sample,House,,1"],
         ["p.csv, row 2, column full_name: The name is blank. Fill it, or take the row away.",
          "p.csv, row 3, column chamber: The chamber is blank. Fill it, or take the row away.",
          "p.csv, row 4, column state: The state is blank. Fill it, or take the row away."]),
        ([HEAD, ANN, "Bo Sample,House,ME,1", "ANN EXAMPLE,U.S. Senate,Massachusetts,"],
         ['p.csv, row 4: Its files would have the name of those of row 2: "massachusetts-senate-ann-example".'
          " Take one of the rows away, or tell the two apart in their names or districts."]),
        ([HEAD, "日本,House,ME,1"],
         ['p.csv, row 2, column full_name: No file can be named after "日本". Write a name of usual '
          "length, in letters of A to Z."]),
        ([HEAD, f"{'A' * 300},House,ME,1"],
         [f'p.csv, row 2, column full_name: No file can be named after "{"A" * 60}". Write a name of usual '
          "length, in letters of A to Z."]),
        ([HEAD], ["p.csv: It has headings and no people. Add a row for each person."]),
        ([""], ["p.csv: It is empty. Fill it, or take it away."]),
        (["full_name,state", "Ann Example,MA"],
         ['p.csv, row 1: The column "chamber" is missing. The columns that are there: full_name, state. Add '
          'a column with the heading "chamber".']),
        (["full_nme,chamber,state", "Ann Example,Senate,MA"],
         ['p.csv, row 1: The column "full_name" is missing. The columns that are there: full_nme, chamber, '
          'state. Did you mean "full_nme"?']),
        ([f"{HEAD},Office phone,office-phone", f"{ANN},1,2"],
         ['p.csv, row 1, column office-phone: The headings "Office phone" and "office-phone" would be one '
          "word of templates: office_phone. Rename one of the two."]),
        (["<!DOCTYPE html><html></html>"],
         ["p.csv: It is not what its name says: it is a web page or XML. Save it as a .csv file, or give it "
          "the name of what it is."]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_row(
    project: Project, lines: list[str], findings: list[str]
) -> None:
    assert told(project, *lines) == findings


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nobody.csv", "It can't be opened: No such file or directory."),
        ("people.pdf", "Files of the kind .pdf aren't read."),
        ("folder.csv", "It can't be opened: Is a directory."),
    ],
)
def test_a_file_that_is_no_table_is_told(project: Project, name: str, what: str) -> None:
    (project.root / "people.pdf").write_bytes(b"%PDF-1.7")
    (project.root / "folder.csv").mkdir()
    with pytest.raises(InputError) as caught:
        read_roster(project.root / name, project)
    assert (caught.value.where, caught.value.what) == (str(project.root / name), what)


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLACE = st.sampled_from(["ME", "Puerto Rico", "US"]) | CELL
ROWS = st.lists(st.tuples(CELL, CELL, PLACE, CELL, CELL), min_size=1, max_size=3)


@given(ROWS, CELL)
def test_whatever_stands_in_a_roster_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], more: str
) -> None:
    folder = tmp_path_factory.mktemp("roster")
    (folder / "reportgen.toml").write_text('[project]\nsubject = "A"', encoding="utf-8")
    head = (*HEAD.split(","), more)
    table = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [head, *rows])
    (folder / "p.csv").write_text(table, encoding="utf-8", newline="")
    try:
        found = read_roster(folder / "p.csv", load_project(folder))
    except InputError as error:
        said = [(finding.what, finding.do) for finding in error.findings]
    else:
        said = [(person.name, person.slug) for person in found.people]
    assert said
    assert all(map(all, said))


def test_a_roster_of_more_people_than_there_are_legislators_is_refused_at_once(project: Project) -> None:
    rows = [f"Ann Example{at},Senate,Nowhere,{at}" for at in range(MOST_PEOPLE + 1)]
    [said] = told(project, HEAD, *rows)
    assert said.startswith("p.csv: It has 10,001 rows, and a roster has at most 10,000.")


def test_a_roster_that_is_a_pipe_is_never_waited_for(project: Project) -> None:
    os.mkfifo(project.root / "p.csv")
    with pytest.raises(InputError, match="no file that can be read to its end"):
        read_roster(project.root / "p.csv", project)
