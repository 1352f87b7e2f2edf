"""The only place where a value becomes words: a comparison in, nodes out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reportgen.compare import Comparison, Operation, Reason
from reportgen.compose import en_us
from reportgen.data.measure import Kind
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import Figure, Inline, Inlines, Literal, Mark, Text

SHARE_DECIMALS = 1


def figure(comparison: Comparison) -> Figure:
    """The comparison's value as shown, rounded once, with the ids of everything it was made from."""
    text, value = _shown(comparison)
    ids = tuple(observation.id for observation in comparison.observations)
    return Figure(text, value, operation_of(comparison), ids)


def operation_of(comparison: Comparison) -> str:
    """How the value was come by, as a plain string that a writer or an auditor can read."""
    if comparison.rate:
        return f"rate per {comparison.rate.per:,} of {comparison.rate.of}"
    return str(comparison.operation)


def cell(comparison: Comparison) -> Inlines:
    """The comparison as a table shows it: the figure, with the mark of its status, or the mark alone."""
    if comparison.refusal is not None:
        return (mark(_MEANINGS.get(comparison.refusal, "not worked out")),)
    shown: Inlines = (
        _signed(comparison) if comparison.operation is Operation.CHANGE else figure(comparison),
    )
    statuses = {observation.status for observation in comparison.observations}
    for status in (Status.PROVISIONAL, Status.REVISED):
        if status in statuses:
            shown = (*shown, Text(en_us.NBSP), mark(str(status)))
    return shown


def _signed(comparison: Comparison) -> Figure:
    """A change as a table shows it, where no sentence says whether it rose or fell: +50.0%, −16.7%, 0.0%."""
    shown = figure(comparison)
    sign = "−" if comparison.exact < 0 else "+" if comparison.exact > 0 else ""
    value = -shown.value if comparison.exact < 0 else shown.value
    return Figure(sign + shown.text, value, shown.operation, shown.observations)


_MEANINGS = {
    Reason.NOT_AVAILABLE: "not available",
    Reason.OUT_OF_SCOPE: "not available",
    Reason.SUPPRESSED: "suppressed",
    Reason.NOT_APPLICABLE: "not applicable",
}


def mark(meaning: str) -> Mark:
    """The mark of a missing or preliminary figure."""
    return Mark(en_us.MARKS[meaning][0], meaning)


def words(text: str, why: str) -> Inline:
    """Words of the data (a name, a label, a title): a Literal where they hold a digit, else Text."""
    return Literal(text, why) if any(c.isdigit() for c in text) else Text(text)


def _shown(comparison: Comparison) -> tuple[str, int | Decimal]:
    value, measure = comparison.value, comparison.measure
    assert value is not None  # the callers have asked; for the type checker
    match comparison.operation:
        case Operation.RATE:
            assert comparison.rate is not None
            shown = en_us.rounded(value, comparison.rate.decimals)
            return en_us.grouped(shown, comparison.rate.decimals), shown
        case Operation.SHARE:
            return _share(comparison.exact)
        case Operation.CHANGE:  # the sentence says whether it rose or fell
            shown = abs(en_us.rounded(comparison.exact * 100, SHARE_DECIMALS))
            return f"{en_us.grouped(shown, SHARE_DECIMALS)}%", shown
        case Operation.RANK:
            return en_us.ordinal(int(value)), int(value)
        case Operation.DIFFERENCE | Operation.RATIO | Operation.MEDIAN | Operation.LOWEST | Operation.HIGHEST:
            raise NotImplementedError
        case Operation.OBSERVED | Operation.TOTAL:
            plain = value if isinstance(value, int | Decimal) else en_us.rounded(value, measure.decimals)
            return _stated(plain, measure.kind, measure.decimals, comparison.qualifier)


def _share(exact: Fraction) -> tuple[str, Decimal]:
    """A share in percent; 100% is all and 0% is none, so what only rounds to them says on which side."""
    shown, step = en_us.rounded(exact * 100, SHARE_DECIMALS), Decimal(1).scaleb(-SHARE_DECIMALS)
    side = ""
    if 0 < exact < 1 and shown in {0, 100}:
        side, shown = (f"under{en_us.NBSP}", step) if shown == 0 else (f"over{en_us.NBSP}", 100 - step)
    return f"{side}{en_us.grouped(shown, SHARE_DECIMALS)}%", shown


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
