"""A finished Word file as runs of words: its body in order, its charts as what they show."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from reportgen.verify.wordcharts import Drawing, read_chart

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"}
_ENDS = {f"{W}p"}


@dataclass(frozen=True, slots=True)
class Word:
    """The body's words, paragraph by paragraph, a chart's in its place; the words around each page.

    `tracked` says that changes are tracked in it: inserted words count, deleted ones don't.
    """

    body: tuple[str, ...]
    margins: dict[str, str]
    charts: tuple[Drawing, ...]
    tracked: bool = False
    names: dict[str, str] = field(default_factory=dict)


def read_word(data: bytes) -> Word:
    """The file's words; raises ValueError for what is no Word file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    targets = _targets(parts, "word/document.xml")
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError("it has no body")
    charts: list[Drawing] = []
    words = tuple(_paragraphs(body, parts, targets, charts))
    margins = {
        name: "".join(_letters(etree.fromstring(parts[name]), parts, {}, charts))
        for name in sorted(parts)
        if name.startswith(("word/header", "word/footer"))
    }
    tracked = next(root.iter(f"{W}ins", f"{W}del"), None) is not None
    return Word(words, margins, tuple(charts), tracked)


def _paragraphs(
    body: etree._Element, parts: dict[str, bytes], targets: dict[str, str], charts: list[Drawing]
) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):
        yield "".join(_letters(paragraph, parts, targets, charts))


def _letters(
    element: etree._Element, parts: dict[str, bytes], targets: dict[str, str], charts: list[Drawing]
) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        elif child.tag == f"{C}chart":
            drawing = read_chart(parts, targets[child.get(f"{R}id", "")])
            charts.append(drawing)
            yield from drawing.words
        else:
            yield from _letters(child, parts, targets, charts)


def _targets(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """The parts that a part is related to, by the relationship's id."""
    folder, file = posixpath.split(name)
    rels = parts.get(f"{folder}/_rels/{file}.rels")
    if rels is None:
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/")
        for one in etree.fromstring(rels)
    }
