"""Ranks: 1 is the highest, equals share a place, and never over a gap."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CHILDREN, PER_1000, REPORTS, YEAR, data, more_than, one, row, suppressed

from reportgen.compare import Comparison, Ranking, Reason, observed, rank, rate
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Observation

CODES = ("QA", "QB", "QC", "QD")


def own(dataset: Dataset, place: str) -> Comparison:
    return observed(dataset, place, REPORTS, YEAR)


def ranked(dataset: Dataset, place: str, among: tuple[str, ...] = CODES) -> Ranking:
    return rank(own(dataset, place), tuple(own(dataset, code) for code in among))


def test_the_highest_is_first_and_the_lowest_last() -> None:
    dataset = data(row("reports", QA=5, QB=20, QC=0, QD=7))
    places = {code: ranked(dataset, code) for code in CODES}
    assert {code: found.comparison.value for code, found in places.items()} == {
        "QA": 3,
        "QB": 1,
        "QC": 4,
        "QD": 2,
    }
    assert [code for code, found in places.items() if found.first] == ["QB"]
    assert [code for code, found in places.items() if found.last] == ["QC"]
    assert {found.among for found in places.values()} == {4}
    cited = {
        code: [o.key.jurisdiction for o in found.comparison.observations] for code, found in places.items()
    }
    assert cited["QA"] == ["QA", "QB", "QC", "QD"]
    assert cited["QC"] == ["QC", "QA", "QB", "QD"]  # its own figure first


def test_equals_share_a_place_and_the_next_one_is_left_out() -> None:
    dataset = data(row("reports", QA=9, QB=9, QC=9, QD=1))
    assert [ranked(dataset, code).comparison.value for code in CODES] == [1, 1, 1, 4]
    assert [ranked(dataset, code).tied for code in CODES] == [2, 2, 2, 0]


def test_who_shares_the_top_or_the_bottom_is_neither_first_nor_last() -> None:
    dataset = data(row("reports", QA=9, QB=9, QC=1, QD=1))
    assert not any(ranked(dataset, code).first or ranked(dataset, code).last for code in CODES)


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4))
def test_ranks_are_those_of_a_sorted_list(values: list[int]) -> None:
    dataset = data(row("reports", **dict(zip(CODES, values, strict=True))))
    order = sorted(values, reverse=True)
    for code, value in zip(CODES, values, strict=True):
        found = ranked(dataset, code)
        assert found.comparison.value == order.index(value) + 1
        assert found.tied == order.count(value) - 1


def test_ranks_are_by_unrounded_values() -> None:
    dataset = data(row("reports", QA=84_449, QB=84_451), row("children", QA=10_000_000, QB=10_000_000))
    rates = tuple(
        rate(own(dataset, code), observed(dataset, code, CHILDREN, YEAR), PER_1000) for code in ("QA", "QB")
    )
    assert [rank(one, rates).comparison.value for one in rates] == [2, 1]
    assert [found.value for found in rates] == [Fraction(84_449, 10_000), Fraction(84_451, 10_000)]


@pytest.mark.parametrize(
    "gap", [[], [suppressed("QD", "reports")], [more_than("QD", "reports", 3)], [one("QD", "reports", None)]]
)
def test_there_is_no_rank_over_a_gap(gap: list[Observation]) -> None:
    found = ranked(data(row("reports", QA=5, QB=20, QC=0), gap), "QB")
    assert (found.comparison.value, found.comparison.refusal) == (None, Reason.PARTIAL)
    assert found.comparison.coverage.have == ("QA", "QB", "QC")
    assert (found.first, found.last, found.tied) == (False, False, 0)


def test_a_place_without_an_exact_figure_has_no_rank_and_says_why() -> None:
    dataset = data(row("reports", QA=1), suppressed("QB", "reports"), more_than("QC", "reports", 3))
    reasons = [ranked(dataset, code).comparison.refusal for code in ("QB", "QC", "QD")]
    assert reasons == [Reason.SUPPRESSED, Reason.QUALIFIED, Reason.NOT_AVAILABLE]


def test_a_place_has_no_rank_among_others() -> None:
    dataset = data(row("reports", QA=5, QB=20, QC=0, QD=7))
    assert ranked(dataset, "QD", ("QA", "QB")).comparison.refusal is Reason.NOT_APPLICABLE


def test_counts_are_not_ranked_among_rates_nor_one_year_among_another() -> None:
    dataset = data(row("reports", QA=5, QB=20), row("children", QA=1, QB=1), row("reports", 2022, QA=5, QB=1))
    per = rate(own(dataset, "QB"), observed(dataset, "QB", CHILDREN, YEAR), PER_1000)
    earlier = observed(dataset, "QB", REPORTS, 2022)
    children = observed(dataset, "QB", CHILDREN, YEAR)
    mine = own(dataset, "QA")
    found = [rank(mine, (mine, other)).comparison.refusal for other in (per, children, earlier)]
    assert found == [Reason.TWO_MEASURES, Reason.TWO_MEASURES, Reason.TWO_YEARS]
