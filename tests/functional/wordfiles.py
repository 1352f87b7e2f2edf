"""Finished Word files changed by the tests: one part of the zip, one place in its XML at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
W = f"{{{NS['w']}}}"
BODY = "word/document.xml"
Edit = Callable[[Any], None]
Parts = dict[str, bytes]


def unzipped(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return buffer.getvalue()


def found(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NS))


def with_change(parts: Parts, name: str, path: str, at: int, edit: Edit) -> bytes:
    """The file where the `at`-th element of a path in one part is edited."""
    root = etree.fromstring(parts[name])
    edit(found(root, path)[at])
    changed = etree.tostring(root)
    return zipped(parts | {name: changed})


def count(parts: Parts, name: str, path: str) -> int:
    return len(found(etree.fromstring(parts[name]), path))


def names(parts: Parts, *starts: str) -> Iterator[str]:
    yield from (name for name in sorted(parts) if name.startswith(starts) and "_rels" not in name)


# ---- edits


def digit(element: Any) -> None:
    """Another digit in the place of the last one."""
    at = max(at for at, sign in enumerate(element.text) if sign.isdigit())
    other = "7" if element.text[at] != "7" else "4"
    element.text = element.text[:at] + other + element.text[at + 1 :]


def attribute(name: str, old: str = "", new: str = "") -> Edit:
    """An attribute with one text for another; with one more letter where none is named."""

    def edit(element: Any) -> None:
        value = element.get(name)
        assert old in value
        element.set(name, value.replace(old, new) if old else f"{value}x")

    return edit


def more(element: Any) -> None:
    """A digit more."""
    element.text = f"{element.text or ''}1"


def set_to(text: str) -> Edit:
    def edit(element: Any) -> None:
        assert element.text != text
        element.text = text

    return edit


def without(element: Any) -> None:
    element.getparent().remove(element)


def twice(element: Any) -> None:
    element.addnext(etree.fromstring(etree.tostring(element)))


def swapped(element: Any) -> None:
    """The element and the next one of its kind change places."""
    other = element.getnext()
    element.getparent().remove(element)
    other.addnext(element)


def look(name: str, value: str = "") -> Edit:
    """A property more for a run."""

    def edit(run: Any) -> None:
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
        one = etree.SubElement(properties, f"{W}{name}")
        if value:
            one.set(f"{W}val", value)

    return edit


def workbook(parts: Parts, name: str, path: str, at: int, edit: Edit) -> bytes:
    """The file where one element of a chart's workbook is edited."""
    book = unzipped(parts[name])
    return zipped(parts | {name: with_change(book, "xl/worksheets/sheet1.xml", path, at, edit)})
