"""Reads finished files back with readers of the tests' own: what a person or a screen reader gets from them.

The PDF is read along its structure tree by PDFium, the Word file as XML. Neither reader knows the writers.
"""

from __future__ import annotations

import ctypes
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from lxml import etree
from pypdfium2 import raw

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Piece:
    """Words of a finished file, with the tags or styles that they stand in, from the outside in."""

    path: tuple[str, ...]
    text: str
    row: int = 0
    cell: int = 0
    """Of a PDF's table: which row, and which cell of them all, it stands in; counted from the first page."""

    @property
    def tag(self) -> str:
        return self.path[-1]


# ---- PDF

DRAWN_APART = "\x1e"


@dataclass(frozen=True)
class Pdf:
    """A PDF's words in the order of its structure, the words outside of it by page, and its alternatives."""

    pieces: tuple[Piece, ...]
    artifacts: tuple[str, ...]
    alternatives: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]

    @property
    def pages(self) -> int:
        return len(self.sizes)


def read_pdf(file: Path) -> Pdf:
    pieces: list[Piece] = []
    artifacts, alternatives, sizes = [], [], []
    count: dict[str, int] = {}
    with pdfium.PdfDocument(file) as document:
        for page in document:
            words = _words_by_mark(page)
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                root = raw.FPDF_StructTree_GetChildAtIndex(tree, at)
                pieces += _pieces(root, (), words, alternatives, count)
            raw.FPDF_StructTree_Close(tree)
            artifacts.append(words.pop(-1, "").replace(DRAWN_APART, "\n"))
            assert not words, f"text that no element of the structure holds: {words}"
            sizes.append(page.get_size())
    return Pdf(tuple(pieces), tuple(artifacts), tuple(alternatives), tuple(sizes))


def _words_by_mark(page: Any) -> dict[int, str]:
    """The characters that were written (not those that PDFium guesses), by their marked-content id.

    What is drawn apart in one mark (as a chart's labels and figures are) has a line's end in between. PDFium
    puts what stands on one line in order from left to right; here it is as the file draws it.
    """
    text = page.get_textpage()
    marks: dict[int, int] = {}
    drawn_letters: dict[int, list[str]] = {}
    for at in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, at):
            continue
        drawn = raw.FPDFText_GetTextObject(text, at)
        address = ctypes.addressof(drawn.contents)
        if address not in marks:
            marks[address] = raw.FPDFPageObj_GetMarkedContentID(drawn)
        code = raw.FPDFText_GetUnicode(text, at)  # 2 is what PDFium makes of a hyphen at a line's end
        drawn_letters.setdefault(address, []).append("-" if code == 2 else chr(code))
    found: dict[int, list[str]] = {}
    for at in range(raw.FPDFPage_CountObjects(page)):
        address = ctypes.addressof(raw.FPDFPage_GetObject(page, at).contents)
        if address in drawn_letters:
            found.setdefault(marks[address], []).append("".join(drawn_letters[address]))
    return {mark: DRAWN_APART.join(pieces) for mark, pieces in found.items()}


def _pieces(
    element: Any, path: tuple[str, ...], words: dict[int, str], alts: list[str], count: dict[str, int]
) -> Iterator[Piece]:
    path = (*path, _string(raw.FPDF_StructElement_GetType, element))
    count[path[-1]] = count.get(path[-1], 0) + 1
    place = (count.get("TR", 0), count.get("TH", 0) + count.get("TD", 0))
    alternative = _string(raw.FPDF_StructElement_GetAltText, element)
    if alternative:
        alts.append(alternative)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _pieces(child, path, words, alts, count)
            continue
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if mark >= 0 and mark in words:
            between = "\n" if path[-1] == "Figure" else ""
            yield Piece(path, words.pop(mark).replace(DRAWN_APART, between), *place)


def _string(get: Any, element: Any) -> str:
    size = get(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le") if size > 2 else ""


# ---- Word


@dataclass(frozen=True)
class Word:
    """A Word file's words in the order of its body, its tables, running header and footers."""

    pieces: tuple[Piece, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    header: str
    footers: tuple[str, ...]
    alternatives: tuple[str, ...]


def read_word(file: Path) -> Word:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    charts = _charts(parts)
    body = document.find(f"{_W}body")
    counted = _counted(body, parts["word/numbering.xml"])
    pieces = tuple(piece for block in body for piece in _block(block, (), charts, counted))
    tables = tuple(
        tuple(tuple(_words(cell) for cell in row.iter(f"{_W}tc")) for row in table.iter(f"{_W}tr"))
        for table in body.iter(f"{_W}tbl")
        if _caption(table) not in _BANDS
    )
    header = _words(etree.fromstring(parts["word/header1.xml"]))
    footers = tuple(
        _words(etree.fromstring(parts[name])) for name in sorted(parts) if name.startswith("word/footer")
    )
    drawings = document.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    return Word(pieces, tables, header, footers, tuple(one.get("descr", "") for one in drawings))


_BANDS = {"Key figures", "Facts"}
"""Tables that are no tables to the eye: a row of pairs, each with one above the other."""


def _caption(table: Any) -> str:
    found = table.find(f"{_W}tblPr/{_W}tblCaption")
    return "" if found is None else found.get(f"{_W}val")


def _counted(body: Any, numbering: bytes) -> dict[Any, str]:
    """The numbers that Word counts before the sources, each list from its own first one on."""
    starts = {
        one.get(f"{_W}numId"): int(one.find(f".//{_W}startOverride").get(f"{_W}val"))
        for one in etree.fromstring(numbering).iter(f"{_W}num")
        if one.find(f".//{_W}startOverride") is not None
    }
    found = {}
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == "Source":
            own = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            list_ = "of the style" if own is None else own.get(f"{_W}val")
            found[paragraph] = str(starts.setdefault(list_, 1))
            starts[list_] += 1
    return found


def _block(
    block: Any, path: tuple[str, ...], charts: dict[str, list[str]], counted: dict[Any, str]
) -> Iterator[Piece]:
    if block.tag == f"{_W}tbl":
        rows = [row.findall(f"{_W}tc") for row in block.findall(f"{_W}tr")]
        if _caption(block) in _BANDS:
            rows = list(zip(*rows, strict=True))
        for row in rows:
            for cell in row:
                for inner in cell:
                    yield from _block(inner, (*path, _caption(block) or "Table"), charts, counted)
    elif block.tag == f"{_W}p":
        style = block.find(f"{_W}pPr/{_W}pStyle")
        path = (*path, "Normal" if style is None else style.get(f"{_W}val"))
        words = f"{counted.get(block, '')} {_words(block)}".strip()
        if words:
            yield Piece(path, words)
        for chart in block.iter(f"{_C}chart"):
            yield from (Piece((*path, "Chart"), text) for text in charts[chart.get(f"{_R}id")])


def _words(element: Any) -> str:
    blanks = {f"{_W}tab", f"{_W}br", f"{_W}p"}
    found = (node.text or "" if node.tag == f"{_W}t" else " " for node in element.iter(f"{_W}t", *blanks))
    return "".join(found).strip(" ")


def _charts(parts: dict[str, bytes]) -> dict[str, list[str]]:
    """Of each chart, by its relationship: its labels and, as Word shows them, its figures, in turn."""
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    found = {one.get("Id"): one.get("Target").lstrip("/").removeprefix("word/") for one in relations}
    return {
        name: _chart(etree.fromstring(parts[f"word/{target}"]))
        for name, target in found.items()
        if target.startswith("charts/")
    }


def _chart(chart: Any) -> list[str]:
    """The words of a chart as the eye meets them: its title, then names and figures."""
    title = [" ".join(chart.xpath("c:chart/c:title//a:t/text()", namespaces=_SPACES))]
    series = list(chart.iter(f"{_C}ser"))
    if next(chart.iter(f"{_C}scatterChart"), None) is not None:
        return [*filter(None, title), *_dots(series)]
    if next(chart.iter(f"{_C}lineChart"), None) is not None:
        return [*filter(None, title), *_lines(series)]
    return [*filter(None, title), *_bars(*series)]


_SPACES = {"c": _C.strip("{}"), "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def _bars(series: Any) -> Iterator[str]:
    shown = _labels(series)
    for at, label in _cache(series.find(f"{_C}cat")).items():
        yield label
        if at in shown:
            yield shown[at]


def _dots(series: list[Any]) -> Iterator[str]:
    """The key, then each row: its name, its figures in the key's order, and what is missing."""
    drawn, (names, marks) = series[:-2], map(_labels, series[-2:])
    yield from (one.xpath("string(c:tx//c:v)", namespaces=_SPACES) for one in drawn)
    dots = [_labels(one) for one in drawn]
    for row, name in names.items():
        yield name
        yield from (labels[row] for labels in dots if row in labels)
        yield from (marks[row],) if row in marks else ()


def _lines(series: list[Any]) -> Iterator[str]:
    """The labels of one series after the other: lines (or their parts) first, then years, gaps and breaks."""
    for one in series:
        yield from _labels(one).values()


def _labels(series: Any) -> dict[str, str]:
    """What stands beside a series' points, as Word shows it: words, or the value under a number format."""
    values = _cache(series.find(f"{_C}val" if series.find(f"{_C}val") is not None else f"{_C}xVal"))
    rest = series.find(f"{_C}dLbls/{_C}numFmt")
    code = None if rest is None else rest.get("formatCode")
    found = {at: as_word_shows(value, code) for at, value in values.items()} if code else {}
    for own in series.iter(f"{_C}dLbl"):
        at, look = own.find(f"{_C}idx").get("val"), own.find(f"{_C}numFmt")
        lines = ["".join(line.itertext()) for line in own.xpath("c:tx//a:p", namespaces=_SPACES)]
        found[at] = " ".join(lines) if lines else as_word_shows(values[at], look.get("formatCode"))
    return dict(sorted(found.items(), key=lambda each: int(each[0])))


def _cache(element: Any) -> dict[str, str]:
    return {point.get("idx"): point.findtext(f"{_C}v") for point in element.iter(f"{_C}pt")}


_FORMAT = re.compile(r'"(?P<words>(?:[^"])*)"|\\(?P<letter>.)|(?P<number>#,##0(?:\.0+)?|0(?:\.0+)?)')


def as_word_shows(value: str, code: str) -> str:
    """A number under a number format, of those that charts need: `0.0"%"`, `#,##0`, or words alone."""
    if code == "General":
        return value
    below = value.startswith("-")
    signed = re.fullmatch(r'((?:[^";]|"[^"]*")*);(.*)', code)
    if signed:
        return as_word_shows(value.lstrip("-"), signed[2 if below else 1])
    out, end = "-" if below else "", 0
    value = value.lstrip("-")
    for found in _FORMAT.finditer(code):
        assert found.start() == end, f"the tests can't read the format {code}"
        end = found.end()
        if found["number"]:
            decimals = len(found["number"].partition(".")[2])
            out += f"{float(value):{',' if ',' in found['number'] else ''}.{decimals}f}"
        else:
            out += found["words"] or found["letter"] or ""
    assert end == len(code), f"the tests can't read the format {code}"
    return out
