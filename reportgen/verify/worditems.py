"""What stands in the body of a Word file, place by place: as a briefing has it, and as it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from lxml import etree

from reportgen.document.nodes import (
    BarChart,
    Block,
    Briefing,
    Chart,
    Contents,
    DotPlot,
    Facts,
    Figure,
    Heading,
    Inlines,
    KeyFigures,
    LineChart,
    List,
    Map,
    Note,
    Paragraph,
    SmallMultiples,
    Source,
    Sources,
    Table,
    Text,
)
from reportgen.document.walk import leaves, runs, text_of
from reportgen.verify.pieces import is_shown
from reportgen.verify.wordbody import Cells, Line
from reportgen.verify.wordparts import collapsed

Place = tuple[int, ...]
DRAWN: Place = (-1,)
"""The place of drawings, which are compared by themselves."""
ENTRY = "an entry of the contents"
"""Where an entry of the contents stands."""


class Item(NamedTuple):
    """Words at a place: none in particular, or the table, row, column and line of a cell, from 0.

    `marks` are the figures in it, each by its number among all of the briefing and its text. `parts` are its
    words as they are, those of a figure with its number; a list's own numbers are not among them.
    """

    where: str
    place: Place
    words: str
    marks: tuple[tuple[int, str], ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> tuple[Place, str, tuple[tuple[int, str], ...]]:
        """What two items must have in common."""
        return self.place, self.words, self.marks


@dataclass(slots=True)
class Said:
    """All items in order, one for each group of drawings among them, and these groups."""

    items: list[Item]
    drawn: list[list[Chart]]
    numbers: dict[int, int]
    """The number of the first figure in a chart's drawing, by the chart's identity."""


def said(briefing: Briefing) -> Said:
    """What the body of a briefing's file must say."""
    return _Saying().of(briefing)


class _Saying:
    def __init__(self) -> None:
        self.said = Said([], [], {})
        self.figures = self.tables = 0

    def of(self, briefing: Briefing) -> Said:
        self.add("the line above the title", briefing.kicker)
        self.add("the title", briefing.title)
        self.add("the subtitle", briefing.subtitle)
        for section in briefing.sections:
            for block in section.blocks:
                if is_shown(block):
                    self.block(block)
                else:
                    self.pass_over(runs(block))
        return self.said

    def add(self, where: str, inlines: Inlines, before: str = "", place: Place = ()) -> None:
        """The words of inlines, which stand at a place of a table or in a paragraph of their own."""
        if not inlines and not place:
            return
        parts: list[tuple[str, int]] = []
        words, marks = before, []
        for leaf in leaves(inlines):
            words += leaf.text
            if isinstance(leaf, Figure):
                self.figures += 1
                marks.append((self.figures, collapsed(leaf.text)))
                parts.append((leaf.text, self.figures))
            else:
                parts.append((leaf.text, 0))
        text = collapsed(words)
        if text or place:
            self.said.items.append(Item(where, place, text, tuple(marks), tuple(parts)))

    def pass_over(self, several: Iterable[Inlines]) -> None:
        self.figures += sum(isinstance(leaf, Figure) for inlines in several for leaf in leaves(inlines))

    def block(self, block: Block) -> None:
        match block:
            case Heading(_, inlines):
                self.add("a heading", inlines)
            case Paragraph(inlines):
                self.add("a paragraph", inlines)
            case Note(inlines):
                self.add("a note", inlines)
            case List(items, numbered):
                for at, item in enumerate((item for item in items if item), 1):
                    self.add(f"item {at} of a list", item, f"{at}. " if numbered else "• ")
            case KeyFigures(items, note):
                self.band([("a key figure", one.figure, one.label) for one in items])
                self.add("the note below the key figures", note)
            case Facts(items):
                self.band([(f"the fact “{text_of(one.label)}”", one.label, one.value) for one in items])
            case Table():
                self.table(block)
            case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
                self.chart(block)
            case Sources(items):
                self.sources(items)
            case Contents():
                self.contents(block)
            case _:
                assert_never(block)

    def contents(self, contents: Contents) -> None:
        self.add("the title of the contents", contents.title)
        for entry in contents.entries:
            self.add(ENTRY, entry.inlines)

    def sources(self, items: tuple[Source, ...]) -> None:
        for source in items:
            self.add(f"source {source.number}", source.inlines or (Text(""),), f"{source.number} ")

    def band(self, pairs: list[tuple[str, Inlines, Inlines]]) -> None:
        for at, (where, upper, lower) in enumerate(pairs):
            self.add(where, upper, place=(self.tables, 0, at, 0))
            self.add(f"{where}, below", lower, place=(self.tables, 0, at, 1))
        self.tables += 1

    def table(self, table: Table) -> None:
        what = f"the table “{text_of(table.title)}”" if table.title else "a table"
        self.add(f"the title of {what}", table.title)
        self.add(f"the line below the title of {what}", table.subtitle)
        heads = [text_of(column.head) for column in table.columns]
        for across, column in enumerate(table.columns):
            if any(heads):
                self.add(f"a head of {what}", column.head, place=(self.tables, 0, across, 0))
        for down, row in enumerate(table.rows, int(any(heads))):
            name = f"{what}, row “{text_of(row.cells[0])}”"
            for across, head in enumerate(heads):
                cell = row.cells[across] if across < len(row.cells) else ()
                where = f"{name}, column “{head}”" if head else name
                self.add(where, cell, place=(self.tables, down, across, 0))
        self.tables += 1
        self.add(f"the note below {what}", table.note)

    def chart(self, chart: Chart) -> None:
        what = name_of(chart)
        self.add(f"the title of {what}", chart.title)
        self.add(f"the line below the title of {what}", chart.subtitle)
        if self.said.items[-1:] and self.said.items[-1].place == DRAWN:
            self.said.drawn[-1].append(chart)
        else:
            self.said.items.append(Item(what, DRAWN, ""))
            self.said.drawn.append([chart])
        self.said.numbers[id(chart)] = self.figures + 1
        self.pass_over(runs(chart))
        self.figures -= sum(
            isinstance(leaf, Figure)
            for inlines in (chart.title, chart.subtitle, chart.note)
            for leaf in leaves(inlines)
        )
        self.add(f"the note below {what}", chart.note)


def name_of(chart: Chart) -> str:
    """What a chart is called in a message."""
    kind = "map" if isinstance(chart, Map) else "chart"
    return f"the {kind} “{text_of(chart.title)}”" if chart.title else f"a {kind}"


@dataclass(slots=True)
class Found:
    """The same of a file: items in order, groups of drawings."""

    items: list[Item]
    drawn: list[list[etree._Element]]


def found(blocks: Iterable[Line | Cells]) -> Found:
    """What the body of a file says."""
    seen, tables = Found([], []), 0
    for block in blocks:
        if isinstance(block, Line):
            _line(seen, block)
        else:
            seen.items += _cells(block, tables, seen)
            tables += 1
    return seen


def _line(seen: Found, line: Line) -> None:
    words = collapsed(f"{line.label} {line.text}")
    if words:
        seen.items.append(Item("", (), words, _marks(line)))
    if line.drawings:
        if not (seen.items and seen.items[-1].place == DRAWN):
            seen.items.append(Item("", DRAWN, ""))
            seen.drawn.append([])
        seen.drawn[-1] += line.drawings


def _cells(rows: Cells, table: int, seen: Found) -> Iterator[Item]:
    for down, row in enumerate(rows):
        for across, lines in enumerate(row):
            for at, line in enumerate(lines):
                if line.drawings:
                    seen.drawn.append(line.drawings)
                yield Item(
                    "", (table, down, across, at), collapsed(f"{line.label} {line.text}"), _marks(line)
                )


def _marks(line: Line) -> tuple[tuple[int, str], ...]:
    text = line.text
    return tuple((mark.number, collapsed(text[mark.start : mark.end])) for mark in line.marks)
