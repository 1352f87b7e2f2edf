"""Barriers in the charts of a Word file: marks and words that are too pale on what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.verify.contrast import DRAWN, WHITE, contrast, needed
from reportgen.verify.passages import Barrier
from reportgen.verify.wordparts import DOCUMENT, A, C, Parts

_DO = "Choose a darker color under Format."
_MARKS = (f"{C}spPr", f"{C}marker/{C}spPr")


def in_charts(parts: Parts) -> Iterator[Barrier]:
    """What in the charts of the body can't be told well enough from the page."""
    charts = (name for name in parts.targets(DOCUMENT).values() if name.startswith("word/charts/"))
    for at, name in enumerate(sorted(charts, key=lambda name: (len(name), name)), 1):
        if name not in parts:
            continue
        root = parts.tree(name)
        ground = _color(root.find(f"{C}spPr")) or WHITE
        seen: set[str] = set()
        for barrier in (*_marks(root, ground, at), *_words(root, ground, at)):
            if barrier[1] not in seen:
                seen.add(barrier[1])
                yield barrier


def _marks(root: etree._Element, ground: str, number: int) -> Iterator[Barrier]:
    for series in root.iter(f"{C}ser"):
        for one in (series, *series.findall(f"{C}dPt")):
            for path in _MARKS:
                yield from _pale(_ink(one.find(path), ground), ground, DRAWN, f"a mark of chart {number}")


def _ink(look: etree._Element | None, ground: str) -> str:
    """The color by which a mark is seen: of its filling or of its line, the one that stands out more."""
    if look is None:
        return ""
    both = [color for color in (_color(look), _color(look.find(f"{A}ln"))) if color]
    return max(both, key=lambda color: contrast(color, ground), default="")


def _words(root: etree._Element, ground: str, number: int) -> Iterator[Barrier]:
    for one in root.iter(f"{A}defRPr", f"{A}rPr"):
        points = int(one.get("sz", "1000")) / 100
        least = needed(points, one.get("b") in {"1", "true"})
        yield from _pale(_color(one), ground, least, f"words in chart {number}")


def _pale(ink: str, ground: str, least: float, where: str) -> Iterator[Barrier]:
    ratio = contrast(ink, ground) if ink else least
    if ratio < least:
        yield where, f"#{ink} on #{ground} has a contrast of {ratio:.2f}:1, where {least:g}:1 is needed.", _DO


def _color(look: etree._Element | None) -> str:
    found = None if look is None else look.find(f"{A}solidFill/{A}srgbClr")
    return "" if found is None else found.get("val", "").upper()
