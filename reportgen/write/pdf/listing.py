"""Lists and sources: items that hang beside their bullet or number."""

from __future__ import annotations

from reportgen.document.nodes import Inlines, List, Sources
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.lines import Line, Run, break_lines, set_lines
from reportgen.write.pdf.look import Ink, Look, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node

_GAP = 4.0  # the least space between a label and its item
_EVER = 1e9


def list_boxes(look: Look, parent: Node, block: List) -> list[Box]:
    """A box for each item, with a blue bullet or a number."""
    setting = look["list_item"]
    blue = Ink(setting.plain.font, look.colors["blue"])
    numbering = "Decimal" if block.numbered else "Disc"
    labels = [f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1)]
    return _items(look, parent, setting, numbering, _label_lines(labels, blue), list(block.items))


def source_boxes(look: Look, parent: Node, block: Sources) -> list[Box]:
    """A box for each source, with its number in semibold."""
    setting = look["source"]
    labels = _label_lines([str(item.number) for item in block.items], setting.strong)
    return _items(look, parent, setting, "Decimal", labels, [item.inlines for item in block.items])


def _label_lines(labels: list[str], ink: Ink) -> list[Line]:
    return [break_lines([Run(label, ink)], _EVER)[0] for label in labels]


def _items(
    look: Look, parent: Node, setting: Setting, numbering: str, labels: list[Line], items: list[Inlines]
) -> list[Box]:
    page = look.page
    hanging = max([setting.style.hanging, *(label.width * setting.size + _GAP for label in labels)])
    width = page.text_width - setting.right - hanging
    node = parent.add("L", attributes=f"/O/List/ListNumbering/{numbering}")
    return [
        _item(node, setting, label, set_lines(inlines, setting, width), page.margin_side, hanging)
        for label, inlines in zip(labels, items, strict=True)
    ]


def _item(parent: Node, setting: Setting, label: Line, lines: list[Line], x: float, hanging: float) -> Box:
    node = parent.add("LI")
    mark, body = node.add("Lbl"), node.add("LBody")

    def draw(page: Painter, top: float, first: int, last: int) -> None:
        if first == 0:
            page.begin(mark)
            page.text([label], setting, x, top)
            page.end()
        page.begin(body)
        page.text(lines[first:last], setting, x + hanging, top)
        page.end()

    count = max(1, len(lines))
    heights = (setting.leading,) * (count - 1) + (setting.leading + setting.below,)
    return Box(heights, draw, setting.before, setting.after, tuple(range(2, count - 1)))
