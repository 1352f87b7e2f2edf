"""The whole Word file. python-docx owns the package, its parts, relationships and core properties.

There is no styles.docx: the theme is the only source of the look, so styles, settings, font table and
numbering are made from it in code (base.py), once for each theme and language, and kept deflated. The body is
one string of XML, which nobody needs to parse before the file is read back.
"""

from __future__ import annotations

from datetime import datetime

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

from reportgen.document.nodes import Briefing
from reportgen.document.walk import text_of
from reportgen.write.docx.base import Base, base_of
from reportgen.write.docx.body import body_xml
from reportgen.write.docx.custom import custom_xml
from reportgen.write.docx.header import add_footer, add_header, letterhead_xml
from reportgen.write.docx.job import Job, new_job
from reportgen.write.docx.numbering import numbering_xml
from reportgen.write.docx.save import save
from reportgen.write.docx.section import Frame, Frames
from reportgen.write.docx.xml import HEAD, WP, A, R, W, held
from reportgen.write.theme import Theme

_SHARED = {
    "/word/styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "/word/settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "/word/fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "/word/numbering.xml": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
}
_NO_PROPERTIES = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
).encode()
_MOST_IN_PROPERTY = 255


def write_docx(briefing: Briefing, theme: Theme) -> bytes:
    """The briefing as a .docx file; the same briefing and theme give the same bytes, always and anywhere."""
    base = base_of(theme, briefing.language)
    job = new_job(theme, briefing.language, base.runs)
    frames = _frames(job, base, briefing)
    body = body_xml(job, briefing, letterhead_xml(job), frames)
    changed = _add_shared_parts(job, base)
    blob = f"{HEAD}<w:document {W} {R} {WP} {A}><w:body>{body}</w:body></w:document>".encode()
    document = Part(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, blob, job.package)
    job.relations.give_to(document)
    job.package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "rId1")
    _describe(job.package, briefing, base)
    return save(job.package, {name: entry for name, entry in base.deflated.items() if name not in changed})


def _frames(job: Job, base: Base, briefing: Briefing) -> Frames:
    """What stands around the pages; the landscape ones have parts of their own, where there are any."""
    header = add_header(job, base, briefing.running) if briefing.running else ""
    first, other = (add_footer(job, base, briefing.footer, number) for number in (1, 2))
    upright = Frame(job.theme, header, other)
    if not any(section.landscape for section in briefing.sections):
        return Frames(first, upright, upright)
    header = add_header(job, base, briefing.running, 2) if briefing.running else ""
    wide = job.theme.turned()
    return Frames(first, upright, Frame(wide, header, add_footer(job, base, briefing.footer, 3, wide.page)))


def _add_shared_parts(job: Job, base: Base) -> set[str]:
    """Give the body the parts that all documents share; the names of those that this one has of its own."""
    own = {}
    if job.lists:
        own["/word/numbering.xml"] = numbering_xml(job.theme, job.lists).encode()
    for name, (content, relation) in _SHARED.items():
        blob = own.get(name, base.parts[name])
        job.relations.add(relation, Part(PackURI(name), content, blob, job.package))
    return set(own)


def _describe(package: Package, briefing: Briefing, base: Base) -> None:
    """Core properties from the briefing; its date, not the clock's, for both times."""
    core = CorePropertiesPart.load(
        PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _NO_PROPERTIES, package
    )
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    app = Part(
        PackURI("/docProps/app.xml"),
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        base.parts["/docProps/app.xml"],
        package,
    )
    package.load_rel(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, app, "rId3")
    if briefing.id:
        custom = Part(
            PackURI("/docProps/custom.xml"),
            CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
            custom_xml(held(briefing.id)).encode(),
            package,
        )
        package.load_rel(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, custom, "rId4")
    properties = package.core_properties
    properties.title = _short(text_of(briefing.title))
    properties.subject = _short(text_of(briefing.subtitle))
    properties.author = properties.last_modified_by = _short(briefing.author)
    properties.comments = _short(briefing.description)
    properties.language = briefing.language
    properties.revision = 1
    properties.created = properties.modified = datetime(
        briefing.date.year, briefing.date.month, briefing.date.day
    )


def _short(text: str) -> str:
    """The text as far as Word's properties hold it."""
    text = held(text)
    return (
        text if len(text) <= _MOST_IN_PROPERTY else text[: _MOST_IN_PROPERTY - 1] + "\N{HORIZONTAL ELLIPSIS}"
    )
