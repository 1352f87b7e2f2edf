"""What a file says beside what it must say, letter by letter, without blanks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import normalize

from reportgen.verify.cut import cut_row
from reportgen.verify.pieces import Piece, squeezed

_AHEAD = 60  # so many pieces are tried, and
_NEAR = 4000  # so many letters searched, for the place where both go on alike
_BEGINS = 40  # letters
_SHOWN = 60  # letters of what is there instead, in a message


@dataclass(frozen=True, slots=True)
class Fault:
    """A piece that isn't there as it must be: `found` stands in its place, on a page from 1."""

    page: int
    where: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words of a drawing: on which page (from 0), the words that stand for it, its letters."""

    page: int
    alternative: str
    letters: str


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a page (from 0), by the first and the last of them."""

    page: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Matched:
    """Where each piece was found, None where it wasn't or is drawn; each chart's drawings by position."""

    places: tuple[Span | None, ...]
    drawings: dict[int, list[int]]
    faults: tuple[Fault, ...]


def match(
    pieces: Sequence[Piece],
    pages: Sequence[str],
    drawn: Sequence[Drawn] = (),
    single: Container[int] = (),
) -> Matched:
    """Every piece's place in the pages' letters; all else that is there, or isn't, is a fault.

    Where a page begins within a table, its heads come again. The pieces of a chart are one of the drawings,
    or several if it isn't a `single` one; the letters of a drawing may be in any order.
    """
    return _Matching(pieces, pages, drawn, single).run()


class _Matching:
    def __init__(
        self, pieces: Sequence[Piece], pages: Sequence[str], drawn: Sequence[Drawn], single: Container[int]
    ) -> None:
        self.pieces, self.drawn, self.single = pieces, drawn, single
        self.words = [_letters(piece.text) for piece in pieces]
        self.text = "".join(pages)
        self.tops = list(accumulate((len(page) for page in pages), initial=0))
        self.heads: dict[int, str] = {}
        for piece, words in zip(pieces, self.words, strict=True):
            if piece.table and not piece.row:
                self.heads[piece.table] = self.heads.get(piece.table, "") + words
        self.places: list[Span | None] = [None] * len(pieces)
        self.drawings: dict[int, list[int]] = {}
        self.faults: list[Fault] = []
        self.position = self.next = 0

    def run(self) -> Matched:
        at = 0
        while at < len(self.pieces):
            at = self._chart(at) if self.pieces[at].chart else self._piece(at)
        self._heads_again(len(self.pieces))
        if self.position < len(self.text):
            self._fault("the end", "", self.text[self.position :])
        for drawing in self.drawn[self.next :]:
            self.faults.append(Fault(drawing.page + 1, "a drawing too many", "", drawing.letters[:_SHOWN]))
        return Matched(tuple(self.places), self.drawings, tuple(self.faults))

    def _piece(self, at: int) -> int:
        """Take a piece; which one is next."""
        self._heads_again(at)
        words = self.words[at]
        if self.text.startswith(words, self.position):
            self._found(at, self.position, len(words))
            self.position += len(words)
            return at + 1
        return self._cut(at) or self._mended(at)

    def _found(self, at: int, position: int, count: int) -> None:
        page = self._page(position)
        first = position - self.tops[page]
        last = min(first + count, self.tops[page + 1] - self.tops[page]) - 1
        self.places[at] = Span(page, first, last)

    def _heads_again(self, at: int) -> None:
        """Pass a table's heads where a page begins between its rows, or before its note."""
        before = self.pieces[at - 1] if at else None
        table = before.table if before else 0
        if not table or self.position not in self.tops[1:-1] or not (heads := self.heads.get(table, "")):
            return
        if self.text.startswith(heads, self.position):
            self.position += len(heads)
        elif at < len(self.pieces) and self.pieces[at].table == table and self.pieces[at].row:
            self._fault("the heads of a table that goes on", heads, self.text[self.position :])

    def _cut(self, at: int) -> int:
        """Take the cells of a row from this one on that go on overleaf; which piece is next, or 0."""
        piece = self.pieces[at]
        if not (piece.table and piece.row):
            return 0
        end = at
        while end < len(self.pieces) and (self.pieces[end].table, self.pieces[end].row) == (
            piece.table,
            piece.row,
        ):
            end += 1
        rests, position = self.words[at:end], self.position
        while any(rests):
            top = self.tops[self._page(position) + 1]
            stretch = self.text[position:top]
            if sum(map(len, rests)) <= len(stretch):
                if not stretch.startswith("".join(rests)):
                    return 0
                position += sum(map(len, rests))
                break
            takes = cut_row(rests, stretch)
            if takes is None or top == len(self.text):
                return 0
            if position == self.position:
                start = position
                for cell, take in enumerate(takes, at):
                    if take:
                        self._found(cell, start, take)
                    start += take
            rests = [rest[take:] for rest, take in zip(rests, takes, strict=True)]
            heads = self.heads.get(piece.table, "")
            position = top + (len(heads) if self.text.startswith(heads, top) else 0)
        self.position = position
        return end

    def _chart(self, at: int) -> int:
        """Take the drawings of a chart; which piece is next."""
        number = self.pieces[at].chart
        end = at
        while end < len(self.pieces) and self.pieces[end].chart == number:
            end += 1
        needed = sum(map(len, self.words[at:end]))
        taken = self.drawings.setdefault(number, [])
        while self.next < len(self.drawn) and (not taken or (needed > 0 and number not in self.single)):
            drawing = self.drawn[self.next]
            same = taken and drawing.alternative != self.drawn[taken[0]].alternative
            if same or not self._stands(drawing):
                break
            taken.append(self.next)
            self.next += 1
            self.position += len(drawing.letters)
            needed -= len(drawing.letters)
        if not taken:
            self._fault(self.pieces[at].where, self.pieces[at].text, self.text[self.position :])
            self.next += 1
        return end

    def _stands(self, drawing: Drawn) -> bool:
        """Whether the letters of a drawing, in any order, stand here."""
        end = self.position + len(drawing.letters)
        if not (self.tops[drawing.page] <= self.position and end <= self.tops[drawing.page + 1]):
            return False
        return sorted(self.text[self.position : end]) == sorted(drawing.letters)

    def _mended(self, at: int) -> int:
        """Tell what is wrong at a piece, and go on where file and pieces are alike again: at which piece."""
        on, then = self._alike(at)
        found = self.text[self.position : on]
        if then == at:  # the piece stands further on: there is something before it
            self._fault(f"before {self.pieces[at].where}", "", found)
        else:
            self._fault(self.pieces[at].where, self.pieces[at].text, found)
            for piece in self.pieces[at + 1 : then]:
                if not piece.chart:
                    self._fault(piece.where, piece.text, "")
        self.next += len({piece.chart for piece in self.pieces[at:then] if piece.chart})
        self.position = on
        return then

    def _alike(self, at: int) -> tuple[int, int]:
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

    def _page(self, position: int) -> int:
        """The page, from 0, of a letter."""
        return min(bisect_right(self.tops, position) - 1, len(self.tops) - 2)

    def _fault(self, where: str, expected: str, found: str) -> None:
        self.faults.append(
            Fault(self._page(self.position) + 1, where, expected, found[: max(_SHOWN, len(expected))])
        )


def _letters(text: str) -> str:
    return squeezed(text if text.isascii() else normalize("NFC", text))
