"""Maps of a Word file: groups of shapes, whose words stand in text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.document.nodes import Area, Figure, Map
from reportgen.document.walk import text_of
from reportgen.verify.chartchecks import Check
from reportgen.verify.listlabels import Lists
from reportgen.verify.pieces import squeezed
from reportgen.verify.unseen import is_pale
from reportgen.verify.wordbody import Line, Reader
from reportgen.verify.wordparts import WPS, A, W, collapsed


def boxes(
    drawing: etree._Element, lists: Lists, hidden: frozenset[str], flat: frozenset[etree._Element]
) -> list[str]:
    """The words of a drawing's text boxes, in order; white ones count where their state is dark."""
    fills = dict(_colors(drawing))
    found = []
    for content in drawing.iter(f"{W}txbxContent"):
        plain = _words(content, Reader(lists, hidden, flat, on_dark=True))
        seen = _words(content, Reader(lists, hidden, flat))
        name = next((one for one in fills if plain.startswith(one)), "")
        found.append(plain if name and is_dark(fills[name]) else seen)
    return [words for words in found if words]


def _words(content: etree._Element, reader: Reader) -> str:
    lines = [block.text for block in reader.blocks(content) if isinstance(block, Line)]
    return collapsed(" ".join(lines))


def _colors(drawing: etree._Element) -> Iterator[tuple[str, str]]:
    """Each named shape's filling; the longest names first."""
    found: dict[str, str] = {}
    for shape in drawing.iter(f"{WPS}wsp"):
        named, fill = shape.find(f"{WPS}cNvPr"), shape.find(f"{WPS}spPr/{A}solidFill/{A}srgbClr")
        if named is not None and fill is not None:
            found.setdefault(collapsed(named.get("name", "")), fill.get("val", ""))
    yield from sorted(found.items(), key=lambda each: -len(each[0]))


def is_dark(color: str) -> bool:
    """Whether white letters can be read on it."""
    return not is_pale(color) and not is_pale(f"{min(255, int(color[:2], 16) * 2):02X}{color[2:]}")


def color_checks(drawing: etree._Element, chart: Map, areas: tuple[Area, ...], what: str) -> Iterator[Check]:
    """Whether each of these areas, or the square before its name, has the color of its grade in the key."""
    colors = _colors_by_words(drawing)
    for area in areas:
        label = text_of(area.label)
        entry = chart.missing[:1] if area.grade is None else chart.grades[area.grade : area.grade + 1]
        wanted = colors.get(squeezed("".join(map(text_of, entry))))
        found = colors.get(squeezed(label), colors.get(squeezed(f"{label}{area.figure.text}"), "no state"))
        if wanted is not None:
            yield Check(f"the color of {what}, {label}", wanted, found)


def _colors_by_words(drawing: etree._Element) -> dict[str, str]:
    """The filling of each shape by its name, of a square by the words behind it; "" for hatching."""
    found: dict[str, str] = {}
    square: str | None = None
    for shape in drawing.iter(f"{WPS}wsp"):
        fill = shape.find(f"{WPS}spPr/{A}solidFill/{A}srgbClr")
        color = "" if fill is None else fill.get("val", "")
        words = squeezed("".join(one.text or "" for one in shape.iter(f"{W}t")))
        if not words:
            named = shape.find(f"{WPS}cNvPr")
            found.setdefault(squeezed("" if named is None else named.get("name", "")), color)
        elif square is not None:
            found[words] = square
        square = None if words or shape.find(f"{WPS}spPr/{A}prstGeom[@prst='rect']") is None else color
    return found


def map_checks(chart: Map, areas: tuple[Area, ...], seen: list[str], what: str) -> Iterator[Check]:
    """What the text boxes of a drawing must say: the key, then these areas, each with its figure."""
    key = [("the heading of the key", text_of(chart.unit))]
    key += [("the key", text_of(words)) for words in (*chart.grades, *chart.missing)]
    key = [(where, words) for where, words in key if words.strip()]
    for at, (where, words) in enumerate(key):
        yield Check(f"{where} of {what}", words, seen[at] if at < len(seen) else "")
    for at, area in enumerate(areas, len(key)):
        label = text_of(area.label)
        words = f"{label} {area.figure.text}"
        figure = area.figure if isinstance(area.figure, Figure) else None
        yield Check(f"{what}, {label}", words, seen[at] if at < len(seen) else "", figure)
    for words in seen[len(key) + len(areas) :]:
        yield Check(f"after the last place of {what}", "", words)
