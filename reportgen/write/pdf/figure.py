"""A chart as boxes: its title and subtitle, its drawings (each a Figure of the structure tree), its note."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document.nodes import BarChart, Chart, DotPlot, LineChart
from reportgen.write.barchart import HEADING
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.captions import AFTER_FIGURE, before_figure, caption_strips, note_strips
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node


def figure_boxes(
    look: Look, parent: Node, chart: BarChart | DotPlot | LineChart, drawings: Sequence[Strip]
) -> list[Box]:
    """Each drawing in a box of its own: the first one below the title, the last one above the note."""
    strips, boxes = titles(look, parent, chart), []
    for at, drawing in enumerate(drawings, 1):
        strips.append(tagged(look, parent.add("Figure", alt=chart.alt), drawing))
        if at == len(drawings):
            strips += note_strips(look, parent, chart)
        box = strip_box(
            strips, before_figure(look, chart), AFTER_FIGURE, figure=True, titled=bool(chart.title)
        )
        boxes.append(box)
        strips = []
    return boxes


def titles(look: Look, parent: Node, chart: Chart) -> list[Strip]:
    """The strips of the title and the subtitle; none where there are none."""
    return caption_strips(look, parent, chart)


def tagged(look: Look, node: Node, drawing: Strip) -> Strip:
    """The drawing as the content of a Figure element, which says where on the page it stands."""

    def draw(canvas: Painter, top: float) -> None:
        canvas.begin(node)
        drawing.draw(canvas, top)
        canvas.end()
        left, low = look.page.margin_side, canvas.height - top - drawing.height
        node.attributes = bounds(left, low, look.page.text_width, drawing.height)

    return Strip(drawing.height, draw)


def bounds(left: float, low: float, width: float, height: float) -> str:
    """A figure's place on its page, counted from the bottom left, as an attribute of its element."""
    box = f"{left:.2f} {low:.2f} {left + width:.2f} {low + height:.2f}"
    return f"/O/Layout/Placement/Block/BBox[{box}]"


def room_for(look: Look, chart: Chart) -> float:
    """The height that a page leaves for a drawing beside a heading, the titles and the note."""
    page, note = look.page, look["note"]
    room = page.height - page.margin_top - page.margin_bottom - HEADING
    room -= sum(strip.height for strip in titles(look, Node("Document"), chart))
    lines = set_lines(chart.note, note, page.text_width - note.right)
    return room - (len(lines) + 1) * note.leading
