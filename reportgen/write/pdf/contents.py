"""The table of contents: two columns of entries, each a link, with the pages of their headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.document.nodes import Contents, Entry, Text
from reportgen.document.walk import text_of
from reportgen.errors import WriteError
from reportgen.write.pdf.book import LinkArea
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.lines import Line, set_lines, spaced
from reportgen.write.pdf.look import Link, Look, Setting
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node
from reportgen.write.pdf.text import title_strip
from reportgen.write.spaces import CONTENTS_INDENT

_GAP = 24.0  # between the two columns
_NUMBER = 28.0  # the room for a page's number and the space before it
_AFTER = 6.0


class Item(NamedTuple):
    """An entry ready to draw: its lines, the element that they belong to, and its height."""

    entry: Entry
    lines: list[Line]
    node: Node
    height: float


def contents_boxes(look: Look, parent: Node, block: Contents, depth: int) -> list[Box]:
    """The title as a heading with the entries below it; more than a page holds go on on the next."""
    title = title_strip(look, parent, block.title, "heading_3", depth + 1)
    setting, page = look["contents"], look.page
    width = (page.text_width - _GAP) / 2
    items = list(_items(setting, parent.add("TOC"), block, width))
    room = page.height - page.margin_top - page.margin_bottom - title.height
    boxes, strips = [], [title]
    for columns in _columns(items, room):
        strips.append(_strip(look, setting, columns, width))
        boxes.append(strip_box(strips, look["heading_3"].before, _AFTER))
        strips = []
    return boxes


def _items(setting: Setting, toc: Node, block: Contents, width: float) -> Iterator[Item]:
    """The entries, measured; what stands below a section has a list of its own within that one's item."""
    above, inner = toc, toc
    for entry in block.entries:
        if entry.level == 1:
            above = inner = toc.add("TOCI")
        elif inner is above:
            inner = above.add("TOC") if above is not toc else toc
        item = above if entry.level == 1 else inner.add("TOCI")
        node = item.add("Reference").add("Link")
        lines = set_lines(entry.inlines, setting, width - _NUMBER - _indent(entry))
        height = setting.before + len(lines) * setting.leading + setting.after
        yield Item(entry, lines, node, height)


def _indent(entry: Entry) -> float:
    return CONTENTS_INDENT * (entry.level - 1)


def _columns(items: list[Item], room: float) -> Iterator[tuple[list[Item], list[Item]]]:
    """The entries in two columns as equal as can be, again and again where a page has no room for all."""
    while items:
        taken = len(items)
        while taken > 1 and _tallest(*_halves(items[:taken])) > room:
            taken -= 1
        yield _halves(items[:taken])
        items = items[taken:]


def _halves(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """The entries parted where the columns are most alike; of two such places, the lower."""
    at = min(range(1, len(items) + 1), key=lambda at: (_tallest(items[:at], items[at:]), -at))
    return items[:at], items[at:]


def _tallest(*columns: list[Item]) -> float:
    return max(sum(item.height for item in column) for column in columns)


def _strip(look: Look, setting: Setting, columns: tuple[list[Item], list[Item]], width: float) -> Strip:
    def draw(canvas: Painter, top: float) -> None:
        for at, column in enumerate(columns):
            left, y = look.page.margin_side + at * (width + _GAP), top
            for item in column:
                _draw(canvas, setting, item, (left, y, left + width))
                y += item.height
                canvas.rule(look.colors["hairline"], left, y, width, 0.5)

    return Strip(_tallest(*columns), draw)


def _draw(canvas: Painter, setting: Setting, item: Item, place: tuple[float, float, float]) -> None:
    left, top, right = place
    words, y = text_of(item.entry.inlines), top + setting.before
    number = _page_of(canvas, item.entry.heading, words)
    canvas.begin(item.node)
    canvas.text(spaced(item.lines), setting, left + _indent(item.entry), y)
    canvas.end()
    digits = set_lines((Text(str(number)),), setting, _NUMBER)
    canvas.begin(item.node.add("Span", expansion=f"page {number}"))
    canvas.text_right(digits, setting, right, y + (len(item.lines) - 1) * setting.leading)
    canvas.end()
    low = canvas.height - top - item.height
    link = Link("", f"{words}, page {number}", item.entry.heading)
    canvas.book.areas.append(LinkArea(canvas.number, (left, low, right, low + item.height), link, item.node))


def _page_of(canvas: Painter, heading: int, words: str) -> int:
    target = canvas.book.headings.get(heading)
    if target is None:
        raise WriteError(f'the entry "{words}" of the contents has no heading to lead to.')
    return target.page + 1
