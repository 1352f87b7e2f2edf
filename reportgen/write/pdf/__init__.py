"""The PDF writer: nodes become measured boxes, boxes are placed on pages, pages are drawn and tagged.

No Platypus: every page is laid out before the first is drawn, so that "Page 3 of 6" needs no second pass.
"""

from __future__ import annotations

from reportgen.document.nodes import Briefing
from reportgen.write.theme import Theme


def write_pdf(briefing: Briefing, theme: Theme) -> bytes:
    """The briefing as a tagged PDF (PDF/UA-1 and PDF/A-2a); the same briefing and theme give the same bytes.

    Raises WriteError for a character that the theme's face lacks, ThemeError for a face that can't be used.
    """
    from reportgen.write.pdf.assemble import assemble

    return assemble(briefing, theme)
