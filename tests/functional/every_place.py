"""A made-up briefing with something in every place that words and figures can stand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from test_chart_parity import DOTS, LINES

from reportgen.document.nodes import (
    Abbreviation,
    Area,
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Contents,
    Entry,
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
    Map,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    SmallMultiples,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)


def words(text: str) -> Inlines:
    return (Text(text),)


def figure(text: str) -> Figure:
    digits = "".join(letter for letter in text.replace("−", "-") if letter in "-.0123456789")
    return Figure(text, Decimal(digits), "as observed", ("made-up",))


YEAR = Literal("2023", "the year")
MISSING = Mark("[x]", "not available")
TITLE = words("A made-up title of a")


def _row(name: str, *cells: str, kind: str = "plain") -> Row:
    found = tuple((figure(cell) if cell != "[x]" else MISSING,) for cell in cells)
    return Row((words(name), *found), kind)  # type: ignore[arg-type]


TABLE = Table(
    (Column(words("Place"), "left"), Column(words("Count"), highlight=True), Column((Text("In "), YEAR))),
    (
        _row("Here", "1,234", "−5.6%"),
        _row("of which", "more than 12", "7.8%", kind="part"),
        _row("There", "345", "[x]"),
        _row("Elsewhere", "0", "9.1%"),
    ),
    (*TITLE, Text(" table")),
    words("What its figures are"),
    (MISSING, Text(" is not available in "), YEAR),
)
BARS = BarChart(
    (
        Bar(words("Here"), figure("8.5"), "highlight", Mark("[p]", "preliminary")),
        Bar(words("There"), figure("more than 16")),
        Bar(words("Nowhere"), figure("0")),
        Bar(words("Below"), figure("−3.2")),
        Bar(words("Elsewhere"), MISSING),
        Bar(words("All together"), figure("24.1"), "reference"),
    ),
    series="Made up",
    alt="Made-up bars.",
)
SMALL = SmallMultiples(
    tuple(replace(BARS, title=words(name), alt=f"Bars of {name}") for name in ("One", "Two", "Three"))
)
PROSE = Table(
    (Column(words("What"), "left"), Column(words("How it is counted"), "left")),
    (
        Row(
            (
                words("Reports"),
                words("Each is counted once, where it was made, by the day on which it came in."),
            )
        ),
        Row((words("Cases"), (Text("Of children under "), Literal("18", "an age"), Text(" alone.")))),
    ),
    layout="prose",
)
_NAMES = [f"Row {letter}{ten}" for ten in range(6) for letter in "abcdefghij"]
LONG = Table(
    TABLE.columns,
    tuple(_row(name, f"{at + 7}", f"{at}.5%") for at, name in enumerate(_NAMES)),
)
MAP = Map(
    tuple(
        Area(code, words(name), figure(text) if text else MISSING, grade)
        for code, name, text, grade in (
            ("ME", "Maine", "4.5", 0), ("NH", "N.H.", "6.7", 0), ("VT", "Vermont", "8.9", 1),
            ("MA", "Mass.", "10.1", 1), ("RI", "R.I.", "", None), ("CT", "Conn.", "12.3", 2),
            ("XX", "Away", "7.7", 1),
        )
    ),
    (words("low"), words("middle"), words("high")),
    words("Made-up figures"),
    "A map of made-up figures.",
    (*TITLE, Text(" map")),
    missing=((MISSING, Text(" Not available")),),
)  # fmt: skip
BLOCKS: tuple[Block, ...] = (
    Paragraph(
        (Text("There were "), Strong((figure("893"),)), Text(" made-up cases in "), YEAR, Text(".")), "lede"
    ),
    KeyFigures(
        (
            KeyFigure((figure("893"),), words("made-up cases")),
            KeyFigure((figure("34.5%"),), words("of them solved")),
        ),
        (Text("As of "), YEAR),
    ),
    Contents(
        words("What is in it"),
        (
            Entry(1, words("What is counted"), 0),
            Entry(2, words("Charts"), 1),
            Entry(2, (Text("Places in "), YEAR), 2),
            Entry(1, words("Sources of all that is said here, in the order of their numbers"), 3),
        ),
    ),
    Facts((Fact(words("Rank"), (figure("34th"),)), Fact(words("People"), (figure("1,341,801"),)))),
    Heading(1, words("What is counted")),
    Paragraph(
        (
            Text("It fell by "), figure("−3.2%"), Text(" from more than "), figure("more than 900"),
            Text(", as this long sentence goes on to say over two lines or more of the page, see "),
            Link(words("the page of the source"), "https://example.org"), Text("."),
        )
    ),
    List(((Text("An item with "), figure("12")), words("An item without"))),
    List((words("Do this first"), (Text("Then that, by "), YEAR)), numbered=True),
    TABLE,
    Heading(2, words("Charts")),
    BARS,
    DOTS,
    LINES,
    SMALL,
    MAP,
    PROSE,
    Heading(2, (Text("Places in "), YEAR)),
    LONG,
    Note((Text("A note on "), figure("5"), Text(" things"))),
    Heading(1, words("Sources of all that is said here, in the order of their numbers")),
    Sources((Source(1, (Text("The first, "), YEAR)), Source(2, (Abbreviation("Mass.", "Massachusetts"),)))),
)  # fmt: skip
BRIEFING = Briefing(
    "made-up",
    (Text("Made up, "), YEAR),
    (Section(BLOCKS[:10]), Section(BLOCKS[10:], new_page=True)),
    date(2023, 12, 31),
    kicker=(Text("For tests, "), YEAR),
    subtitle=words("All of it made up"),
    running=(Text("Made up, "), YEAR),
    footer=(Text("Not for use, "), YEAR),
)
