"""Figures as lengths on a scale that begins at zero: for drawing alone, never for a number on the page."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document.nodes import Figure, Mark


def length_of(figure: Figure | Mark) -> float | None:
    """The figure's length in its own unit; None for one that is missing."""
    return float(figure.value) if isinstance(figure, Figure) else None


def ends_of(figures: Iterable[Figure | Mark]) -> tuple[float, float]:
    """The scale's ends, of which one is zero unless there are figures on both sides of it; never level."""
    lengths = [length for length in map(length_of, figures) if length is not None]
    low, high = min(0.0, *lengths, 0.0), max(0.0, *lengths, 0.0)
    return (low, high) if high > low else (0.0, 1.0)
