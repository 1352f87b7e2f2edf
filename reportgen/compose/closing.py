"""What closes a briefing: its sources, the figures under review, and what could not be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportgen.compare import stated
from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import cell, words
from reportgen.compose.phrases import listed
from reportgen.compose.word import BlockWord, InlineWord, need
from reportgen.data.observation import Observation, Status
from reportgen.document.nodes import Block, Inlines, Note, Text


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
    """ "(1) NCMEC, Maine data for 2023; (2) …": the sources that figures came from, in one run."""

    def inlines(self, apparatus: Apparatus) -> Inlines:
        """The numbers and titles, without the notes that the full list has."""
        return apparatus.named(self.observations)


def name_sources(*figures: FigureWord) -> NamedSources:
    """Template word: the sources of these figures in one run: "(1) NCMEC, Maine data for 2023; (2) …"."""
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
