"""Exact arithmetic on int, Decimal and Fraction; whole numbers stay int, which is what most figures are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from reportgen.compare.result import Number


def whole(value: int | Fraction) -> int | Fraction:
    """The same number, as an int where it is one."""
    return value.numerator if value.denominator == 1 else value


def rational(value: Number) -> int | Fraction:
    """The same number, fit for arithmetic with any other."""
    return Fraction(value) if isinstance(value, Decimal) else value


def added(values: Iterable[Number]) -> int | Fraction:
    """The sum."""
    return whole(sum(map(rational, values)))


def minus(one: Number, other: Number) -> int | Fraction:
    """One less the other."""
    return whole(rational(one) - rational(other))


def negative(value: Number) -> bool:
    """Whether it is below zero."""
    return value.as_integer_ratio()[0] < 0


def over(one: Number, other: Number, times: int = 1) -> Fraction:
    """One over the other, times a number; one gcd, where the division of two fractions takes several."""
    above, below = one.as_integer_ratio(), other.as_integer_ratio()
    return Fraction(above[0] * below[1] * times, above[1] * below[0])


def ordered(values: Sequence[Number]) -> list[int]:
    """For each value a whole number, such that these lie as the values do, equals where they are equal.

    Two fractions that differ do so by at least one over the product of their denominators. Times a power of
    two above that product they differ by at least one, and so do the whole numbers below them.
    """
    ratios = [value.as_integer_ratio() for value in values]
    shift = 2 * max((below.bit_length() for _, below in ratios), default=0)
    return [(above << shift) // below for above, below in ratios]
