"""The columns of key figures and facts, and the size of large figures: one answer for both writers."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.document.nodes import Facts, KeyFigures
from reportgen.document.walk import text_of

_GAP, _FACT_GAP = 18.0, 12.0
_LEAST = 3  # one or two key figures stand in columns of three, not torn apart over the page
_DIGIT, _POINT, _LETTER = 0.56, 0.26, 0.64  # of the serif strong face, per point of size, a little generous


class Columns(NamedTuple):
    """Columns of equal width, in points, and the gap between two of them."""

    width: float
    gap: float


def figure_columns(block: KeyFigures, room: float) -> Columns:
    """The columns of a band of key figures; one or two of them leave the last column empty."""
    return _columns(max(_LEAST, len(block.items)), _GAP, room)


def fact_columns(block: Facts, room: float) -> Columns:
    """The columns of a row of facts."""
    return _columns(len(block.items), _FACT_GAP, room)


def _columns(count: int, gap: float, room: float) -> Columns:
    return Columns((room - gap * (count - 1)) / count, gap)


def figure_size(block: KeyFigures, column: float, size: float) -> float:
    """The size in points, at most `size`, at which no word of the band's figures is broken in its column."""
    words = (word for item in block.items for word in text_of(item.figure).split(" "))
    widest = max((sum(map(_ems, word)) for word in words), default=0.0)
    return size if widest * size <= column else int(column / widest * 2) / 2  # Word knows half points


def _ems(letter: str) -> float:
    if letter.isdigit():
        return _DIGIT
    return _POINT if letter in ",.\u00a0" else _LETTER
