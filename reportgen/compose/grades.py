"""The classes of a map: which grade each value is in, from the lowest, 0. Equal values are never parted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Value = int | Decimal


def quantiles(values: Sequence[Value], classes: int) -> list[int]:
    """Grades of about as many values each; each value one of its own where there are no more than classes."""
    order, distinct = sorted(values), sorted(set(values))
    if len(distinct) <= classes:
        return [distinct.index(value) for value in values]

    def middle(value: Value) -> int:
        """The middle rank of the values that equal this one, in halves, so that ties stay together."""
        return bisect_left(order, value) + bisect_right(order, value)

    return _dense([middle(value) * classes // (2 * len(values)) for value in values])


def steps(values: Sequence[Value], classes: int) -> list[int]:
    """Grades that each span the same stretch between the lowest and the highest value."""
    low, high = Fraction(min(values)), Fraction(max(values))
    if low == high:
        return [0] * len(values)
    return _dense([min(classes - 1, (Fraction(v) - low) * classes // (high - low)) for v in values])


def at(values: Sequence[Value], breaks: Sequence[Value]) -> list[int]:
    """Grades by how many breaks a value is at or above; one may have no value."""
    return [bisect_right(sorted(breaks), value) for value in values]


def _dense(grades: Sequence[int]) -> list[int]:
    """The same grades without those that no value is in."""
    used = sorted(set(grades))
    return [used.index(grade) for grade in grades]
