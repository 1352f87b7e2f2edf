"""The word for small charts beside one another: a bar chart for each measure, each on its own scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.compose import captions, findings, together
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.bars import BarsWord, here_of, in_order
from reportgen.compose.en_us import seen, spans
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.compose.places import RegionWord
from reportgen.compose.setting import PlaceLike
from reportgen.compose.side_by_side import RowOf, en_us_list
from reportgen.compose.word import BlockWord, need
from reportgen.document.nodes import Block, Inlines, SmallMultiples, Text
from reportgen.errors import TemplateError

PANELS = 12
_HINT = 'Write small_multiples(region, ["reports", "reports.rate"]).'


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MultiplesWord(BlockWord):
    """Small bar charts of the same places, each with its title."""

    name: str
    panels: tuple[tuple[Inlines, BarsWord], ...]

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """All of them as one block, or nothing where there is no figure for any."""
        if not self.panels:
            return ()
        drawn = [(title, panel.chart()) for title, panel in self.panels]
        charts = tuple(replace(chart, title=title, subtitle=(), note=()) for title, chart in drawn)
        notes = dict.fromkeys(chart.note for _, chart in drawn if chart.note)
        return (SmallMultiples(charts, self._title(), self._subtitle(), next(iter(notes), ())),)

    def _title(self) -> Inlines:
        tops = {findings.highest(panel.figures) for _, panel in self.panels}
        top = next(iter(tops)) if len(tops) == 1 else ""
        found = seen.highest_throughout(top) if top else f"{self.name}, measure by measure"
        return findings.title(found)

    def _subtitle(self) -> Inlines:
        firsts = [panel.figures[0] for _, panel in self.panels]
        whens = dict.fromkeys(spans.period(f.measure, f.comparison.year) for f in firsts)
        return (words(en_us_list(list(whens)), "period"), Text("; each chart on its own scale"))


def small_multiples(
    places: RegionWord | list[PlaceLike],
    measures: list[str | RowOf],
    beside: list[PlaceLike] | None = None,
    order: str = "name",
    here: PlaceLike | None = None,
) -> MultiplesWord:
    """Template word: a small bar chart for each of up to 12 measures, for a region's states or other places.

    Bars stand in the order of their names, or highest first with order="value". `beside` are grey and only
    stand beside rates and percents, since a total would dwarf the rest. A measure without any figure is left
    out.
    """
    across = list(places.states) if isinstance(places, RegionWord) else list(places)
    need(PlaceLike, (*across, *(beside or ())), "small_multiples() takes a region or places.", _HINT)
    need((str, RowOf), measures, "small_multiples() takes names of measures.", _HINT)
    if len(measures) > PANELS or not across:
        raise TemplateError("small_multiples() takes up to 12 measures, of one place at least.", do=_HINT)
    name = places.place.name if isinstance(places, RegionWord) else _names(across)
    specs = [spec if isinstance(spec, RowOf) else RowOf(spec) for spec in measures]
    panels = [_panel(spec, across, beside or [], order, here) for spec in specs]
    return MultiplesWord(name, tuple(panel for panel in panels if panel))


def _panel(
    spec: RowOf, places: Sequence[PlaceLike], beside: Sequence[PlaceLike], order: str, here: PlaceLike | None
) -> tuple[Inlines, BarsWord] | None:
    figures: list[FigureWord] = [place.figure(spec.path) for place in places]
    if not any(figure.known or figure.suppressed for figure in figures):
        return None
    others = [figure for place in beside if findings.is_level(figure := place.figure(spec.path))]
    together.of_places([*figures, *others])
    together.no_nation(figures)
    title = spec.label or (words(captions.counted(figures[0]), "label of a measure"),)
    return title, BarsWord(in_order(figures, order), tuple(others), here_of(here, figures[0]), order, True)


def _names(places: Sequence[PlaceLike]) -> str:
    return en_us_list([place.place.name for place in places])
