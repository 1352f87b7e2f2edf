"""What must be there first: which measures, of which places, of how many of them."""

from __future__ import annotations

import re
from typing import Any

from reportgen.plans.names import Names, read_places
from reportgen.plans.plan import ALL, Least, Need
from reportgen.settings import Settings

AS_LAST_YEAR = "as last year"
_WRITE_LEAST = 'Write "all", a share such as "90%", or how many: 45.'


def read_least(table: Settings) -> Least:
    """How many are enough, under `at_least`; all where it isn't there."""
    value = table.values.get("at_least", "all")
    found = _least_of(value)
    if found is None:
        table.fault("at_least", f"{value!r} says not how many.", _WRITE_LEAST)
    return found or ALL


def _least_of(value: Any) -> Least | None:
    if value == "all":
        return ALL
    if type(value) is int and value >= 1:
        return Least(count=value)
    share = re.fullmatch(r"(\d{1,3}) ?%", value.strip()) if isinstance(value, str) else None
    return Least(percent=int(share[1])) if share and 1 <= int(share[1]) <= 100 else None


def read_needs(
    table: Settings, names: Names, of: tuple[str, ...], least: Least, released: bool
) -> tuple[Need, ...] | None:
    """The needs, for the places `of` and with `least` where they say nothing else; None: as last year."""
    value = table.values.get("needs", AS_LAST_YEAR if released else [])
    if value == AS_LAST_YEAR:
        return None
    if isinstance(value, dict):
        own = table.table("needs")
        return tuple(_need(own, id, names, of, least) for id in own.values)
    if isinstance(value, str):
        do = f'Write "{AS_LAST_YEAR}", or the ids of measures as a list.'
        table.fault("needs", f'"{value}" says not what is needed.', do)
        return ()
    return tuple(Need(id, least, of) for id in table.list_of("needs"))


def _need(needs: Settings, id: str, names: Names, of: tuple[str, ...], least: Least) -> Need:
    value = needs.values[id]
    if isinstance(value, dict):
        own = needs.table(id)
        own.only("of", "at_least")
        places = read_places(own, names) if "of" in own.values else of
        return Need(id, read_least(own) if "at_least" in own.values else least, places)
    found = _least_of(value)
    if found is None:
        needs.fault(id, f"{value!r} says not how many.", _WRITE_LEAST)
    return Need(id, found or least, of)
