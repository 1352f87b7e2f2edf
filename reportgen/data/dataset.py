"""The dataset: every observation of a project, found by what it is of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.measure import Measure
from reportgen.data.noting import ALL, Noted, Noting
from reportgen.data.observation import Key, Observation, Qualifier, Status
from reportgen.data.region import Region
from reportgen.data.source import Source

_PREFERENCE = (Qualifier.EXACT, Qualifier.ROUNDED, Qualifier.ABOUT, Qualifier.MORE_THAN)
_STATUS_PREFERENCE = (
    Status.REVISED,
    Status.FINAL,
    Status.PROVISIONAL,
    Status.SUPPRESSED,
    Status.NOT_APPLICABLE,
    Status.NOT_AVAILABLE,
)


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a project's figures may be of: its places, regions, measures and sources, by code, slug or id."""

    places: Mapping[str, Jurisdiction]
    regions: Mapping[str, Region]
    measures: Mapping[str, Measure]
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Hole:
    """What an unusable input file leaves unknown: these keys or, if they can't be told, a year or all.

    Of a hole that is `doubted` the figures are there, and are not to be built from.
    """

    file: str
    keys: frozenset[Key] | None
    year: int | None = None
    doubted: bool = False

    def hides(self, key: Key, present: bool) -> bool:
        """Whether the answer to a question for `key` may have been in this file.

        Without the file's keys that is any absence: it can't be told from what the file would have held.
        """
        if self.keys is not None:
            return key in self.keys and (self.doubted or not present)
        return not present and self.year in {None, key.period.year}


@dataclass(frozen=True, slots=True)
class Dataset:
    """Every observation, by key (the best of a key first) and by id. `asked` records the figures asked for.

    The record is what tells which briefing depends on which figure, absent ones included; `noted` is that of
    all else that was looked up. `sources_of` are the sources that have figures of a place, by its code,
    `years_of` the years that a place has a measure of; `own_source` and `years_with` note who asks for them.
    """

    codebook: Codebook
    index: Mapping[Key, tuple[Observation, ...]]
    by_id: Mapping[str, Observation]
    sources_of: Mapping[str, frozenset[str]]
    years_of: Mapping[tuple[str, str], frozenset[int]]
    holes: tuple[Hole, ...] = ()
    asked: dict[Key, None] | None = field(default=None, compare=False)
    noted: Noted | None = field(default=None, compare=False)

    @staticmethod
    def of(codebook: Codebook, observations: Iterable[Observation], holes: tuple[Hole, ...] = ()) -> Dataset:
        """The dataset of these observations; of two that say the same, both are kept."""
        index: dict[Key, list[Observation]] = {}
        for observation in observations:
            index.setdefault(observation.key, []).append(observation)
        ranked = {key: tuple(sorted(found, key=rank)) for key, found in index.items()}
        by_id = {o.id: o for found in ranked.values() for o in found}
        sources: dict[str, set[str]] = {}
        for observation in by_id.values():
            sources.setdefault(observation.key.jurisdiction, set()).add(observation.source)
        sources_of = {place: frozenset(found) for place, found in sources.items()}
        years: dict[tuple[str, str], set[int]] = {}
        for place, measure, period in ranked:
            years.setdefault((place, measure), set()).add(period.year)
        years_of = {of: frozenset(found) for of, found in years.items()}
        return Dataset(codebook, ranked, by_id, sources_of, years_of, holes)

    def watched(self) -> Dataset:
        """The same data with a fresh record of the questions that are put to it."""
        noted: Noted = {}
        book = self.codebook
        watched = Codebook(
            Noting("place", book.places, noted),
            Noting("region", book.regions, noted),
            Noting("measure", book.measures, noted),
            Noting("source", book.sources, noted),
        )
        cells = Noting("cell", self.by_id, noted)
        return replace(self, codebook=watched, by_id=cells, asked={}, noted=noted)

    def find(self, key: Key) -> Observation | None:
        """The best observation of a key: revised before final, exact before rounded; else None."""
        found = self.all(key)
        return found[0] if found else None

    def all(self, key: Key) -> tuple[Observation, ...]:
        """Every observation of a key, the best first."""
        if self.asked is not None:
            self.asked[key] = None
        return self.index.get(key, ())

    def revised(self, keys: Collection[str]) -> Dataset:
        """The same data in which the best figure of each of these keys, if it has a value, is revised."""
        index, by_id = dict(self.index), dict(self.by_id)
        for key, (best, *others) in self.index.items():
            if str(key) in keys and best.status.has_value:
                marked = replace(best, status=Status.REVISED)
                index[key], by_id[best.id] = (marked, *others), marked
        return replace(self, index=index, by_id=by_id)

    def own_source(self, place: str, source: str) -> bool:
        """Whether a source has any figure of this place."""
        self._note(f"own {place} {source}")
        return source in self.sources_of.get(place, ())

    def years_with(self, place: str, measure: str, until: int) -> tuple[int, ...]:
        """The years, until this one, of which a place has any figure of a measure, in order."""
        self._note(f"years {place}/{measure}/{until}")
        return tuple(sorted(year for year in self.years_of.get((place, measure), ()) if year <= until))

    def years(self, until: int | None = None) -> tuple[int, ...]:
        """Every year (until this one) with an observation, in order."""
        self._note(f"years {ALL}/{ALL}/{until}")
        found = {key.period.year for key in self.index}
        return tuple(sorted(year for year in found if until is None or year <= until))

    def _note(self, question: str) -> None:
        if self.noted is not None:
            self.noted[question] = None


def rank(observation: Observation) -> tuple[int, int]:
    """Where an observation stands among those of its key; the lowest is the best."""
    return _STATUS_PREFERENCE.index(observation.status), _PREFERENCE.index(observation.qualifier)


def agree(one: Observation, other: Observation) -> bool:
    """Whether two observations of one key can both be right.

    36.2 million (rounded) agrees with 36,210,368 and more than 18,400 with 18,512; a suppressed value agrees
    with no stated one, as publishing it elsewhere would undo the suppression; not available agrees with all,
    and a revised value stands above the one it revises.
    """
    statuses = {one.status, other.status}
    if Status.NOT_AVAILABLE in statuses or (Status.REVISED in statuses and len(statuses) > 1):
        return True
    if one.value is None or other.value is None:
        return one.status is other.status
    loose, tight = sorted((one, other), key=lambda o: _PREFERENCE.index(o.qualifier), reverse=True)
    assert loose.value is not None
    assert tight.value is not None
    if loose.qualifier is tight.qualifier:
        return loose.value == tight.value
    if loose.qualifier is Qualifier.MORE_THAN:
        return tight.value >= loose.value
    step = last_digit(loose.value)
    return abs(Decimal(tight.value) - Decimal(loose.value)) * 2 <= step


def last_digit(value: int | Decimal) -> Decimal:
    """The size of one in the last digit that is not a trailing zero: 100,000 for 36,200,000."""
    exponent = Decimal(value).normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
