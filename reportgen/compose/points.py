"""What stands at a point of a drawing that has room for one number: a figure, or why there is none."""

from __future__ import annotations

from decimal import Decimal

from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import mark
from reportgen.document.nodes import Figure, Mark


def point(figure: FigureWord) -> Figure | Mark:
    """The figure or its mark. "More than 18,400" is at no point of a scale, so it has a mark as well."""
    if figure.qualified:
        return mark("not exact")
    shown = figure.cell[0]
    assert isinstance(shown, Figure | Mark)  # what cell() starts with; for the type checker
    return shown


def value_of(figure: FigureWord) -> int | Decimal:
    """The number that an exact figure shows in a drawing: with its sign, after its one rounding."""
    shown = point(figure)
    assert isinstance(shown, Figure)  # the callers have asked; for the type checker
    return shown.value
