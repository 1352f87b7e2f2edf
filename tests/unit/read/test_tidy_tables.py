"""Tidy tables of every kind give the same observations, each with the place where it stands."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from pyarrow import parquet

from reportgen.data.observation import Key, Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.errors import InputError, Severity
from reportgen.read import Reading
from reportgen.read.grid import Grid
from reportgen.read.json_file import read_json
from reportgen.read.open import SUFFIXES, open_grid

Read = Callable[..., Reading]
HEADINGS = ["jurisdiction", "measure", "period", "value", "source"]
HEADER = ",".join(HEADINGS)


def workbook(rows: list[list[object]], title: str = "Sheet1") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx(*rows: list[object]) -> bytes:
    return saved(workbook([list(HEADINGS), *rows]))


def all_of(reading: Reading) -> list[Observation]:
    return [observation for found in reading.dataset.index.values() for observation in found]


def errors(reading: Reading) -> list[str]:
    return [str(finding) for finding in reading.findings if finding.severity is Severity.ERROR]


def one(reading: Reading) -> Observation:
    assert not errors(reading)
    [observation] = all_of(reading)
    return observation


@pytest.mark.parametrize("place", ["MA", "ma", "Massachusetts", " MASSACHUSETTS ", "25", "massachusetts"])
def test_a_state_is_read_by_code_name_and_fips_number(read: Read, place: str) -> None:
    assert one(read({"a.csv": f"{HEADER}\n{place},cases,2023,1,sheet\n"})).key.jurisdiction == "MA"


@pytest.mark.parametrize(
    ("place", "code"),
    [('"Washington, D.C."', "DC"), ("D.C.", "DC"), ("9", "CT"), ("09", "CT"), ("United States", "US")],
)
def test_the_capital_the_nation_and_a_lost_zero_are_read(read: Read, place: str, code: str) -> None:
    assert one(read({"a.csv": f"{HEADER}\n{place},cases,2023,1,sheet\n"})).key.jurisdiction == code


@pytest.mark.parametrize("year", ["2023", "2023.0", " 2023 "])
def test_a_year_is_read_as_text_and_as_the_number_of_a_spreadsheet(read: Read, year: str) -> None:
    assert one(read({"a.csv": f"{HEADER}\nMA,cases,{year},1,sheet\n"})).key.period == Period(2023)


def test_every_column_reaches_the_observation(read: Read) -> None:
    text = (
        "Jurisdiction, MEASURE ,Period,Value,Qualifier,Status,Source,Locator,Quote,Review,Accepted\n"
        'US,found,cumulative-2023,"27,130",More than,provisional,sheet,line 13,"more than 27,130",Look,'
        "A. Smith\n"
    )
    found = one(read({"2023/a.csv": text}))
    assert found.key == Key("US", "found", Period(2023, cumulative=True))
    assert (found.value, found.qualifier, found.status) == (27130, Qualifier.MORE_THAN, Status.PROVISIONAL)
    assert (found.review, found.accepted, found.under_review) == ("Look", "A. Smith", False)
    assert str(found.locator) == "inputs/2023/a.csv, row 2, column Value"
    assert (found.locator.original, found.locator.quote) == ("line 13", "more than 27,130")


def test_a_zero_is_a_value_and_not_available_is_none(read: Read) -> None:
    reading = read({"a.csv": f"{HEADER}\nME,cases,2023,0,sheet\nVT,cases,2023,N/A,sheet\n"})
    maine, vermont = all_of(reading)
    assert (maine.value, maine.status) == (0, Status.FINAL)
    assert (vermont.value, vermont.status) == (None, Status.NOT_AVAILABLE)


def test_a_status_column_says_why_a_blank_has_no_value(read: Read) -> None:
    found = one(read({"a.csv": f"{HEADER},status\nMA,cases,2023,,sheet,[c]\n"}))
    assert (found.value, found.status) == (None, Status.SUPPRESSED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_common_encodings_and_delimiters_are_read(read: Read, encoding: str, delimiter: str) -> None:
    text = delimiter.join([*HEADINGS, "quote"]) + "\r\n"
    text += delimiter.join(["MA", "cases", "2023", "893", "sheet", "the state’s cases – all"]) + "\r\n"
    found = one(read({"a.csv": text.encode(encoding)}))
    assert found.value == 893
    assert found.locator.quote == "the state’s cases – all"


def test_blank_rows_are_passed_over_and_rows_keep_the_number_that_excel_shows(read: Read) -> None:
    found = one(read({"a.csv": f"{HEADER}\n\n,,,,\nMA,cases,2023,1,sheet\n"}))
    assert found.locator.cell == "row 4, column value"


def test_a_column_that_is_not_read_is_a_warning_with_the_nearest_name(read: Read) -> None:
    [warning] = read({"a.csv": f"{HEADER},quotes\nMA,cases,2023,1,sheet,q\n"}).findings
    assert warning.severity is Severity.WARNING
    assert str(warning) == (
        'inputs/a.csv, row 1, column quotes: The column "quotes" is not read. Did you mean "quote"?'
    )


def test_a_row_to_be_reviewed_is_kept(read: Read) -> None:
    reading = read({"a.csv": f"{HEADER},review\nMA,cases,2023,70,sheet,Two labels in one cell.\n"})
    assert all_of(reading)[0].under_review
    assert not reading.findings, "the warning comes with the briefings that it touches"


def test_headings_without_rows_are_a_warning_and_no_hole(read: Read) -> None:
    reading = read({"a.csv": HEADER + "\n"})
    assert [str(finding) for finding in reading.findings] == [
        "inputs/a.csv: It has headings and no rows. Fill it, or take it away."
    ]
    assert not reading.dataset.holes


def test_hidden_files_locks_and_notes_are_passed_over_and_other_kinds_are_told(read: Read) -> None:
    bad = "no table"
    files = {"notes/a.csv": bad, ".a.csv": bad, "~$a.xlsx": bad, "2023/.b/a.csv": bad, "sheet.pdf": bad}
    assert [str(finding) for finding in read(files).findings] == [
        "inputs/sheet.pdf: It is not read. Save it as .csv, .xlsx, .json, .parquet, or move it to "
        "inputs/notes/."
    ]


def test_a_workbook_is_read_with_sheet_and_cell(read: Read) -> None:
    found = one(read({"a.xlsx": xlsx([25, "cases", 2023, 893, "sheet"])}))
    assert found.key == Key("MA", "cases", Period(2023))
    assert (found.value, type(found.value)) == (893, int)
    assert str(found.locator) == "inputs/a.xlsx, Sheet1!D2"


@pytest.mark.parametrize(
    ("number", "number_format", "measure", "value"),
    [
        (0.19, "0%", "share", 19),
        (0.195, "0.0%", "share", Decimal("19.5")),
        (0.29, "0%", "share", 29),
        (19, '0"%"', "share", 19),
        (0.1 + 0.2, "General", "spending", Decimal("0.3")),
        (1234.5, "$#,##0.00", "spending", Decimal("1234.5")),
        (36210368.0, "#,##0", "cases", 36210368),
        (1e15, "General", "cases", 10**15),
    ],
)
def test_a_workbooks_number_is_the_one_that_it_shows_and_never_a_float(
    read: Read, number: float, number_format: str, measure: str, value: int | Decimal
) -> None:
    book = workbook([list(HEADINGS), ["MA", measure, 2023, number, "sheet"]])
    assert book.active is not None
    book.active["D2"].number_format = number_format
    found = one(read({"a.xlsx": saved(book)})).value
    assert found == value
    assert not isinstance(found, float)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("=1+1", "It has a formula without a stored result. Open the file in Excel and save it"),
        ("#REF!", "It has the error #REF!. Mend its formula"),
        ("#N/A", "It has the error #N/A. Mend its formula"),
        (True, "It says TRUE. Write the number."),
        (datetime(2023, 1, 5), "It has a date or time, 2023-01-05. Format the cell as a number"),
        (0.5, "0.5 is no whole number"),
    ],
)
def test_a_workbooks_cell_that_is_no_number_is_told(read: Read, content: object, message: str) -> None:
    [told] = errors(read({"a.xlsx": xlsx(["MA", "cases", 2023, content, "sheet"])}))
    assert told.startswith(f"inputs/a.xlsx, Sheet1!D2: {message}")


def test_merged_cells_are_told_with_the_rest(read: Read) -> None:
    book = workbook([list(HEADINGS), ["MA", "cases", 2023, "many", "sheet"]])
    assert book.active is not None
    book.active.merge_cells("F1:G1")
    assert errors(read({"a.xlsx": saved(book)})) == [
        "inputs/a.xlsx, Sheet1!F1:G1: These cells are merged. Unmerge them, and write every heading and "
        "value in a cell of its own.",
        'inputs/a.xlsx, Sheet1!D2: "many" is no number. Write a plain number, or [c], [x] or [z] where there '
        "is none to give.",
    ]


def test_of_several_sheets_the_first_is_read_and_the_others_are_told(read: Read) -> None:
    book = workbook([list(HEADINGS), ["MA", "cases", 2023, 1, "sheet"]])
    book.create_sheet("More").append(["something"])
    book.create_sheet("Empty")
    [warning] = read({"a.xlsx": saved(book)}).findings
    assert str(warning).startswith("inputs/a.xlsx, More: This sheet is not read.")


def test_of_the_starters_workbook_only_the_sheet_figures_is_read(read: Read) -> None:
    book = workbook([["how to"]], "how to")
    sheet = book.create_sheet("figures")
    sheet.append(HEADINGS)
    sheet.append(["MA", "cases", 2023, 1, "sheet"])
    reading = read({"a.xlsx": saved(book)})
    assert one(reading).locator.cell == "figures!D2"
    assert not reading.findings


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n", "inputs/a.xlsx: It is not what its name says: it is no Excel workbook."),
        (b"\xd0\xcf\x11\xe0old", "inputs/a.xlsx: It is not what its name says: it is an old .xls workbook"),
        (b"PK\x03\x04broken", "inputs/a.xlsx: It is damaged."),
    ],
)
def test_a_workbook_that_is_none_is_told(read: Read, content: bytes, message: str) -> None:
    [told] = errors(read({"a.xlsx": content}))
    assert told.startswith(message)


def test_a_workbook_that_unzips_to_far_more_is_not_opened(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 21_000_000)
    toml = '[project]\nsubject = "s"\n[read]\nmax_mb = 1\n'
    [told] = errors(read({"a.xlsx": out.getvalue()}, toml))
    assert told.startswith("inputs/a.xlsx: Unzipped it has 21 MB, and no more than 20 MB are read.")


def test_a_sheet_with_a_cell_at_its_far_end_is_told_before_it_is_walked(read: Read) -> None:
    book = workbook([list(HEADINGS)])
    assert book.active is not None
    book.active["XFD1048576"] = 1
    [told] = errors(read({"a.xlsx": saved(book)}))
    assert "Its sheet Sheet1 reaches to XFD1048576." in told


def test_formatting_far_beyond_the_table_is_passed_over(read: Read) -> None:
    book = workbook([list(HEADINGS), ["MA", "cases", 2023, 893, "sheet"]])
    other = book.create_sheet("other")
    for sheet in (book.worksheets[0], other):
        sheet["XFD1048576"].font = Font(bold=True)
    reading = read({"a.xlsx": saved(book)})
    assert not reading.findings
    assert one(reading).value == 893


def test_a_workbook_whose_entities_explode_is_refused(read: Read) -> None:
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(workbook([["a"]])))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            xml = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                xml = f'<!DOCTYPE w [<!ENTITY e0 "{"a" * 40}">{bombs}]>{xml.replace(">a<", ">&e8;<")}'
            new.writestr(name, xml)
    [told] = errors(read({"a.xlsx": out.getvalue()}))
    assert told.startswith("inputs/a.xlsx: It is damaged (ParseError).")


def test_json_is_a_list_of_rows_or_an_object_with_one(read: Read) -> None:
    row = {"jurisdiction": 25, "measure": "spending", "period": 2023, "value": 0.1, "source": "sheet"}
    for content in ([row], {"rows": [row]}):
        found = one(read({"a.json": json.dumps(content)}))
        assert found.value == Decimal("0.1")
        assert str(found.locator) == "inputs/a.json, row 1, value"


def test_what_is_wrong_in_json_is_told_with_row_and_key(read: Read) -> None:
    rows = (
        '[{"jurisdiction": "MA", "measure": "cases", "period": 2023, "value": true, "source": "sheet"}, 5,'
        '{"jurisdiction": "ME", "measure": "cases", "period": 2023, "value": 1, "value": 2, "source": "s"},'
        '{"jurisdiction": "MA", "measure": "cases", "period": 2023, "value": [1], "source": "sheet"}]'
    )
    assert errors(read({"a.json": rows})) == [
        'inputs/a.json, row 2: It is no object. Write a list of objects: [{"jurisdiction": "MA", ...}, ...].',
        "inputs/a.json, row 1, value: It is true or false. Write a number or a text.",
        'inputs/a.json, row 3, source: The source "s" isn\'t known. Add it to inputs/sources.csv.',
        'inputs/a.json, row 3, value: "value" stands twice in this row. Take one of the two away.',
        "inputs/a.json, row 4, value: It is a list or an object. Write a number or a text.",
    ]


@pytest.mark.parametrize("text", ["{", "3", '{"rows": 1}', "[" * 100_000, "[]", '[{"a": NaN}]'])
def test_json_that_is_no_list_of_rows_is_told(read: Read, text: str) -> None:
    assert all(told.startswith("inputs/a.json") for told in errors(read({"a.json": text})))
    assert errors(read({"a.json": text}))


def test_a_number_too_great_for_a_figure_is_told_and_not_worked_out() -> None:
    [row] = read_json("a.json", b'[{"value": 1e999999999}]').rows
    assert row.cells == ("1e999999999",)


def table(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def test_parquet_is_read_with_row_and_column(read: Read) -> None:
    data = table(
        jurisdiction=["MA", "ME"],
        measure=["spending", "cases"],
        period=[2023, 2023],
        value=[0.1, 11.0],
        source=["sheet", "sheet"],
    )
    first, second = all_of(read({"a.parquet": data}))
    assert (first.value, second.value) == (Decimal("0.1"), 11)
    assert str(second.locator) == "inputs/a.parquet, row 2, column value"


def test_a_missing_value_in_parquet_is_a_blank_and_no_zero(read: Read) -> None:
    data = table(
        jurisdiction=["MA"], measure=["cases"], period=[2023], value=[float("nan")], source=["sheet"]
    )
    [told] = errors(read({"a.parquet": data}))
    assert told.startswith("inputs/a.parquet, row 1, column value: The value is blank.")


def test_parquet_without_pyarrow_names_the_extra(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [told] = errors(read({"a.parquet": b"PAR1"}))
    assert told.startswith("inputs/a.parquet: Reading Parquet takes pyarrow, which isn't installed. Run")
    assert 'pip install "reportgen[parquet]"' in told


STARTS = [b"", b"PK\x03\x04", b"PAR1", b"[", b"\xff\xfe", HEADER.encode() + b"\n", b'{"rows":']


def opened(folder: Path, name: str, data: bytes) -> Grid | InputError:
    (folder / name).write_bytes(data)
    try:
        return open_grid(folder, name, 1)
    except InputError as error:
        return error


@settings(deadline=None, max_examples=150)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_are_a_grid_or_an_error_with_its_file(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, suffix: str
) -> None:
    found = opened(tmp_path_factory.getbasetemp(), f"any{suffix}", start + rest)
    where = [found.file] if isinstance(found, Grid) else [finding.where for finding in found.findings]
    assert where
    assert all(place.startswith(f"any{suffix}") for place in where)


@settings(deadline=None, max_examples=100)
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), suffix=st.sampled_from([".xlsx", ".parquet"]))
def test_a_damaged_byte_never_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, suffix: str
) -> None:
    whole = xlsx(["MA", "cases", 2023, 1, "sheet"]) if suffix == ".xlsx" else table(value=[1, 2, 3])
    data = bytearray(whole)
    data[at % len(data)] = byte
    found = opened(tmp_path_factory.getbasetemp(), f"damaged{suffix}", bytes(data))
    assert (found.file if isinstance(found, Grid) else found.where).startswith(f"damaged{suffix}")


# ---- rows that are not filled in yet


def test_a_row_that_names_a_figure_and_says_nothing_of_it_is_passed_over_with_a_warning(read: Read) -> None:
    reading = read({"a.csv": f"{HEADER}\nME,cases,2023,,\nMA,cases,2023,5,sheet\nVT,cases,2023,, \n"})
    assert [str(one.key) for one in all_of(reading)] == ["MA/cases/2023"]
    assert reading.dataset.holes == ()
    [finding] = reading.findings
    assert (finding.severity, finding.where) == (Severity.WARNING, "inputs/a.csv")
    assert finding.what == "Rows that are not filled in yet are not read."


@pytest.mark.parametrize("cells", ["5,", ",sheet"], ids=["a value without source", "a source without value"])
def test_a_row_that_is_filled_in_by_half_is_an_error(read: Read, cells: str) -> None:
    reading = read({"a.csv": f"{HEADER}\nME,cases,2023,{cells}\n"})
    assert len(errors(reading)) == 1
    assert len(reading.findings) == 1


def test_a_place_that_is_none_is_an_error_before_its_row_is_filled_in(read: Read) -> None:
    [error] = errors(read({"a.csv": f"{HEADER}\nMaien,cases,2023,,\n"}))
    assert '"Maien" is no state or place' in error


def test_a_cell_that_can_t_be_read_is_not_taken_for_a_blank(read: Read) -> None:
    reading = read({"a.xlsx": xlsx(["ME", "cases", 2023, "#REF!", None])})
    assert errors(reading)


def test_of_a_table_with_errors_the_rows_that_are_not_filled_in_hide_nothing(read: Read) -> None:
    reading = read({"a.csv": f"{HEADER}\nME,cases,2023,,\nMA,cases,2023,x5,sheet\n"})
    [hole] = reading.dataset.holes
    assert hole.keys is not None
    assert [str(key) for key in hole.keys] == ["MA/cases/2023"]
