"""What drawings have in common: dots, words set on a level with them, and the room that words take."""

from __future__ import annotations

from reportgen.write.dots import ON_LINES, REACH, Dot
from reportgen.write.pdf.lines import Line
from reportgen.write.pdf.look import Look, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.shapes import Point, circle, polygon

WHOLE = 1e6
"""Wider than any line: words set in it are not broken."""
PAPER = "1 1 1"
_DIGIT = 3.5  # from a digit's middle to its baseline
_OUTLINE = 1.2


def draw_dot(canvas: Painter, look: Look, dot: Dot, at: Point, *, on_line: bool = False) -> None:
    """A dot of a dot plot or, smaller, of a line."""
    sizes, width, inside = (ON_LINES, 1.0, PAPER) if on_line else (REACH, _OUTLINE, None)
    color, r, (x, y) = look.colors[dot.color], sizes[dot.shape, dot.filled], at
    fill, stroke = (color, None) if dot.filled else (inside, color)
    match dot.shape:
        case "circle":
            circle(canvas, at, r, fill=fill, stroke=stroke, width=width)
        case "square":
            corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
            polygon(canvas, [corners], fill=fill, stroke=stroke, width=width)
        case "diamond":
            corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
            polygon(canvas, [corners], fill=fill, stroke=stroke, width=width)


def level(setting: Setting, middle: float, lines: int = 1) -> float:
    """The top at which so many lines stand with their digits' height centered on `middle`."""
    return middle + _DIGIT - setting.ascent - (lines - 1) * setting.leading / 2


def width_of(lines: list[Line], setting: Setting) -> float:
    """The width of the longest of the lines, in points."""
    return max((line.width for line in lines), default=0.0) * setting.size


def text_height(setting: Setting, lines: int) -> float:
    """The height that so many lines take, from the top of the first letters to the foot of the last."""
    return (lines - 1) * setting.leading + setting.size if lines else 0.0


def text_centered(canvas: Painter, lines: list[Line], setting: Setting, x: float, top: float) -> None:
    """Lines from `top` down, each with its middle at `x`."""
    for at, line in enumerate(lines):
        canvas.text([line], setting, x - line.width * setting.size / 2, top + at * setting.leading)
