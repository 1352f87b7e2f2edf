"""The setting of one briefing: its data, its year, and every figure asked for so far."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any

from reportgen.compare import Comparison, Ranking, observed, rank, rank_with_data, ranks, rate, total
from reportgen.compose.word import InlineWord, unknown
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.measure import Measure, Rate
from reportgen.data.region import Region

Place = Jurisdiction | Region


class PlaceLike(InlineWord):
    """A word for a place; `figure` is its figure for a path such as "reports.rate.rank"."""

    __slots__ = ()
    setting: Setting
    place: Place

    @property
    def the(self) -> InlineWord:
        """Its name inside a sentence."""
        raise NotImplementedError

    def figure(self, path: str) -> Any:
        """The figure of a measure, or what hangs on it."""
        raise NotImplementedError

    def beside(self, place: Place) -> PlaceLike:
        """The word for another place of the same briefing."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Setting:
    """What words ask for figures. `sources` are cited first where several state a figure equally well.

    `here` is the code (or slug) of the place that the briefing is about.

    `word_for` makes the word for a place: figures name places and places figures, and only one can be first.

    `memory` and `ranks` keep what was worked out, since six ranks ask for the same fifty rates.
    """

    dataset: Dataset
    year: int
    word_for: Callable[[Setting, Place], PlaceLike]
    sources: Container[str] = frozenset()
    here: str = ""
    memory: dict[tuple[str, str, int, str], Comparison] = field(default_factory=dict)
    ranks: dict[tuple[str, str, int, str, str], Ranking] = field(default_factory=dict)
    known_years: list[int] = field(default_factory=list)

    def measure(self, name: str, owner: str) -> Measure:
        """The measure of this id; raises TemplateError with the nearest one."""
        measures = self.dataset.codebook.measures
        if name not in measures:
            unknown(name, owner, measures)
        return measures[name]

    def figure(self, place: Place, measure: Measure, year: int, of: Rate | None = None) -> Comparison:
        """A place's own figure, a region's total, or the rate of either."""
        key = (code(place), measure.id, year, of.name if of else "")
        if key not in self.memory:
            self.memory[key] = self._work_out(place, measure, year, of)
        return self.memory[key]

    def _work_out(self, place: Place, measure: Measure, year: int, of: Rate | None) -> Comparison:
        if of:
            base = self.dataset.codebook.measures[of.of]
            return rate(self.figure(place, measure, year), self.figure(place, base, year), of)
        if isinstance(place, Region):
            return total(self.dataset, place, measure, year)
        return observed(self.dataset, place.code, measure, year, self.sources)

    def years(self) -> tuple[int, ...]:
        """Every year, until the briefing's, of which there is any figure, in order."""
        if not self.known_years:
            self.known_years.extend(self.dataset.years(self.year))
        return tuple(self.known_years)

    def years_of(self, place: Place, measure: Measure) -> list[int]:
        """The years, until the briefing's, of which a place or one of a region's has any figure, in order."""
        members = place.members if isinstance(place, Region) else (place.code,)
        found = (self.dataset.years_with(member, measure.id, self.year) for member in members)
        return sorted(set().union(*found))

    def rank(self, place: Place, measure: Measure, year: int, of: Rate | None, among: Region) -> Ranking:
        """The place's rank among a region's places."""
        key = (code(place), measure.id, year, of.name if of else "", among.slug)
        if key not in self.ranks:
            peers = self._peers(measure, year, of, among)
            for member, ranking in ranks(peers).items():
                self.ranks[(member, *key[1:])] = ranking
            if key not in self.ranks:  # a place that is not in the region, which has no rank there
                self.ranks[key] = rank(self.figure(place, measure, year, of), peers)
        return self.ranks[key]

    def rank_with_data(
        self, place: Place, measure: Measure, year: int, of: Rate | None, among: Region
    ) -> Ranking:
        """The place's rank among those of a region's places that have an exact figure."""
        return rank_with_data(self.figure(place, measure, year, of), self._peers(measure, year, of, among))

    def _peers(self, measure: Measure, year: int, of: Rate | None, among: Region) -> tuple[Comparison, ...]:
        return tuple(self.figure(self.place(member), measure, year, of) for member in among.members)

    def place(self, member: str) -> Jurisdiction:
        """The place with this code."""
        return self.dataset.codebook.places[member]


def code(place: Place) -> str:
    """A place's code, or a region's slug: what comparisons name it by."""
    return place.slug if isinstance(place, Region) else place.code
