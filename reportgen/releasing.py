"""What `reportgen release` and `reportgen rebuild` do between their options and their exit codes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.against import parse_despite
from reportgen.errata import Erratum
from reportgen.errors import Exit
from reportgen.freeze import ERRATA, Frozen, Order, freeze
from reportgen.here import open_project
from reportgen.rebuild import Rebuilt, rebuild

_SHOWN = 20  # errata; the file has them all


def release_command(
    *,
    year: int,
    by: str,
    note: str,
    revise: bool,
    reason: str,
    roster: Path | None,
    despite: Sequence[str],
    on: date | None,
    folder: Path | None,
    jobs: int | None,
    as_json: bool,
    today: Callable[[], date] = date.today,
) -> int:
    """Release a year's set; print where it lies and, of a revision, what it prints otherwise."""
    with messages.told({"release": None, "files": [], "errata": []} if as_json else None):
        order = Order(
            year, on or today(), by, note, revise, reason, roster.absolute() if roster else None,
            parse_despite(despite),
        )  # fmt: skip
        frozen = freeze(open_project(folder), order, jobs)
        if as_json:
            messages.print_json(_as_data(frozen))
        else:
            click.echo("\n".join(_lines(frozen)))
        messages.print_findings(frozen.findings)
        return int(Exit.FINE)


def rebuild_command(
    *, release: str, out: Path | None, folder: Path | None, jobs: int | None, as_json: bool
) -> int:
    """Make a released set again from its snapshot, and say whether the bytes are the same."""
    with messages.told({"release": None, "same": [], "other": [], "altered": []} if as_json else None):
        rebuilt = rebuild(open_project(folder), release, out, jobs)
        if as_json:
            messages.print_json(_rebuilt(rebuilt))
        else:
            click.echo("\n".join(rebuilt.lines()))
        return int(Exit.FINE if rebuilt.holds else Exit.FINDINGS)


def _lines(frozen: Frozen) -> list[str]:
    release, count = frozen.release, len(frozen.files)
    verb = "Revised" if release.replaces else "Released"
    where = f"{count} files in {_short(frozen.folder)}"
    lines = [f"{verb} {release.name}, {release.day.isoformat()}, by {release.by}: {where}"]
    if not release.replaces:
        return lines
    if not frozen.errata:
        return [*lines, "No figure is printed otherwise."]
    lines += [f"Erratum: {_erratum(one)}" for one in frozen.errata[:_SHOWN]]
    return [*lines, f"Errata in all: {len(frozen.errata)}, in {_short(frozen.folder / ERRATA)}"]


def _erratum(one: Erratum) -> str:
    return f"{one.figure}: {one.now} (was {one.was}); in {', '.join(one.briefings)}"


def _as_data(frozen: Frozen) -> dict[str, Any]:
    release = frozen.release
    return {
        "release": {
            "name": release.name,
            "year": release.year,
            "revision": release.revision,
            "day": release.day.isoformat(),
            "by": release.by,
            "note": release.note,
            "reason": release.reason,
        },
        "folder": str(frozen.folder.absolute()),
        "files": [str(path.absolute()) for path in frozen.files],
        "errata": [
            {"figure": one.figure, "was": one.was, "is": one.now, "briefings": list(one.briefings)}
            for one in frozen.errata
        ],
        "findings": messages.as_data(frozen.findings),
    }


def _rebuilt(rebuilt: Rebuilt) -> dict[str, Any]:
    return {
        "release": rebuilt.release.name,
        "holds": rebuilt.holds,
        "same": list(rebuilt.same),
        "other": list(rebuilt.other),
        "altered": list(rebuilt.altered),
        "versions": {name: {"then": then, "now": now} for name, then, now in rebuilt.versions},
        "findings": messages.as_data(rebuilt.findings),
    }


def _short(path: Path) -> str:
    try:
        return str(path.absolute().relative_to(os.getcwd()))
    except ValueError:
        return str(path.absolute())
