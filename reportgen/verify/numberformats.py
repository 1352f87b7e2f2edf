"""A number under a number format, as Office shows it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_PART = re.compile(r'"([^"]*)"|\\(.)|(#,##0|0)(?:\.(0+))?|(.)', re.DOTALL)
Part = tuple[str, str, int]
"""Words, or the kind of a number ("#,##0", "0") with its decimals."""


def shown(value: str, code: str) -> str:
    """What stands there; nothing for what is no number."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ""
    if not number.is_finite():
        return ""
    if code in {"", "General"}:
        return value
    sections = _sections(code)
    signed = number < 0 and len(sections) > 1
    parts = sections[1] if signed else sections[0]
    words = "".join(text if not kind else _number(abs(number), kind, places) for text, kind, places in parts)
    return words if signed or number >= 0 else f"-{words}"


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[tuple[Part, ...], ...]:
    sections: list[list[Part]] = [[]]
    for quoted, escaped, kind, decimals, other in _PART.findall(code):
        if other == ";":
            sections.append([])
        elif kind:
            sections[-1].append(("", kind, len(decimals)))
        else:
            sections[-1].append((quoted or escaped or _sign(other), "", 0))
    return tuple(map(tuple, sections))


def _sign(other: str) -> str:
    """A sign that stands in no quotation marks: what does more than to stand there is not for a figure."""
    return "\N{REPLACEMENT CHARACTER}" if other in "%#?@*_EeYyMmDdHhSs[]" else other


def _number(number: Decimal, kind: str, places: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,f}" if kind == "#,##0" else f"{rounded:f}"
