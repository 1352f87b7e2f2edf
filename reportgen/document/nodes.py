"""The nodes of a briefing. Frozen, plain, and knowing nothing of states or of file formats.

Briefing → Section → blocks → inlines. A number is a Figure (with the observations it stands for), a
Literal (declared to be no figure) or a Mark (a figure that is missing); a Text holds no digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

# ---- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a digit."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the data, as shown, and what it stands for.

    `value` is the number that `text` says, after its one rounding; `observations` are the ids of what it
    was made from and `operation` how ("as observed", "total", "rate", "share", "rank", …).
    """

    text: str
    value: int | Decimal
    operation: str
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, or words with one in them, that is no figure: a year, an age, a law; `why` says what."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A missing figure in a table or chart: `[x]`, `[c]`, `[z]`, with the meaning that the note explains."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that the eye reads ("Mass.") and the full one for the ear ("Massachusetts")."""

    text: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the weight of their sentence."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed; the look has no italic, so writers set them as they set Strong."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    inlines: tuple[Inline, ...]
    url: str


Inline = Text | Figure | Literal | Mark | Abbreviation | Strong | Emphasis | Link
Inlines = tuple[Inline, ...]

# ---- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a section, 2 a profile within it (a rule above), 3 a minor heading."""

    level: OneOf[1, 2, 3]
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; the `lede` is the opening one, set larger."""

    inlines: Inlines
    role: OneOf["body", "lede"] = "body"


@dataclass(frozen=True, slots=True)
class Note:
    """A small grey paragraph that stands on its own; notes of tables and charts live in them."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class List:
    """Items of one or two sentences, with bullets or numbers."""

    items: tuple[Inlines, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large figure and the words below it."""

    figure: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The band below the opening paragraph: one to four figures and one note."""

    items: tuple[KeyFigure, ...]
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A small label over its value, in the row of facts that opens a profile."""

    label: Inlines
    value: Inlines


@dataclass(frozen=True, slots=True)
class Facts:
    """One row of up to six facts."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and how its cells align."""

    head: Inlines
    align: OneOf["left", "right"] = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, one per column, the first being its header.

    A `group` names the rows below it (its other cells are empty); a `part` is indented under its total.
    """

    cells: tuple[Inlines, ...]
    kind: OneOf["plain", "group", "part"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title, subtitle and note.

    `layout` is "figures" (tight rows, figures aligned on the right) or "prose" (wrapped words, aligned at the
    top). `summary` says in a sentence what is in it, for those who hear it. A table whose heads are all
    empty has no head row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()
    layout: OneOf["figures", "prose"] = "figures"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and its figure, or the mark of one that is missing.

    A `reference` bar (the region, the nation) is grey and stands below the others, after a gap.
    """

    label: Inlines
    figure: Figure | Mark
    reference: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero, in the order given, each labelled with its figure.

    `series` names what the figures are ("Reports per 1,000 children"), for the chart's workbook; `alt` is
    the sentence for those who cannot see it.
    """

    bars: tuple[Bar, ...]
    series: str
    alt: str
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered entry of the list of sources."""

    number: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered list of sources."""

    items: tuple[Source, ...]


Block = Heading | Paragraph | Note | List | KeyFigures | Facts | Table | BarChart | Sources


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of level 1 (the first section may have none)."""

    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """One finished briefing, before any format.

    `running` is the header from page 2 on, `footer` the left side of every page's foot. `date` is the
    data's, never the clock's: writers stamp files with it, so that the same data gives the same bytes.
    """

    slug: str
    title: Inlines
    sections: tuple[Section, ...]
    date: date
    kicker: Inlines = ()
    subtitle: Inlines = ()
    running: Inlines = ()
    footer: Inlines = ()
    author: str = ""
    description: str = ""
    language: str = "en-US"
