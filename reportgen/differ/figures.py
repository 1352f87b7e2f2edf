"""Two datasets, or two years of one → the figures that changed, and by how much, or why that isn't said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reportgen.compare import Comparison, Reason, change, difference, observed
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Key, Observation, Status

Years = tuple[int, int]


class How(StrEnum):
    """How a figure changed: its value, or whether there is one; or its status alone."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure as it was and as it is; either side may be missing, and then says why.

    `moved` is the change between two years (of a percent the difference), or the difference between two
    revisions; refused with a reason where it would mislead, None where a side has no number.
    """

    how: How
    measure: Measure
    place: str
    old_key: Key
    new_key: Key
    old: Comparison
    new: Comparison
    moved: Comparison | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of all figures: those that changed, how many are the same, and the keys that an unusable
    file leaves unknown, of which nothing is said.
    """

    changes: tuple[FigureChange, ...]
    same: int
    unknown: tuple[Key, ...]


def changed_figures(old: Dataset, new: Dataset, years: Years | None = None) -> tuple[FigureChange, ...]:
    """The figures that are not what they were, in the order of measures, periods and places.

    With `years`, those of the first in `old` beside those of the second in `new`; without, each figure of any
    year beside itself, as between two revisions. In both datasets small counts are withheld already.
    """
    return compared_figures(old, new, years).changes


def compared_figures(old: Dataset, new: Dataset, years: Years | None = None) -> Figures:
    """The same, with how many figures did not change and which ones can't be told."""
    changes, unknown, same = list[FigureChange](), list[Key](), 0
    for was, now, measure in _pairs(old, new, years):
        one, other = _best(old, was), _best(new, now)
        if _hidden(old, was, one) or _hidden(new, now, other):
            unknown.append(now)
        elif (how := _how(one, other)) is not None:
            changes.append(_change(how, (was, now), measure, old, new))
        else:
            same += one is not None or other is not None
    return Figures(tuple(changes), same, tuple(unknown))


def _pairs(old: Dataset, new: Dataset, years: Years | None) -> list[tuple[Key, Key, Measure]]:
    """Each two keys to set beside each other, with the measure as the newer side has it."""
    measures = {**old.codebook.measures, **new.codebook.measures}
    if years is None:
        pairs = [(key, key) for key in {*old.index, *new.index}]
    else:
        first, last = years
        found = {(key.jurisdiction, key.measure) for key in old.index if key.period.year == first}
        found |= {(key.jurisdiction, key.measure) for key in new.index if key.period.year == last}
        before = {**measures, **old.codebook.measures}
        pairs = [
            (Key(place, id, before[id].period(first)), Key(place, id, measures[id].period(last)))
            for place, id in found
        ]
    order = {id: at for at, id in enumerate((*new.codebook.measures, *old.codebook.measures))}
    names = {**old.codebook.places, **new.codebook.places}
    pairs.sort(key=lambda two: _order(two[1], order, names))
    return [(was, now, measures[now.measure]) for was, now in pairs]


def _order(key: Key, measures: Mapping[str, int], places: Mapping[str, Jurisdiction]) -> tuple[object, ...]:
    """Measures as the project has them, then periods, then places by name, the nation last."""
    place = places[key.jurisdiction]
    return measures[key.measure], key.period, place.code == NATION, place.name, place.code


def _best(dataset: Dataset, key: Key) -> Observation | None:
    """The observation that a briefing would use; one that says "not available" is as none."""
    found = dataset.index.get(key)
    return found[0] if found and found[0].status is not Status.NOT_AVAILABLE else None


def _hidden(dataset: Dataset, key: Key, found: Observation | None) -> bool:
    return any(hole.hides(key, present=found is not None) for hole in dataset.holes)


def _how(old: Observation | None, new: Observation | None) -> How | None:
    if old is None or new is None:
        return None if old is new else How.NEW if old is None else How.GONE
    if (old.value, old.qualifier) != (new.value, new.qualifier):
        return How.CHANGED
    return None if old.status is new.status else How.STATUS


def _change(how: How, keys: tuple[Key, Key], measure: Measure, old: Dataset, new: Dataset) -> FigureChange:
    was, now = keys
    before = observed(old, was.jurisdiction, old.codebook.measures.get(measure.id, measure), was.period.year)
    after = observed(new, now.jurisdiction, measure, now.period.year)
    moved = None if before.refusal or after.refusal else _moved(before, after)
    return FigureChange(how, measure, now.jurisdiction, was, now, before, after, moved)


def _moved(old: Comparison, new: Comparison) -> Comparison:
    """By how much it changed, or the reason why that would mislead."""
    if old.measure.kind is not new.measure.kind or old.measure.basis is not new.measure.basis:
        return replace(difference(new, old), value=None, refusal=Reason.TWO_MEASURES)
    if new.year > old.year and new.measure.kind is not Kind.PERCENT:
        return change(new, old)
    return difference(new, old)
