"""Barriers in the paragraphs of a Word file: headings, links, typed lists, blanks, pale letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.verify.contrast import WHITE, contrast, needed
from reportgen.verify.wordlooks import BODY_TEXT, Look, Styles, grounds
from reportgen.verify.wordparts import MC, W, collapsed

Barrier = tuple[str, str, str]
"""Where it is, what it is, and what to do."""
_P, _R, _TC = f"{W}p", f"{W}r", f"{W}tc"
_PASSED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}pPr"}
)
_SEEN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}br", f"{W}sectPr", f"{W}fldChar", f"{W}fldSimple")
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_TYPED = re.compile(r"\s*(?:[•●◦○▪■‣·*–—-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t\u00a0]+\S|\s*\d{1,2}\t\s*\S")
_BLANKS = re.compile(r"\S[ \u00a0]{3,}\S|\S[ \u00a0]*\t[\s\u00a0]*\S")
_EMPTY_WORDS = re.compile(
    r"(?:click |tap |see |read )?(?:here|this|this link|link|more|read more|learn more|this page|details)\W*\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its style, its own properties, its words, and its heading's level (BODY_TEXT for none)."""

    element: etree._Element
    style: str
    properties: etree._Element | None
    text: str
    level: int

    @property
    def where(self) -> str:
        """Its first words, to find it by."""
        kind = "the heading" if self.level < BODY_TEXT else "the paragraph"
        return f"{kind} {quoted(self.text)}"


def quoted(text: str) -> str:
    """The first words of a text, in quotation marks."""
    words = collapsed(text)
    return f"“{words if len(words) <= 40 else words[:38].rstrip() + '…'}”"


def paragraphs_of(root: etree._Element, styles: Styles) -> list[Passage]:
    """The paragraphs of a part in order, without those of drawings."""
    return [_passage(one, styles) for one in _within(root)]


def _within(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == _P:
            yield child
        elif child.tag not in _PASSED and len(child):
            yield from _within(child)


def _passage(element: etree._Element, styles: Styles) -> Passage:
    properties = element.find(f"{W}pPr")
    named = None if properties is None else properties.find(f"{W}pStyle")
    style = "" if named is None else named.get(f"{W}val", "")
    return Passage(element, style, properties, _text(element), styles.level(properties, style))


def _text(parent: etree._Element) -> str:
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else _SIGNS.get(str(child.tag)) or _text(child)
        for child in parent
        if child.tag not in _PASSED
    )


# ---- headings, and the table of contents that names them


def in_headings(passages: Sequence[Passage], styles: Styles) -> Iterator[Barrier]:
    """Headings that skip a level or say nothing, and a table of contents that isn't theirs."""
    above = -1
    for one in passages:
        if one.level == BODY_TEXT:
            continue
        if not one.text.strip():
            yield "a heading", "It has no words.", "Write them, or give the paragraph another style."
        elif one.level > above + 1:
            what = f"It is of level {one.level + 1} below "
            what += f"one of level {above + 1}." if above >= 0 else "the title, without one of level 1."
            yield one.where, what, f"Give it level {above + 2}: a reader who jumps from heading to heading counts."
        above = one.level
    yield from _in_contents(passages, styles)


def _in_contents(passages: Sequence[Passage], styles: Styles) -> Iterator[Barrier]:
    entries = [(styles.name(one.style), one.text) for one in passages]
    listed = [
        (int(name[4:]), collapsed(text.rpartition("\t")[0] or text))
        for name, text in entries
        if re.fullmatch(r"toc \d", name) and text.strip()
    ]
    if not listed:
        return
    deepest = max(level for level, _ in listed)
    wanted = [collapsed(one.text) for one in passages if one.level < deepest and one.text.strip()]
    if [text for _, text in listed] != wanted:
        odd = next((text for _, text in listed if text not in wanted), "")
        missing = next((text for text in wanted if text not in {text for _, text in listed}), "")
        what = f"It names {quoted(odd)}, which is no heading." if odd else "Its headings stand in another order."
        what = f"It leaves out the heading {quoted(missing)}." if missing and not odd else what
        yield "the table of contents", what, "In Word, right-click it and update the entire table."


# ---- words


def in_text(passages: Sequence[Passage], styles: Styles, *, body: bool) -> Iterator[Barrier]:
    """Links, typed lists, blanks (in the `body` alone) and pale letters."""
    for one in passages:
        yield from _links(one)
        yield from _pale(one, styles)
        if body:
            yield from _typed(one, styles)
            if not one.text.strip() and _is_spacing(one.element):
                what = "An empty paragraph makes space here, and is read as “blank”."
                yield _after(one.element), what, "Delete it; set the space before or after a paragraph instead."


def _typed(one: Passage, styles: Styles) -> Iterator[Barrier]:
    if styles.name(one.style).startswith("toc"):
        return
    plain = one.level == BODY_TEXT and not styles.listed(one.properties, one.style)
    if plain and _TYPED.match(one.text):
        what = "A bullet or number is typed, so that it isn't read as the item of a list."
        yield one.where, what, "Delete it and use Word's bullets or numbers."
    elif _BLANKS.search(one.text):
        what = "Tabs or blanks in a row set its words apart, which nobody hears."
        yield one.where, what, "Use a table, or indents and tab stops of a list."


def _links(one: Passage) -> Iterator[Barrier]:
    for link in one.element.iter(f"{W}hyperlink"):
        text = collapsed(_text(link))
        where = f"the link {quoted(text)}" if text else f"a link in {one.where}"
        do = "Write words that say where it leads, such as the name of the page."
        if not text and link.find(f".//{W}drawing") is None:
            yield where, "It has no words.", do
        elif _EMPTY_WORDS.match(text):
            yield where, "Its words don't say where it leads.", do
        elif _ADDRESS.match(text):
            yield where, "An address is read out letter by letter.", do


def _pale(one: Passage, styles: Styles) -> Iterator[Barrier]:
    ground = ""
    for run in _runs(one.element):
        text = collapsed(_text(run))
        if not text:
            continue
        look = look_of(run, one.style, styles)
        if not ground:
            ground = next(grounds(run), WHITE)
        yield from too_pale(f"{quoted(text)} in {one.where}", look, look.ground or ground)


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == _R:
            yield child
        elif child.tag not in _PASSED and len(child):
            yield from _runs(child)


def look_of(run: etree._Element, style: str, styles: Styles) -> Look:
    """How the words of a run are set in a paragraph of this style."""
    properties = run.find(f"{W}rPr")
    named = None if properties is None else properties.find(f"{W}rStyle")
    look = styles.look(style, "" if named is None else named.get(f"{W}val", ""))
    return look if properties is None else look.set(properties)


def too_pale(where: str, look: Look, ground: str) -> Iterator[Barrier]:
    """That words can't be told well enough from what is behind them, if so."""
    ink = Look(look.color, ground=ground).ink
    ratio, least = contrast(ink, ground), needed(look.size, look.bold)
    if ratio < least:
        what = f"#{ink} on #{ground} has a contrast of {ratio:.2f}:1, where {least:g}:1 is needed."
        yield where, what, "Choose a darker color, or a lighter one behind it."


# ---- empty paragraphs


def _is_spacing(paragraph: etree._Element) -> bool:
    """Whether an empty paragraph does nothing but make space: one that Word needs below a table doesn't."""
    if any(True for _ in paragraph.iter(*_SEEN)):
        return False
    before, after = paragraph.getprevious(), paragraph.getnext()
    below_table = before is not None and before.tag == f"{W}tbl"
    needed_there = after is None or after.tag in {f"{W}tbl", f"{W}sectPr"}
    alone = before is None or before.tag == f"{W}tcPr"
    parent = paragraph.getparent()
    in_cell = parent is not None and parent.tag == _TC
    return not (below_table and needed_there) and not (alone and after is None and in_cell)


def _after(paragraph: etree._Element) -> str:
    words = (collapsed(_text(one)) for one in paragraph.itersiblings(preceding=True))
    found = next((text for text in words if text), "")
    return f"after {quoted(found)}" if found else "at the beginning"


def all_words(elements: Iterable[etree._Element]) -> str:
    """The words in these elements."""
    return collapsed(" ".join(map(_text, elements)))
