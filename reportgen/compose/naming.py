"""What a figure is called: with its noun, at the head of a row, below a key figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from reportgen.compare import Operation, Reason
from reportgen.compose import en_us
from reportgen.compose.formula import covered
from reportgen.compose.numbers import figure, words
from reportgen.compose.phrases import inlines_of
from reportgen.compose.setting import code
from reportgen.compose.state import FigureState
from reportgen.compose.word import InlineWord, PlainWord, need
from reportgen.data.observation import Key, Qualifier, Status
from reportgen.document.nodes import Figure, Inlines, Text


class FigureNames(FigureState):
    """The words that stand beside a figure."""

    __slots__ = ()

    @property
    def counted(self) -> InlineWord:
        """The figure with its noun: "893 missing child cases", "1 case", "no cases"."""
        return self.counted_as(self.measure.one, self.measure.many)

    def counted_as(self, one: str, many: str) -> InlineWord:
        """The figure with a noun of the template's own: "9,539 reports", "1 report", "no reports"."""
        self._need()
        need(str, [one, many], "counted_as() takes two nouns.", 'Write counted_as("case", "cases").')
        noun = one if self.one else many
        shown = figure(self.comparison)
        if self.zero:
            shown = replace(shown, text="no")
        return PlainWord((shown, Text(en_us.NBSP), words(noun, "noun of a measure")))

    @property
    def label(self) -> Inlines:
        """What stands at the head of its row."""
        if self.own_label:
            return self.own_label
        rate = self._rate()
        return (words(rate.label if rate else self.measure.label, "label of a measure"),)

    @property
    def key_label(self) -> Inlines:
        """What stands below it where it is a key figure."""
        if self.own_label:
            return self.own_label
        rate = self._rate()
        label = self.measure.one if self.one else self.measure.key_label
        return (words(rate.key_label if rate else label, "label of a measure"),)

    def labelled(self, *parts: object) -> Self:
        """The same figure under words of the template's own."""
        return replace(self, own_label=tuple(i for part in parts for i in inlines_of(part)))

    @property
    def as_printed(self) -> Self:
        """The figure as a source rounds it ("36.2 million"), where one does; else the exact one."""
        self._plain("as_printed")
        for found in self.setting.dataset.all(self._key()):
            if found.qualifier is Qualifier.ROUNDED and found.status in self._statuses():
                stated = replace(
                    self.comparison, value=found.value, observations=(found,), qualifier=found.qualifier
                )
                return replace(self, comparison=stated)
        return self

    def _key(self) -> Key:
        return Key(code(self.place_of), self.measure.id, self.measure.period(self.comparison.year))

    def _statuses(self) -> set[Status]:
        """Its own, if it has a number: a rounded figure doesn't stand for one that has revised it."""
        return {o.status for o in self.comparison.observations} if self.known else set()

    @property
    def coverage(self) -> InlineWord:
        """ "2 of 6": how many of the region's places have the figure."""
        found = self.comparison.coverage
        text = f"{len(found.have)}{en_us.NBSP}of{en_us.NBSP}{len(found.of)}"
        claim, ids = covered(self.comparison)
        return PlainWord((Figure(text, len(found.have), "coverage", ids, claim),))

    @property
    def reason(self) -> InlineWord:
        """The sentence that says why there is no figure."""
        refusal = self.comparison.refusal
        if refusal is None:
            return PlainWord(())
        plain = self.comparison.operation in {Operation.OBSERVED, Operation.TOTAL}
        compared = refusal is Reason.NOT_APPLICABLE and not plain
        return PlainWord((Text(en_us.NOT_COMPARED if compared else en_us.REFUSALS[refusal]),))
