"""Ranks of all places at once, and among those with data: the same as one by one, in whatever order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CASES, CHILDREN, FOUND, PER_1000, REPORTS, YEAR, data, more_than, one, row, suppressed

from reportgen.compare import (
    Comparison,
    Ranking,
    Reason,
    change,
    observed,
    rank,
    rank_with_data,
    ranks,
    rate,
)
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure
from reportgen.data.observation import Observation

CODES = ("QA", "QB", "QC", "QD")
ODD = ["missing", "withheld", "open", "of another year", "of cases", "of all years"]
FIGURES = st.sampled_from([*ODD, *[0, 1, 2, 3, 10**12] * 3])


def line(
    dataset: Dataset, codes: tuple[str, ...] = CODES, measure: Measure = REPORTS
) -> tuple[Comparison, ...]:
    return tuple(observed(dataset, code, measure, YEAR) for code in codes)


def told(ranking: Ranking) -> tuple[object, ...]:
    """What a rank says, whatever the order of its peers was."""
    found = ranking.comparison
    have, of = (frozenset(places) for places in (found.coverage.have, found.coverage.of))
    ids = frozenset(o.id for o in found.observations)
    return found.value, found.refusal, have, of, ids, ranking.among, ranking.tied, ranking.partial


def figure(place: str, kind: object) -> Comparison:
    """A figure of one of the kinds that there are."""
    if isinstance(kind, int):
        return observed(data(row("reports", **{place: kind})), place, REPORTS, YEAR)
    if kind == "of another year":
        return observed(data(row("reports", YEAR - 1, **{place: 5})), place, REPORTS, YEAR - 1)
    if kind == "of cases":
        return observed(data(row("cases", **{place: 5})), place, CASES, YEAR)
    if kind == "of all years":
        return observed(data(one(place, "found", 5)), place, FOUND, YEAR)
    said = {"withheld": [suppressed(place, "reports")], "open": [more_than(place, "reports", 9)]}
    return observed(data(said.get(str(kind), [])), place, REPORTS, YEAR)


@given(st.lists(FIGURES, min_size=4, max_size=4), st.permutations(range(4)))
def test_ranks_of_all_are_the_ranks_of_each_in_any_order(kinds: list[object], order: list[int]) -> None:
    peers = tuple(figure(place, kind) for place, kind in zip(CODES, kinds, strict=True))
    at_once = ranks(peers)
    assert set(at_once) == set(CODES)
    assert {peer.place: rank(peer, peers) for peer in peers} == at_once
    turned = ranks(tuple(peers[index] for index in order))
    assert {place: told(found) for place, found in turned.items()} == {
        place: told(found) for place, found in at_once.items()
    }


@given(
    st.lists(
        st.tuples(st.integers(0, 6) | st.integers(0, 10**12), st.integers(1, 6) | st.integers(1, 10**12)),
        min_size=4,
        max_size=4,
    )
)
def test_rates_are_ranked_as_fractions_are(pairs: list[tuple[int, int]]) -> None:
    counts, children = (dict(zip(CODES, values, strict=True)) for values in zip(*pairs, strict=True))
    dataset = data(row("reports", **counts), row("children", **children))
    rates = tuple(
        rate(count, base, PER_1000)
        for count, base in zip(line(dataset), line(dataset, CODES, CHILDREN), strict=True)
    )
    exact = {code: Fraction(counts[code], children[code]) for code in CODES}
    for code, found in ranks(rates).items():
        assert found.comparison.value == 1 + sum(other > exact[code] for other in exact.values())
        assert found.tied == sum(other == exact[code] for other in exact.values()) - 1


def test_almost_equal_is_not_equal() -> None:
    big = 10**15
    dataset = data(row("reports", QA=big, QB=big + 1), row("children", QA=big + 1, QB=big + 2))
    counts, children = line(dataset, ("QA", "QB")), line(dataset, ("QA", "QB"), CHILDREN)
    rates = tuple(rate(count, base, PER_1000) for count, base in zip(counts, children, strict=True))
    found = ranks(rates)
    assert {code: found[code].comparison.value for code in found} == {"QB": 1, "QA": 2}
    assert found["QA"].tied == 0


def test_changes_are_ranked_below_zero_too() -> None:
    dataset = data(row("reports", QA=50, QB=200, QC=100), row("reports", YEAR - 1, QA=100, QB=100, QC=100))
    changes = tuple(
        change(*(observed(dataset, code, REPORTS, year) for year in (YEAR, YEAR - 1))) for code in CODES[:3]
    )
    assert [found.comparison.value for found in ranks(changes).values()] == [3, 1, 2]


def test_of_nobody_there_are_no_ranks() -> None:
    assert ranks(()) == {}


# ---- what has no rank


@pytest.mark.parametrize("codes", [("QA", "US"), ("US", "QA", "QB")])
def test_the_nation_is_not_ranked_among_states(codes: tuple[str, ...]) -> None:
    peers = line(data(row("reports", QA=5, QB=7, US=1000)), codes)
    for peer in peers:
        assert rank(peer, peers).comparison.refusal is Reason.NATION_AMONG_STATES
        assert rank_with_data(peer, peers).comparison.refusal is Reason.NATION_AMONG_STATES
    assert {found.comparison.refusal for found in ranks(peers).values()} == {Reason.NATION_AMONG_STATES}


def test_two_vintages_are_not_ranked() -> None:
    dataset = data(
        row("children", QA=5), one("QB", "children", 7, source="census"), row("reports", QA=1, QB=2)
    )
    children = line(dataset, ("QA", "QB"), CHILDREN)
    assert rank(children[0], children).comparison.refusal is Reason.TWO_VINTAGES
    both = zip(line(dataset, ("QA", "QB")), children, strict=True)
    rates = tuple(rate(count, base, PER_1000) for count, base in both)
    assert {found.comparison.refusal for found in ranks(rates).values()} == {Reason.TWO_VINTAGES}


def test_two_bases_are_not_ranked() -> None:
    dataset = data(row("reports", QA=5), one("QB", "found", 7))
    peers = (*line(dataset, ("QA",)), *line(dataset, ("QB",), replace(FOUND, scope=CASES.scope)))
    assert rank(peers[0], peers).comparison.refusal is Reason.TWO_BASES


def test_of_several_reasons_the_same_is_told_in_any_order() -> None:
    peers = (figure("QA", 5), figure("QB", "of all years"), figure("QC", "of cases"), figure("QD", "open"))
    for turned in permutations(peers):
        found = {code: ranking.comparison.refusal for code, ranking in ranks(turned).items()}
        assert {found[code] for code in CODES[:3]} == {Reason.TWO_MEASURES}
        assert found["QD"] is Reason.QUALIFIED


# ---- among those with data


@pytest.mark.parametrize(
    "gap", [[], [suppressed("QB", "reports")], [more_than("QB", "reports", 99)], [one("QB", "reports", None)]]
)
def test_a_rank_among_those_with_data_says_that_some_were_left_out(gap: list[Observation]) -> None:
    peers = line(data(row("reports", QA=5, QC=7, QD=7), gap))
    found = {peer.place: rank_with_data(peer, peers) for peer in peers}
    assert [found[code].comparison.value for code in ("QA", "QC", "QD")] == [3, 1, 1]
    assert [found[code].tied for code in ("QA", "QC", "QD")] == [0, 1, 1]
    assert {ranking.among for ranking in found.values()} == {3}
    assert all(ranking.partial for ranking in found.values())
    coverage = found["QA"].comparison.coverage
    assert (coverage.have, coverage.of) == (("QA", "QC", "QD"), CODES)
    assert found["QB"].comparison.refusal is peers[1].unfit


def test_where_all_have_data_it_is_the_rank() -> None:
    peers = line(data(row("reports", QA=5, QB=9, QC=7, QD=7)))
    for peer in peers:
        assert rank_with_data(peer, peers) == rank(peer, peers)
        assert not rank_with_data(peer, peers).partial


def test_a_place_has_no_rank_among_others_with_data_either() -> None:
    peers = line(data(row("reports", QA=5, QB=9, QD=7)))
    assert rank_with_data(peers[3], peers[:3]).comparison.refusal is Reason.NOT_APPLICABLE
