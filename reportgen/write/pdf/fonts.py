"""The faces: widths, codes and the words met so far. One Font per file, kept for the whole process.

A face is cut into fixed parts, each a simple font of at most 224 codes: part 0 holds ASCII and the usual
punctuation and is all that most briefings need, part 1 the letters of Hawaiian, Samoan, Spanish and French
names, the others the face's remaining characters in order.
What a part holds depends on the file alone, so a part is cut once, and no document depends on another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from reportgen.errors import ThemeError, WriteError
from reportgen.write.letters import INVISIBLE, lacking
from reportgen.write.theme import Face

USUAL = "\u00a0¢£§°²³·½éñ–—‘’“”•…"
NAMES = "ʻʼāēīōūĀĒĪŌŪáíóúüàèâêîôûëïöäåøçÁÉÍÓÚÜÑÇ¡¿ºª−×±≤≥≈→‑‰€"
FIRST, LATER = 128, 96
"""The first code outside ASCII, and how many characters each later part holds."""
_KEPT = 20_000  # words, a bound for long-lived processes
_ESCAPED = {ord("("): r"\(", ord(")"): r"\)", ord("\\"): r"\\"}


class Word(NamedTuple):
    """A word as the page needs it: its width at one point, and its codes, escaped for a PDF string.

    A control character among the codes changes to that part of the face (and `\\0` back to the first).
    """

    width: float
    codes: str


class Words(dict[str, Word]):
    """Every word that was set in a face so far; a new one is measured when it is first asked for."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, word: str) -> Word:
        if len(self) > _KEPT:
            self.clear()
        made = self[word] = self._font.measured(word)
        return made


class Phrase(NamedTuple):
    """The words of a text between its blanks, and of each its codes, its width and its end, in ems."""

    words: list[str]
    codes: list[str]
    widths: list[float]
    ends: list[float]


class Phrases(dict[str, Phrase]):
    """The texts that were set in a face so far: most sentences of a batch are in each of its briefings."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, text: str) -> Phrase:
        if len(self) > _KEPT // 10:
            self.clear()
        words, space = text.split(" "), self._font.space
        widths, codes = map(list, zip(*map(self._font.words.__getitem__, words), strict=True))
        ends = list(accumulate([width + space for width in widths], initial=-space))[1:]
        made = self[text] = Phrase(words, codes, widths, ends)
        return made


@dataclass(slots=True, eq=False)
class Font:
    """One face: `widths` in ems and `places` (part and code) by character, and what was set in it."""

    file: Path
    ttf: TTFontFile
    widths: dict[str, float]
    places: dict[str, tuple[int, str]]
    words: Words = field(init=False)
    phrases: Phrases = field(init=False)
    first: dict[str, str] = field(init=False)
    space: float = field(init=False)

    def __post_init__(self) -> None:
        self.words, self.phrases = Words(self), Phrases(self)
        self.space = self.widths[" "]
        self.first = {letter: code for letter, (part, code) in self.places.items() if part == 0}

    def measured(self, word: str) -> Word:
        """The word's width and codes; KeyError with the character that is not in the face."""
        width = sum(map(self.widths.__getitem__, word))
        try:
            return Word(width, "".join(map(self.first.__getitem__, word)))
        except KeyError:
            return Word(width, self._over_parts(word))

    def _over_parts(self, word: str) -> str:
        codes, part = [], 0
        for letter in word:
            place, code = self.places[letter]
            if place != part:
                codes.append(chr(place))
                part = place
            codes.append(code)
        return "".join(codes) + ("\0" if part else "")

    def lacks(self, letter: str, text: str) -> WriteError:
        """The error that says which character of a text the face lacks, and where."""
        return lacking(self.file, letter, text)


_cache: dict[Path, tuple[tuple[int, int], Font]] = {}


def load_font(face: Face) -> Font:
    """The face's Font, read again only when its file has changed."""
    try:
        stat = face.file.stat()
        stamp = stat.st_mtime_ns, stat.st_size
        known = _cache.get(face.file)
        if known is None or known[0] != stamp:
            known = _cache[face.file] = stamp, _read(face.file)
    except (OSError, TTFError) as error:
        raise ThemeError(
            f"this font can't be used: {error}.", where=str(face.file), do="Name a TrueType (.ttf) file."
        ) from error
    return known[1]


def _read(file: Path) -> Font:
    ttf = TTFontFile(str(file))
    widths = {chr(code): ttf.charWidths[code] / 1000 for code in ttf.charToGlyph if 32 <= code < 0xFFFF}
    return Font(file, ttf, widths, _with_stand_ins(widths, _places(widths)))


def _places(letters: Mapping[str, float]) -> dict[str, tuple[int, str]]:
    """Where each character lives: its part, and its code as it is written in a PDF string."""
    places = {
        chr(code): (0, chr(code).translate(_ESCAPED)) for code in range(32, 127) if chr(code) in letters
    }
    places |= {letter: (0, chr(FIRST + at)) for at, letter in enumerate(USUAL) if letter in letters}
    places |= {letter: (1, chr(FIRST + at)) for at, letter in enumerate(NAMES) if letter in letters}
    rest = sorted(letter for letter in letters if letter not in places)
    for at, letter in enumerate(rest[: 30 * LATER]):  # a part is named by one control character
        places[letter] = (2 + at // LATER, chr(FIRST + at % LATER))
    return places


def _with_stand_ins(
    widths: dict[str, float], places: dict[str, tuple[int, str]]
) -> dict[str, tuple[int, str]]:
    """A face without a no-break hyphen shows the hyphen: no line is broken at either."""
    for letter, stand_in in (("\u2011", "\u2010"), ("\u2011", "-"), ("\u202f", "\u00a0")):
        if letter not in places and stand_in in places:
            places[letter], widths[letter] = places[stand_in], widths[stand_in]
    places |= dict.fromkeys(INVISIBLE, (0, ""))
    widths |= dict.fromkeys(INVISIBLE, 0.0)
    return places


def letters_of(font: Font, part: int) -> dict[int, str]:
    """The characters of one part by their codes."""
    found = {
        code[-1]: letter for letter, (place, code) in reversed(font.places.items()) if place == part and code
    }
    return {ord(code): found[code] for code in sorted(found)}


switches = re.compile("([\0-\x1f])")
