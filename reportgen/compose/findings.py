"""What is seen in a chart, as its title says it: who is highest, who is above the yardstick, what moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.compare import Operation, apart
from reportgen.compose import en_us
from reportgen.compose.captions import counted, name_of, noun
from reportgen.compose.en_us import seen as phrases
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure as shown
from reportgen.compose.numbers import words
from reportgen.compose.points import value_of
from reportgen.compose.tables import plain_text
from reportgen.compose.together import is_nation
from reportgen.data.measure import Basis, Kind
from reportgen.data.region import Region
from reportgen.document.nodes import Inlines, Literal, Text


def seen(figures: Sequence[FigureWord], beside: Sequence[FigureWord] = ()) -> Inlines:
    """A title for figures of several places: who is above the yardstick or, without one, who is highest."""
    exact = [figure for figure in figures if figure.exact]
    yardstick = next((figure for figure in reversed(beside) if figure.exact and is_level(figure)), None)
    if len(figures) == 1:
        return title(f"{counted(figures[0])} in {name_of(figures[0])}")
    inexact = any(figure.qualified for figure in figures)
    if len(exact) == 1:
        return title(phrases.only_one(noun(figures), name_of(exact[0]), inexact))
    complete = len(exact) == len(figures)
    above = _against(exact, yardstick) if complete and yardstick is not None else ""
    found = above or (_extremes(exact) if exact else "")
    if not found or complete:
        return title(found or counted(figures[0]))
    return title(phrases.of_those(found, noun(figures), inexact))


def title(said: str) -> Inlines:
    """Words as a title, which opens with a capital."""
    return (words(said[:1].upper() + said[1:], "title of a chart"),)


def largest(figures: Sequence[FigureWord]) -> Inlines:
    """A title for one place's figures of several measures: which is the largest, and which the smallest."""
    if len(figures) == 1 or not all(figure.exact for figure in figures):
        return (words(figures[0].place_of.name, "name of a place"),)
    top, bottom = _ends(figures, lambda figure: plain_text(figure.label))
    return title(phrases.sizes(top, bottom) if top != bottom else counted(figures[0]))


def is_level(figure: FigureWord) -> bool:
    """Whether a region's or the nation's figure is on a state's scale: a rate is, a total isn't."""
    return (
        figure.comparison.rate is not None
        or figure.comparison.operation in {Operation.CHANGE, Operation.MEDIAN}
        or figure.measure.kind is Kind.PERCENT
    )


def _against(figures: Sequence[FigureWord], yardstick: FigureWord) -> str:
    """Who is above, by the figures as they are shown; "" where that is no short sentence."""
    level = value_of(yardstick)
    above = [name_of(figure) for figure in figures if value_of(figure) > level]
    return phrases.above(above, len(figures), noun(figures), name_of(yardstick))


def _extremes(figures: Sequence[FigureWord]) -> str:
    """Where the figures, as they are shown, are highest and lowest; "" where many are."""
    top, bottom = _ends(figures, name_of)
    plain = figures[0].comparison.operation in {Operation.OBSERVED, Operation.TOTAL}
    counts = plain and figures[0].measure.kind is Kind.COUNT
    return phrases.same(noun(figures)) if top == bottom else phrases.ends(top, bottom, counts)


def _ends(figures: Sequence[FigureWord], named: Callable[[FigureWord], str]) -> tuple[list[str], list[str]]:
    """The names of the highest and of the lowest, as they are shown."""
    values = [value_of(figure) for figure in figures]
    high, low = max(values), min(values)
    pairs = list(zip(figures, values, strict=True))
    return [named(f) for f, value in pairs if value == high], [named(f) for f, value in pairs if value == low]


def highest(figures: Sequence[FigureWord]) -> str:
    """The one place with the highest figure; "" where there are two, or one has no exact figure."""
    if not all(figure.exact for figure in figures):
        return ""
    top, _ = _ends(figures, name_of)
    return top[0] if len(top) == 1 else ""


def beside(rows: Sequence[Sequence[FigureWord]]) -> Inlines:
    """A title for rows of places: how often the first is above the second or, of counts, whose they are."""
    first, second, *_ = rows[0]
    both = [(row[0], row[1]) for row in rows if row[0].exact and row[1].exact]
    plain = not isinstance(second.place_of, Region) and not is_nation(second)
    if not both or not (plain or is_level(second)):
        one, *others = (name_of(figure) for figure in rows[0])
        return title(phrases.beside(one, others))
    higher = sum(value_of(one) > value_of(other) for one, other in both)
    lower = sum(value_of(one) < value_of(other) for one, other in both)
    return title(phrases.sides(name_of(first), name_of(second), (higher, lower), len(both), len(rows)))


def moved(label: Inlines, line: Mapping[int, FigureWord]) -> Inlines:
    """ "Alphaland: up from 893 in 2019 to 950 in 2023"; () where the first and the last can't be compared."""
    known = [year for year, figure in line.items() if figure.exact]
    if len(known) < 2 or apart(line[known[-1]].comparison, line[known[0]].comparison):
        return ()
    start, end = (shown(line[year].comparison) for year in (known[0], known[-1]))
    fiscal = line[known[0]].measure.basis is Basis.FISCAL_YEAR
    years = [Literal(en_us.year_of(year, fiscal), "year") for year in (known[0], known[-1])]
    if start.value == end.value:
        return (*label, Text(": at "), end, Text(" in "), years[1], Text(" as in "), years[0])
    way = "up" if end.value > start.value else "down"
    return (
        *label,
        Text(f": {way} from "),
        start,
        Text(" in "),
        years[0],
        Text(" to "),
        end,
        Text(" in "),
        years[1],
    )
