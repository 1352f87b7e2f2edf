"""A figure beside last year's: what is odd is told, what chance, a break or a person explains is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CODEBOOK, FOUND, REPORTS, data, more_than, one, row, states, with_

from reportgen.check.change import changes
from reportgen.check.concern import Concern
from reportgen.check.slips import near_factor, slips, swaps
from reportgen.data.dataset import Dataset, Hole
from reportgen.errors import Severity

FULL = [*states("tips", range(200, 250)), *states("tips", range(210, 260), 2022)]
"""Figures of every state in both years, so that neither counts as one of which much is still to come."""


def told(dataset: Dataset) -> list[Concern]:
    return list(changes(dataset))


def moved(before: int, after: int) -> list[Concern]:
    return told(data(one("QA", "reports", after), one("QA", "reports", before, 2022)))


def test_a_move_beyond_the_band_names_both_cells_and_what_was_compared() -> None:
    [concern] = moved(1000, 1600)
    finding = concern.finding
    assert finding.severity is Severity.WARNING
    assert finding.where == "made-up.csv, row QA reports 2023; row QA reports 2022"
    assert finding.what == (
        "QA/reports/2023 is 1,600, and 2022’s is 1,000 (row QA reports 2022): "
        "it moved by +60 percent, and its usual band is 50."
    )
    assert "accept the row" in finding.do
    assert [str(key) for key in concern.keys] == ["QA/reports/2023"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (1000, 10100, "It looks 10 times too large."),
        (893, 900_000, "It looks 1,000 times too large."),
        (89300, 893, "It looks 100 times too small."),
        (1893, 8193, "With two digits swapped it would be 1,893."),
    ],
)
def test_the_slip_that_explains_a_move_is_told(before: int, after: int, said: str) -> None:
    [concern] = moved(before, after)
    assert said in concern.finding.what


@given(st.integers(10, 10**9), st.fractions("0.71", "1.49"))
def test_a_move_within_the_band_is_never_told(before: int, times: object) -> None:
    assert not [c for c in moved(before, int(before * times)) if "moved" in c.finding.what]  # type: ignore[operator]


@given(st.integers(400, 10**9), st.integers(2, 50))
def test_a_large_count_that_moved_far_is_always_told(before: int, times: int) -> None:
    assert len(moved(before, before * times)) == len(moved(before * times, before)) == 1


@pytest.mark.parametrize(("before", "after"), [(14, 33), (3, 90), (21, 40), (0, 500)])
def test_small_counts_may_move(before: int, after: int) -> None:
    assert not moved(before, after)


def test_a_measure_may_have_a_band_of_its_own() -> None:
    book = with_(CODEBOOK, measures=(replace(REPORTS, band=10),))
    assert told(data(one("QA", "reports", 112000), one("QA", "reports", 100000, 2022), book=book))
    book = with_(CODEBOOK, measures=(replace(REPORTS, band=300),))
    assert not told(data(one("QA", "reports", 390000), one("QA", "reports", 100000, 2022), book=book))


def test_a_row_that_somebody_accepted_and_an_inexact_one_are_left_alone() -> None:
    before = one("QA", "reports", 1000, 2022)
    assert not told(data(one("QA", "reports", 9000, review="So printed.", accepted="J. Doe"), before))
    assert not told(data(more_than("QA", "reports", 9000), before))


def test_a_percent_moves_by_points_and_a_figure_over_all_years_never_falls() -> None:
    [points] = told(data(one("QA", "likely", 40), one("QA", "likely", 19, 2022)))
    assert "moved by 21 points" in points.finding.what
    assert not told(data(one("QA", "likely", 25), one("QA", "likely", 19, 2022)))
    [fell] = told(data(one("US", FOUND.id, 900), one("US", FOUND.id, 1000, 2022)))
    assert "never falls" in fell.finding.what


def test_an_unchanged_figure_is_told_where_it_is_large_or_not_alone_or_so_for_three_years() -> None:
    assert "unchanged to the digit" in moved(2912, 2912)[0].finding.what
    assert not moved(893, 893)
    two = [*row("reports", QA=893), *row("cases", QA=411)]
    assert len(told(data(*two, *row("reports", 2022, QA=893), *row("cases", 2022, QA=411)))) == 2
    three = [one("QA", "reports", 893, year) for year in (2021, 2022, 2023)]
    assert len(told(data(*three))) == 1
    assert not moved(57, 57)


def test_a_measure_that_vanished_is_told_once_with_its_last_cell() -> None:
    [concern] = told(data(*FULL, *row("reports", 2022, QA=5, QB=7)))
    assert concern.finding.where == "made-up.csv, row QA reports 2022"
    assert "reports has figures of 2022 (2, the first in this cell) and none of 2023" in concern.finding.what
    assert [str(key) for key in concern.keys] == ["QA/reports/2023", "QB/reports/2023"]


def test_a_year_that_is_only_begun_has_lost_nothing() -> None:
    assert not told(data(*states("reports", range(50), 2022), one("QA", "tips", 4)))


def test_a_state_that_vanished_is_told_by_name() -> None:
    [concern] = told(data(*row("reports", 2022, QA=5, QB=7, QC=9), *row("reports", QA=5, QC=9)))
    assert concern.finding.what == "reports has a figure of 2022 and none of 2023 for Betaland."
    assert concern.finding.where == "made-up.csv, row QB reports 2022"


def test_a_changed_definition_is_told_and_nothing_compared_across_it() -> None:
    [concern] = told(data(one("QA", "visits", 9000), one("QA", "visits", 1000, 2022)))
    assert concern.finding.where == "inputs/measures.toml, [visits], breaks"
    assert "The definition of visits changed in 2023" in concern.finding.what


# ---- slips


@given(st.integers(10, 10**12))
def test_a_swap_is_one_of_two_neighbouring_digits(value: int) -> None:
    for swapped in swaps(value):
        assert sorted(str(swapped)) == sorted(str(value))
        assert (swapped - value) % 9 == 0
        assert swapped != value
        assert value in set(swaps(swapped))


@given(st.integers(1, 10**9), st.sampled_from([10, 100, 1000]))
def test_a_factor_is_found_and_undone(value: int, factor: int) -> None:
    assert near_factor(value * factor, value) == near_factor(value, value * factor) == factor
    assert value in {number for number, _ in slips(value * factor)}


def test_what_an_unusable_file_may_have_has_not_vanished() -> None:
    before, now = row("reports", 2022, QA=5, QB=7, QC=9), row("reports", QA=5, QC=9)
    hole = Hole("broken.csv", None, 2023)
    assert not [c for c in told(data(before, now, holes=(hole,))) if "none of 2023" in c.finding.what]
