"""The word for a dot plot: a place beside its region and the nation, a row for each measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose import captions, findings, together
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.en_us import alternatives, spans
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.compose.points import point
from reportgen.compose.setting import PlaceLike
from reportgen.compose.side_by_side import RowOf
from reportgen.compose.word import BlockWord, need
from reportgen.document.nodes import Block, DotPlot, DotRow, Inlines
from reportgen.document.walk import text_of
from reportgen.errors import TemplateError

_LEAST, _MOST = 2, 4
_HINT = 'Write dots(["reports.rate"], [state, region, nation]).'


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DotsWord(BlockWord):
    """Rows of dots on one scale: the label and the figures of each, the place at hand first."""

    rows: tuple[tuple[Inlines, tuple[FigureWord, ...]], ...]

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One plot, or nothing where there is no figure for any row."""
        return (self._plot(),) if self.rows else ()

    def _plot(self) -> DotPlot:
        places = [figure.place_of for figure in self.rows[0][1]]
        figures = [figure for _, row in self.rows for figure in row]
        unit, first = captions.unit(figures), figures[0]
        drawn = tuple(DotRow(label, tuple(map(point, row))) for label, row in self.rows)
        when = spans.within(first.measure, first.comparison.year)
        named = [(f"{captions.name_of(f)} ({text_of(label)})", f) for label, row in self.rows for f in row]
        return DotPlot(
            tuple((words(place.name, "name of a place"),) for place in places),
            drawn,
            unit,
            alternatives.of_dots(
                alternatives.opening("Dot plot", unit, when),
                [captions.name_of(figure) for figure in self.rows[0][1]],
                drawn,
            ),
            findings.beside([row for _, row in self.rows]),
            captions.subtitle(unit, spans.period(first.measure, first.comparison.year)),
            captions.preliminary(named),
        )


def dots(rows: list[str | RowOf], places: list[PlaceLike]) -> DotsWord:
    """Template word: a dot plot, a row for each measure and a dot for each place, the one at hand first.

    All figures are of one unit, as `["reports.rate", row("tips.rate", "Tips")]`. A row without any is left
    out.
    """
    need((str, RowOf), rows, "the rows of dots() are names of measures.", _HINT)
    need(PlaceLike, places, "dots() takes places.", _HINT)
    if not _LEAST <= len(places) <= _MOST:
        raise TemplateError("a dot plot is of two to four places.", do=_HINT)
    found = [_row(spec if isinstance(spec, RowOf) else RowOf(spec), places) for spec in rows]
    shown = tuple(row for row in found if any(figure.known or figure.suppressed for figure in row[1]))
    for _, row in shown:
        together.of_places(row)
    together.of_one_unit([figure for _, row in shown for figure in row])
    return DotsWord(shown)


def _row(spec: RowOf, places: Sequence[PlaceLike]) -> tuple[Inlines, tuple[FigureWord, ...]]:
    figures = tuple(place.figure(spec.path) for place in places)
    return spec.label or (words(captions.counted(figures[0]), "label of a measure"),), figures
