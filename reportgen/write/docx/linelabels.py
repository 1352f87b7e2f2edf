"""What stands beside the lines of a native line chart: figures at some years, names at the lines' ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.document.nodes import Figure
from reportgen.write.docx.datalabels import PLAIN, STRONG, Type, figure_label, words_label
from reportgen.write.docx.labels import label_format
from reportgen.write.docx.linerows import Part
from reportgen.write.linechart import HEIGHT
from reportgen.write.scale import length_of
from reportgen.write.theme import Theme
from reportgen.write.wording import broken, spread

MOST_NAME = 140.0
"""Longer names at a line's end wrap."""
_LINE = 11.5
_UNDER = 14.0  # a figure under a point takes so much
_NEAR = 22.0  # a figure so near to another line's point could be taken for that one's


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of the scale, and the height of the whole drawing in points."""

    low: float
    high: float
    tall: float

    def down(self, length: float) -> float:
        """How far below the scale's highest end a length is, in points."""
        return (self.high - length) / (self.high - self.low) * HEIGHT


def under(low: float) -> float:
    """The room under a scale's lowest end for figures of points below zero."""
    return _UNDER if low < 0 else 0.0


def end_lines(part: Part) -> tuple[str, ...]:
    """The words at a line's end: its last year's figure or mark, then its name."""
    shown = part.mark or (part.end.text if part.end else "")
    return broken(f"{shown}\u00a0 {part.label}".strip(), MOST_NAME)


def figure_labels(parts: Sequence[Part], scale: Scale, theme: Theme) -> list[list[str]]:
    """For each part of a line, the labels of its points, in order."""
    downs = end_downs(parts, scale)
    return [
        [_label(part, year, _place(parts, at, year, scale), downs[at], theme) for year in part.shown]
        for at, part in enumerate(parts)
    ]


def mark_label(parts: Sequence[Part], at: int, scale: Scale, theme: Theme) -> str:
    """The label at the end of a line whose last year is missing."""
    lines, last = end_lines(parts[at]), len(parts[at].points) - 1
    return words_label(theme, last, lines, "r", look=_look(parts[at]), down=end_downs(parts, scale)[at])


def end_downs(parts: Sequence[Part], scale: Scale) -> list[float]:
    """How far the words at each part's end move down, as parts of the height, to be clear of the others'."""
    ended = [at for at, part in enumerate(parts) if part.label]
    wanted = [scale.down(float(end.value) if (end := parts[at].end) else 0.0) for at in ended]
    found = spread(wanted, [_LINE * len(end_lines(parts[at])) for at in ended], HEIGHT + _LINE / 2, -_LINE)
    moved = {at: place - want for at, place, want in zip(ended, found, wanted, strict=True)}
    return [moved.get(at, 0.0) / scale.tall for at in range(len(parts))]


def _place(parts: Sequence[Part], at: int, year: int, scale: Scale) -> str:
    """Over or under a point, where no other line's point is near; empty where both sides are taken."""
    own, first = parts[at].points[year], _over_or_under(parts[at], year)
    if own is None:
        return ""
    others = (part.points[year] for part in (*parts[:at], *parts[at + 1 :]))
    below = [scale.down(float(other.value)) - scale.down(float(own.value)) for other in others if other]
    # A figure under a point so low would stand on the axis or on a year.
    low = scale.down(float(own.value)) + _UNDER > HEIGHT + under(scale.low)
    taken = {
        "t": any(-_NEAR < down <= 0 for down in below),
        "b": low or any(0 <= down < _NEAR for down in below),
    }
    return next((place for place in (first, "t", "b") if not taken[place]), "")


def _label(part: Part, year: int, place: str, down: float, theme: Theme) -> str:
    figure = part.points[year]
    if figure is None:
        return ""
    if year == len(part.points) - 1 and part.label:
        return _end_label(part, figure, down, theme)
    return figure_label(theme, year, figure, place, look=_look(part)) if place else ""


def _end_label(part: Part, figure: Figure, down: float, theme: Theme) -> str:
    """The last figure with the line's name behind it; on several lines, in words that follow no value."""
    named = replace(figure, text=f"{figure.text}\u00a0 {part.label}")
    lines, at, look = end_lines(part), len(part.points) - 1, _look(part)
    if len(lines) == 1 and label_format(named):
        return figure_label(theme, at, named, "r", look=look, down=down)
    return words_label(theme, at, lines, "r", look=look, down=down)


def _look(part: Part) -> Type:
    return STRONG if part.style.color == "blue" else PLAIN


def _over_or_under(part: Part, year: int) -> str:
    """Under a point whose neighbors are all higher, else over it."""
    beside = (part.points[at] for at in (year - 1, year + 1) if 0 <= at < len(part.points))
    lengths = [length for point in beside if point and (length := length_of(point)) is not None]
    own = part.points[year]
    is_low = own is not None and bool(lengths) and all(length > float(own.value) for length in lengths)
    return "b" if is_low else "t"
