"""A drawing in its line: charts, maps and the letterhead's logo."""

from __future__ import annotations

from reportgen.write.docx.job import Job
from reportgen.write.docx.xml import emu, quote


def inline_drawing(
    job: Job, graphic: str, size: tuple[float, float], *, name: str, alt: str, title: str = ""
) -> str:
    """A drawing that stands in its line, `size` in points, with its sentence for those who cannot see it."""
    titled = f' title="{quote(title)}"' if title else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(size[0])}" cy="{emu(size[1])}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{job.next_drawing()}" name="{quote(name)}" descr="{quote(alt)}"{titled}/>'
        f"{graphic}</wp:inline></w:drawing>"
    )
