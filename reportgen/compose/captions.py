"""What a chart says of itself where its template doesn't: a title that says what is seen, and a subtitle."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.compare import Operation
from reportgen.compose import en_us
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure as shown
from reportgen.compose.numbers import words
from reportgen.compose.tables import en_us_list, plain_text
from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.document.nodes import Inlines, Literal, Text

NAMED = 3  # up to so many places are named in a title


def counted(figure: FigureWord) -> str:
    """What a figure is one of: "Reports per 1,000 children"."""
    measure = figure.measure
    match figure.comparison.operation:
        case Operation.SHARE:
            return f"Share of {measure.many}"
        case Operation.CHANGE:
            return f"Change of {_label(figure)} since {figure.comparison.year - 1}"
        case _:
            return _label(figure)


def _label(figure: FigureWord) -> str:
    rate = figure.comparison.rate
    return rate.label if rate else figure.measure.label


def period(measure: Measure, year: int) -> str:
    """The time that a measure's figure of a year covers: "2023", "July 1, 2023", "all years to 2023"."""
    return {
        Basis.CALENDAR_YEAR: f"{year}",
        Basis.FISCAL_YEAR: f"fiscal year {year}",
        Basis.CUMULATIVE: f"all years to {year}",
        Basis.POINT_IN_TIME: f"{measure.as_of}, {year}" if measure.as_of else f"{year}",
    }[measure.basis]


def within(measure: Measure, year: int) -> str:
    """The same in a sentence: "in 2023", "on July 1, 2023", "over all years to 2023"."""
    dated = measure.basis is Basis.POINT_IN_TIME and measure.as_of
    word = "on" if dated else "over" if measure.basis is Basis.CUMULATIVE else "in"
    return f"{word} {period(measure, year)}"


def subtitle(what: str, when: str, then: str = "") -> Inlines:
    """The line below a title: "Reports per 1,000 children, 2023; highest first"."""
    tail = (Text(f"; {then}"),) if then else ()
    return (words(what, "label of a measure"), Text(", "), Literal(when, "period"), *tail)


def name_of(figure: FigureWord) -> str:
    """A figure's place in a sentence: "Maine", "the District of Columbia", "the 50 states together"."""
    place = figure.place_of
    together = " together" if isinstance(place, Region) and place.slug == FIFTY_STATES.slug else ""
    return en_us.in_sentence(place.name) + together


def seen(figures: Sequence[FigureWord], beside: Sequence[FigureWord] = ()) -> Inlines:
    """A title for figures of several places: who is above the yardstick or, without one, who is highest."""
    exact = [figure for figure in figures if figure.exact]
    yardstick = next((figure for figure in reversed(beside) if figure.exact and _is_level(figure)), None)
    if not exact or len(figures) == 1:
        found = (
            f"{counted(figures[0])} in {name_of(figures[0])}" if len(figures) == 1 else counted(figures[0])
        )
    elif len(exact) == 1:
        found = f"One place has {_which(figures)}: {name_of(exact[0])}"
    else:
        complete = len(exact) == len(figures)
        above = _against(exact, yardstick) if complete and yardstick is not None else ""
        found = above or _extremes(exact) or counted(figures[0])
        if not complete:
            found = f"{found}, of the places with {_which(figures)}"
    return (words(found[:1].upper() + found[1:], "title of a chart"),)


def largest(figures: Sequence[FigureWord]) -> Inlines:
    """A title for one place's figures of several measures: which is the largest, and which the smallest."""
    if len(figures) == 1 or not all(figure.exact for figure in figures):
        return (words(figures[0].place_of.name, "name of a place"),)
    values = [shown(figure.comparison).value for figure in figures]
    ends = (("Largest", max(values)), ("smallest", min(values)))
    parts = [
        (word, [plain_text(f.label) for f, v in zip(figures, values, strict=True) if v == end])
        for word, end in ends
    ]
    told = "; ".join(f"{word}: {en_us_list(labels)}" for word, labels in parts)
    return (words(told if min(values) < max(values) else "All are alike", "title of a chart"),)


def _which(figures: Sequence[FigureWord]) -> str:
    return "an exact figure" if any(figure.qualified for figure in figures) else "a figure"


def _is_level(figure: FigureWord) -> bool:
    """Whether a region's or the nation's figure is on a state's scale: a rate is, a total isn't."""
    return (
        figure.comparison.rate is not None
        or figure.comparison.operation in {Operation.CHANGE, Operation.MEDIAN}
        or figure.measure.kind is Kind.PERCENT
    )


def _against(figures: Sequence[FigureWord], yardstick: FigureWord) -> str:
    """Who is above, by the figures as they are shown; "" where that is no short sentence."""
    level = shown(yardstick.comparison).value
    above = [name_of(figure) for figure in figures if shown(figure.comparison).value > level]
    name = name_of(yardstick)
    if not above or len(above) == len(figures):
        return f"{'Every' if above else 'No'} place is above {name}"
    if len(above) == 1:
        return f"Only {above[0]} is above {name}"
    return f"{en_us_list(above)} are above {name}" if len(above) <= NAMED else ""


def _extremes(figures: Sequence[FigureWord]) -> str:
    """Where the figures, as they are shown, are highest and lowest; "" where many are."""
    values = [shown(figure.comparison).value for figure in figures]
    if min(values) == max(values):
        return "The same figure in every place"
    ends = (("highest", max(values)), ("lowest", min(values)))
    said = [
        (word, [name_of(f) for f, v in zip(figures, values, strict=True) if v == end]) for word, end in ends
    ]
    return ", ".join(f"{word} in {en_us_list(names)}" for word, names in said if len(names) <= NAMED)
