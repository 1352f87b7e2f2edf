"""A native chart as the words that it shows, and its workbook beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart shows in reading order, and what its data say apart from it."""

    words: tuple[str, ...]
    faults: tuple[str, ...] = ()


def read_chart(parts: dict[str, bytes], name: str) -> Drawing:
    root = etree.fromstring(parts[name])
    words: list[str] = []
    for series in root.iter(f"{C}ser"):
        names = _cache(series, "cat")
        values = _cache(series, "val")
        formats = _formats(series)
        for at in range(len(names)):
            words.append(names.get(at, ""))
            if at in values:
                words.append(shown(values[at], formats.get(at, formats[-1])))
    return Drawing(tuple(words))


def _cache(series: etree._Element, kind: str) -> dict[int, str]:
    found = series.find(f"{C}{kind}")
    if found is None:
        return {}
    out = {int(p.get("idx", "0")): p.findtext(f"{C}v") or "" for p in found.iter(f"{C}pt")}
    return out


def _formats(series: etree._Element) -> dict[int, str]:
    labels = series.find(f"{C}dLbls")
    assert labels is not None
    own = labels.find(f"{C}numFmt")
    out = {-1: own.get("formatCode", "") if own is not None else "General"}
    for one in labels.findall(f"{C}dLbl"):
        number = one.find(f"{C}numFmt")
        if number is not None:
            out[int(one.find(f"{C}idx").get("val"))] = number.get("formatCode", "")  # type: ignore[union-attr,arg-type]
    return out


_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(#,##0|0)(?:\.(0+))?')


def shown(value: str, code: str) -> str:
    """A value under a number format, as Word shows it; only the formats that are used here."""

    def one(found: re.Match[str]) -> str:
        if found[3] is None:
            return found[1] if found[1] is not None else found[2]
        decimals = len(found[4] or "")
        number = Decimal(value)
        return f"{number:,.{decimals}f}" if found[3] == "#,##0" else f"{number:.{decimals}f}"

    return _TOKEN.sub(one, code)
