"""Bad input: each fault names the file and the cell and says what to do; nothing comes of such a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.data.dataset import Hole
from reportgen.data.observation import Key
from reportgen.data.period import Period
from reportgen.errors import InputError, Severity
from reportgen.read import Reading

Read = Callable[..., Reading]
HEADER = "jurisdiction,measure,period,value,source"
GOOD = f"{HEADER}\nMA,cases,2023,893,sheet\n"
CASES_MA = Key("MA", "cases", Period(2023))


def errors(reading: Reading) -> list[str]:
    return [str(finding) for finding in reading.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "Masachusetts,cases,2023,1,sheet",
            'row 2, column jurisdiction: "Masachusetts" is no state or place. Did you mean "Massachusetts"?',
        ),
        (
            "MA,case,2023,1,sheet",
            'row 2, column measure: The measure "case" isn\'t known. Did you mean "cases"?',
        ),
        (
            "MA,cases,23,1,sheet",
            'row 2, column period: "23" is no period. Write the year, as 2023, or cumulative-2023.',
        ),
        (
            "MA,cases,2023,many,sheet",
            'row 2, column value: "many" is no number. Write a plain number, or [c], [x] or [z] where there '
            "is none to give.",
        ),
        (
            "MA,cases,2023,,sheet",
            "row 2, column value: The value is blank. Write the number (0 for a true zero), or [x] for not "
            "available; or take the row away.",
        ),
        (
            "MA,cases,2023,1,sheets",
            'row 2, column source: The source "sheets" isn\'t known. Did you mean "sheet"?',
        ),
        (
            "MA,found,cumulative-2023,1,sheet",
            'row 2, column jurisdiction: "found" is a measure of the nation, and this is a figure of '
            "Massachusetts. Check the place and the measure, or the measure's scope in inputs/measures.toml.",
        ),
        (
            "US,visits,2023,1,sheet",
            'row 2, column jurisdiction: "visits" is a measure of states, and this is a figure of the nation.'
            " Check the place and the measure, or the measure's scope in inputs/measures.toml.",
        ),
        (
            "US,found,2023,1,sheet",
            'row 2, column period: "found" is counted over all years. Write cumulative-2023, or check the '
            "measure.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_cell(read: Read, row: str, message: str) -> None:
    reading = read({"2023/a.csv": f"{HEADER}\n{row}\n"})
    assert errors(reading) == [f"inputs/2023/a.csv, {message}"]
    assert not reading.dataset.index


@pytest.mark.parametrize(
    ("content", "what", "do"),
    [
        ("", "It is empty.", "Fill it"),
        ("\n\n  \n", "It is empty.", "Fill it"),
        (b"PK\x03\x04rest", "it is a ZIP archive or an Office file", "Save it as a .csv file"),
        (b"%PDF-1.7", "it is a PDF", "Save it as a .csv file"),
        (b"a,b\n1,\x00\n", "it holds bytes that no text has", "Save it as a .csv file"),
        ("<!DOCTYPE html><html>", "it is a web page", "Save it as a .csv file"),
        (b"a,b\n\x81\x8d\n", "it is no text in UTF-8", "Save it as a .csv file"),
        (f'{HEADER}\nMA,cases,2023,"893,sheet\n', "can't be read", "Close every quote"),
    ],
)
def test_a_file_that_is_no_table_is_told_as_a_whole(
    read: Read, content: str | bytes, what: str, do: str
) -> None:
    reading = read({"2023/a.csv": content})
    [message] = errors(reading)
    assert message.startswith("inputs/2023/a.csv")
    assert what in message
    assert do in message
    assert reading.dataset.holes == (Hole("inputs/2023/a.csv", None, 2023),)


def test_a_missing_column_names_those_that_are_there_and_the_nearest(read: Read) -> None:
    reading = read({"a.csv": "state,measure,period,values,source\nMA,cases,2023,1,sheet\n"})
    there = "The columns that are there: state, measure, period, values, source."
    assert errors(reading) == [
        f'inputs/a.csv, row 1: The column "jurisdiction" is missing. {there} Add a column with the heading '
        '"jurisdiction".',
        f'inputs/a.csv, row 1: The column "value" is missing. {there} Did you mean "values"?',
    ]
    assert reading.dataset.holes == (Hole("inputs/a.csv", None, None),)


def test_a_heading_that_stands_twice_and_a_column_without_one_are_errors(read: Read) -> None:
    reading = read({"a.csv": f"{HEADER},Value,,quote\nMA,cases,2023,1,sheet,2,3,q\n"})
    assert errors(reading) == [
        'inputs/a.csv, row 1, column Value: The heading "Value" stands twice. Rename or take away one of the '
        "two columns.",
        "inputs/a.csv, row 1, column 7: This column has no heading. Write one above it.",
    ]
    assert reading.dataset.holes[0].keys is None


def test_a_thousands_comma_without_quotes_is_told_as_a_row_too_wide(read: Read) -> None:
    assert errors(read({"a.csv": f"{HEADER}\nMA,cases,2023,9,539,sheet\n"})) == [
        "inputs/a.csv, row 2, column 6: This row has more cells than the 5 headings. Put quotes around a "
        "text or number with a comma in it, or write the missing heading.",
        'inputs/a.csv, row 2, column source: The source "539" isn\'t known. Add it to inputs/sources.csv.',
    ]


def test_every_error_of_a_file_is_told_at_once(read: Read) -> None:
    rows = "XX,cases,2023,1,sheet\nMA,cases,2023,one,nowhere\nMA,cases,2022,5,sheet\n"
    reading = read({"a.csv": f"{HEADER}\n{rows}"})
    assert [message.split(":")[0] for message in errors(reading)] == [
        "inputs/a.csv, row 2, column jurisdiction",
        "inputs/a.csv, row 3, column source",
        "inputs/a.csv, row 3, column value",
    ]


def test_nothing_is_taken_from_a_file_with_errors_and_its_keys_are_a_hole(read: Read) -> None:
    bad = f"{HEADER}\nMA,cases,2023,893,sheet\nME,cases,2023,eleven,sheet\n"
    reading = read({"2023/bad.csv": bad, "2023/good.csv": f"{HEADER}\nVT,cases,2023,5,sheet\n"})
    maine = Key("ME", "cases", Period(2023))
    assert set(reading.dataset.index) == {Key("VT", "cases", Period(2023))}
    assert reading.dataset.holes == (Hole("inputs/2023/bad.csv", frozenset({CASES_MA, maine}), 2023),)


def test_a_file_whose_keys_cannot_all_be_told_hides_its_whole_year(read: Read) -> None:
    reading = read({"2023/bad.csv": f"{HEADER}\nMA,cases,2023,893,sheet\nXX,cases,2023,1,sheet\n"})
    assert reading.dataset.holes == (Hole("inputs/2023/bad.csv", None, 2023),)


def test_a_figure_of_the_wrong_sort_of_place_may_be_any_states(read: Read) -> None:
    reading = read({"2023/bad.csv": f"{HEADER}\nUS,visits,2023,893,sheet\n"})
    assert reading.dataset.holes[0].keys is None


def test_a_duplicate_that_contradicts_in_one_file_is_an_error_of_the_file(read: Read) -> None:
    reading = read({"a.csv": f"{GOOD}MA,cases,2023,894,other\nME,cases,2023,11,sheet\n"})
    assert errors(reading) == [
        "inputs/a.csv, row 2, column value: MA/cases/2023 is 893 here and 894 in inputs/a.csv, row 3, column "
        "value. Mend the wrong one; if the two count differently, they are two measures."
    ]
    assert not reading.dataset.index


def test_a_contradiction_between_two_files_is_a_hole_of_that_key_only(read: Read) -> None:
    other = f"{HEADER}\nMA,cases,2023,894,other\nME,cases,2023,11,sheet\n"
    reading = read({"a.csv": GOOD, "b.csv": other})
    assert set(reading.dataset.index) == {Key("ME", "cases", Period(2023))}
    assert reading.dataset.holes == (Hole("inputs/a.csv and inputs/b.csv", frozenset({CASES_MA})),)
    [message] = errors(reading)
    assert "893 here and 894 in inputs/b.csv, row 2, column value" in message


def test_a_third_file_does_not_settle_a_contradiction(read: Read) -> None:
    reading = read({"a.csv": GOOD, "b.csv": GOOD.replace("893", "894"), "c.csv": GOOD})
    assert not reading.dataset.index
    assert all(hole.hides(CASES_MA, present=False) for hole in reading.dataset.holes)


def test_a_rounded_figure_that_agrees_with_an_exact_one_is_no_contradiction(read: Read) -> None:
    rounded = f"{HEADER},qualifier\nMA,cases,2023,900,other,rounded\n"
    reading = read({"a.csv": GOOD, "b.csv": rounded})
    assert not reading.findings
    assert [found.value for found in reading.dataset.all(CASES_MA)] == [893, 900]


def test_of_the_same_figure_twice_from_one_source_one_is_kept_and_told(read: Read) -> None:
    reading = read({"a.csv": GOOD, "b.csv": GOOD})
    assert len(reading.dataset.all(CASES_MA)) == 1
    [warning] = reading.findings
    assert warning.severity is Severity.WARNING
    assert str(warning).startswith("inputs/b.csv, row 2, column value: MA/cases/2023 from sheet stands here")


def test_a_file_over_the_size_limit_is_not_opened(read: Read) -> None:
    toml = '[project]\nsubject = "s"\n[read]\nmax_mb = 1\n'
    [message] = errors(read({"a.csv": GOOD + " " * 1_000_001}, toml))
    assert message == (
        "inputs/a.csv: It has 1.0 MB, and no more than 1 MB are read. Take away what isn't needed, or raise "
        "max_mb under [read] in reportgen.toml."
    )


def test_a_value_and_the_columns_beside_it_must_not_clash(read: Read) -> None:
    header = f"{HEADER},qualifier,status"
    rows = [
        "MA,cases,2023,5,sheet,,suppressed",
        "ME,cases,2023,[c],sheet,,not_available",
        "VT,cases,2023,more than 5,sheet,about,",
        "NH,cases,2023,,sheet,about,[x]",
        "RI,cases,2023,5,sheet,roughly,sure",
    ]
    messages = errors(read({"a.csv": "\n".join([header, *rows])}))
    assert [message.split(": ", 1)[1].split(".")[0] for message in messages] == [
        "There is a number, 5, and the status says suppressed",
        "The value says suppressed, the status column not_available",
        "The value says more_than, the qualifier column about",
        "It says about of no number",
        '"roughly" is no qualifier',
        '"sure" is no status',
    ]


def test_the_measures_and_the_sources_tell_all_their_errors_at_once(read: Read) -> None:
    measures = (
        '[cases]\nlabel = "Cases"\nlable = "x"\none = "case"\nmany = 3\nkey_label = "c"\npart_of = "all"\n'
    )
    sources = "id,title,publisher,retrieved\na,A,P,21.11.2026\na,,P,2026-11-21\n"
    with pytest.raises(InputError) as caught:
        read({"measures.toml": measures, "sources.csv": sources})
    messages = [str(finding) for finding in caught.value.findings]
    assert messages[:3] == [
        'inputs/measures.toml, [cases], lable: This key isn\'t known. Did you mean "label"?',
        "inputs/measures.toml, [cases], many: 3 is not text in quotes. Write text in quotes.",
        'inputs/measures.toml, [cases], part_of: "all" is no other measure. Write a measure\'s id.',
    ]
    assert messages[3:] == [
        'inputs/sources.csv, row 2, column retrieved: "21.11.2026" is no date. Write it as 2026-11-21.',
        "inputs/sources.csv, row 3, column title: The cell under title is blank. Fill it: a "
        "briefing prints its sources.",
    ]


def test_a_percent_never_adds_up(read: Read) -> None:
    measures = '[a]\nlabel = "A"\none = "a"\nmany = "a"\nkey_label = "a"\nkind = "percent"\nadds_up = true\n'
    with pytest.raises(InputError, match="A percent never adds up"):
        read({"measures.toml": measures})


def test_without_measures_nothing_is_read(read: Read) -> None:
    with pytest.raises(InputError, match="It has no measures"):
        read({"measures.toml": "# none\n"})


def test_a_date_that_a_spreadsheet_program_has_rewritten_is_read(read: Read) -> None:
    sources = "id,title,publisher,retrieved,published\nsheet,Sheet,Made up,11/21/2026,4/5/2024\n"
    source = read({"sources.csv": sources}).dataset.codebook.sources["sheet"]
    assert (source.retrieved.isoformat(), source.published) == ("2026-11-21", "2024-04-05")
