"""One figure over another: rates and shares."""

from __future__ import annotations

from reportgen.compare.result import Comparison, Operation, Reason
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
    if refusal is None and base.exact == 0:
        refusal = Reason.ZERO_BASE
    return Comparison(
        Operation.RATE,
        count.measure,
        count.place,
        count.year,
        None if refusal else count.exact * of.per / base.exact,
        count.observations + base.observations,
        count.coverage if count.refusal else base.coverage,
        refusal=refusal,
        rate=of,
    )


def share(part: Comparison, whole: Comparison) -> Comparison:
    """The part as a fraction of the whole, exact, between 0 and 1.

    The whole must be the same measure of more places (a region with this one in it, the nation) or the total
    that the part belongs to.
    """
    refusal = part.unfit or whole.unfit
    counts = {part.operation, whole.operation} <= {Operation.OBSERVED, Operation.TOTAL}
    if refusal is None and (not _related(part, whole) or not counts or not part.measure.adds_up):
        refusal = Reason.TWO_MEASURES
    if refusal is None and part.year != whole.year:
        refusal = Reason.TWO_YEARS
    if refusal is None and whole.exact == 0:
        refusal = Reason.ZERO_BASE
    if refusal is None and not 0 <= part.exact / whole.exact <= 1:
        refusal = Reason.OVER_WHOLE
    return Comparison(
        Operation.SHARE,
        part.measure,
        part.place,
        part.year,
        None if refusal else part.exact / whole.exact,
        part.observations + whole.observations,
        part.coverage if part.refusal else whole.coverage,
        refusal=refusal,
    )


def _related(part: Comparison, whole: Comparison) -> bool:
    """One place is no part of another, and a region is none of a region that it is not in."""
    if part.measure.id == whole.measure.id:
        return whole.place == NATION or set(part.coverage.of) <= set(whole.coverage.of)
    return part.measure.part_of == whole.measure.id and part.place == whole.place
