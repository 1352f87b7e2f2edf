"""What stands around the pages of a Word file: headers, footers, and the fields that number the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from reportgen.verify.unseen import hidden_places, hides_run
from reportgen.verify.wordparts import DOCUMENT, Parts, R, W, collapsed, parsed

_GONE = frozenset({f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom"})
_FIELDS = re.compile(r"\s*(PAGE|NUMPAGES)\b")


def margins(
    parts: Parts, root: etree._Element, hidden: frozenset[str]
) -> Iterator[tuple[int, str, str, str]]:
    """For each section of the body, from 1, its headers and footers: which part ("header"), of which pages
    ("default", "first"), and the words, a field that Word counts being "{PAGE}" or "{NUMPAGES}".
    """
    targets = parts.targets(DOCUMENT)
    for number, section in enumerate(root.iter(f"{W}sectPr"), 1):
        for part in ("header", "footer"):
            for one in section.findall(f"{W}{part}Reference"):
                name = targets.get(one.get(f"{R}id", ""), "")
                words = words_with_fields(parts.read(name), hidden)
                yield number, part, one.get(f"{W}type", "default"), words


@lru_cache(maxsize=16)
def words_with_fields(blob: bytes, hidden: frozenset[str]) -> str:
    """The words of a header or footer; a field is named, and what it showed last is left out."""
    words: list[str] = []
    part = parsed(blob, "of a header or footer")
    flat = hidden_places(part)
    for paragraph in part.iter(f"{W}p"):
        look = paragraph.find(f"{W}pPr")
        style = None if look is None else look.find(f"{W}pStyle")
        if paragraph in flat:
            continue
        if style is not None and style.get(f"{W}val") in hidden:
            continue
        words += [*_inside(paragraph, hidden, [False]), "\n"]
    return collapsed("".join(words))


def _inside(parent: etree._Element, hidden: frozenset[str], skipping: list[bool]) -> Iterator[str]:
    """`skipping` says whether we are in what a field showed last."""
    for child in parent:
        tag = child.tag
        look = child.find(f"{W}rPr") if tag == f"{W}r" else None
        if tag in _GONE or (look is not None and hides_run(look, hidden)):
            continue
        if tag == f"{W}t":
            yield "" if skipping[0] else child.text or ""
        elif tag in {f"{W}tab", f"{W}br"}:
            yield " "
        elif tag == f"{W}fldChar":
            skipping[0] &= child.get(f"{W}fldCharType") != "end"
        else:
            said = child.text if tag == f"{W}instrText" else child.get(f"{W}instr")
            named = _FIELDS.match(said or "")
            if named:
                unseen = any(hides_run(one, hidden) for one in child.iter(f"{W}rPr"))
                yield "" if unseen else f"{{{named[1]}}}"
                skipping[0] = tag == f"{W}instrText"
            else:
                yield from _inside(child, hidden, skipping)
