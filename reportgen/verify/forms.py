"""Reads the words of a figure: which number they say, how exactly, in which unit; knows nothing of data."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from reportgen.verify.worked import Exact

_SIZES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_NUMBER = re.compile(
    r"(?P<lead>more than |about |under |over )?(?P<sign>[+−])?(?P<money>\$)?"
    r"(?P<whole>0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.(?P<part>\d+))?(?P<size> (?:m|b|tr)illion)?"
    r"(?P<unit>% of|%| times| percentage points?)?"
)
_PARTS = {
    "half": Fraction(1, 2),
    "a third of": Fraction(1, 3),
    "two-thirds of": Fraction(2, 3),
    "a quarter of": Fraction(1, 4),
    "three-quarters of": Fraction(3, 4),
    "the same as": Fraction(1),
}
_PLACE = re.compile(r"(?P<tied>tied for )?(?P<end>highest|lowest|(?P<nth>[\d,]+(?:st|nd|rd|th)) highest)")
_NTH = re.compile(r"(?P<nth>[\d,]+(?:st|nd|rd|th))(?: of (?P<among>[\d,]+))?")
_ALONE = re.compile(r"the only \w+(?P<covered> with data)?")
_COUNT = re.compile(r"(?P<have>[\d,]+)(?: of (?P<of>[\d,]+))?")


class Said(NamedTuple):
    """What words say: a number with its sign, before it how exactly, and behind it in which unit.

    `decimals` and `size` are as written: 36.2 million has one and a million.
    """

    number: Exact
    lead: str = ""
    sign: str = ""
    decimals: int = 0
    size: int = 1
    unit: str = ""

    @property
    def signed(self) -> Exact:
        """The number with its sign."""
        return -self.number if self.sign == "−" else self.number


class Place(NamedTuple):
    """What a rank says: the place from the top, or that it is the last; `among` is 0 where it doesn't say."""

    value: int
    among: int = 0
    last: bool = False
    in_words: bool = False
    tied: bool = False


def plain(text: str) -> str:
    """The words with ordinary blanks."""
    return text.replace("\u00a0", " ")


def read_number(text: str) -> Said | None:
    """The number that `text` says, None where it says none or writes it in no known way."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    part = found["part"] or ""
    digits = int(found["whole"].replace(",", "") + part)
    number = Fraction(digits, 10 ** len(part)) if part else digits
    size = _SIZES[found["size"] or ""]
    unit = (found["money"] or "") + (found["unit"] or "").strip()
    return Said(number * size, (found["lead"] or "").strip(), found["sign"] or "", len(part), size, unit)


def read_part(text: str) -> Said | None:
    """The part or the level that `text` names: "about half", "the same as"."""
    words = text.removeprefix("about ")
    if words not in _PARTS:
        return None
    return Said(_PARTS[words], "about" if words != text else "", unit="part")


def read_place(text: str) -> Place | None:
    """The rank that `text` says."""
    only = _ALONE.fullmatch(text)
    if only:
        return Place(1, 1, last=bool(only["covered"]), in_words=True)
    found = _NTH.fullmatch(text) or _PLACE.fullmatch(text)
    if not found:
        return None
    groups = found.groupdict()
    nth = groups["nth"] or ("1st" if groups.get("end") == "highest" else "0th")
    value = int(nth[:-2].replace(",", ""))
    if f"{value:,}{ending(value)}" != nth:
        return None
    among = int((groups.get("among") or "0").replace(",", ""))
    return Place(value, among, groups.get("end") == "lowest", "end" in groups, bool(groups.get("tied")))


def ending(value: int) -> str:
    """The letters behind an ordinal."""
    tens, ones = divmod(value % 100, 10)
    return "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")


def read_count(text: str) -> tuple[int, int | None] | None:
    """How many there are, and of how many where it says so: "2 of 6"."""
    found = _COUNT.fullmatch(text)
    if not found:
        return None
    have = int(found["have"].replace(",", ""))
    of = int(found["of"].replace(",", "")) if found["of"] else None
    written = f"{have:,}" + ("" if of is None else f" of {of:,}")
    return (have, of) if written == text else None


def rounded(value: Exact, decimals: int) -> Exact:
    """To so many decimals, what lies in the middle away from zero."""
    if isinstance(value, int):
        return value
    above, below = value.as_integer_ratio()
    size = 10**decimals
    whole = (2 * abs(above) * size + below) // (2 * below)
    return Fraction(-whole if above < 0 else whole, size)
