"""What closes a briefing: its sources, the figures under review, and what could not be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from reportgen.compare import Reason, stated
from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import cell, figure, words
from reportgen.compose.phrases import listed
from reportgen.compose.places import RegionWord
from reportgen.compose.setting import PlaceLike
from reportgen.compose.word import BlockWord, InlineWord, need
from reportgen.data.measure import Distinction
from reportgen.data.observation import Observation, Status
from reportgen.document.nodes import Block, Column, Inlines, Note, Row, Table, Text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cite(InlineWord):
    """ "source 3": the numbers of the sources that figures came from."""

    deferred: ClassVar[bool] = True

    figures: tuple[FigureWord, ...]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What is cited: its sources get their numbers here, if they have none yet."""
        return tuple(o for figure in self.figures for o in figure.comparison.observations)

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The numbers as this briefing counts them."""
        return apparatus.cite(self.observations)


def cite(*figures: FigureWord) -> Cite:
    """Template word: "sources 1 and 3"."""
    need(FigureWord, figures, "cite() takes figures.", "Write cite(state.cases).")
    return Cite(figures)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NamedSources(Cite):
    """ "1. NCMEC, Maine data for 2023. 2. …": the sources that figures came from, in one run."""

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The numbers and titles, without the notes that the full list has."""
        return apparatus.named(self.observations)


def name_sources(*figures: FigureWord) -> NamedSources:
    """Template word: the sources of these figures in one run, as "1. NCMEC, Maine data for 2023."."""
    need(FigureWord, figures, "name_sources() takes figures.", "Write name_sources(state.cases).")
    return NamedSources(figures)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SourcesWord(BlockWord):
    """The figures under review, with their reasons, those that are preliminary, and the list of sources."""

    deferred: ClassVar[bool] = True

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:
        """Notes, then the list."""
        reasons: dict[tuple[str, str], list[Observation]] = {}
        for observation in apparatus.under_review():
            reasons.setdefault((observation.key.jurisdiction, observation.review), []).append(observation)
        notes = [Note(_told("To be confirmed: ", found, apparatus)) for found in reasons.values()]
        for status, lead in _PRELIMINARY.items():
            by_place: dict[str, list[Observation]] = {}
            for observation in apparatus.observations.values():
                if observation.status is status:
                    by_place.setdefault(observation.key.jurisdiction, []).append(observation)
            notes += [Note(_told(lead, found, apparatus)) for found in by_place.values()]
        return (*notes, apparatus.sources()) if apparatus.numbers else tuple(notes)


_PRELIMINARY = {
    Status.PROVISIONAL: "Provisional, and may still be revised: ",
    Status.REVISED: "Revised since first published: ",
}
_MANY = 10  # figures of one place; a longer list would not be read, and tables mark each


def _told(lead: str, found: list[Observation], apparatus: Apparatus) -> Inlines:
    """ "To be confirmed: …", with the figures and the reason that they share."""
    first = found[0]
    book, place = apparatus.codebook, apparatus.codebook.places[first.key.jurisdiction]
    told: list[Inlines] = []
    if len(found) > _MANY and not lead.startswith("To be"):
        return (words(f"{lead}some figures of {en_us.in_sentence(place.name)}, which tables mark.", "note"),)
    for observation in found:
        measure = book.measures[observation.key.measure]
        year = observation.key.period.year
        noun = measure.one if observation.value == 1 else measure.many
        told.append((*cell(stated(measure, place.code, year, observation)), words(f" {noun}", "noun")))
    reason = f" {first.review.rstrip('.')}." if first.under_review and lead.startswith("To be") else ""
    where = words(f" in {en_us.in_sentence(place.name)}.{reason}", "note of the data")
    return (Text(lead), *listed(told), where)


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
        """Change since the year before, where no state has an earlier figure."""
        earlier = self.region.setting.year - 1
        figures = [state.figure(name).previous for state in self.region.states for name in self.measures]
        if not any(f.known for f in figures):
            since = (Text("Change since "), words(str(earlier), "year"))
            yield Row(
                (
                    since,
                    (Text("None"),),
                    (Text("No earlier figure of these measures is in the sources used."),),
                )
            )


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
