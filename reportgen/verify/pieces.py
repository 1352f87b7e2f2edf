"""What a finished file must say: a briefing as runs of words, each with its place, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal as OneOf
from typing import assert_never

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
    Sources,
    Table,
)
from reportgen.document.walk import leaves, runs, text_of
from reportgen.verify.kept import Kept

Drawing = BarChart | DotPlot | LineChart | Map
"""A chart that is one drawing."""
_CHARTS = (BarChart, DotPlot, LineChart, SmallMultiples, Map)
Stands = OneOf["flush", "beside", "beneath", "free"]
"""At the left margin and below what is before it; on its level; right below it; wherever it is."""
Prose = Paragraph | Note | List | KeyFigures | Facts | Sources | Contents
HEADING = "a heading"
"""Where a heading stands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of words and where it stands, in words that a person understands.

    `table` numbers the tables from 1; a cell knows its `row` and `column` there, from 0, the heads being
    row 0. `inlines` are what the words were made from. What is drawn in a chart knows its `chart`, numbered
    from 1, small charts each for itself; its title and its note are none of these. `stands` says where
    it does beside the piece before it, `small` of which small chart it is. The name of a part is `indented`,
    and so is an entry of the contents below another.
    A `heading` is numbered from 1, and an entry of the contents leads `to` one.
    """

    where: str
    text: str
    table: int = 0
    row: int = 0
    column: int = 0
    inlines: Inlines = field(default=(), compare=False)
    chart: int = 0
    stands: Stands = "flush"
    small: int = 0
    indented: bool = False
    heading: int = 0
    to: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in it, in order."""
        return tuple(leaf for leaf in leaves(self.inlines) if isinstance(leaf, Figure))


def _piece(
    where: str, inlines: Inlines, table: int = 0, row: int = 0, column: int = 0, *, stands: Stands = "flush"
) -> Piece:
    return Piece(where, text_of(inlines), table, row, column, inlines, 0, "free" if table else stands)


_KEPT = Kept[Briefing, tuple[Piece, ...]]()


def pieces_of(briefing: Briefing) -> tuple[Piece, ...]:
    """Every piece with words in it, but for running header and footer, which each page repeats."""
    return _KEPT.of(briefing) or _KEPT.keep(briefing, tuple(p for p in _pieces(briefing) if p.text.strip()))


def _pieces(briefing: Briefing) -> Iterator[Piece]:
    yield _piece("the line above the title", briefing.kicker)
    yield _piece("the title", briefing.title)
    yield _piece("the subtitle", briefing.subtitle)
    tables = charts = headings = 0
    for section in briefing.sections:
        for block in section.blocks:
            if not is_shown(block):
                continue
            if isinstance(block, Table):
                tables += 1
                yield from _of_table(block, tables)
            elif isinstance(block, _CHARTS):
                yield from _of_chart(block, charts + 1)
                charts += len(drawings_of(block))
            elif isinstance(block, Heading):
                headings += 1
                yield replace(_piece(HEADING, block.inlines), heading=headings)
            else:
                yield from _of_block(block)


def charts_of(briefing: Briefing) -> tuple[Drawing, ...]:
    """The charts that are drawn, as the pieces number them."""
    blocks = [block for section in briefing.sections for block in section.blocks if is_shown(block)]
    return tuple(one for block in blocks if isinstance(block, _CHARTS) for one in drawings_of(block))


def lost_in(briefing: Briefing) -> Iterator[str]:
    """The words of blocks that have nothing to show, and so aren't shown themselves."""
    for section in briefing.sections:
        for block in section.blocks:
            words = "" if is_shown(block) else " ".join(filter(None, map(text_of, runs(block))))
            if words.strip():
                yield words


def drawings_of(chart: Chart) -> tuple[Drawing, ...]:
    """The drawings of a chart: itself, or the small ones that have bars."""
    if isinstance(chart, SmallMultiples):
        return tuple(filter(is_shown, chart.charts))
    return (chart,)


def is_shown(block: Block) -> bool:
    """Whether a block has something to show; of one that hasn't, title and note aren't shown either."""
    match block:
        case Table():
            return bool(block.columns)
        case BarChart():
            return bool(block.bars)
        case DotPlot():
            return bool(block.rows and block.series)
        case LineChart():
            return bool(block.years and block.lines)
        case SmallMultiples():
            return any(map(is_shown, block.charts))
        case Map():
            return bool(block.areas)
        case KeyFigures() | Facts():
            return bool(block.items)
        case _:
            return True


def _of_block(block: Prose) -> Iterator[Piece]:
    match block:
        case Paragraph(inlines):
            yield _piece("a paragraph", inlines)
        case Note(inlines):
            yield _piece("a note", inlines)
        case List(items, numbered):
            for at, item in enumerate(items, 1):
                yield Piece("a list", f"{at}." if numbered else "•")
                yield _piece(f"item {at} of a list", item, stands="beside")
        case KeyFigures(items, note):
            for figure in items:
                yield _piece("a key figure", figure.figure, stands="free")
                yield _piece("the words below a key figure", figure.label, stands=_under(figure.figure))
            yield _piece("the note below the key figures", note)
        case Facts(items):
            for fact in items:
                yield _piece("the name of a fact", fact.label, stands="free")
                yield _piece(f"the fact “{text_of(fact.label)}”", fact.value, stands=_under(fact.label))
        case Sources(items):
            for source in items:
                yield Piece("the list of sources", str(source.number))
                yield _piece(f"source {source.number}", source.inlines, stands="beside")
        case Contents():
            yield from _of_contents(block)
        case _:
            assert_never(block)


def _of_contents(contents: Contents) -> Iterator[Piece]:
    yield _piece("the title of the contents", contents.title)
    for entry in contents.entries:
        piece = _piece("an entry of the contents", entry.inlines, stands="free")
        yield replace(piece, to=entry.heading + 1, indented=entry.level > 1)


def _under(inlines: Inlines) -> Stands:
    return "beneath" if text_of(inlines).strip() else "free"


def _captions(what: str, block: Table | Chart) -> Iterator[Piece]:
    yield _piece(f"the title of {what}", block.title)
    yield _piece(f"the line below the title of {what}", block.subtitle)


def _of_table(table: Table, number: int) -> Iterator[Piece]:
    what = f"the table “{text_of(table.title)}”" if table.title else f"table {number}"
    yield from _captions(what, table)
    heads = [text_of(column.head) for column in table.columns]
    for at, column in enumerate(table.columns):
        yield _piece(f"a head of {what}", column.head, number, 0, at)
    for down, row in enumerate(table.rows, 1):
        name = "".join(map(text_of, row.cells[:1]))
        for across, cell in enumerate(row.cells):
            head = "".join(heads[across : across + 1])
            place = f"{what}, row “{name}”" + (f", column “{head}”" if head else "")
            piece = _piece(place, cell, number, down, across)
            yield replace(piece, indented=True) if row.kind == "part" and not across else piece
    yield _piece(f"the note below {what}", table.note)


def _of_chart(chart: Chart, number: int) -> Iterator[Piece]:
    kind = "map" if isinstance(chart, Map) else "chart"
    what = f"the {kind} “{text_of(chart.title)}”" if chart.title else f"a {kind}"
    yield from _captions(what, chart)
    if isinstance(chart, SmallMultiples):
        for at, one in enumerate(drawings_of(chart), number):
            yield from (replace(piece, stands="free", small=at) for piece in _of_chart(one, at))
    else:
        yield from (replace(piece, chart=number) for piece in _drawn(chart, what))
    yield _piece(f"the note below {what}", chart.note)


def _drawn(chart: Drawing, what: str) -> Iterator[Piece]:
    match chart:
        case BarChart():
            for bar in chart.bars:
                label = text_of(bar.label)
                yield Piece(f"a label of {what}", label)
                yield _piece(f"{what}, bar “{label}”", (bar.figure,))
                if bar.mark:
                    yield _piece(f"{what}, bar “{label}”", (bar.mark,))
        case DotPlot():
            names = [text_of(name) for name in chart.series]
            yield from (Piece(f"the key of {what}", name) for name in names)
            for row in chart.rows:
                label = text_of(row.label)
                yield Piece(f"a label of {what}", label)
                for name, dot in zip(names, row.dots, strict=True):
                    yield _piece(f"{what}, row “{label}”, {name}", (dot,))
        case LineChart():
            yield from _of_lines(chart, what)
        case Map():
            yield from (_piece(f"the key of {what}", words) for words in _key(chart))
            for area in chart.areas:
                label = text_of(area.label)
                yield Piece(f"a label of {what}", label)
                yield _piece(f"{what}, {label}", (area.figure,))
        case _:
            assert_never(chart)


def _key(chart: Map) -> tuple[Inlines, ...]:
    return (chart.unit, *chart.grades, *chart.missing)


def _of_lines(chart: LineChart, what: str) -> Iterator[Piece]:
    yield from (Piece(f"a year of {what}", year.text) for year in chart.years)
    for line in chart.lines:
        label = text_of(line.label)
        yield Piece(f"a label of {what}", label)
        for year, point in zip(chart.years, line.points, strict=True):
            yield _piece(f"{what}, line “{label}”, {year.text}", (point,))


def runs_of(inlines: Inlines) -> str:
    """The words of inlines without blanks, as files are compared by."""
    return squeezed(text_of(inlines))


def squeezed(text: str) -> str:
    """Text without any kind of blank: a file may break its lines where it likes."""
    return "".join(text.split())
