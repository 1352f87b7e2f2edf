"""A figure beside an earlier one of itself."""

from __future__ import annotations

from reportgen.compare.result import Comparison, Coverage, Operation, Reason
from reportgen.data.measure import Basis, Kind

SMALL_BASE = 10


def change(later: Comparison, earlier: Comparison) -> Comparison:
    """The change as a fraction of the earlier figure; refused from a base under 10 and over a break.

    Cumulative figures always grow, so their change is not that of a year and is refused as well. So is that
    of a percentage, which would be a percent of percent.
    """
    refusal = later.unfit or earlier.unfit
    measure = later.measure
    if refusal is None and _sort(later) != _sort(earlier):
        refusal = Reason.TWO_MEASURES
    if refusal is None and (measure.basis is Basis.CUMULATIVE or measure.kind is Kind.PERCENT):
        refusal = Reason.NOT_APPLICABLE
    if refusal is None and any(earlier.year < year <= later.year for year in measure.breaks):
        refusal = Reason.BREAK
    if refusal is None and measure.basis is Basis.POINT_IN_TIME and _sources(later) != _sources(earlier):
        refusal = Reason.TWO_VINTAGES
    if refusal is None and abs(earlier.exact) < SMALL_BASE:
        refusal = Reason.SMALL_BASE
    return Comparison(
        Operation.CHANGE,
        measure,
        later.place,
        later.year,
        None if refusal else (later.exact - earlier.exact) / earlier.exact,
        later.observations + earlier.observations,
        Coverage((), ()) if refusal else later.coverage,
        refusal=refusal,
    )


def _sort(comparison: Comparison) -> tuple[object, ...]:
    return comparison.measure.id, comparison.place, comparison.operation, comparison.rate


def _sources(comparison: Comparison) -> set[str]:
    return {observation.source for observation in comparison.observations}
