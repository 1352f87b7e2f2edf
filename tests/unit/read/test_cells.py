"""What a value cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data.measure import Kind
from reportgen.data.observation import Qualifier, Status
from reportgen.read.cells import Fault, Stated, stated


def value(text: str, kind: Kind = Kind.COUNT) -> object:
    found = stated(text, kind)
    return found if isinstance(found, Fault) else found.value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("19", 19),
        ("1,234", 1234),
        ("36,210,368", 36210368),
        (" 7 ", 7),
        ("\xa01,000\xa0", 1000),
        ("893.0", 893),
        ("1,234.00", 1234),
    ],
)
def test_a_count_is_a_whole_number(text: str, number: int) -> None:
    found = value(text)
    assert found == number
    assert type(found) is int


def test_a_percent_sign_belongs_to_a_percent_and_a_dollar_to_money() -> None:
    assert value("19%", Kind.PERCENT) == 19
    assert value("19.5 %", Kind.PERCENT) == Decimal("19.5")
    assert value("$1,234.50", Kind.MONEY) == Decimal("1234.50")
    assert value("−5.5", Kind.MONEY) == Decimal("-5.5")
    assert value("-$5", Kind.MONEY) == -5


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("1,23", Kind.COUNT, "comma"),
        ("12,34,567", Kind.COUNT, "no number"),
        ("1234,567", Kind.COUNT, "no number"),
        ("0,500", Kind.COUNT, "no number"),
        ("1.234,56", Kind.MONEY, "decimal comma"),
        ("1.5e3", Kind.COUNT, "shortened"),
        ("1E5", Kind.COUNT, "shortened"),
        ("19%", Kind.COUNT, "percentage"),
        ("$5", Kind.COUNT, "money"),
        ("101", Kind.PERCENT, "100 percent"),
        ("-1", Kind.COUNT, "negative"),
        ("-1", Kind.PERCENT, "negative"),
        ("12.5", Kind.COUNT, "whole number"),
        ("36.2 million", Kind.COUNT, "million"),
        ("twelve", Kind.COUNT, "no number"),
        ("007", Kind.COUNT, "no number"),
        ("١٢", Kind.COUNT, "no number"),
        ("1 234", Kind.COUNT, "no number"),
        ("nan", Kind.RATE, "no number"),
        ("9" * 5000, Kind.COUNT, "too long"),
        ("18,400+", Kind.COUNT, "no number"),
    ],
)
def test_what_is_no_number_is_told_and_never_guessed(text: str, kind: Kind, said: str) -> None:
    found = value(text, kind)
    assert isinstance(found, Fault)
    assert said in found.what
    assert found.do


@pytest.mark.parametrize(
    ("status", "markers"),
    [
        (Status.SUPPRESSED, ("[c]", "[C]", "c", "(c)", "*", "D", "S", "(D)", "Suppressed")),
        (Status.NOT_AVAILABLE, ("[x]", "x", "..", "n/a", "NA", "N/A", "-", "—", "Not available")),
        (Status.NOT_APPLICABLE, ("[z]", "z", "(X)", "not applicable")),
    ],
)
def test_a_marker_is_a_status_and_no_zero(status: Status, markers: tuple[str, ...]) -> None:
    assert {stated(marker, Kind.COUNT) for marker in markers} == {Stated(None, None, status)}


@pytest.mark.parametrize("text", ["X", "Z", "(Z)", "(x)"])
def test_a_marker_that_tables_use_differently_is_asked_back(text: str) -> None:
    found = stated(text, Kind.COUNT)
    assert isinstance(found, Fault)
    assert "different things" in found.what


def test_provisional_and_revised_stand_after_the_number() -> None:
    assert stated("1,234 [r]", Kind.COUNT) == Stated(1234, None, Status.REVISED)
    assert stated("1,234 (p)", Kind.COUNT) == Stated(1234, None, Status.PROVISIONAL)


def test_more_than_and_about_are_qualifiers() -> None:
    assert stated("more than 18,400", Kind.COUNT) == Stated(18400, Qualifier.MORE_THAN)
    assert stated(">18,400", Kind.COUNT) == Stated(18400, Qualifier.MORE_THAN)
    assert stated("About 4,000", Kind.COUNT) == Stated(4000, Qualifier.ABOUT)


def test_a_blank_states_nothing() -> None:
    assert stated("  ", Kind.COUNT) == Stated(None)


@given(st.integers(min_value=0, max_value=10**15))
def test_every_whole_number_is_read_back_however_it_is_grouped(number: int) -> None:
    assert value(str(number)) == value(f"{number:,}") == number


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_every_decimal_is_read_back_to_its_last_digit(number: Decimal) -> None:
    assert value(format(number, "f"), Kind.RATE) == number


@given(st.text(max_size=40), st.sampled_from(Kind))
def test_any_text_is_a_statement_or_a_fault_with_something_to_do(text: str, kind: Kind) -> None:
    found = stated(text, kind)
    assert isinstance(found, Stated) or (found.what and found.do)
    assert not isinstance(getattr(found, "value", None), float)
