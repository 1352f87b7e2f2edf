"""What the tests of the PDF writer share: short ways to write nodes, and pypdfium2 as the other reader."""

from __future__ import annotations

import ctypes
import re
import zlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Figure,
    Heading,
    Inlines,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from reportgen.write.pdf import write_pdf
from reportgen.write.theme import Theme, load_theme

REPO = Path(__file__).parents[3]
STARTER = REPO / "templates" / "theme.toml"
THEME = load_theme(STARTER)


def words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def heading(text: str, level: Any = 1) -> Heading:
    return Heading(level, words(text))


def table(heads: list[str], rows: list[list[str]], **more: Any) -> Table:
    """A row that starts with "#" is a group, with ">" a part; its first column is left, the others right."""
    left = more.get("layout") == "prose"
    columns = tuple(
        Column(words(head), "left" if left or not at else "right") for at, head in enumerate(heads)
    )
    for name in ("title", "subtitle", "note"):
        if name in more:
            more[name] = words(more[name])
    return Table(columns, tuple(_row(row, len(heads)) for row in rows), **more)


def _row(cells: list[str], count: int) -> Row:
    kinds: dict[str, Any] = {"#": "group", ">": "part"}
    kind = kinds.get(cells[0][:1], "plain")
    cells = [cells[0].lstrip("#>"), *cells[1:]]
    return Row(tuple(words(cell) for cell in cells + [""] * (count - len(cells))), kind)


def bar(label: str, figure: str, *, reference: bool = False, role: Any = "plain", mark: str = "") -> Bar:
    behind = Mark(mark, "preliminary") if mark else None
    return Bar(words(label), shown(figure), "reference" if reference else role, behind)


def shown(text: str) -> Figure | Mark:
    """A figure, or the mark of a missing one."""
    if text.startswith("["):
        return Mark(text, "not available")
    return Figure(text, Decimal(text.replace(",", "")), "as observed", ("id",))


def chart(bars: list[Bar], title: str = "Title", note: str = "") -> BarChart:
    return BarChart(tuple(bars), "Series", "What the chart shows.", words(title), (), words(note))


def briefing(*blocks: Block, **more: Any) -> Briefing:
    facts: dict[str, Any] = {"title": words("Title"), "footer": words("Foot"), "running": words("Running")}
    sections = more.pop("sections", (Section(blocks),))
    return Briefing(**(facts | {"slug": "test", "sections": sections, "date": date(2023, 12, 31)} | more))


@dataclass(frozen=True)
class Line:
    """A line of text as it stands on the page: baseline from the top, left edge, right edge, size."""

    words: str
    baseline: float
    left: float
    right: float
    size: float


@dataclass(frozen=True)
class Boxed:
    """A piece of text and the box of its letters, from the page's top left."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Boxed) -> bool:
        """Whether the boxes share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.3 and down > 0.3


@dataclass
class Node:
    """An element of the structure tree, as the reader found it."""

    role: str
    alt: str = ""
    kids: list[Node] = field(default_factory=list)

    def roles(self) -> str:
        inner = " ".join(kid.roles() for kid in self.kids)
        return f"{self.role}({inner})" if inner else self.role

    def find(self, role: str) -> list[Node]:
        return [self] * (self.role == role) + [found for kid in self.kids for found in kid.find(role)]


class Read:
    """A PDF read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pypdfium2.PdfDocument(data)
        self._pictures: dict[int, Any] = {}

    @property
    def texts(self) -> list[str]:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in self.pdf]

    @property
    def text(self) -> str:
        """All words of all pages, single blanks between them, without running headers and footers."""
        body = [
            re.sub(r"^Running\n|Foot\s*Page \d+ of \d+$", "", re.sub(r"\nRunning(?=\n)", "", text))
            for text in self.texts
        ]
        return re.sub(r"\s+", " ", " ".join(body).replace("\ufffe", "-")).strip()

    def lines(self, page: int = 0) -> list[Line]:
        canvas = self.pdf[page]
        text, height = canvas.get_textpage(), canvas.get_height()
        found: list[list[Any]] = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for at in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text, at))
            if letter in "\r\n" or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            size = pdfium.FPDFText_GetFontSize(text, at)
            right = text.get_charbox(at)[2]
            last = found[-1] if found else None
            if (
                last
                and abs(last[1] - y.value) < 0.3
                and abs(last[4] - size) < 0.01
                and -3 < x.value - last[3] < size
            ):
                last[0], last[3] = last[0] + letter, max(last[3], right)
            else:
                found.append([letter, y.value, x.value, right, size])
        return [Line(words, height - y, left, right, size) for words, y, left, right, size in found]

    def line(self, start: str, page: int = 0) -> Line:
        return next(line for line in self.lines(page) if line.words.startswith(start))

    def boxes(self, page: int = 0) -> list[Boxed]:
        """Every piece of text as it was drawn, with the box of its letters."""
        canvas = self.pdf[page]
        text, height = canvas.get_textpage(), canvas.get_height()
        found = []
        for item in canvas.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            left, low, right, top = item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos()
            found.append(Boxed(_drawn(item, text), left, height - top, right, height - low))
        return [box for box in found if box.words.strip()]

    def color(self, x: float, y: float, page: int = 0) -> str:
        """The color at a point, from the page's top left, as RRGGBB."""
        if page not in self._pictures:
            self._pictures[page] = self.pdf[page].render(scale=4).to_pil().convert("RGB")
        red, green, blue = self._pictures[page].getpixel((int(x * 4), int(y * 4)))
        return f"{red:02X}{green:02X}{blue:02X}"

    def tree(self, page: int = 0) -> Node:
        tree = pdfium.FPDF_StructTree_GetForPage(self.pdf[page])
        try:
            return _node(pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0))
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    @property
    def roles(self) -> str:
        return self.tree().roles()


def _drawn(item: Any, text: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(item, text, None, 0)
    buffer = (ctypes.c_ushort * size)()
    pdfium.FPDFTextObj_GetText(item, text, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _node(element: Any) -> Node:
    count = pdfium.FPDF_StructElement_CountChildren(element)
    kids = [pdfium.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count)]
    return Node(
        _string(pdfium.FPDF_StructElement_GetType, element),
        _string(pdfium.FPDF_StructElement_GetAltText, element),
        [_node(kid) for kid in kids if kid],
    )


def _string(read: Any, element: Any) -> str:
    size = read(element, None, 0)
    buffer = ctypes.create_string_buffer(size or 2)
    read(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def pdf(*blocks: Block, theme: Theme = THEME, **more: Any) -> Read:
    return Read(write_pdf(briefing(*blocks, **more), theme))


def inflated(data: bytes) -> bytes:
    """Every stream of a PDF, unpacked."""
    out = []
    for found in re.finditer(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        try:
            out.append(zlib.decompress(found.group(1)))
        except zlib.error:
            out.append(found.group(1))
    return b"\n".join(out)
