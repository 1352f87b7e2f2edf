"""Which figures may share a chart. What is not to be compared in words can't get in by a drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import NoReturn

from reportgen.compare import Operation, Reason, apart
from reportgen.compose import en_us
from reportgen.compose.figures import FigureWord
from reportgen.data.jurisdiction import NATION
from reportgen.data.region import Region
from reportgen.errors import TemplateError

_OF_TWO_PLACES = "The figures are of two places."
_A_RANK = "A rank has no length."


def of_places(figures: Sequence[FigureWord]) -> None:
    """Raise TemplateError unless these are figures of one measure and year, for several places."""
    _all_beside_the_first(figures, _one_measure)
    _all_beside_the_first([figure for figure in figures if figure.exact], _apart)


def of_one_place(figures: Sequence[FigureWord]) -> None:
    """Raise TemplateError unless these are one place's figures of one unit and year."""
    _all_beside_the_first(figures, _one_place)
    of_one_unit(figures)


def of_one_unit(figures: Sequence[FigureWord]) -> None:
    """Raise TemplateError unless these can stand on one scale: one kind, one base, one stretch of time.

    Nor may measures share one that look alike and are declared not to be.
    """
    _all_beside_the_first(figures, _one_unit)
    for one, other in permutations(figures, 2):
        for distinction in one.measure.distinct_from:
            if distinction.measure == other.measure.id:
                refuse(one, other, distinction.why)


def no_nation(figures: Sequence[FigureWord]) -> None:
    """Raise TemplateError where the nation stands among states, since it is none of them."""
    nations = [figure for figure in figures if is_nation(figure)]
    others = [figure for figure in figures if not is_nation(figure)]
    if nations and others:
        refuse(others[0], nations[0], en_us.REFUSALS[Reason.NATION_AMONG_STATES], "Name it in beside=[…].")


def on_a_map(figures: Sequence[FigureWord]) -> None:
    """Raise TemplateError unless these are states and territories, or places of the project's own."""
    no_nation(figures)
    for figure in figures:
        if isinstance(figure.place_of, Region) or is_nation(figure):
            raise TemplateError(
                f"{figure.describe()} is no place of a map.", do="Name states: region.each.MEASURE."
            )
        if _own(figure) != _own(figures[0]):
            refuse(figures[0], figure, "The places are of two kinds.", "Give each a map of its own.")


def _own(figure: FigureWord) -> bool:
    return not isinstance(figure.place_of, Region) and figure.place_of.kind == "other"


def is_nation(figure: FigureWord) -> bool:
    """Whether a figure is the nation's own."""
    return not isinstance(figure.place_of, Region) and figure.place_of.code == NATION


def refuse(one: FigureWord, other: FigureWord, why: str, do: str = "") -> NoReturn:
    """Raise the error for two figures that can't share a chart."""
    raise TemplateError(
        f"{one.describe()} and {other.describe()} can't stand in one chart: {why}",
        do=do or "Give each a chart of its own.",
    )


def _all_beside_the_first(
    figures: Sequence[FigureWord], why: Callable[[FigureWord, FigureWord], str | None]
) -> None:
    for other in figures:
        reason = _A_RANK if other.comparison.operation is Operation.RANK else why(figures[0], other)
        if reason:
            refuse(figures[0], other, reason)


def _one_measure(one: FigureWord, other: FigureWord) -> str | None:
    if (one.measure.id, one.comparison.sort) != (other.measure.id, other.comparison.sort):
        return en_us.REFUSALS[Reason.TWO_MEASURES]
    return _one_year(one, other)


def _one_year(one: FigureWord, other: FigureWord) -> str | None:
    return en_us.REFUSALS[Reason.TWO_YEARS] if one.comparison.year != other.comparison.year else None


def _one_place(one: FigureWord, other: FigureWord) -> str | None:
    return _OF_TWO_PLACES if one.comparison.place != other.comparison.place else None


def _one_unit(one: FigureWord, other: FigureWord) -> str | None:
    if (one.measure.kind, one.sort) != (other.measure.kind, other.sort):
        return en_us.REFUSALS[Reason.TWO_MEASURES]
    if one.measure.basis is not other.measure.basis:
        return en_us.REFUSALS[Reason.TWO_BASES]
    return _one_year(one, other)


def _apart(one: FigureWord, other: FigureWord) -> str | None:
    reason = apart(one.comparison, other.comparison)
    return en_us.REFUSALS[reason] if reason else None
