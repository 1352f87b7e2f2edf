"""A Word file that staff have edited, beside the briefing that it was: what changed, and what still holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.document.nodes import Briefing
from reportgen.document.walk import text_of
from reportgen.errors import InputError
from reportgen.verify.editdrawings import drawing_fates, is_text_box
from reportgen.verify.edits import Row, new_sentences, new_text, old_sentences, old_text, prose, rows
from reportgen.verify.listlabels import Lists
from reportgen.verify.numerals import Change, Fate, New, Old, fates
from reportgen.verify.unseen import hidden_places, hidden_styles
from reportgen.verify.wordbody import Cells, Line, Reader
from reportgen.verify.worditems import DRAWN, ENTRY, Item, said
from reportgen.verify.wordmargins import margins
from reportgen.verify.wordparts import DOCUMENT, NoWordFileError, Parts, W, collapsed

_STYLES, _COMMENTS = "word/styles.xml", "word/comments.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_FIELDS = ("{PAGE}", "{NUMPAGES}")


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of a briefing's words and numbers in an edited file.

    `words` are sentences and cells that read otherwise. `altered`, `added` and `lost` are numbers, figures
    and others such as years. `holding` counts the figures that are as they were, of `figures` in all. Where
    changes are `tracked`, the text is the one that comes of accepting all; `comments` are no part of it.
    """

    words: tuple[Change, ...]
    altered: tuple[Change, ...]
    added: tuple[Change, ...]
    lost: tuple[Change, ...]
    holding: int
    figures: int
    tracked: bool
    comments: int

    @property
    def numbers_changed(self) -> bool:
        """Whether any number is another, new or gone."""
        return bool(self.altered or self.added or self.lost)


def compare_edited(data: bytes, briefing: Briefing, letterhead: Sequence[str] = ()) -> Edited:
    """The file beside its briefing, whose theme sets the lines of a `letterhead` above it.

    Raises InputError for what is no whole Word file.
    """
    try:
        return _compared(Parts(data), briefing, letterhead)
    except NoWordFileError as error:
        raise InputError(f"{error}.", do="Save it in Word as .docx, then try again.") from None


def _compared(parts: Parts, briefing: Briefing, letterhead: Sequence[str]) -> Edited:
    root = parts.tree(DOCUMENT)
    body = root.find(f"{W}body")
    if body is None:
        raise NoWordFileError("it has no body")
    hidden = hidden_styles(parts.read(_STYLES)) if _STYLES in parts else frozenset()
    reader = Reader(Lists(parts), hidden, hidden_places(body))
    blocks, wanted = list(filter(_is_no_entry, reader.blocks(body))), said(briefing)
    wanted.items = [item for item in wanted.items if item.where != ENTRY]
    head = [Item("the letterhead", (), line, (), ((line, 0),)) for line in letterhead if line.strip()]
    charts = [chart for group in wanted.drawn for chart in group]
    drawings = [one for line in _lines(blocks) for one in line.drawings]
    boxes = [one for one in drawings if is_text_box(one)]
    drawings = [one for one in drawings if one not in boxes]
    inside = [content for box in boxes for content in box.iter(f"{W}txbxContent")]
    blocks += [block for content in inside for block in reader.blocks(content)]
    found = [*_prose([*head, *wanted.items], blocks, parts), *_tables(wanted.items, blocks)]
    found += drawing_fates(parts, charts, drawings, reader)
    found += _around(parts, root, briefing, hidden)
    fates_of = [one for one in found if isinstance(one, Fate)]
    return Edited(
        words=tuple(one for one in found if isinstance(one, Change)),
        altered=_changes(fates_of, "altered"),
        added=_changes(fates_of, "added"),
        lost=_changes(fates_of, "lost"),
        holding=sum(bool(one.figure) for one in fates_of if one.kind == "holds"),
        figures=sum(bool(one.figure) for one in fates_of),
        tracked=reader.tracked,
        comments=_comments(parts),
    )


def _is_no_entry(block: Line | Cells) -> bool:
    """Whether a block is none of the contents, which Word makes anew of the headings when it is asked to."""
    return not (isinstance(block, Line) and re.fullmatch(r"TOC\d", block.style))


def _changes(all_fates: list[Fate], kind: str) -> tuple[Change, ...]:
    return tuple(one.change for one in all_fates if one.kind == kind)


def _prose(items: list[Item], blocks: list[Line | Cells], parts: Parts) -> Iterator[Change | Fate]:
    old = [one for item in items if not item.place for one in old_sentences(old_text(item))]
    lines = [block for block in blocks if isinstance(block, Line)]
    lines += [line for name in _NOTES if name in parts for line in _notes(parts, name)]
    new = [one for line in lines if line.text.strip() for one in new_sentences(new_text([line]))]
    return prose(old, new)


def _notes(parts: Parts, name: str) -> Iterator[Line]:
    """Footnotes that somebody added; the two that only draw the line above them have a type."""
    root = parts.tree(name)
    for note in root:
        if note.get(f"{W}type") in {None, "normal"}:
            reader = Reader(Lists(parts), frozenset(), frozenset())
            yield from (block for block in reader.blocks(note) if isinstance(block, Line))


def _tables(items: list[Item], blocks: list[Line | Cells]) -> Iterator[Change | Fate]:
    old = _old_tables(items)
    new = [
        [[new_text(cell) for cell in row] for row in block] for block in blocks if not isinstance(block, Line)
    ]
    for one in old:
        other = max(new, key=lambda each: _shared(one, each), default=None)
        if other is not None and _shared(one, other):
            new.remove(other)
            yield from rows(one, other)
        else:
            yield from rows(one, [])
    for left in new:
        yield from rows([], left)


def _old_tables(items: list[Item]) -> list[list[Row[Old]]]:
    cells: dict[tuple[int, int, int], list[Item]] = {}
    for item in items:
        if item.place and item.place != DRAWN:
            table, down, across, _ = item.place
            cells.setdefault((table, down, across), []).append(item)
    tables: dict[int, dict[int, Row[Old]]] = {}
    for (table, down, _), lines in cells.items():
        parts = tuple(part for line in lines for part in (*line.parts, ("\n", 0)))[:-1]
        cell = old_text(lines[0]._replace(parts=parts))
        tables.setdefault(table, {}).setdefault(down, []).append(cell)
    return [list(table.values()) for table in tables.values()]


def _shared(old: list[Row[Old]], new: list[Row[New]]) -> int:
    """How many figures and words two tables have in common."""
    marks = {number for row in new for cell in row for number in cell.marks}
    words = {collapsed(cell.text) for row in new for cell in row} - {""}
    figures = sum(number in marks for row in old for cell in row for number in cell.figures)
    return figures + sum(collapsed(cell.text) in words for row in old for cell in row)


def _lines(blocks: Iterable[Line | Cells]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (line for row in block for cell in row for line in cell)


def _around(
    parts: Parts, root: etree._Element, briefing: Briefing, hidden: frozenset[str]
) -> Iterator[Change | Fate]:
    """Headers and footers that read otherwise, and the fields that number the pages."""
    wanted = {
        "header": collapsed(text_of(briefing.running)),
        "footer": collapsed(f"{text_of(briefing.footer)} Page {{PAGE}} of {{NUMPAGES}}"),
    }
    seen = dict.fromkeys((part, words) for _, part, _, words in margins(parts, root, hidden) if words)
    for part, words in wanted.items():
        there = [found for of, found in seen if of == part]
        others = [found for found in there if found != words]
        if not there and words:
            others = [""]
        for found in others:
            where = f"the {part} of the pages"
            yield Change(where, words, found)
            yield from fates([Old(where, words, {})], [New(found, {})])
            if part == "footer" and found and not all(field in found for field in _FIELDS):
                yield Fate("lost", Change(where, "the page's number, counted by Word", found))


def _comments(parts: Parts) -> int:
    return sum(1 for _ in parts.tree(_COMMENTS).iter(f"{W}comment")) if _COMMENTS in parts else 0
