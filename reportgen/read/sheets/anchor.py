"""Anchors: short phrases with a gap for the number, the state or the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.read.sheets.normalise import folded

GAPS = ("value", "state", "year", "number")
_PIECE = re.compile(r"\{\s*(\w*)\s*\}|(\d[\d,.]*)|([^\W\d_]+(?:['’][^\W\d_]+)*)")


class AnchorFault(ValueError):
    """A phrase that can't be used."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A phrase as the words and {gaps} that it is made of; `text` is how the profile has it."""

    text: str
    parts: tuple[str, ...]
    words: frozenset[str]


def anchor_of(text: str, needed: tuple[str, ...]) -> Anchor:
    """The anchor that a profile writes; raises AnchorFault."""
    parts = []
    for gap, digits, word in _PIECE.findall(text):
        if gap and gap not in GAPS:
            raise AnchorFault(f"{{{gap}}} is none of {', '.join('{' + one + '}' for one in GAPS)}.")
        parts.append("{" + gap + "}" if gap else digits.rstrip(".,") or folded(word))
    for gap in needed:
        if "{" + gap + "}" not in parts:
            raise AnchorFault(f"{{{gap}}} is missing.")
    if parts.count("{value}") > 1:
        raise AnchorFault("{value} stands twice.")
    words = frozenset(part for part in parts if not part.startswith("{"))
    if not words and "number" not in needed:
        raise AnchorFault("it has no words.")
    return Anchor(text, tuple(parts), words)
