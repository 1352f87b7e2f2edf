"""Writers: one frozen Briefing in, one finished file out. They know nodes and the theme, nothing else."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.document.nodes import Briefing
from reportgen.errors import ThemeError, WriteError
from reportgen.write.theme import Theme

FORMATS = ("pdf", "docx")


def pages_of(briefing: Briefing, theme: Theme) -> int:
    """How many pages the briefing has as a PDF; 0 where it can't be one."""
    from reportgen.write.pdf.assemble import count_pages

    try:
        return count_pages(briefing, theme)
    except (WriteError, ThemeError):
        return 0  # whoever writes it says why


def writer(extension: str) -> Callable[[Briefing, Theme], bytes]:
    """The function that turns a Briefing into a file of this format; imported only when asked for."""
    if extension == "pdf":
        from reportgen.write.pdf import write_pdf

        return write_pdf
    if extension == "docx":
        from reportgen.write.docx import write_docx

        return write_docx
    raise ValueError(f"no writer for {extension!r}; there are {', '.join(FORMATS)}")
