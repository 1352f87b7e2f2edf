"""What `reportgen diff` does between its options and its exit code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from reportgen import messages
from reportgen.batch import jobs_for
from reportgen.data.dataset import Codebook
from reportgen.differ import (
    BriefingChanges,
    Figures,
    Sides,
    as_markdown,
    briefing_as_data,
    compared_briefings,
    compared_figures,
    figure_as_data,
)
from reportgen.errors import Exit, Finding, InputError, ReportgenError, Severity, UsageError, unread
from reportgen.here import open_project
from reportgen.pipeline import Job, Materials, compose_whole, prepare
from reportgen.project import load_project
from reportgen.release import find_release
from reportgen.remade import of_release
from reportgen.years import pick_year, states_by_year

_EMPTY: dict[str, Any] = {"old": None, "new": None, "same": 0, "unknown": [], "figures": [], "briefings": []}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a year of a project, and what it is called."""

    materials: Materials
    year: int
    called: str


def diff_command(
    *, old: str, new: str, name: str | None, against: Path | None, form: str, folder: Path | None
) -> int:
    """Print what changed between two years or two revisions; 1 where a file or a briefing has errors."""
    as_json = form == "json"
    with messages.told(_EMPTY if as_json else None):
        wanted = (_wanted(old, "OLD"), _wanted(new, "NEW"))
        _check(wanted, against)
        one, other = _sides(wanted, against, folder)
        between = None if one.year == other.year else (one.year, other.year)
        figures = compared_figures(one.materials.dataset, other.materials.dataset, between)
        briefings, failed = _briefings(one, other, name, figures)
        told = (*_errors(one, between), *_errors(other, between), *failed)
        findings = messages.once(told)
        if as_json:
            data = _as_data(one, other, figures, briefings, name)
            messages.print_json(data | {"findings": messages.as_data(findings)})
        elif briefings or not name:
            sides = Sides(one.called, other.called, _either(one, other), dated=between is None)
            click.echo(as_markdown(sides, figures, briefings, alone=name is not None), nl=False)
        messages.print_findings(findings)
        return int(Exit.FINDINGS if findings else Exit.FINE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a year, and of which release of it; 0: as the project has it today."""

    year: int
    revision: int

    def __str__(self) -> str:
        return f"{self.year}/{self.revision}" if self.revision else str(self.year)


def _wanted(text: str, which: str) -> Wanted:
    """The year in "2023", the release in "2023/1"; raises UsageError for anything else."""
    found = re.fullmatch(r"(\d{4})(?:/([1-9]\d*))?", text)
    if not found:
        do = "Write a year, 2023, or a release of one, 2023/1."
        raise UsageError(f'"{text}" is no year.', where=which, do=do)
    return Wanted(int(found[1]), int(found[2] or 0))


def _check(wanted: tuple[Wanted, Wanted], against: Path | None) -> None:
    old, new = wanted
    if old == new and against is None:
        do = "Name two years, two releases of one (2023/1 2023/2), or a folder: `--against DIR`."
        raise UsageError(f"{old} beside itself shows nothing.", do=do)
    if old.year > new.year:
        raise UsageError(f"{old} is later than {new}.", do=f"Write the earlier year first: {new} {old}.")
    if old.revision and against:
        do = "Leave one of the two out."
        raise UsageError(f"{old} is a release of this project, and --against names another.", do=do)


def _sides(wanted: tuple[Wanted, Wanted], against: Path | None, folder: Path | None) -> tuple[Side, Side]:
    """Both sides with their data; each is read once, as one project may be both."""
    ours = prepare(open_project(folder))
    theirs = prepare(load_project(against)) if against else ours
    places = (str(against), "here") if against else ("", "")
    one, other = (
        _side_of(of, materials, place)
        for of, materials, place in zip(wanted, (theirs, ours), places, strict=True)
    )
    return one, other


def _side_of(wanted: Wanted, project: Materials, place: str) -> Side:
    """A side; raises UsageError where that year or release isn't there."""
    materials, year = project, wanted.year
    if wanted.revision:
        root = project.project.root
        find_release(root, str(wanted))
        kept = of_release(root, year, wanted.revision).materials
        # Who released it, and on which day, is no difference between what two releases say.
        own = replace(kept.project, prepared=project.project.prepared, draft_mark=project.project.draft_mark)
        materials = replace(kept, release=None, project=own)
    there = materials.dataset.years()
    if year not in there:
        do = f"Years with figures: {', '.join(map(str, there)) or 'none'}."
        where = place if place != "here" else ""
        raise unread(materials.findings) or UsageError(
            f"There are no figures for {year}.", where=where, do=do
        )
    return Side(materials, year, str(wanted) + {"": "", "here": " here"}.get(place, f" in {place}"))


def _errors(side: Side, between: tuple[int, int] | None) -> Iterable[Finding]:
    """What is wrong in the files and figures of a side; of figures, those of the years that are told."""
    materials = side.materials
    yield from (finding for finding in materials.findings if finding.severity is Severity.ERROR)
    yield from (c.finding for c in materials.concerns if c.stops and (between is None or c.year == side.year))


def _either(old: Side, new: Side) -> Codebook:
    """The words for whatever stands on one side or the other, the newer first."""
    one, other = old.materials.dataset.codebook, new.materials.dataset.codebook
    return Codebook(
        {**one.places, **other.places},
        {**one.regions, **other.regions},
        {**one.measures, **other.measures},
        {**one.sources, **other.sources},
    )


# ---- briefings


def _briefings(
    old: Side, new: Side, name: str | None, figures: Figures
) -> tuple[tuple[BriefingChanges, ...], tuple[Finding, ...]]:
    """What changed in the briefing of that name, else in all that the project lists; and what failed."""
    done, failed = list[BriefingChanges](), list[Finding]()
    for job in _jobs(old, new, name):
        try:
            before = compose_whole(replace(job, year=old.year), old.materials)
            after = compose_whole(job, new.materials)
        except InputError as error:
            failed.extend(error.findings)
        except ReportgenError as error:
            failed.append(error.finding)
        else:
            done.append(compared_briefings(before, after, (old.year, new.year), figures.changes))
    return tuple(done), tuple(failed)


def _jobs(old: Side, new: Side, name: str | None) -> tuple[Job, ...]:
    """Those that are asked for; none where no name is given and a year has figures of the nation alone."""
    project, dataset = new.materials.project, new.materials.dataset
    if name:
        pick_year(old.materials.dataset, old.year)
        return jobs_for(project, dataset, [name], year=new.year)
    of_states = all(side.year in states_by_year(side.materials.dataset) for side in (old, new))
    if not of_states or not (project.build_regions or project.build_states):
        return ()
    return jobs_for(project, dataset, [], year=new.year)


def _as_data(
    old: Side, new: Side, figures: Figures, briefings: Iterable[BriefingChanges], name: str | None
) -> dict[str, Any]:
    """All figures that changed or, of one briefing, those that it prints."""
    told = tuple(briefings)
    changes = [one for briefing in told for one in briefing.figures] if name else figures.changes
    book = _either(old, new)
    return {
        "old": _side(old),
        "new": _side(new),
        "same": figures.same,
        "unknown": [str(key) for key in figures.unknown],
        "figures": [figure_as_data(one) for one in changes],
        "briefings": [briefing_as_data(one, book) for one in told],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"project": str(side.materials.project.root.absolute()), "year": side.year}
