"""Barriers in the headings of a Word file, and in the table of contents that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.verify.passages import Barrier, Passage, quoted
from reportgen.verify.wordlooks import BODY_TEXT, Styles
from reportgen.verify.wordparts import collapsed

_ABOVE = "tocheading"  # what stands above the table of contents, and isn't in it
_ENTRY = re.compile(r"toc ?(\d)\Z")


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
            do = f"Give it level {above + 2}: who jumps from heading to heading counts on it."
            yield one.where, what, do
        above = one.level
    yield from _in_contents(passages, styles)


def _in_contents(passages: Sequence[Passage], styles: Styles) -> Iterator[Barrier]:
    """An entry is a heading's words and, behind a tab, its page; those of its deepest level are all there.

    Of "Maine: a case" it may be "Maine", as our own contents are.
    """
    levels, entries = [], []
    for one in passages:
        found = _ENTRY.match(styles.name(one.style))
        if found and one.text.strip():
            levels.append(int(found[1]))
            entries.append(collapsed(one.text.rpartition("\t")[0] or one.text))
    deepest = max(levels, default=0)
    wanted = [
        collapsed(one.text)
        for one in passages
        if one.level < deepest and one.text.strip() and styles.name(one.style).replace(" ", "") != _ABOVE
    ]
    wanted = [_as_named(text, entries) for text in wanted]
    if entries != wanted:
        odd = next((text for text in entries if text not in wanted), "")
        missing = next((text for text in wanted if text not in entries), "")
        what = (
            f"It names {quoted(odd)}, which is no heading." if odd else "Its headings stand in another order."
        )
        what = f"It leaves out the heading {quoted(missing)}." if missing and not odd else what
        yield "the table of contents", what, "In Word, right-click it and update the entire table."


def _as_named(text: str, entries: Sequence[str]) -> str:
    """A heading as the contents name it: by all of its words or by those before a colon."""
    short = text.partition(":")[0]
    return short if text not in entries and short in entries else text
