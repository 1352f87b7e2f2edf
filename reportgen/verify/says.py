"""Holds a figure's words and value against what its formula comes to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal as OneOf

from reportgen.data.measure import Kind
from reportgen.data.observation import Qualifier
from reportgen.document.nodes import Figure
from reportgen.verify.forms import Said, plain, read_count, read_number, read_part, read_place, rounded
from reportgen.verify.worked import Exact, Nature, Worked, exactly, size

Where = OneOf["", "words", "cell"]
"""Where a figure stands: in running words, alone in a cell or chart, which needs signs; or anywhere."""

_LEADS = {Qualifier.MORE_THAN: "more than", Qualifier.ABOUT: "about"}
_NEAR = Fraction(1, 20)
_TENTHS = {"all": 10, "none": 0, "nearly all": 10, "fewer than 1 in 10": 0}
_PART_VALUES: dict[Exact, Fraction] = {Fraction(2, 3): Fraction(67, 100), Fraction(1, 3): Fraction(33, 100)}


def should_be(value: Exact) -> str:
    """A number for a message: "11.5"."""
    exact = Fraction(value)
    shown = rounded(exact, 6)
    number = Decimal(shown.numerator) / Decimal(shown.denominator)
    return f"{number.normalize():,f}" if shown == exact else f"about {number.normalize():,f}"


def _valued(figure: Figure, value: Exact) -> str:
    right = figure.value.as_integer_ratio() == value.as_integer_ratio()
    return "" if right else f"its value is {figure.value}, and should be {should_be(value)}"


def _unsaid(figure: Figure, value: Exact, more: str = "") -> str:
    return f"“{plain(figure.text)}” doesn't say {should_be(value)}{more}"


# ---- how many, and which place


def says_count(figure: Figure, worked: Worked) -> str:
    """ "2 of 6" or "2"."""
    have, of = int(worked.value or 0), len(worked.places)
    said = read_count(plain(figure.text))
    if said not in {(have, None), (have, of)}:
        return _unsaid(figure, have, f" of {of}")
    return _valued(figure, have)


def says_place(figure: Figure, worked: Worked, tied: int, among: int, partial: bool) -> str:
    """ "2nd", "2nd of 6", "2nd highest", "tied for lowest", "the only state with data"."""
    value, said = int(worked.value or 0), read_place(plain(figure.text))
    right = said is not None and said.among in {0, among}
    if said and right and plain(figure.text).startswith("the only"):
        right = said.last == partial
    elif said and right:
        nobody_below = among > 2 and value + tied == among
        right = nobody_below and value > 1 if said.last else said.value == value
        right = right and (said.tied == bool(tied) or not said.in_words)
    if not right:
        return _unsaid(figure, value, f" of {among}" + (f", tied with {tied}" if tied else ""))
    return _valued(figure, value)


# ---- shares in tenths, and one figure over another


def says_tenths(figure: Figure, worked: Worked) -> str:
    """ "about 9 in 10"; "all" and "none" only where they are true."""
    exact = exactly(worked.value)
    tenths, text = int(rounded(exact * 10, 0)), plain(figure.text)
    said = _TENTHS.get(text, int(text[6]) if text == f"about {text[6:7]} in 10" and text[6].isdigit() else -1)
    whole = {"all": exact == 1, "none": exact == 0}.get(text, 0 < exact < 1)
    if said != tenths or not whole or text == "about 0 in 10":
        return _unsaid(figure, exact * 10, " in 10")
    return _valued(figure, tenths)


def says_ratio(figure: Figure, worked: Worked, level: bool, where: Where) -> str:
    """ "about 3 times", "half", "about 62% of", "the same as"; in a cell "3.0 times"."""
    text, exact = plain(figure.text), exactly(worked.value)
    said = read_part(text) or read_number(text)
    shown = said and _ratio_shown(said, exact, level, where)
    if said is None or shown is None:
        return _unsaid(figure, exact, " times")
    return _valued(figure, shown)


def _ratio_shown(said: Said, exact: Exact, level: bool, where: Where) -> Exact | None:
    """The value that goes with what is said, None where that is not so."""
    if said.unit == "part":
        near = abs(exact / Fraction(said.number) - 1)
        fits = near == 0 if not said.lead else (near <= _NEAR or (level and said.number == 1)) and near > 0
        return _PART_VALUES.get(said.number, Fraction(said.number)) if fits else None
    if said.unit == "% of":
        if said.lead == "under":
            return Fraction(1, 100) if 0 < exact * 100 < 1 and said.number == 1 else None
        return Fraction(said.number, 100) if _near(said, exact * 100) else None
    if said.unit != "times" or said.sign:
        return None
    if said.lead == "under":
        least = Fraction(1, 10)
        return least if exact and rounded(exact, 1) == 0 and said.number == least else None
    if where != "words" and not said.lead and said.decimals == 1:
        return said.number if said.number == rounded(exact, 1) and (exact == 0 or said.number) else None
    return said.number if exact > 1 and _near(said, exact) else None


def _near(said: Said, exact: Exact) -> bool:
    """To one decimal below ten, to none from there on, and "about" where it isn't exact."""
    close = rounded(exact, 1)
    close = close if close < 10 else rounded(exact, 0)
    written = said.decimals == (0 if close.denominator == 1 else 1) and said.size == 1 and not said.sign
    return said.number == close and written and said.lead == ("" if close == exact else "about")


# ---- every other number


def says_number(figure: Figure, worked: Worked, where: Where, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """Digits in their unit, rounded once; "no" only where there is none."""
    nature = worked.nature
    assert nature is not None  # what has a value has one; for the type checker
    exact = exactly(worked.value) * nature.times
    if plain(figure.text) == "no":
        return _valued(figure, 0) if exact == 0 and qualifier is Qualifier.EXACT else _unsaid(figure, exact)
    said = read_number(plain(figure.text))
    if said is None or said.unit not in _units(nature, said):
        return _unsaid(figure, exact, f" in its unit ({nature.unit})" if nature.unit else "")
    if qualifier is not Qualifier.EXACT:
        right = (said.signed, said.lead) == (exact, _LEADS.get(qualifier, "")) and _as_stated(said, worked)
        return _valued(figure, said.signed) if right else _unsaid(figure, exact, f" ({qualifier})")
    decimals = _decimals(worked, nature)
    if said.decimals not in decimals or said.size != 1:
        return _unsaid(figure, exact, f" with {' or '.join(map(str, decimals))} decimals")
    return _digits(figure, said, exact, nature, where)


def _as_stated(said: Said, worked: Worked) -> bool:
    """Whether a figure that its source rounds or leaves open has its decimals, or fits its size."""
    if said.size == 1:
        return said.decimals == _written(worked.value)
    sized = Fraction(said.number, said.size)
    fits = sized >= 1 and (sized < 1000 or said.size == 10**12)
    return fits and said.decimals == (0 if sized.denominator == 1 else 1)


def shown(worked: Worked) -> Exact:
    """The number that a sentence shows."""
    nature = worked.nature
    assert nature is not None
    return rounded(exactly(worked.value) * nature.times, _decimals(worked, nature)[0])


def _units(nature: Nature, said: Said) -> set[str]:
    if nature.unit != "points":
        return {nature.unit}
    one = {"percentage point"} if said.number == 1 else {"percentage points"}
    return one | ({"percentage points"} if said.lead == "under" else set())


def _decimals(worked: Worked, nature: Nature) -> tuple[int, ...]:
    """How many the codebook says; a count has those of its source, and a mean of two may end on a half."""
    if nature.decimals is not None:
        return nature.decimals
    kind, fixed = nature.measure.kind, max(nature.measure.decimals, 0)
    if worked.own:
        return (_written(worked.value),) if kind is Kind.COUNT else (fixed,)
    exact = exactly(worked.value)
    twice = exact * 10**fixed * 2
    if twice.denominator == 1 and twice.numerator % 2:
        return (2 if kind is Kind.MONEY and fixed == 0 else fixed + 1,)
    return (0,) if kind is Kind.COUNT and exact.denominator == 1 else (fixed,)


def _written(value: object) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _digits(figure: Figure, said: Said, exact: Exact, nature: Nature, where: Where) -> str:
    beside = nature.operation.split()[0] in {"change", "difference"}
    lead, wanted, sign = (_of_two if beside else _of_one)(said, exact, nature, where)
    if (said.signed, said.lead, said.sign) != (wanted, lead, sign):
        before = f"{lead} {sign}".strip()
        return _unsaid(figure, wanted, f" with {f'“{before}”' if before else 'nothing'} before it")
    return _valued(figure, wanted)


Wanted = tuple[str, Exact, str]
"""The words before a number, the number with its sign, and the sign as it is written."""


def _of_one(said: Said, exact: Exact, nature: Nature, where: Where) -> Wanted:  # noqa: ARG001
    """A figure; of a share all and none are said only where they are true."""
    shown, step = rounded(exact, said.decimals), Fraction(1, 10**said.decimals)
    if nature.sort[0] == "share" and 0 < exact < 100 and shown == 0:
        return "under", step, ""
    if nature.sort[0] == "share" and 0 < exact < 100 and shown == 100:
        return "over", 100 - step, ""
    return "", shown, "−" if shown < 0 else ""


def _of_two(said: Said, exact: Exact, nature: Nature, where: Where) -> Wanted:  # noqa: ARG001
    """A change or difference: with its sign in a cell; in a sentence without, and never as zero."""
    shown, step = rounded(exact, said.decimals), Fraction(1, 10**said.decimals)
    if where == "cell" or said.sign:
        return "", shown, "−" if shown < 0 else "+" if shown else ""
    if not shown and exact and (where == "words" or said.lead):
        return "under", step, ""
    return "", size(shown), ""
