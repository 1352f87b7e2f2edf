"""One figure over another: rates and shares."""

from __future__ import annotations

from reportgen.compare.apart import two_measures
from reportgen.compare.exact import over
from reportgen.compare.result import Comparison, Operation, Reason, value_of
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Rate


def rate(count: Comparison, base: Comparison, of: Rate) -> Comparison:
    """The count for every `of.per` of the base, exact; refused where either is not fit for arithmetic.

    Both must be of one place and year; a region's rate is its total over its total, never a mean of rates.
    """
    refusal = count.unfit or base.unfit
    if refusal is None and count.year != base.year:
        refusal = Reason.TWO_YEARS
    if refusal is None and (base.measure.id != of.of or count.place != base.place):
        refusal = Reason.TWO_MEASURES
    if refusal is None and base.value == 0:
        refusal = Reason.ZERO_BASE
    return Comparison(
        Operation.RATE,
        count.measure,
        count.place,
        count.year,
        None if refusal else over(value_of(count), value_of(base), of.per),
        count.observations + base.observations,
        count.coverage if count.refusal else base.coverage,
        refusal=refusal,
        rate=of,
        sort=(Operation.RATE, of),
        base=base.measure,
        vintages=count.vintages | base.vintages,
        sides=(count, base),
    )


def share(part: Comparison, whole: Comparison) -> Comparison:
    """The part as a fraction of the whole, exact, between 0 and 1.

    The whole must be the same measure of more places (a region with this one in it, the nation) or the total
    that the part belongs to.
    """
    refusal = part.unfit or whole.unfit or _apart(part, whole)
    value = None if refusal else over(value_of(part), value_of(whole))
    if value is not None and not 0 <= value.numerator <= value.denominator:
        refusal, value = Reason.OVER_WHOLE, None
    return Comparison(
        Operation.SHARE,
        part.measure,
        part.place,
        part.year,
        value,
        part.observations + whole.observations,
        part.coverage if part.refusal else whole.coverage,
        refusal=refusal,
        sort=(Operation.SHARE, whole.measure.id, "" if part.place == whole.place else whole.place),
        base=whole.measure,
        vintages=part.vintages | whole.vintages,
        sides=(part, whole),
    )


def _apart(part: Comparison, whole: Comparison) -> Reason | None:
    """Why one is no part of the other; figures of a point in time must be of one vintage."""
    if part.measure.basis is not whole.measure.basis:
        return two_measures(part.measure, whole.measure)
    counts = {part.operation, whole.operation} <= {Operation.OBSERVED, Operation.TOTAL}
    if not counts or not part.measure.adds_up or not _related(part, whole):
        return Reason.TWO_MEASURES
    if part.year != whole.year:
        return Reason.TWO_YEARS
    if part.vintages != whole.vintages:
        return Reason.TWO_VINTAGES
    return Reason.ZERO_BASE if whole.value == 0 else None


def _related(part: Comparison, whole: Comparison) -> bool:
    """One place is no part of another, and a region is none of a region that it is not in."""
    if part.measure.id == whole.measure.id:
        return whole.place == NATION or set(part.coverage.of) <= set(whole.coverage.of)
    return part.measure.part_of == whole.measure.id and part.place == whole.place
