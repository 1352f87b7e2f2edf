"""Regions: named sets of jurisdictions. Census regions and divisions and HHS regions are built in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.data.jurisdiction import BUILT_IN

_CENSUS_REGIONS = {
    "Northeast": ("New England", "Middle Atlantic"),
    "Midwest": ("East North Central", "West North Central"),
    "South": ("South Atlantic", "East South Central", "West South Central"),
    "West": ("Mountain", "Pacific"),
}


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of jurisdictions, as their codes in the order of their names; `kind` says who drew it."""

    slug: str
    name: str
    members: tuple[str, ...]
    kind: str = "own"


def slug_of(name: str) -> str:
    """A name as it stands in file names and on the command line: "New England" is "new-england"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _built_in() -> dict[str, Region]:
    found: dict[str, Region] = {}

    def add(name: str, kind: str, members: list[str]) -> None:
        codes = tuple(sorted(members, key=lambda code: BUILT_IN[code].name))
        found[slug_of(name)] = Region(slug_of(name), name, codes, kind)

    places = BUILT_IN.values()
    add("50 states", "nation", [p.code for p in places if p.kind == "state"])
    for name, divisions in _CENSUS_REGIONS.items():
        add(name, "Census region", [p.code for p in places if p.division in divisions])
        for division in divisions:
            add(division, "Census division", [p.code for p in places if p.division == division])
    for number in range(1, 11):
        add(f"HHS Region {number}", "HHS region", [p.code for p in places if p.hhs == number])
    return found


BUILT_IN_REGIONS: dict[str, Region] = _built_in()
FIFTY_STATES = BUILT_IN_REGIONS["50-states"]
