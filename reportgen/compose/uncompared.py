"""What a reader would compare and can't: each comparison not made, with its figures and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.compare import Reason
from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure, words
from reportgen.compose.phrases import NO_APPARATUS, listed, noun_of
from reportgen.compose.places import RegionWord
from reportgen.compose.setting import PlaceLike
from reportgen.compose.word import BlockWord, need
from reportgen.data.measure import Distinction
from reportgen.document.nodes import Block, Column, Inline, Inlines, Row, Table, Text
from reportgen.document.walk import text_of

_MANY = 6  # places whose two figures are told one by one


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NotCompared(BlockWord):
    """The comparisons that a reader would look for and that can't be made, each with its reason."""

    region: RegionWord
    measures: tuple[str, ...]

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:  # noqa: ARG002
        """One table of words, or nothing where everything could be compared."""
        rows = (*self._two_counts(), *self._partial(), *self._change())
        if not rows:
            return ()
        heads = ("Comparison", "Figures", "Why it is not made")
        columns = tuple(Column((Text(head),), "left") for head in heads)
        return (Table(columns, rows, layout="prose", summary="Comparisons that are not made, and why."),)

    def _two_counts(self) -> Iterator[Row]:
        """Measures that look alike and are not, for every place that has both."""
        told: dict[str, str] = {}
        for measure in self.region.setting.dataset.codebook.measures.values():
            for other in measure.distinct_from:
                for place in self.region.states:
                    pair = (place.figure(measure.id), place.figure(other.measure))
                    if all(one.known for one in pair):
                        why = f"As for {told[other.why]}." if other.why in told else other.why
                        told.setdefault(other.why, place.place.name)
                        yield Row((_both(place, pair), _pair(pair, other), (words(why, "reason"),)))

    def _partial(self) -> Iterator[Row]:
        """Totals that would leave states out: one row for all measures of the same states."""
        groups: dict[tuple[str, ...], list[FigureWord]] = {}
        for name in self.measures:
            found = self.region.figure(name)
            if found.comparison.refusal is Reason.PARTIAL and not found.measure.part_of:
                groups.setdefault(found.comparison.coverage.have, []).append(found)
        for have, alike in groups.items():
            compared: Inlines = (words(alike[0].measure.label, "label of a measure"),)
            if len(alike) > 1:
                others = en_us.number_word(len(alike) - 1)
                compared += (
                    words(f" and {others} other measure{'s' * (len(alike) > 2)}", "number of measures"),
                )
            compared += (
                words(
                    f": totals, rates and ranks for {en_us.in_sentence(self.region.place.name)}",
                    "name of a place",
                ),
            )
            why = (
                words(en_us.number_word(len(have)).capitalize(), "number of places"),
                Text(" of "),
                words(en_us.number_word(len(self.region.place.members)), "number of places"),
                Text(f" {'has' if len(have) == 1 else 'have'} a figure. "),
                Text("A total, rate or rank would leave the others out."),
            )
            yield Row((compared, _by_state(alike[0], have), why))

    def _change(self) -> Iterator[Row]:
        """Change since the year before: where no state has one, and where something parts the years."""
        earlier = self.region.setting.year - 1
        found = [state.figure(name) for name in self.measures for state in self.region.states]
        since: Inlines = (Text("Change since "), words(str(earlier), "year"))
        if found and not any(one.previous.known for one in found):
            yield Row((since, (Text("None"),), (words(_no_earlier(found, earlier), "reason"),)))
        parted: dict[tuple[str, Reason], list[FigureWord]] = {}
        for one in found:
            refusal = one.change.comparison.refusal
            if refusal in {Reason.BREAK, Reason.TWO_VINTAGES}:
                parted.setdefault((one.measure.label, refusal), []).append(one)
        for (label, _), alike in parted.items():
            what = words(f": {en_us.uncapped(label)}", "label of a measure")
            yield Row(((*since, what), _both_years(alike), (_parted(alike[0]),)))


def _no_earlier(figures: list[FigureWord], earlier: int) -> str:
    """Why there is no change at all; an older figure would make a liar of "no earlier figure"."""
    older = any(before.known for one in figures for before in one.earlier)
    return en_us.no_earlier(earlier if older else None)


def _parted(one: FigureWord) -> Inline:
    """ "The definition changed in 2013, so no change is given."."""
    text = text_of(one.trend.inlines(NO_APPARATUS))
    return words(f"{text[:1].upper()}{text[1:]}.", "reason")


def _both_years(figures: list[FigureWord]) -> Inlines:
    """ "452 and 893 in Maine": each state's two figures, or of how many states there are both."""
    if len(figures) > _MANY:
        noun = noun_of(figures[0].setting, (one.comparison.place for one in figures))
        return (words(f"Both years in {en_us.number_word(len(figures))} {noun}s", "number of places"),)
    parts: list[Inlines] = []
    for found in figures:
        where = words(f" in {en_us.in_sentence(found.place_of.name)}", "name of a place")
        parts.append((figure(found.previous.comparison), Text(", then "), figure(found.comparison), where))
    return tuple(i for n, part in enumerate(parts) for i in (*((Text("; "),) if n else ()), *part))


def not_compared(region: RegionWord, measures: list[str]) -> NotCompared:
    """Template word: what could not be compared in a region, of these measures, and why."""
    need(RegionWord, [region], "not_compared() takes a region.", 'Write not_compared(region, ["measure"]).')
    return NotCompared(region, tuple(measures))


def _both(place: PlaceLike, pair: tuple[FigureWord, FigureWord]) -> Inlines:
    return (words(f"{pair[0].measure.many} in {place.place.name}: two counts", "label of a measure"),)


def _pair(pair: tuple[FigureWord, FigureWord], distinction: Distinction) -> Inlines:
    """ "12,592 in the by-state table; 9,539 on the state sheet"."""
    here, there = (words(f" {where}", "measure") for where in (distinction.here, distinction.there))
    return (figure(pair[0].comparison), here, Text("; "), figure(pair[1].comparison), there)


def _by_state(found: FigureWord, have: tuple[str, ...]) -> Inlines:
    """A measure's figures in the states that have one: "11 in Maine and 893 in Massachusetts"."""
    setting = found.setting
    parts: list[Inlines] = []
    for code in have:
        place = setting.place(code)
        own = setting.figure(place, found.measure, setting.year)
        parts.append((figure(own), words(f" in {place.name}", "name of a place")))
    return listed(parts)
