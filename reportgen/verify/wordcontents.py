"""The table of contents of a Word file: whether its links lead to the headings that their words name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.document.nodes import Briefing, Contents, Heading
from reportgen.document.walk import blocks, text_of
from reportgen.verify.found import Fault
from reportgen.verify.wordparts import Parts, W, collapsed, is_on

_SETTINGS = "word/settings.xml"
_VAL = f"{W}val"


def check_contents(parts: Parts, body: etree._Element, briefing: Briefing) -> Iterator[Fault]:
    """Links within the file that lead elsewhere than the briefing says, and fields that ask to be renewed."""
    wanted = list(_wanted(briefing))
    seen = list(_seen(body))
    for at in range(max(len(wanted), len(seen))):
        one, other = (side[at] if at < len(side) else ("no link", "") for side in (wanted, seen))
        if one != other:
            yield Fault(0, f"link {at + 1} to a place of the file", _said(one), _said(other))
    if _asks(parts, body):
        yield Fault(0, "the fields", "as they are", "to be renewed when the file is opened")


def _wanted(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """The words of each entry, and of the heading that it leads to."""
    headings = [block for block in blocks(briefing) if isinstance(block, Heading)]
    for block in blocks(briefing):
        if isinstance(block, Contents):
            for entry in block.entries:
                heading = headings[entry.heading]
                yield collapsed(text_of(entry.inlines)), collapsed(text_of(heading.inlines))


def _seen(body: etree._Element) -> Iterator[tuple[str, str]]:
    places = {mark.get(f"{W}name", ""): mark.getparent() for mark in body.iter(f"{W}bookmarkStart")}
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None:
            place = places.get(anchor)
            yield _words(link), "" if place is None or not _is_heading(place) else _words(place)


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(_VAL, "").startswith("Heading")


def _words(element: etree._Element) -> str:
    return collapsed("".join(text.text or "" for text in element.iter(f"{W}t")))


def _said(pair: tuple[str, str]) -> str:
    return f"“{pair[0]}” to “{pair[1]}”"


def _asks(parts: Parts, body: etree._Element) -> bool:
    """Whether Word would count anew when it opens the file, with a question to the reader."""
    fields = (*body.iter(f"{W}fldChar"), *body.iter(f"{W}fldSimple"))
    settings = parts.tree(_SETTINGS) if _SETTINGS in parts else ()
    updates = [one for one in settings if one.tag == f"{W}updateFields" and is_on(one)]
    return bool(updates) or any(field.get(f"{W}dirty", "0") not in {"0", "false", "off"} for field in fields)
