"""What is looked at rather than read: key figures, facts and charts that a template names."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.lists import FigureList
from reportgen.compose.numbers import words
from reportgen.compose.phrases import inlines_of
from reportgen.compose.tables import plain_text
from reportgen.compose.word import BlockWord, need
from reportgen.document.nodes import (
    Bar,
    BarChart,
    Block,
    Fact,
    Facts,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    Mark,
    Role,
    Text,
)
from reportgen.errors import TemplateError

KEY_FIGURES = 4
ALL_VALUES = 8  # up to so many, a chart's alternative text gives every value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class KeyFiguresWord(BlockWord):
    """The band of large figures; those that are not known are left out."""

    figures: tuple[FigureWord, ...]

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:
        """One band with the first four that are known, or nothing."""
        known = [figure for figure in self.figures if figure.known][:KEY_FIGURES]
        items = tuple(KeyFigure(figure.inlines(apparatus), figure.key_label) for figure in known)
        return (KeyFigures(items),) if items else ()


def key_figures(*figures: FigureWord) -> KeyFiguresWord:
    """Template word: the band of the first four of these figures that are known."""
    need(FigureWord, figures, "key_figures() takes figures.", "Name them: key_figures(state.a, state.b).")
    return KeyFiguresWord(figures)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FactsWord(BlockWord):
    """The row of small facts that opens a profile."""

    items: tuple[FigureWord | Fact, ...]

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One row."""
        return (Facts(tuple(i if isinstance(i, Fact) else Fact(i.label, _in_words(i)) for i in self.items)),)


def _in_words(figure: FigureWord) -> Inlines:
    """The figure or, as facts have no note to explain a mark, why there is none."""
    shown = figure.cell[0]
    return (Text(shown.meaning.capitalize()),) if isinstance(shown, Mark) else figure.cell


def facts(*items: FigureWord | Fact) -> FactsWord:
    """Template word: a row of figures under small labels."""
    need(
        (FigureWord, Fact), items, "facts() takes figures and facts.", 'Write facts(state.a, fact("B", "b")).'
    )
    return FactsWord(items)


def fact(label: object, *value: object) -> Fact:
    """Template word: one fact in words, for facts()."""
    return Fact(inlines_of(label), tuple(i for part in value for i in inlines_of(part)))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BarsWord(BlockWord):
    """Horizontal bars, highest first; bars without a figure stand last, with their mark."""

    figures: tuple[FigureWord, ...]
    beside: tuple[FigureWord, ...]
    series: Inlines

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One chart."""
        bars = tuple(_bar(figure) for figure in self.figures)
        reference = tuple(_bar(figure, "reference") for figure in self.beside if figure.known)
        series = plain_text(self.series)
        return (BarChart(bars + reference, series, _alt(series, bars, reference)),)


def bars(
    figures: FigureList | list[FigureWord], beside: list[FigureWord] | None = None, of: object = "place"
) -> BarsWord:
    """Template word: a bar for each figure, the highest first; `beside` are grey and stand below.

    With of="measure" the bars are one place's figures, named after what they count, in the order given.
    """
    items, others = FigureList(tuple(figures)), tuple(beside or ())
    need(FigureWord, (*items, *others), "bars() takes figures.", "Write bars(region.each.reports.rate).")
    if of not in ("place", "measure"):
        raise TemplateError(
            "bars are named after a place or a measure.", do='Write of="measure" or leave it out.'
        )
    _one_measure([*items, *others], by_place=of == "place")
    ranked = items.ranked.items if of == "place" else items.items
    first = ranked[0]
    series = first.label if of == "place" else (words(first.place_of.name, "name of a place"),)
    if of != "place":
        ranked = tuple(item.labelled(item.label) for item in ranked)
    return BarsWord(ranked, others, series)


def _one_measure(figures: list[FigureWord], by_place: bool) -> None:
    """Bars of one chart count one thing (of several places) or are of one place and unit; all of one year."""
    if not figures:
        raise TemplateError("bars() has no figures.", do="Leave the chart out where there are none.")
    seen = {
        (f.measure.id if by_place else (f.measure.kind, f.comparison.place), f.comparison.year, f.sort)
        for f in figures
    }
    if len(seen) > 1:
        raise TemplateError(
            "the bars of one chart count different things.", do="Give each measure a chart of its own."
        )


def _bar(figure: FigureWord, role: Role = "plain") -> Bar:
    label = figure.own_label or (words(figure.place_of.name, "name of a place"),)
    shown = figure.cell[0]
    assert isinstance(shown, Figure | Mark)  # what cell() starts with; for the type checker
    return Bar(label, shown, role)


def _alt(series: str, bars: tuple[Bar, ...], reference: tuple[Bar, ...]) -> str:
    """The chart in words: all values where there are few, else the highest and the lowest."""
    if len(bars) <= ALL_VALUES:
        said = ", ".join(_said(bar) for bar in bars)
    else:
        known = [bar for bar in bars if isinstance(bar.figure, Figure)]
        said = (
            f"highest {_said(known[0])}, lowest {_said(known[-1])}, of {len(bars)}" if known else "no figures"
        )
    beside = f"; {', '.join(_said(bar) for bar in reference)}" if reference else ""
    return f"Bar chart. {series}: {said}{beside}."


def _said(bar: Bar) -> str:
    value = bar.figure.text if isinstance(bar.figure, Figure) else bar.figure.meaning
    return f"{plain_text(bar.label)} {value}"
