"""What `reportgen verify` does between its options and its exit code."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.document.nodes import Briefing
from reportgen.errors import Exit, Finding, ReportgenError, UsageError
from reportgen.here import open_project
from reportgen.known import SUFFIXES, Known, know
from reportgen.pipeline import Materials, prepare
from reportgen.verify import Fault, Held, barriers, held, pairs, place, said, underived


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file: what holds in it and what keeps somebody from reading it, or why that can't be
    said.
    """

    path: Path
    known: Known | None = None
    held: Held | None = None
    underived: tuple[str, ...] = ()
    trouble: tuple[Finding, ...] = ()
    barriers: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a digit isn't as it should be, or nothing could be said."""
        return bool(self.held is None or self.held.wrong or self.underived)


def verify_command(*, files: Sequence[Path], folder: Path | None, as_json: bool) -> int:
    """Hold finished files against the project's data as they are now; print what holds."""
    with messages.told({"files": []} if as_json else None):
        project = open_project(folder)
        paths = tuple(_finished(files or (_last_year(project.root / "outputs"),)))
        materials = prepare(project)
        briefings: dict[str, Briefing] = {}
        results = [verified(path, materials, briefings) for path in paths]
        if as_json:
            messages.print_json({"files": [_as_data(one) for one in results], "findings": []})
        else:
            click.echo("\n".join(line for one in results for line in lines_of(one)))
        failed = sum(one.failed for one in results)
        if failed and len(results) > 1:
            messages.say(f"{failed} of {len(results)} files don't hold.")
        return int(Exit.FINDINGS if failed else Exit.FINE)


def _last_year(outputs: Path) -> Path:
    years = [path for path in outputs.glob("[0-9][0-9][0-9][0-9]") if path.is_dir()]
    if not years:
        do = "Run `reportgen build` first, or name the files."
        raise UsageError("nothing has been built there.", where=str(outputs), do=do)
    return max(years, key=lambda path: path.name)


def _finished(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named and, of a folder, every PDF and Word file in it."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = [one for one in sorted(path.rglob("*")) if one.suffix.lower() in SUFFIXES]
        inside = [one for one in inside if one.is_file() and not one.name.startswith((".", "~$"))]
        if not inside:
            raise UsageError("there is no PDF or Word file in this folder.", where=str(path))
        yield from inside


def verified(path: Path, materials: Materials, briefings: dict[str, Briefing]) -> Result:
    """What holds in one file; `briefings` are those composed so far, by id."""
    try:
        known = know(path, materials, briefings)
        letterhead = known.materials.theme.letterhead.lines
        found = held(known.extension, known.data, known.briefing, letterhead)
    except ReportgenError as error:
        return Result(path, trouble=error.findings)
    wrong = tuple(underived(known.briefing, known.materials.dataset))
    return Result(path, known, found, wrong, barriers=barriers(known.extension, known.data))


# ---- as lines


def lines_of(result: Result) -> list[str]:
    """The result of a file as lines: what holds, then what doesn't."""
    name = _short(result.path)
    if result.known is None or result.held is None:
        return [f"{name}: can't be verified.", *(f"  {finding}" for finding in result.trouble)]
    held, changed = result.held, result.known.changed
    edited = bool(held.changed or held.added or held.lost)
    return [
        f"{name}: {'; '.join(_counts(result, held))}.",
        *(f"  {note}" for note in _notes(result.known, held)),
        *(f"  The data don't hold a figure: {line}" for line in result.underived),
        *(f"  {_moved(fault, edited) if changed else said(fault)}" for fault in held.wrong),
        *(f"  {_reworded(fault)}" for fault in held.changed),
        *(f"  {line}" for line in messages.lines(result.barriers)),
    ]


def _counts(result: Result, held: Held) -> Iterator[str]:
    yield _count(held.figures, "figure holds", "figures hold")
    yield from (
        _count(len(faults), f"{one} {sort}", f"{many} {sort}")
        for faults, one, many, sort in (
            (held.changed, "passage", "passages", "reworded"),
            (held.altered, "figure", "figures", "altered"),
            (held.added, "figure", "figures", "added"),
            (held.lost, "figure", "figures", "lost"),
        )
        if faults
    )
    if result.known and result.known.changed:
        yield "the project has changed since it was built"
    if result.barriers:
        yield _count(len(result.barriers), "barrier to readers", "barriers to readers")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _notes(known: Known, held: Held) -> Iterator[str]:
    if known.older:
        yield f"It was built by reportgen {known.older}."
    yield from held.notes


def _moved(fault: Fault, edited: bool) -> str:
    """A fault of a file older than its data: "page 2, …: the data have changed since: 11 is now 12"."""
    why = "the data have changed since" + (", or this was edited" if edited else "")
    both = pairs(fault.expected, fault.found)
    found = [f"{was} is now {now}" for now, was in both if now and was]
    if len(found) == len(both):
        return f"{place(fault)}: {why}: {', '.join(found)}."
    return said(fault)


def _reworded(fault: Fault) -> str:
    return f"{place(fault)}: reworded: “{fault.found}”."


def _as_data(result: Result) -> dict[str, Any]:
    data: dict[str, Any] = {"file": str(result.path.absolute()), "holds": not result.failed}
    if result.known:
        identity = result.known.identity
        data |= {"slug": identity.slug, "kind": identity.kind, "code": identity.code, "year": identity.year}
        data |= {"built_by": identity.version, "changed_since": result.known.changed}
    if result.held:
        data["figures"] = result.held.figures
        for name in ("changed", "altered", "added", "lost"):
            data[name] = [_fault(one) for one in getattr(result.held, name)]
        data["notes"] = list(result.held.notes)
    data["underived"] = list(result.underived)
    data["barriers"] = messages.as_data(result.barriers)
    data["findings"] = messages.as_data(result.trouble)
    return data


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "page": fault.page or None,
        "where": fault.where,
        "expected": fault.expected,
        "found": fault.found,
    }


def _short(path: Path) -> str:
    try:
        return str(path.absolute().relative_to(os.getcwd()))
    except ValueError:
        return str(path)
