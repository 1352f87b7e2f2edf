"""A package as the bytes of its file, without regard to clock, platform or hash seed."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part
from docx.package import Package

from reportgen.write.docx.archive import Entry, archive, deflate, store
from reportgen.write.docx.xml import HEAD

_STORED = {"png", "jpg", "jpeg", "xlsx"}
_LARGE, _FAST = 150_000, 3  # bytes of a body with maps or long tables: packed a little less, twice as fast
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def save(package: Package, deflated: Mapping[str, Entry]) -> bytes:
    """The file's bytes; `deflated` holds, by name, parts that need not be deflated again.

    python-docx's own writer stamps entries with the clock and cannot take a part that is deflated already.
    """
    parts = package.parts
    entries = [
        ("[Content_Types].xml", deflate(_content_types(parts))),
        (PACKAGE_URI.rels_uri.membername, deflate(package.rels.xml)),
    ]
    for part in parts:
        entries.append((part.partname.membername, deflated.get(part.partname) or _entry(part)))
        if part.rels:
            entries.append((part.partname.rels_uri.membername, deflate(part.rels.xml)))
    return archive(entries)


def _entry(part: Part) -> Entry:
    if part.partname.ext in _STORED:
        return store(part.blob)
    blob = part.blob
    return deflate(blob, _FAST if len(blob) > _LARGE else 6)


def _content_types(parts: list[Part]) -> bytes:
    """What each part is, by name; the two kinds that every package has, by extension."""
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'{HEAD}<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    ).encode()
