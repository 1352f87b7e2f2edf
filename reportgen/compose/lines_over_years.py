"""The word for a line chart: figures over the years that the sources used have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.compose import captions, en_us, findings, together
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.en_us import alternatives, spans
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.compose.phrases import inlines_of
from reportgen.compose.points import point
from reportgen.compose.series import OverYears, breaks_in, one_line, over_years, side_by_side
from reportgen.compose.setting import code
from reportgen.compose.word import BlockWord, InlineWord, need
from reportgen.data.region import Region
from reportgen.document.nodes import Block, Inlines, Line, LineChart, Literal, Role
from reportgen.document.walk import text_of
from reportgen.errors import TemplateError

LINES = 6
_HINT = "Write line_chart(state.reports, nation.reports)."


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LinesWord(BlockWord):
    """Lines over the years, the one at hand standing out."""

    lines: tuple[OverYears, ...]
    empty: tuple[OverYears, ...]
    by_place: bool

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One chart, or nothing where fewer than two years have a figure."""
        return (self._chart(),) if self.lines and len(self.lines[0].figures) > 1 else ()

    def _chart(self) -> LineChart:
        years = list(self.lines[0].figures)
        first, said = self.lines[0].word, [str(year) for year in years]
        lit = self._lit()
        drawn = [
            Line(
                self._label(line.word),
                tuple(map(point, line.figures.values())),
                self._role(line.word, at == lit),
            )
            for at, line in enumerate(self.lines)
        ]
        breaks = breaks_in(self.lines, years)
        what = captions.counted(first) if self.by_place else f"figures of {captions.name_of(first)}"
        span = spans.span(first.measure, years[0], years[-1])
        return LineChart(
            tuple(Literal(year, "year") for year in said),
            tuple(drawn),
            captions.unit([line.word for line in self.lines]).replace(en_us.NBSP, " "),
            alternatives.of_lines(
                f"Line chart of {alternatives.inside(what)} over the years, {span}", drawn, said, breaks
            ),
            breaks,
            findings.moved(drawn[lit].label, self.lines[lit].figures)
            or findings.title(
                f"{captions.counted(first) if self.by_place else first.place_of.name} over the years"
            ),
            captions.subtitle(captions.counted(first) if self.by_place else first.place_of.name, span),
            self._note(),
        )

    def _lit(self) -> int:
        """Which line stands out: that of the briefing's own place, else the first."""
        own = [at for at, line in enumerate(self.lines) if code(line.word.place_of) == line.word.setting.here]
        return own[0] if own else 0

    def _role(self, word: FigureWord, lit: bool) -> Role:
        yardstick = isinstance(word.place_of, Region) or together.is_nation(word)
        return "highlight" if lit else "reference" if yardstick and self.by_place else "plain"

    def _label(self, word: FigureWord) -> Inlines:
        return captions.label_of(word) if self.by_place else word.label

    def _note(self) -> Inlines:
        """Whose line there is none, and which figures are preliminary."""
        gone = [
            captions.name_of(one.word) if self.by_place else text_of(one.word.label) for one in self.empty
        ]
        named = [
            (f"{text_of(self._label(line.word))} in {year}", figure)
            for line in self.lines
            for year, figure in line.figures.items()
        ]
        sentence = f"No figure of these years: {alternatives.some(gone, 'place')}. " if gone else ""
        return (*((words(sentence, "name of a place"),) if sentence else ()), *captions.preliminary(named))


def line_chart(*figures: FigureWord, since: InlineWord | None = None) -> LinesWord:
    """Template word: up to six lines over the years, as `line_chart(state.reports, nation.reports)`.

    They are of one measure, or of one place and unit. A change of definition parts a line, and so does a year
    without an exact figure. With since=literal("…") the years before that one are left out.
    """
    need(FigureWord, figures, "line_chart() takes figures.", _HINT)
    if not 1 <= len(figures) <= LINES:
        raise TemplateError("a line chart has one to six lines.", do=_HINT)
    by_place = len({(figure.measure.id, figure.sort) for figure in figures}) == 1
    if not by_place:
        together.of_one_place(figures)
    found = over_years(figures, _year(since))
    lines = tuple(line for line in found if line.drawn)
    for line in lines:
        one_line(line)
    if by_place:
        side_by_side(lines)
    return LinesWord(lines, tuple(line for line in found if not line.drawn), by_place)


def _year(since: InlineWord | None) -> int:
    if since is None:
        return 0
    text = text_of(inlines_of(since))
    if not re.fullmatch(r"\d{4}", text):
        raise TemplateError("since=… takes a year.", do='Write since=literal("…") with the year in it.')
    return int(text)
