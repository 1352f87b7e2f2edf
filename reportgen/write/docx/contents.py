"""The table of contents: a field that is up to date already, each entry a link to a heading's bookmark.

Only Word knows its pages, so the entries have no page numbers (the field's switch for that), and nothing asks
Word to count when it opens the file.
"""

from __future__ import annotations

from reportgen.document.nodes import Contents
from reportgen.write.docx.job import Job
from reportgen.write.docx.paragraphs import paragraph, words

_FIELD = r' TOC \o "1-2" \n \h \z '
_FIRST_ID = 1_000_000
"""The ids of these bookmarks count on from here; those of figures begin at 1."""


def contents_xml(job: Job, block: Contents) -> str:
    """The title and a paragraph for each entry, all of these in one field."""
    job.targets = frozenset(entry.heading for entry in block.entries)
    out = [words(job, "TOCHeading", block.title)]
    last = len(block.entries) - 1
    for at, entry in enumerate(block.entries):
        style = f"TOC{entry.level}"
        link = (
            f'<w:hyperlink w:anchor="{_name(entry.heading)}" w:history="1">'
            f"{job.runs(entry.inlines, style)}</w:hyperlink>"
        )
        begin = "" if at else f"{_char('begin')}{_instruction()}{_char('separate')}"
        out.append(paragraph(style, f"{begin}{link}{'' if at < last else _char('end')}"))
    return "".join(out)


def as_target(job: Job, xml: str) -> str:
    """The next heading's paragraph, its words in a bookmark where the contents lead to it."""
    number = job.headings
    job.headings += 1
    if number not in job.targets or not xml:
        return xml
    before, end, words = xml.partition("</w:pPr>")
    runs = words.removesuffix("</w:p>")
    start = f'<w:bookmarkStart w:id="{_FIRST_ID + number}" w:name="{_name(number)}"/>'
    return f'{before}{end}{start}{runs}<w:bookmarkEnd w:id="{_FIRST_ID + number}"/></w:p>'


def _name(heading: int) -> str:
    """A bookmark's name as Word gives it to what its contents lead to."""
    return f"_Toc{heading + 1:08d}"


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction() -> str:
    return f'<w:r><w:instrText xml:space="preserve">{_FIELD}</w:instrText></w:r>'
