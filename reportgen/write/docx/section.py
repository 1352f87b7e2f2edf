"""Sections of the document: paper, margins, what stands around their pages; the first page has its own."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.write.docx.xml import twips
from reportgen.write.theme import Style, Theme

ABOVE_BASELINE = 0.687
"""How much of a line stands above its baseline, where Word sets it exactly."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Around the pages of one orientation: the theme, and the ids of its header (or none) and its footer."""

    theme: Theme
    header: str
    footer: str


@dataclass(frozen=True, slots=True)
class Frames:
    """The footer of the very first page, and what stands around the others: portrait and landscape."""

    first: str
    portrait: Frame
    landscape: Frame


def section_xml(frame: Frame, first: str = "") -> str:
    """The properties of a section; `first` is the id of the footer of its first page, if that has its own."""
    theme, page = frame.theme, frame.theme.page
    head = f'<w:headerReference w:type="default" r:id="{frame.header}"/>' if frame.header else ""
    opening = f'<w:footerReference w:type="first" r:id="{first}"/>' if first else ""
    turned = ' w:orient="landscape"' if page.landscape else ""
    return (
        f"<w:sectPr>{head}{opening}"
        f'<w:footerReference w:type="default" r:id="{frame.footer}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.margin_top)}" w:right="{twips(page.margin_side)}"'
        f' w:bottom="{twips(page.margin_bottom)}" w:left="{twips(page.margin_side)}"'
        f' w:header="{twips(_above(page.header, theme.styles["header"]))}"'
        f' w:footer="{twips(_below(page.footer, theme.styles["footer"]))}" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def closed(xml: str, section: str) -> str:
    """The body so far as a section of its own: its last paragraph carries the section's properties."""
    before, end, after = xml.rpartition("</w:pPr>")
    return f"{before}{section}{end}{after}"


def _above(baseline: float, style: Style) -> float:
    """Where the header's line starts, from the paper's top."""
    return max(0.0, baseline - ABOVE_BASELINE * style.leading)


def _below(baseline: float, style: Style) -> float:
    """Where the footer's line ends, from the paper's bottom."""
    return max(0.0, baseline - (1 - ABOVE_BASELINE) * style.leading)
