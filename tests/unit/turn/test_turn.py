"""The turn of the year on made-up data: what is missing, what never changes, which lines speak of a year."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import YEAR, data, one, row, suppressed

from reportgen.data.dataset import Hole
from reportgen.data.observation import Observation, Qualifier
from reportgen.data.tidy import COLUMNS
from reportgen.errors import UsageError
from reportgen.turn import Table, laid_out, mentions, outstanding, unchanging
from reportgen.years import year_before

NEXT = YEAR + 1
Figures = Observation | list[Observation]


def missing(*figures: Figures, holes: tuple[Hole, ...] = ()) -> list[str]:
    tables = outstanding(data(*figures, holes=holes), YEAR, NEXT)
    return [str(key) for table in tables for key in table.missing]


# ---- what is missing


def test_what_last_year_had_and_the_new_one_has_not_is_missing() -> None:
    assert missing(row("reports", QA=5, QB=0), row("reports", NEXT, QA=6)) == ["QB/reports/2024"]


def test_a_withheld_figure_is_expected_again_and_one_that_was_not_available_is_not() -> None:
    assert missing(suppressed("QA", "reports"), one("QB", "reports", None)) == ["QA/reports/2024"]


def test_a_row_that_says_not_available_is_there() -> None:
    assert missing(row("reports", QA=5), one("QA", "reports", None, NEXT)) == []


def test_a_figure_over_all_years_is_missing_by_its_own_period() -> None:
    assert missing(one("US", "found", 5)) == ["US/found/cumulative-2024"]


def test_what_an_unusable_table_may_have_is_not_called_missing() -> None:
    assert missing(row("reports", QA=5), holes=(Hole("inputs/2024/a.csv", None, NEXT),)) == []


# ---- what is laid out

TABLE = outstanding(data(row("reports", QA=5), one("US", "found", 4)), YEAR, NEXT)[0]


def of(file: str, target: str) -> Table:
    return Table(file, target, TABLE.keys, TABLE.missing)


def test_a_table_is_laid_out_with_its_keys_and_blanks() -> None:
    files = laid_out([of("inputs/2023/a.csv", "inputs/2024/a.csv")], frozenset(), frozenset())
    rows = list(csv.reader(io.StringIO(files["inputs/2024/a.csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [cells[:4] for cells in rows[1:]] == [
        ["QA", "reports", "2024", ""],
        ["US", "found", "cumulative-2024", ""],
    ]


def test_figures_that_stand_elsewhere_already_get_no_row() -> None:
    table = Table("inputs/2023/a.csv", "inputs/2024/a.csv", TABLE.keys, TABLE.keys[1:])
    text = laid_out([table], frozenset(), frozenset())["inputs/2024/a.csv"].decode()
    assert "US,found," in text
    assert "QA,reports," not in text


@pytest.mark.parametrize(
    ("table", "there", "mapped"),
    [
        (of("inputs/2023/a.csv", "inputs/2024/a.csv"), "inputs/2024/a.csv", ""),
        (of("inputs/2023/a.csv", "inputs/2024/a.csv"), "", "inputs/2023/a.csv"),
        (of("inputs/a.csv", "inputs/a.csv"), "", ""),
        (of("inputs/2023/a.parquet", "inputs/2024/a.parquet"), "", ""),
        (Table("inputs/2023/a.csv", "inputs/2024/a.csv", TABLE.keys, ()), "", ""),
    ],
    ids=["is there", "is mapped", "holds several years", "is no table that people fill in", "lacks nothing"],
)
def test_a_table_is_not_laid_out_that(table: Table, there: str, mapped: str) -> None:
    assert laid_out([table], frozenset([there]), frozenset([mapped])) == {}


# ---- what never changes


def over_years(*values: int | None) -> list[Observation]:
    return [one("QA", "reports", value, YEAR - at) for at, value in enumerate(values) if value is not None]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((5, 5, 5), True),
        ((5, None, 5, 5), True),
        ((5, 5), False),
        ((5, 5, 6), False),
        ((0, 0, 0), False),
        ((None, None, 5, 5, 5), False),
    ],
)
def test_a_figure_that_is_the_same_in_three_years_or_more_is_told(
    values: tuple[int | None, ...], told: bool
) -> None:
    assert bool(unchanging(data(over_years(*values)), YEAR, NEXT)) is told


def test_figures_that_are_left_open_are_no_repetition() -> None:
    figures = [one("QA", "reports", 5, YEAR - at, qualifier=Qualifier.MORE_THAN) for at in range(3)]
    assert unchanging(data(figures), YEAR, NEXT) == ()


# ---- the year before


def test_the_year_before_is_a_full_one() -> None:
    dataset = data(row("reports", YEAR - 1, QA=1, QB=2, QC=3), row("reports", YEAR, QA=1))
    assert year_before(dataset, NEXT) == YEAR - 1
    assert year_before(dataset, YEAR) == YEAR - 1


def test_there_is_none_before_the_first() -> None:
    with pytest.raises(UsageError, match="before 2023"):
        year_before(data(row("reports", QA=1)), YEAR)


# ---- lines that speak of a year


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("In 2023 it was so.", True),
        ("Fiscal year FY23, or FY 23", True),
        ("The session of 2022–23", True),
        ("The session of 2022-23", True),
        ("12023 or 20231", False),
        ("In 2022 it was so.", False),
        ("HB23", False),
    ],
)
def test_a_line_speaks_of_the_year(line: str, told: bool) -> None:
    assert bool(mentions({"a.md": line}, YEAR)) is told


def test_comments_are_not_looked_at_and_keep_the_numbers_of_lines() -> None:
    [found] = mentions({"a.md": "{# of\n2023\n#}\nIn 2023.\n"}, YEAR)
    assert str(found) == "a.md, line 4: In 2023."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('subject = "Of 2023"', [1]),
        ("# of 2023", []),
        ('name = "No. #2023"', [1]),
        ('name = "x" # of 2023', []),
        ("prepared = 2023-11-01", []),
        ('[check]\nlooked_at = ["X/y/2023"]', []),
        ("breaks = [2023]", []),
        ('[[wide]]\nyear = 2023\n[templates]\nstate = "2023.md"', [4]),
    ],
)
def test_settings_are_looked_at_but_for_what_has_a_step_of_its_own(text: str, lines: list[int]) -> None:
    assert [one.line for one in mentions({"a.toml": text}, YEAR)] == lines


@given(st.lists(st.text("ab 2023{}#\"'\n", max_size=20), max_size=6))
def test_every_told_line_has_the_year_in_it(texts: list[str]) -> None:
    for name in ("a.md", "a.toml"):
        text = "\n".join(texts)
        for found in mentions({name: text}, YEAR):
            assert "2023" in found.text
            assert "2023" in text.split("\n")[found.line - 1]
