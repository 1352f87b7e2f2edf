"""American English: counts, plurals, ordinals, lists, dates and state names, after the AP stylebook.

The only place that knows the language; another one would stand beside it with the same names.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from reportgen.compare import Reason

NBSP = "\u00a0"

_AP = dict(
    pair.split("=")
    for pair in (
        "AL=Ala. AZ=Ariz. AR=Ark. CA=Calif. CO=Colo. CT=Conn. DE=Del. DC=D.C. FL=Fla. GA=Ga. IL=Ill. IN=Ind. "
        "KS=Kan. KY=Ky. LA=La. MD=Md. MA=Mass. MI=Mich. MN=Minn. MS=Miss. MO=Mo. MT=Mont. NE=Neb. NV=Nev. "
        "NH=N.H. NJ=N.J. NM=N.M. NY=N.Y. NC=N.C. ND=N.D. OK=Okla. OR=Ore. PA=Pa. RI=R.I. SC=S.C. SD=S.D. "
        "TN=Tenn. VT=Vt. VA=Va. WA=Wash. WV=W.Va. WI=Wis. WY=Wyo."
    ).split()
)
_WITH_ARTICLE = {
    "District of Columbia", "Northern Mariana Islands", "U.S. Virgin Islands", "United States", "Northeast",
    "Midwest", "South", "West", "Middle Atlantic", "South Atlantic", "Mountain", "Pacific", "50 states",
}  # fmt: skip
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SIZES: tuple[tuple[int, str], ...] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def short_name(code: str, name: str) -> str:
    """A state's short form in a table's head ("Mass."); eight states and other places have none."""
    return _AP.get(code, name)


def number_word(count: int) -> str:
    """A small number of things that are no data, as AP writes it: "six states", "12 states"."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else grouped(Decimal(count), 0)


def grouped(value: Decimal, decimals: int) -> str:
    """Digits with commas and a fixed number of decimals: 1,341,801 or 10.3; a real minus sign, never on 0."""
    return f"{value or abs(value):,.{decimals}f}".replace("-", "−")


def rounded(value: int | Decimal | Fraction, decimals: int) -> Decimal:
    """The value to so many decimals, halves away from zero, as people round; the one rounding there is."""
    step = Decimal(1).scaleb(-decimals)
    if isinstance(value, Fraction):
        scaled = value * Fraction(10) ** decimals
        half = Fraction(1, 2) if scaled > 0 else Fraction(-1, 2)
        return Decimal(int(scaled + half)).scaleb(-decimals)
    return Decimal(value).quantize(step, rounding=ROUND_HALF_UP)


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


def uncapped(name: str) -> str:
    """A title inside a sentence: "missing children", but "Team Adam" and "CyberTipline" as they are."""
    return name[:1].lower() + name[1:] if name[1:].islower() else name


def in_sentence(name: str, opens: bool = False) -> str:
    """A place's name with the article that it needs in a sentence: "the District of Columbia", "Maine"."""
    if name not in _WITH_ARTICLE and not name.startswith(("East ", "West North", "West South")):
        return name
    return f"{'The' if opens else 'the'} {name}"


def roughly(tenths: int, exact: Fraction) -> str:
    """A share in words: "about 9 in 10"; all and none only where they are true."""
    if exact in {0, 1}:
        return "all" if exact else "none"
    if tenths == 0:
        return f"fewer than 1{NBSP}in{NBSP}10"
    return "nearly all" if tenths == 10 else f"about {tenths}{NBSP}in{NBSP}10"


def conjunctions(count: int) -> tuple[str, ...]:
    """What stands between the items of a list: "Maine, New Hampshire and Vermont"."""
    if count < 2:
        return ()
    return (", ",) * (count - 2) + (" and ",)


def long_date(day: date) -> str:
    """Nov. 21, 2026."""
    return f"{_MONTHS[day.month - 1]}{NBSP}{day.day}, {day.year}"


def possessive(name: str) -> str:
    """Maine's; a name that ends in s takes the apostrophe alone, after AP: Massachusetts'."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


QUALIFIERS = {"more_than": f"more{NBSP}than ", "about": "about "}
MARKS = {
    "not available": ("[x]", "Not available: no source used here has the figure. It does not mean zero."),
    "suppressed": ("[c]", "Suppressed: withheld to protect the people counted."),
    "not applicable": ("[z]", "Does not apply."),
    "not worked out": ("[n]", "Not worked out: a total, rate or share needs an exact figure of every place."),
    "not exact": ("[q]", "Not drawn: the source rounds the figure or leaves it open."),
    "provisional": ("[p]", "Provisional: it may still be revised."),
    "revised": ("[r]", "Revised since it was first published."),
}
REFUSALS = {
    Reason.NOT_AVAILABLE: "The figure is not available in the sources used.",
    Reason.SUPPRESSED: "The figure is withheld to protect the people counted.",
    Reason.NOT_APPLICABLE: "The figure does not apply here.",
    Reason.OUT_OF_SCOPE: "The figure is not counted for places of this kind.",
    Reason.PARTIAL: "Not every place has a figure, so the comparison would leave some out.",
    Reason.QUALIFIED: "A figure that its source rounds or leaves open cannot be worked with.",
    Reason.NOT_ADDABLE: "Figures of this kind do not add up.",
    Reason.TWO_MEASURES: "The figures count different things.",
    Reason.TWO_BASES: "One figure covers another stretch of time than the other.",
    Reason.NATION_AMONG_STATES: "A figure of the nation cannot stand among those of states.",
    Reason.TWO_VINTAGES: "The figures come from two vintages, which revise one another.",
    Reason.TWO_YEARS: "The figures are of different years.",
    Reason.BREAK: "The definition changed between the two years.",
    Reason.ZERO_BASE: "The base is zero.",
    Reason.SMALL_BASE: "The base is too small for a percentage to mean much.",
    Reason.OVER_WHOLE: "The part is larger than its whole, so one of the two cannot be right.",
    Reason.NO_RATE: "No rate of this figure makes sense.",
}
