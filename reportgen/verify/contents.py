"""The table of contents of a PDF: its links and page numbers held against the headings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.verify.found import Fault
from reportgen.verify.jumps import Jump
from reportgen.verify.pages import Page
from reportgen.verify.pieces import Piece
from reportgen.verify.places import Spot

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
    """Entries whose link isn't on them, or leads elsewhere than to their heading, and links to nothing."""
    jumps = [(number, jump) for number, page in enumerate(pages) for jump in page.jumps]
    headings = {spot.piece.heading: spot for spot in spots}
    entries = [spot for spot in spots if spot.piece.to]
    for spot, (number, jump) in zip(entries, jumps, strict=False):
        heading = headings[spot.piece.to]
        if number != spot.page or not _holds(jump, spot):
            what = f"the link of “{spot.piece.text}” in the contents"
            yield Fault(spot.page + 1, what, "a link on these words", "one on other words")
        elif jump.page != heading.page or not 0 < jump.top - heading.base < _NEAR:
            what = f"where “{spot.piece.text}” in the contents leads to"
            found = f"page {jump.page + 1}, {jump.top:.0f} points from its foot"
            expected = f"page {heading.page + 1}, {heading.base:.0f} points from its foot"
            yield Fault(spot.page + 1, what, expected, found)
    if len(jumps) != len(entries):
        yield Fault(0, "links to pages", str(len(entries)), str(len(jumps)))


def _holds(jump: Jump, spot: Spot) -> bool:
    box = jump.box
    return box.left <= spot.left + 1 and spot.right <= box.right and box.bottom < spot.low < box.top
