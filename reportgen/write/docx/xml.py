"""Text and lengths as Word's XML wants them; every word of a briefing goes through `escape` or `quote`."""

from __future__ import annotations

import re

from reportgen.errors import WriteError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n]+")


def escape(text: str) -> str:
    """The text as XML holds it, a line break being a space; raises WriteError for what XML cannot hold."""
    if not text.isprintable():  # few texts have such a character, and a no-break space is one of them
        text = _held(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quote(text: str) -> str:
    """The text as the value of an attribute, without the quotation marks around it."""
    return escape(text).replace('"', "&quot;")


def held(text: str) -> str:
    """The text itself, for those who escape it themselves; raises WriteError for what XML cannot hold."""
    return text if text.isprintable() else _held(text)


def twips(points: float) -> int:
    """Points as twentieths of a point, Word's unit of lengths."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points as halves of a point, Word's unit of type sizes."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Points as eighths of a point, Word's unit of a rule's thickness."""
    return round(points * 8)


def emu(points: float) -> int:
    """Points as English Metric Units (12,700 to the point), the unit of drawings."""
    return round(points * 12700)


def _held(text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        near = _FORBIDDEN.sub(
            "\N{REPLACEMENT CHARACTER}", text[max(0, found.start() - 30) : found.start() + 30]
        )
        raise WriteError(
            f"the character U+{ord(found[0]):04X} cannot be in a Word file.",
            where=f'in "{near}"',
            do="Remove it from the data or the template.",
        )
    return _BREAKS.sub(" ", text)
