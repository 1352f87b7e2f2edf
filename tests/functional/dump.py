"""Dumps for golden files: a briefing, a PDF's words and a Word page's XML, as lines that a person can read.

Of a briefing: every block on a line of its own under its kind, ⟨…⟩ around a figure, ‹…› around a number
that is declared to be none, and marks as they are.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from finished import read_pdf
from lxml import etree

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


def of_briefing(briefing: Briefing) -> str:
    """The whole briefing."""
    lines = [
        f"kicker    {said(briefing.kicker)}",
        f"title     {said(briefing.title)}",
        f"subtitle  {said(briefing.subtitle)}",
        f"running   {said(briefing.running)}",
        f"footer    {said(briefing.footer)}",
        f"file      {briefing.slug}, {briefing.date}, {briefing.language}, {briefing.description}",
    ]
    for section in briefing.sections:
        turned = ", landscape" if section.landscape else ""
        lines += ["", ("──── a new page" if section.new_page else "────") + turned]
        for block in section.blocks:
            lines += ["", *_block(block)]
    return "\n".join(lines) + "\n"


def said(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines)).replace("\u00a0", "_")


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Mark(text):
            return text
        case Figure(text):
            return f"⟨{text}⟩"
        case Literal(text):
            return re.sub(r"\d[\d,.]*\d|\d", lambda found: f"‹{found[0]}›", text)
        case Abbreviation(text, expansion):
            return f"{text}={expansion}"
        case Strong(inner) | Emphasis(inner):
            return f"**{''.join(map(_inline, inner))}**"
        case Foreign(inner, language):
            return f"[{''.join(map(_inline, inner))}]({language})"
        case Link(inner, url):
            return f"[{''.join(map(_inline, inner))}]({url})"


_ROLE = {"plain": "", "highlight": "here ", "reference": "grey "}
_KIND = {BarChart: "chart", DotPlot: "dots", LineChart: "lines", SmallMultiples: "small charts", Map: "map"}


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, inlines):
            yield f"{'#' * level} {said(inlines)}"
        case Paragraph(inlines, role):
            yield f"{'lede: ' if role == 'lede' else ''}{said(inlines)}"
        case Note(inlines):
            yield f"note: {said(inlines)}"
        case List(items, numbered):
            yield from (f"{f'{at}.' if numbered else '-'} {said(item)}" for at, item in enumerate(items, 1))
        case KeyFigures(items, note):
            yield "key figures"
            yield from (f"  {said(item.figure)}  {said(item.label)}" for item in items)
            yield f"  note: {said(note)}"
        case Facts(items):
            yield "facts"
            yield from (f"  {said(fact.label)}: {said(fact.value)}" for fact in items)
        case Table():
            yield from _table(block)
        case BarChart() | DotPlot() | LineChart() | SmallMultiples() | Map():
            yield from _chart(block)
        case Sources(items):
            yield from (f"source {item.number}: {said(item.inlines)}" for item in items)
        case Contents(title, entries):
            yield f"contents: {said(title)}"
            yield from (f"{'  ' * one.level}{said(one.inlines)} (heading {one.heading})" for one in entries)


def _chart(chart: Chart) -> Iterator[str]:
    yield f"{_KIND[type(chart)]}: {said(chart.title)}"
    yield f"  {said(chart.subtitle)}"
    yield from (f"  {line}" for line in _drawn(chart))
    if not isinstance(chart, SmallMultiples):
        yield f"  alt: {chart.alt}"
    yield f"  note: {said(chart.note)}"


def _drawn(chart: Chart) -> Iterator[str]:
    match chart:
        case BarChart(bars):
            for bar in bars:
                shown = (bar.figure, Text(" "), bar.mark) if bar.mark else (bar.figure,)
                yield f"{_ROLE[bar.role]}{said(bar.label)}: {said(shown)}"
        case DotPlot(series, rows):
            yield f"of {', '.join(map(said, series))}"
            for row in rows:
                yield f"{said(row.label)}: {', '.join(said((dot,)) for dot in row.dots)}"
        case LineChart(years, lines):
            yield f"years {' '.join(said((year,)) for year in years)}; breaks at {chart.breaks}"
            for line in lines:
                points = ", ".join(said((point,)) for point in line.points)
                yield f"{_ROLE[line.role]}{said(line.label)}: {points}"
        case SmallMultiples(charts):
            for one in charts:
                yield from _chart(one)
        case Map(areas, grades):
            yield from (f"grade {at}: {said(grade)}" for at, grade in enumerate(grades))
            for area in areas:
                grade = "-" if area.grade is None else area.grade
                yield f"{_ROLE[area.role]}{said(area.label)}: {said((area.figure,))} ({grade})"


def _table(table: Table) -> Iterator[str]:
    kind = f"{table.layout}{', wide' * table.wide}{', going on' * table.continues}"
    yield f"table ({kind}): {said(table.title)}"
    yield f"  {said(table.subtitle)}"
    rows = [[f"{'here ' * column.highlight}{said(column.head)}" for column in table.columns]]
    for row in table.rows:
        label, *cells = map(said, row.cells)
        rows.append([f"{'  ' if row.kind == 'part' else ''}{label}", *cells])
    across = range(len(table.columns))
    widths = [max(len(row[at]) for row in rows) if table.layout == "figures" else 0 for at in across]
    for shown in rows:
        cells = [
            cell.rjust(width) if column.align == "right" else cell.ljust(width)
            for cell, width, column in zip(shown, widths, table.columns, strict=True)
        ]
        yield f"  {' | '.join(cells)}".rstrip(" |")
    yield f"  note: {said(table.note)}"
    yield f"  summary: {table.summary}"


def of_pdf(file: Path) -> str:
    """Its words along the structure tree, each element under its tag, then what stands outside of it."""
    pdf = read_pdf(file)
    lines = [f"{piece.tag:8} {' | '.join(piece.text.split(chr(10))).rstrip()}" for piece in pdf.pieces]
    lines += [f"page {at}   {' | '.join(text.split(chr(10)))}" for at, text in enumerate(pdf.artifacts, 1)]
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_word_page(file: Path) -> str:
    """The XML of about its first page (two sections), indented, with the sizes of cells left out."""
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(f"{_W}body")
    assert body is not None
    lines: list[str] = []
    sections = 0
    for block in body:
        sections += block.find(f"{_W}pPr/{_W}pStyle[@{_W}val='Heading1']") is not None
        if sections > 2:
            break
        lines += _element(block, 0)
    return "\n".join(lines) + "\n"


_LEFT_OUT = {
    "tcW",
    "tcMar",
    "tblCellMar",
    "tblGrid",
    "tblLook",
    "tblLayout",
    "tblW",
    "tblBorders",
    "tcBorders",
}


def _element(element: etree._Element, depth: int) -> Iterator[str]:
    name = etree.QName(element)
    if name.localname in _LEFT_OUT:
        return
    attributes = "".join(f" {etree.QName(key).localname}={value!r}" for key, value in element.attrib.items())
    text = f" “{element.text}”" if element.text and element.text.strip() else ""
    yield f"{'  ' * depth}{name.localname}{attributes}{text}".replace("\u00a0", "_")
    for child in element:
        yield from _element(child, depth + 1)
