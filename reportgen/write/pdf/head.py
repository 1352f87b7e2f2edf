"""The first page's opening (letterhead, kicker, title, subtitle); every page's running header and footer."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.nodes import Briefing, Text
from reportgen.errors import WriteError
from reportgen.write.pdf.boxes import Box, Strip, strip_box
from reportgen.write.pdf.image import Image
from reportgen.write.pdf.lines import Line, set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import FOOTER, HEADER, Node
from reportgen.write.pdf.text import words_box
from reportgen.write.spaces import BELOW_LETTERHEAD, BELOW_LOGO
from reportgen.write.theme import LEAST_PAGE

LOGO = "Logo"
"""The resource name of the letterhead's logo."""
_BETWEEN = 12.0  # the least between the footer's two sides
_CLEAR = 8.0  # between the text and what stands around it
_MANY = 888  # pages, whose numbers are as wide as any


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


def with_room(look: Look, briefing: Briefing) -> Look:
    """The look whose text begins below the running header's last line and ends above the footer's first.

    Raises WriteError where they leave no room for it.
    """
    landscape = look.landscape and with_room(look.landscape, briefing)
    page, header, footer = look.page, look["header"], look["footer"]
    above = page.header + (len(_running(look, briefing)) - 1) * header.leading + _CLEAR
    below = page.footer + (len(_footer(look, briefing)) - 1) * footer.leading + footer.ascent + _CLEAR
    top, bottom = max(page.margin_top, above), max(page.margin_bottom, below)
    if page.height - top - bottom < LEAST_PAGE:
        what = "the running header and the footer leave no room for text."
        raise WriteError(what, do='Write a short "running:" at the head of the template.')
    page = replace(page, margin_top=top, margin_bottom=bottom)
    return replace(look, page=page, landscape=landscape)


def draw_margins(canvas: Painter, look: Look, briefing: Briefing, count: int) -> None:
    """The running header (from page 2 on) and the footer with "Page 3 of 6", as artifacts.

    Where they are long the header grows down from its first line, and the footer up from its last.
    """
    page, number = look.page, canvas.number + 1
    header, footer = look["header"], look["footer"]
    if number > 1 and briefing.running:
        canvas.begin(HEADER)
        canvas.text(_running(look, briefing), header, page.margin_side, page.header - header.ascent)
        canvas.end()
    left, right = _footer(look, briefing), _paging(look, number, count)
    low = page.height - page.footer - footer.ascent
    canvas.begin(FOOTER)
    canvas.text(left, footer, page.margin_side, low - (len(left) - 1) * footer.leading)
    canvas.text_right(right, footer, page.width - page.margin_side, low)
    canvas.end()


def _running(look: Look, briefing: Briefing) -> list[Line]:
    return set_lines(briefing.running, look["header"], look.page.text_width)


def _footer(look: Look, briefing: Briefing) -> list[Line]:
    """The footer's left side, of the same lines on every page: clear of the widest numbers."""
    footer = look["footer"]
    widest = _paging(look, _MANY, _MANY)[0].width * footer.size
    return set_lines(briefing.footer, footer, look.page.text_width - widest - _BETWEEN)


def _paging(look: Look, number: int, count: int) -> list[Line]:
    return set_lines((Text(f"Page {number} of {count}"),), look["footer"], look.page.text_width)
