"""How much room the words of a drawing take: estimated, for Word sets them itself."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.write.barchart import AXES
from reportgen.write.columns import estimated_width
from reportgen.write.wording import SIZE

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
