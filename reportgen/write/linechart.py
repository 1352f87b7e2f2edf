"""Line charts: what both writers decide alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.document.nodes import Figure, Line, Mark, Text
from reportgen.write.dots import Dot
from reportgen.write.scale import length_of

HEIGHT = 150.0
"""From the lowest end of the scale to its highest, in points."""
BREAK = Text("counted anew")
"""Beside the rule from which on figures were counted in another way."""
_ALL = 6  # points up to which each carries its figure


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line is drawn: the name of its color, its width, its dashes ("4 2", or none) and its dots."""

    color: str
    width: float
    dash: str
    dot: Dot


_HIGHLIGHT = LineStyle("blue", 1.75, "", Dot("circle", "blue"))
_PLAIN = (
    LineStyle("mid_blue", 1.25, "", Dot("square", "mid_blue")),
    LineStyle("outline", 1.25, "5 2", Dot("circle", "outline", filled=False)),
    LineStyle("mid_blue", 1.25, "5 2", Dot("diamond", "mid_blue")),
    LineStyle("outline", 1.25, "", Dot("square", "outline", filled=False)),
    LineStyle("mid_blue", 1.25, "1.5 1.5", Dot("diamond", "mid_blue", filled=False)),
    LineStyle("outline", 1.25, "1.5 1.5", Dot("diamond", "outline")),
)
_REFERENCE = (
    LineStyle("mid_grey", 1.25, "4 2.5", Dot("square", "mid_grey")),
    LineStyle("mid_grey", 1.25, "1.5 2", Dot("circle", "mid_grey", filled=False)),
    LineStyle("mid_grey", 1.25, "6 2 1.5 2", Dot("diamond", "mid_grey")),
)


def line_styles(lines: Sequence[Line]) -> list[LineStyle]:
    """Each line's style. Where none is the highlight, the first plain one is drawn as if it were."""
    first = next((line for line in lines if line.role == "highlight"), None)
    first = first or next((line for line in lines if line.role == "plain"), None)
    plain, reference, styles = 0, 0, []
    for line in lines:
        if line is first or line.role == "highlight":
            styles.append(_HIGHLIGHT)
        elif line.role == "plain":
            styles.append(_PLAIN[plain % len(_PLAIN)])
            plain += 1
        else:
            styles.append(_REFERENCE[reference % len(_REFERENCE)])
            reference += 1
    return styles


def stretches(points: Sequence[Figure | Mark], breaks: Iterable[int]) -> list[tuple[int, ...]]:
    """The positions that a line joins without a gap: none is missing, and no break lies between two."""
    found: list[tuple[int, ...]] = []
    last = -2
    for at, point in enumerate(points):
        if isinstance(point, Mark):
            continue
        if at == last + 1 and at not in breaks:
            found[-1] += (at,)
        else:
            found.append((at,))
        last = at
    return found


def labelled(points: Sequence[Figure | Mark], *, alone: bool) -> tuple[int, ...]:
    """The positions of the points that carry their figures, in order, the last of them always.

    A line that is `alone` shows each of up to six, else its first, last, highest and lowest; one of several
    shows its first and last.
    """
    lengths = {at: length for at, point in enumerate(points) if (length := length_of(point)) is not None}
    known = list(lengths)
    if len(known) <= (_ALL if alone else 2):
        return tuple(known)
    chosen = {known[0], known[-1]}
    if alone:
        chosen |= {max(known, key=lengths.__getitem__), min(known, key=lengths.__getitem__)}
    return tuple(sorted(chosen))


def years_shown(count: int, apart: int, breaks: Iterable[int]) -> list[int]:
    """The positions of the years that are printed, no two nearer than `apart`.

    The first and the last come first, then those from which on figures are counted anew, then every n-th.
    """
    chosen: list[int] = []
    for at in (0, count - 1, *breaks, *range(0, count, max(1, apart))):
        if 0 <= at < count and all(abs(at - other) >= apart for other in chosen):
            chosen.append(at)
    return sorted(chosen)
