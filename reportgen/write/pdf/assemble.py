"""From a briefing to the bytes of a PDF: boxes, pages, drawing, then the objects around them."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reportgen.document.nodes import Briefing
from reportgen.document.walk import text_of
from reportgen.errors import WriteError
from reportgen.write.pdf.blocks import section_boxes
from reportgen.write.pdf.book import Book, Target
from reportgen.write.pdf.embed import add_font
from reportgen.write.pdf.finish import add_catalog, add_info, add_links, add_outline
from reportgen.write.pdf.head import LOGO, draw_margins, opening_boxes, with_room
from reportgen.write.pdf.image import Image, load_image
from reportgen.write.pdf.look import Look, look_of
from reportgen.write.pdf.objects import File
from reportgen.write.pdf.pages import Sheet, is_turned, paginate
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node, write_tree
from reportgen.write.pdf.xmp import About
from reportgen.write.theme import Page, Theme

Drawn = tuple[Book, list[Painter]]
"""What the pages share, and the pages."""


def assemble(briefing: Briefing, theme: Theme) -> bytes:
    """The briefing as PDF bytes; see `write_pdf`."""
    try:
        look, root, logo, sheets = _layout(briefing, theme)
        drawn = _drawn(look, briefing, sheets)
    except WriteError as error:
        raise WriteError(error.what, where=error.where or briefing.slug, do=error.do) from None
    return _written(briefing, look, root, drawn, logo)


def count_pages(briefing: Briefing, theme: Theme) -> int:
    """How many pages the briefing fills; raises what `assemble` does."""
    _counted[:] = [(briefing, theme, laid := _laid_out(briefing, theme))]
    return len(laid.sheets)


class _Laid(NamedTuple):
    """A briefing laid out: what it looks like, its structure, which drawing fills, and its pages."""

    look: Look
    root: Node
    logo: Image | None
    sheets: list[Sheet]


_counted: list[tuple[Briefing, Theme, _Laid]] = []
"""The briefing whose pages were counted last: most are written next, and need not be laid out again."""


def _layout(briefing: Briefing, theme: Theme) -> _Laid:
    """The layout; that of the briefing counted last is used once, where nothing of it is another by now."""
    counted = _counted.pop() if _counted else None
    if counted and counted[1] is theme and replace(counted[0], id=briefing.id) == briefing:
        return counted[2]
    return _laid_out(briefing, theme)


def _laid_out(briefing: Briefing, theme: Theme) -> _Laid:
    root = Node("Document")
    logo = load_image(theme.letterhead.logo) if theme.letterhead.logo else None
    look = with_room(look_of(theme), briefing)
    boxes = opening_boxes(look, root, briefing, logo) + section_boxes(look, root, briefing)
    ends = [page.height - page.margin_bottom for page in (look.page, look.on(turned=True).page)]
    return _Laid(look, root, logo, paginate(boxes, look.page.margin_top, *ends))


def _headings(look: Look, sheets: list[Sheet]) -> dict[int, Target]:
    """Where each heading stands, by its number."""
    return {
        placed.box.heading: Target(number, look.on(turned=is_turned(sheet)).page.height - placed.top)
        for number, sheet in enumerate(sheets)
        for placed in sheet
        if placed.box.heading >= 0 and placed.first == 0
    }


def _drawn(look: Look, briefing: Briefing, sheets: list[Sheet]) -> Drawn:
    book, canvases = Book(_headings(look, sheets)), []
    for number, sheet in enumerate(sheets):
        own = look.on(turned=is_turned(sheet))
        canvas = Painter(book, number, own.page.height)
        for placed in sheet:
            placed.box.draw(canvas, placed.top, placed.first, placed.last)
        draw_margins(canvas, own, briefing, len(sheets))
        canvases.append(canvas)
    return book, canvases


def _written(briefing: Briefing, look: Look, root: Node, drawn: Drawn, logo: Image | None) -> bytes:
    file, (book, canvases) = File(), drawn
    parent, resources = file.reserve(), file.reserve()
    pages = [file.reserve() for _ in canvases]
    links = add_links(file, book, pages, len(pages))
    for number, canvas in enumerate(canvases):
        content = file.stream("", canvas.content)
        areas = " ".join(f"{area} 0 R" for page, area in links if page == number)
        annotations = f"/Annots[{areas}]" if areas else ""
        turned = canvas.height != look.page.height
        size = _size(look.on(turned=True).page) if turned else ""
        file.put(pages[number], f"<</Type/Page/Parent {parent} 0 R{size}/Contents {content} 0 R{annotations}"
                                f"/Resources {resources} 0 R"
                                f"/StructParents {number}/Tabs/S>>")  # fmt: skip
    kids = " ".join(f"{page} 0 R" for page in pages)
    file.put(parent, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]{_size(look.page)}>>")
    fonts = "".join(f"/{name} {add_font(file, font, part)} 0 R" for (font, part), name in book.fonts.items())
    images = f"/XObject<</{LOGO} {logo.write(file)} 0 R>>" if logo else ""
    file.put(resources, f"<</Font<<{fonts}>>{images}>>")
    marks = [canvas.marks for canvas in canvases]
    tree = write_tree(file, root, pages, marks, [area.node for area in book.areas])
    about = About(
        text_of(briefing.title) or briefing.slug,
        briefing.author,
        briefing.description,
        briefing.language,
        briefing.date.isoformat(),
    )
    return file.save(
        add_catalog(file, about, add_outline(file, book.bookmarks, pages), parent, tree),
        add_info(file, about, briefing.id),
    )


def _size(page: Page) -> str:
    return f"/MediaBox[0 0 {page.width:g} {page.height:g}]"
