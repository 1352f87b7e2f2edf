"""What a file says beside what it must say, letter by letter, without blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportgen.verify.pieces import Piece, squeezed

_AHEAD = 60  # so many pieces are tried, and
_NEAR = 4000  # so many letters searched, for the place where both go on alike
_SHOWN = 60  # letters of what is there instead, in a message


@dataclass(frozen=True, slots=True)
class Fault:
    """A piece that isn't there as it must be: `found` stands in its place, on a page from 1."""

    page: int
    where: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Where each piece was found, as a position in the letters of all pages; -1 where it wasn't."""

    starts: tuple[int, ...]
    faults: tuple[Fault, ...]


def match(pieces: Sequence[Piece], pages: Sequence[str]) -> Matched:
    """Every piece's place in the pages' letters; all else that is there, or isn't, is a fault.

    A table's heads may come again where a page begins.
    """
    return _Matching(pieces, pages).run()


class _Matching:
    def __init__(self, pieces: Sequence[Piece], pages: Sequence[str]) -> None:
        self.pieces, self.words = pieces, [squeezed(piece.text) for piece in pieces]
        self.text = "".join(pages)
        self.tops = list(accumulate((len(page) for page in pages), initial=0))[:-1]
        self.heads: dict[int, str] = {}
        for piece, words in zip(pieces, self.words, strict=True):
            if piece.table and not piece.row:
                self.heads[piece.table] = self.heads.get(piece.table, "") + words
        self.faults: list[Fault] = []

    def run(self) -> Matched:
        starts, position, at = [-1] * len(self.pieces), 0, 0
        while at < len(self.pieces):
            found = self._past(at, position)
            if found is None:
                position, at = self._mended(at, position)
                continue
            starts[at], position = found
            at += 1
        position = self._over_heads(position, len(self.pieces) - 1)
        if position < len(self.text):
            extra = self.text[position:]
            self.faults.append(Fault(self._page(position), "the end", "", extra[:_SHOWN]))
        return Matched(tuple(starts), tuple(self.faults))

    def _past(self, at: int, position: int) -> tuple[int, int] | None:
        """Where a piece begins and ends if it stands at a position, with repeated heads before it or in it."""
        words = self.words[at]
        if self.text.startswith(words, position):
            return position, position + len(words)
        start = self._over_heads(position, at)
        if start != position and self.text.startswith(words, start):
            return start, start + len(words)
        for top in self.tops:  # a row that goes on below the heads of the next page
            cut = top - position
            if 0 < cut < len(words) and self.text.startswith(words[:cut], position):
                on = self._over_heads(top, at)
                if on != top and self.text.startswith(words[cut:], on):
                    return position, on + len(words) - cut
        return None

    def _over_heads(self, position: int, at: int) -> int:
        heads = self.heads.get(self.pieces[at].table, "") if self.pieces else ""
        if heads and self.pieces[at].row and position in self.tops and self.text.startswith(heads, position):
            return position + len(heads)
        return position

    def _mended(self, at: int, position: int) -> tuple[int, int]:
        """Tell what is wrong at a piece; where to go on: a position, and a piece."""
        on, then = self._next(at, position)
        found = self.text[position:on]
        page = self._page(position)
        if then == at:  # the piece stands further on: there is something before it
            self.faults.append(Fault(page, f"before {self.pieces[at].where}", "", found[:_SHOWN]))
        else:
            first = self.pieces[at]
            self.faults.append(Fault(page, first.where, first.text, found[:_SHOWN]))
            self.faults += [Fault(page, piece.where, piece.text, "") for piece in self.pieces[at + 1 : then]]
        return on, then

    def _next(self, at: int, position: int) -> tuple[int, int]:
        """The nearest place where file and pieces go on alike, as (position, piece)."""
        best = (len(self.text), len(self.pieces))
        least = _NEAR * _AHEAD
        for then in self._anchors(at):
            run = "".join(self.words[then : then + 3])[:40]
            on = self.text.find(run, position, position + _NEAR)
            cost = (on - position) + sum(len(words) for words in self.words[at:then])
            if on >= 0 and cost < least:
                best, least = (on, then), cost
        return best

    def _anchors(self, at: int) -> Iterator[int]:
        return iter(range(at, min(len(self.pieces), at + _AHEAD)))

    def _page(self, position: int) -> int:
        return sum(top <= position for top in self.tops) or 1
