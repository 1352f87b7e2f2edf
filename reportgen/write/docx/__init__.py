"""The Word writer: a Briefing as a .docx file."""

from __future__ import annotations

from reportgen.document.nodes import Briefing
from reportgen.write.theme import Theme


def write_docx(briefing: Briefing, theme: Theme) -> bytes:
    """The briefing as the bytes of a .docx file; the same briefing and theme give the same bytes.

    Raises WriteError for a character that a Word file cannot hold.
    """
    from reportgen.write.docx import package  # python-docx takes a tenth of a second: only when it is needed

    return package.write_docx(briefing, theme)
