"""Writers: one frozen Briefing in, one finished file out. They know nodes and the theme, nothing else."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.document.nodes import Briefing
from reportgen.write.theme import Theme

FORMATS = ("pdf", "docx")


def writer(extension: str) -> Callable[[Briefing, Theme], bytes]:
    """The function that turns a Briefing into a file of this format; imported only when asked for."""
    if extension == "pdf":
        from reportgen.write.pdf import write_pdf

        return write_pdf
    if extension == "docx":
        from reportgen.write.docx import write_docx

        return write_docx
    raise ValueError(f"no writer for {extension!r}; there are {', '.join(FORMATS)}")
