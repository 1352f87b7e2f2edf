"""Comparisons in words: "about 3 times", "2nd highest of 6", "fewer than", "up from"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal as OneOf

from reportgen.compare import Reason
from reportgen.compose.en_us.digits import NBSP, grouped, number_word, ordinal, rounded
from reportgen.compose.en_us.names import possessive
from reportgen.compose.en_us.reasons import REFUSALS

Said = tuple[str, int | Decimal]
"""Words, and the number that they say."""
Manner = OneOf["number", "amount", "level"]
"""What goes up and down: a number of things, an amount of money, the level of a rate or share."""

_NEAR = Fraction(1, 20)
_PARTS = (
    (Fraction(3, 4), "three-quarters of", Decimal("0.75")),
    (Fraction(2, 3), "two-thirds of", Decimal("0.67")),
    (Fraction(1, 2), "half", Decimal("0.5")),
    (Fraction(1, 3), "a third of", Decimal("0.33")),
    (Fraction(1, 4), "a quarter of", Decimal("0.25")),
)
_MORE = {
    "number": ("fewer", "as many", "more"),
    "amount": ("less", "as much", "more"),
    "level": ("lower", "the same", "higher"),
}


def times(ratio: Fraction) -> Said:
    """One figure over another, in words that stand before the other: "about 3 times", "about half".

    Within 5% of the same they are "about the same as". Above that it is times, with one decimal below 10 and
    none from there on: "about 1.5 times", "about 12 times". Below it is three-quarters, two-thirds, half, a
    third or a quarter where the ratio is within 5% of one, else percent: "about 62% of", "under 1% of".
    "About" is left out where the words are exact. So they are never more than 5% off.
    """
    if abs(ratio - 1) < _NEAR:
        return level(exact=ratio == 1), 1
    if ratio > 1:
        shown = _near(ratio)
        return f"{_about(shown == ratio)}{grouped_short(shown)}{NBSP}times", shown
    for part, said, value in _PARTS:
        if abs(ratio / part - 1) <= _NEAR:
            return f"{_about(ratio == part)}{said}", value
    return _percent_of(ratio * 100)


def level(exact: bool) -> str:
    """What two figures are that show the same number, or nearly."""
    return f"{_about(exact)}the same as"


def _percent_of(percent: Fraction) -> Said:
    if 0 < percent < 1:
        return f"under{NBSP}1%{NBSP}of", Decimal("0.01")
    shown = _near(percent)
    return f"{_about(shown == percent)}{grouped_short(shown)}%{NBSP}of", shown / 100


def _about(exact: bool) -> str:
    return "" if exact else "about "


def _near(value: Fraction) -> Decimal:
    """To one decimal below 10, to none from there on."""
    shown = rounded(value, 1)
    return rounded(value, 0) if shown >= 10 else shown


def grouped_short(value: Decimal) -> str:
    """With commas, and with its decimals unless they are zeros: 3, 1.5, 1,250."""
    return grouped(value, 0 if value == value.to_integral_value() else 1)


def points(text: str, shown: int | Decimal) -> str:
    """The gap of two percentages: "3.2 percentage points", "1.0 percentage point"."""
    return f"{text}{NBSP}percentage point{'' if abs(shown) == 1 else 's'}"


def more_or_fewer(order: int, manner: Manner) -> str:
    """ "more", "fewer", "higher", as one is above (1), below (-1) or level with (0) another."""
    return _MORE[manner][order + 1]


def than(order: int) -> str:
    """What follows "more" and what follows "as many"."""
    return "than" if order else "as"


def owned(owner: str, manner: Manner, share: bool) -> str:
    """Another place's figure: "Vermont's rate", "Vermont's number"."""
    noun = {"number": "number", "amount": "figure", "level": "share" if share else "rate"}[manner]
    return f"{possessive(owner)} {noun}"


def direction(order: int, exact: bool = True) -> str:
    """ "up from", "down from"; of what shows the same number "unchanged from" or, not quite, "level with"."""
    if order == 0:
        return "unchanged from" if exact else "level with"
    return "up from" if order > 0 else "down from"


def no_trend(reason: Reason, since: int, broke: int, any_earlier: bool) -> str:
    """Why there is no change since a year, inside a sentence: "the definition changed in 2013, so …"."""
    if reason is Reason.NOT_AVAILABLE:
        return f"no {f'figure for {since}' if any_earlier else 'earlier figure'} is in the sources used"
    if reason is Reason.SUPPRESSED:
        return f"the figure for {since} is withheld to protect the people counted"
    if reason is Reason.BREAK:
        return f"the definition changed in {broke}, so no change is given"
    if reason is Reason.NOT_APPLICABLE:
        return "no change is given for figures of this kind"
    return f"{inside(REFUSALS[reason])}, so no change is given"


def no_earlier(year: int | None) -> str:
    """That there is nothing to set these figures against: of no earlier year, or not of this one."""
    if year is None:
        return "No earlier figure of these measures is in the sources used."
    return f"No figure of these measures for {year} is in the sources used."


def inside(sentence: str) -> str:
    """A sentence as a part of another: without its capital and its period."""
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


def standing(value: int, among: int, tied: int) -> str:
    """A rank: "highest", "2nd highest", "tied for 2nd highest"; the last of three or more is "lowest"."""
    last = value + tied == among > 2
    place = "highest" if value == 1 else "lowest" if last else f"{ordinal(value)}{NBSP}highest"
    return f"tied{NBSP}for {place}" if tied else place


def covered(noun: str, among: int) -> tuple[str, str]:
    """What stands around how many are in line where some have no figure: "of the 2 states with data"."""
    return f" of{NBSP}the{NBSP}", f" {noun if among == 1 else f'{noun}s'} with data"


def alone(noun: str, partial: bool) -> str:
    """A rank where no other stands in line."""
    return f"the only {noun}{' with data' if partial else ''}"


TO, IN, EACH = " to ", " in ", " each)"
HIGHEST_IN, LOWEST_IN = "highest in ", " and lowest in "


def all_the_same(count: int, noun: str) -> str:
    """Where there is no highest and no lowest: "the same in both states", "the same in all six states"."""
    return f"the same in {'both' if count == 2 else f'all {number_word(count)}'} {noun}s"
