"""Barriers in what is drawn in a Word file: no words for those who can't see it, floating, pale labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.verify.barriertext import too_pale
from reportgen.verify.drawnground import ground_at
from reportgen.verify.passages import Barrier, all_words, look_of, quoted
from reportgen.verify.wordlooks import Styles
from reportgen.verify.wordparts import MC, WP, WPS, W

_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|[ew]mf|bmp|tiff?|webp|pdf)\Z", re.IGNORECASE)
_BY_ITSELF = re.compile(r"automatically generated|generated automatically", re.IGNORECASE)
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PER_LETTER = 4.5  # points, for letters as large as those of a drawing
_DO = "Right-click it, View Alt Text, and say in a sentence what it shows."


def in_drawings(root: etree._Element, styles: Styles) -> Iterator[Barrier]:
    """Pictures, charts, maps and shapes: each needs a sentence, and its place in the line."""
    for one in root.iter(f"{WP}inline", f"{WP}anchor", f"{W}pict", f"{W}object"):
        if next(one.iterancestors(f"{MC}Fallback"), None) is not None:
            continue
        if one.tag in {f"{W}pict", f"{W}object"}:
            yield from _of_old(one)
            continue
        named = one.find(f"{WP}docPr")
        name, said = ("", "") if named is None else (named.get("name", ""), named.get("descr", ""))
        where = f"the drawing {quoted(name)}" if name else "a drawing"
        if named is None or not _is_decorative(named):
            yield from _sentence(where, name, said)
        if one.tag == f"{WP}anchor":
            what = "It floats, so that nobody knows when it is read."
            yield where, what, "Set it in line with the text, under Layout Options."
        yield from _labels(one, where, styles)


def _is_decorative(named: etree._Element) -> bool:
    return any(mark.get("val") in {"1", "true"} for mark in named.iter(_DECORATIVE))


def _sentence(where: str, name: str, said: str) -> Iterator[Barrier]:
    said = " ".join(said.split())
    if not said:
        yield where, "It has no alternative text.", _DO
    elif _FILE.match(said):
        yield where, f"Its alternative text is the name of a file: {said}.", _DO
    elif _BY_ITSELF.search(said):
        yield where, "Its alternative text was guessed by a program.", _DO
    elif " " not in said or said == name:
        yield where, f"Its alternative text, {quoted(said)}, is no sentence.", _DO


def _of_old(shape: etree._Element) -> Iterator[Barrier]:
    """A drawing as Word wrote it before 2010."""
    for one in shape:
        if one.get("id") and one.get("alt") is None and one.get("type") is not None:
            yield "a drawing", "It has no alternative text.", _DO


def _reach(content: etree._Element) -> tuple[float, bool]:
    """About how wide the words are, in points, and whether they stand in the middle of their box."""
    line = max(content.itertext(), key=len, default="")
    place = content.find(f"{W}p/{W}pPr/{W}jc")
    return _PER_LETTER * len(line), place is not None and place.get(f"{W}val") == "center"


def _labels(drawing: etree._Element, where: str, styles: Styles) -> Iterator[Barrier]:
    """Words on shapes: what is behind them is the topmost shape below their middle."""
    shapes = list(drawing.iter(f"{WPS}wsp"))
    for at, shape in enumerate(shapes):
        content = shape.find(f"{WPS}txbx/{W}txbxContent")
        if content is None:
            continue
        ground = ground_at(shape, shapes[:at], *_reach(content))
        for run in content.iter(f"{W}r"):
            words = all_words([run])
            if words:
                style = run.find(f"../{W}pPr/{W}pStyle")
                look = look_of(run, "" if style is None else style.get(f"{W}val", ""), styles)
                yield from too_pale(f"{quoted(words)} in {where}", look, look.ground or ground)
