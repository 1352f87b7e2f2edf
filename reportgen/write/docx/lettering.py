"""How much room the words of a drawing take: estimated, for Word sets them itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.write.barchart import AXES
from reportgen.write.columns import estimated_width
from reportgen.write.docx.chartxml import SIZE

MOST_LABEL = 190  # longer names wrap
_STRONG = 1.06  # semibold runs that much wider than regular


def label_width(label: str) -> float:
    """About how wide a label is on one line, in points, with the gap to its bar."""
    return estimated_width(label, SIZE) + 10


def figure_width(text: str) -> float:
    """About how wide a figure is, in points."""
    return estimated_width(text, SIZE) * _STRONG


def axis_at(names: Iterable[str]) -> float:
    """Where the axis stands, from the left, so that the names before it have room."""
    longest = max(map(label_width, names), default=0.0)
    return next((at for at in AXES if longest <= at), min(longest, MOST_LABEL))


def wrapped(text: str, width: float) -> list[str]:
    """The text on lines no wider than that, a longer word being cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if estimated_width(longer, SIZE) <= width:
            lines[-1] = longer
        else:
            lines += _cut(word, width)
    return [line for line in lines if line] or [""]


def spread(wanted: Sequence[float], apart: Sequence[float], bottom: float) -> list[float]:
    """The middles of words so high, as near as can be to those wanted, none over another, up to `bottom`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found, least = list(wanted), float("-inf")
    for at in order:
        found[at] = max(wanted[at], least + apart[at] / 2)
        least = found[at] + apart[at] / 2
    most = max(bottom, sum(apart))
    for at in reversed(order):
        found[at] = min(found[at], most - apart[at] / 2)
        most = found[at] - apart[at] / 2
    return found


def _cut(word: str, width: float) -> list[str]:
    parts = [""]
    for sign in word:
        if estimated_width(parts[-1] + sign, SIZE) > width and parts[-1]:
            parts.append("")
        parts[-1] += sign
    return parts
