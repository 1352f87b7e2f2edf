"""Made-up maps for the tests of both writers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from reportgen.compose.en_us import short_name
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.document.nodes import Abbreviation, Area, Figure, Literal, Map, Mark, Text

MISSING = Mark("[x]", "Not available")
GRADES = tuple((Literal(words, "a class"),) for words in ("below 8.5", "8.5 to 12.5", "above 12.5"))


def made_up_map(
    codes: Iterable[str],
    figures: Sequence[str] = ("8.0", "10.3", "16.3"),
    *,
    short: bool = False,
    **more: Any,
) -> Map:
    """A map of these places with made-up figures; the codes in `missing` have none."""
    missing, highlight = more.pop("missing", ()), more.pop("highlight", None)
    areas = []
    for at, code in enumerate(codes):
        name, figure = BUILT_IN[code].name, _figure(figures[at % len(figures)])
        label = Abbreviation(short_name(code, name), name) if short else Text(name)
        known = code not in missing
        role: Any = "highlight" if code == highlight else "plain"
        areas.append(Area(code, (label,), figure if known else MISSING, at % 3 if known else None, role))
    more = {"grades": GRADES, "unit": (Text("Reports per child"),), "alt": "Map of made-up figures."} | more
    hatched = [(area.figure, Text(f" {MISSING.meaning}")) for area in areas if area.grade is None][:1]
    return Map(tuple(areas), missing=tuple(hatched), **more)


def _figure(text: str) -> Figure:
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ".")
    return Figure(text, Decimal(digits), "as observed", ("made-up",))
