"""A figure beside its earlier years: `figure.previous`, `figure.change`, `figure.trend`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self, cast

from reportgen.compare import Comparison, Operation, Reason, apart, change
from reportgen.compose import en_us
from reportgen.compose.lists import FigureList
from reportgen.compose.numbers import figure, order, words
from reportgen.compose.state import FigureState
from reportgen.compose.word import InlineWord, PlainWord, need
from reportgen.data.measure import Basis
from reportgen.document.nodes import Inlines, Text
from reportgen.errors import TemplateError

if TYPE_CHECKING:
    from reportgen.compose.figures import FigureWord


class FigureOverTime(FigureState):
    """The words for what was before."""

    __slots__ = ()

    @property
    def previous(self) -> Self:
        """The same figure one year earlier."""
        self._plain("previous", rate=True)
        return self._in(self.comparison.year - 1, "previous")

    @property
    def earliest(self) -> Self:
        """The same figure in the earliest year that it can be set against: nothing changed its definition
        since, and both are exact. The year before where there is none.
        """
        self._plain("earliest", rate=True)
        for found in self.earlier:
            if apart(self.comparison, found.comparison) is None:
                return replace(found, name=f"{self.name}.earliest")
        return self._in(self.comparison.year - 1, "earliest")

    @property
    def series(self) -> FigureList:
        """The same figure in every year from its first to this one, those between that are missing too."""
        self._plain("series", rate=True)
        found = tuple(self._in(year, "series") for year in self._years())
        return FigureList(cast("tuple[FigureWord, ...]", found))  # what a figure is put together of

    def _years(self) -> range:
        """From the first year in which it was observed, to its own."""
        year = self.comparison.year
        years = self.setting.years_of(self.place_of, self.measure)
        return range(min(year, *years), year + 1) if years else range(year, year + 1)

    @property
    def earlier(self) -> list[Self]:
        """The same figure in every earlier year that has an observation."""
        years = self.setting.years_of(self.place_of, self.measure)
        return [self._in(year, "earlier") for year in years if year < self.comparison.year]

    def _in(self, year: int, what: str) -> Self:
        return self._with(self.setting.figure(self.place_of, self.measure, year, self._rate()), what)

    @property
    def change(self) -> Self:
        """The change since the year before, in percent and without its sign; ask .rose or .fell for it."""
        self._plain("change", rate=True)
        return self._since(self.previous.comparison, "change")

    def change_since(self, earlier: FigureState) -> Self:
        """The same since an earlier year: change_since(figure.earliest)."""
        self._plain("change", rate=True)
        self._need_earlier(earlier, "change_since")
        return self._since(earlier.comparison, "change_since(…)")

    def _since(self, earlier: Comparison, what: str) -> Self:
        return self._with(change(self.comparison, earlier), what, (self.comparison, earlier))

    @property
    def rose(self) -> bool:
        """Of a change: it is above zero."""
        return self._moved() > 0

    @property
    def fell(self) -> bool:
        """Of a change: it is below zero."""
        return self._moved() < 0

    def _moved(self) -> int:
        """The sign of a change; none where both years show the same number."""
        if self.comparison.operation is not Operation.CHANGE or self.versus is None:
            raise TemplateError(f"{self.describe()} is no change.", do="Write .change first.")
        return order(*self.versus) if self.known else 0

    @property
    def trend(self) -> InlineWord:
        """The change since the year before, for the middle of a sentence: "up from 452 in 2022", "down from
        4 in 2022", "unchanged from 2022"; or why there is none: "no earlier figure is in the sources used".
        """
        return self.trend_since(self.previous)

    def trend_since(self, earlier: FigureState) -> InlineWord:
        """The same since an earlier year: trend_since(figure.earliest)."""
        self._plain("trend", rate=True)
        self._need_earlier(earlier, "trend_since")
        return PlainWord(self._trend(earlier.comparison))

    def _trend(self, earlier: Comparison) -> Inlines:
        reason = apart(self.comparison, earlier)
        if reason is not None:
            return (words(self._no_trend(reason, earlier), "why there is no change"),)
        moved = order(self.comparison, earlier)
        lead = en_us.direction(moved, exact=self.comparison.exact == earlier.exact)
        year = words(en_us.year_of(earlier.year, self.measure.basis is Basis.FISCAL_YEAR), "year")
        before = (figure(earlier), Text(" in ")) if moved else ()
        return (Text(f"{lead} "), *before, year)

    def _no_trend(self, reason: Reason, earlier: Comparison) -> str:
        if reason is self.comparison.refusal:
            return en_us.inside(en_us.REFUSALS[reason])
        measures = (self.measure, self.comparison.base) if self.comparison.base else (self.measure,)
        breaks = [y for m in measures for y in m.breaks if earlier.year < y <= self.comparison.year]
        any_earlier = any(before.known for before in self.earlier)
        return en_us.no_trend(reason, earlier.year, max(breaks, default=0), any_earlier)

    def _need_earlier(self, earlier: object, word: str) -> None:
        need(FigureState, [earlier], f"{word}() needs a figure.", f"Write {word}(figure.earliest).")
        assert isinstance(earlier, FigureState)
        if earlier.comparison.year >= self.comparison.year:
            raise TemplateError(
                f"{earlier.describe()} is not earlier than {self.describe()}.",
                do=f"Write {word}(figure.earliest).",
            )
