"""The word for a bar chart: several places' figures of one measure, or one place's of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.compose import captions, en_us, findings, together
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.en_us import alternatives, spans
from reportgen.compose.figures import FigureWord
from reportgen.compose.lists import FigureList
from reportgen.compose.setting import PlaceLike, code
from reportgen.compose.word import BlockWord, need
from reportgen.document.nodes import Bar, BarChart, Block, Figure, Mark, Role, Text
from reportgen.errors import TemplateError

_ORDERS = {"value": "highest first", "name": "in the order of their names", "": ""}
_UNSORTED = "A figure that its source rounds or leaves open is in no order."


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BarsWord(BlockWord):
    """Horizontal bars in their order: of several places, or of one place's several measures."""

    figures: tuple[FigureWord, ...]
    beside: tuple[FigureWord, ...]
    here: str
    order: str
    by_place: bool

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One chart."""
        return (self.chart(),)

    def chart(self) -> BarChart:
        """The chart, with a title and subtitle of its own."""
        first, many = self.figures[0], len(self.figures) > 1
        plain = [_bar(figure, self._role(figure), self.by_place) for figure in self.figures]
        others = [_bar(figure, "reference", self.by_place) for figure in self.beside if figure.known]
        loose = [bar for bar, figure in zip(plain, self.figures, strict=True) if figure.qualified]
        series = captions.counted(first) if self.by_place else first.place_of.name
        when = spans.period(first.measure, first.comparison.year)
        return BarChart(
            (*plain, *others),
            series.replace(en_us.NBSP, " "),
            alternatives.of_bars(
                self._opening(),
                [*plain, *others],
                loose,
                captions.noun(self.figures) if self.by_place else "figure",
            ),
            findings.seen(self.figures, self.beside) if self.by_place else findings.largest(self.figures),
            captions.subtitle(series, when, _ORDERS[self.order] if many else ""),
            (Text(_UNSORTED),) if loose and many and self.order == "value" else (),
        )

    def _role(self, figure: FigureWord) -> Role:
        """The only bar of a chart has nothing to stand out from."""
        lit = self.by_place and len(self.figures) > 1 and code(figure.place_of) == self.here
        return "highlight" if lit else "plain"

    def _opening(self) -> str:
        first = self.figures[0]
        what = captions.counted(first) if self.by_place else f"figures of {captions.name_of(first)}"
        return alternatives.opening("Bar chart", what, spans.within(first.measure, first.comparison.year))


def bars(
    figures: FigureList | list[FigureWord],
    beside: list[FigureWord] | None = None,
    of: str = "place",
    order: str = "",
    here: PlaceLike | None = None,
) -> BarsWord:
    """Template word: a bar for each figure, the highest first; `beside` are grey and stand below.

    With order="name" the places stand in the order of their names. The state that the briefing is about
    stands out, or the place that `here` names. With of="measure" the bars are one place's figures, named
    after what they count, in the order given.
    """
    items, others = tuple(figures), tuple(beside or ())
    need(FigureWord, (*items, *others), "bars() takes figures.", "Write bars(region.each.reports.rate).")
    if of not in ("place", "measure"):
        raise TemplateError(
            "bars are named after a place or a measure.", do='Write of="measure" or leave it out.'
        )
    if not items:
        raise TemplateError("bars() has no figures.", do="Leave the chart out where there are none.")
    by_place = of == "place"
    if by_place:
        together.of_places([*items, *others])
        together.no_nation(items)
    else:
        together.of_one_place([*items, *others])
    order = order or ("value" if by_place else "")
    return BarsWord(in_order(items, order), others, here_of(here, items[0]), order, by_place)


def in_order(figures: Sequence[FigureWord], order: str) -> tuple[FigureWord, ...]:
    """The figures by value (what isn't exact, then what is missing, at the end), by name, or as given."""
    if order not in _ORDERS:
        raise TemplateError(f'there is no order "{order}".', do='Write order="name" or leave it out.')
    if order == "name":
        return tuple(sorted(figures, key=lambda figure: figure.place_of.name))
    if order == "value":
        exact = sorted((f for f in figures if f.exact), key=lambda f: f.comparison.exact, reverse=True)
        return (*exact, *(f for f in figures if f.qualified), *(f for f in figures if f.missing))
    return tuple(figures)


def here_of(here: PlaceLike | None, figure: FigureWord) -> str:
    """The code of the place that stands out: the one named or, without one, the briefing's own."""
    if here is None:
        return figure.setting.here
    need(PlaceLike, [here], "here=… takes a place.", "Write here=state, or leave it out.")
    return code(here.place)


def _bar(figure: FigureWord, role: Role, by_place: bool) -> Bar:
    shown, *rest = figure.cell
    assert isinstance(shown, Figure | Mark)  # what cell() starts with; for the type checker
    mark = next((inline for inline in rest if isinstance(inline, Mark)), None)
    return Bar(captions.label_of(figure) if by_place else figure.label, shown, role, mark)
