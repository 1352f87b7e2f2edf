"""Walks over a briefing that tests of its wording share: its sentences, its words by kind, its columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.document.nodes import (
    Abbreviation,
    BarChart,
    Briefing,
    Facts,
    Figure,
    Heading,
    Inlines,
    KeyFigures,
    List,
    Literal,
    Mark,
    Note,
    Paragraph,
    Sources,
    Table,
    Text,
)
from reportgen.document.walk import all_runs, blocks, leaves, text_of

Leaf = Text | Figure | Literal | Mark | Abbreviation


def every_leaf(briefing: Briefing) -> Iterator[Leaf]:
    for run in all_runs(briefing):
        yield from leaves(run)


def every_word(briefing: Briefing) -> Iterator[str]:
    """All that a briefing says, also to those who hear it and in the file's properties."""
    yield from (leaf.text for leaf in every_leaf(briefing))
    yield from (leaf.expansion for leaf in every_leaf(briefing) if isinstance(leaf, Abbreviation))
    yield from (briefing.author, briefing.description, briefing.slug)
    for block in blocks(briefing):
        if isinstance(block, Table):
            yield block.summary
        if isinstance(block, BarChart):
            yield from (block.alt, block.series)


def prose(briefing: Briefing) -> Iterator[Inlines]:
    """The runs that are sentences or headings: no cells, labels and figures."""
    yield from (briefing.title, briefing.subtitle)
    for block in blocks(briefing):
        match block:
            case Heading() | Paragraph() | Note():
                yield block.inlines
            case List():
                yield from block.items
            case Table() | BarChart():
                yield from (block.title, block.subtitle, block.note)
            case KeyFigures():
                yield block.note
            case Sources() | Facts():
                pass


def plain(inlines: Inlines) -> str:
    return " ".join(text_of(inlines).split())


_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z][.])(?<!U[.]S[.])(?<!D[.]C[.]) +(?=[\"“A-Z0-9\[])")


def sentences(inlines: Inlines) -> list[str]:
    """A run's sentences. A date's "Nov. 21" is no end, since a no-break blank stands in it."""
    text = text_of(inlines).replace("\n", " ")
    return [" ".join(part.split()) for part in _END.split(text) if part.strip()]


def hidden(text: str) -> list[str]:
    """The characters that nobody can read: private-use, unassigned, control characters."""
    return [c for c in text if unicodedata.category(c) in {"Co", "Cn", "Cc", "Cs"}]


class Cell(NamedTuple):
    """A figure in a table: under which head, in which row, and in which table."""

    head: str
    label: str
    figure: Figure
    table: Table


def cells(tables: Iterable[Table]) -> Iterator[Cell]:
    """Every figure of the tables, under the full name of its column."""
    for table in tables:
        heads = [
            "".join(
                leaf.expansion if isinstance(leaf, Abbreviation) else leaf.text for leaf in leaves(c.head)
            )
            for c in table.columns
        ]
        for row in table.rows:
            for head, inlines in zip(heads, row.cells, strict=True):
                for leaf in leaves(inlines):
                    if isinstance(leaf, Figure):
                        yield Cell(head, plain(row.cells[0]), leaf, table)


def tables_of_figures(briefing: Briefing) -> list[Table]:
    found = [block for block in blocks(briefing) if isinstance(block, Table)]
    return [table for table in found if table.layout == "figures"]
