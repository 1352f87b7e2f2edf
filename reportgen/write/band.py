"""The size of key figures: one answer for both writers, so that no large number is broken over two lines."""

from __future__ import annotations

from reportgen.document.nodes import KeyFigures
from reportgen.document.walk import text_of

_DIGIT, _POINT, _LETTER = 0.56, 0.26, 0.64  # of the serif strong face, per point of size, a little generous


def figure_size(block: KeyFigures, column: float, size: float) -> float:
    """The size in points, at most `size`, at which the widest word of the band's figures fits its column."""
    words = (word for item in block.items for word in text_of(item.figure).split(" "))
    widest = max((sum(map(_ems, word)) for word in words), default=0.0)
    return size if widest * size <= column else int(column / widest * 2) / 2  # Word knows half points


def _ems(letter: str) -> float:
    if letter.isdigit():
        return _DIGIT
    return _POINT if letter in ",.\u00a0" else _LETTER
