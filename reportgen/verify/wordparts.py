"""The parts of a Word file, and which of them belong to which."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"

DOCUMENT = "word/document.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
MOST = 200_000_000
"""Bytes: what a part unpacks to at most; a file that holds more is none of ours."""


class NoWordFileError(ValueError):
    """Bytes that are no whole Word file; its words say why."""


class Parts:
    """The parts of a package, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except zipfile.BadZipFile:
            raise NoWordFileError("it is no .docx file") from None
        self._names = frozenset(self._archive.namelist())
        self._targets: dict[str, dict[str, str]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        if name not in self._names:
            raise NoWordFileError(f"it has no part {name}")
        if self._archive.getinfo(name).file_size > MOST:
            raise NoWordFileError(f"its part {name} is far too large")
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError) as error:
            raise NoWordFileError(f"its part {name} can't be read ({error})") from None

    def tree(self, name: str) -> etree._Element:
        """The XML of a part."""
        return parsed(self.read(name), name)

    def targets(self, name: str) -> dict[str, str]:
        """The parts that a part is related to, by the relationship's id."""
        if name not in self._targets:
            self._targets[name] = self._read_targets(name)
        return self._targets[name]

    def _read_targets(self, name: str) -> dict[str, str]:
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if rels not in self._names:
            return {}
        return {
            one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip(
                "/"
            )
            for one in self.tree(rels)
            if one.get("TargetMode") != "External"
        }


def parsed(blob: bytes, name: str) -> etree._Element:
    """The XML of these bytes; nothing outside of them is read."""

    try:
        return etree.fromstring(blob, _PARSER)
    except etree.XMLSyntaxError as error:
        raise NoWordFileError(f"its part {name} is no XML ({error.msg})") from None


def is_on(element: etree._Element | None) -> bool:
    """Whether a property of yes or no is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in {"0", "false", "off"}


def collapsed(text: str) -> str:
    """Text with one blank for each run of blanks of any kind, and none at its ends."""
    return " ".join(text.split())
