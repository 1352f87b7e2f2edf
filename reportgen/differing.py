"""What `reportgen diff` does between its options and its exit code."""

from __future__ import annotations

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
from reportgen.years import pick_year, states_by_year

_EMPTY: dict[str, Any] = {"old": None, "new": None, "same": 0, "unknown": [], "figures": [], "briefings": []}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a year of a project, and what it is called."""

    materials: Materials
    year: int
    called: str


def diff_command(
    *, years: tuple[int, int], name: str | None, against: Path | None, form: str, folder: Path | None
) -> int:
    """Print what changed between two years or two revisions; 1 where a file or a briefing has errors."""
    as_json = form == "json"
    with messages.told(_EMPTY if as_json else None):
        _check(years, against)
        old, new = _sides(years, against, folder)
        between = None if years[0] == years[1] else years
        figures = compared_figures(old.materials.dataset, new.materials.dataset, between)
        briefings, failed = _briefings(old, new, name, figures)
        told = (*_errors(old, between), *_errors(new, between), *failed)
        findings = messages.once(told)
        if as_json:
            data = _as_data(old, new, figures, briefings, name)
            messages.print_json(data | {"findings": messages.as_data(findings)})
        elif briefings or not name:
            sides = Sides(old.called, new.called, _either(old, new), dated=between is None)
            click.echo(as_markdown(sides, figures, briefings, alone=name is not None), nl=False)
        messages.print_findings(findings)
        return int(Exit.FINDINGS if findings else Exit.FINE)


def _check(years: tuple[int, int], against: Path | None) -> None:
    old, new = years
    if old == new and against is None:
        do = "Name two years, or the folder of another project: `--against DIR`."
        raise UsageError(f"{old} beside itself shows nothing.", do=do)
    if old > new:
        raise UsageError(f"{old} is later than {new}.", do=f"Write the earlier year first: {new} {old}.")


def _sides(years: tuple[int, int], against: Path | None, folder: Path | None) -> tuple[Side, Side]:
    """Both sides with their data; each is read once, as one project may be both."""
    ours = prepare(open_project(folder))
    theirs = prepare(load_project(against)) if against else ours
    where = str(against) if against else ""
    for materials, year, place in ((theirs, years[0], where), (ours, years[1], "")):
        there = materials.dataset.years()
        if year not in there:
            do = f"Years with figures: {', '.join(map(str, there)) or 'none'}."
            error = UsageError(f"There are no figures for {year}.", where=place, do=do)
            raise unread(materials.findings) or error
    if against is None:
        return Side(theirs, years[0], str(years[0])), Side(ours, years[1], str(years[1]))
    return Side(theirs, years[0], f"{years[0]} in {against}"), Side(ours, years[1], f"{years[1]} here")


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
