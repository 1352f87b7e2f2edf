"""One place's figure and a region's total: exact, or refused with the reason and the coverage."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    CASES,
    CHILDREN,
    FOUND,
    GREEKLAND,
    MONEY,
    REPORTS,
    SHARE,
    TIPS,
    WIDER,
    YEAR,
    data,
    more_than,
    one,
    row,
    suppressed,
)

from reportgen.compare import Operation, Reason, observed, total
from reportgen.compare.result import Comparison, Coverage
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Observation, Qualifier, Status
from reportgen.data.region import Region

COUNTS = st.integers(0, 10**12)
MONIES = st.decimals(-(10**9), 10**9, places=2)


def test_a_figure_is_what_its_source_says_of_that_place() -> None:
    found = observed(data(row("reports", QA=893, QB=11)), "QA", REPORTS, YEAR)
    assert (found.value, found.refusal, found.place, found.year) == (893, None, "QA", YEAR)
    assert [o.value for o in found.observations] == [893]


def test_a_figure_of_another_year_or_of_the_nation_never_stands_in() -> None:
    dataset = data(row("reports", 2022, QA=893), one("US", "reports", 36_000))
    found = observed(dataset, "QA", REPORTS, YEAR)
    assert (found.value, found.refusal, found.observations) == (None, Reason.NOT_AVAILABLE, ())


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.SUPPRESSED, Reason.SUPPRESSED),
        (Status.NOT_APPLICABLE, Reason.NOT_APPLICABLE),
        (Status.NOT_AVAILABLE, Reason.NOT_AVAILABLE),
    ],
)
def test_a_figure_without_a_value_keeps_its_reason_and_its_source(status: Status, reason: Reason) -> None:
    found = observed(data(one("QA", "cases", None, status=status)), "QA", CASES, YEAR)
    assert (found.value, found.refusal) == (None, reason)
    assert len(found.observations) == 1


def test_a_zero_is_a_value_and_an_absence_is_none() -> None:
    dataset = data(row("cases", QA=0), suppressed("QB", "cases"))
    values = [observed(dataset, code, CASES, YEAR) for code in ("QA", "QB", "QC")]
    assert [v.value for v in values] == [0, None, None]
    assert [v.refusal for v in values] == [None, Reason.SUPPRESSED, Reason.NOT_AVAILABLE]


def test_what_is_counted_for_the_nation_alone_is_out_of_a_states_scope() -> None:
    dataset = data(one("US", "found", 27_130))
    assert observed(dataset, "US", FOUND, YEAR).value == 27_130
    assert observed(dataset, "QA", FOUND, YEAR).refusal is Reason.OUT_OF_SCOPE
    assert total(dataset, GREEKLAND, FOUND, YEAR).refusal is Reason.OUT_OF_SCOPE


def test_a_cumulative_figure_is_found_under_its_cumulative_period() -> None:
    assert observed(data(one("US", "found", 5, 2022)), "US", FOUND, 2022).value == 5
    assert observed(data(one("US", "found", 5, 2022)), "US", FOUND, YEAR).refusal is Reason.NOT_AVAILABLE


def test_of_two_sources_that_say_the_same_the_briefings_own_is_cited() -> None:
    dataset = data(one("US", "cases", 7), one("US", "cases", 7, source="sheet"))
    cited = [
        observed(dataset, "US", CASES, YEAR, frozenset(own)).observations[0].source
        for own in ([], ["sheet"], ["table"])
    ]
    assert cited == ["table", "sheet", "table"]


def test_a_worse_figure_is_not_taken_for_the_sake_of_its_source() -> None:
    rounded = one("US", "reports", 36_200_000, source="sheet", qualifier=Qualifier.ROUNDED)
    dataset = data(rounded, one("US", "reports", 36_210_368))
    found = observed(dataset, "US", REPORTS, YEAR, frozenset(["sheet"]))
    assert (found.value, found.qualifier) == (36_210_368, Qualifier.EXACT)


def test_a_revised_figure_stands_above_the_one_it_revises() -> None:
    revised = one("QA", "cases", 12, source="sheet", status=Status.REVISED)
    assert observed(data(one("QA", "cases", 11), revised), "QA", CASES, YEAR).value == 12


def test_a_total_is_the_sum_of_every_place_and_rests_on_each_of_them() -> None:
    found = total(data(row("reports", QA=893, QB=11, QC=0)), GREEKLAND, REPORTS, YEAR)
    assert (found.value, found.operation, found.place) == (904, Operation.TOTAL, "greekland")
    assert found.coverage == Coverage(("QA", "QB", "QC"), ("QA", "QB", "QC"))
    assert [o.key.jurisdiction for o in found.observations] == ["QA", "QB", "QC"]


@pytest.mark.parametrize("gap", [[], [suppressed("QC", "reports")], [one("QC", "reports", None)]])
def test_a_total_over_a_gap_is_refused_with_its_coverage(gap: list[Observation]) -> None:
    found = total(data(row("reports", QA=893, QB=11), gap), GREEKLAND, REPORTS, YEAR)
    assert (found.value, found.refusal) == (None, Reason.PARTIAL)
    assert (found.coverage.have, len(found.coverage.of)) == (("QA", "QB"), 3)
    assert [o.value for o in found.observations] == [893, 11]


def test_a_total_of_nothing_is_not_available_and_no_zero() -> None:
    found = total(data(), GREEKLAND, REPORTS, YEAR)
    assert (found.value, found.refusal, found.coverage.have) == (None, Reason.NOT_AVAILABLE, ())


def test_where_every_place_is_withheld_so_is_the_total() -> None:
    withheld = [suppressed(code, "cases") for code in ("QA", "QB", "QC")]
    assert total(data(withheld), GREEKLAND, CASES, YEAR).refusal is Reason.SUPPRESSED
    assert total(data(withheld[:2]), GREEKLAND, CASES, YEAR).refusal is Reason.NOT_AVAILABLE


@pytest.mark.parametrize("measure", [TIPS, SHARE])
def test_what_does_not_add_up_has_no_total_even_where_every_place_has_a_figure(measure: Measure) -> None:
    found = total(data(row(measure.id, QA=1, QB=2, QC=3)), GREEKLAND, measure, YEAR)
    assert (found.value, found.refusal) == (None, Reason.NOT_ADDABLE)


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.PERCENT])
def test_a_rate_or_a_percent_has_no_total_whatever_its_measure_says(kind: Kind) -> None:
    measure = replace(CASES, kind=kind, adds_up=True)
    found = total(data(row("cases", QA=1, QB=2, QC=3)), GREEKLAND, measure, YEAR)
    assert found.refusal is Reason.NOT_ADDABLE


def test_the_nation_is_not_added_to_the_states_that_it_holds() -> None:
    dataset = data(row("reports", QA=893, QB=11, US=36_000))
    found = total(dataset, Region("x", "X", ("QA", "QB", "US")), REPORTS, YEAR)
    assert (found.value, found.refusal) == (None, Reason.NATION_AMONG_STATES)


def test_a_figure_that_its_source_leaves_open_is_not_added() -> None:
    found = total(
        data(row("reports", QA=1, QB=2), more_than("QC", "reports", 18_400)), GREEKLAND, REPORTS, YEAR
    )
    assert (found.value, found.refusal, found.coverage.complete) == (None, Reason.QUALIFIED, True)


def test_two_vintages_of_a_point_in_time_are_not_added_but_two_sources_of_a_year_are() -> None:
    def three(measure: str) -> list[Observation]:
        return [*row(measure, QA=1, QB=2), one("QC", measure, 3, source="census")]

    assert total(data(three("children")), GREEKLAND, CHILDREN, YEAR).refusal is Reason.TWO_VINTAGES
    assert total(data(three("reports")), GREEKLAND, REPORTS, YEAR).value == 6


@given(st.lists(MONIES, min_size=4, max_size=4))
def test_sums_are_exact(values: list[Decimal]) -> None:
    dataset = data(row("spending", **dict(zip(("QA", "QB", "QC", "QD"), values, strict=True))))
    assert total(dataset, WIDER, MONEY, YEAR).exact == sum(map(Fraction, values))


@given(st.lists(COUNTS, min_size=4, max_size=4))
def test_the_totals_of_two_halves_add_up_to_the_total_of_all(values: list[int]) -> None:
    dataset = data(row("reports", **dict(zip(("QA", "QB", "QC", "QD"), values, strict=True))))
    parts = (Region("one", "One", ("QA", "QB")), Region("two", "Two", ("QC", "QD")))
    halves = [total(dataset, half, REPORTS, YEAR).exact for half in parts]
    assert sum(halves) == total(dataset, WIDER, REPORTS, YEAR).value == sum(values)
    assert isinstance(total(dataset, WIDER, REPORTS, YEAR).value, int)


def test_a_comparison_has_a_value_or_a_reason_and_never_both() -> None:
    for value, refusal in ((None, None), (1, Reason.PARTIAL)):
        with pytest.raises(ValueError, match="a value or a refusal"):
            Comparison(Operation.TOTAL, CASES, "QA", YEAR, value, (), Coverage((), ()), refusal=refusal)


def test_a_refused_comparison_has_no_value_to_work_with() -> None:
    with pytest.raises(ValueError, match="not available"):
        _ = total(data(), GREEKLAND, REPORTS, YEAR).exact
