"""Words of a Word file that stand in it and that nobody sees: hidden, white, tiny, out of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from reportgen.verify.wordparts import W, is_on, parsed

_PALE = 0.9  # of full brightness: letters as bright as that are lost on paper
_TINY = 8  # half points
_FLAT = 80  # twentieths of a point: a line lower than that shows no letters
_FAR = 8000  # twentieths of a point: an indent that leaves no line
_SWITCHES = frozenset({f"{W}vanish", f"{W}webHidden", f"{W}specVanish"})
_VAL, _STYLE, _COLOR = f"{W}val", f"{W}rStyle", f"{W}color"
_RULE, _LINE = f"{W}lineRule", f"{W}line"
_SIZES = frozenset({f"{W}sz", f"{W}w"})
_NOT_SEEN = {"background1", "light1", "bg1", "lt1"}


def hides_run(properties: etree._Element, hidden: frozenset[str], *, on_dark: bool = False) -> bool:
    """Whether letters with these properties can't be seen; white ones can where they stand `on_dark`."""
    for one in properties:
        tag = one.tag
        if tag == _STYLE:
            if one.get(_VAL) in hidden:
                return True
        elif tag == _COLOR:
            pale = is_pale(one.get(_VAL, "")) or one.get(f"{W}themeColor") in _NOT_SEEN
            if pale and not on_dark:
                return True
        elif tag in _SIZES:
            if _number(one.get(_VAL, ""), 99) < _TINY:
                return True
        elif tag in _SWITCHES and is_on(one):
            return True
    return False


def hidden_places(root: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs, cells and rows whose own size or place leaves nothing of the letters in them."""
    found: set[etree._Element | None] = set()
    for one in root.iter(*_PLACES):
        if _PLACES[str(one.tag)](one):
            properties = one.getparent()
            if properties is not None:
                found.add(properties.getparent())
    return frozenset(one for one in found if one is not None)


def _is_flat(spacing: etree._Element) -> bool:
    return spacing.get(_RULE) == "exact" and _number(spacing.get(_LINE, ""), _FLAT) < _FLAT


def _is_far(indent: etree._Element) -> bool:
    return any(abs(_number(str(value), 0)) > _FAR for value in indent.attrib.values())


def _is_narrow(width: etree._Element) -> bool:
    kind = width.get(f"{W}type", "dxa")
    return kind in {"dxa", "nil"} and 0 <= _number(width.get(f"{W}w", ""), _FLAT) < _FLAT


def _goes_on(merged: etree._Element) -> bool:
    return merged.get(_VAL, "continue") == "continue"


def _is_low(height: etree._Element) -> bool:
    return height.get(f"{W}hRule") == "exact" and _number(height.get(_VAL, ""), _FLAT) < _FLAT


_HEIGHT = f"{W}trHeight"
_PLACES: dict[str, Callable[[etree._Element], bool]] = {
    f"{W}spacing": _is_flat,
    f"{W}ind": _is_far,
    f"{W}tcW": _is_narrow,
    f"{W}vMerge": _goes_on,
    _HEIGHT: _is_low,
    f"{W}hidden": is_on,
}


@lru_cache(maxsize=16)
def hidden_styles(styles: bytes) -> frozenset[str]:
    """The styles, by id, whose letters can't be seen; one is that is based on such a one, too."""
    own: dict[str, bool] = {}
    base: dict[str, str] = {}
    for style in parsed(styles, "word/styles.xml").iter(f"{W}style"):
        name, look, based = style.get(f"{W}styleId", ""), style.find(f"{W}rPr"), style.find(f"{W}basedOn")
        own[name] = look is not None and hides_run(look, frozenset())
        base[name] = "" if based is None else based.get(f"{W}val", "")
    return frozenset(name for name in own if _inherits(name, own, base))


def is_pale(color: str) -> bool:
    """Whether a color, as six hexadecimal digits, is too bright for letters on white."""
    try:
        red, green, blue = bytes.fromhex(color)
    except ValueError:
        return False
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 > _PALE


def _inherits(name: str, own: dict[str, bool], base: dict[str, str]) -> bool:
    seen = set()
    while name in own and name not in seen:
        if own[name]:
            return True
        seen.add(name)
        name = base[name]
    return False


def _number(text: str, otherwise: int) -> int:
    try:
        return int(text)
    except ValueError:
        return otherwise
