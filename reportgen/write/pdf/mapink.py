"""What a map is drawn with: paths, squares, hatching and words, in points from the drawing's top left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.document.nodes import Figure, Inlines, Mark
from reportgen.write.outlines import Ring
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import ASCENT, Ink, Look, operands
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.shapes import hatched, polygon, polyline

WHITE = operands("FFFFFF")
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing on a page, its top left at `left` and `top`."""

    canvas: Painter
    look: Look
    left: float
    top: float

    def color(self, name: str) -> str:
        """A color of the theme; white for none."""
        return self.look.colors[name] if name else WHITE

    def outline(self, path: str, stroke: str, width: float, unit: int, fill: str | None = None) -> None:
        """A path in whole parts of a point, counted from the drawing's top left."""
        move = f"{1 / unit:g} 0 0 {-1 / unit:g} {self.left:.2f} {self.canvas.height - self.top:.2f} cm"
        self.canvas.shape(f"{move} {path}", fill=fill, stroke=stroke, width=width * unit)

    def hatch(self, rings: list[Ring]) -> None:
        """Slanting lines: the figure is missing."""
        hatched(self.canvas, [self._moved(ring) for ring in rings], self.color("outline"))

    def square(self, ring: Ring, fill: str, width: float, *, hatched: bool) -> None:
        """A swatch."""
        polygon(self.canvas, [self._moved(ring)], fill=fill, stroke=self.color("outline"), width=width)
        if hatched:
            self.hatch([ring])

    def line(self, line: tuple[float, float, float, float], width: float) -> None:
        """A straight line from a state to its label."""
        x, y, v, w = line
        polyline(self.canvas, self._moved(((x, y), (v, w))), self.color("outline"), width)

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """White ground for words."""
        self.canvas.box(WHITE, self.left + x, self.top + y, width, height)

    def figure(
        self,
        figure: Figure | Mark,
        x: float,
        base: float,
        size: float,
        *,
        white: bool = False,
        part: float = 0.0,
    ) -> None:
        """A figure, which is strong, or a mark, which is grey."""
        self.words((figure,), x, base, size, strong=isinstance(figure, Figure), white=white, part=part)

    def words(
        self,
        inlines: Inlines,
        x: float,
        base: float,
        size: float,
        *,
        strong: bool = False,
        white: bool = False,
        part: float = 0.0,
    ) -> float:
        """Words on a line, `part` of their width left of `x`; where they end."""
        setting = self.look["table_text"]
        setting = replace(setting, size=size, ascent=size * ASCENT)
        if white:
            plain, bold = Ink(setting.plain.font, WHITE), Ink(setting.strong.font, WHITE)
            setting = replace(setting, plain=plain, strong=bold)
        lines = set_lines(inlines, setting, _ENDLESS, strong=strong)
        width = lines[0].width * size if lines else 0.0
        x -= width * part
        if lines:
            self.canvas.text(lines, setting, self.left + x, self.top + base - setting.ascent)
        return x + width

    def _moved(self, ring: Ring) -> Ring:
        return tuple((self.left + x, self.top + y) for x, y in ring)
