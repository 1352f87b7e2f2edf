"""The running header, the footer with its page numbers, and the letterhead of the first page."""

from __future__ import annotations

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.image import ImagePart

from reportgen.document.nodes import Inlines
from reportgen.errors import ThemeError
from reportgen.write.docx.base import Base
from reportgen.write.docx.drawing import inline_drawing
from reportgen.write.docx.job import Job, Relations
from reportgen.write.docx.paragraphs import KEEP, paragraph
from reportgen.write.docx.runs import Runs, run
from reportgen.write.docx.xml import HEAD, R, W, emu, twips
from reportgen.write.spaces import BELOW_LETTERHEAD, BELOW_LOGO
from reportgen.write.theme import Page

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def add_header(job: Job, base: Base, running: Inlines, number: int = 1) -> str:
    """The id of the body's relationship to a header part with these words."""
    relations = Relations()
    line = paragraph("Header", Runs(base.runs, relations.link)(running, "Header"))
    blob = f"{HEAD}<w:hdr {W} {R}>{line}</w:hdr>".encode()
    part = Part(PackURI(f"/word/header{number}.xml"), CONTENT_TYPE.WML_HEADER, blob, job.package)
    relations.give_to(part)
    return job.relations.add(RELATIONSHIP_TYPE.HEADER, part)


def add_footer(job: Job, base: Base, footer: Inlines, number: int, page: Page | None = None) -> str:
    """The id of the body's relationship to a footer part: these words left, "Page 1 of 2" right.

    On another `page` than the theme's, the right is where that one's text ends.
    """
    relations = Relations()
    words = Runs(base.runs, relations.link)(footer, "Footer")
    pages = f"<w:r><w:tab/></w:r>{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    tabs = _tabs(job.theme.page, page) if page else ""
    blob = f"{HEAD}<w:ftr {W} {R}>{paragraph('Footer', words + pages, tabs)}</w:ftr>".encode()
    part = Part(PackURI(f"/word/footer{number}.xml"), CONTENT_TYPE.WML_FOOTER, blob, job.package)
    relations.give_to(part)
    return job.relations.add(RELATIONSHIP_TYPE.FOOTER, part)


def _tabs(old: Page, new: Page) -> str:
    """The style's tab taken away, and one at the other page's right margin."""
    gone, there = (f'w:pos="{twips(page.text_width)}"' for page in (old, new))
    return f'<w:tabs><w:tab w:val="clear" {gone}/><w:tab w:val="right" {there}/></w:tabs>'


def letterhead_xml(job: Job) -> str:
    """The office's logo, name and address above the first page's kicker; nothing where the theme has none."""
    head = job.theme.letterhead
    lines = [run(line) for line in head.address]
    if head.office:
        lines.insert(0, run(head.office, '<w:rStyle w:val="StrongSans"/>'))
    below = f'<w:spacing w:after="{twips(BELOW_LOGO if lines else BELOW_LETTERHEAD)}"/>'
    out = [paragraph("Figure", f"<w:r>{_logo(job)}</w:r>", below)] if head.logo else []
    for at, line in enumerate(lines, 1):
        after = BELOW_LETTERHEAD if at == len(lines) else 0
        out.append(paragraph("Letterhead", line, f'{KEEP}<w:spacing w:after="{twips(after)}"/>'))
    return "".join(out)


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _logo(job: Job) -> str:
    head = job.theme.letterhead
    try:
        part = job.package.get_or_add_image_part(str(head.logo))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        raise ThemeError(
            "the logo is no whole PNG or JPEG file.", where=str(head.logo), do="Save it anew as one of these."
        ) from None
    size = _size(part, head.logo_height, job.theme.page.text_width)
    relation = job.relations.add(RELATIONSHIP_TYPE.IMAGE, part)
    return inline_drawing(job, _picture(relation, size), size, name="Logo", alt=head.logo_alt)


def _picture(relation: str, size: tuple[float, float]) -> str:
    return (
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(size[0])}" cy="{emu(size[1])}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _size(part: ImagePart, height: float, widest: float) -> tuple[float, float]:
    """The logo's width and height in points: as high as asked or, if that were too wide, lower."""
    width = float(height * part.image.px_width / part.image.px_height)
    return (width, height) if width <= widest else (widest, height * widest / width)
