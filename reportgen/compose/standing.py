"""Where a figure stands among others: `figure.rank` and what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from reportgen.compare import Ranking
from reportgen.compose import en_us
from reportgen.compose.formula import counted
from reportgen.compose.numbers import cell, figure, words
from reportgen.compose.phrases import noun_of
from reportgen.compose.setting import PlaceLike
from reportgen.compose.state import FigureState
from reportgen.compose.word import InlineWord, PlainWord
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.document.nodes import Figure, Inline, Inlines, Text
from reportgen.errors import TemplateError


class FigureStanding(FigureState):
    """The words for ranks."""

    __slots__ = ()

    @property
    def rank(self) -> Self:
        """Its rank among the 50 states, 1st being the highest."""
        return self._rank_among(FIFTY_STATES, "rank")

    def rank_in(self, region: object) -> Self:
        """Its rank among a region's places; refused where one has no exact figure."""
        return self._rank_among(_region(region, "rank_in"), "rank_in(…)")

    def rank_with_data(self, region: object) -> Self:
        """Its rank among those of a region's places that have an exact figure, printed with how many: "2nd
        highest of the 2 states with data".
        """
        found = self._rank_among(_region(region, "rank_with_data"), "rank_with_data(…)", with_data=True)
        return replace(found, covered=True)

    def _rank_among(self, among: Region, what: str, with_data: bool = False) -> Self:
        if isinstance(self.place_of, Region):
            raise TemplateError(
                f"{self.place_of.name} is a region and has no rank.", do="Ask a state for its rank."
            )
        self._plain("rank", rate=True)
        year = self.comparison.year
        asked = self.setting.rank_with_data if with_data else self.setting.rank
        found = asked(self.place_of, self.measure, year, self._rate(), among)
        return replace(self._with(found.comparison, what), ranking=found)

    @property
    def first(self) -> bool:
        """Of a rank: nothing is as high."""
        return self._ranking().first

    @property
    def last(self) -> bool:
        """Of a rank: nothing is as low."""
        return self._ranking().last

    @property
    def tied(self) -> bool:
        """Of a rank: another place has the same figure."""
        return bool(self._ranking().tied)

    @property
    def among(self) -> InlineWord:
        """Of a rank: how many places stand in line, in digits ("34th of 50")."""
        return PlainWord((self._among(),))

    @property
    def phrase(self) -> InlineWord:
        """Of a rank: "2nd highest of 6", "highest of 6", "tied for lowest of 6"; over gaps "highest of the 2
        states with data".
        """
        self._need()
        return PlainWord(self._phrase(self._ranking()))

    def _phrase(self, ranking: Ranking) -> Inlines:
        shown, noun = figure(self.comparison), noun_of(self.setting, ranking.comparison.coverage.of)
        if ranking.among == 1:
            return (replace(shown, text=en_us.alone(noun, ranking.partial)),)
        said = replace(shown, text=en_us.standing(int(shown.value), ranking.among, ranking.tied))
        if not ranking.partial:
            return (said, Text(f" of{en_us.NBSP}"), self._among())
        before, after = en_us.covered(noun, ranking.among)
        return (said, Text(before), self._among(), Text(after))

    def _covered_cell(self) -> Inlines:
        """The rank as a table shows it, with how many it is among: "2nd of 2"."""
        shown, (_, *marks) = figure(self.comparison), cell(self.comparison)
        text = f"{shown.text}{en_us.NBSP}of{en_us.NBSP}{self._ranking().among}"
        return (replace(shown, text=text), *marks)

    def _among(self) -> Inline:
        """How many stand in line: those that have an exact figure or, of a refused rank, all."""
        count, found = self._ranking().among, self.comparison
        if found.refusal is not None:
            return words(str(count), "how many places would be ranked")
        ids = tuple(o.id for o in found.observations)
        return Figure(
            str(count), count, "coverage", ids, counted(found.sides[0], found.coverage.of, exact=True)
        )

    def _ranking(self) -> Ranking:
        if not self.ranking:
            raise TemplateError(f"{self.describe()} is no rank.", do="Write .rank first.")
        return self.ranking


def _region(region: object, word: str) -> Region:
    if not isinstance(region, PlaceLike) or not isinstance(region.place, Region):
        raise TemplateError(f"{word}() needs a region.", do=f"Write {word}(region).")
    return region.place
