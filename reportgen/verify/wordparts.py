"""The parts of a Word file, and which of them belong to which."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
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
            with zipfile.ZipFile(BytesIO(data)) as archive:
                self._entries = {one.filename: one for one in archive.infolist()}
        except zipfile.BadZipFile:
            raise NoWordFileError("it is no .docx file") from None
        self._data = data

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        if name not in self._entries:
            raise NoWordFileError(f"it has no part {name}")
        if self._entries[name].file_size > MOST:
            raise NoWordFileError(f"its part {name} is far too large")
        try:
            return _unpacked(self._data, self._entries[name])
        except (ValueError, struct.error, zlib.error) as error:
            raise NoWordFileError(f"its part {name} can't be read ({error})") from None

    def tree(self, name: str) -> etree._Element:
        """The XML of a part."""
        return parsed(self.read(name), name)

    def targets(self, name: str) -> Mapping[str, str]:
        """The parts that a part is related to, by the relationship's id."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        return _targets(self.read(rels), folder, rels) if rels in self._entries else {}


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """What an entry holds, whole; zipfile's own reading costs more than the unpacking."""
    begin = entry.header_offset
    mark, name, extra = struct.unpack("<4s22xHH", data[begin : begin + 30])
    if mark != b"PK\x03\x04" or entry.flag_bits & 1:
        raise ValueError("it has no header, or is encrypted")
    start = begin + 30 + name + extra
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        packed = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    elif entry.compress_type != zipfile.ZIP_STORED:
        raise ValueError("it is packed in another way")
    if len(packed) != entry.file_size or zlib.crc32(packed) != entry.CRC:
        raise ValueError("it is damaged")
    return packed


@lru_cache(maxsize=64)
def _targets(rels: bytes, folder: str, name: str) -> Mapping[str, str]:
    found = (one for one in parsed(rels, name) if one.get("TargetMode") != "External")
    paths = {one.get("Id", ""): posixpath.join("/", folder, one.get("Target", "")) for one in found}
    return {id: posixpath.normpath(path).lstrip("/") for id, path in paths.items()}


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
