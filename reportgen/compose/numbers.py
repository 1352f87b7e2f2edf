"""The only place where a value becomes words: a comparison in, nodes out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportgen.compare import Comparison, Operation, Reason
from reportgen.compare.result import Number
from reportgen.compose import en_us
from reportgen.compose.formula import formula
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import Figure, Inline, Inlines, Literal, Mark, Text

SHARE_DECIMALS = 1
_SIGNED = {Operation.CHANGE, Operation.DIFFERENCE}


def figure(comparison: Comparison) -> Figure:
    """The comparison's value as a sentence shows it, rounded once, with the ids of all it was made from.

    A change or difference is shown without its sign, and one that there is never as zero: "under 0.1%".
    """
    text, value = _shown(comparison)
    if comparison.operation in _SIGNED and value == 0 != comparison.value:
        step = Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))
        text, value = f"under{en_us.NBSP}{text.replace(str(value), str(step))}", step
    return _figure(comparison, text, value)


def _figure(comparison: Comparison, text: str, value: int | Decimal) -> Figure:
    ids = tuple(observation.id for observation in comparison.observations)
    return Figure(text, value, operation_of(comparison), ids, formula(comparison))


def operation_of(comparison: Comparison) -> str:
    """How the value was come by, as a plain string that a writer or an auditor can read."""
    operation, rate = comparison.operation, comparison.rate
    if rate is None:
        return str(operation)
    per = f"rate per {rate.per:,} of {rate.of}"
    return per if operation is Operation.RATE else f"{operation} of {per}"


def cell(comparison: Comparison) -> Inlines:
    """The comparison as a table shows it: the figure, with the mark of its status, or the mark alone."""
    if comparison.refusal is not None:
        return (mark(_MEANINGS.get(comparison.refusal, "not worked out")),)
    shown: Inlines = (_in_table(comparison),)
    statuses = {observation.status for observation in comparison.observations}
    for status in (Status.PROVISIONAL, Status.REVISED):
        if status in statuses:
            shown = (*shown, Text(en_us.NBSP), mark(str(status)))
    return shown


def _in_table(comparison: Comparison) -> Figure:
    """A change or difference with its sign, as no sentence says its direction: +50.0%, −16.7%, 0.0%.

    A ratio with one decimal, so that those of a row can be set against each other: "1.7 times".
    """
    if comparison.operation is Operation.RATIO:
        return _figure(comparison, *_times(comparison.exact))
    if comparison.operation not in _SIGNED:
        return figure(comparison)
    text, value = _shown(comparison)
    sign = "" if value == 0 else "−" if comparison.exact < 0 else "+"
    return _figure(comparison, sign + text, -value if sign == "−" else value)


def same(one: Comparison, other: Comparison) -> bool:
    """Whether both show the same number, after rounding; then neither is called higher."""
    shown, other_shown = figure(one), figure(other)
    alike = shown.value == other_shown.value and shown.text == other_shown.text  # "under 0.1%" is not "0.1%"
    return alike and (one.exact < 0) == (other.exact < 0)


def order(one: Comparison, other: Comparison) -> int:
    """1 where the first is above the other, -1 where below, 0 where both show the same number."""
    if same(one, other):
        return 0
    return 1 if one.exact > other.exact else -1


_MEANINGS = {
    Reason.NOT_AVAILABLE: "not available",
    Reason.OUT_OF_SCOPE: "not available",
    Reason.SUPPRESSED: "suppressed",
    Reason.NOT_APPLICABLE: "not applicable",
    Reason.BREAK: "not worked out over a break",
    Reason.TWO_VINTAGES: "not worked out between vintages",
    Reason.SMALL_BASE: "not worked out from a small base",
    Reason.ZERO_BASE: "not worked out from a small base",
}


def mark(meaning: str) -> Mark:
    """The mark of a missing or preliminary figure."""
    return Mark(en_us.MARKS[meaning][0], meaning)


def words(text: str, why: str) -> Inline:
    """Words of the data (a name, a label, a title): a Literal where they hold a digit, else Text."""
    return Literal(text, why) if any(map(str.isdigit, text)) else Text(text)


def _shown(comparison: Comparison) -> tuple[str, int | Decimal]:
    match comparison.operation:
        case Operation.RANK:
            return en_us.ordinal(int(comparison.exact)), int(comparison.exact)
        case Operation.RATIO:
            return en_us.times(comparison.exact)
        case Operation.CHANGE:
            return _percent(abs(comparison.exact))
        case Operation.DIFFERENCE:
            return _difference(comparison)
        case _:
            assert comparison.value is not None  # the callers have asked; for the type checker
            return _in_unit(comparison, comparison.value)


def _difference(comparison: Comparison) -> tuple[str, int | Decimal]:
    """How far two are apart, in their unit; two percentages in percentage points."""
    assert comparison.value is not None
    if _unit(comparison) in {Operation.SHARE, Operation.CHANGE}:
        return _points(*_percent(abs(comparison.exact)))
    apart = -comparison.value if comparison.exact < 0 else comparison.value
    text, value = _in_unit(comparison, apart)
    return _points(text, value) if comparison.measure.kind is Kind.PERCENT else (text, value)


def _points(text: str, value: int | Decimal) -> tuple[str, int | Decimal]:
    return en_us.points(text.removesuffix("%"), value), value


def _unit(comparison: Comparison) -> object:
    """What its number is: a figure, a rate, a share; a difference, median or lowest is as its sides are."""
    sort = comparison.sort
    while sort[0] is Operation.DIFFERENCE:
        sort = sort[3:]
    return sort[0]


def _in_unit(comparison: Comparison, value: Number) -> tuple[str, int | Decimal]:
    unit, measure = _unit(comparison), comparison.measure
    if comparison.rate:
        shown = en_us.rounded(value, comparison.rate.decimals)
        return en_us.grouped(shown, comparison.rate.decimals), shown
    if unit is Operation.SHARE:
        return _share(Fraction(value))
    if unit is Operation.CHANGE:
        return _percent(Fraction(value))
    if unit is Operation.RATIO:
        return _times(Fraction(value))
    decimals = measure.decimals
    if isinstance(value, Fraction):
        decimals, value = _halved(value, measure)
    return _stated(value, measure.kind, decimals, comparison.qualifier)


def _halved(value: Fraction, measure: Measure) -> tuple[int, Decimal]:
    """What lies between two figures, with half of their last digit kept: the median of 12 and 13 is 12.5."""
    decimals = max(measure.decimals, 0)
    half = value * 10**decimals * 2
    if half.denominator == 1 and half.numerator % 2:
        decimals = 2 if measure.kind is Kind.MONEY and decimals == 0 else decimals + 1
    return decimals, en_us.rounded(value, decimals)


def _times(exact: Fraction) -> tuple[str, Decimal]:
    """A ratio to one decimal, as a table shows it; what only rounds to none is under 0.1 times."""
    shown, side = en_us.rounded(exact, 1), ""
    if shown == 0 < exact:
        side, shown = f"under{en_us.NBSP}", Decimal("0.1")
    return f"{side}{en_us.grouped(shown, 1)}{en_us.NBSP}times", shown


def _percent(exact: Fraction) -> tuple[str, Decimal]:
    shown = en_us.rounded(exact * 100, SHARE_DECIMALS)
    return f"{en_us.grouped(shown, SHARE_DECIMALS)}%", shown


def _share(exact: Fraction) -> tuple[str, Decimal]:
    """A share in percent; 100% is all and 0% is none, so what only rounds to them says on which side."""
    (text, shown), step = _percent(exact), Decimal(1).scaleb(-SHARE_DECIMALS)
    if not 0 < exact < 1 or shown not in {0, 100}:
        return text, shown
    side, shown = ("under", step) if shown == 0 else ("over", 100 - step)
    return f"{side}{en_us.NBSP}{en_us.grouped(shown, SHARE_DECIMALS)}%", shown


def _stated(
    value: int | Decimal, kind: Kind, decimals: int, qualifier: Qualifier
) -> tuple[str, int | Decimal]:
    """A figure as its source states it: "19%", "more than 18,400", "36.2 million"."""
    if qualifier is not Qualifier.EXACT:
        text = en_us.in_words(value)
    elif kind is Kind.COUNT:
        text = en_us.plain(value)
    else:
        digits = max(decimals, 0)
        shown = en_us.rounded(value, digits)
        value, text = (int(shown) if digits == 0 else shown), en_us.grouped(shown, digits)
    minus = "−" if text.startswith("−") else ""
    text = {Kind.PERCENT: f"{text}%", Kind.MONEY: f"{minus}${text[len(minus) :]}"}.get(kind, text)
    return en_us.QUALIFIERS.get(str(qualifier), "") + text, value
