"""How words of a Word file look and what their paragraphs are: the styles, and what is set beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from reportgen.verify.contrast import WHITE
from reportgen.verify.wordparts import W, is_on, parsed

_VAL = f"{W}val"
_COLOR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_PENS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
BODY_TEXT = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Look:
    """The color of words, "" where Word chooses; their size in points; the color behind them, "" for none."""

    color: str = ""
    size: float = 10.0
    bold: bool = False
    ground: str = ""

    def set(self, properties: etree._Element | None) -> Look:
        """The same look with what these properties of runs say otherwise."""
        color, size, bold, ground = self.color, self.size, self.bold, self.ground
        for one in properties if properties is not None else ():
            value = one.get(_VAL, "")
            if one.tag == f"{W}color":
                color = value.upper() if _COLOR.match(value) else ""
            elif one.tag == f"{W}sz" and value.isdigit():
                size = int(value) / 2
            elif one.tag == f"{W}b":
                bold = is_on(one)
            elif one.tag == f"{W}highlight":
                ground = _PENS.get(value, "")
            elif one.tag == f"{W}shd":
                ground = filling(one) or ground
        return Look(color, size, bold, ground)

    @property
    def ink(self) -> str:
        """The color that is seen: where Word chooses, black, on a dark ground white."""
        dark = self.ground and sum(bytes.fromhex(self.ground)) < 200
        return self.color or (WHITE if dark else "000000")


@dataclass(frozen=True, slots=True)
class Style:
    """A style by what it adds to that which it is based on."""

    name: str
    based: str
    runs: etree._Element | None
    paragraph: etree._Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document, by id."""

    of: dict[str, Style]
    defaults: Look
    language: str
    normal: str
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def look(self, paragraph: str, run: str) -> Look:
        """How words are set in a paragraph style and a character style."""
        found = self._looks.get((paragraph, run))
        if found is None:
            found = self.defaults
            for style in (*self.chain(paragraph or self.normal), *self.chain(run)):
                found = found.set(style.runs)
            self._looks[paragraph, run] = found
        return found

    def chain(self, id: str) -> list[Style]:
        """A style and what it is based on, the first one first."""
        found: list[Style] = []
        while id in self.of and len(found) < 20:
            found.insert(0, self.of[id])
            id = self.of[id].based
        return found

    def name(self, id: str) -> str:
        """What Word calls a style, in small letters; one that isn't there goes by its id."""
        return (self.of[id].name if id in self.of else id).lower()

    def level(self, properties: etree._Element | None, id: str) -> int:
        """The outline level of a paragraph, from 0; BODY_TEXT of what is no heading."""
        own = [style.paragraph for style in self.chain(id or self.normal)]
        values = [_value(one, "outlineLvl") for one in (*own, properties)]
        known = [value for value in values if value.isdigit()]
        return int(known[-1]) if known else BODY_TEXT

    def listed(self, properties: etree._Element | None, id: str) -> bool:
        """Whether Word counts a paragraph as the item of a list."""
        own = [style.paragraph for style in self.chain(id or self.normal)]
        values = [_value(one, "numPr", "numId") for one in (*own, properties)]
        known = [value for value in values if value]
        return bool(known) and known[-1] != "0"


@lru_cache(maxsize=16)
def styles_of(blob: bytes) -> Styles:
    """The styles in the bytes of styles.xml."""
    root = parsed(blob, "word/styles.xml")
    found: dict[str, Style] = {}
    normal, language = "", _value(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), "lang")
    for one in root.iter(f"{W}style"):
        id = one.get(f"{W}styleId", "")
        found[id] = Style(
            _value(one, "name"), _value(one, "basedOn"), one.find(f"{W}rPr"), one.find(f"{W}pPr")
        )
        if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in {"1", "true", "on"}:
            normal, language = id, _value(one.find(f"{W}rPr"), "lang") or language
    defaults = Look().set(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    return Styles(found, defaults, language, normal)


def filling(shading: etree._Element | None) -> str:
    """The color that a shading fills with; "" for none."""
    fill = "" if shading is None else shading.get(f"{W}fill", "")
    return fill.upper() if _COLOR.match(fill) else ""


def ground_of(element: etree._Element) -> str:
    """The color behind an element: the nearest filling of the paragraph, cells and tables around, else white.

    "" where a table's style may fill its cells.
    """
    for one in element.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl"):
        properties = one.find(f"{one.tag}Pr")
        if properties is None:
            continue
        found = filling(properties.find(f"{W}shd"))
        if found or properties.find(f"{W}tblStyle") is not None:
            return found
    return WHITE


def _value(parent: etree._Element | None, *names: str) -> str:
    for name in names:
        parent = None if parent is None else parent.find(f"{W}{name}")
    return "" if parent is None else parent.get(_VAL, "")
