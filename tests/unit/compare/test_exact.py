"""Exact arithmetic on whatever sort of number a figure is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reportgen.compare.exact import added, minus, negative, ordered, over
from reportgen.compare.result import Number

NUMBERS = st.one_of(
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.fractions(),
    st.sampled_from([0, 1, Fraction(1, 3)]),
)


@given(st.lists(NUMBERS, max_size=8))
def test_whole_numbers_lie_as_the_values_do(values: list[Number]) -> None:
    keys, exact = ordered(values), [Fraction(value) for value in values]
    for one, mine in zip(keys, exact, strict=True):
        for other, its in zip(keys, exact, strict=True):
            assert ((one < other), (one == other)) == ((mine < its), (mine == its))


@given(NUMBERS, NUMBERS)
def test_sums_differences_and_quotients_are_exact(one: Number, other: Number) -> None:
    mine, its = Fraction(one), Fraction(other)
    assert added([one, other]) == mine + its
    assert minus(one, other) == mine - its
    assert negative(one) == (mine < 0)
    if its:
        assert over(one, other, 1000) == mine * 1000 / its


def test_a_whole_number_is_an_int() -> None:
    for found in (added([Fraction(1, 2), Fraction(1, 2)]), minus(3, Fraction(2)), added([])):
        assert isinstance(found, int)
