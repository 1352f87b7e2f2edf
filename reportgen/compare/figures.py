"""The figures themselves: one place's, and a region's total."""

from __future__ import annotations

from collections.abc import Container

from reportgen.compare.exact import added
from reportgen.compare.line import shared
from reportgen.compare.result import Comparison, Coverage, Operation, Reason, value_of
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.observation import Key, Observation, Status
from reportgen.data.region import Region

_NO_VALUE = {
    Status.SUPPRESSED: Reason.SUPPRESSED,
    Status.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    Status.NOT_AVAILABLE: Reason.NOT_AVAILABLE,
}


def observed(
    dataset: Dataset, place: str, measure: Measure, year: int, sources: Container[str] = frozenset()
) -> Comparison:
    """A place's own figure; not available where no source used has it, never another place's.

    Where several sources state it equally well, one of `sources` is cited first.
    """
    found = best(dataset.all(Key(place, measure.id, measure.period(year))), sources)
    if found is None:
        return absent(measure, place, year, _outside(measure, place))
    return stated(measure, place, year, found)


def stated(measure: Measure, place: str, year: int, found: Observation) -> Comparison:
    """One observation as a comparison: its value, or why it has none."""
    if found.value is None:
        return absent(measure, place, year, _NO_VALUE[found.status], found)
    return Comparison(
        Operation.OBSERVED,
        measure,
        place,
        year,
        found.value,
        (found,),
        Coverage((place,), (place,)),
        qualifier=found.qualifier,
        vintages=frozenset((found.source,)) if measure.basis is Basis.POINT_IN_TIME else frozenset(),
    )


def best(found: tuple[Observation, ...], sources: Container[str]) -> Observation | None:
    """The first (best) observation or, among those that say the same as it, one from the sources named."""
    if len(found) < 2:
        return found[0] if found else None
    alike = [
        o
        for o in found
        if (o.value, o.qualifier, o.status) == (found[0].value, found[0].qualifier, found[0].status)
    ]
    if len(alike) == 1:
        return found[0]
    return next((o for o in alike if o.source in sources), found[0])


def absent(
    measure: Measure, place: str, year: int, reason: Reason, observation: Observation | None = None
) -> Comparison:
    """A figure that there is not, and why."""
    cited = (observation,) if observation else ()
    return Comparison(
        Operation.OBSERVED, measure, place, year, None, cited, Coverage((), (place,)), refusal=reason
    )


def _outside(measure: Measure, place: str) -> Reason:
    """A measure may be counted for the nation alone, or for states alone."""
    scope = "nation" if place == NATION else "state"
    return Reason.NOT_AVAILABLE if scope in measure.scope else Reason.OUT_OF_SCOPE


def total(dataset: Dataset, region: Region, measure: Measure, year: int) -> Comparison:
    """The sum over a region's places; refused unless each has an exact figure and the figures add up."""
    parts = [observed(dataset, code, measure, year) for code in region.members]
    known = [part for part in parts if part.refusal is None]
    vintages = frozenset[str]().union(*(part.vintages for part in known))
    refusal = _no_total(measure, parts, vintages)
    return Comparison(
        Operation.TOTAL,
        measure,
        region.slug,
        year,
        None if refusal else added(value_of(part) for part in known),
        tuple(o for part in known for o in part.observations),
        Coverage(tuple(part.place for part in known), region.members),
        refusal=refusal,
        vintages=vintages,
    )


def _no_total(measure: Measure, parts: list[Comparison], vintages: frozenset[str]) -> Reason | None:
    """Why there is no sum; where no place has a figure, the reason that they all share."""
    if not measure.adds_up or measure.kind in {Kind.RATE, Kind.PERCENT}:
        return Reason.NOT_ADDABLE
    if any(part.place == NATION for part in parts):
        return Reason.NATION_AMONG_STATES
    if all(part.refusal for part in parts):
        return shared({part.refusal for part in parts})
    if any(part.refusal for part in parts):
        return Reason.PARTIAL
    if any(part.unfit for part in parts):
        return Reason.QUALIFIED
    return Reason.TWO_VINTAGES if len(vintages) > 1 else None
