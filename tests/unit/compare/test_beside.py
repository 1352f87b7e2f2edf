"""Difference and ratio: exact, of two sides that are both cited."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up import (
    CASES,
    CHILDREN,
    GREEKLAND,
    MONEY,
    PER_1000,
    REPORTS,
    SHARE,
    YEAR,
    data,
    more_than,
    one,
    row,
    suppressed,
)

from reportgen.compare import Comparison, Operation, Reason, change, difference, observed, rate, ratio, total
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure

COUNTS = st.integers(0, 10**12)
MONIES = st.decimals(-(10**9), 10**9, places=2)
TWO_SIDED = pytest.mark.parametrize("operation", [difference, ratio, change])
TwoSided = Callable[[Comparison, Comparison], Comparison]


def two(dataset: Dataset, measure: Measure = REPORTS) -> tuple[Comparison, Comparison]:
    return observed(dataset, "QA", measure, YEAR), observed(dataset, "QB", measure, YEAR)


@given(COUNTS, COUNTS)
def test_a_difference_is_one_less_the_other_with_its_sign(one: int, other: int) -> None:
    found = difference(*two(data(row("reports", QA=one, QB=other))))
    assert found.value == one - other
    assert isinstance(found.value, int)
    assert (found.operation, found.place, found.year) == (Operation.DIFFERENCE, "QA", YEAR)
    assert [o.value for o in found.observations] == [one, other]


@given(MONIES, MONIES)
def test_money_is_subtracted_to_the_cent(mine: Decimal, its: Decimal) -> None:
    found = difference(*two(data(one("QA", "spending", mine), one("QB", "spending", its)), MONEY))
    assert found.value == Fraction(mine) - Fraction(its)


@given(COUNTS, st.integers(1, 10**12))
def test_a_ratio_is_one_over_the_other(one: int, other: int) -> None:
    found = ratio(*two(data(row("reports", QA=one, QB=other))))
    assert found.value == Fraction(one, other)
    assert (found.operation, found.place) == (Operation.RATIO, "QA")
    assert [o.value for o in found.observations] == [one, other]


@given(MONIES, MONIES)
def test_a_ratio_of_money_is_exact_and_there_is_none_below_zero(mine: Decimal, its: Decimal) -> None:
    found = ratio(*two(data(one("QA", "spending", mine), one("QB", "spending", its)), MONEY))
    if its == 0:
        assert found.refusal is Reason.ZERO_BASE
    elif min(mine, its) < 0:
        assert found.refusal is Reason.NOT_APPLICABLE
    else:
        assert found.value == Fraction(mine) / Fraction(its)


def test_nothing_is_a_multiple_of_zero() -> None:
    assert ratio(*two(data(row("reports", QA=5, QB=0)))).refusal is Reason.ZERO_BASE
    assert ratio(*two(data(row("reports", QA=0, QB=5)))).value == 0


COUNT_AND_BASE = st.tuples(st.integers(0, 10**9), st.integers(1, 10**9))


@given(COUNT_AND_BASE, COUNT_AND_BASE)
def test_rates_are_set_beside_each_other_unrounded(mine: tuple[int, int], its: tuple[int, int]) -> None:
    dataset = data(row("reports", QA=mine[0], QB=its[0]), row("children", QA=mine[1], QB=its[1]))
    one, other = (rate(*pair, PER_1000) for pair in zip(two(dataset), two(dataset, CHILDREN), strict=True))
    exact, its_exact = Fraction(mine[0] * 1000, mine[1]), Fraction(its[0] * 1000, its[1])
    found = difference(one, other)
    assert (found.value, found.rate) == (exact - its_exact, PER_1000)
    assert len(found.observations) == 4
    assume(its_exact)
    assert ratio(one, other).value == exact / its_exact


def test_percents_differ_by_points_and_have_no_change() -> None:
    dataset = data(one("QA", "likely", Decimal("19.5")), one("QA", "likely", Decimal(17), YEAR - 1))
    sides = observed(dataset, "QA", SHARE, YEAR), observed(dataset, "QA", SHARE, YEAR - 1)
    assert difference(*sides).value == Fraction(5, 2)
    assert change(*sides).refusal is Reason.NOT_APPLICABLE


def test_a_state_is_set_beside_its_region_and_beside_the_nation() -> None:
    dataset = data(row("reports", QA=10, QB=20, QC=30, US=1000))
    own = observed(dataset, "QA", REPORTS, YEAR)
    region, nation = total(dataset, GREEKLAND, REPORTS, YEAR), observed(dataset, "US", REPORTS, YEAR)
    assert (difference(own, region).value, difference(own, nation).value) == (-50, -990)
    assert (ratio(own, region).value, ratio(own, nation).value) == (Fraction(1, 6), Fraction(1, 100))


def test_a_change_of_a_rate_is_from_the_count_below_it() -> None:
    def of(earlier: int, children: int) -> Comparison:
        dataset = data(
            row("reports", QA=2 * earlier),
            row("reports", YEAR - 1, QA=earlier),
            row("children", QA=children),
            row("children", YEAR - 1, QA=children),
        )
        later, before = (
            rate(*(observed(dataset, "QA", measure, year) for measure in (REPORTS, CHILDREN)), PER_1000)
            for year in (YEAR, YEAR - 1)
        )
        return change(later, before)

    assert of(10_000, 10_000_000).value == 1  # one for every 1,000, but 10,000 in all
    assert of(9, 100).refusal is Reason.SMALL_BASE  # 90 for every 1,000, but 9 in all


@pytest.mark.parametrize(
    "years", [(YEAR, YEAR), (YEAR - 1, YEAR)], ids=["within a year", "from later to earlier"]
)
def test_a_change_is_from_an_earlier_year(years: tuple[int, int]) -> None:
    dataset = data(row("reports", QA=100), row("reports", YEAR - 1, QA=90))
    sides = [observed(dataset, "QA", REPORTS, year) for year in years]
    assert change(*sides).refusal is Reason.NOT_APPLICABLE


def test_the_change_between_two_places_is_none() -> None:
    assert change(*two(data(row("reports", QA=100, QB=200)))).refusal is Reason.NOT_APPLICABLE


@TWO_SIDED
def test_a_gap_in_a_region_is_passed_on_with_its_coverage(operation: TwoSided) -> None:
    dataset = data(row("cases", QA=5, QB=6))
    found = operation(observed(dataset, "QA", CASES, YEAR), total(dataset, GREEKLAND, CASES, YEAR))
    assert (found.refusal, found.coverage.have) == (Reason.PARTIAL, ("QA", "QB"))


@TWO_SIDED
@pytest.mark.parametrize(
    ("unfit", "reason"),
    [
        (one("QB", "reports", None), Reason.NOT_AVAILABLE),
        (suppressed("QB", "reports"), Reason.SUPPRESSED),
        (more_than("QB", "reports", 18_400), Reason.QUALIFIED),
    ],
)
def test_neither_side_may_be_missing_withheld_or_open(
    operation: TwoSided, unfit: object, reason: Reason
) -> None:
    sides = two(data(row("reports", QA=100), unfit))  # type: ignore[arg-type]
    for found in (operation(*sides), operation(*reversed(sides))):
        assert (found.value, found.refusal) == (None, reason)
