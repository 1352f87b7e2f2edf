"""The numerals of a text, and what became of those of an old one in a new one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.verify.alike import aligned
from reportgen.verify.wordparts import collapsed

_SIZE = r"%|percent\b|hundred\b|thousand\b|(?:m|b|tr)illion\b"
_PERCENT = re.compile(r"\s?percent\b")
_NUMERAL = re.compile(rf"(?:(?<![\w’'])[-\u2212])?\$?\d+(?:[.,]\d+)*(?:\s?(?:{_SIZE}))?")


class Change(NamedTuple):
    """Words or a number that became others; `old` is empty where they are new, `new` where they are gone."""

    where: str
    old: str
    new: str


class Numeral(NamedTuple):
    """A numeral and where it stands in its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Old:
    """A text as it was: its place in words, and its figures by number, each with its start and end."""

    where: str
    text: str
    figures: Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class New:
    """A text as it is, with the bookmarks in it by the figures' numbers."""

    text: str
    marks: Mapping[int, tuple[int, int]]


class Fate(NamedTuple):
    """What became of a number: it "holds", or is "altered", "lost" or "added"; `figure` is 0 for none."""

    kind: str
    change: Change
    figure: int = 0


def numerals(text: str) -> list[Numeral]:
    """The numerals of a text, in order, each with its sign, its currency, its size and its percent sign."""
    found = _NUMERAL.finditer(text)
    return [Numeral("".join(_in_signs(one[0]).split()), one.start(), one.end()) for one in found]


def _in_signs(text: str) -> str:
    """A text with a percent sign where it has the word."""
    return _PERCENT.sub("%", text)


def fates(old: Sequence[Old], new: Sequence[New]) -> Iterator[Fate]:
    """What became of each number in some texts, which belong together; every number that is new in them."""
    claimed: list[set[int]] = [set() for _ in new]
    open_ones: list[tuple[Old, str, int, tuple[str, ...]]] = []
    tokens = [numerals(text.text) for text in new]
    marked = {number: at for at, text in reversed(list(enumerate(new))) for number in text.marks}
    for one in old:
        for number, (start, end) in one.figures.items():
            at = marked.get(number)
            if at is not None:
                was = Change(one.where, one.text[start:end], "")
                yield _marked(was, number, new[at], tokens[at], claimed[at])
        open_ones += _open(one, numerals(one.text), marked.keys())
    left = [
        token.text
        for at, inside in enumerate(tokens)
        for place, token in enumerate(inside)
        if place not in claimed[at]
    ]
    yield from _unmarked(open_ones, left, new, old[0].where if old else "a new sentence")


def _marked(was: Change, number: int, new: New, tokens: list[Numeral], claimed: set[int]) -> Fate:
    """A figure whose bookmark is there: what it says now, with what was typed right at its edges."""
    start, end = new.marks[number]
    for at, token in enumerate(tokens):
        if token.start < end and start < token.end:
            claimed.add(at)
            start, end = min(start, token.start), max(end, token.end)
    now, before = collapsed(new.text[start:end]), collapsed(was.old)
    same = [one.text for one in numerals(now)] == [one.text for one in numerals(before)]
    change = Change(was.where, before, now)
    if now == before or (same and _in_signs(before) in _in_signs(now)):
        return Fate("holds", change, number)
    return Fate("altered" if now else "lost", change, number)


def _open(
    one: Old, tokens: list[Numeral], marked: Container[int]
) -> Iterator[tuple[Old, str, int, tuple[str, ...]]]:
    """The figures without a bookmark and the numerals that are no figures, in order."""
    spans = sorted((start, end, number) for number, (start, end) in one.figures.items())
    done: set[int] = set()
    for token in tokens:
        inside = next((span for span in spans if span[0] < token.end and token.start < span[1]), None)
        if inside is None:
            yield one, token.text, 0, (token.text,)
        elif inside[2] not in marked and inside[2] not in done:
            done.add(inside[2])
            words = one.text[inside[0] : inside[1]]
            yield one, collapsed(words), inside[2], tuple(each.text for each in numerals(words))


def _unmarked(
    wanted: list[tuple[Old, str, int, tuple[str, ...]]], left: list[str], new: Sequence[New], where: str
) -> Iterator[Fate]:
    """The same by the numerals' order alone."""
    flat = [(at, token) for at, one in enumerate(wanted) for token in one[3]]
    now: dict[int, list[str]] = {at: [] for at in range(len(wanted))}
    added: list[str] = []
    for _, first, last, start, end in aligned([token for _, token in flat], left).get_opcodes():
        for (at, _), token in zip(flat[first:last], left[start:end], strict=False):
            now[at].append(token)
        added += left[start + (last - first) : end]
    text = collapsed(" ".join(one.text for one in new))
    for at, (one, words, figure, tokens) in enumerate(wanted):
        there = tuple(now[at])
        kept = there == tokens and (not figure or words in text)
        kind = "holds" if kept else "altered" if there else "lost"
        yield Fate(kind, Change(one.where, words, words if kept else " ".join(there)), figure)
    yield from (Fate("added", Change(where, "", token)) for token in added)
