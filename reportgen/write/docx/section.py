"""The one section of the document: paper, margins, a first page of its own."""

from __future__ import annotations

from reportgen.write.docx.xml import twips
from reportgen.write.theme import Style, Theme

ABOVE_BASELINE = 0.687
"""How much of a line stands above its baseline, where Word sets it exactly."""


def section_xml(theme: Theme, header: str, footers: tuple[str, str]) -> str:
    """The section's properties; `header` may be empty, `footers` are for the first and other pages."""
    page = theme.page
    head = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    return (
        f"<w:sectPr>{head}"
        f'<w:footerReference w:type="first" r:id="{footers[0]}"/>'
        f'<w:footerReference w:type="default" r:id="{footers[1]}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.margin_top)}" w:right="{twips(page.margin_side)}"'
        f' w:bottom="{twips(page.margin_bottom)}" w:left="{twips(page.margin_side)}"'
        f' w:header="{twips(_above(page.header, theme.styles["header"]))}"'
        f' w:footer="{twips(_below(page.footer, theme.styles["footer"]))}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _above(baseline: float, style: Style) -> float:
    """Where the header's line starts, from the paper's top."""
    return max(0.0, baseline - ABOVE_BASELINE * style.leading)


def _below(baseline: float, style: Style) -> float:
    """Where the footer's line ends, from the paper's bottom."""
    return max(0.0, baseline - (1 - ABOVE_BASELINE) * style.leading)
