"""On which days an entry is due, and the figures of which year it is about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UsageError
from reportgen.plans import Plan
from reportgen.schedule import clock
from reportgen.schedule.dates import Due, following, in_order, until

TWICE = Plan("drafts", ((1, 10), (7, 10)))
SEEN = {(1, 10): date(2025, 3, 1), (7, 10): date(2025, 3, 1)}


def test_a_run_of_2025_is_about_2024_unless_it_says_otherwise() -> None:
    day = date(2025, 2, 15)
    assert Due(Plan("a", ((2, 15),)), day).year == 2024
    assert Due(Plan("a", ((2, 15),), years_back=0), day).year == 2025
    assert Due(Plan("a", ((2, 15),), years_back=2), day).year == 2023


def test_a_day_that_was_over_when_it_was_first_seen_is_not_due() -> None:
    assert until(TWICE, SEEN, date(2025, 7, 9)) == ()
    assert [due.day for due in until(TWICE, SEEN, date(2026, 1, 10))] == [
        date(2025, 7, 10),
        date(2026, 1, 10),
    ]


def test_a_day_that_was_never_seen_counts_from_today() -> None:
    assert until(TWICE, {}, date(2025, 7, 11)) == ()
    assert [due.day for due in until(TWICE, {}, date(2025, 7, 10))] == [date(2025, 7, 10)]


def test_what_follows_is_after_today() -> None:
    assert following(TWICE, date(2025, 1, 9)).day == date(2025, 1, 10)
    assert following(TWICE, date(2025, 1, 10)).day == date(2025, 7, 10)
    assert following(TWICE, date(2025, 12, 31)).day == date(2026, 1, 10)


def test_due_dates_are_taken_in_order() -> None:
    late, soon = Due(TWICE, date(2025, 7, 10)), Due(Plan("out", ((2, 15),)), date(2025, 2, 15))
    assert in_order([late, soon]) == (soon, late)


@given(st.dates(date(2001, 1, 1), date(2150, 1, 1)), st.integers(0, 2000))
def test_each_due_date_is_met_once_by_whoever_looks_every_day(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    seen = dict.fromkeys(TWICE.days, start)
    met = [due.day for due in until(TWICE, seen, end)]
    every = [start + timedelta(days=n) for n in range(days + 1)]
    assert met == [day for day in every if (day.month, day.day) in TWICE.days]
    assert following(TWICE, end).day > end


def test_the_clock_can_be_given_and_is_local() -> None:
    assert clock.now("2027-02-15").date() == date(2027, 2, 15)
    assert clock.now("2027-02-15T06:30").strftime("%H:%M") == "06:30"
    assert clock.now("2027-02-15").utcoffset() is not None
    assert clock.now().utcoffset() is not None


@pytest.mark.parametrize("text", ["", "tomorrow", "15.02.2027", "2027-02-30"])
def test_a_clock_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no day or time. Write it as 2027-02-15"):
        clock.now(text)
