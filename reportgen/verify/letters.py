"""The letters of a file on the way through them: how far they were read, and what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from unicodedata import normalize

from reportgen.verify.found import Drawn, Fault, Span
from reportgen.verify.pieces import Piece, squeezed

SHOWN = 60
"""Letters of what is there instead, in a message."""
_AHEAD = 60  # so many pieces are tried, and
_NEAR = 4000  # so many letters searched, for the place where both go on alike
_BEGINS = 40  # letters of a piece by which it is known


def letters_of(text: str) -> str:
    """Words as they are compared: without blanks, letters and their accents in one."""
    return squeezed(text if text.isascii() else normalize("NFC", text))


class Letters:
    """The letters of all pages, read up to `position`, and the drawings, read up to `next`."""

    def __init__(self, pieces: Sequence[Piece], pages: Sequence[str], drawn: Sequence[Drawn]) -> None:
        self.pieces, self.drawn = pieces, drawn
        self.words = [letters_of(piece.text) for piece in pieces]
        self.text = "".join(pages)
        self.tops = list(accumulate((len(page) for page in pages), initial=0))
        self.places: list[Span | None] = [None] * len(pieces)
        self.drawings: dict[int, list[int]] = {}
        self.faults: list[Fault] = []
        self.position = self.next = 0

    def page(self, position: int) -> int:
        """The page, from 0, of a letter."""
        return min(bisect_right(self.tops, position) - 1, len(self.tops) - 2)

    def end(self, at: int, belongs: Callable[[Piece], bool]) -> int:
        """The first piece from this one on that doesn't belong."""
        while at < len(self.pieces) and belongs(self.pieces[at]):
            at += 1
        return at

    def place(self, at: int, position: int, count: int) -> None:
        """Note where a piece is; of one that goes on overleaf, the part before."""
        page = self.page(position)
        first = position - self.tops[page]
        last = min(first + count, self.tops[page + 1] - self.tops[page]) - 1
        self.places[at] = Span(page, first, last)

    def fault(self, where: str, expected: str, found: str | None = None) -> None:
        """Note what is wrong here; what follows is what was found, if nothing else is said."""
        there = self.text[self.position :] if found is None else found
        shown = there[: max(SHOWN, len(expected))]
        self.faults.append(Fault(self.page(self.position) + 1, where, expected, shown))

    def mend(self, at: int) -> int:
        """Tell what is wrong at a piece, and go on where file and pieces are alike again: at which piece."""
        on, then = self.alike(at)
        found = self.text[self.position : on]
        if then == at:  # the piece stands further on: there is something before it
            self.fault(f"before {self.pieces[at].where}", "", found)
        else:
            self.fault(self.pieces[at].where, self.pieces[at].text, found)
            for piece in self.pieces[at + 1 : then]:
                if not piece.chart:
                    self.fault(piece.where, piece.text, "")
        self.next += len({piece.chart for piece in self.pieces[at:then] if piece.chart})
        self.position = on
        return then

    def alike(self, at: int) -> tuple[int, int]:
        """The nearest place where file and pieces go on alike: a position, and a piece."""
        best, least = (len(self.text), len(self.pieces)), _NEAR * _AHEAD
        for then in range(at, min(len(self.pieces), at + _AHEAD)):
            if self.pieces[then].chart:
                continue
            # The piece that isn't here must be found whole; of another, how it begins is enough.
            run = "".join(self.words[then : then + 3])[:_BEGINS] if then > at else self.words[at]
            on = self.text.find(run, self.position, self.position + _NEAR)
            cost = (on - self.position) + sum(len(words) for words in self.words[at:then])
            if on >= 0 and cost < least:
                best, least = (on, then), cost
        return best
