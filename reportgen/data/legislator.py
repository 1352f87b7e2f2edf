"""A legislator: whom a briefing is addressed to, as a row of a roster names the person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.data.region import slug_of

AT_LARGE = "at large"
_CONGRESS = re.compile(r"(?:the )?(?:u\.? ?s\.? |united states )?(senate|house)(?: of representatives)?")
_DISTRICT = re.compile(
    r"^(?:congressional )?district (?:no\.? ?)?(?=[0-9])|(?: congressional)? district$", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:[A-Z]{2}-)?0*([0-9]+)(?:\.0|st|nd|rd|th)?", re.IGNORECASE)
_WHOLE_STATE = re.compile(r"at[- ]?large|(?:[A-Z]{2}-)?AL", re.IGNORECASE)
_GENERATION = re.compile(r"(?:jr|sr|i{1,3}|iv|v|esq|m\.?d|ph\.?d)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Legislator:
    """A member of a chamber. `state` is a place's code, `slug` the name of the person's files.

    A blank is what the roster doesn't say. `district` is a number or a name, or "at large". `more` has the
    roster's further columns, by the words that templates have for them.
    """

    name: str
    last_name: str
    chamber: str
    state: str
    slug: str
    district: str = ""
    title: str = ""
    party: str = ""
    committees: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a roster, in order; `columns` is where the heading of each word of `more` stands."""

    file: str
    people: tuple[Legislator, ...]
    columns: Mapping[str, str]


def in_congress(chamber: str) -> str:
    """ "senate" or "house" for those of Congress, however a roster writes them; "" for any other chamber."""
    found = _CONGRESS.fullmatch(" ".join(chamber.split()).casefold())
    return found[1] if found else ""


def district_of(text: str, chamber: str) -> str:
    """A district as one writes it: of "02", "2nd district" and "ME-02" the 2, else its name.

    It is "at large" for a House seat without a number.
    """
    text = _DISTRICT.sub("", " ".join(text.split()))
    number = _NUMBER.fullmatch(text)
    plain = number[1] if number else text
    whole_state = plain == "0" or _WHOLE_STATE.fullmatch(plain)
    return AT_LARGE if whole_state or (not plain and in_congress(chamber) == "house") else plain


def last_name_of(name: str) -> str:
    """The last word of a name that is no Jr., Sr. or III."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and _GENERATION.fullmatch(words[-1]):
        words.pop()
    return words[-1] if words else ""


def file_name(place: str, chamber: str, district: str, name: str) -> str:
    """The name of a person's files: "maine-house-2-jared-f-golden"; "" for a name without letters."""
    parts = [ascii_slug(part) for part in (place, in_congress(chamber) or chamber, district, name)]
    return "-".join(part for part in parts if part) if parts[-1] else ""


def ascii_slug(text: str) -> str:
    """A slug that keeps letters under their accents: "Luján" is "lujan"."""
    plain = unicodedata.normalize("NFKD", text)
    return slug_of("".join(c for c in plain if not unicodedata.combining(c) and c not in "'’ʻ"))
