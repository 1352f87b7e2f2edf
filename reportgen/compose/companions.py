"""The figures of every chart stand in a table too: where no table of a briefing has them, one follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from reportgen.compose import en_us
from reportgen.compose.numbers import words
from reportgen.compose.parts import nearly_equal
from reportgen.document.nodes import (
    Abbreviation,
    Bar,
    BarChart,
    Block,
    Chart,
    Column,
    DotPlot,
    Figure,
    Inlines,
    LineChart,
    Map,
    Mark,
    Row,
    SmallMultiples,
    Table,
    Text,
)
from reportgen.document.walk import leaves, runs, text_of

T = TypeVar("T")

Short = Mapping[str, Inlines]
"""Places' short names for the heads of columns, by their full ones."""
ACROSS = 10
"""Up to so many figures of a chart stand in one row; more stand down."""
# By columns: how many rows stay as they are, and in how many parts others do.
_FOLDED = {2: (9, 3), 3: (15, 2)}

_Lines = list[tuple[Inlines, ...]]


def with_companions(blocks: Sequence[Block | T], short: Short) -> list[Block | T]:
    """The blocks, and below each chart whose figures stand in no table one that has them.

    A chart that shows a part of what another does needs none: the other's table has its figures too.
    """
    shown = {key for b in blocks if isinstance(b, Table) and b.layout == "figures" for key in _keys(b)}
    drawn = [_drawn(block) for block in blocks if isinstance(block, Chart)]
    out: list[Block | T] = []
    for block in blocks:
        out.append(block)
        if isinstance(block, Chart):
            keys = _drawn(block)
            out += () if keys <= shown or any(keys < other for other in drawn) else companions(block, short)
    return out


def _keys(block: Block) -> set[tuple[str, tuple[str, ...]]]:
    """What a block's figures are, whatever words stand around them."""
    found = (leaf for run in runs(block) for leaf in leaves(run))
    return {(leaf.operation, leaf.observations) for leaf in found if isinstance(leaf, Figure)}


def _drawn(chart: Chart) -> set[tuple[str, tuple[str, ...]]]:
    """What the figures of the drawing are; those in its title and note stand there as words."""
    return _keys(replace(chart, title=(), subtitle=(), note=()))


def companions(chart: Chart, short: Short) -> Iterator[Table]:
    """The tables that say what a chart shows: one, but for small charts that have nothing in common."""
    match chart:
        case BarChart():
            yield _of_bars(chart, short)
        case DotPlot(series, rows, unit):
            lines = [(row.label, *((dot,) for dot in row.dots)) for row in rows]
            yield _down([(), *series], lines, unit)
        case LineChart(years, drawn, unit):
            points = zip(*(line.points for line in drawn), strict=True)
            lines = [((year,), *((p,) for p in at)) for year, at in zip(years, points, strict=True)]
            yield _down([(), *(line.label for line in drawn)], lines, unit)
        case SmallMultiples(charts):
            alike = len({tuple(bar.label for bar in one.bars) for one in charts}) == 1
            if alike and len(charts[0].bars) <= ACROSS:
                yield _across([(one.title or _said(one.series), one.bars) for one in charts], short)
            else:
                yield from (_of_bars(one, short) for one in charts)
        case Map(areas, _, unit):
            placed = [(_full(area.label), (area.figure,)) for area in areas]
            yield _down([(), unit], sorted(placed, key=lambda line: text_of(line[0])), text_of(unit))
        case _:
            assert_never(chart)


def _of_bars(chart: BarChart, short: Short) -> Table:
    series = _said(chart.series)
    if len(chart.bars) <= ACROSS:
        return _across([(series, chart.bars)], short)
    return _down([(), series], [(bar.label, _cell(bar.figure, bar.mark)) for bar in chart.bars], chart.series)


def _across(charts: list[tuple[Inlines, tuple[Bar, ...]]], short: Short) -> Table:
    """A row for each chart, a column for each bar."""
    first = charts[0][1]
    heads = [short.get(text_of(bar.label), bar.label) for bar in first]
    marked = [bar.role == "highlight" for bar in first]
    columns = [Column((), "left"), *(Column(h, highlight=m) for h, m in zip(heads, marked, strict=True))]
    rows = [Row((name, *(_cell(bar.figure, bar.mark) for bar in bars))) for name, bars in charts]
    return _table(columns, rows, ", ".join(text_of(name) for name, _ in charts))


def _down(heads: Sequence[Inlines], lines: _Lines, unit: str) -> Table:
    """A row for each line; long lists go on beside themselves."""
    stay, count = _FOLDED.get(len(heads), (len(lines), 1))
    folds = nearly_equal(lines, count) if len(lines) > stay else [tuple(lines)]
    columns = [Column(head, "right" if at else "left") for at, head in enumerate(heads)] * len(folds)
    empty = ((),) * len(heads)
    rows = [
        Row(tuple(cell for fold in folds for cell in (fold[at] if at < len(fold) else empty)))
        for at in range(len(folds[0]))
    ]
    return _table(columns, rows, unit)


def _table(columns: list[Column], rows: list[Row], unit: str) -> Table:
    summary = f"{en_us.FIGURES_OF_CHART}: {unit}."
    return Table(tuple(columns), tuple(rows), summary=summary, continues=True)


def _full(label: Inlines) -> Inlines:
    """A place's name in full, for which a map has no room."""
    only = label[0] if len(label) == 1 else None
    return (words(only.expansion, "name of a place"),) if isinstance(only, Abbreviation) else label


def _cell(figure: Figure | Mark, mark: Mark | None) -> Inlines:
    return (figure, Text(en_us.NBSP), mark) if mark else (figure,)


def _said(unit: str) -> Inlines:
    return (words(unit, "what the figures of a chart are"),)
