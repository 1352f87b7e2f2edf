"""Words to lines: greedy, ragged right, over words whose widths are known. Nothing here knows of pages."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from reportgen.document.nodes import Figure, Inlines, Text
from reportgen.write.pdf.fonts import Phrase
from reportgen.write.pdf.look import Ink, Setting
from reportgen.write.pdf.runs import Run, runs_of, text_in

_SHORT = 90  # letters up to which a whole text is tried as one word: cells, labels, headings
_AFTER = "/-_.?&=@"  # a word too long for its line is best broken after one of these
_SLACK = 1e-6
_PLAIN = (Text, Figure)


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
    """The inlines as lines at most `width` points wide, or none; WriteError for a letter that is missing."""
    ink, ems = setting.strong if strong else setting.plain, width / setting.size
    if len(inlines) == 1 and isinstance(only := inlines[0], _PLAIN):
        known = ink.font.words.get(only.text)  # a label or a figure that was set before, as most cells are
        if known and known.codes and known.width <= ems:
            return [Line(known.width, (Piece(known.codes, ink, 0.0, known.width),))]
    return break_lines(runs_of(inlines, setting, strong=strong), ems)


def break_lines(runs: list[Run], width: float) -> list[Line]:
    """The runs as lines at most `width` ems wide; a word wider than that is broken, never clipped."""
    run = runs[0] if runs else None
    try:
        if run and len(runs) == 1 and len(run.text) < _SHORT:
            whole = run.ink.font.words[run.text.strip(" ")]
            if whole.width <= width + _SLACK:
                piece = Piece(whole.codes, run.ink, 0.0, whole.width)
                return [Line(whole.width, (piece,))] if whole.codes else []
        return _broken(_Tokens(runs), width + _SLACK)
    except KeyError as missing:
        letter = missing.args[0]
        raise next(run for run in runs if letter in run.text).ink.font.lacks(letter, text_in(runs)) from None


class _Segment(NamedTuple):
    """The tokens of one run, and whether a blank of its own stands before and after them."""

    first: int
    last: int
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
        self._at = 0
        open_, x = True, 0.0
        glued: list[int] = []
        for at, (raw, ink) in enumerate(runs):
            lead, trail = raw.startswith(" ") and not open_, raw.endswith(" ") and at < len(runs) - 1
            text = raw.strip(" ")
            if not text:
                if self.segments and not open_:  # a run of nothing but a blank
                    self.segments[-1] = self.segments[-1]._replace(trail=True)
                    x, open_ = x + self.segments[-1].ink.font.space, True
                continue
            if not (open_ or lead):
                glued.append(len(self.words))
            phrase, first = ink.font.phrases[text], len(self.words)
            self.segments.append(_Segment(first, first + len(phrase.words), ink, lead, trail))
            x = self._extend(phrase, x + (ink.font.space if lead else 0.0))
            open_ = trail
            if trail:
                x += ink.font.space
        self.tops = list(self.ends)
        for at in reversed(glued):
            self.ends[at - 1] = self.ends[at]
        self.glued = set(glued)

    def _extend(self, phrase: Phrase, x: float) -> float:
        """Add the words of a run from `x` on; where the last one ends."""
        self.words += phrase.words
        self.codes += phrase.codes
        self.widths += phrase.widths
        self.ends += [x + end for end in phrase.ends]
        return self.ends[-1]

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
        self.segments = [
            part._replace(first=part.first + (part.first > at), last=part.last + (part.last > at))
            for part in self.segments
        ]
        self.glued = {other + (other > at) for other in self.glued}
        self.hard = {other + (other > at) for other in self.hard} | {at + 1}

    def ink(self, at: int) -> Ink:
        """The ink of a token."""
        return next(part.ink for part in reversed(self.segments) if part.first <= at)

    def line(self, first: int, last: int) -> Line:
        """The tokens from `first` up to `last` as one line; lines are asked for in order."""
        start = self.tops[first] - self.widths[first]
        width = self.tops[last - 1] - start
        more = last < len(self.words) and last not in self.hard and last not in self.glued
        while self.segments[self._at].last <= first:
            self._at += 1
        if last <= self.segments[self._at].last and not more:
            return Line(
                width, (Piece(" ".join(self.codes[first:last]), self.segments[self._at].ink, 0.0, width),)
            )
        pieces, at, low = [], self._at, first
        while low < last:
            _, end, ink, lead, trail = self.segments[at]
            high = min(end, last)
            codes = " ".join(self.codes[low:high])
            if lead and low > first:
                codes = " " + codes
            if more if high == last else trail:
                codes += " "  # at a line's end too, else two words are read as one
            left = self.tops[low] - self.widths[low] - start
            pieces.append(Piece(codes, ink, left, self.tops[high - 1] - start))
            at, low = at + 1, high
        return Line(width, tuple(pieces))


def _broken(tokens: _Tokens, width: float) -> list[Line]:
    lines, first = [], 0
    while first < len(tokens.words):
        start = tokens.tops[first] - tokens.widths[first]
        last = bisect_right(tokens.ends, start + width, first)
        if last == first:  # not even one word fits
            if tokens.widths[first] > width and len(tokens.words[first]) > 1:
                tokens.split(first, width)
            last = bisect_right(tokens.tops, start + width, first)
        lines.append(tokens.line(first, max(last, first + 1)))
        first = max(last, first + 1)
    return lines


def spaced(lines: list[Line]) -> list[Line]:
    """The lines with a blank at the end, so that they and what is drawn next are read as two words."""
    if not lines:
        return lines
    *most, last = lines
    piece = last.pieces[-1]
    return [*most, last._replace(pieces=(*last.pieces[:-1], piece._replace(codes=piece.codes + " ")))]
