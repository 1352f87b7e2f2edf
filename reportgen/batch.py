"""Many briefings: which ones a command asks for, and what became of them all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION, Jurisdiction
from reportgen.data.legislator import Legislator
from reportgen.data.region import Region, slug_of
from reportgen.errors import Exit, Finding, Severity, UsageError
from reportgen.pipeline import Job
from reportgen.project import Project
from reportgen.settings import nearest
from reportgen.years import pick_year

Target = Jurisdiction | Region


def jobs_for(
    project: Project,
    dataset: Dataset,
    names: Iterable[str],
    *,
    inside: str | None = None,
    year: int | None = None,
    formats: Iterable[str] = (),
) -> tuple[Job, ...]:
    """The briefings that are asked for, each once, in the order asked; the project's own where none is.

    `names` are states or regions by name, slug or code; `inside` is a region that stands for itself and each
    of its states. Raises UsageError, with the nearest names, for what isn't there.
    """
    targets = [_target(project, name) for name in names]
    if inside is not None:
        targets += _with_states(project, _region(project, inside) or project.find_region(inside))
    if not targets:
        targets = _listed(project)
    when, which = pick_year(dataset, year), tuple(formats) or project.formats
    return tuple(_job(target, when, which) for target in dict.fromkeys(targets))


def jobs_for_people(
    project: Project,
    dataset: Dataset,
    people: Iterable[Legislator],
    *,
    year: int | None = None,
    formats: Iterable[str] = (),
) -> tuple[Job, ...]:
    """One briefing for each of these people; raises UsageError for a year that isn't there."""
    when, which = pick_year(dataset, year), tuple(formats) or project.formats
    return tuple(Job("legislator", one.state, one.slug, when, which, one) for one in people)


def _target(project: Project, name: str) -> Target:
    """A place before a region: a code is shorter to write, and no built-in name is both."""
    place = project.place_of(name)
    if place is not None and place.code != NATION:
        return place
    region = _region(project, name)
    if region is not None:
        return region
    if place is not None:
        raise UsageError("Briefings are of states and regions, not of the nation.", do="Try 50-states.")
    known = [place.name for place in project.places.values()]
    known += [region.name for region in project.regions.values()]
    do = nearest(name, known) or "See `reportgen list states` and `reportgen list regions`."
    raise UsageError(f'No state or region is called "{name}".', do=do)


def _region(project: Project, text: str) -> Region | None:
    """The region of that slug or, failing that, that name: a project's own may be unlike its slug."""
    slug = slug_of(text)
    named = {slug_of(region.name): region for region in project.regions.values()}
    return project.regions.get(slug) or named.get(slug)


def _with_states(project: Project, region: Region) -> list[Target]:
    return [region, *(project.places[code] for code in region.members)]


def _listed(project: Project) -> list[Target]:
    regions: list[Target] = [project.regions[slug] for slug in project.build_regions]
    listed = regions + [project.places[code] for code in project.build_states]
    if not listed:
        do = "Name a state or a region, or list them under [build]."
        raise UsageError("No briefings are listed.", where="reportgen.toml", do=do)
    return listed


def _job(target: Target, year: int, formats: tuple[str, ...]) -> Job:
    if isinstance(target, Region):
        return Job("region", target.slug, target.slug, year, formats)
    return Job("state", target.code, slug_of(target.name), year, formats)


def exit_code(codes: Sequence[Exit], findings: Iterable[Finding]) -> Exit:
    """How a run ended: fine, partly or, where nothing came of it, with the worst of its briefings' codes."""
    if any(codes) and not all(codes):
        return Exit.PARTLY
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return max(codes, default=Exit.FINE) or (Exit.FINDINGS if errors else Exit.FINE)
