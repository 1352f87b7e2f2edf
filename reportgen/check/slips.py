"""The slips of a hand that types numbers: two digits swapped, a factor of ten or of a thousand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

Number = int | Decimal
_FACTORS = (10, 100, 1000, 1_000_000)


def slips(value: Number) -> Iterator[tuple[Number, str]]:
    """Every number that one slip may have made this one of, and the slip in words."""
    yield from ((swapped, "two digits are swapped") for swapped in swaps(value))
    for factor in _FACTORS:
        yield value * factor, f"it is {factor:,} times too small"
        if isinstance(value, int) and value % factor == 0 and value:
            yield value // factor, f"it is {factor:,} times too large"


def swaps(value: Number) -> Iterator[int]:
    """The whole numbers that differ from this one by two neighbouring digits' places."""
    if not isinstance(value, int) or value < 10:
        return
    digits = str(value)
    for at in range(len(digits) - 1):
        one, two = digits[at], digits[at + 1]
        if one != two and not (at == 0 and two == "0"):
            yield int(digits[:at] + two + one + digits[at + 2 :])


def near_factor(later: Number, earlier: Number) -> int:
    """The factor of ten, a hundred or a thousand that lies between two numbers, about; else 0."""
    small, large = sorted((abs(Decimal(later)), abs(Decimal(earlier))))
    if not small:
        return 0
    return next((f for f in _FACTORS if Decimal("0.86") <= large / (small * f) <= Decimal("1.17")), 0)
