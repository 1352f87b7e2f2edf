"""Whether the numbers that are heard of a table or chart are those that are seen in it.

Its sentence for those who can't see it is made of the same figures, but carries none itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.document.nodes import (
    BarChart,
    Briefing,
    Chart,
    DotPlot,
    Figure,
    LineChart,
    Map,
    Mark,
    SmallMultiples,
    Table,
)
from reportgen.document.walk import blocks, runs, text_of
from reportgen.verify.numerals import numerals

_INEXACT = ("more than", "about")


def heard_alone(briefing: Briefing) -> Iterator[str]:
    """The numbers, as sentences, that are said of a table or chart and stand nowhere in it."""
    names = _numbers((text_of(briefing.kicker), text_of(briefing.title), text_of(briefing.subtitle)))
    for block in blocks(briefing):
        if isinstance(block, Table):
            yield from _alone("table", block.summary, names | _seen(block))
        elif isinstance(block, SmallMultiples):
            for one in block.charts:
                yield from _alone("chart", one.alt, names | _seen(block) | _seen(one) | _counts(one))
        elif isinstance(block, BarChart | DotPlot | LineChart | Map):
            yield from _alone("chart", block.alt, names | _seen(block) | _counts(block))


def _alone(what: str, said: str, seen: set[str]) -> Iterator[str]:
    for number in numerals(said):
        if number.text not in seen:
            yield f"the {what} that is heard as “{said}” has no “{number.text}” in it"


def _seen(block: Table | Chart) -> set[str]:
    """The numbers in what is seen of it, and in the words that say what its figures are."""
    match block:
        case BarChart():
            named = block.series
        case DotPlot() | LineChart():
            named = block.unit
        case _:
            named = ""
    return _numbers((*map(text_of, runs(block)), named))


def _numbers(texts: Iterable[str]) -> set[str]:
    return {number.text for text in texts for number in numerals(text)}


def _counts(chart: BarChart | DotPlot | LineChart | Map) -> set[str]:
    """How many there are of what may be counted: known, exact and missing ones, ties, those of a class."""
    match chart:
        case BarChart():
            figures = [bar.figure for bar in chart.bars if bar.role != "reference"]
        case Map():
            grades = Counter(area.grade for area in chart.areas)
            return {str(count) for count in (*grades.values(), len(chart.areas))}
        case DotPlot():
            figures = [dot for row in chart.rows for dot in row.dots]
            return {str(count) for count in (len(chart.rows), len(figures))}
        case LineChart():
            return {str(count) for count in (len(chart.lines), len(chart.years))}
    known = [one for one in figures if isinstance(one, Figure)]
    exact = [one for one in known if not one.text.startswith(_INEXACT)]
    missing = Counter(one.text for one in figures if isinstance(one, Mark))
    ties = Counter(one.text for one in exact)
    counts = (
        len(figures),
        len(known),
        len(exact),
        len(known) - len(exact),
        *missing.values(),
        *ties.values(),
    )
    return {str(count) for count in (*counts, missing.total())}
