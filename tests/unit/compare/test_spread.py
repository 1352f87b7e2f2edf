"""The median, the lowest and the highest of a region's places: exact, whole, and resting on all of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    CASES,
    CHILDREN,
    MONEY,
    PER_1000,
    REPORTS,
    YEAR,
    data,
    more_than,
    one,
    row,
    suppressed,
)

from reportgen.compare import (
    Comparison,
    Operation,
    Reason,
    change,
    difference,
    highest,
    lowest,
    median,
    observed,
    rate,
    ratio,
)
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure
from reportgen.data.observation import Observation

CODES = ("QA", "QB", "QC", "QD")
SPREAD = pytest.mark.parametrize("operation", [median, lowest, highest])
Spread = Callable[[str, tuple[Comparison, ...]], Comparison]


def peers(
    dataset: Dataset, codes: tuple[str, ...] = CODES, measure: Measure = REPORTS
) -> tuple[Comparison, ...]:
    return tuple(observed(dataset, code, measure, YEAR) for code in codes)


def test_the_median_has_as_many_above_it_as_below() -> None:
    dataset = data(row("reports", QA=5, QB=20, QC=0, QD=8))
    three = median("greekland", peers(dataset, CODES[:3]))
    assert (three.value, three.operation, three.place, three.year) == (5, Operation.MEDIAN, "greekland", YEAR)
    assert median("wider-greekland", peers(dataset)).value == Fraction(13, 2)
    assert median("alphaland", peers(dataset, ("QA",))).value == 5


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=4))
def test_the_spread_of_counts_is_that_of_the_numbers(values: list[int]) -> None:
    line = peers(data(row("reports", **dict(zip(CODES, values, strict=False)))), CODES[: len(values)])
    assert median("x", line).value == plain_median(map(Fraction, values))
    assert lowest("x", line).value == min(values)
    assert highest("x", line).value == max(values)


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=4))
def test_the_spread_of_money_is_exact(values: list[object]) -> None:
    pairs = zip(CODES, values, strict=False)
    line = peers(data([one(code, "spending", value) for code, value in pairs]), CODES[: len(values)], MONEY)  # type: ignore[arg-type]
    exact = [Fraction(str(value)) for value in values]
    found = [operation("x", line).value for operation in (median, lowest, highest)]
    assert found == [plain_median(exact), min(exact), max(exact)]


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)), min_size=4, max_size=4))
def test_the_spread_of_rates_is_by_unrounded_values(pairs: list[tuple[int, int]]) -> None:
    counts, children = (dict(zip(CODES, values, strict=True)) for values in zip(*pairs, strict=True))
    dataset = data(row("reports", **counts), row("children", **children))
    both = zip(peers(dataset), peers(dataset, CODES, CHILDREN), strict=True)
    line = tuple(rate(count, base, PER_1000) for count, base in both)
    exact = [Fraction(count * 1000, base) for count, base in pairs]
    found = [operation("x", line) for operation in (median, lowest, highest)]
    assert [f.value for f in found] == [plain_median(exact), min(exact), max(exact)]
    assert {f.rate for f in found} == {PER_1000}


@SPREAD
def test_it_rests_on_every_place(operation: Spread) -> None:
    found = operation("wider-greekland", peers(data(row("reports", QA=5, QB=20, QC=0, QD=8))))
    assert [o.key.jurisdiction for o in found.observations] == list(CODES)
    assert found.coverage.have == found.coverage.of == CODES


@SPREAD
@pytest.mark.parametrize(
    "gap", [[], [suppressed("QD", "reports")], [more_than("QD", "reports", 3)], [one("QD", "reports", None)]]
)
def test_there_is_none_over_a_gap(operation: Spread, gap: list[Observation]) -> None:
    found = operation("wider-greekland", peers(data(row("reports", QA=5, QB=20, QC=0), gap)))
    assert (found.value, found.refusal) == (None, Reason.PARTIAL)
    assert (found.coverage.have, found.coverage.of) == (CODES[:3], CODES)


@SPREAD
def test_where_every_place_is_withheld_so_is_this(operation: Spread) -> None:
    withheld = [suppressed(code, "reports") for code in CODES]
    assert operation("x", peers(data(withheld))).refusal is Reason.SUPPRESSED
    assert operation("x", peers(data(withheld[:2]))).refusal is Reason.NOT_AVAILABLE


@SPREAD
def test_the_nation_is_not_among_the_states(operation: Spread) -> None:
    line = peers(data(row("reports", QA=5, QB=20, US=1000)), ("QA", "QB", "US"))
    assert operation("x", line).refusal is Reason.NATION_AMONG_STATES


@SPREAD
def test_two_vintages_measures_or_years_are_not_in_one_line(operation: Spread) -> None:
    dataset = data(
        row("children", QA=5),
        one("QB", "children", 7, source="census"),
        row("reports", QA=5),
        row("cases", QB=7),
        row("reports", YEAR - 1, QA=4, QB=6),
    )
    vintages = peers(dataset, ("QA", "QB"), CHILDREN)
    assert operation("x", vintages).refusal is Reason.TWO_VINTAGES
    (reports,), (cases,) = peers(dataset, ("QA",)), peers(dataset, ("QB",), CASES)
    assert operation("x", (reports, cases)).refusal is Reason.TWO_MEASURES
    for place in ("QA", "QB"):
        earlier = observed(dataset, place, REPORTS, YEAR - 1)
        assert operation("x", (reports, earlier)).refusal is Reason.TWO_YEARS


@SPREAD
def test_of_no_figures_there_is_none(operation: Spread) -> None:
    with pytest.raises(ValueError, match="at least one figure"):
        operation("x", ())


@SPREAD
def test_a_place_is_set_beside_its_regions_and_that_beside_last_years(operation: Spread) -> None:
    dataset = data(row("reports", QA=50, QB=20, QC=50), row("reports", YEAR - 1, QA=25, QB=25, QC=25))
    own = observed(dataset, "QA", REPORTS, YEAR)
    now = operation("greekland", peers(dataset, CODES[:3]))
    before = operation("greekland", tuple(observed(dataset, code, REPORTS, YEAR - 1) for code in CODES[:3]))
    assert difference(own, now).value == 50 - now.exact
    assert ratio(own, now).value == 50 / now.exact
    assert change(now, before).value == (now.exact - 25) / 25


def test_a_median_of_rates_that_was_zero_has_no_change() -> None:
    dataset = data(
        *(row("reports", year, QA=0, QB=0, QC=900) for year in (YEAR, YEAR - 1)),
        *(row("children", year, QA=9, QB=9, QC=900) for year in (YEAR, YEAR - 1)),
    )
    medians = [
        median(
            "greekland",
            tuple(
                rate(
                    observed(dataset, code, REPORTS, year), observed(dataset, code, CHILDREN, year), PER_1000
                )
                for code in CODES[:3]
            ),
        )
        for year in (YEAR, YEAR - 1)
    ]
    assert change(*medians).refusal is Reason.SMALL_BASE


@pytest.mark.parametrize("operation", [lowest, highest])
def test_of_equal_figures_that_are_written_otherwise_the_first_stands_for_all(operation: Spread) -> None:
    figures = [one("QA", "reports", 3), one("QB", "reports", Decimal("3.00")), one("QC", "reports", 3)]
    line = peers(data(figures), CODES[:3])
    assert str(operation("x", line).value) == "3"
    assert str(operation("x", (line[1], line[0])).value) == "3.00"
