"""What Word sets before the items of a list: it counts them itself, by the numbering of their style."""

from __future__ import annotations

from functools import lru_cache

from reportgen.verify.wordparts import Parts, W, parsed

_VAL = f"{W}val"
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"


class Lists:
    """Counts the items of a document's lists, one paragraph after the other."""

    def __init__(self, parts: Parts) -> None:
        self._of_style = _numbered_styles(parts.read(_STYLES)) if _STYLES in parts else {}
        self._kinds = _kinds(parts.read(_NUMBERING)) if _NUMBERING in parts else {}
        self._count: dict[str, int] = {}
        self._begun: set[str] = set()

    def label(self, own: str, style: str) -> str:
        """What stands before a paragraph of a list, its `own` or its style's: a bullet, "2.", nothing."""
        number = own or self._of_style.get(style, "0")
        if number not in self._kinds:
            return ""
        decimal, words, first, kind, anew = self._kinds[number]
        if not decimal:
            return "•"
        begins = kind not in self._count or (anew and number not in self._begun)
        self._begun.add(number)
        self._count[kind] = first if begins else self._count[kind] + 1
        return words.replace("%1", str(self._count[kind]))


@lru_cache(maxsize=16)
def _numbered_styles(styles: bytes) -> dict[str, str]:
    return {
        style.get(f"{W}styleId", ""): number.get(_VAL, "")
        for style in parsed(styles, _STYLES).iter(f"{W}style")
        if (number := style.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
    }


@lru_cache(maxsize=16)
def _kinds(numbering: bytes) -> dict[str, tuple[bool, str, int, str, bool]]:
    """By the number of a list: whether it counts, the words around, its first, its kind, which it counts on
    with, and whether it begins anew.
    """
    root = parsed(numbering, _NUMBERING)
    levels = {
        one.get(f"{W}abstractNumId", ""): level
        for one in root.iter(f"{W}abstractNum")
        if (level := one.find(f"{W}lvl")) is not None
    }
    found = {}
    for one in root.iter(f"{W}num"):
        number, kind = one.get(f"{W}numId", ""), one.find(f"{W}abstractNumId")
        level = None if kind is None else levels.get(kind.get(_VAL, ""))
        if kind is None or level is None:
            continue
        form, words, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        anew = one.find(f"{W}lvlOverride/{W}startOverride")
        first = anew if anew is not None else start
        found[number] = (
            form is not None and form.get(_VAL) == "decimal",
            "" if words is None else words.get(_VAL, ""),
            1 if first is None else int(first.get(_VAL, "1")),
            kind.get(_VAL, ""),
            anew is not None,
        )
    return found
