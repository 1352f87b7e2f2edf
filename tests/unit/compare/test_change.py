"""Change since the year before, and when it is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up import (
    BROKEN,
    CASES,
    CHILDREN,
    FOUND,
    GREEKLAND,
    PER_1000,
    REPORTS,
    SHARE,
    data,
    more_than,
    one,
    row,
)

from reportgen.compare import Comparison, Operation, Reason, change, observed, rate, share, total
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure


def since(
    dataset: Dataset, measure: Measure, place: str = "QA", years: tuple[int, int] = (2022, 2023)
) -> Comparison:
    earlier, later = (observed(dataset, place, measure, year) for year in years)
    return change(later, earlier)


def of(measure: str, earlier: int, later: int) -> Dataset:
    return data(row(measure, 2022, QA=earlier), row(measure, QA=later))


@given(st.integers(10, 10**9), st.integers(0, 10**9))
def test_a_change_is_the_exact_fraction_of_the_earlier_figure(earlier: int, later: int) -> None:
    found = since(of("reports", earlier, later), REPORTS)
    assert found.value == Fraction(later - earlier, earlier)
    assert (found.operation, found.year) == (Operation.CHANGE, 2023)
    assert [o.key.period.year for o in found.observations] == [2023, 2022]


@given(st.integers(10, 10**6), st.integers(0, 10**6))
def test_a_rise_is_above_zero_and_a_fall_below(earlier: int, later: int) -> None:
    assume(earlier != later)
    assert (since(of("reports", earlier, later), REPORTS).exact > 0) == (later > earlier)


@pytest.mark.parametrize(
    ("base", "refusal"),
    [(9, Reason.SMALL_BASE), (0, Reason.SMALL_BASE), (10, None), (-9, Reason.SMALL_BASE), (-10, None)],
)
def test_a_base_under_ten_is_too_small(base: int, refusal: Reason | None) -> None:
    assert since(of("cases", base, 20), CASES).refusal is refusal


def test_a_new_definition_breaks_the_series() -> None:
    assert since(of("visits", 100, 200), BROKEN).refusal is Reason.BREAK
    after = data(row("visits", 2023, QA=100), row("visits", 2024, QA=150))
    assert since(after, BROKEN, years=(2023, 2024)).value == Fraction(1, 2)
    before = data(row("visits", 2021, QA=100), row("visits", 2022, QA=150))
    assert since(before, BROKEN, years=(2021, 2022)).value == Fraction(1, 2)


def test_a_cumulative_figure_has_no_change_of_a_year() -> None:
    dataset = data(one("US", "found", 100, 2022), one("US", "found", 150))
    assert since(dataset, FOUND, "US").refusal is Reason.NOT_APPLICABLE


def test_a_percentage_has_no_change_in_percent() -> None:
    dataset = data(one("QA", "likely", Decimal(19), 2022), one("QA", "likely", Decimal(21)))
    assert since(dataset, SHARE).refusal is Reason.NOT_APPLICABLE


def test_two_vintages_of_a_point_in_time_are_not_set_against_each_other() -> None:
    def children(source: str) -> Dataset:
        return data(row("children", 2022, QA=100), one("QA", "children", 110, source=source))

    assert since(children("census"), CHILDREN).refusal is Reason.TWO_VINTAGES
    assert since(children("table"), CHILDREN).value == Fraction(1, 10)


def test_two_years_sheets_of_a_count_are_set_against_each_other() -> None:
    dataset = data(row("cases", 2022, QA=100), one("QA", "cases", 110, source="sheet"))
    assert since(dataset, CASES).value == Fraction(1, 10)


def test_an_open_figure_or_none_has_no_change() -> None:
    open_ended = data(row("reports", 2022, QA=100), more_than("QA", "reports", 200))
    assert since(open_ended, REPORTS).refusal is Reason.QUALIFIED
    assert since(data(row("reports", QA=100)), REPORTS).refusal is Reason.NOT_AVAILABLE
    assert since(data(row("reports", 2022, QA=100)), REPORTS).refusal is Reason.NOT_AVAILABLE


def test_the_first_reason_is_the_one_told() -> None:
    one_year = data(one("QA", "children", 110, source="census"))
    assert since(one_year, CHILDREN).refusal is Reason.NOT_AVAILABLE
    assert since(data(row("visits", QA=1)), BROKEN).refusal is Reason.NOT_AVAILABLE
    assert since(data(one("US", "found", 5)), FOUND, "US").refusal is Reason.NOT_AVAILABLE


def test_only_like_is_set_against_like() -> None:
    dataset = data(
        row("reports", 2022, QA=100, QB=1, QC=1),
        row("reports", QA=110, QB=1, QC=1),
        row("children", 2022, QA=50),
        row("children", QA=50),
    )
    count, earlier = (observed(dataset, "QA", REPORTS, year) for year in (2023, 2022))
    assert change(count, observed(dataset, "QB", REPORTS, 2022)).refusal is Reason.TWO_YEARS
    assert change(count, observed(dataset, "QA", CHILDREN, 2022)).refusal is Reason.TWO_MEASURES
    part = share(count, total(dataset, GREEKLAND, REPORTS, 2023))
    assert change(part, earlier).refusal is Reason.TWO_MEASURES
    per = rate(count, observed(dataset, "QA", CHILDREN, 2023), PER_1000)
    assert change(per, earlier).refusal is Reason.TWO_MEASURES
    assert change(per, rate(earlier, observed(dataset, "QA", CHILDREN, 2022), PER_1000)).value == Fraction(
        1, 10
    )


def test_a_regions_total_changes_as_its_places_do_together() -> None:
    dataset = data(row("reports", 2022, QA=100, QB=50, QC=50), row("reports", QA=110, QB=60, QC=20))
    later, earlier = (total(dataset, GREEKLAND, REPORTS, year) for year in (2023, 2022))
    assert change(later, earlier).value == Fraction(-10, 200)
