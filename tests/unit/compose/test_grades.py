"""The classes of a map, whatever the values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose import grades
from reportgen.compose.grades import Value

VALUES = st.lists(
    st.integers(-50, 50) | st.decimals(-5, 5, places=1, allow_nan=False, allow_infinity=False), min_size=1
)
WAYS: list[Callable[[Sequence[Value]], list[int]]] = [
    lambda values: grades.quantiles(values, 3),
    lambda values: grades.quantiles(values, 2),
    lambda values: grades.steps(values, 3),
    lambda values: grades.steps(values, 2),
    lambda values: grades.at(values, [1, Decimal("2.5")]),
]


@pytest.mark.parametrize("way", WAYS)
@given(VALUES)
def test_grades_rise_with_the_values_and_ties_stay_together(
    way: Callable[[Sequence[Value]], list[int]], values: list[Value]
) -> None:
    found = way(values)
    assert len(found) == len(values)
    for one, grade in zip(values, found, strict=True):
        for other, its in zip(values, found, strict=True):
            assert one == other or (one < other) == (grade < its) or grade == its
            assert one != other or grade == its


@pytest.mark.parametrize("way", WAYS[:4])
@given(VALUES)
def test_no_grade_is_empty(way: Callable[[Sequence[Value]], list[int]], values: list[Value]) -> None:
    found = way(values)
    assert set(found) == set(range(max(found) + 1))


def test_quantiles_hold_about_as_many_values_each() -> None:
    assert grades.quantiles([1, 2, 3, 4, 5, 6], 3) == [0, 0, 1, 1, 2, 2]
    assert grades.quantiles([6, 5, 4, 3, 2, 1], 2) == [1, 1, 1, 0, 0, 0]
    assert grades.quantiles([1, 2, 2, 2, 2, 2, 3], 3) == [0, 1, 1, 1, 1, 1, 2]


def test_few_different_values_have_a_grade_each() -> None:
    assert grades.quantiles([5, 1, 1, 1, 1, 1, 1, 9], 3) == [1, 0, 0, 0, 0, 0, 0, 2]
    assert grades.quantiles([4, 4, 4], 3) == [0, 0, 0]


def test_steps_span_the_same_stretch_and_those_without_a_value_are_none() -> None:
    assert grades.steps([0, 3, 4, 9], 3) == [0, 1, 1, 2]
    assert grades.steps([0, 1, 9], 3) == [0, 0, 1]
    assert grades.steps([7, 7], 3) == [0, 0]


def test_a_value_at_a_break_is_above_it() -> None:
    assert grades.at([Decimal("12.4"), Decimal("12.5"), Decimal("12.6")], [Decimal("12.5")]) == [0, 1, 1]
    assert grades.at([1, 5, 9], [9, 5]) == [0, 1, 2]


def test_steps_begin_at_the_lowest_value_and_not_at_zero() -> None:
    assert grades.steps([100, 103, 104, 109], 3) == [0, 1, 1, 2]
    assert grades.steps([-9, -6, -5, 0], 3) == [0, 1, 1, 2]
