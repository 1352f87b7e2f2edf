"""The apparatus of a briefing: the numbers of its sources, in the order of first citation, and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.compose import en_us
from reportgen.compose.numbers import words
from reportgen.data import source as data
from reportgen.data.dataset import Codebook
from reportgen.data.observation import Observation
from reportgen.document.nodes import (
    Block,
    Figure,
    Inline,
    Inlines,
    KeyFigures,
    Literal,
    Mark,
    Source,
    Sources,
    Text,
)
from reportgen.document.walk import leaves, runs


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What stands behind a briefing's figures: the observations cited, by id, and their sources' numbers."""

    codebook: Codebook
    observations: Mapping[str, Observation]
    numbers: Mapping[str, int]

    @staticmethod
    def of(codebook: Codebook, cited: Iterable[Observation]) -> Apparatus:
        """Sources numbered from 1 in the order in which the briefing first cites them."""
        observations = {observation.id: observation for observation in cited}
        numbers: dict[str, int] = {}
        for observation in observations.values():
            numbers.setdefault(observation.source, len(numbers) + 1)
        return Apparatus(codebook, observations, numbers)

    def cite(self, observations: Iterable[Observation], capital: bool = False) -> Inlines:
        """ "source 3" or "sources 1, 2 and 5", for these observations; nothing for none."""
        numbers = sorted({self.numbers[o.source] for o in observations if o.source in self.numbers})
        if not numbers:
            return ()
        noun = ("Source" if capital else "source") + ("s" if len(numbers) > 1 else "")
        out: list[Inline] = [Text(noun), Text(en_us.NBSP)]
        for number, between in zip(numbers, (*en_us.conjunctions(len(numbers)), ""), strict=True):
            out += [Literal(str(number), "number of a source"), *([Text(between)] if between else [])]
        return tuple(out)

    def note(self, parts: Sequence[Block], own: Inlines) -> Inlines:
        """The note of a block, or of a table's parts: marks explained, the template's own words, sources."""
        found = [leaf for part in parts for run in runs(part) for leaf in leaves(run)]
        marks = dict.fromkeys(leaf.meaning for leaf in found if isinstance(leaf, Mark))
        ids = dict.fromkeys(i for leaf in found if isinstance(leaf, Figure) for i in leaf.observations)
        sentences: list[Inlines] = []
        for meaning in marks:
            sign, sentence = en_us.MARKS[meaning]
            sentences.append((Mark(sign, ""), words(f" {sentence}", "explanation of a mark")))
        if own:
            sentences.append(own)
        doubtful = [self.observations[i] for i in ids if self.observations[i].under_review]
        if doubtful:
            sentences.append((Text("A figure here is to be confirmed; the reason stands with the sources."),))
        cited = self.cite((self.observations[i] for i in ids), capital=True)
        if cited and not isinstance(parts[-1], KeyFigures):
            sentences.append((*cited, Text(".")))
        return spaced(sentences)

    def sources(self) -> Sources:
        """The numbered list of everything cited."""
        named: set[str] = set()
        return Sources(
            tuple(Source(n, _entry(self.codebook.sources[i], named)) for i, n in self.numbers.items())
        )

    def named(self, observations: Iterable[Observation]) -> Inlines:
        """The sources of these observations in one run: "(1) NCMEC, Maine data for 2023; (2) …"."""
        cited = {self.numbers[o.source]: o.source for o in observations if o.source in self.numbers}
        out: list[Inline] = []
        for number, id in sorted(cited.items()):
            out += [Text("; ")] if out else []
            out += [Literal(f"({number})", "number of a source"), Text(en_us.NBSP)]
            out.append(words(_brief(self.codebook.sources[id]), "title of a source"))
        return tuple(out)

    def under_review(self) -> tuple[Observation, ...]:
        """Every cited observation that a person must still look at."""
        return tuple(o for o in self.observations.values() if o.under_review)


def spaced(sentences: Iterable[Inlines]) -> Inlines:
    """Sentences one after the other."""
    out: list[Inline] = []
    for sentence in sentences:
        if out:
            out.append(Text(" "))
        out.extend(sentence)
    return tuple(out)


def _brief(source: data.Source) -> str:
    """A source in a few words: its publisher's short form, "… (NCMEC)", where it has one, and its title."""
    short = re.fullmatch(r".*\(([^)]+)\)", source.publisher)
    publisher = short[1] if short else source.publisher
    return f"{publisher}, {source.title}" if publisher else source.title


def _entry(source: data.Source, named: set[str]) -> Inlines:
    """A source in words; a publisher with a short form, "… (NCMEC)", is named in full once."""
    publisher = source.publisher
    short = re.fullmatch(r".*\(([^)]+)\)", publisher)
    if short and publisher in named:
        publisher = short[1]
    named.add(source.publisher)
    text = f"{publisher}, {source.title}." if publisher else f"{source.title}."
    return (words(f"{text} {source.note}".strip(), "title of a source"),)


def cited_in(blocks_or_inlines: Iterable[Inlines], known: Mapping[str, Observation]) -> Iterable[Observation]:
    """The observations behind every figure of these runs, in order."""
    for run in blocks_or_inlines:
        for leaf in leaves(run):
            if isinstance(leaf, Figure):
                yield from (known[i] for i in leaf.observations)


def block_runs(blocks: Iterable[Block]) -> Iterable[Inlines]:
    """Every run of these blocks."""
    for block in blocks:
        yield from runs(block)
