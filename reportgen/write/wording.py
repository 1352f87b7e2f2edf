"""The words of a drawing on lines, and clear of one another: what no writer needs a font for."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.write.columns import estimated_width

SIZE = 9.0
"""In which the words of drawings are set, in points."""


def broken(text: str, width: float) -> tuple[str, ...]:
    """The text on lines that are at most so wide, a longer word being cut; one empty line for no words."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and estimated_width(f"{lines[-1]} {word}", SIZE) <= width:
            lines[-1] += f" {word}"
        elif word:
            lines += _pieces(word, width)
    return tuple(lines) or ("",)


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and estimated_width(pieces[-1] + letter, SIZE) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def spread(wanted: Sequence[float], heights: Sequence[float], bottom: float, top: float = 0.0) -> list[float]:
    """The middles of words of these heights, as near as can be to those wanted, none over another.

    They lie between `top` and `bottom`, if there is room for all of them, in the order of what is wanted.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found, least = list(wanted), top
    for at in order:
        found[at] = max(wanted[at], least + heights[at] / 2)
        least = found[at] + heights[at] / 2
    most = max(bottom, top + sum(heights))
    for at in reversed(order):
        found[at] = min(found[at], most - heights[at] / 2)
        most = found[at] - heights[at] / 2
    return found
