"""A box: a block that is measured and can be drawn, in strips between which a page may end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.write.pdf.lines import Line
from reportgen.write.pdf.look import Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

Draw = Callable[[Painter, float, int, int], None]
"""Draw the strips from `first` up to `last` (the two integers), downward from `top` points."""


@dataclass(frozen=True, slots=True)
class Box:
    """Heights and spaces in points. `cuts` are the numbers of strips after which a page may end.

    A `kept` box never ends a page. `repeat` is the height that `draw` adds on top when it starts after the
    first strip (a table's head). A `figure` is a table or chart; a `titled` one is set further from another
    above it. A `turned` box stands on a landscape page. A `heading` has its number among all of the
    briefing, other boxes have -1.
    """

    heights: tuple[float, ...]
    draw: Draw
    before: float = 0.0
    after: float = 0.0
    cuts: tuple[int, ...] = ()
    kept: bool = False
    new_page: bool = False
    repeat: float = 0.0
    figure: bool = False
    titled: bool = False
    turned: bool = False
    heading: int = -1


def text_box(lines: list[Line], setting: Setting, node: Node, x: float, *, kept: bool = False) -> Box:
    """A paragraph; two lines at least stay together at its start and at its end."""
    count, leading = len(lines), setting.leading
    heights = (leading,) * (count - 1) + (leading + setting.below,) if count else ()

    def draw(page: Painter, top: float, first: int, last: int) -> None:
        page.begin(node)
        page.text(lines[first:last], setting, x, top)
        page.end()

    return Box(heights, draw, setting.before, setting.after, tuple(range(2, count - 1)), kept)


class Strip(NamedTuple):
    """One unbreakable part of a box; `draw` takes the page and the strip's top."""

    height: float
    draw: Callable[[Painter, float], None]


def strip_box(
    strips: list[Strip],
    before: float,
    after: float,
    *,
    kept: bool = False,
    figure: bool = False,
    titled: bool = False,
) -> Box:
    """A box of strips that draw themselves, one below the other, and stay together."""

    def draw(page: Painter, top: float, first: int, last: int) -> None:
        for strip in strips[first:last]:
            strip.draw(page, top)
            top += strip.height

    heights = tuple(strip.height for strip in strips)
    return Box(heights, draw, before, after, kept=kept, figure=figure, titled=titled)
