"""Headings, paragraphs and notes as boxes."""

from __future__ import annotations

from reportgen.document.nodes import Heading, Inlines, Note, Paragraph
from reportgen.document.walk import text_of
from reportgen.write.pdf.boxes import Box, Strip, text_box
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node
from reportgen.write.spaces import RULE_TO_HEADING


def words_box(
    look: Look, parent: Node, inlines: Inlines, style: str, role: str = "P", *, kept: bool = False
) -> Box:
    """The inlines set in a style, from the left margin to the style's right indent."""
    setting, page = look[style], look.page
    lines = set_lines(inlines, setting, page.text_width - setting.right)
    return text_box(lines, setting, parent.add(role), page.margin_side, kept=kept)


def heading_box(look: Look, parent: Node, heading: Heading, depth: int) -> Box:
    """A heading, tagged H`depth`, that never ends a page; level 2 with its rule above."""
    setting, page = look[f"heading_{heading.level}"], look.page
    lines = set_lines(heading.inlines, setting, page.text_width - setting.right)
    node, words = parent.add(f"H{depth}"), text_of(heading.inlines)
    above = RULE_TO_HEADING if heading.level == 2 else 0.0

    def draw(canvas: Painter, top: float, first: int, last: int) -> None:
        if first == 0:
            canvas.bookmark(depth - 1, words, top)
            if above:
                canvas.rule(look.colors["ink"], page.margin_side, top, page.text_width, 0.75)
            top += above
        canvas.begin(node)
        canvas.text(lines[first:last], setting, page.margin_side, top)
        canvas.end()

    heights = [setting.leading] * len(lines)
    if heights:
        heights[0] += above
        heights[-1] += setting.below
    return Box(tuple(heights), draw, setting.before, setting.after, kept=True)


def title_strip(look: Look, parent: Node, title: Inlines, style: str, depth: int) -> Strip:
    """A heading that stands on top of a block, tagged H`depth`."""
    setting, page = look[style], look.page
    lines = set_lines(title, setting, page.text_width - setting.right)
    node, words = parent.add(f"H{depth}"), text_of(title)

    def draw(canvas: Painter, top: float) -> None:
        canvas.bookmark(depth - 1, words, top)
        canvas.begin(node)
        canvas.text(lines, setting, page.margin_side, top)
        canvas.end()

    return Strip(len(lines) * setting.leading + setting.below + setting.after, draw)


def paragraph_box(look: Look, parent: Node, paragraph: Paragraph) -> Box:
    """A paragraph of prose."""
    return words_box(look, parent, paragraph.inlines, paragraph.role)


def note_box(look: Look, parent: Node, note: Note) -> Box:
    """A small grey paragraph."""
    return words_box(look, parent, note.inlines, "note")
