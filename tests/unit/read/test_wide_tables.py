"""Wide tables: places down, measures across, read through a mapping in reportgen.toml."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reportgen.data.dataset import Hole
from reportgen.data.observation import Key, Status
from reportgen.data.period import Period
from reportgen.errors import Severity
from reportgen.read import Reading

Read = Callable[..., Reading]
FBI = Path(__file__).parents[4] / "shared/data/fbi/fbi_estimated_crimes_2011_2019.csv"


def toml(**changes: object) -> str:
    keys: dict[str, object] = {
        "file": "inputs/wide.csv",
        "jurisdiction": "State",
        "year": "Year",
        "source": "sheet",
    }
    lines = "".join(f"{key} = {value!r}\n".replace("'", '"') for key, value in (keys | changes).items())
    columns = "" if "columns" in changes else 'columns = { "Cases (all)" = "cases", Visits = "visits" }\n'
    return f'[project]\nsubject = "s"\n[[wide]]\n{lines}{columns}'


def errors(reading: Reading) -> list[str]:
    return [str(finding) for finding in reading.findings if finding.severity is Severity.ERROR]


def test_each_cell_is_an_observation_with_its_place_and_its_words(read: Read) -> None:
    table = 'state,year,cases (ALL),Visits,Other\nMaine,2022,"1,234",(D),x\n'
    reading = read({"wide.csv": table}, toml())
    assert not reading.findings
    cases = reading.dataset.find(Key("ME", "cases", Period(2022)))
    visits = reading.dataset.find(Key("ME", "visits", Period(2022)))
    assert cases is not None
    assert visits is not None
    assert (cases.value, cases.source, cases.locator.quote) == (1234, "sheet", "1,234")
    assert str(cases.locator) == "inputs/wide.csv, row 2, column cases (ALL)"
    assert (visits.value, visits.status) == (None, Status.SUPPRESSED)


def test_a_blank_cell_is_no_observation_and_no_zero(read: Read) -> None:
    reading = read({"wide.csv": "State,Year,Cases (all),Visits\nME,2022,,0\n"}, toml())
    assert [str(key) for key in reading.dataset.index] == ["ME/visits/2022"]
    assert reading.dataset.index[Key("ME", "visits", Period(2022))][0].value == 0


def test_a_blank_place_is_the_nation_only_where_the_mapping_says_so(read: Read) -> None:
    table = "State,Year,Cases (all)\n,2022,5\n"
    mapping = toml(columns={"x": 1}).replace('columns = {"x": 1}', 'columns = { "Cases (all)" = "cases" }')
    assert errors(read({"wide.csv": table}, mapping)) == [
        "inputs/wide.csv, row 2, column State: The place is blank. Write its postal code or name, US for the "
        "nation."
    ]
    named = mapping.replace("[[wide]]", '[[wide]]\nblank_jurisdiction = "US"')
    assert list(read({"wide.csv": table}, named).dataset.index) == [Key("US", "cases", Period(2022))]


def test_the_year_may_be_that_of_the_whole_table_and_a_subtotal_is_passed_over(read: Read) -> None:
    table = "State,Cases (all),Visits\nME,5,6\nSubtotal,5,6\n"
    reading = read({"wide.csv": table}, toml(year=2019, skip=["Subtotal"]))
    assert not reading.findings
    assert {str(key) for key in reading.dataset.index} == {"ME/cases/2019", "ME/visits/2019"}


def test_a_named_sheet_of_a_workbook_is_read(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Table 2")
    for row in (["State", "Year", "Cases (all)", "Visits"], ["ME", 2022, 5, None]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    reading = read({"wide.xlsx": out.getvalue()}, toml(file="inputs/wide.xlsx", sheet="Table 2"))
    [[found]] = reading.dataset.index.values()
    assert str(found.locator) == "inputs/wide.xlsx, Table 2!C2"
    reading = read({}, toml(file="inputs/wide.xlsx", sheet="Table 3"))
    assert errors(reading) == ['inputs/wide.xlsx: It has no sheet "Table 3". Its sheets: Sheet, Table 2.']


def test_everything_that_is_wrong_is_told_at_once_and_the_readable_keys_are_a_hole(read: Read) -> None:
    table = "State,Year,Cases (all),Visits\nME,2022,many,6\nVT,2022,7,-8\nUS,2022,9,10\n"
    reading = read({"wide.csv": table}, toml())
    assert [message.split(". ")[0] for message in errors(reading)] == [
        'inputs/wide.csv, row 2, column Cases (all): "many" is no number',
        "inputs/wide.csv, row 3, column Visits: -8 is negative, and the measure is a count",
        'inputs/wide.csv, row 4, column Visits: "visits" is a measure of states, and this is a figure of the '
        "nation",
    ]
    assert not reading.dataset.index
    [hole] = reading.dataset.holes
    assert hole.keys is not None
    assert {str(key) for key in hole.keys} >= {"ME/cases/2022", "VT/visits/2022", "US/cases/2022"}


def test_a_mapping_that_does_not_fit_is_told_with_the_nearest_names(read: Read) -> None:
    mapping = toml(source="sheets").replace('Visits = "visits"', 'Visitors = "visit"')
    reading = read({"wide.csv": "State,Year,Cases (all),Visits\nME,2022,1,2\n"}, mapping)
    there = "The columns that are there: State, Year, Cases (all), Visits."
    assert errors(reading) == [
        'reportgen.toml, [[wide]] of inputs/wide.csv, columns, "Visitors": "visit" is no measure. Did you '
        'mean "visits"?',
        'reportgen.toml, [[wide]] of inputs/wide.csv, source: The source "sheets" isn\'t known. Did you mean '
        '"sheet"?',
        f'inputs/wide.csv, row 1: The column "Visitors" is missing. {there} Did you mean "Visits"?',
    ]
    assert reading.dataset.holes == (Hole("inputs/wide.csv", None, None),)


def test_a_wide_table_that_is_not_there_is_told(read: Read) -> None:
    assert errors(read({}, toml())) == [
        "inputs/wide.csv: It can't be opened: No such file or directory. Check its name and rights."
    ]


CRIMES = """
[project]
subject = "Crime"
[[wide]]
file = "inputs/crimes.csv"
jurisdiction = "state_abbr"
blank_jurisdiction = "US"
year = "year"
source = "sheet"
columns = { violent_crime = "cases", rape_revised = "revised" }
"""
CRIME_MEASURES = """
[cases]
label = "Violent crimes"
one = "violent crime"
many = "violent crimes"
key_label = "violent crimes"

[revised]
label = "Rapes, revised definition"
one = "rape"
many = "rapes"
key_label = "rapes"
breaks = [2013]
"""


@pytest.mark.skipif(not FBI.exists(), reason="the shared FBI table is not beside this checkout")
def test_a_real_table_of_another_domain_is_read(read: Read) -> None:
    reading = read({"crimes.csv": FBI.read_bytes(), "measures.toml": CRIME_MEASURES}, CRIMES)
    assert not reading.findings
    found = reading.dataset

    def value(place: str, measure: str, year: int) -> object:
        observation = found.find(Key(place, measure, Period(year)))
        return observation and observation.value

    assert value("US", "cases", 2011) == 1206031
    assert value("WY", "cases", 2011) == 1245
    assert value("DC", "cases", 2011) is not None
    assert value("US", "revised", 2011) is None
    assert value("US", "revised", 2013) is not None
    assert len({key.jurisdiction for key in found.index}) == 52
