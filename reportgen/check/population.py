"""The populations that rates are of: absent, or of two vintages in one year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportgen.check.concern import Concern, best, listed, named, places_by_key, unknown, warning, where
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Basis, Measure, Rate
from reportgen.data.observation import Key, Observation


def population(dataset: Dataset) -> Iterator[Concern]:
    """Every denominator that is missing beside a count, or mixed."""
    return chain(_absent(dataset), _mixed(dataset))


def _absent(dataset: Dataset) -> Iterator[Concern]:
    there = places_by_key(dataset)
    for (id, period), places in there.items():
        measure = dataset.codebook.measures[id]
        for rate in measure.rates:
            yield from _without(dataset, measure, rate, places, period.year)


def _without(
    dataset: Dataset, measure: Measure, rate: Rate, places: list[str], year: int
) -> Iterator[Concern]:
    of = dataset.codebook.measures[rate.of]
    counts = [
        one for place in places if (one := best(dataset, place, measure, year)) and one.value is not None
    ]
    keys = {one: one.key._replace(measure=of.id, period=of.period(year)) for one in counts}
    bare = [one for one in counts if not _there(dataset.index.get(keys[one]), dataset, keys[one])]
    if bare:
        names = listed([dataset.codebook.places[one.key.jurisdiction].name for one in bare])
        what = f"{measure.id} has a figure of {year} and {of.id} has none for {names}: no {rate.name}."
        do = f"Add {of.id} of {year} from the source that the other places' figures have."
        yield warning(where(*bare[:3]), what, do, [keys[one] for one in bare], year)


def _there(found: tuple[Observation, ...] | None, dataset: Dataset, key: Key) -> bool:
    return bool(found[0].value) if found else unknown(dataset, key)


def _mixed(dataset: Dataset) -> Iterator[Concern]:
    """Figures of one day from two sources: their places can't be added or set side by side."""
    bases = {rate.of for measure in dataset.codebook.measures.values() for rate in measure.rates}
    for (id, period), places in places_by_key(dataset).items():
        measure = dataset.codebook.measures[id]
        if id not in bases or measure.basis is not Basis.POINT_IN_TIME:
            continue
        first: dict[str, Observation] = {}
        for place in places:
            found = best(dataset, place, measure, period.year)
            if found is not None and found.value is not None:
                first.setdefault(found.source, found)
        if len(first) > 1:
            ones = list(first.values())
            told = ", ".join(f"{o.key.jurisdiction} {named(o)} from {o.source}" for o in ones[:3])
            what = f"{id} of {period.year} is of {len(ones)} vintages: {told}."
            do = "Take every place's figure of a year from one source."
            yield warning(where(*ones[:3]), what, do, [one.key for one in ones], period.year)
