"""The titles of members of chambers in American English, after the AP stylebook."""

from __future__ import annotations

from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.legislator import Legislator, in_congress

SHORT = {
    "Senator": "Sen.",
    "Representative": "Rep.",
    "Delegate": "Del.",
    "Resident Commissioner": "Resident Commissioner",
    "Assemblymember": "Assemblymember",
}
"""A title as it stands before a name, by the title in full; the last two have no short form."""

BY_CHAMBER = {
    "state senate": "Senator",
    "state house": "Representative",
    "state house of representatives": "Representative",
    "house of delegates": "Delegate",
    "state house of delegates": "Delegate",
    "assembly": "Assemblymember",
    "state assembly": "Assemblymember",
    "general assembly": "Assemblymember",
}
"""The titles of members of a state's chambers; those of any other have the roster's own title, or none."""

_FULL = {short.casefold(): title for title, short in SHORT.items()}
_COMMISSIONER = "PR"  # whose member of the House has a title of its own


def title_of(person: Legislator, place: Jurisdiction) -> str:
    """The title in full: the roster's, else that of the chamber and place; "" where neither says."""
    if person.title:
        return _FULL.get(person.title.casefold(), person.title)
    match in_congress(person.chamber):
        case "senate":
            return "Senator"
        case "house" if place.code == _COMMISSIONER:
            return "Resident Commissioner"
        case "house":
            return "Delegate" if place.kind in {"district", "territory"} else "Representative"
    return BY_CHAMBER.get(" ".join(person.chamber.split()).casefold(), "")


def short_title(title: str) -> str:
    """The title as it stands before a name: "Sen."."""
    return SHORT.get(title, title)
