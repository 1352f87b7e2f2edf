"""What was read for a briefing: questions with their answers, in parts that briefings share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

OWN = ("note", "roster")
"""What is asked of one briefing alone, and kept with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one sort with their answers; its id is a mark of them all."""

    id: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reads:
    """All that was read for a briefing: parts that others may share, and what is its own."""

    parts: tuple[Part, ...]
    own: Mapping[str, str]

    @property
    def id(self) -> str:
        """The mark of its parts: briefings with the same one read the same."""
        return mark(" ".join(part.id for part in self.parts))


def reads_of(answers: Iterable[tuple[str, str]]) -> Reads:
    """Questions and answers in parts: the figures of one measure and period, else those of one kind.

    A figure that stands alone is with others that do: of a state's own, few share all.
    """
    own: dict[str, str] = {}
    groups: dict[str, dict[str, str]] = {}
    for question, answer in sorted(answers):
        kind, _, rest = question.partition(" ")
        if kind in OWN:
            own[question] = answer
        else:
            sort = rest.partition("/")[2] if kind == "figure" else ""
            groups.setdefault(f"{kind} {sort}", {})[question] = answer
    alone = [name for name, group in groups.items() if name.startswith("figure ") and len(group) == 1]
    for name in alone:
        groups.setdefault("figure", {}).update(groups.pop(name))
    parts = (Part(mark(json.dumps(groups[name])), groups[name]) for name in sorted(groups))
    return Reads(tuple(parts), own)


def mark(text: str) -> str:
    """A short mark of a text; another has another."""
    return sha256(text.encode()).hexdigest()[:16]
