"""Accepting a row changes its cell and no other byte; what can't be kept is refused."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from reportgen.accept import accept
from reportgen.accept.csv_cell import with_cells
from reportgen.errors import InputError, UsageError
from reportgen.project import Project, load_project
from reportgen.read.csv_file import read_csv

DAY = date(2026, 11, 22)
HEADINGS = ["jurisdiction", "measure", "review", "accepted", "note"]
CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6) | st.sampled_from(
    ['a "b" c', "x,y", "two\r\nlines", "semi;colon", " blank ", "’"]
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "reportgen.toml").write_text('[project]\nsubject = "x"\n')
    (tmp_path / "inputs").mkdir()
    return load_project(tmp_path)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from("\r\n|\n".split("|")),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_no_byte_outside_the_cell_changes(
    rows: list[tuple[str, str, str]],
    encoding: str,
    end: str,
    delimiter: str,
    quoted: bool,
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    )
    writer.writerow(HEADINGS)
    for a, b, c in rows:
        writer.writerow(["ME" + a, b, "why", "", c])
    before = text.getvalue().encode(encoding)
    row = len(rows) // 2 + 1 + (len(rows) == 1)
    after = with_cells(before, read_csv("a.csv", before), [row], 3, "J. Doe, 2026-11-22")
    start = next((at for at, (x, y) in enumerate(zip(before, after, strict=False)) if x != y), len(before))
    empty = 2 * quoted * (2 if encoding == "utf-16" else 1)  # the quotes of the empty cell that was there
    assert after.endswith(before[start + empty :])
    assert len(after) > len(before)
    one, other = (
        list(csv.reader(io.StringIO(d.decode(encoding), newline=""), delimiter=delimiter))
        for d in (before, after)
    )
    assert other[row - 1][3] == "J. Doe, 2026-11-22"
    other[row - 1][3] = ""
    assert one == other


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"review,accepted\nwhy,\n", b'review,accepted\nwhy,"J, 2026-11-22"\n'),
        (b"review,accepted\r\nwhy,", b'review,accepted\r\nwhy,"J, 2026-11-22"'),
        (b"review,accepted\nwhy\n", b'review,accepted\nwhy,"J, 2026-11-22"\n'),
        (b"review;accepted\nwhy\x92s;\n", b"review;accepted\nwhy\x92s;J, 2026-11-22\n"),
        (b'\n"review","accepted"\n"why",""\n', b'\n"review","accepted"\n"why","J, 2026-11-22"\n'),
    ],
)
def test_a_csv_file_keeps_its_ways(project: Project, before: bytes, after: bytes) -> None:
    file = project.root / "inputs/a.csv"
    file.write_bytes(before)
    row = 3 if before.startswith(b"\n") else 2
    accept(project, file, [row], " J ", DAY)
    assert file.read_bytes() == after
    assert [path.name for path in file.parent.iterdir()] == ["a.csv"]


def test_a_letter_that_the_encoding_lacks_is_refused(project: Project) -> None:
    file = project.root / "inputs/a.csv"
    file.write_bytes(b"review,accepted\nwhy\x92s,\n")
    with pytest.raises(InputError, match="Save the file as UTF-8 first"):
        accept(project, file, [2], "Šimon Ōta", DAY)


@pytest.mark.parametrize("name", ["", "  ", "=1+1"])
def test_a_name_that_is_none_is_refused(project: Project, name: str) -> None:
    file = project.root / "inputs/a.csv"
    file.write_bytes(b"review,accepted\nwhy,\n")
    with pytest.raises(UsageError, match="is no name"):
        accept(project, file, [2], name, DAY)


def workbook(file: Path, formula: str = "", chart: bool = False) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "figures"
    for row in (
        ["jurisdiction", "value", "review", "accepted"],
        ["ME", 5, "why"],
        ["VT", formula or 6, "why"],
    ):
        page.append(row)
    page["B2"].number_format = "#,##0"
    if chart:
        page.add_chart(BarChart(), "F1")
    book.save(file)


def test_a_workbook_keeps_the_rest(project: Project) -> None:
    file = project.root / "inputs/a.xlsx"
    workbook(file)
    assert accept(project, Path("inputs/a.xlsx"), [3], "J. Doe", DAY) == ("inputs/a.xlsx, figures!D3",)
    page = openpyxl.load_workbook(file)["figures"]
    assert [[cell.value for cell in row] for row in page["A2:D3"]] == [
        ["ME", 5, "why", None],
        ["VT", 6, "why", "J. Doe, 2026-11-22"],
    ]
    assert page["B2"].number_format == "#,##0"


@pytest.mark.parametrize(("formula", "chart"), [("=2+4", False), ("", True)])
def test_a_workbook_that_would_lose_something_is_refused(project: Project, formula: str, chart: bool) -> None:
    file = project.root / "inputs/a.xlsx"
    workbook(file, formula, chart)
    before = file.read_bytes()
    said = re.escape('Open it in Excel and write "J, 2026-11-22" into figures!D2.')
    with pytest.raises(InputError) as caught:
        accept(project, file, [2], "J", DAY)
    assert re.search(said, str(caught.value))
    assert file.read_bytes() == before
