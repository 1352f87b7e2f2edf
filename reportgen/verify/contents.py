"""The table of contents of a PDF: its links and page numbers held against the headings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.verify.found import Fault
from reportgen.verify.jumps import Jump
from reportgen.verify.pages import Page
from reportgen.verify.pieces import Piece
from reportgen.verify.places import Spot

_CLOSE = 1.0  # points
_INDENT = 14.0  # points by which an entry stands below another, at most
_NEAR = 40.0  # points from where a link leads down to its heading's line: space and a rule are between them


def with_numbers(pieces: Sequence[Piece], pages: Sequence[Page]) -> tuple[Piece, ...]:
    """The pieces, and behind each entry of the contents the number of the page that its link leads to."""
    jumps = iter([jump for page in pages for jump in page.jumps])
    found = []
    for piece in pieces:
        found.append(piece)
        if piece.to:
            jump = next(jumps, None)
            number = jump.page + 1 if jump else 0
            found.append(Piece(f"the page of “{piece.text}” in the contents", str(number), stands="free"))
    return tuple(found)


def misled(pages: Sequence[Page], spots: Sequence[Spot]) -> Iterator[Fault]:
    """Entries that aren't where their link is, or whose link leads elsewhere, and links to nothing."""
    jumps = [(number, jump) for number, page in enumerate(pages) for jump in page.jumps]
    headings = {spot.piece.heading: spot for spot in spots}
    entries = [pair for pair in pairwise(spots) if pair[0].piece.to]
    for (spot, page), (number, jump) in zip(entries, jumps, strict=False):
        heading = headings[spot.piece.to]
        if number != spot.page or not _holds(jump, spot):
            what = f"the link of “{spot.piece.text}” in the contents"
            yield Fault(spot.page + 1, what, "a link on these words", "one on other words")
        elif not _ends(jump, page):
            yield Fault(spot.page + 1, page.piece.where, page.piece.text, "one that stands elsewhere")
        elif jump.page != heading.page or not 0 < jump.top - heading.base < _NEAR:
            what = f"where “{spot.piece.text}” in the contents leads to"
            found = f"page {jump.page + 1}, {jump.top:.0f} points from its foot"
            expected = f"page {heading.page + 1}, {heading.base:.0f} points from its foot"
            yield Fault(spot.page + 1, what, expected, found)
    if len(jumps) != len(entries):
        yield Fault(0, "links to pages", str(len(entries)), str(len(jumps)))


def _ends(jump: Jump, page: Spot) -> bool:
    """Whether a page's number stands where its entry's line ends."""
    box = jump.box
    return abs(page.right - box.right) < _CLOSE and box.bottom < page.base < box.top


def _holds(jump: Jump, spot: Spot) -> bool:
    """Whether a link lies on an entry, which begins where it does or, in its part, a little further on."""
    box, further = jump.box, spot.left - jump.box.left
    begins = _CLOSE < further < _INDENT if spot.piece.indented else abs(further) < _CLOSE
    return begins and spot.right <= box.right and box.bottom < spot.low < box.top
