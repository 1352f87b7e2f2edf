"""Every figure of a briefing with its number and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.document.nodes import Briefing, Figure, Inlines
from reportgen.document.walk import leaves
from reportgen.verify.pieces import HEADING, pieces_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where it stands: the page (0 if that isn't known), the paragraph, the heading above it.

    `id` is its number among all figures in reading order, f1 being the first; `paragraph` the number of its
    run of words, counting headings, cells and labels too. `where` says in words what it stands in.
    """

    id: str
    figure: Figure
    page: int
    paragraph: int
    section: str
    where: str


def placed(briefing: Briefing, pages: Sequence[int] = ()) -> tuple[Placed, ...]:
    """The figures of a briefing in reading order; `pages` are those of its pieces in a finished file."""
    return tuple(Placed(f"f{number}", *one) for number, one in enumerate(_placed(briefing, pages), 1))


def _placed(briefing: Briefing, pages: Sequence[int]) -> Iterator[tuple[Figure, int, int, str, str]]:
    section, number = "", 0
    for number, piece in enumerate(pieces_of(briefing), 1):
        above, section = section, piece.text if piece.where == HEADING else section
        page = pages[number - 1] if pages else 0
        yield from ((figure, page, number, above, piece.where) for figure in piece.figures)
    for at, (where, inlines) in enumerate(_margins(briefing), number + 1):
        yield from ((leaf, 0, at, "", where) for leaf in leaves(inlines) if isinstance(leaf, Figure))


def _margins(briefing: Briefing) -> Iterator[tuple[str, Inlines]]:
    yield "the line at the top of every page", briefing.running
    yield "the line at the foot of every page", briefing.footer
