"""Barriers in the words of a Word file: links, typed lists, blanks, empty paragraphs, pale letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from reportgen.verify.contrast import contrast, needed
from reportgen.verify.passages import Barrier, Passage, look_of, quoted, runs_of, text_in
from reportgen.verify.wordlooks import BODY_TEXT, Look, Styles, ground_of
from reportgen.verify.wordparts import W, collapsed

_SEEN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}br", f"{W}sectPr", f"{W}fldChar", f"{W}fldSimple")
_TYPED = re.compile(r"\s*(?:[•●◦○▪■‣·*–-]|\d{1,2}[.)]|\(?[a-z0-9]\))[ \t\u00a0]+\S|\s*\d{1,2}\t\s*\S")
_BLANKS = re.compile(r"\S[ \u00a0]{3,}\S|\S[ \u00a0]*\t[\s\u00a0]*\S")
_NOWHERE = re.compile(
    r"(?:(?:click|tap|see|read|learn) )?(?:here|this|this (?:link|page|site)|link|more)\W*\Z", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)


def in_text(passages: Sequence[Passage], styles: Styles, *, body: bool) -> Iterator[Barrier]:
    """Links, typed lists, blanks (in the `body` alone) and pale letters."""
    for one in passages:
        yield from _links(one)
        yield from _pale(one, styles)
        if body:
            yield from _typed(one, styles)
            if not one.text.strip() and _is_spacing(one.element):
                what = "An empty paragraph makes space here, and is read as “blank”."
                yield _after(one.element), what, "Delete it, and set the space above or below a paragraph."


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
        text = collapsed(text_in(link))
        where = f"the link {quoted(text)}" if text else f"a link in {one.where}"
        do = "Write words that say where it leads, such as the name of the page."
        if not text and link.find(f".//{W}drawing") is None:
            yield where, "It has no words.", do
        elif _NOWHERE.match(text):
            yield where, "Its words don't say where it leads.", do
        elif _ADDRESS.match(text):
            yield where, "An address is read out letter by letter.", do


def _pale(one: Passage, styles: Styles) -> Iterator[Barrier]:
    ground: str | None = None
    for run in runs_of(one.element):
        text = collapsed(text_in(run))
        if not text:
            continue
        look = look_of(run, one.style, styles)
        if ground is None:
            ground = ground_of(run)
        if look.ground or ground:
            yield from too_pale(f"{quoted(text)} in {one.where}", look, look.ground or ground)


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
    in_cell = parent is not None and parent.tag == f"{W}tc"
    return not (below_table and needed_there) and not (alone and after is None and in_cell)


def _after(paragraph: etree._Element) -> str:
    words = (collapsed(text_in(one)) for one in paragraph.itersiblings(preceding=True))
    found = next((text for text in words if text), "")
    return f"after {quoted(found)}" if found else "at the beginning"
