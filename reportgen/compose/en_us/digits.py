"""Numbers: digits with commas, one rounding, ordinals, and the small numbers that are words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NBSP = "\u00a0"

_SIZES: tuple[tuple[int, str], ...] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(count: int) -> str:
    """A small number of things that are no data, as AP writes it: "six states", "12 states"."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else grouped(Decimal(count), 0)


def grouped(value: Decimal, decimals: int) -> str:
    """Digits with commas and a fixed number of decimals: 1,341,801 or 10.3; a real minus sign, never on 0."""
    return f"{value or abs(value):,.{decimals}f}".replace("-", "−")


def rounded(value: int | Decimal | Fraction, decimals: int) -> Decimal:
    """The value to so many decimals, halves away from zero, as people round; the one rounding there is."""
    if isinstance(value, Fraction):
        above, below = value.as_integer_ratio()
        whole = (2 * abs(above) * 10**decimals + below) // (2 * below)
        return Decimal(-whole if above < 0 else whole).scaleb(-decimals)
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def in_words(value: int | Decimal) -> str:
    """A number that was rounded at its source: "36.2 million", else with commas."""
    size, name = next(((s, n) for s, n in _SIZES if abs(Decimal(value)) >= s), (1, ""))
    scaled = (Decimal(value) / size).normalize()
    exponent = scaled.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{grouped(scaled, decimals)}{NBSP}{name}" if name and decimals <= 1 else plain(value)


def plain(value: int | Decimal) -> str:
    """An exact number with commas and the decimals that it has."""
    exponent = Decimal(value).as_tuple().exponent
    return grouped(Decimal(value), -exponent if isinstance(exponent, int) and exponent < 0 else 0)


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 11th, 42nd."""
    if value % 100 in {11, 12, 13}:
        return f"{value:,}th"
    return f"{value:,}" + {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def roughly(tenths: int, exact: Fraction) -> str:
    """A share in words: "about 9 in 10"; all and none only where they are true."""
    if exact in {0, 1}:
        return "all" if exact else "none"
    if tenths == 0:
        return f"fewer than 1{NBSP}in{NBSP}10"
    return "nearly all" if tenths == 10 else f"about {tenths}{NBSP}in{NBSP}10"
