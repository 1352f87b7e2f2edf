"""A briefing with every block, and how the tests open what is written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from docx import Document
from lxml import etree

from reportgen.document.nodes import (
    Abbreviation,
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Heading,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Literal,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)
from reportgen.write.docx import write_docx
from reportgen.write.theme import Theme, load_theme

ROOT = Path(__file__).parents[3]
STARTER = ROOT / "templates" / "theme.toml"
THEME = load_theme(STARTER)
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NS['w']}}}"


def words(text: str) -> Inlines:
    return (Text(text),)


def figure(text: str, value: int | Decimal | None = None) -> Figure:
    return Figure(text, Decimal(text.replace(",", "")) if value is None else value, "as observed", ("o",))


MISSING = Mark("[x]", "Not available")

KEY_FIGURES = KeyFigures(
    (
        KeyFigure((figure("893"),), words("missing child cases handled by NCMEC")),
        KeyFigure((figure("9,539"),), words("reports made available")),
    ),
    words("Counts from the state sheet."),
)
FACTS = Facts(
    (
        Fact(words("Rank by rate"), (Literal("34th", "a rank"),)),
        Fact(words("State sheet"), words("Available")),
    )
)
TABLE = Table(
    (
        Column(words("Measure"), "left"),
        Column((Abbreviation("Mass.", "Massachusetts"),)),
        Column(words("United States")),
    ),
    (
        Row((words("Missing children"), (), ()), "group"),
        Row((words("Missing child cases"), (figure("893"),), (figure("28,886"),))),
        Row((words("from a facility"), (figure("807"),), (MISSING,)), "part"),
    ),
    words("Massachusetts and the nation"),
    words("Counts"),
    words("[x] Not available."),
    summary="Cases in the state and in the nation.",
)
PROSE = Table(
    (Column(words("Figure"), "left"), Column(words("What it counts"), "left")),
    (Row((words("Missing child cases"), words("Cases that NCMEC handled; the groups add up to it"))),),
    layout="prose",
)
HEADLESS = Table((Column((), "left"), Column(())), (Row((words("Facility"), (figure("807"),))),))
CHART = BarChart(
    (
        Bar(words("Rhode Island"), figure("16.3")),
        Bar(words("Maine"), figure("8.5")),
        Bar(words("Guam"), figure("0.0")),
        Bar(words("Vermont"), MISSING),
        Bar(words("50 states together"), figure("12.5"), "reference"),
    ),
    series="Reports per 1,000 children",
    alt="Bar chart: Rhode Island 16.3, Maine 8.5.",
    title=words("Rhode Island is above the rate"),
    subtitle=words("Reports per child"),
    note=words("Sources below."),
)
PROSE_BLOCKS: tuple[Block, ...] = (
    Paragraph(words("The opening paragraph."), "lede"),
    Heading(1, words("A heading")),
    Paragraph(
        (
            Text("Plain, "),
            figure("12,592"),
            Text(" reports, "),
            Strong(words("strong")),
            Text(", "),
            Emphasis(words("stressed")),
            Text(" and "),
            Link((Text("a "), Strong(words("link"))), "https://example.org/?a=1&b=2"),
            Text("."),
        )
    ),
    List((words("First point."), words("Second point."))),
    List((words("One."), words("Two.")), numbered=True),
    List((words("One again."),), numbered=True),
    Note((Strong(words("Committees:")), Text(" Commerce."))),
)
SECTIONS = (
    Section((*PROSE_BLOCKS, KEY_FIGURES)),
    Section((Heading(1, words("Profiles")), Heading(2, words("Maine")), FACTS, TABLE), new_page=True),
    Section(
        (
            Heading(1, words("What each figure counts")),
            PROSE,
            HEADLESS,
            CHART,
            Heading(3, words("Sources")),
            Sources((Source(1, words("The state sheet.")), Source(2, words("The census.")))),
        )
    ),
)
BRIEFING = Briefing(
    slug="massachusetts",
    title=words("Massachusetts"),
    sections=SECTIONS,
    date=date(2023, 12, 31),
    kicker=words("State sheet"),
    subtitle=words("Missing and exploited children"),
    running=words("Massachusetts: missing children"),
    footer=words("Prepared Nov. 21."),
    author="Policy Office",
    description="A briefing for the tests.",
)


def of(*blocks: Block, **changes: Any) -> Briefing:
    """The briefing with these blocks alone."""
    return replace(BRIEFING, sections=(Section(blocks),), **changes)


def opened(briefing: Briefing, theme: Theme = THEME) -> Any:
    """The written file as python-docx opens it."""
    return Document(io.BytesIO(write_docx(briefing, theme)))


def parts(briefing: Briefing, theme: Theme = THEME) -> dict[str, bytes]:
    """The written file's parts by name."""
    with zipfile.ZipFile(io.BytesIO(write_docx(briefing, theme))) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def part(briefing: Briefing, name: str, theme: Theme = THEME) -> Any:
    """One XML part of the written file, parsed."""
    return etree.fromstring(parts(briefing, theme)[name])


def found(element: Any, path: str) -> list[Any]:
    """What an XPath with the usual prefixes finds."""
    return list(etree.XPath(path, namespaces=NS)(element))
