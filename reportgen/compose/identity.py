"""What a briefing is of, as a line for its files' properties, by which they are known again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from reportgen import __version__
from reportgen.data.legislator import Legislator
from reportgen.document.nodes import Briefing
from reportgen.document.walk import all_runs, text_of

KINDS = ("state", "region", "legislator")
_ALWAYS = ("name", "last_name", "chamber", "state", "slug", "district")


@dataclass(frozen=True, slots=True)
class Identity:
    """The kind, place, year and person of a briefing, the day that it was given, and what wrote it.

    `words` is the mark of all its words together: where the project gives others today, it has changed.
    `draft` says that it is marked as one, `revision` of which release of its year it is, 0 of none.
    """

    kind: str
    code: str
    slug: str
    year: int
    prepared: date | None
    version: str
    words: str
    person: Legislator | None = None
    draft: bool = False
    revision: int = 0


def words_mark(briefing: Briefing) -> str:
    """A short mark of all words of a briefing; other words have another."""
    text = "\x1f".join([text_of(run) for run in all_runs(briefing)])
    return sha256(text.encode()).hexdigest()[:16]


def id_text(
    briefing: Briefing,
    *,
    kind: str,
    code: str,
    year: int,
    prepared: date | None,
    person: Legislator | None = None,
    asked: Iterable[str] = (),
    draft: bool = False,
    revision: int = 0,
) -> str:
    """The id of a briefing. Of a person it says only what the template asked for: a roster may hold more."""
    said = {
        "kind": kind,
        "code": code,
        "slug": briefing.slug,
        "year": year,
        "prepared": prepared.isoformat() if prepared else None,
        "version": __version__,
        "words": words_mark(briefing),
    }
    told = {"person": _told(person, frozenset(asked))} if person else {}
    stands = ({"draft": True} if draft else {}) | ({"revision": revision} if revision else {})
    return json.dumps(said | stands | told, separators=(",", ":"))


def _told(person: Legislator, asked: frozenset[str]) -> dict[str, Any]:
    own = {one.name: getattr(person, one.name) for one in fields(person) if one.name != "more"}
    told = {name: value for name, value in own.items() if name in _ALWAYS or name in asked}
    more = {name: value for name, value in person.more.items() if name in asked}
    return told | ({"more": more} if more else {})


def roster_asked(text: str) -> tuple[str, ...]:
    """What of a roster's row the briefing with this id says or asked for, by the words of templates."""
    told = json.loads(text).get("person", {})
    return (*(name for name in told if name != "more"), *told.get("more", ()))


def read_id(text: str) -> Identity | None:
    """What an id says; None for what is none."""
    try:
        said = json.loads(text)
        return _identity(said) if said["kind"] in KINDS else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _identity(said: dict[str, Any]) -> Identity:
    prepared = said["prepared"]
    person = said.get("person")
    if (person is not None) != (said["kind"] == "legislator"):
        raise ValueError("a legislator's briefing has a person, and no other")
    return Identity(
        said["kind"],
        str(said["code"]),
        str(said["slug"]),
        int(said["year"]),
        date.fromisoformat(prepared) if prepared else None,
        str(said["version"]),
        str(said["words"]),
        _person(person) if person else None,
        said.get("draft") is True,
        int(said.get("revision", 0)),
    )


def _person(said: dict[str, Any]) -> Legislator:
    committees = tuple(map(str, said.get("committees", ())))
    more = {str(name): str(value) for name, value in said.get("more", {}).items()}
    plain = {name: str(value) for name, value in said.items() if name not in {"committees", "more"}}
    return Legislator(**plain, committees=committees, more=more)
