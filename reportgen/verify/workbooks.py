"""The workbook inside a chart, as the cells of its one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from reportgen.verify.wordparts import NoWordFileError, Parts, parsed

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_AREA = re.compile(r"(?:'[^']+'|[^!']+)!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$")


class Cell(NamedTuple):
    """A cell's text, or its number with its number format."""

    text: str
    code: str = ""
    is_number: bool = False


def cells_of(book: bytes) -> dict[str, Cell]:
    """The cells of the workbook's first sheet by name ("B2"), those with something in them."""
    parts = Parts(book)
    names = [name for name in parts.targets("xl/workbook.xml").values() if "worksheets/" in name]
    if len(names) != 1:
        raise NoWordFileError("the workbook of a chart has not one sheet")
    codes = _codes(parts.read(_STYLES)) if _STYLES in parts else ()
    shared = ["".join(map(str, one.itertext())) for one in parts.tree(_SHARED)] if _SHARED in parts else []
    return dict(_cells(parts.tree(names[0]), shared, codes))


def names_in(area: str) -> list[str]:
    """The cells of an area such as "Sheet1!$B$2:$B$9", in order, of one column."""
    found = _AREA.match(area)
    if not found or (found[3] and found[3] != found[1]):
        return []
    first, last = int(found[2]), int(found[4] or found[2])
    return [f"{found[1]}{row}" for row in range(first, min(last, first + 100_000) + 1)]


def _cells(sheet: etree._Element, shared: list[str], codes: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    for cell in sheet.iter(f"{_S}c"):
        kind, name = cell.get("t", "n"), cell.get("r", "")
        value = cell.find(f"{_S}v")
        text = "" if value is None else value.text or ""
        if kind == "inlineStr":
            yield name, Cell("".join(map(str, cell.itertext())))
        elif kind == "s":
            at = int(text) if text.isdigit() else -1
            yield name, Cell(shared[at] if 0 <= at < len(shared) else "")
        elif kind == "n":
            style = int(cell.get("s", "0"))
            yield name, Cell(text, codes[style] if style < len(codes) else "", True)
        else:
            yield name, Cell(text)


@lru_cache(maxsize=64)
def _codes(blob: bytes) -> tuple[str, ...]:
    """The number format of each cell style, in order."""
    styles = parsed(blob, _STYLES)
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_S}numFmt")}
    looks = styles.find(f"{_S}cellXfs")
    return () if looks is None else tuple(own.get(one.get("numFmtId"), "General") for one in looks)
