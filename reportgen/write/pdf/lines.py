"""Words to lines: greedy, ragged right, over words whose widths are known. Nothing here knows of pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple, assert_never
from unicodedata import normalize

from reportgen.document.nodes import (
    Abbreviation,
    Emphasis,
    Figure,
    Inlines,
    Link,
    Literal,
    Mark,
    Strong,
    Text,
)
from reportgen.document.walk import text_of
from reportgen.write.pdf.look import Ink, Setting
from reportgen.write.pdf.look import Link as LinkArea

_BLANKS = re.compile("[ \t\r\n]+")  # a no-break space is none of them
_SHORT = 48  # letters up to which a whole text is tried as one word, as most cells are
_AFTER = "/-_.?&=@"  # a word too long for its line is best broken after one of these
_SLACK = 1e-6


class Run(NamedTuple):
    """Words in one ink."""

    text: str
    ink: Ink


class Piece(NamedTuple):
    """A part of a line in one ink, from `start` to `end` ems after the line's start."""

    codes: str
    ink: Ink
    start: float
    end: float


class Line(NamedTuple):
    """One line: its width in ems (without the blank at its end) and its pieces."""

    width: float
    pieces: tuple[Piece, ...]


def set_lines(inlines: Inlines, setting: Setting, width: float, *, strong: bool = False) -> list[Line]:
    """The inlines as lines at most `width` points wide; none for no words. WriteError names a missing letter."""
    return break_lines(runs_of(inlines, setting, strong=strong), width / setting.size)


def runs_of(inlines: Inlines, setting: Setting, *, strong: bool = False) -> list[Run]:
    """The inlines as runs, neighbors in the same ink joined, blanks collapsed."""
    runs: list[Run] = []
    _flatten(inlines, setting, setting.strong if strong else setting.plain, runs)
    return runs


def _flatten(inlines: Inlines, setting: Setting, ink: Ink, runs: list[Run]) -> None:
    for inline in inlines:
        match inline:
            case Text(text) | Figure(text, _, _, _) | Literal(text, _):
                _append(runs, text, ink)
            case Mark(text, _):
                _append(runs, text, setting.mark if ink.link is None else ink)
            case Abbreviation(text, expansion):
                _append(runs, text, Ink(ink.font, ink.color, ink.link, expansion))
            case Strong(inner) | Emphasis(inner):
                strong = setting.strong
                _flatten(inner, setting, Ink(strong.font, ink.color, ink.link) if ink.link else strong, runs)
            case Link(inner, url):
                _flatten(inner, setting, Ink(ink.font, ink.color, LinkArea(url, text_of(inner))), runs)
            case _:
                assert_never(inline)


def _append(runs: list[Run], text: str, ink: Ink) -> None:
    if not text.isascii():
        text = normalize("NFC", text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _BLANKS.sub(" ", text)
    if runs and runs[-1].ink is ink:
        joined = runs[-1].text + text
        runs[-1] = Run(joined.replace("  ", " "), ink)
    elif text:
        runs.append(Run(text, ink))


def break_lines(runs: list[Run], width: float) -> list[Line]:
    """The runs as lines at most `width` ems wide; a word wider than that is broken, never clipped."""
    run = runs[0] if runs else None
    try:
        if run and len(runs) == 1 and len(run.text) < _SHORT:
            whole = run.ink.font.words[run.text.strip(" ")]
            if whole.width <= width + _SLACK:
                return (
                    [Line(whole.width, (Piece(whole.codes, run.ink, 0.0, whole.width),))]
                    if whole.codes
                    else []
                )
        return _broken(_Tokens(runs), width + _SLACK)
    except KeyError as missing:
        letter = missing.args[0]
        raise next(run for run in runs if letter in run.text).ink.font.lacks(letter, text_in(runs)) from None


def text_in(runs: list[Run]) -> str:
    """The words of the runs."""
    return "".join(run.text for run in runs)


class _Segment(NamedTuple):
    """The tokens of one run, and whether a blank of its own stands before and after them."""

    first: int
    ink: Ink
    lead: bool
    trail: bool


class _Tokens:
    """The words of all runs one after the other, with where each ends on a line without end, in ems.

    A token that no blank parts from the one before is glued to it. `ends` of glued tokens are the end of the
    last of them, so that a search for what fits finds all of them or none.
    """

    def __init__(self, runs: list[Run]) -> None:
        self.words: list[str] = []
        self.codes: list[str] = []
        self.widths: list[float] = []
        self.ends: list[float] = []
        self.segments: list[_Segment] = []
        self.hard: set[int] = set()
        open_, x = True, 0.0
        glued: list[int] = []
        for at, (text, ink) in enumerate(runs):
            lead, trail = text.startswith(" ") and not open_, text.endswith(" ") and at < len(runs) - 1
            words = text.strip(" ").split(" ")
            if words == [""]:
                if self.segments and not open_:  # a run of nothing but a blank
                    self.segments[-1] = self.segments[-1]._replace(trail=True)
                    x, open_ = x + self.segments[-1].ink.font.space, True
                continue
            if not (open_ or lead):
                glued.append(len(self.words))
            x = self._extend(words, ink, x + (ink.font.space if lead else 0.0))
            self.segments.append(_Segment(len(self.words) - len(words), ink, lead, trail))
            open_ = trail
            if trail:
                x += ink.font.space
        self.tops = list(self.ends)
        for at in reversed(glued):
            self.ends[at - 1] = self.ends[at]
        self.glued = set(glued)

    def _extend(self, words: list[str], ink: Ink, x: float) -> float:
        """Add a run's words from `x` on; where the last one ends."""
        space = ink.font.space
        found = [ink.font.words[word] for word in words]
        widths = [word.width for word in found]
        self.words += words
        self.codes += [word.codes for word in found]
        self.widths += widths
        ends = list(accumulate(widths, lambda end, width: end + space + width, initial=x - space))[1:]
        self.ends += ends
        return ends[-1]

    def split(self, at: int, width: float) -> None:
        """Break a word that is wider than a line: as much as fits becomes a token, the rest another."""
        word, ink = self.words[at], self.ink(at)
        ends = accumulate(ink.font.widths[letter] for letter in word)
        fits = max(1, sum(end <= width for end in ends))
        nice = max((word.rfind(mark, 0, fits) for mark in _AFTER), default=-1) + 1
        fits = nice if nice > fits // 2 else fits
        head, rest = ink.font.words[word[:fits]], ink.font.words[word[fits:]]
        start = self.tops[at] - self.widths[at]
        self.words[at : at + 1] = [word[:fits], word[fits:]]
        self.codes[at : at + 1] = [head.codes, rest.codes]
        self.widths[at : at + 1] = [head.width, rest.width]
        self.ends[at : at + 1] = [start + head.width, self.ends[at]]
        self.tops[at : at + 1] = [start + head.width, self.tops[at]]
        self.segments = [part._replace(first=part.first + (part.first > at)) for part in self.segments]
        self.glued = {other + (other > at) for other in self.glued}
        self.hard = {other + (other > at) for other in self.hard} | {at + 1}

    def ink(self, at: int) -> Ink:
        """The ink of a token."""
        return next(part.ink for part in reversed(self.segments) if part.first <= at)

    def line(self, first: int, last: int) -> Line:
        """The tokens from `first` up to `last` as one line."""
        start = self.tops[first] - self.widths[first]
        more = last < len(self.words) and last not in self.hard and last not in self.glued
        pieces = []
        for at, (begin, ink, lead, trail) in enumerate(self.segments):
            end = self.segments[at + 1].first if at + 1 < len(self.segments) else len(self.words)
            low, high = max(begin, first), min(end, last)
            if low >= high:
                continue
            codes = " ".join(self.codes[low:high])
            if lead and low == begin and low > first:
                codes = " " + codes
            if (trail and high == end and high < last) or (more and high == last):
                codes += " "  # at a line's end too, else two words are read as one
            left = self.tops[low] - self.widths[low] - start
            pieces.append(Piece(codes, ink, left, self.tops[high - 1] - start))
        return Line(self.tops[last - 1] - start, tuple(pieces))


def _broken(tokens: _Tokens, width: float) -> list[Line]:
    lines, first = [], 0
    while first < len(tokens.words):
        start = tokens.tops[first] - tokens.widths[first]
        last = bisect_right(tokens.ends, start + width, first)
        if last == first:  # not even one word fits
            if tokens.widths[first] > width:
                tokens.split(first, width)
            last = bisect_right(tokens.tops, start + width, first)
        lines.append(tokens.line(first, max(last, first + 1)))
        first = max(last, first + 1)
    return lines
