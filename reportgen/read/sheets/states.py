"""The names of places in a text, the longest first: West Virginia is not Virginia."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.data.jurisdiction import Jurisdiction
from reportgen.read.sheets.normalise import folded

if TYPE_CHECKING:
    from reportgen.read.sheets.tokens import Token

_OTHERS = {"DC": ("Washington, D.C.", "Washington, DC"), "VI": ("U.S. Virgin Islands", "Virgin Islands")}


class Places:
    """The places that sheets may be of, found by the words of their names."""

    def __init__(self, places: Mapping[str, Jurisdiction]) -> None:
        """Every place but the nation, whose name stands in ordinary sentences."""
        self._by_words: dict[tuple[str, ...], str] = {}
        for code, place in places.items():
            if place.kind != "nation":
                for name in (place.name, *_OTHERS.get(code, ())):
                    self._by_words[_words(name)] = code
        self._firsts = {words[0] for words in self._by_words}
        self._longest = max(map(len, self._by_words))
        self.vocabulary = frozenset(word for words in self._by_words for word in words)

    def found_in(self, tokens: list[Token], whole: str) -> list[Token]:
        """The tokens, with those that name a place made one, whose text is the place's code."""
        found: list[Token] = []
        at = 0
        while at < len(tokens):
            length, code = self._at(tokens, at, whole) if tokens[at].text in self._firsts else (0, "")
            if length:
                first, last = tokens[at], tokens[at + length - 1]
                found.append(type(first)("place", code, first.begin, last.end, first.gap))
                at += length
            else:
                found.append(tokens[at])
                at += 1
        return found

    def _at(self, tokens: list[Token], at: int, whole: str) -> tuple[int, str]:
        if not whole[tokens[at].begin].isupper():
            return 0, ""
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            some = tokens[at : at + length]
            code = self._by_words.get(tuple(token.text for token in some))
            if code and all(_one_name(token.gap) for token in some[1:]):
                return length, code
        return 0, ""


def _one_name(gap: str) -> bool:
    return len(gap.strip()) <= 1 and gap.strip() in {"", ",", ".", "-"}


def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in name.replace(".", " ").replace(",", " ").split())
