"""What is seen in a chart, as its title says it: who is highest, who is above the yardstick, what moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.compare import Operation, apart
from reportgen.compose import en_us
from reportgen.compose.captions import counted, name_of, noun
from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure as shown
from reportgen.compose.numbers import words
from reportgen.compose.points import value_of
from reportgen.compose.tables import en_us_list, plain_text
from reportgen.data.measure import Kind
from reportgen.document.nodes import Inlines, Literal, Text

NAMED = 3  # up to so many places are named in a title


def seen(figures: Sequence[FigureWord], beside: Sequence[FigureWord] = ()) -> Inlines:
    """A title for figures of several places: who is above the yardstick or, without one, who is highest."""
    exact = [figure for figure in figures if figure.exact]
    yardstick = next((figure for figure in reversed(beside) if figure.exact and is_level(figure)), None)
    if len(figures) == 1:
        return title(f"{counted(figures[0])} in {name_of(figures[0])}")
    which = f"{'an exact' if any(figure.qualified for figure in figures) else 'a'} figure"
    if len(exact) == 1:
        return title(f"One {noun(figures)} has {which}: {name_of(exact[0])}")
    complete = len(exact) == len(figures)
    above = _against(exact, yardstick) if complete and yardstick is not None else ""
    found = above or (_extremes(exact) if exact else "")
    if not found or complete:
        return title(found or counted(figures[0]))
    return title(f"{found}, of the {noun(figures)}s with {which}")


def title(said: str) -> Inlines:
    """Words as a title, which opens with a capital."""
    return (words(said[:1].upper() + said[1:], "title of a chart"),)


def largest(figures: Sequence[FigureWord]) -> Inlines:
    """A title for one place's figures of several measures: which is the largest, and which the smallest."""
    if len(figures) == 1 or not all(figure.exact for figure in figures):
        return (words(figures[0].place_of.name, "name of a place"),)
    values = [value_of(figure) for figure in figures]
    ends = (("Largest", max(values)), ("smallest", min(values)))
    parts = [
        (word, [plain_text(f.label) for f, v in zip(figures, values, strict=True) if v == end])
        for word, end in ends
    ]
    told = "; ".join(f"{word}: {en_us_list(labels)}" for word, labels in parts)
    return title(told if min(values) < max(values) else "All are alike")


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
    name = name_of(yardstick)
    if not above or len(above) == len(figures):
        return f"{'Every' if above else 'No'} {noun(figures)} is above {name}"
    if len(above) == 1:
        return f"Only {above[0]} is above {name}"
    return f"{en_us_list(above)} are above {name}" if len(above) <= NAMED else ""


def _extremes(figures: Sequence[FigureWord]) -> str:
    """Where the figures, as they are shown, are highest and lowest; "" where many are."""
    values = [value_of(figure) for figure in figures]
    if min(values) == max(values):
        return f"The same figure in every {noun(figures)}"
    ends = zip(_words(figures[0]), (max(values), min(values)), strict=True)
    said = [
        (word, [name_of(f) for f, v in zip(figures, values, strict=True) if v == end]) for word, end in ends
    ]
    return ", ".join(f"{word} in {en_us_list(names)}" for word, names in said if len(names) <= NAMED)


def _words(figure: FigureWord) -> tuple[str, str]:
    """Of counts there are most and fewest, of all else a highest and a lowest."""
    plain = figure.comparison.operation in {Operation.OBSERVED, Operation.TOTAL}
    return ("most", "fewest") if plain and figure.measure.kind is Kind.COUNT else ("highest", "lowest")


def highest(figures: Sequence[FigureWord]) -> str:
    """The one place with the highest figure; "" where there are two, or one has no exact figure."""
    if not all(figure.exact for figure in figures):
        return ""
    values = [value_of(figure) for figure in figures]
    top = [name_of(f) for f, value in zip(figures, values, strict=True) if value == max(values)]
    return top[0] if len(top) == 1 else ""


def beside(rows: Sequence[Sequence[FigureWord]]) -> Inlines:
    """A title for rows of places: how often the first is above the second or, of counts, whose they are."""
    first, second, *_ = rows[0]
    known = " with both figures"
    both = [(row[0], row[1]) for row in rows if row[0].exact and row[1].exact]
    if not both or not is_level(second):
        names = [name_of(figure) for figure in rows[0]]
        return title(f"{names[0]} beside {en_us_list(names[1:])}")
    higher = sum(value_of(one) > value_of(other) for one, other in both)
    lower = sum(value_of(one) < value_of(other) for one, other in both)
    many, word = max((higher, "above"), (lower, "below"), key=lambda side: side[0])
    side = f"{name_of(first)} is {word if many else 'level with'} {name_of(second)}"
    if many in {0, len(both)}:
        return title(
            side if len(rows) == 1 else f"{side} in every row{'' if len(both) == len(rows) else known}"
        )
    of = f"{en_us.number_word(many)} of {en_us.number_word(len(both))} rows"
    return title(f"{side} in {of}{'' if len(both) == len(rows) else known}")


def moved(label: Inlines, line: Mapping[int, FigureWord]) -> Inlines:
    """ "Alphaland: up from 893 in 2019 to 950 in 2023"; () where the first and the last can't be compared."""
    known = [year for year, figure in line.items() if figure.exact]
    if len(known) < 2 or apart(line[known[-1]].comparison, line[known[0]].comparison):
        return ()
    start, end = (shown(line[year].comparison) for year in (known[0], known[-1]))
    years = [Literal(str(year), "year") for year in (known[0], known[-1])]
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
