"""How Word is made to show a bar's figure in exactly the briefing's words."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.document.nodes import Figure

_CORE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def plain(value: int | Decimal) -> str:
    """The value with all its digits and nothing else, never through binary fractions."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def label_format(figure: Figure) -> str:
    """The number format under which the value reads as the figure's text.

    Where none computes it, a format that is nothing but the text: `"36.2 million"` for 36,200,000.
    """
    return number_format(figure) or _literal(figure.text)


def number_format(figure: Figure) -> str:
    """The number format under which the value reads as the figure's text; empty where none does.

    `12,592` is `#,##0`, `7.1%` is `0.0"%"`; `36.2 million` has none, for its value is 36,200,000.
    """
    found = _CORE.search(figure.text)
    if found is None:
        return ""
    core = found[0]
    if core.replace(",", "") != plain(figure.value):
        return ""
    decimals = "." + "0" * len(core.partition(".")[2]) if "." in core else ""
    whole = _whole(core, figure.value)
    before, after = figure.text[: found.start()], figure.text[found.end() :]
    if not whole:
        return ""
    return f"{_literal(before)}{whole}{decimals}{_literal(after)}"


def _whole(core: str, value: int | Decimal) -> str:
    """The part of the format before the point: with or without separators, as the figure has them."""
    digits = core.partition(".")[0]
    if digits == f"{int(value):,}":
        return "#,##0"
    return "0" if digits == str(int(value)) else ""


def _literal(text: str) -> str:
    # A quotation mark cannot stand within quotation marks: it leaves them, behind a backslash.
    return '"' + text.replace('"', '"\\""') + '"' if text else ""
