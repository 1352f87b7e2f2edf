"""The bench's JSON documents as briefings, so that both writers are measured on the same nodes."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)

DATE = date(2023, 12, 31)


def briefing_of(data: dict[str, Any]) -> Briefing:
    """The briefing that one of the bench's JSON documents describes, one section for each h1."""
    sections: list[list[Block]] = [[]]
    for block in data["blocks"]:
        if block["t"] == "h1" and sections[-1]:
            sections.append([])
        sections[-1].append(_block(block))
    return Briefing(
        slug=data["kind"],
        title=_words(data["title"]),
        subtitle=_words(data["subtitle"]),
        sections=tuple(Section(tuple(blocks)) for blocks in sections),
        date=DATE,
        running=_words(data["subtitle"]),
        footer=_words(data["footer"]),
        author="NCMEC",
    )


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _block(block: dict[str, Any]) -> Block:
    match block["t"]:
        case "p":
            return Paragraph(tuple(_run(text, kind) for text, kind in block["runs"]))
        case "h1":
            return Heading(1, _words(block["text"]))
        case "h2":
            return Heading(2, _words(block["text"]))
        case "table":
            return _table(block)
        case "chart":
            return _chart(block)
        case other:
            raise ValueError(f"the bench has no block {other!r}")


def _run(text: str, kind: str) -> Inline:
    if kind == "b":
        return Strong(_words(text))
    if kind.startswith("a:"):
        return Link(_words(text), kind[2:])
    return Text(text)


def _table(block: dict[str, Any]) -> Table:
    heads = block["header"] or [""] * len(block["rows"][0])
    columns = tuple(Column(_words(head), "right" if i else "left") for i, head in enumerate(heads))
    return Table(columns, tuple(_row(cells) for cells in block["rows"]), summary="Figures of the briefing.")


def _row(cells: list[str]) -> Row:
    part = cells[0].startswith("  ")
    return Row(tuple(_words(cell.strip()) for cell in cells), "part" if part else "plain")


def _chart(block: dict[str, Any]) -> BarChart:
    pairs = list(zip(block["labels"], block["values"], strict=True))
    bars = tuple(
        Bar(_words(label), Figure(f"{value:,}", value, "as observed", (f"{label}/cases",)))
        for label, value in pairs
    )
    alt = "Bar chart: " + "; ".join(f"{label} {value:,}" for label, value in pairs) + "."
    return BarChart(bars, series="Missing child cases", alt=alt, title=_words(block["title"]))
