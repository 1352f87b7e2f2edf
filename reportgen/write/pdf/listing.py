"""Lists and sources: items that hang beside their bullet or number."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.document.nodes import Inlines, List, Sources
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.lines import Line, break_lines, set_lines
from reportgen.write.pdf.look import Ink, Look, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.runs import Run
from reportgen.write.pdf.tags import Node

_GAP = 4.0  # the least space between a label and its item
_EVER = 1e9


class Item(NamedTuple):
    """An item ready to draw: its bullet or number, its lines, and how far these hang beside it."""

    label: Line
    lines: list[Line]
    hanging: float


def list_boxes(look: Look, parent: Node, block: List) -> list[Box]:
    """A box for each item, with a blue bullet or a number."""
    setting = look["list_item"]
    blue = Ink(setting.plain.font, look.colors["blue"])
    numbering = "Decimal" if block.numbered else "Disc"
    labels = [f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1)]
    node = parent.add("L", attributes=f"/O/List/ListNumbering/{numbering}")
    return _items(look, node, setting, _label_lines(labels, blue), block.items)


def source_boxes(look: Look, parent: Node, block: Sources) -> list[Box]:
    """A box for each source, with its number in semibold."""
    setting = look["source"]
    labels = _label_lines([str(item.number) for item in block.items], setting.strong)
    node = parent.add("L", attributes="/O/List/ListNumbering/Decimal")
    return _items(look, node, setting, labels, tuple(item.inlines for item in block.items))


def _label_lines(labels: list[str], ink: Ink) -> list[Line]:
    return [break_lines([Run(label, ink)], _EVER)[0] for label in labels]


def _items(
    look: Look, node: Node, setting: Setting, labels: list[Line], items: tuple[Inlines, ...]
) -> list[Box]:
    hanging = max([setting.style.hanging, *(label.width * setting.size + _GAP for label in labels)])
    width = look.page.text_width - setting.right - hanging
    return [
        _item(look, node.add("LI"), setting, Item(label, set_lines(inlines, setting, width), hanging))
        for label, inlines in zip(labels, items, strict=True)
    ]


def _item(look: Look, node: Node, setting: Setting, item: Item) -> Box:
    mark, body, x = node.add("Lbl"), node.add("LBody"), look.page.margin_side

    def draw(page: Painter, top: float, first: int, last: int) -> None:
        if first == 0:
            page.begin(mark)
            page.text([item.label], setting, x, top)
            page.end()
        page.begin(body)
        page.text(item.lines[first:last], setting, x + item.hanging, top)
        page.end()

    count = max(1, len(item.lines))
    heights = (setting.leading,) * (count - 1) + (setting.leading + setting.below,)
    return Box(heights, draw, setting.before, setting.after, tuple(range(2, count - 1)))
