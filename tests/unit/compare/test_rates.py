"""Rates and shares: exact fractions of figures that belong together, or refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    CARE,
    CASES,
    CHILDREN,
    FOUND,
    GREEKLAND,
    OTHER,
    PER_1000,
    REPORTS,
    TIPS,
    WIDER,
    YEAR,
    data,
    more_than,
    one,
    row,
    suppressed,
)

from reportgen.compare import Comparison, Operation, Reason, median, observed, rate, share, total
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure

THREE = data(row("reports", QA=893, QB=11, QC=0), row("children", QA=1000, QB=2000, QC=0))


def own(place: str, measure: Measure, dataset: Dataset = THREE, year: int = YEAR) -> Comparison:
    return observed(dataset, place, measure, year)


def per_child(place: str, dataset: Dataset = THREE) -> Comparison:
    return rate(own(place, REPORTS, dataset), own(place, CHILDREN, dataset), PER_1000)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_rate_is_the_exact_fraction(count: int, base: int) -> None:
    found = per_child("QA", data(row("reports", QA=count), row("children", QA=base)))
    assert found.value == Fraction(count * 1000, base)
    assert (found.operation, found.rate) == (Operation.RATE, PER_1000)
    assert [o.value for o in found.observations] == [count, base]


def test_a_rate_over_nothing_is_refused_and_a_rate_of_nothing_is_zero() -> None:
    assert per_child("QC").refusal is Reason.ZERO_BASE
    assert per_child("QA", data(row("reports", QA=0), row("children", QA=5))).value == 0


def test_a_rate_has_the_base_that_it_names_of_its_own_place_and_year() -> None:
    assert rate(own("QA", REPORTS), own("QA", REPORTS), PER_1000).refusal is Reason.TWO_MEASURES
    assert rate(own("QA", REPORTS), own("QB", CHILDREN), PER_1000).refusal is Reason.TWO_MEASURES
    earlier = own("QA", CHILDREN, data(row("children", 2022, QA=5)), 2022)
    assert rate(own("QA", REPORTS), earlier, PER_1000).refusal is Reason.TWO_YEARS
    assert rate(own("QD", REPORTS), earlier, PER_1000).refusal is Reason.NOT_AVAILABLE


def test_a_rate_of_a_missing_withheld_or_open_figure_is_refused_for_that_reason() -> None:
    children = row("children", QA=5)
    assert per_child("QA", data(children)).refusal is Reason.NOT_AVAILABLE
    assert per_child("QA", data(children, suppressed("QA", "reports"))).refusal is Reason.SUPPRESSED
    assert per_child("QA", data(children, more_than("QA", "reports", 9))).refusal is Reason.QUALIFIED
    assert per_child("QA", data(row("reports", QA=5))).refusal is Reason.NOT_AVAILABLE


def test_a_regions_rate_is_its_total_over_its_total_and_no_mean_of_rates() -> None:
    found = rate(total(THREE, GREEKLAND, REPORTS, YEAR), total(THREE, GREEKLAND, CHILDREN, YEAR), PER_1000)
    assert found.value == Fraction(904 * 1000, 3000)
    assert found.value != (Fraction(893) + Fraction(11, 2)) / 2


def test_a_regions_rate_over_a_gap_is_refused_with_the_coverage_of_what_is_missing() -> None:
    dataset = data(row("reports", QA=1, QB=2), row("children", QA=1, QB=2, QC=3))
    found = rate(
        total(dataset, GREEKLAND, REPORTS, YEAR), total(dataset, GREEKLAND, CHILDREN, YEAR), PER_1000
    )
    assert (found.refusal, found.coverage.have) == (Reason.PARTIAL, ("QA", "QB"))


# ---- shares


def test_a_share_is_of_a_region_of_the_nation_or_of_the_total_that_it_is_part_of() -> None:
    dataset = data(row("cases", QA=100, QB=300, QC=0, US=1000), row("care", QA=90), row("other", QA=10))
    cases = own("QA", CASES, dataset)
    assert share(cases, total(dataset, GREEKLAND, CASES, YEAR)).value == Fraction(1, 4)
    assert share(cases, own("US", CASES, dataset)).value == Fraction(1, 10)
    assert share(own("QA", CARE, dataset), cases).value == Fraction(9, 10)
    assert share(cases, cases).value == 1


@given(st.lists(st.integers(0, 10**12), min_size=3, max_size=3).filter(any))
def test_the_shares_of_a_region_add_up_to_one(values: list[int]) -> None:
    dataset = data(row("reports", **dict(zip(GREEKLAND.members, values, strict=True))))
    whole = total(dataset, GREEKLAND, REPORTS, YEAR)
    shares = [share(own(code, REPORTS, dataset), whole) for code in GREEKLAND.members]
    assert sum(found.exact for found in shares) == 1
    assert all(len(found.observations) == 4 for found in shares)


def test_a_region_has_a_share_of_a_wider_one_and_none_of_a_narrower() -> None:
    dataset = data(row("reports", QA=1, QB=2, QC=3, QD=4))
    narrow, wide = (total(dataset, region, REPORTS, YEAR) for region in (GREEKLAND, WIDER))
    assert share(narrow, wide).value == Fraction(6, 10)
    assert share(wide, narrow).refusal is Reason.TWO_MEASURES


def test_a_median_is_no_whole_and_no_part() -> None:
    dataset = data(row("reports", QA=1, QB=2, QC=3))
    peers = tuple(own(code, REPORTS, dataset) for code in GREEKLAND.members)
    middle = median(GREEKLAND.slug, peers)
    assert share(peers[0], middle).refusal is Reason.TWO_MEASURES
    assert share(middle, total(dataset, GREEKLAND, REPORTS, YEAR)).refusal is Reason.TWO_MEASURES


def test_one_place_has_no_share_of_another_nor_of_a_region_that_it_is_not_in() -> None:
    dataset = data(row("reports", QA=1, QB=2, QC=3, QD=4))
    assert share(own("QA", REPORTS, dataset), own("QB", REPORTS, dataset)).refusal is Reason.TWO_MEASURES
    outside = share(own("QD", REPORTS, dataset), total(dataset, GREEKLAND, REPORTS, YEAR))
    assert outside.refusal is Reason.TWO_MEASURES


def test_there_is_no_share_across_measures_places_of_a_part_or_years() -> None:
    dataset = data(
        row("cases", QA=100, QB=9), row("care", QA=90), row("other", QA=10), row("reports", QA=200)
    )
    care, cases = own("QA", CARE, dataset), own("QA", CASES, dataset)
    for part, whole in (
        (cases, own("QA", REPORTS, dataset)),
        (care, own("QA", OTHER, dataset)),
        (cases, care),
        (care, own("QB", CASES, dataset)),
    ):
        assert share(part, whole).refusal is Reason.TWO_MEASURES
    earlier = own("QA", CASES, data(row("cases", 2022, QA=200)), 2022)
    other_year = own("QA", REPORTS, data(row("reports", 2022, QA=200)), 2022)
    assert share(cases, other_year).refusal is Reason.TWO_MEASURES
    assert share(cases, earlier).refusal is Reason.TWO_YEARS


def test_there_is_no_share_of_rates_nor_of_what_does_not_add_up() -> None:
    assert share(per_child("QB"), per_child("QB")).refusal is Reason.TWO_MEASURES
    dataset = data(row("tips", QA=3, US=30))
    assert share(own("QA", TIPS, dataset), own("US", TIPS, dataset)).refusal is Reason.TWO_MEASURES


def test_two_vintages_of_a_point_in_time_have_no_share_but_two_sources_of_a_year_have() -> None:
    def share_of_nation(measure: Measure) -> Comparison:
        dataset = data(row(measure.id, QA=100), one("US", measure.id, 1000, source="census"))
        return share(own("QA", measure, dataset), own("US", measure, dataset))

    assert share_of_nation(CHILDREN).refusal is Reason.TWO_VINTAGES
    assert share_of_nation(CASES).value == Fraction(1, 10)


def test_a_part_of_a_year_is_no_share_of_all_years() -> None:
    part = replace(CARE, part_of="found")
    dataset = data(row("care", QA=90), one("QA", "found", 100))
    assert share(own("QA", part, dataset), own("QA", FOUND, dataset)).refusal is Reason.TWO_BASES


def test_a_share_of_nothing_is_refused() -> None:
    none = data(row("cases", QA=0), row("care", QA=0))
    assert share(own("QA", CARE, none), own("QA", CASES, none)).refusal is Reason.ZERO_BASE


def test_a_part_larger_than_its_whole_is_no_share() -> None:
    wrong = data(row("cases", QA=100), row("care", QA=101))
    assert share(own("QA", CARE, wrong), own("QA", CASES, wrong)).refusal is Reason.OVER_WHOLE


def test_a_share_needs_both_its_figures() -> None:
    dataset = data(row("cases", QA=100), more_than("US", "cases", 1000), one("QB", "cases", None))
    assert share(own("QA", CASES, dataset), own("US", CASES, dataset)).refusal is Reason.QUALIFIED
    assert share(own("QB", CASES, dataset), own("QA", CASES, dataset)).refusal is Reason.NOT_AVAILABLE
    partial = share(own("QA", CASES, dataset), total(dataset, GREEKLAND, CASES, YEAR))
    assert (partial.refusal, partial.coverage.have) == (Reason.PARTIAL, ("QA",))
