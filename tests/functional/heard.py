"""What a listener gets from a PDF: its structure tree as text, in reading order. A reader of the tests' own.

It shares nothing with the writer or with verify: pikepdf opens the file, and the words come out of the pages'
content by their marks, through the fonts' maps to Unicode. Short forms are said in full, as a screen reader
is told to; of a cell, its headers are named as they are for someone who moves from cell to cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_MAP = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """An element of the structure: its role, what it says of itself, its kids (words among them)."""

    role: str
    alt: str = ""
    expansion: str = ""
    language: str = ""
    id: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """What the annotations that hang below it say of themselves."""
    pages: list[int] = field(default_factory=list)
    """The pages of its own words, from 0."""

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def find(self, *roles: str) -> list[Element]:
        return [one for one in self.walk() if one.role in roles]

    @property
    def text(self) -> str:
        """Its words as they are seen."""
        return _plain("".join(kid if isinstance(kid, str) else kid.text for kid in self.kids))

    @property
    def said(self) -> str:
        """Its words as they are heard: an alternative or an expansion instead of what it stands for."""
        if self.alt or self.expansion:
            return self.alt or self.expansion
        return _plain("".join(kid if isinstance(kid, str) else kid.said for kid in self.kids))


@dataclass
class Heard:
    """A file: its language, title and elements; by page its artifacts, each by its sort and its words."""

    language: str
    title: str
    root: Element
    artifacts: list[list[tuple[str, str]]]
    untagged: list[str]
    bookmarks: list[tuple[int, str, int]]
    """Of each, its depth from 1, its words and its page from 0."""
    catalog: dict[str, bool]
    labels: list[str]
    tabs: list[str]


def heard(file: Path | bytes) -> Heard:
    """The structure of a file."""
    import io

    with pikepdf.open(io.BytesIO(file) if isinstance(file, bytes) else file) as pdf:
        pages = [_Page(page) for page in pdf.pages]
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        top = pdf.Root.StructTreeRoot.K
        [first] = list(top) if isinstance(top, Array) else [top]
        root = _element(first, None, pages, numbers)
        title = str(pdf.docinfo.get("/Title", ""))
        untagged = [text for page in pages for text in page.untagged]
        shown = pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)
        marked = pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)
        return Heard(
            str(pdf.Root.get("/Lang", "")),
            title,
            root,
            [page.artifacts for page in pages],
            untagged,
            list(_bookmarks(pdf.Root.get("/Outlines"), numbers)),
            {"its title is shown": bool(shown), "its tags are announced": bool(marked)},
            [page.label for page in pdf.pages],
            [str(page.get("/Tabs", "")) for page in pdf.pages],
        )


def _bookmarks(outline: Any, numbers: dict[Any, int], depth: int = 1) -> Iterator[tuple[int, str, int]]:
    at = None if outline is None else outline.get("/First")
    while at is not None:
        yield depth, _plain(str(at.Title)), numbers[at.Dest[0].objgen]
        yield from _bookmarks(at, numbers, depth + 1)
        at = at.get("/Next")


class _Page:
    """The words of one page by their marks."""

    def __init__(self, page: Any) -> None:
        self.words: dict[int, str] = {}
        self.artifacts: list[tuple[str, str]] = []
        self.untagged: list[str] = []
        fonts = {name: _unicode(font) for name, font in page.Resources.Font.items()}
        inside: list[tuple[int, str]] = []
        letters: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "Tf":
                    letters = fonts[str(operands[0])]
                case "BDC" | "BMC":
                    inside.append(_mark(operands))
                    if inside[-1][1]:
                        self.artifacts.append((inside[-1][1], ""))
                case "EMC":
                    inside.pop()
                case "Tj":
                    self._add(inside, "".join(letters[code] for code in bytes(operands[0])))
                case "re" | "m" | "Do" | "TJ" if not inside:
                    self.untagged.append(str(operator))

    def _add(self, inside: list[tuple[int, str]], text: str) -> None:
        if not inside:
            self.untagged.append(text)
            return
        number, artifact = inside[-1]
        if artifact:
            self.artifacts[-1] = (artifact, self.artifacts[-1][1] + text)
        else:
            self.words[number] = self.words.get(number, "") + text


def _mark(operands: Any) -> tuple[int, str]:
    """The number of marked content, or the sort of an artifact."""
    if operands[0] != Name.Artifact:
        return int(operands[1].MCID), ""
    entries = operands[1] if len(operands) > 1 else Dictionary()
    return -1, " ".join(str(entries[key])[1:] for key in ("/Type", "/Subtype") if key in entries) or "plain"


def _unicode(font: Any) -> dict[int, str]:
    rows = _MAP.findall(font.ToUnicode.read_bytes().decode("latin-1").partition("beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in rows}


def _element(node: Any, home: Any, pages: list[_Page], numbers: dict[Any, int]) -> Element:
    home = node.get("/Pg", home)
    found = Element(
        str(node.S)[1:],
        *(str(node.get(key, "")) for key in ("/Alt", "/E", "/Lang", "/ID")),
        attributes=_attributes(node.get("/A")),
    )
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found.kids.append(_element(kid, home, pages, numbers))
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            found.links.append(str(kid.Obj.get("/Contents", "")))
        else:
            page = kid.get("/Pg", home) if isinstance(kid, Dictionary) else home
            mark = int(kid.MCID) if isinstance(kid, Dictionary) else int(kid)
            at = numbers[page.objgen]
            found.kids.append(pages[at].words.get(mark, ""))
            found.pages.append(at)
    return found


def _attributes(entry: Any) -> dict[str, Any]:
    if entry is None:
        return {}
    many = list(entry) if isinstance(entry, Array) else [entry]
    return {
        str(key)[1:]: [str(name) for name in value] if key == "/Headers" else str(value)
        for one in many
        for key, value in one.items()
    }


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


# ---- as lines


def spoken(file: Path | bytes) -> str:
    """The whole file as a listener gets it, line by line."""
    found = heard(file)
    lines = [f"document “{found.title}”, in {found.language}", *_lines(found.root, 0)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(element: Element, depth: int) -> Iterator[str]:
    indent, said = "  " * depth, element.said.strip()
    match element.role:
        case "Document" | "Sect" | "Div":
            for kid in element.kids:
                if isinstance(kid, Element):
                    yield from _lines(kid, depth)
        case "H1" | "H2" | "H3" | "H4" | "H5":
            yield f"{indent}heading {element.role[1]}: {said}"
        case "Figure":
            yield f"{indent}picture: {element.alt}"
        case "Table":
            yield from _table(element, depth)
        case "L":
            yield f"{indent}list of {len(element.find('LI'))}"
            for item in element.find("LI"):
                label, body = (part.said.strip() for part in item.find("Lbl", "LBody"))
                yield f"{indent}  {label} | {body}"
        case "TOC":
            yield f"{indent}contents of {len([k for k in element.kids if isinstance(k, Element)])}"
            yield from _inner(element, depth + 1)
        case "TOCI" | "Reference":
            yield from _inner(element, depth)
        case "Link":
            yield f"{indent}link: {said}"
        case _:
            yield f"{indent}{said}"


def _inner(element: Element, depth: int) -> Iterator[str]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _lines(kid, depth)


def _table(table: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    rows = table.find("TR")
    columns = max(len(row.find("TH", "TD")) for row in rows)
    yield f"{indent}table of {columns} columns and {len(rows)} rows: {table.attributes.get('Summary', '')}"
    for caption in table.find("Caption"):
        yield from (f"{indent}  caption: {part.said.strip()}" for part in caption.find("P"))
    named = {cell.id: cell for cell in table.find("TH") if cell.id}
    heads: list[Element] = []
    for row in rows:
        cells = row.find("TH", "TD")
        if all(cell.attributes.get("Scope") != "/Row" for cell in cells):
            heads = cells
            yield f"{indent}  heads: {' | '.join(cell.said.strip() or 'blank' for cell in cells)}"
            continue
        name, *others = cells
        above = ", under ".join(_headers(name, named))
        yield f"{indent}  row {name.said.strip()}{', under ' + above if above else ''}"
        for cell, head in zip(others, heads[1:] or [None] * len(others), strict=True):
            own = head.said.strip() if head else ""
            if cell.said.strip():
                yield f"{indent}    {own + ': ' if own else ''}{cell.said.strip()}"


def _headers(cell: Element, named: dict[str, Element]) -> list[str]:
    """The words of those of its headers that are named outright and stand in another row."""
    return [named[one].said.strip() for one in cell.attributes.get("Headers", ())]
