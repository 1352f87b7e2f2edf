"""One figure beside another: by how much, how many times, and the change since an earlier year."""

from __future__ import annotations

from fractions import Fraction

from reportgen.compare.apart import apart
from reportgen.compare.exact import added, minus, negative, over, rational
from reportgen.compare.result import Comparison, Number, Operation, Reason, value_of
from reportgen.data.measure import Kind

SMALL_BASE = 10


def difference(one: Comparison, other: Comparison) -> Comparison:
    """One less the other, with its sign and in the unit of both: of two percents, percentage points."""
    refusal = apart(one, other)
    value = None if refusal else minus(value_of(one), value_of(other))
    return _beside(Operation.DIFFERENCE, one, other, value, refusal)


def ratio(one: Comparison, other: Comparison) -> Comparison:
    """One over the other: 3 where it is three times as high; refused over zero and below it."""
    refusal = apart(one, other)
    if refusal is None and other.value == 0:
        refusal = Reason.ZERO_BASE
    if refusal is None and (negative(value_of(one)) or negative(value_of(other))):
        refusal = Reason.NOT_APPLICABLE
    value = None if refusal else over(value_of(one), value_of(other))
    return _beside(Operation.RATIO, one, other, value, refusal)


def change(later: Comparison, earlier: Comparison) -> Comparison:
    """The change as a fraction of the earlier figure; refused from a base under 10 and over a break.

    A rate's base is the count that it was worked out from: 8.4 per 1,000 may be 10,000 cases or 2. Of a
    percent, a share or a change there is none, which would be a percent of percent.
    """
    refusal = apart(later, earlier) or _unchanging(later, earlier)
    if refusal is None and (earlier.value == 0 or -SMALL_BASE < counted(earlier) < SMALL_BASE):
        refusal = Reason.SMALL_BASE
    value = None if refusal else over(minus(value_of(later), value_of(earlier)), value_of(earlier))
    return _beside(Operation.CHANGE, later, earlier, value, refusal)


def _unchanging(later: Comparison, earlier: Comparison) -> Reason | None:
    plain = later.sort[0] in {Operation.OBSERVED, Operation.RATE} and later.measure.kind is not Kind.PERCENT
    return None if plain and later.year > earlier.year else Reason.NOT_APPLICABLE


def counted(comparison: Comparison) -> int | Fraction:
    """How much a figure counts or, of a rate, how much is above its line."""
    if comparison.sort[0] is not Operation.RATE:
        return rational(value_of(comparison))
    above = (o.value for o in comparison.observations if o.key.measure == comparison.measure.id)
    return added(value for value in above if value is not None)


def _beside(
    operation: Operation,
    one: Comparison,
    other: Comparison,
    value: Number | None,
    refusal: Reason | None,
) -> Comparison:
    """The comparison of two sides: named by the first, resting on the observations of both."""
    place = "" if one.place == other.place else other.place
    return Comparison(
        operation,
        one.measure,
        one.place,
        one.year,
        value,
        one.observations + other.observations,
        one.coverage if one.refusal else other.coverage,
        refusal=refusal,
        rate=one.rate if operation is Operation.DIFFERENCE else None,
        sort=(operation, place, one.year - other.year, *one.sort),
        base=one.base,
        vintages=one.vintages,
        sides=(one, other),
    )
