"""On which page of a finished PDF the pieces of its briefing stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportgen.document.nodes import Briefing
from reportgen.verify.pages import opened
from reportgen.verify.pieces import pieces_of, squeezed

_RUN = 3  # so many pieces in a row are looked for together, as one may be a single digit
_REACH = 4000  # letters that may stand between two pieces: repeated heads, a page's foot, a chart


def pages_of(data: bytes, briefing: Briefing) -> tuple[int, ...]:
    """The page of each of the briefing's pieces, from 1."""
    with opened(data) as file:
        return pages_in(
            [page.text for page in file.pages], [squeezed(one.text) for one in pieces_of(briefing)]
        )


def pages_in(pages: Sequence[str], words: Sequence[str]) -> tuple[int, ...]:
    """The page of each of these words, which follow one another; those of a chart may do so in any order.

    Words that can't be found stand on the page of those before them.
    """
    text, ends = "".join(pages), list(accumulate(map(len, pages)))
    position, found = 0, []
    for at, own in enumerate(words):
        start = _start(text, position, own, "".join(words[at : at + _RUN]))
        first = max(start, position) if start < 0 else start
        found.append(1 + sum(end <= first for end in ends[:-1]))
        position = start + len(own) if start >= 0 else position
    return tuple(found)


def _start(text: str, position: int, own: str, run: str) -> int:
    """Where words begin: right here or, together with those that follow, further on; -1 where they don't."""
    if text.startswith(own, position):
        return position
    start = text.find(run, position, position + _REACH)
    return start if start >= 0 or len(own) < 12 else text.find(own, position, position + _REACH)
