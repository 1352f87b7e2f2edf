"""Whether a theme's faces have the letters of a briefing: asked for Word, which only names its fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from reportgen.document.nodes import Briefing
from reportgen.document.walk import all_runs, leaves
from reportgen.errors import ThemeError, WriteError
from reportgen.write.theme import Face, Theme

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Hints for line breaking, which no face needs."""
_STAND_INS = "\u2011\u202f"  # a hyphen and a blank that don't break are set as those that do
_ASCII = frozenset(map(chr, range(32, 127)))


def check_letters(briefing: Briefing, theme: Theme) -> None:
    """Raises WriteError for a letter that one of the faces lacks, with the words that need it.

    Word takes such a letter from another font, or shows a box for it.
    """
    faces = {face.file: _letters(face) for face in theme.faces.values()}
    every = frozenset.intersection(*faces.values())
    usual = every >= _ASCII
    for written in _texts(briefing, theme):
        if (usual and written.isascii()) or every.issuperset(written):
            continue
        text = unicodedata.normalize("NFC", written)
        for file, letters in faces.items():
            for letter in text:
                if letter not in letters and letter.isprintable():
                    raise lacking(file, letter, text)


def lacking(file: Path, letter: str, text: str) -> WriteError:
    """The error that says which letter of a text a face lacks, and where."""
    at = text.find(letter)
    around = text[max(0, at - 30) : at + 30].strip()
    name = unicodedata.name(letter, "a control character")
    return WriteError(
        f'the face "{file.name}" has no U+{ord(letter):04X} ({name}), which stands in "{around}".',
        do="Use another character, or name a font that has it in theme.toml under [faces].",
    )


def _texts(briefing: Briefing, theme: Theme) -> Iterable[str]:
    yield from theme.letterhead.lines
    for inlines in all_runs(briefing):
        for leaf in leaves(inlines):
            yield leaf.text


def _letters(face: Face) -> frozenset[str]:
    try:
        stat = face.file.stat()
        return _read(face.file, stat.st_mtime_ns, stat.st_size)
    except (OSError, TTFError) as error:
        raise ThemeError(
            f"this font can't be used: {error}.", where=str(face.file), do="Name a TrueType (.ttf) file."
        ) from error


@lru_cache(maxsize=32)
def _read(file: Path, _changed: int, _size: int) -> frozenset[str]:
    return frozenset(map(chr, TTFontFile(str(file)).charToGlyph)) | frozenset(INVISIBLE + _STAND_INS)
