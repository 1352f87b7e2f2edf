"""The PDF and the Word file carry the same words and figures, in the same order: those of the briefing.

What is made alike before comparing, and nothing else:
- White space of every kind, no-break spaces included, only parts words: a PDF's lines end where they are
  full.
- The bullets and numbers of lists are left out: a PDF draws them, Word counts them itself. The numbers of
  sources are compared, as Word counts them, for sentences cite them.
- Word's key figures and facts stand in tables of two rows, each figure over its label; these are read down
  their columns, as the eye does and as the PDF has them.
- The numbers of pages in the contents are left out: only a PDF has them (test_contents.py looks at these).
- Of a chart, Word's words are what its caches make Word show: labels, and values under their format. The
  PDF's are those drawn.
The running header and the footer are compared apart, as they stand on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

import pytest
from finished import Pdf, Word

from reportgen.document.nodes import BarChart, Briefing, Contents, Heading, Map, Sources, Table
from reportgen.document.walk import blocks, runs, text_of

if TYPE_CHECKING:
    from conftest import Shelf

NEW_ENGLAND = ["new-england", "CT", "ME", "MA", "NH", "RI", "VT"]
OTHERS = ["south-atlantic", "DC", "PR", "TX", "50-states", "hhs-region-9"]
EVERY = pytest.mark.parametrize("name", NEW_ENGLAND + OTHERS)


def words_of(briefing: Briefing) -> list[str]:
    """The words of a briefing, in reading order."""
    return " ".join(_texts(briefing)).split()


def _texts(briefing: Briefing) -> Iterator[str]:
    yield from map(text_of, (briefing.kicker, briefing.title, briefing.subtitle))
    for block in blocks(briefing):
        if isinstance(block, Sources):
            yield from (f"{item.number} {text_of(item.inlines)}" for item in block.items)
        else:
            yield from map(text_of, runs(block))


def words_of_pdf(pdf: Pdf) -> list[str]:
    """Its words along the structure tree."""
    return " ".join(piece.text for piece in pdf.pieces if not _counts_a_list(piece)).split()


def _counts_a_list(piece: object) -> bool:
    tag, text = getattr(piece, "tag", ""), getattr(piece, "text", "").strip()
    in_contents = "TOCI" in getattr(piece, "path", ()) and tag == "Span" and text.isdigit()
    return in_contents or (tag == "Lbl" and bool(re.fullmatch(r"•|\d+\.", text)))


def words_of_word(word: Word) -> list[str]:
    """Its words in the order of the body."""
    return " ".join(piece.text for piece in word.pieces).split()


def assert_same(found: list[str], wanted: list[str]) -> None:
    for at, (one, other) in enumerate(zip_longest(found, wanted)):
        if one != other:
            here = slice(max(0, at - 8), at + 8)
            pytest.fail(f"written: … {' '.join(found[here])} …\nmeant:   … {' '.join(wanted[here])} …")


@EVERY
def test_the_pdf_carries_the_briefing_s_words_in_order(shelf: Shelf, name: str) -> None:
    assert_same(words_of_pdf(shelf.pdf(name)), words_of(shelf.briefing(name)))


@EVERY
def test_the_word_file_carries_the_briefing_s_words_in_order(shelf: Shelf, name: str) -> None:
    assert_same(words_of_word(shelf.word(name)), words_of(shelf.briefing(name)))


@EVERY
def test_both_formats_carry_the_same_words_in_order(shelf: Shelf, name: str) -> None:
    assert_same(words_of_pdf(shelf.pdf(name)), words_of_word(shelf.word(name)))


@EVERY
def test_headings_are_headings_in_both(shelf: Shelf, name: str) -> None:
    """Of their level in Word; in the PDF of one that skips none, as PDF/UA asks (3 below the title: 2)."""
    briefing = shelf.briefing(name)
    wanted = [(0, _plain(text_of(briefing.title)))]
    for block in blocks(briefing):
        if isinstance(block, Heading):
            wanted.append((block.level, _plain(text_of(block.inlines))))
        elif isinstance(block, Contents):
            wanted.append((1, _plain(text_of(block.title))))
    pdf = [(int(p.tag[1]) - 1, _plain(p.text)) for p in shelf.pdf(name).pieces if p.tag in HEADS]
    word = [(LEVELS[p.tag], _plain(p.text)) for p in shelf.word(name).pieces if p.tag in LEVELS]
    assert word == wanted
    assert [words for _, words in pdf] == [words for _, words in wanted]
    levels = [level for level, _ in pdf]
    assert all(level <= meant for level, (meant, _) in zip(levels, wanted, strict=True))
    assert all(level <= above + 1 for above, level in pairwise(levels))


HEADS = {"H1", "H2", "H3", "H4"}
LEVELS = {"Title": 0, "TOCHeading": 1, "Heading1": 1, "Heading2": 2, "Heading3": 3}


@EVERY
def test_every_cell_of_every_table_stands_in_its_row_in_both(shelf: Shelf, name: str) -> None:
    tables = [block for block in blocks(shelf.briefing(name)) if isinstance(block, Table)]
    wanted = [row for table in tables for row in _rows(table)]
    assert [[_plain(cell) for cell in row] for table in shelf.word(name).tables for row in table] == wanted
    cells = [p for p in shelf.pdf(name).pieces if "TR" in p.path]
    pdf = [_cells(list(row)) for _, row in groupby(cells, lambda piece: piece.row)]
    # PDFium shows elements that have content, so the empty cells beside a group's label are not seen.
    assert pdf == [[cell for cell in row if cell] for row in wanted]


def _rows(table: Table) -> Iterator[list[str]]:
    heads = [_plain(text_of(column.head)) for column in table.columns]
    if any(heads):
        yield heads
    for row in table.rows:
        yield [_plain(text_of(cell)) for cell in row.cells]


def _cells(row: list) -> list[str]:  # type: ignore[type-arg]
    """The words of a row's cells; a cell of several pieces (a short form and its note) is one."""
    return [_plain("".join(p.text for p in cell)) for _, cell in groupby(row, lambda piece: piece.cell)]


@EVERY
def test_every_chart_has_the_same_alternative_in_both(shelf: Shelf, name: str) -> None:
    wanted = tuple(block.alt for block in blocks(shelf.briefing(name)) if isinstance(block, BarChart | Map))
    assert tuple(dict.fromkeys(shelf.pdf(name).alternatives)) == tuple(dict.fromkeys(wanted))
    # A chart of more bars than a page holds is two drawings in either.
    assert tuple(dict.fromkeys(shelf.word(name).alternatives)) == tuple(dict.fromkeys(wanted))


@EVERY
def test_the_running_header_and_the_footer_say_the_same_in_both(shelf: Shelf, name: str) -> None:
    briefing, pdf, word = shelf.briefing(name), shelf.pdf(name), shelf.word(name)
    running, footer = _plain(text_of(briefing.running)), _plain(text_of(briefing.footer))
    assert _plain(word.header) == running
    assert {_plain(text) for text in word.footers} == {f"{footer} Page 1 of 1"}
    repeated = {" ".join(next(_rows(b))) for b in blocks(briefing) if isinstance(b, Table)}
    for page, artifact in enumerate(pdf.artifacts, 1):
        meant = f"{footer} Page {page} of {pdf.pages}"
        meant = f"{running} {meant}" if page > 1 else meant
        written = _plain(artifact)
        assert written.endswith(meant)
        # A table that goes on on this page has its heads once more above it.
        assert written.removesuffix(meant).strip() in {"", *repeated}


def _plain(text: str) -> str:
    return " ".join(text.split())
