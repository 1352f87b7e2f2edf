"""The word for a figure: `state.missing_child_cases`, its rate, its rank, its share, its states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from reportgen.compare import Comparison, Operation, Ranking, change, share
from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.numbers import cell, figure, operation_of, words
from reportgen.compose.phrases import inlines_of
from reportgen.compose.setting import Place, PlaceLike, Setting, code
from reportgen.compose.state import FigureState
from reportgen.compose.word import InlineWord, PlainWord, need
from reportgen.data.measure import Measure, Rate
from reportgen.data.observation import Key, Qualifier, Status
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.document.nodes import Figure, Inlines, Text
from reportgen.errors import TemplateError, UnhandledState


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureWord(FigureState):
    """One figure of a place; written in {{ }} it is the number, and everything else hangs on it."""

    setting: Setting
    place_of: Place
    comparison: Comparison
    name: str = ""
    own_label: Inlines = ()
    ranking: Ranking | None = None

    # ---- as nodes

    def inlines(self, apparatus: Apparatus) -> Inlines:  # noqa: ARG002
        """The figure; fails where there is none, since a sentence can't say [x]."""
        self._need()
        return (figure(self.comparison),)

    @property
    def cell(self) -> Inlines:
        """The figure as a table shows it: its number, or the mark of why there is none."""
        return cell(self.comparison)

    def describe(self) -> str:
        """The figure as an error message names it."""
        return f"{self.name or self.measure.id} of {en_us.in_sentence(self.place_of.name)}"

    def _need(self) -> None:
        refusal = self.comparison.refusal
        if refusal is not None:
            raise UnhandledState(
                f"there is no figure for {self.describe()} ({refusal}).",
                do=f"Ask first: {{% if {self.name or 'the figure'}.known %}} … {{% endif %}}.",
            )

    def __bool__(self) -> bool:
        raise TemplateError(
            f"{self.describe()} is neither yes nor no.", do="Ask .known, .missing, .zero, .one or .many."
        )

    # ---- what hangs on it

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return self.comparison.measure

    @property
    def place(self) -> PlaceLike:
        """Whose figure it is."""
        return self.setting.word_for(self.setting, self.place_of)

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
            shown = Figure("no", shown.value, shown.operation, shown.observations)
        return PlainWord((shown, Text(en_us.NBSP), words(noun, "noun of a measure")))

    @property
    def label(self) -> Inlines:
        """What stands at the head of its row."""
        if self.own_label:
            return self.own_label
        rate = self.comparison.rate
        return (words(rate.label if rate else self.measure.label, "label of a measure"),)

    @property
    def key_label(self) -> Inlines:
        """What stands below it where it is a key figure."""
        if self.own_label:
            return self.own_label
        rate = self.comparison.rate
        label = self.measure.one if self.one else self.measure.key_label
        return (words(rate.key_label if rate else label, "label of a measure"),)

    def labelled(self, *parts: object) -> FigureWord:
        """The same figure under words of the template's own."""
        return replace(self, own_label=tuple(i for part in parts for i in inlines_of(part)))

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
        return replace(self, comparison=found, name=f"{self.name}.rate", ranking=None)

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

    @property
    def rank(self) -> FigureWord:
        """Its rank among the 50 states, 1st being the highest."""
        return self._rank_among(FIFTY_STATES)

    def rank_in(self, region: object) -> FigureWord:
        """Its rank among a region's places."""
        if not isinstance(region, PlaceLike) or not isinstance(region.place, Region):
            raise TemplateError("rank_in() needs a region.", do="Write rank_in(region).")
        return self._rank_among(region.place)

    def _rank_among(self, among: Region) -> FigureWord:
        if isinstance(self.place_of, Region):
            raise TemplateError(
                f"{self.place_of.name} is a region and has no rank.", do="Ask a state for its rank."
            )
        self._plain("rank", rate=True)
        ranking = self.setting.rank(self.place_of, self.measure, self.comparison.year, self._rate(), among)
        return replace(self, comparison=ranking.comparison, name=f"{self.name}.rank", ranking=ranking)

    @property
    def first(self) -> bool:
        """Of a rank: nothing is as high."""
        return self._rank().first

    @property
    def last(self) -> bool:
        """Of a rank: nothing is as low."""
        return self._rank().last

    @property
    def tied(self) -> bool:
        """Of a rank: another place has the same figure."""
        return bool(self._rank().tied)

    @property
    def among(self) -> InlineWord:
        """Of a rank: how many places stand in line, in digits ("34th of 50")."""
        return PlainWord((words(str(self._rank().among), "how many places are ranked"),))

    def _rank(self) -> Ranking:
        if not self.ranking:
            raise TemplateError(f"{self.describe()} is no rank.", do="Write .rank first.")
        return self.ranking

    def _plain(self, what: str, rate: bool = False) -> None:
        """Fail for what hangs on a figure (or its rate) where this is a share, a rank or a change of one."""
        sorts = {Operation.OBSERVED, Operation.TOTAL} | ({Operation.RATE} if rate else set())
        if self.comparison.operation not in sorts:
            raise TemplateError(
                f"{self.describe()} has no {what}: it is a {self.comparison.operation}.",
                do=f"Ask the figure itself for its {what}.",
            )

    def share_of(self, whole: object) -> FigureWord:
        """Its share of another place's figure of the same measure, or of the total that it is a part of."""
        if isinstance(whole, PlaceLike):
            whole = whole.figure(self.measure.id)
        if not isinstance(whole, FigureWord):
            raise TemplateError(
                "share_of() needs a figure, a region or a place.", do="Write share_of(region)."
            )
        found = share(self.comparison, whole.comparison)
        return replace(self, comparison=found, name=f"{self.name}.share_of(…)", ranking=None)

    def roughly_of(self, whole: FigureWord) -> InlineWord:
        """ "about 9 in 10": its share in tenths, for a sentence near the exact figures."""
        need(FigureWord, [whole], "roughly_of() needs a figure.", "Write roughly_of(state.cases).")
        part = share(self.comparison, whole.comparison)
        replace(self, comparison=part, name=f"{self.name}.share_of(…)")._need()
        tenths = int(en_us.rounded(part.exact * 10, 0))
        ids = tuple(o.id for o in part.observations)
        return PlainWord((Figure(en_us.roughly(tenths, part.exact), tenths, "share in tenths", ids),))

    @property
    def previous(self) -> FigureWord:
        """The same figure one year earlier."""
        self._plain("previous", rate=True)
        year = self.comparison.year - 1
        found = self.setting.figure(self.place_of, self.measure, year, self._rate())
        return replace(self, comparison=found, name=f"{self.name}.previous", ranking=None)

    @property
    def change(self) -> FigureWord:
        """The change since the year before, in percent and without its sign; ask .rose or .fell for it."""
        self._plain("change", rate=True)
        found = change(self.comparison, self.previous.comparison)
        return replace(self, comparison=found, name=f"{self.name}.change", ranking=None)

    @property
    def rose(self) -> bool:
        """Of a change: it is above zero."""
        return self._moved() > 0

    @property
    def fell(self) -> bool:
        """Of a change: it is below zero."""
        return self._moved() < 0

    def _moved(self) -> Fraction:
        if self.comparison.operation is not Operation.CHANGE:
            raise TemplateError(f"{self.describe()} is no change.", do="Write .change first.")
        return self.comparison.exact if self.known else Fraction()

    @property
    def as_printed(self) -> FigureWord:
        """The figure as a source rounds it ("36.2 million"), where one does; else the exact one."""
        self._plain("as_printed")
        for found in self.setting.dataset.all(self._key()):
            if found.qualifier is Qualifier.ROUNDED and found.status in self._statuses():
                stated = replace(
                    self.comparison, value=found.value, observations=(found,), qualifier=found.qualifier
                )
                return replace(self, comparison=stated)
        return self

    def _statuses(self) -> set[Status]:
        """Its own, if it has a number: a rounded figure doesn't stand for one that has revised it."""
        return {o.status for o in self.comparison.observations} if self.known else set()

    @property
    def coverage(self) -> InlineWord:
        """ "2 of 6": how many of the region's places have the figure."""
        found = self.comparison.coverage
        text = f"{len(found.have)}{en_us.NBSP}of{en_us.NBSP}{len(found.of)}"
        ids = tuple(o.id for o in self.comparison.observations)
        return PlainWord((Figure(text, len(found.have), "coverage", ids),))

    @property
    def complete(self) -> bool:
        """Every place of the region has the figure."""
        return self.comparison.coverage.complete

    @property
    def reason(self) -> InlineWord:
        """The sentence that says why there is no figure."""
        refusal = self.comparison.refusal
        return PlainWord((Text(en_us.REFUSALS[refusal]),) if refusal else ())

    # ---- set beside another

    def _other(self, other: object) -> FigureWord:
        if not isinstance(other, FigureWord):
            raise TemplateError(f"{self.describe()} can only be set against a figure.")
        unfit = self.comparison.unfit or other.comparison.unfit
        if unfit is not None:
            raise UnhandledState(
                f"{self.describe()} and {other.describe()} can't be compared: {en_us.REFUSALS[unfit]}",
                do="Ask both first whether they are .known and not .qualified.",
            )
        mine, its = self.comparison, other.comparison
        alike = (mine.year, self.sort) == (its.year, other.sort)
        if not alike or not (mine.measure.id == its.measure.id or _siblings(mine, its)):
            raise TemplateError(f"{self.describe()} and {other.describe()} count different things.")
        return other

    def _set_against(self, other: object) -> Fraction:
        """How much higher it is than another; asks first whether the two can be compared at all."""
        its = self._other(other)
        return self.comparison.exact - its.comparison.exact

    def __gt__(self, other: object) -> bool:
        return self._set_against(other) > 0

    def __lt__(self, other: object) -> bool:
        return self._set_against(other) < 0

    def __ge__(self, other: object) -> bool:
        return self._set_against(other) >= 0

    def __le__(self, other: object) -> bool:
        return self._set_against(other) <= 0

    def same_as(self, other: FigureWord) -> bool:
        """Both show the same number, after rounding."""
        its = figure(self._other(other).comparison)
        return figure(self.comparison).value == its.value

    @property
    def sort(self) -> str:
        """Totals and observations are one sort of figure; each rate, shares, ranks and changes are others."""
        if self.comparison.operation in {Operation.OBSERVED, Operation.TOTAL}:
            return "figure"
        return operation_of(self.comparison)

    def _rate(self) -> Rate | None:
        return self.comparison.rate

    def _key(self) -> Key:
        return Key(code(self.place_of), self.measure.id, self.measure.period(self.comparison.year))


def _siblings(one: Comparison, other: Comparison) -> bool:
    """Two parts of the same total of the same place can be set beside each other."""
    return (
        bool(one.measure.part_of)
        and one.measure.part_of == other.measure.part_of
        and one.place == other.place
    )
