"""What is looked at rather than read: key figures and facts that a template names."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.phrases import inlines_of
from reportgen.compose.word import BlockWord, need
from reportgen.document.nodes import (
    Block,
    Fact,
    Facts,
    Inlines,
    KeyFigure,
    KeyFigures,
    Mark,
    Text,
)

KEY_FIGURES = 4


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
