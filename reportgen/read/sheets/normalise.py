"""Lines → one text without marks, hyphens and fancy spaces, with a way back to the place of every letter."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.read.sheets.documents import Line

_MARKS = re.compile(r"</?[A-Za-z][^<>]*>|\]\([^()\s]*\)|\*+|`+|(?<!\w)_+|_+(?!\w)|(?m:^\s{0,3}#+)|(?m:^\s*>)")
_DROPPED = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|\u00ad(?!\\s*$)")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "\x02": "-", "\u00ad": "-"}
)
_ALIKE = {"children": "child", "people": "person", "were": "was", "are": "is", "have": "has"}


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a document as one string; `starts` is where each line begins in it."""

    lines: tuple[Line, ...]
    whole: str
    starts: tuple[int, ...]
    offsets: tuple[tuple[int, ...], ...]

    def line_at(self, position: int) -> int:
        """The index of the line that holds a position."""
        return bisect_right(self.starts, position) - 1

    def quote(self, begin: int, end: int) -> str:
        """The words between two positions as they were found, the lines joined by a blank."""
        first, last = self.line_at(begin), self.line_at(max(begin, end - 1))
        found = []
        for index in range(first, last + 1):
            line, offsets = self.lines[index].text, self.offsets[index]
            from_ = offsets[begin - self.starts[index]] if index == first else 0
            to = offsets[end - 1 - self.starts[index]] + 1 if index == last else len(line)
            found.append(line[from_:to].strip())
        return " ".join(piece for piece in found if piece)


def text_of_lines(lines: Sequence[Line]) -> Text:
    """The text of these lines, each parted from the next by a line break."""
    pieces, starts, offsets, at = [], [], [], 0
    for line in lines:
        plain, back = _plain(line)
        pieces.append(plain)
        starts.append(at)
        offsets.append(back)
        at += len(plain) + 1
    return Text(tuple(lines), "\n".join(pieces), tuple(starts), tuple(offsets))


def _plain(line: Line) -> tuple[str, tuple[int, ...]]:
    """A line without what is no word, and where each of its letters was; it ends with a place of its own."""
    if not line.marked and line.text.isascii():
        return line.text.replace("\n", " "), tuple(range(len(line.text) + 1))
    dropped: set[int] = set()
    patterns = (_DROPPED, _MARKS) if line.marked else (_DROPPED,)
    for pattern in patterns:
        for found in pattern.finditer(line.text):
            dropped.update(range(*found.span()))
    letters: list[str] = []
    back: list[int] = []
    for at, letter in enumerate(line.text):
        if at not in dropped:
            shown = letter if letter < "\x7f" else unicodedata.normalize("NFKC", letter)
            # A superscript is no digit of the number before it.
            plain = " " if shown.isdigit() and not letter.isdecimal() else shown.translate(_PLAIN)
            letters.extend(plain.replace("\n", " "))
            back.extend([at] * len(plain))
    return "".join(letters), (*back, len(line.text))


def folded(word: str) -> str:
    """A word as words are compared: without case, accents, possessive and plural."""
    plain = word if word.isascii() else unicodedata.normalize("NFKD", word)
    letters = "".join(
        letter for letter in plain.casefold().replace("’", "'") if letter.isalnum() or letter == "'"
    )
    stem = letters.removesuffix("'s").replace("'", "")
    if stem in _ALIKE:
        return _ALIKE[stem]
    if len(stem) > 4 and stem.endswith("ies"):
        return stem[:-3] + "y"
    return stem[:-1] if len(stem) > 3 and stem.endswith("s") and not stem.endswith("ss") else stem
