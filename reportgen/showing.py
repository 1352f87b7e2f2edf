"""What a build prints: the files that it made, why, what is current, what failed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.errors import Finding
from reportgen.reasons import NEW
from reportgen.run import Ran, Result

_NAMES_SHOWN = 3
_REASONS_SHOWN = 12


def show(ran: Ran, findings: Iterable[Finding], as_json: bool) -> None:
    """Print the files that were built, or the whole run as JSON; then what there is to say."""
    if as_json:
        messages.print_json(_as_data(ran, findings))
    for path in (
        () if as_json else [path for one in ran.results if one.state == "built" for path in one.files]
    ):
        click.echo(short(path))
    messages.print_findings(findings)
    for line in () if as_json else (*reasons(ran.results), *_summary(ran.results)):
        messages.say(line)


def reasons(results: Sequence[Result]) -> list[str]:
    """A line for each reason why briefings were built anew, with some of their names."""
    names: dict[str, list[str]] = {}
    for one in results:
        for why in one.why if one.state == "built" else ():
            if why != NEW:
                names.setdefault(why, []).append(one.job.slug)
    lines = [f"built anew, as {why}: {_some(found)}." for why, found in names.items()]
    more = len(lines) - _REASONS_SHOWN
    return [*lines[:_REASONS_SHOWN], f"built anew for {more} more reasons."] if more > 1 else lines


def _summary(results: Sequence[Result]) -> Iterable[str]:
    by_state = {
        state: [one for one in results if one.state == state] for state in ("built", "current", "failed")
    }
    current, failed = by_state["current"], by_state["failed"]
    if len(results) == len(current) == 1:
        yield f"{current[0].job.slug} is current: {', '.join(short(path) for path in current[0].files)}."
    elif current:
        yield f"{len(by_state['built'])} of {len(results)} briefings built, {len(current)} current."
    if failed and len(results) > 1:
        names = _some([one.job.slug for one in failed])
        yield f"{len(failed)} of {len(results)} briefings could not be built: {names}."


def _some(names: Sequence[str]) -> str:
    """All of a few names, the first of many."""
    more = len(names) - _NAMES_SHOWN
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMES_SHOWN])} and {more} more"


def _as_data(ran: Ran, findings: Iterable[Finding]) -> dict[str, Any]:
    by_state: dict[str, list[dict[str, Any]]] = {"built": [], "current": [], "failed": []}
    for one in ran.results:
        by_state[one.state].append(_entry(one))
    return {"year": ran.record.year, **by_state, "findings": messages.as_data(findings)}


def _entry(one: Result) -> dict[str, Any]:
    return {
        "slug": one.job.slug,
        "kind": one.job.kind,
        "code": one.job.code,
        "files": [str(path.absolute()) for path in one.files],
        "why": list(one.why),
        "findings": messages.as_data(one.findings),
    }


def short(path: Path) -> str:
    """A path as one would type it here."""
    try:
        return str(path.absolute().relative_to(os.getcwd()))
    except ValueError:
        return str(path.absolute())
