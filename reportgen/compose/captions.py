"""What a chart says of its figures: what they count, of when, on which scale, and which are preliminary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.compare import Operation
from reportgen.compose import en_us
from reportgen.compose.en_us import labels
from reportgen.compose.en_us.alternatives import some
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import words
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.document.nodes import Inlines, Literal, Text


def counted(figure: FigureWord) -> str:
    """What a figure is one of: "Reports per 1,000 children"."""
    measure = figure.measure
    match figure.comparison.operation:
        case Operation.SHARE:
            return labels.share_of(measure.many)
        case Operation.CHANGE:
            since = figure.versus[1].year if figure.versus else figure.comparison.year - 1
            return labels.change_since(_label(figure), since)
        case Operation.DIFFERENCE:
            return labels.difference_in(_label(figure))
        case Operation.RATIO:
            return labels.ratio_of(_label(figure))
        case _:
            return _label(figure)


_SPREAD = {Operation.MEDIAN, Operation.LOWEST, Operation.HIGHEST}


def label_of(figure: FigureWord) -> Inlines:
    """What labels a place's figure in a drawing: the template's words, or the place's name."""
    if figure.comparison.operation in _SPREAD and not figure.own_label:
        said = name_of(figure).removeprefix("the ")
        return (words(said[:1].upper() + said[1:], "name of a place"),)
    return figure.own_label or (words(figure.place_of.name, "name of a place"),)


def _label(figure: FigureWord) -> str:
    rate = figure.comparison.rate
    return rate.label if rate else figure.measure.label


def unit(figures: Sequence[FigureWord]) -> str:
    """What figures on one scale are: their one label or, of several measures, "Rates per 1,000 children"."""
    first, said = figures[0], {counted(figure) for figure in figures}
    if len(said) == 1:
        return said.pop()
    comparison = first.comparison
    if comparison.rate and comparison.base:
        return labels.rates_per(comparison.rate.per, comparison.base.many)
    if comparison.operation in {Operation.SHARE, Operation.CHANGE}:
        return labels.SHARES if comparison.operation is Operation.SHARE else labels.CHANGES
    return labels.UNITS[first.measure.kind]


def preliminary(named: Iterable[tuple[str, FigureWord]]) -> Inlines:
    """The sentences that name preliminary figures, where a drawing has no room for their marks."""
    found = list(named)
    sentences = [
        f"{what}: {some(names, 'figure')}."
        for what, names in (
            (labels.PROVISIONAL, [name for name, figure in found if figure.provisional]),
            (labels.REVISED, [name for name, figure in found if figure.revised]),
        )
        if names
    ]
    return (words(" ".join(sentences), "preliminary figures"),) if sentences else ()


def subtitle(what: str, when: str, then: str = "") -> Inlines:
    """The line below a title: "Reports per 1,000 children, 2023; highest first"."""
    tail = (Text(f"; {then}"),) if then else ()
    return (words(what, "label of a measure"), Text(", "), Literal(when, "period"), *tail)


def noun(figures: Sequence[FigureWord]) -> str:
    """What several figures' places are: a "state", a "region", or a "place" where they are of other kinds."""
    kinds = {"region" if isinstance(f.place_of, Region) else f.place_of.kind for f in figures}
    return str(kinds.pop()) if kinds in ({"state"}, {"region"}) else "place"


def name_of(figure: FigureWord) -> str:
    """A figure's place in a sentence: "Maine", "the District of Columbia", "the 50 states together"."""
    place, operation = figure.place_of, figure.comparison.operation
    if operation in _SPREAD:
        return labels.within(operation, en_us.in_sentence(place.name))
    all_of_them = isinstance(place, Region) and place.slug == FIFTY_STATES.slug
    name = en_us.in_sentence(place.name)
    return labels.together(name) if all_of_them else name
