"""On which page of a finished PDF the pieces of its briefing stand; it may say other things than these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportgen.document.nodes import Briefing
from reportgen.verify.letters import letters_of
from reportgen.verify.pages import letters_in
from reportgen.verify.pieces import pieces_of

_RUN = 3  # so many pieces in a row are looked for together, as one may be a single digit
_LONG = 12  # letters from which on words are found alone
_REACH = 4000  # letters that may stand between two pieces: repeated heads, a page's foot, a chart


def pages_of(data: bytes, briefing: Briefing) -> tuple[int, ...]:
    """The page of each of the briefing's pieces, from 1."""
    return pages_in(letters_in(data), [letters_of(piece.text) for piece in pieces_of(briefing)])


def pages_in(pages: Sequence[str], words: Sequence[str]) -> tuple[int, ...]:
    """The page of each of these words, which follow one another; those of a chart may do so in any order.

    Words that can't be found stand on the page of those before them.
    """
    text, ends = "".join(pages), list(accumulate(map(len, pages)))
    position, found = 0, []
    for at, own in enumerate(words):
        start = _start(text, position, own, "".join(words[at : at + _RUN]))
        found.append(1 + sum(end <= max(start, position) for end in ends[:-1]))
        position = max(position, start + len(own)) if start >= 0 else position
    return tuple(found)


def _start(text: str, position: int, own: str, run: str) -> int:
    """Where words begin: right here or, together with those that follow, further on; -1 where they don't."""
    if text.startswith(own, position):
        return position
    start = text.find(run, position, position + _REACH)
    return start if start >= 0 or len(own) < _LONG else text.find(own, position, position + _REACH)
