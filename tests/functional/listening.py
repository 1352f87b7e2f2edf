"""What is wrong with a PDF for a listener, beyond what a validator sees: held against the briefing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from heard import Element, Heard

from reportgen.document.nodes import (
    Abbreviation,
    Block,
    Briefing,
    Contents,
    Heading,
    Inlines,
    Mark,
    SmallMultiples,
    Table,
)
from reportgen.document.walk import blocks, leaves, runs, text_of

ARTIFACTS = {"Layout", "Pagination", "Pagination Header", "Pagination Footer"}
CHARTS = {"BarChart", "DotPlot", "LineChart", "Map"}


def faults(found: Heard, briefing: Briefing) -> list[str]:
    """Each fault in a few words; none where all is well."""
    return [
        *_file(found, briefing),
        *_headings(found, briefing),
        *_order(found, briefing),
        *_tables(found, briefing),
        *_pictures(found, briefing),
        *_links(found),
        *_short_forms(found, briefing),
    ]


def _file(found: Heard, briefing: Briefing) -> Iterator[str]:
    if found.language != briefing.language:
        yield f"the language is {found.language!r}"
    if found.title != text_of(briefing.title):
        yield f"the title is {found.title!r}"
    yield from (f"{name}: no" for name, holds in found.catalog.items() if not holds)
    yield from (f"not tagged: {text!r}" for text in found.untagged)
    pages = len(found.artifacts)
    if found.labels != [str(number) for number in range(1, pages + 1)]:
        yield f"the pages are called {found.labels}"
    if set(found.tabs) != {"/S"}:
        yield f"the order of tabs is {found.tabs}"
    for number, artifacts in enumerate(found.artifacts, 1):
        sorts = [sort for sort, _ in artifacts]
        yield from (f"page {number}: an artifact of the sort {sort}" for sort in {*sorts} - ARTIFACTS)
        wanted = (bool(briefing.running) and number > 1, 1)
        if (sorts.count("Pagination Header"), sorts.count("Pagination Footer")) != wanted:
            yield f"page {number}: its header or its foot is not told as such"


def _headings(found: Heard, briefing: Briefing) -> Iterator[str]:
    heads = [(int(one.role[1]), one.text.strip()) for one in found.root.find("H1", "H2", "H3", "H4", "H5")]
    if [level for level, _ in heads[:1]] != [1]:
        yield "the first heading is not of level 1"
    for (above, _), (level, words) in pairwise(heads):
        if level > above + 1:
            yield f"a level is skipped before {words!r}"
    titles = [_plain(text_of(briefing.title))]
    titles += [
        _plain(text_of(b.inlines if isinstance(b, Heading) else b.title))
        for b in blocks(briefing)
        if isinstance(b, Heading | Contents)
    ]
    if [words for _, words in heads] != [words for words in titles if words]:
        yield "the headings are not the briefing's"
    marks = [(depth + 1, words.strip()) for depth, words, _ in found.bookmarks]
    if marks != heads[1:]:
        yield "the bookmarks are not the headings"


def _order(found: Heard, briefing: Briefing) -> Iterator[str]:
    """The words of paragraphs, lists and cells, one after the other."""
    wanted = [briefing.kicker, briefing.title, briefing.subtitle]
    for block in blocks(briefing):
        wanted += _read(block)
    meant = "".join(_squeezed(text_of(one)) for one in wanted)
    said = "".join(_squeezed(one) for one in _told(found.root))
    if said != meant:
        at = next(at for at, (one, other) in enumerate(zip_longest(said, meant)) if one != other)
        yield f"the order differs: {said[at - 20 : at + 30]!r} instead of {meant[at - 20 : at + 30]!r}"


def _read(block: Block) -> list[Inlines]:
    """The runs that are read out: all but those in drawings, for which their alternatives stand."""
    if type(block).__name__ in CHARTS or isinstance(block, SmallMultiples):
        small = [one.title for one in block.charts] if isinstance(block, SmallMultiples) else []  # type: ignore[union-attr]
        return [block.title, block.subtitle, *small, block.note]  # type: ignore[union-attr]
    return list(runs(block))


def _told(element: Element) -> Iterator[str]:
    """Words of elements, without labels of lists that count, page numbers and drawings."""
    if element.role == "Figure" or (element.role == "Span" and element.expansion.startswith("page ")):
        return
    if element.role == "Lbl" and re.fullmatch(r"•|\d+\.?", element.text.strip()):
        return
    for kid in element.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _told(kid)


def _tables(found: Heard, briefing: Briefing) -> Iterator[str]:
    wanted = [block for block in blocks(briefing) if isinstance(block, Table) and block.columns]
    tables = found.root.find("Table")
    if len(tables) != len(wanted):
        yield f"{len(tables)} tables instead of {len(wanted)}"
    named = {cell.id: cell for cell in found.root.find("TH") if cell.id}
    for at, (table, meant) in enumerate(zip(tables, wanted, strict=False), 1):
        yield from (f"table {at}: {fault}" for fault in _table(table, meant, named))


def _table(table: Element, meant: Table, named: dict[str, Element]) -> Iterator[str]:
    if table.attributes.get("Summary", "") != meant.summary:
        yield "its sentence is another"
    if bool(table.find("Caption")) != bool(meant.title or meant.subtitle):
        yield "its caption"
    heads = [_plain(text_of(column.head)) for column in meant.columns]
    rows = [row.find("TH", "TD") for row in table.find("TR")]
    if any(heads):
        first, *rows = rows
        for cell, head in zip_longest(first, heads):
            if head and (cell.role, cell.attributes.get("Scope")) != ("TH", "/Column"):
                yield f"the head {head!r} heads no column"
    above = list(_above(meant))
    if len(rows) != len(meant.rows):
        yield "its rows"
    for at, (cells, row) in enumerate(zip(rows, meant.rows, strict=False)):
        name = _plain(text_of(row.cells[0]))
        if len(cells) != len(heads):
            yield f"the row {name!r} has {len(cells)} cells"
        if (cells[0].role, cells[0].attributes.get("Scope")) != ("TH", "/Row"):
            yield f"the row {name!r} has no header"
        yield from _cells(cells, [name, *above[at]], heads, named, plain=not any(above))


def _cells(
    cells: list[Element], names: list[str], heads: list[str], named: dict[str, Element], *, plain: bool
) -> Iterator[str]:
    """A cell names its headers where scopes don't tell: its column's, its row's, those above the row."""
    for cell, head in zip(cells[1:], heads[1:], strict=False):
        if cell.role != "TD":
            yield f"a cell of the row {names[0]!r} is a {cell.role}"
        said = [
            named[one].text.strip() if one in named else "?" for one in cell.attributes.get("Headers", ())
        ]
        wanted = [] if plain else [*([head] if head else []), *names]
        if said != wanted:
            yield f"a cell of the row {names[0]!r} has the headers {said}"


def _above(table: Table) -> Iterator[list[str]]:
    """Of each row, the words of the total and the group that it stands below."""
    group: list[str] = []
    whole: list[str] = []
    for row in table.rows:
        name = _plain(text_of(row.cells[0])) if row.cells else ""
        if row.kind == "part":
            yield [*whole, *group]
            continue
        yield [] if row.kind == "group" else list(group)
        group, whole = ([name], []) if row.kind == "group" else (group, [name])


def _pictures(found: Heard, briefing: Briefing) -> Iterator[str]:
    wanted = [
        one.alt
        for block in blocks(briefing)
        for one in (block.charts if isinstance(block, SmallMultiples) else (block,))
        if type(one).__name__ in CHARTS
    ]
    alternatives = list(dict.fromkeys(one.alt for one in found.root.find("Figure")))
    if alternatives != list(dict.fromkeys(wanted)):
        yield f"the alternative texts are {alternatives}"
    for alternative in alternatives:
        if not alternative.endswith(".") or len(alternative.split()) < 2 or "[" in alternative:
            yield f"no sentence: {alternative!r}"


def _links(found: Heard) -> Iterator[str]:
    for link in found.root.find("Link"):
        words = " ".join(link.text.split())
        if not link.links:
            yield f"the words {words!r} lead nowhere"
        for said in link.links:
            plain = " ".join(said.split()).replace(", page ", " ")
            if plain != words:
                yield f"the link {words!r} calls itself {said!r}"


def _short_forms(found: Heard, briefing: Briefing) -> Iterator[str]:
    wanted = [
        (leaf.expansion if isinstance(leaf, Abbreviation) else leaf.meaning)
        for block in blocks(briefing)
        for run in _read(block)
        for leaf in leaves(run)
        if isinstance(leaf, Abbreviation | Mark)
    ]
    said = [one.expansion for one in found.root.find("Span") if not one.expansion.startswith("page ")]
    if [one for one in said if one] != [one for one in wanted if one]:
        yield "a short form that is not said in full"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _squeezed(text: str) -> str:
    return "".join(text.split())
