"""A figure beside last year's: moved too far, not at all, gone, or counted otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from reportgen.check.concern import (
    Concern,
    best,
    listed,
    named,
    places_by_key,
    shown,
    unknown,
    warning,
    where,
)
from reportgen.check.slips import near_factor, swaps
from reportgen.compare import change, stated
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.observation import Key, Observation, Qualifier

BAND = 50
_POINTS = 10
_SPREAD = 5
_SAME_ALONE, _SAME_IN_COMPANY = 1000, 100
_LOOK = "Look both up in their sources. If it is right, say so in review and accept the row."


@dataclass(frozen=True, slots=True)
class Pair:
    """A place's figures of one measure in two years that follow each other."""

    measure: Measure
    later: Observation
    earlier: Observation

    @property
    def year(self) -> int:
        """The later year."""
        return self.later.key.period.year


def changes(dataset: Dataset) -> Iterator[Concern]:
    """Everything that is odd about a figure beside the one of the year before."""
    return chain(moves(dataset), repeats(dataset), _gone(dataset), _breaks(dataset))


def _pairs(dataset: Dataset) -> Iterator[Pair]:
    """Every two figures to compare; a row that somebody accepted has been looked at."""
    for key, (later, *_) in dataset.index.items():
        measure = dataset.codebook.measures[key.measure]
        earlier = best(dataset, key.jurisdiction, measure, key.period.year - 1)
        if earlier is not None and not later.accepted and None not in {later.value, earlier.value}:
            yield Pair(measure, later, earlier)


def moves(dataset: Dataset) -> Iterator[Concern]:
    """Figures that moved beyond their band since the year before."""
    for pair in _pairs(dataset):
        said = _moved(pair)
        if said:
            cells, keys = where(pair.later, pair.earlier), [pair.later.key]
            yield warning(cells, said, _LOOK, keys, pair.year)


def _moved(pair: Pair) -> str:
    """What is odd about the size of a change, "" where nothing is."""
    measure, later, earlier = pair.measure, pair.later, pair.earlier
    if later.value is None or earlier.value is None:
        return ""
    if measure.basis is Basis.CUMULATIVE:
        fell = later.value < earlier.value and later.qualifier is earlier.qualifier is Qualifier.EXACT
        return f"{_both(pair)}: a figure over all years never falls." if fell else ""
    if measure.kind is Kind.PERCENT:
        points = abs(Decimal(later.value) - Decimal(earlier.value))
        over = points > (measure.band or _POINTS)
        return f"{_both(pair)}: it moved by {points} points." if over else ""
    found = change(
        stated(measure, later.key.jurisdiction, pair.year, later),
        stated(measure, earlier.key.jurisdiction, pair.year - 1, earlier),
    )
    band = measure.band or BAND
    if found.refusal is not None or _within(found.exact, band) or _chance(pair):
        return ""
    percent = round(found.exact * 100)
    return f"{_both(pair)}: it moved by {percent:+} percent, and its usual band is {band}.{_why(pair)}"


def _within(moved: Fraction, band: int) -> bool:
    """Whether neither figure is more than the band above the other: to halve is as much as to double."""
    most = 1 + Fraction(band, 100)
    return most * (1 + moved) >= 1 and 1 + moved <= most


def _both(pair: Pair) -> str:
    later, earlier = pair.later, pair.earlier
    return f"{later.key} is {shown(later)}, and {pair.year - 1}’s is {named(earlier, later)}"


def _chance(pair: Pair) -> bool:
    """Whether counts this small may differ so much by chance: within five times the root of their sum."""
    if pair.measure.kind is not Kind.COUNT:
        return False
    one, two = Fraction(pair.later.value or 0), Fraction(pair.earlier.value or 0)
    return (one - two) ** 2 <= _SPREAD**2 * (one + two)


def _why(pair: Pair) -> str:
    """The slip that would explain the move."""
    later, earlier = pair.later.value, pair.earlier.value
    assert later is not None
    assert earlier is not None
    factor = near_factor(later, earlier)
    if factor:
        return f" It looks {factor:,} times too {'large' if later > earlier else 'small'}."
    near = [value for value in swaps(later) if abs(value - Fraction(earlier)) * 20 <= abs(Fraction(earlier))]
    return f" With two digits swapped it would be {near[0]:,}." if near else ""


def repeats(dataset: Dataset) -> Iterator[Concern]:
    """Figures that are to the digit what they were: large, over three years, or most of a place's."""
    exact = [p for p in _pairs(dataset) if p.later.qualifier is p.earlier.qualifier is Qualifier.EXACT]
    large = [p for p in exact if p.measure.kind is Kind.COUNT and (p.later.value or 0) >= _SAME_IN_COMPANY]
    same = [p for p in large if p.later.value == p.earlier.value]
    compared = Counter((p.later.key.jurisdiction, p.year) for p in large)
    alike = Counter((p.later.key.jurisdiction, p.year) for p in same)
    for pair in same:
        of = pair.later.key.jurisdiction, pair.year
        before = best(dataset, pair.later.key.jurisdiction, pair.measure, pair.year - 2)
        thrice = before is not None and before.value == pair.later.value
        if (
            (pair.later.value or 0) >= _SAME_ALONE
            or thrice
            or (alike[of] > 1 and alike[of] * 2 > compared[of])
        ):
            what = f"{_both(pair)}: it is unchanged to the digit, which figures of this size seldom are."
            do = f"See that it isn't last year's by mistake. {_LOOK}"
            yield warning(where(pair.later, pair.earlier), what, do, [pair.later.key], pair.year)


def _gone(dataset: Dataset) -> Iterator[Concern]:
    """Measures and states that had a figure last year, in a year that others have figures of."""
    there, full = places_by_key(dataset), _full_years(dataset)
    for (id, before), all_places in there.items():
        measure, year = dataset.codebook.measures[id], before.year + 1
        now = set(there.get((id, measure.period(year)), ()))
        places = [p for p in all_places if not unknown(dataset, Key(p, id, measure.period(year)))]
        if places and not now and {before.year, year} <= full:
            first = best(dataset, places[0], measure, before.year)
            assert first is not None
            what = (
                f"{id} has figures of {before.year} ({len(places)}, the first in this cell) "
                f"and none of {year}."
            )
            keys = [first.key._replace(jurisdiction=place, period=measure.period(year)) for place in places]
            yield warning(where(first), what, "Add them, if they were published.", keys, year)
        elif 2 * len(now) >= len(places):
            yield from _states_gone(dataset, measure, before.year, [p for p in places if p not in now])


def _states_gone(dataset: Dataset, measure: Measure, before: int, places: list[str]) -> Iterator[Concern]:
    last = [
        one for place in places if (one := best(dataset, place, measure, before)) and one.value is not None
    ]
    if last:
        names = listed([dataset.codebook.places[one.key.jurisdiction].name for one in last])
        what = f"{measure.id} has a figure of {before} and none of {before + 1} for {names}."
        keys = [one.key._replace(period=measure.period(before + 1)) for one in last]
        yield warning(where(*last[:3]), what, "Add it, if it was published.", keys, before + 1)


def _full_years(dataset: Dataset) -> set[int]:
    """The years with at least half as many states as the fullest: of any other, much is still to come."""
    measures = dataset.codebook.measures
    bases = {rate.of for measure in measures.values() for rate in measure.rates}
    bases |= {id for id, measure in measures.items() if measure.basis is Basis.POINT_IN_TIME}
    found: dict[int, set[str]] = {}
    for key in dataset.index:
        if key.jurisdiction != NATION and key.measure not in bases:
            found.setdefault(key.period.year, set()).add(key.jurisdiction)
    fullest = max(map(len, found.values()), default=0)
    return {year for year, states in found.items() if 2 * len(states) >= fullest}


def _breaks(dataset: Dataset) -> Iterator[Concern]:
    """Measures whose definition changed between two years that both have figures."""
    there = places_by_key(dataset)
    for (id, period), places in there.items():
        measure = dataset.codebook.measures[id]
        if period.year in measure.breaks and (id, measure.period(period.year - 1)) in there:
            before = period.year - 1
            what = (
                f"The definition of {id} changed in {period.year}: figures of {before} and {period.year} "
                "aren't compared."
            )
            do = f"Say so where both are shown; {len(places)} places have a figure of {period.year}."
            at = f"inputs/measures.toml, [{id}], breaks"
            keys = [one.key for place in places if (one := best(dataset, place, measure, period.year))]
            yield warning(at, what, do, keys, period.year)


__all__ = ["BAND", "changes", "moves", "repeats"]
