"""Figures over the years, as a line chart draws them, and why some can't be one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.compare import Operation, Reason, apart
from reportgen.compose import en_us
from reportgen.compose.figures import FigureWord
from reportgen.errors import TemplateError

_DRAWN = {Operation.OBSERVED, Operation.TOTAL, Operation.RATE}


@dataclass(frozen=True, slots=True)
class OverYears:
    """One figure in each year of a chart, in order."""

    word: FigureWord
    figures: Mapping[int, FigureWord]

    @property
    def drawn(self) -> tuple[int, ...]:
        """The years that have an exact figure."""
        return tuple(year for year, figure in self.figures.items() if figure.exact)


def over_years(words: Sequence[FigureWord], since: int) -> list[OverYears]:
    """Each figure from the first to the last year in which one is exact, none later than the briefing's."""
    for word in words:
        if word.comparison.operation not in _DRAWN:
            raise TemplateError(
                f"{word.describe()} is a {word.comparison.operation}, which has no line.",
                do="Draw the figure itself or its rate.",
            )
    setting = words[0].setting
    asked = [year for year in setting.years() if since <= year <= setting.year]
    known = [year for year in asked if any(_in(word, year).exact for word in words)]
    years = range(known[0], known[-1] + 1) if known else range(0)
    return [OverYears(word, {year: _in(word, year) for year in years}) for word in words]


def _in(word: FigureWord, year: int) -> FigureWord:
    found = word.setting.figure(word.place_of, word.measure, year, word.comparison.rate)
    return replace(word, comparison=found, ranking=None)


def one_line(line: OverYears) -> None:
    """Raise TemplateError where neighbors can't be set beside each other; a break only parts the line."""
    for earlier, later in pairwise(line.drawn):
        reason = apart(line.figures[later].comparison, line.figures[earlier].comparison)
        if reason and reason is not Reason.BREAK:
            raise TemplateError(
                f"{line.word.describe()} in {earlier} and in {later} can't stand in one line: "
                f"{en_us.REFUSALS[reason]}",
                do='Leave the line out, or the years before with since=literal("…").',
            )


def side_by_side(lines: Sequence[OverYears]) -> None:
    """Raise TemplateError where the figures of one year can't be set beside one another."""
    for year in lines[0].figures if lines else ():
        known = [line.figures[year] for line in lines if line.figures[year].exact]
        for other in known[1:]:
            reason = apart(known[0].comparison, other.comparison)
            if reason:
                raise TemplateError(
                    f"{known[0].describe()} and {other.describe()} can't stand in one chart in {year}: "
                    f"{en_us.REFUSALS[reason]}",
                    do="Give each a chart of its own.",
                )


def breaks_in(lines: Sequence[OverYears], years: Sequence[int]) -> tuple[int, ...]:
    """The positions of the years from which on the figures or the bases of rates are counted otherwise."""
    found: set[int] = set()
    for line in lines:
        for figure in line.figures.values():
            base = figure.comparison.base
            found.update(figure.measure.breaks, base.breaks if base else ())
    return tuple(at for at, year in enumerate(years) if at and year in found)
