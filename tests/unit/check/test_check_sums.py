"""Totals beside their parts: what can't be is an error that names both cells, what may be is no finding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CASES, CODEBOOK, data, more_than, one, row, states, suppressed, with_

from reportgen.check import Concern, check
from reportgen.check.sums import span, sums
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.observation import Qualifier, Status
from reportgen.data.region import FIFTY_STATES
from reportgen.errors import Severity

COUNTS = st.integers(0, 10**6)


def told(dataset: Dataset) -> list[Concern]:
    return list(sums(dataset))


def parts(total: int, care: int, other: int) -> Dataset:
    return data(one("QA", "cases", total), one("QA", "care", care), one("QA", "other", other))


def test_parts_that_don_t_add_up_are_an_error_at_every_cell() -> None:
    [concern] = told(parts(893, 807, 70))
    finding = concern.finding
    assert finding.severity is Severity.ERROR
    assert finding.where == "made-up.csv, row QA cases 2023; row QA care 2023; row QA other 2023"
    assert "893" in finding.what
    assert "care, other" in finding.what
    assert "877: 807 (row QA care 2023) + 70 (row QA other 2023)" in finding.what
    assert "mend the wrong one" in finding.do
    assert {key.measure for key in concern.keys} == {"cases", "care", "other"}


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (983, "983 (row QA cases 2023) were 893 (two digits are swapped)"),
        (8930, "8,930 (row QA cases 2023) were 893 (it is 10 times too large)"),
    ],
)
def test_the_one_slip_that_would_explain_it_is_told(total: int, said: str) -> None:
    [concern] = told(parts(total, 807, 86))
    assert f"They would add up if {said}" in concern.finding.what


@given(COUNTS, COUNTS)
def test_parts_that_add_up_are_never_told(care: int, other: int) -> None:
    assert not told(parts(care + other, care, other))


@given(COUNTS, COUNTS, st.integers(-(10**6), 10**6).filter(bool))
def test_parts_that_don_t_are_always_told(care: int, other: int, off: int) -> None:
    assert len(told(parts(abs(care + other + off), care, other))) == (abs(care + other + off) != care + other)


@given(COUNTS, COUNTS, COUNTS)
def test_of_some_of_the_parts_only_too_much_is_told(total: int, care: int, off: int) -> None:
    dataset = data(one("QA", "cases", total), one("QA", "care", care))
    assert bool(told(dataset)) == (care > total)


def test_a_withheld_part_may_be_anything_and_one_that_does_not_apply_is_nothing() -> None:
    assert not told(data(one("QA", "cases", 9), one("QA", "care", 2), suppressed("QA", "other")))
    none = one("QA", "other", None, status=Status.NOT_APPLICABLE)
    assert told(data(one("QA", "cases", 9), one("QA", "care", 2), none))
    assert not told(data(one("QA", "cases", 2), one("QA", "care", 2), none))


def test_a_rounded_total_agrees_with_what_rounds_to_it_and_more_than_with_more() -> None:
    rounded = one("QA", "cases", 900, qualifier=Qualifier.ROUNDED)
    assert span(rounded).high == Decimal(950)
    assert not told(data(rounded, *row("care", QA=800), *row("other", QA=93)))
    assert told(data(rounded, *row("care", QA=800), *row("other", QA=193)))
    assert not told(data(more_than("QA", "cases", 900), *row("care", QA=900), *row("other", QA=93)))
    assert told(data(more_than("QA", "cases", 900), *row("care", QA=800), *row("other", QA=93)))


def test_what_a_person_accepted_stops_nothing() -> None:
    total = one("QA", "cases", 893, review="So it is printed.", accepted="J. Doe, 2026-11-22")
    [concern] = told(data(total, *row("care", QA=807), *row("other", QA=70)))
    assert concern.finding.severity is Severity.WARNING
    assert "J. Doe, 2026-11-22" in concern.finding.do


def test_a_figure_that_the_settings_say_was_looked_at_stops_nothing() -> None:
    dataset = parts(893, 807, 70)
    [softened, stale] = check(dataset, ["QA/cases/2023", "QA/tips/2023"])
    assert softened.finding.severity is Severity.WARNING
    assert "QA/cases/2023 was looked at" in softened.finding.do
    assert stale.finding.what == "There is nothing to say about QA/tips/2023."


# ---- places


def nation(value: int, *more: int) -> Dataset:
    found = [one("US", "reports", value), *states("reports", [100] * 50)]
    return data(*found, *(one(code, "reports", v) for code, v in zip(("DC", "PR"), more, strict=False)))


@pytest.mark.parametrize("dataset", [nation(5000), nation(5000, 7), nation(5007, 7), nation(5012, 7, 5)])
def test_a_nation_of_the_states_with_or_without_d_c_and_territories_is_fine(dataset: Dataset) -> None:
    assert not told(dataset)


def test_a_nation_that_is_none_of_these_is_told_as_a_warning() -> None:
    [concern] = told(nation(5100, 7))
    assert concern.finding.severity is Severity.WARNING
    assert (
        "US/reports/2023 is 5,100, and 51 states (D.C. counted as one) add up to 5,007"
        in concern.finding.what
    )


def test_states_that_are_far_more_than_the_nation_are_an_error_of_the_nation_s_figure() -> None:
    [concern] = told(nation(4000))
    assert concern.stops
    assert [str(key) for key in concern.keys] == ["US/reports/2023"]
    assert told(data(one("US", "reports", 50), *row("reports", ME=60)))


def test_measures_that_don_t_add_up_over_places_are_left_alone() -> None:
    assert not told(data(one("US", "tips", 3), *states("tips", [100] * 50)))
    assert not told(data(one("US", "likely", 3), *states("likely", [10] * 50)))


def test_a_place_that_is_called_as_a_region_is_held_against_its_states() -> None:
    book = with_(CODEBOOK, places=(Jurisdiction("NE", "New England"),), measures=(CASES,))
    six = row("reports", CT=1, ME=2, MA=3, NH=4, RI=5, VT=6)
    assert not told(data(one("NE", "reports", 21), *six, book=book))
    [concern] = told(data(one("NE", "reports", 22), *six, book=book))
    assert concern.stops
    assert "the states of New England add up to 21" in concern.finding.what
    assert len(FIFTY_STATES.members) == 50
