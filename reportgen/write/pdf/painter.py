"""One page's content: text, bars and rules, each in a tag or an artifact. Lengths count from the top left."""

from __future__ import annotations

from reportgen.write.pdf.book import Book, Bookmark, LinkArea
from reportgen.write.pdf.fonts import Font, switches
from reportgen.write.pdf.lines import Line, Piece
from reportgen.write.pdf.look import Ink, Link, Setting, Tongue
from reportgen.write.pdf.tags import ARTIFACT, Mark, Node

_UNDERLINE = 0.5


class Painter:
    """Draws one page. `marks` are the nodes of its content by their number."""

    def __init__(self, book: Book, number: int, height: float) -> None:
        self.book, self.number, self.height = book, number, height
        self.marks: list[Node] = []
        self.ops: list[str] = []
        self._inside: Node | str | None = None
        self._font: tuple[str, float] = ("", 0.0)
        self._color = "0 0 0"
        self._leading = 0.0
        self._ink: Ink | None = None  # the last plain one, while its font and color are still set

    @property
    def content(self) -> bytes:
        """The page's content stream."""
        return "\n".join(self.ops).encode("latin-1")

    def begin(self, tag: Node | str) -> None:
        """What is drawn from here on belongs to this node, or is an artifact."""
        if self._inside is not None:
            raise RuntimeError("a tag was opened inside another")
        self._inside = tag
        self.ops.append(self._opening(tag))

    def end(self) -> None:
        """Close what `begin` opened."""
        self._inside = None
        self.ops.append("EMC")

    def text(self, lines: list[Line], setting: Setting, x: float, top: float) -> None:
        """Lines from `top` down, their left edge at `x`."""
        self._check()
        y = self.height - top - setting.ascent
        self.ops.append(f"BT {x:.2f} {y:.2f} Td")
        if len(lines) > 1 and self._leading != setting.leading:
            self._leading = setting.leading
            self.ops.append(f"{setting.leading:g} TL")
        underlines: list[str] = []
        for at, line in enumerate(lines):
            if at:
                self.ops.append("T*")
            for piece in line.pieces:
                if piece.ink is self._ink and setting.size == self._font[1] and "\0" not in piece.codes:
                    self.ops.append(f"({piece.codes}) Tj")  # nothing has changed, as for most pieces
                else:
                    self._piece(piece, setting.size, x, y - at * setting.leading, underlines)
        self.ops.append("ET")
        if underlines:
            self._underline(underlines)

    def text_right(self, lines: list[Line], setting: Setting, right: float, top: float) -> None:
        """Lines from `top` down, their right edge at `right`."""
        for at, line in enumerate(lines):
            self.text([line], setting, right - line.width * setting.size, top + at * setting.leading)

    def box(self, color: str, x: float, top: float, width: float, height: float) -> None:
        """A filled rectangle."""
        self._check()
        self._fill(color)
        self.ops.append(f"{x:.2f} {self.height - top - height:.2f} {width:.2f} {height:.2f} re f")

    def shape(
        self,
        path: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1.0,
        dash: str = "",
        within: str = "",
    ) -> None:
        """A path of PDF operators, filled, outlined or both; only what lies `within` another path is seen."""
        self._check()
        if fill:
            self._fill(fill)
        if not stroke:
            self.ops.append(f"{path} f*")
            return
        # What a stroke needs is set for it alone; round joins keep sharp corners from sticking out.
        clip = f"{within} W* n " if within else ""
        dashes = f"[{dash}] 0 d " if dash else ""
        self.ops.append(f"q {clip}{stroke} RG {width:g} w 1 j {dashes}{path} {'B*' if fill else 'S'} Q")

    def rule(self, color: str, x: float, top: float, width: float, weight: float) -> None:
        """A horizontal rule, an artifact, centered on `top`."""
        if self._inside is not None:
            raise RuntimeError("a rule was drawn inside a tag")
        paint = "" if color == self._color else f"{color} rg "
        if paint:
            self._color, self._ink = color, None
        low = self.height - top - weight / 2
        self.ops.append(f"{ARTIFACT} {paint}{x:.2f} {low:.2f} {width:.2f} {weight:g} re f EMC")

    def image(self, name: str, x: float, top: float, width: float, height: float) -> None:
        """An image by its resource name."""
        self._check()
        self.ops.append(
            f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - top - height:.2f} cm /{name} Do Q"
        )

    def bookmark(self, depth: int, words: str, top: float) -> None:
        """Put a heading into the outline."""
        self.book.bookmarks.append(Bookmark(depth, words, self.number, self.height - top))

    def _check(self) -> None:
        if self._inside is None:
            raise RuntimeError("something was drawn outside a tag or an artifact")

    def _opening(self, tag: Node | str) -> str:
        if isinstance(tag, str):
            return tag
        tag.kids.append(Mark(self.number, len(self.marks)))
        self.marks.append(tag)
        return f"/{tag.role}<</MCID {len(self.marks) - 1}>>BDC"

    def _fill(self, color: str) -> None:
        if color != self._color:
            self._color, self._ink = color, None
            self.ops.append(f"{color} rg")

    def _piece(self, piece: Piece, size: float, x: float, y: float, underlines: list[str]) -> None:
        ink, tag = piece.ink, self._inside
        self._fill(ink.color)
        if ink.plain or not isinstance(tag, Node) or tag.role == "Figure":
            self._show(piece.codes, ink.font, size)
            self._ink = ink if ink.plain else None
            return
        self._ink = None
        node = self._span(ink, tag)
        self.ops += ["EMC", self._opening(node)]
        self._show(piece.codes, ink.font, size)
        self.ops += ["EMC", self._opening(tag)]
        if ink.link is not None:
            left, right = x + piece.start * size, x + piece.end * size
            box = (left, y - 0.25 * size, right, y + 0.8 * size)
            self.book.areas.append(LinkArea(self.number, box, ink.link, node))
            underlines.append(f"{left:.2f} {y - 0.15 * size:.2f} {right - left:.2f} {_UNDERLINE} re f")

    def _span(self, ink: Ink, tag: Node) -> Node:
        """The node of a link, of foreign words, of a short form (in these): one, on however many lines."""
        if ink.link:
            return self._own(ink.link, tag, "Link")
        if ink.tongue:
            tag = self._own(ink.tongue, tag, "Span", language=ink.tongue.language)
        return self._own(ink, tag, "Span", expansion=ink.expansion) if ink.expansion else tag

    def _own(
        self, key: Link | Tongue | Ink, parent: Node, role: str, *, expansion: str = "", language: str = ""
    ) -> Node:
        node = self.book.spans.get(key)
        if node is None:
            node = self.book.spans[key] = parent.add(role, expansion=expansion, language=language)
        return node

    def _show(self, codes: str, font: Font, size: float) -> None:
        parts = switches.split(codes) if "\0" in codes else [codes]
        self._select(self.book.font(font, 0), size)
        for at, part in enumerate(parts):
            if at % 2:
                self._select(self.book.font(font, ord(part)), size)
            elif part:
                self.ops.append(f"({part}) Tj")

    def _select(self, name: str, size: float) -> None:
        if self._font != (name, size):
            self._font, self._ink = (name, size), None
            self.ops.append(f"/{name} {size:g} Tf")

    def _underline(self, underlines: list[str]) -> None:
        """Underlines are artifacts: close the tag around them."""
        tag = self._inside
        self.ops += ["EMC", ARTIFACT, *underlines, "EMC"]
        if tag is not None:
            self.ops.append(self._opening(tag))
