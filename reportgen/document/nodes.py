"""The nodes of a briefing. Frozen, plain, and knowing nothing of states or of file formats.

Briefing → Section → blocks → inlines. A number is a Figure (with the observations it stands for), a
Literal (declared to be no figure) or a Mark (a figure that is missing); a Text holds no digit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

# ---- inlines

Formula = tuple[object, ...]
"""What a figure claims to be: an operation, then what it is worked out from, down to figures of the input.

("figure", place, measure, period) · ("total", places, measure, period) · ("rate", per, count, base) ·
("share", part, whole), ("tenths", part, whole) · ("change", later, earlier), ("difference", one, other),
("ratio", one, other) · ("rank", own, places), ("median", one, places), ("lowest", …), ("highest", …), the
others of the line being the same formula of the other places · ("coverage", one, places), ("exact", one,
places): how many of the places have a figure, or an exact one. `places` are codes; "rank with data" is a rank
among those of them that have an exact figure.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a digit."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the data, as shown, and what it stands for.

    `value` is the number that `text` says, after its one rounding; `observations` are the ids of what it
    was made from and `operation` how ("as observed", "total", "rate", "share", "rank", …). `formula` says it
    whole, so that it can be worked out a second time from the input files.
    """

    text: str
    value: int | Decimal
    operation: str
    observations: tuple[str, ...]
    formula: Formula = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, or words with one in them, that is no figure: a year, an age, a law; `why` says what."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A missing figure in a table or chart: `[x]`, `[c]`, `[z]`, with the meaning that the note explains.

    The one in the note itself has none: its words follow.
    """

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


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another language than the briefing's, by its tag: "es", "zh-Hant"."""

    inlines: tuple[Inline, ...]
    language: str


Inline = Text | Figure | Literal | Mark | Abbreviation | Strong | Emphasis | Link | Foreign
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
    """A column's head and how its cells align; the `highlight` is that of the place at hand."""

    head: Inlines
    align: OneOf["left", "right"] = "right"
    highlight: bool = False


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
    empty has no head row. A `wide` one needs a landscape page. One that `continues` goes on with the table
    above it: the note of all its parts stands below the last. Right below a chart it has that one's figures,
    and the chart's note is for both.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()
    layout: OneOf["figures", "prose"] = "figures"
    summary: str = ""
    wide: bool = False
    continues: bool = False


Role = OneOf["plain", "highlight", "reference"]
"""What a mark in a chart stands for: one of several, the one that the page is about, or a yardstick."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and its figure, or the mark of one that is missing.

    A `reference` bar (the region, the nation) is grey and stands below the others, after a gap. Where one is
    a `highlight` (the state at hand), the plain ones are paler. `mark` stands behind a preliminary figure.
    """

    label: Inlines
    figure: Figure | Mark
    role: Role = "plain"
    mark: Mark | None = None


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
class DotRow:
    """One row of dots: its label and, for each series, its figure or the mark of one that is missing."""

    label: Inlines
    dots: tuple[Figure | Mark, ...]


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Rows of dots on one scale from zero: one dot for each of two to four `series`.

    The first series is what the page is about (the state), the others are its yardsticks (the region, the
    nation). `unit` says what all figures are, for the workbook and the ear.
    """

    series: tuple[Inlines, ...]
    rows: tuple[DotRow, ...]
    unit: str
    alt: str
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: its label and, for each year, its figure or the mark of one that is missing."""

    label: Inlines
    points: tuple[Figure | Mark, ...]
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class LineChart:
    """Figures over years, on one scale from zero, at most six lines.

    `years` are in order and every year between the first and the last is there. `breaks` are the positions
    in `years` from which on the figures were counted in another way: no line crosses one.
    """

    years: tuple[Literal, ...]
    lines: tuple[Line, ...]
    unit: str
    alt: str
    breaks: tuple[int, ...] = ()
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Small bar charts beside one another, each with its title (its measure) and on its own scale.

    A chart's own subtitle and note are empty: theirs are here, once for all.
    """

    charts: tuple[BarChart, ...]
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Area:
    """One place of a map: the name of its outline ("MA"), its label, its figure and the grade that it is in.

    A missing figure has no grade and is hatched. `label` is an Abbreviation where the name is long.
    """

    outline: str
    label: Inlines
    figure: Figure | Mark
    grade: int | None
    role: OneOf["plain", "highlight"] = "plain"


@dataclass(frozen=True, slots=True)
class Map:
    """Places by grade, lowest first.

    The key prints `unit` as its heading, `grades`, the words for each, and `missing`, those for what is
    hatched. Writers know the outlines; a place that has none there stands as a square beside the map.
    """

    areas: tuple[Area, ...]
    grades: tuple[Inlines, ...]
    unit: Inlines
    alt: str
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()
    missing: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered entry of the list of sources."""

    number: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered list of sources."""

    items: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the words of a heading, short, its level, and which of all headings it is.

    `heading` is its number among the headings of the briefing, from 0.
    """

    level: OneOf[1, 2]
    inlines: Inlines
    heading: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: each entry leads to its heading, and a PDF says on which page that stands."""

    title: Inlines
    entries: tuple[Entry, ...]


Chart = BarChart | DotPlot | LineChart | SmallMultiples | Map
Block = Heading | Paragraph | Note | List | KeyFigures | Facts | Table | Chart | Sources | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of level 1 (the first section may have none).

    A `landscape` one has pages of its own, turned; where it lies within a section of the template, the
    section goes on in the next one.
    """

    blocks: tuple[Block, ...]
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """One finished briefing, before any format.

    `running` is the header from page 2 on, `footer` the left side of every page's foot. `date` is the
    data's, never the clock's: writers stamp files with it, so that the same data gives the same bytes. `id`
    says what it is a briefing of, for a program: writers put it into the file's properties, so that a file
    that was edited, renamed and moved can still be held against its data.
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
    id: str = ""
