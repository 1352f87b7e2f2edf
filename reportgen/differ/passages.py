"""Two briefings → the sentences that read otherwise, where another year alone is no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.differ.neutral import measures_in, neutral
from reportgen.document.nodes import (
    BarChart,
    Block,
    Briefing,
    DotPlot,
    Facts,
    Figure,
    Formula,
    Heading,
    Inlines,
    KeyFigures,
    LineChart,
    Map,
    SmallMultiples,
    Table,
)
from reportgen.document.walk import leaves, runs, text_of

_YEAR = re.compile(r"(?<!\d)(?:1[789]|2[012])\d\d(?!\d)")
_END = re.compile(r"(?<=[.!?])[ \t\n]+(?=[^a-z\s])")
_STOP = re.compile(r"[.!?][ \t\n]+$")
_ALIKE = 0.5
_Charts = BarChart | DotPlot | LineChart | SmallMultiples | Map


@dataclass(frozen=True, slots=True)
class Part:
    """Words, or a figure among them with its formula without years (of a word there is none)."""

    text: str
    of: Formula = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence and the heading of the section that it stands in."""

    section: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words with ordinary blanks."""
        return " ".join("".join(part.text for part in self.parts).split())


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A sentence as it was and as it is, None where it is not there; `reworded`: more than figures differ."""

    section: str
    old: Passage | None
    new: Passage | None
    reworded: bool


def changed_passages(old: Briefing, new: Briefing, old_year: int, new_year: int) -> tuple[PassageChange, ...]:
    """The sentences that differ, in the order of the pages.

    The years are those that the briefings are of: "in 2022" of one and "in 2023" of the next say the same.
    Cells of tables and what is drawn in charts are figures and comparisons, not told here.
    """
    before, after = list(_passages(old, old_year)), list(_passages(new, new_year))
    masks = [_mask(one, old_year) for one in before], [_mask(one, new_year) for one in after]
    steps = SequenceMatcher(None, *masks, autojunk=False).get_opcodes()
    changes = list[PassageChange]()
    for name, first, last, begin, end in steps:
        ones, others = before[first:last], after[begin:end]
        pairs = zip(ones, others, strict=True) if name == "equal" else _paired(ones, others)
        for one, other in pairs:
            alike = one is not None and other is not None and _same_words(one, other, old_year, new_year)
            if not alike or _figures(one) != _figures(other):
                there = other or one
                assert there is not None  # one side of a pair is there; for the type checker
                changes.append(PassageChange(there.section, one, other, not alike))
    return tuple(changes)


# ---- a briefing as sentences


def _passages(briefing: Briefing, year: int) -> Iterator[Passage]:
    for inlines in (briefing.kicker, briefing.title, briefing.subtitle):
        yield from _sentences("", inlines, year)
    section = ""
    for part in briefing.sections:
        for block in part.blocks:
            if isinstance(block, Heading) and block.level == 1:
                section = text_of(block.inlines)
            for inlines in _prose(block):
                yield from _sentences(section, inlines, year)
    for inlines in (briefing.running, briefing.footer):
        yield from _sentences("", inlines, year)


def _prose(block: Block) -> Iterator[Inlines]:
    """The runs of a block that are words: of tables and charts those around them."""
    if isinstance(block, Table | _Charts):
        yield from (block.title, block.subtitle, block.note)
    elif isinstance(block, KeyFigures | Facts):
        yield from (one.label for one in block.items)
    else:
        yield from runs(block)


def _sentences(section: str, inlines: Inlines, year: int) -> Iterator[Passage]:
    parts = list[Part]()
    for leaf in leaves(inlines):
        if _STOP.search("".join(part.text for part in parts[-2:])) and re.match(r"[^a-z\s]", leaf.text):
            yield Passage(section, tuple(parts))
            parts = []
        if isinstance(leaf, Figure):
            parts.append(Part(leaf.text, neutral(leaf.formula, year) if leaf.formula else (leaf.operation,)))
            continue
        first, *rest = _END.split(leaf.text)
        parts.append(Part(first))
        for words in rest:
            yield Passage(section, tuple(parts))
            parts = [Part(words)]
    if any(part.text.strip() for part in parts):
        yield Passage(section, tuple(parts))


# ---- two sentences beside each other


def _mask(passage: Passage, year: int) -> tuple[str, str]:
    """What two sentences have in common where only figures and the year differ."""
    words = "".join(f"\0{p.of}\0" if p.of else _in_years(p.text, year) for p in passage.parts)
    return _in_years(passage.section, year), words


def _in_years(text: str, year: int) -> str:
    return _YEAR.sub(lambda found: f"\1{int(found[0]) - year:+}\1", " ".join(text.split()))


def _same_words(one: Passage, other: Passage, old_year: int, new_year: int) -> bool:
    """Whether all words are the same; a year may be the same year, or as far from the briefing's."""
    mine, theirs = (_split("".join("\0" if p.of else p.text for p in side.parts)) for side in (one, other))
    return len(mine) == len(theirs) and all(
        a == b or (_is_year(a) and _is_year(b) and int(a) - old_year == int(b) - new_year)
        for a, b in zip(mine, theirs, strict=True)
    )


def _split(text: str) -> list[str]:
    return re.split(f"({_YEAR.pattern})", " ".join(text.split()))


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


def _figures(passage: Passage | None) -> list[str]:
    return [part.text for part in passage.parts if part.of] if passage else []


def _paired(
    old: Sequence[Passage], new: Sequence[Passage]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Each old sentence with the one most like it, in order; the others alone."""
    left = list(new)
    for one in old:
        likely = max(left, key=lambda other: _likeness(one, other), default=None)
        if likely is None or _likeness(one, likely) < _ALIKE:
            yield one, None
            continue
        at = left.index(likely)
        yield from ((None, other) for other in left[:at])
        left = left[at + 1 :]
        yield one, likely
    yield from ((None, other) for other in left)


def _likeness(one: Passage, other: Passage) -> float:
    """From 0 to 1; sentences that open with the same figure belong together, and those with figures of other
    measures don't, however alike their words are.
    """
    first, second = (next((p.of for p in side.parts if p.of), ()) for side in (one, other))
    if first and first == second:
        return 1
    mine, theirs = _measures(one), _measures(other)
    if mine and theirs and mine.isdisjoint(theirs):
        return 0
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def _measures(passage: Passage) -> set[str]:
    return {id for part in passage.parts if part.of for id in measures_in(part.of)}
