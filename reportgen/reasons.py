"""Why a briefing is built anew, in words: what was read for it and is otherwise today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportgen.data.observation import Status


class Change(NamedTuple):
    """A question whose answer is another today."""

    question: str
    was: str
    now: str


NEW = "it is new"
CUT_SHORT = "its last build was cut short"
FORCED = "--force asks for it"
STOPPED = "an input file that it needs has errors"
_FIRST = ("program", "theme", "template", "setting", "figure", "note", "roster")
"""What is told first: a figure that is new also changes which years there are, and so on."""


_WITHHELD = f", {Status.SUPPRESSED}, "


def gone(name: str) -> str:
    """The reason of a file that isn't there."""
    return f"{name} is not there any more"


def altered(name: str) -> str:
    """The reason of a file whose bytes are no longer those that were put there."""
    return f"{name} was changed since"


def also_as(formats: Sequence[str]) -> str:
    """The reason of formats that were not built before."""
    return f"it is wanted as {' and '.join(formats)} too"


def in_words(changes: Iterable[Change]) -> tuple[str, ...]:
    """The changes as sentences without a capital or a full stop, those that explain others first.

    Of those kinds that follow from others, only where nothing else has changed.
    """
    found = sorted(dict.fromkeys(changes), key=lambda one: (_order(one), one.question))
    telling = [one for one in found if _order(one) < len(_FIRST)]
    return tuple(dict.fromkeys(_said(*one) for one in telling or found))


def _order(change: Change) -> int:
    kind = change.question.partition(" ")[0]
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _said(question: str, was: str, now: str) -> str:
    kind, _, of = question.partition(" ")
    match kind:
        case "figure":
            return _figure(of, was, now)
        case "cell":
            return f"{of} stands elsewhere in its file, or was reviewed"
        case "years" | "own":
            return f"there are figures of other years or sources ({of})"
        case "template" if not now:
            return f"the template {of} is gone"
        case "template":
            return f"the template {of} has changed"
        case "theme":
            return "the theme, a font or the logo has changed"
        case "program":
            return f"another version builds it: {_versions(was, now)}"
        case "setting":
            return f"{of} in reportgen.toml is now “{now}”; it was “{was}”"
        case "note":
            how = "is gone" if not now else "has changed" if was else "is new"
            return f"the office's note {of}.md {how}"
        case "roster":
            return f"the roster's {of} is now “{now}”; it was “{was}”"
    what = f"an entry of the {kind}s" if of == "*" else f"the {kind} {of}"
    return f"{what} has changed"


def _figure(key: str, was: str, now: str) -> str:
    if _WITHHELD in now:  # which a message that says what it was would give away
        return f"{key} is withheld now"
    before, after = _values(was), _values(now)
    if before == after:
        before, after = was, now
    if not was:
        return f"{key} is there now: {after}"
    if not now:
        return f"{key} is not there any more; it was {before}"
    return f"{key} is now {after}; it was {before}"


def _values(answer: str) -> str:
    """The values alone: of "11, final, exact, sheet / 12, final, exact, table" 11 and 12."""
    return " and ".join(dict.fromkeys(one.partition(",")[0] for one in answer.split(" / ")))


def _versions(was: str, now: str) -> str:
    before, after = was.split("; "), now.split("; ")
    new = [one for one in after if one not in before]
    old = [one for one in before if one not in after]
    return f"{', '.join(new) or 'fewer packages'}; before, {', '.join(old) or 'fewer packages'}"
