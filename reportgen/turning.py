"""What `reportgen rollover` does between its options and its exit code."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.compare import stated
from reportgen.compose.numbers import figure
from reportgen.data.dataset import Dataset, Hole
from reportgen.errors import Exit, UsageError, unread
from reportgen.here import open_project
from reportgen.pipeline import Checked, read_checked
from reportgen.project import Project
from reportgen.publish import publish
from reportgen.read.texts import texts_of
from reportgen.turn import State, Step, Table, Turn, laid_out, steps, to_know, turn
from reportgen.years import year_before

_AHEAD = 2
"""How many years after the last one with figures a new one may be: what is further off is a slip."""


def rollover_command(*, year: int, as_json: bool, folder: Path | None) -> int:
    """Lay out what is missing of the year's tables, and print the checklist; 1 while a step is open."""
    with messages.told({"year": year, "before": None, "steps": []} if as_json else None):
        project = open_project(folder)
        checked = read_checked(project)
        dataset = checked.dataset
        before = _year_before(checked, year)
        texts = texts_of(project)
        found = turn(project, dataset, checked.findings, checked.concerns, texts, before=before, year=year)
        laid, kept = _lay_out(project, found)
        todo = steps(found, dataset, laid, kept)
        known = to_know(found, dataset, _shown(found, dataset))
        if as_json:
            messages.print_json(_as_data(found, todo, laid, kept, known))
        else:
            click.echo("\n".join(_lines(found, todo, known)))
        return int(Exit.FINDINGS if any(step.state is State.OPEN for step in todo) else Exit.FINE)


def _year_before(checked: Checked, year: int) -> int:
    """The year to set beside the new one; raises InputError where a file that can't be read may have had it.

    What such a file holds is not known, so that an older year would pass for last year.
    """
    dataset, unreadable = checked.dataset, unread(checked.findings)
    last = max(dataset.years(), default=year)
    if year > last + _AHEAD:
        what = f"{year} is more than {_AHEAD} years after {last}, the last year with figures."
        raise unreadable or UsageError(what, do="Write the year that begins.")
    try:
        before = year_before(dataset, year)
    except UsageError as error:
        raise unreadable or error from None
    if unreadable and any(_between(hole, before, year) for hole in dataset.holes if not hole.doubted):
        raise unreadable
    return before


def _between(hole: Hole, before: int, year: int) -> bool:
    """Whether a file that can't be read may hold figures from last year to the new one."""
    if hole.keys is None:
        return hole.year is None or before <= hole.year < year
    return any(before <= key.period.year < year for key in hole.keys)


def _lay_out(project: Project, found: Turn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables that were made, and those that were there; what is there is never written over."""
    there = frozenset(one.target for one in found.tables if os.path.lexists(project.root / one.target))
    files = laid_out(found.tables, there, frozenset(wide.file for wide in project.wide))
    publish({project.root / file: content for file, content in files.items()})
    return tuple(files), tuple(t.target for t in found.tables if t.target in there and t.target != t.file)


def _shown(found: Turn, dataset: Dataset) -> dict[str, str]:
    """The text of each figure that never changes, by its observation's id."""
    measures = dataset.codebook.measures
    return {
        one.id: figure(stated(measures[one.key.measure], one.key.jurisdiction, one.key.period.year, one)).text
        for one in (unchanging.figure for unchanging in found.unchanging)
    }


# ---- as lines


def _lines(found: Turn, todo: Sequence[Step], known: Sequence[str]) -> Iterator[str]:
    yield f"The new year {found.year}, beside {found.before}."
    for number, step in enumerate(todo, 1):
        yield ""
        yield f"{step.state:5}  {number}. {step.title}"
        yield from (f"          {item}" for item in step.items)
        if step.command and step.state is not State.DONE:
            yield f"          $ {step.command}"
    if known:
        yield from ("", "To know:", *(f"  {line}" for line in known))
    left = sum(step.state is State.OPEN for step in todo)
    yield ""
    yield f"{left} step{'' if left == 1 else 's'} left." if left else "Nothing is left before the drafts."


# ---- as data


def _as_data(
    found: Turn, todo: Sequence[Step], laid: Sequence[str], kept: Sequence[str], known: Sequence[str]
) -> dict[str, Any]:
    return {
        "year": found.year,
        "before": found.before,
        "laid_out": list(laid),
        "kept": list(kept),
        "missing": [_table(table) for table in found.tables if table.missing],
        "new": {"measures": list(found.new_measures), "places": list(found.new_places)},
        "gone": {"measures": list(found.gone_measures), "places": list(found.gone_places)},
        "never_changed": [
            {"figure": str(one.figure.key), "years": list(one.years)} for one in found.unchanging
        ],
        "moved": messages.as_data(found.moved),
        "repeated": messages.as_data(found.repeated),
        "mentions": [{"file": one.file, "line": one.line, "text": one.text} for one in found.mentions],
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "state": str(step.state),
                "items": list(step.items),
                "command": step.command,
            }
            for step in todo
        ],
        "to_know": list(known),
        "findings": messages.as_data(found.errors),
    }


def _table(table: Table) -> dict[str, Any]:
    figures = [{"measure": one.measure, "places": list(one.places)} for one in table.outstanding]
    return {"file": table.file, "target": table.target, "figures": figures}
