"""The first page's opening (letterhead, kicker, title, subtitle); every page's running header and footer."""

from __future__ import annotations

from reportgen.document.nodes import Briefing, Text
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.image import Image
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import FOOTER, HEADER, Node
from reportgen.write.pdf.text import words_box
from reportgen.write.spaces import BELOW_LETTERHEAD, BELOW_LOGO

LOGO = "Logo"
"""The resource name of the letterhead's logo."""
_BETWEEN = 12.0  # the least between the footer's two sides


def opening_boxes(look: Look, parent: Node, briefing: Briefing, logo: Image | None) -> list[Box]:
    """Letterhead, kicker, title (the document's H1) and subtitle, those that there are."""
    boxes = _letterhead(look, parent, logo)
    for inlines, style, role in (
        (briefing.kicker, "kicker", "P"),
        (briefing.title, "title", "H1"),
        (briefing.subtitle, "subtitle", "P"),
    ):
        if inlines:
            boxes.append(words_box(look, parent, inlines, style, role, kept=True))
    return boxes


def _letterhead(look: Look, parent: Node, logo: Image | None) -> list[Box]:
    letterhead, setting, page = look.theme.letterhead, look["letterhead"], look.page
    width, height = logo.scaled(letterhead.logo_height) if logo else (0.0, 0.0)
    if width > page.text_width:  # a wide logo is as wide as the text, and lower
        width, height = page.text_width, height * page.text_width / width
    figure = parent.add("Figure", alt=letterhead.logo_alt) if logo else None
    x = page.margin_side
    rows = [(letterhead.office, True), *((line, False) for line in letterhead.address)]
    blocks = [
        (parent.add("P"), set_lines((Text(row),), setting, page.text_width, strong=strong))
        for row, strong in rows
        if row
    ]
    lines = sum(len(lines) for _, lines in blocks)
    if not (logo or lines):
        return []

    def draw(canvas: Painter, top: float) -> None:
        if figure is not None:
            low = canvas.height - top - height
            figure.attributes = (
                f"/O/Layout/Placement/Block/BBox[{x:g} {low:g} {x + width:g} {low + height:g}]"
            )
            canvas.begin(figure)
            canvas.image(LOGO, x, top, width, height)
            canvas.end()
            top += height + BELOW_LOGO
        for node, block in blocks:
            canvas.begin(node)
            canvas.text(block, setting, x, top)
            canvas.end()
            top += len(block) * setting.leading

    between = BELOW_LOGO if logo and lines else 0.0
    strip = Strip(height + between + lines * setting.leading, draw)
    return [strip_box([strip], 0.0, BELOW_LETTERHEAD, kept=True)]


def draw_margins(canvas: Painter, look: Look, briefing: Briefing, count: int) -> None:
    """The running header (from page 2 on) and the footer with "Page 3 of 6", as artifacts."""
    page, number = look.page, canvas.number + 1
    header, footer = look["header"], look["footer"]
    if number > 1 and briefing.running:
        canvas.begin(HEADER)
        lines = set_lines(briefing.running, header, page.text_width)[:1]
        canvas.text(lines, header, page.margin_side, page.header - header.ascent)
        canvas.end()
    right = set_lines((Text(f"Page {number} of {count}"),), footer, page.text_width)
    room = page.text_width - right[0].width * footer.size - _BETWEEN
    top = page.height - page.footer - footer.ascent
    canvas.begin(FOOTER)
    canvas.text(set_lines(briefing.footer, footer, room)[:1], footer, page.margin_side, top)
    canvas.text_right(right, footer, page.width - page.margin_side, top)
    canvas.end()
