"""The paragraphs of a Word file as barriers are looked for in them: style, words, level as a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.verify.wordlooks import BODY_TEXT, Look, Styles
from reportgen.verify.wordparts import MC, W, collapsed

Barrier = tuple[str, str, str]
"""Where it is, what it is, and what to do."""
_P, _R = f"{W}p", f"{W}r"
_PASSED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}pPr"}
)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its style, its own properties, its words, and its level as a heading, else BODY_TEXT."""

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
    return Passage(element, style, properties, text_in(element), styles.level(properties, style))


def text_in(parent: etree._Element) -> str:
    """The words of a paragraph or run, a tab and a break among them; none of a drawing's."""
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else _SIGNS.get(str(child.tag)) or text_in(child)
        for child in parent
        if child.tag not in _PASSED
    )


def all_words(elements: Iterable[etree._Element]) -> str:
    """The words in these elements."""
    return collapsed(" ".join(map(text_in, elements)))


def runs_of(parent: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph, without those of drawings in it."""
    for child in parent:
        if child.tag == _R:
            yield child
        elif child.tag not in _PASSED and len(child):
            yield from runs_of(child)


def look_of(run: etree._Element, style: str, styles: Styles) -> Look:
    """How the words of a run are set in a paragraph of this style."""
    properties = run.find(f"{W}rPr")
    named = None if properties is None else properties.find(f"{W}rStyle")
    look = styles.look(style, "" if named is None else named.get(f"{W}val", ""))
    return look if properties is None else look.set(properties)
