"""One figure over another: rates and shares."""

from __future__ import annotations

from reportgen.compare.result import Comparison, Operation, Reason
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

    The whole must be of the same measure (a region's, the nation's) or the total that the part belongs to.
    """
    refusal = part.unfit or whole.unfit
    related = part.measure.id == whole.measure.id or (
        part.measure.part_of == whole.measure.id and part.place == whole.place
    )
    if refusal is None and (not related or part.rate or whole.rate or not part.measure.adds_up):
        refusal = Reason.TWO_MEASURES
    if refusal is None and part.year != whole.year:
        refusal = Reason.TWO_YEARS
    if refusal is None and whole.exact == 0:
        refusal = Reason.ZERO_BASE
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
