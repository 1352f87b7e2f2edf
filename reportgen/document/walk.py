"""Walks over a briefing in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.document.nodes import (
    Abbreviation,
    BarChart,
    Block,
    Briefing,
    Chart,
    Contents,
    DotPlot,
    Emphasis,
    Facts,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    LineChart,
    Link,
    List,
    Literal,
    Map,
    Mark,
    Note,
    Paragraph,
    SmallMultiples,
    Sources,
    Strong,
    Table,
    Text,
)


def text_of(inlines: Inlines) -> str:
    """The words that inlines show, without their weight or links."""
    return "".join(leaf.text for leaf in leaves(inlines))


def leaves(inlines: Inlines) -> Iterator[Text | Figure | Literal | Mark | Abbreviation]:
    """The inlines that hold words, in order, out of whatever wraps them."""
    for inline in inlines:
        match inline:
            case Text() | Figure() | Literal() | Mark() | Abbreviation():
                yield inline
            case Strong(inner) | Emphasis(inner) | Link(inner, _) | Foreign(inner, _):
                yield from leaves(inner)
            case _:
                assert_never(inline)


def runs(block: Block) -> Iterator[Inlines]:
    """Every run of inlines in a block, in reading order (of a chart: its labels and figures too)."""
    match block:
        case Heading(_, inlines) | Paragraph(inlines, _) | Note(inlines):
            yield inlines
        case List(items, _):
            yield from items
        case KeyFigures(items, note):
            for item in items:
                yield item.figure
                yield item.label
            yield note
        case Facts(items):
            for fact in items:
                yield fact.label
                yield fact.value
        case Table():
            yield block.title
            yield block.subtitle
            yield from (column.head for column in block.columns)
            yield from (cell for row in block.rows for cell in row.cells)
            yield block.note
        case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
            yield block.title
            yield block.subtitle
            yield from _of_chart(block)
            yield block.note
        case Sources(items):
            yield from (item.inlines for item in items)
        case Contents(title, entries):
            yield title
            yield from (entry.inlines for entry in entries)
        case _:
            assert_never(block)


def _of_chart(chart: Chart) -> Iterator[Inlines]:
    """What stands in the drawing: labels and figures."""
    match chart:
        case BarChart():
            for bar in chart.bars:
                yield bar.label
                yield (bar.figure,)
                if bar.mark:
                    yield (bar.mark,)
        case DotPlot():
            yield from chart.series
            for row in chart.rows:
                yield row.label
                yield row.dots
        case LineChart():
            yield chart.years
            for line in chart.lines:
                yield line.label
                yield line.points
        case SmallMultiples():
            for one in chart.charts:
                yield from runs(one)
        case Map():
            yield chart.unit
            yield from chart.grades
            yield from chart.missing
            for area in chart.areas:
                yield area.label
                yield (area.figure,)
        case _:
            assert_never(chart)


def blocks(briefing: Briefing) -> Iterator[Block]:
    """Every block of a briefing, in reading order."""
    for section in briefing.sections:
        yield from section.blocks


def all_runs(briefing: Briefing) -> Iterator[Inlines]:
    """Every run of a briefing: kicker, title, subtitle, blocks, then the running header and footer."""
    yield briefing.kicker
    yield briefing.title
    yield briefing.subtitle
    for block in blocks(briefing):
        yield from runs(block)
    yield briefing.running
    yield briefing.footer


def figures(briefing: Briefing) -> Iterator[Figure]:
    """Every Figure of a briefing, in reading order."""
    for inlines in all_runs(briefing):
        yield from (leaf for leaf in leaves(inlines) if isinstance(leaf, Figure))


def join(parts: tuple[Inlines, ...], between: str) -> Inlines:
    """The parts one after the other, with `between` as words in between."""
    out: list[Inline] = []
    for part in parts:
        if out:
            out.append(Text(between))
        out.extend(part)
    return tuple(out)
