"""Why comparisons can't be set beside each other; every operation on two or more asks here."""

from __future__ import annotations

from reportgen.compare.result import Comparison, Operation, Reason
from reportgen.data.measure import Basis, Measure

_STRETCHES = {Basis.CALENDAR_YEAR, Basis.FISCAL_YEAR, Basis.CUMULATIVE}


def apart(one: Comparison, other: Comparison) -> Reason | None:
    """Why two comparisons can't be set beside each other, None where they can.

    Both must be exact figures of one measure and one sort (a total is of the sort of its places' figures),
    of one place or of one year. A rank is of no sort that can be worked with. Figures of a point in time
    must be of one vintage, and so must the bases of rates.
    """
    unfit = one.unfit or other.unfit
    if unfit is not None:
        return unfit
    if one.measure.id != other.measure.id:
        return two_measures(one.measure, other.measure)
    if one.sort != other.sort:
        return Reason.TWO_MEASURES
    if one.operation is Operation.RANK:
        return Reason.NOT_APPLICABLE
    if one.year != other.year:
        return _over_years(one, other)
    return None if one.vintages == other.vintages else Reason.TWO_VINTAGES


def two_measures(one: Measure, other: Measure) -> Reason:
    """In which way two measures differ: one may cover a year and the other all years, or a fiscal year."""
    if one.basis is not other.basis and {one.basis, other.basis} <= _STRETCHES:
        return Reason.TWO_BASES
    return Reason.TWO_MEASURES


def _over_years(one: Comparison, other: Comparison) -> Reason | None:
    """Why figures of two years can't be set beside each other; what is below the line counts as well.

    Cumulative figures only grow, so that setting two beside each other shows nothing.
    """
    if one.place != other.place:
        return Reason.TWO_YEARS
    bases = (one.measure.basis, one.base and one.base.basis)
    if Basis.CUMULATIVE in bases:
        return Reason.NOT_APPLICABLE
    first, last = sorted((one.year, other.year))
    breaks = (*one.measure.breaks, *one.base.breaks) if one.base else one.measure.breaks
    if breaks and any(first < year <= last for year in breaks):
        return Reason.BREAK
    if one.vintages != other.vintages:
        return Reason.TWO_VINTAGES
    # The same name may stand for other places, where some had no figure in one of the years.
    return None if one.coverage.of == other.coverage.of else Reason.PARTIAL
