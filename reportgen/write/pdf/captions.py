"""Title and subtitle above a table or a chart, and the note below it."""

from __future__ import annotations

from reportgen.document.nodes import Chart, Inlines, Table
from reportgen.write.pdf.boxes import Strip
from reportgen.write.pdf.keyfigures import note_strip
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

FIGURE_RISE = 3.0
"""A table or chart stands that much closer to its title than the subtitle's space after says."""
AFTER_FIGURE = 4.5
"""Points after a table or a chart, where what follows asks for less."""


def before_figure(look: Look, figure: Table | Chart) -> float:
    """The space before a table or chart: that of its title; a little more where a rule comes first."""
    setting = look["figure_title"]
    return setting.before if figure.title else setting.style.before


def caption_strips(look: Look, parent: Node, figure: Table | Chart) -> list[Strip]:
    """The title and the subtitle, those that there are, each a paragraph below `parent`."""
    strips = [
        _strip(look, parent.add("P"), inlines, style)
        for inlines, style in ((figure.title, "figure_title"), (figure.subtitle, "figure_subtitle"))
        if inlines
    ]
    if strips:
        space = max(0.0, look["figure_subtitle"].after - FIGURE_RISE)
        strips[-1] = Strip(strips[-1].height + space, strips[-1].draw)
    return strips


def _strip(look: Look, node: Node, inlines: Inlines, style: str) -> Strip:
    setting, page = look[style], look.page
    lines = set_lines(inlines, setting, page.text_width - setting.right)

    def draw(canvas: Painter, top: float) -> None:
        canvas.begin(node)
        canvas.text(lines, setting, page.margin_side, top)
        canvas.end()

    return Strip(len(lines) * setting.leading + setting.below, draw)


def note_strips(look: Look, parent: Node, figure: Table | Chart) -> list[Strip]:
    """The note, if there is one."""
    setting = look["note"]
    if not figure.note:
        return []
    return [note_strip(look, parent, set_lines(figure.note, setting, look.page.text_width - setting.right))]
