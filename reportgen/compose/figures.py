"""The word for a figure: `state.missing_child_cases`, its rate, its rank, its share, its states."""

from __future__ import annotations

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.beside import FigureBeside
from reportgen.compose.naming import FigureNames
from reportgen.compose.numbers import cell, words
from reportgen.compose.overtime import FigureOverTime
from reportgen.compose.standing import FigureStanding
from reportgen.compose.word import InlineWord, PlainWord
from reportgen.document.nodes import Inlines
from reportgen.errors import TemplateError


class FigureWord(FigureBeside, FigureOverTime, FigureStanding, FigureNames):
    """One figure of a place; written in {{ }} it is the number, and everything else hangs on it."""

    __slots__ = ()

    # ---- as nodes

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The figure; fails where there is none, since a sentence can't say [x]."""
        self._need()
        if self.covered:
            return self._phrase(self._ranking())
        return (self._as_words(),)

    @property
    def cell(self) -> Inlines:
        """The figure as a table shows it: its number, or the mark of why there is none."""
        return self._covered_cell() if self.covered and self.known else cell(self.comparison)

    def __bool__(self) -> bool:
        raise TemplateError(
            f"{self.describe()} is neither yes nor no.", do="Ask .known, .missing, .zero, .one or .many."
        )

    # ---- what it is set against

    @property
    def rate(self) -> FigureWord:
        """The figure set against the base that its measure names ("per 1,000 children under 18")."""
        if not self.measure.rates:
            raise TemplateError(
                f"{self.measure.id} has no rate.",
                do="Give the measure one in inputs/measures.toml, or leave it out.",
            )
        self._plain("rate")
        of = self.measure.rates[0]
        found = self.setting.figure(self.place_of, self.measure, self.comparison.year, of)
        return self._with(found, "rate")

    @property
    def base(self) -> FigureWord:
        """The figure that the rate is set against (the children of the place)."""
        of = self._rate()
        if of is None:
            raise TemplateError(f"{self.describe()} is no rate.", do="Write .rate.base.")
        base = self.setting.dataset.codebook.measures[of.of]
        found = self.setting.figure(self.place_of, base, self.comparison.year)
        return FigureWord(self.setting, self.place_of, found, f"{self.name}.base")

    @property
    def per(self) -> InlineWord:
        """Of a rate: what it is per, as "1,000 children under 18"."""
        of = self._rate()
        if of is None:
            raise TemplateError(f"{self.describe()} is no rate.", do="Write .rate.per.")
        base = self.setting.dataset.codebook.measures[of.of]
        text = f"{of.per:,} {base.one if of.per == 1 else base.many}".replace(" ", en_us.NBSP, 1)
        return PlainWord((words(text, "what a rate is per"),))
