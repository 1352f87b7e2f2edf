"""A record → a message for an office: what ran, what came of it, who must do what next."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.errors import Finding, Severity
from reportgen.messages import lines
from reportgen.schedule.account import Account, named
from reportgen.schedule.dates import Due, long_day

_MOST = 20
"""Findings that a letter tells; the others are counted."""

_WIDTH = 78
_ENDS = {"done": "done", "waiting": "waiting", "failed": "failed", "missed": "passed over"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: a line above it, and its text."""

    subject: str
    text: str


def letter(told: Account, root: Path, subject: str, now: datetime, following: Iterable[Due] = ()) -> Letter:
    """The message about a record of the project in `root` with that subject; `following` is due next."""
    parts = [_opening(told), *_missing(told), *_where(told), *_findings(told), *_next(told, following)]
    foot = [
        f"Project: {root.absolute()}" + (f" ({subject})" if subject else ""),
        f"{long_day(now.date())}, {now:%H:%M}, reportgen {__version__} on {socket.gethostname()}",
    ]
    text = "\n\n".join("\n".join(part) for part in (*parts, foot))
    return Letter(f"reportgen: {_title(told)}", text + "\n")


def _title(told: Account) -> str:
    if not told["entry"]:
        return "the schedule can't work"
    what = {"release": f"Release of {told['year']}"}.get(told["action"], f"Drafts of {told['year']}")
    return f"{what}: {_ENDS[told['state']]}"


def _opening(told: Account) -> list[str]:
    if not told["entry"]:
        return ["The schedule can't work, so nothing is built or released. It tries again at each call."]
    day = long_day(date.fromisoformat(told["due"]))
    what = named(told["action"], told["year"])
    verb = "was" if told["action"] == "release" else "were"
    return _wrapped(f"{what[0].upper()}{what[1:]} {verb} due on {day}.") + _wrapped(told["summary"])


def _missing(told: Account) -> Iterator[list[str]]:
    if told["missing"]:
        items = [one["topic"] + ": " + one["what"] if "of" in one else one["what"] for one in told["missing"]]
        yield ["What is missing", *(line for item in items for line in _item(item))]


def _where(told: Account) -> Iterator[list[str]]:
    folders = sorted({str(Path(file).parent) for file in told["files"]})
    if folders:
        count = f"{len(told['files'])} files" if len(told["files"]) > 1 else "1 file"
        yield [f"Where they are ({count})", *(f"  {folder}" for folder in folders)]


def _findings(told: Account) -> Iterator[list[str]]:
    found = lines(_finding(one) for one in told["findings"])
    if found:
        more = [f"  and {len(found) - _MOST} more; see reportgen schedule log"] if len(found) > _MOST else []
        yield ["What to look at", *(line for one in found[:_MOST] for line in _item(one)), *more]


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(Severity(data["severity"]), data["where"], data["what"], data["do"])


def _next(told: Account, following: Iterable[Due]) -> Iterator[list[str]]:
    steps = list(dict.fromkeys(_todo(told)))
    plan = [f"{named(due.plan.action, due.year)}: {long_day(due.day)}" for due in following]
    if steps:
        yield ["What to do next", *(line for step in steps for line in _item(step))]
    if plan:
        yield ["What comes next", *(line for one in plan for line in _item(one))]


def _todo(told: Account) -> Iterator[str]:
    if told["state"] == "waiting":
        yield from (one["do"] for one in told["missing"])
        if any("of" in one for one in told["missing"]):
            yield f"To go on without them, change needs under [schedule] in reportgen.toml ({told['entry']})."
    elif told["state"] == "failed":
        yield "Mend what is told above. The next run tries again, and tells when it is done."
    elif told["state"] == "done" and told["action"] == "draft":
        yield "Look the drafts through. Nothing was released or sent to anybody."
    elif told["state"] == "done":
        wrong = f"reportgen release {told['year']} --revise --by NAME --reason WHY"
        yield f"Hand the set out. Should a figure turn out to be wrong, correct it and run: {wrong}"


def _item(text: str) -> list[str]:
    """A point of a list, long lines folded."""
    first, *rest = _wrapped(text, _WIDTH - 4)
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _wrapped(text: str, width: int = _WIDTH) -> list[str]:
    """The text folded between words; a word that is longer, such as a path, stays whole."""
    found = [""]
    for word in text.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            found.append("")
        found[-1] += (" " if found[-1] else "") + word
    return found
