"""How Word is made to show a figure in exactly the briefing's words."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.document.nodes import Figure

LONGEST = 255
"""Office reads no longer number format."""
_CORE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MINUS = ("-", "\N{MINUS SIGN}")


def plain(value: int | Decimal) -> str:
    """The value with all its digits and nothing else, never through binary fractions."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def label_format(figure: Figure) -> str:
    """The number format under which the value reads as the figure's text.

    Where none computes it, a format that is nothing but the text: `"36.2 million"` for 36,200,000. Empty
    where that is longer than a format can be.
    """
    code = number_format(figure) or _signed(_literal(figure.text), _literal(figure.text), figure)
    return code if len(code) <= LONGEST else ""


def number_format(figure: Figure) -> str:
    """The number format under which the value reads as the figure's text; empty where none does.

    `12,592` is `#,##0`, `7.1%` is `0.0"%"`; `36.2 million` has none, for its value is 36,200,000.
    """
    found = _CORE.search(figure.text)
    if found is None:
        return ""
    core, size = found[0], -figure.value if figure.value < 0 else figure.value
    before, after = figure.text[: found.start()], figure.text[found.end() :]
    signed, whole = before.endswith(_MINUS), _whole(core, size)
    if core.replace(",", "") != plain(size) or not whole or signed != (figure.value < 0):
        return ""
    decimals = "." + "0" * len(core.partition(".")[2]) if "." in core else ""
    rest = f"{whole}{decimals}{_literal(after)}"
    code = _signed(_literal(before.rstrip("".join(_MINUS))) + rest, _literal(before) + rest, figure)
    return code if len(code) <= LONGEST else ""


def _signed(positive: str, negative: str, figure: Figure) -> str:
    """A format with one of its own for what is below zero, to which Office would add a minus sign."""
    return f"{positive};{negative}" if figure.value < 0 else positive


def _whole(core: str, value: int | Decimal) -> str:
    """The part of the format before the point: with or without separators, as the figure has them."""
    digits = core.partition(".")[0]
    if digits == f"{int(value):,}":
        return "#,##0"
    return "0" if digits == str(int(value)) else ""


def _literal(text: str) -> str:
    # A quotation mark cannot stand within quotation marks: it leaves them, behind a backslash.
    return '"' + text.replace('"', '"\\""') + '"' if text else ""
