"""What a file says beside what it must say, letter by letter, without blanks."""

from __future__ import annotations

from collections.abc import Container, Sequence

from reportgen.verify.cut import cut_row
from reportgen.verify.found import Drawn, Fault, Matched
from reportgen.verify.letters import SHOWN, Letters
from reportgen.verify.matchcharts import take_chart, take_small
from reportgen.verify.pieces import Piece


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
    file, at = Letters(pieces, pages, drawn), 0
    heads = _heads_of(file)
    while at < len(pieces):
        if pieces[at].small:
            at = take_small(file, at)
        elif number := pieces[at].chart:
            at = take_chart(file, at, several=number not in single)
        else:
            _pass_heads(file, heads, at)
            at = _take(file, at) or _take_cut(file, heads, at) or file.mend(at)
    _pass_heads(file, heads, at)
    if file.position < len(file.text):
        file.fault("the end", "")
    for drawing in drawn[file.next :]:
        file.faults.append(Fault(drawing.page + 1, "a drawing too many", "", drawing.letters[:SHOWN]))
    return Matched(tuple(file.places), file.drawings, tuple(file.faults))


def _heads_of(file: Letters) -> dict[int, str]:
    """The heads of each table, as they come again."""
    heads: dict[int, str] = {}
    for piece, words in zip(file.pieces, file.words, strict=True):
        if piece.table and not piece.row:
            heads[piece.table] = heads.get(piece.table, "") + words
    return heads


def _take(file: Letters, at: int) -> int:
    """Take a piece that stands here; which one is next, or 0."""
    words = file.words[at]
    if not file.text.startswith(words, file.position):
        return 0
    file.place(at, file.position, len(words))
    file.position += len(words)
    return at + 1


def _pass_heads(file: Letters, heads: dict[int, str], at: int) -> None:
    """Pass a table's heads where a page begins between its rows, or before its note."""
    table = file.pieces[at - 1].table if at else 0
    again = heads.get(table, "")
    if not again or file.position not in file.tops[1:-1]:
        return
    if file.text.startswith(again, file.position):
        file.position += len(again)
    elif at < len(file.pieces) and file.pieces[at].table == table and file.pieces[at].row:
        file.fault("the heads of a table that goes on", again)


def _take_cut(file: Letters, heads: dict[int, str], at: int) -> int:
    """Take the cells of a row from this one on that go on overleaf; which piece is next, or 0."""
    piece = file.pieces[at]
    if not (piece.table and piece.row):
        return 0
    end = file.end(at, lambda other: (other.table, other.row) == (piece.table, piece.row))
    rests, position = file.words[at:end], file.position
    while True:
        top = file.tops[file.page(position) + 1]
        stretch, rest = file.text[position:top], "".join(rests)
        if len(rest) <= len(stretch):
            if not stretch.startswith(rest):
                return 0
            file.position = position + len(rest)
            return end
        takes = cut_row(rests, stretch) if top < len(file.text) else None
        if takes is None:
            return 0
        if position == file.position:
            _place_parts(file, at, takes)
        rests = [words[take:] for words, take in zip(rests, takes, strict=True)]
        again = heads.get(piece.table, "")
        position = top + (len(again) if file.text.startswith(again, top) else 0)


def _place_parts(file: Letters, at: int, takes: Sequence[int]) -> None:
    """Note where the parts of cells before a page's end are."""
    start = file.position
    for cell, take in enumerate(takes, at):
        if take:
            file.place(cell, start, take)
        start += take
