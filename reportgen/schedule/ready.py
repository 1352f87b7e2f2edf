"""Dataset → what is missing for a plan of the schedule, measure by measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.check import signed_rows
from reportgen.check.concern import listed
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Measure
from reportgen.data.observation import Key, Status
from reportgen.errors import Finding, Severity, UsageError
from reportgen.pipeline import Checked
from reportgen.plans import Need, Plan
from reportgen.project import FILE, Project
from reportgen.settings import nearest
from reportgen.years import states_by_year

_FEW = 6
_AN_ANSWER = {Status.SUPPRESSED, Status.NOT_APPLICABLE}
"""Statuses without a value that nothing more is to be waited for."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing: the topic, and what to do about it.

    The topic is a measure's id, "figures", "review", "errors", "name" or "lock" (another run is at work).

    Of a measure, `have` of `of` places have a figure where `needed` must; `missing` are the others' codes.
    """

    topic: str
    what: str
    do: str
    have: int = 0
    of: int = 0
    needed: int = 0
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.topic}: {self.what}" if self.of else self.what


@dataclass(frozen=True, slots=True)
class _Ask:
    """A measure that these places must have, with how many of them."""

    measure: Measure
    places: tuple[str, ...]
    needed: int


def lacks(
    plan: Plan, year: int, project: Project, checked: Checked, people: Iterable[str] = ()
) -> tuple[Lack, ...]:
    """What a plan still waits for, for the figures of a year; nothing where all is there.

    `people` are the codes of the states of its roster. Raises UsageError where it asks for what can't be.
    """
    data = checked.dataset
    places = places_of(plan, project, people)
    found = list(_figures(data, year))
    if not (found and plan.needs is None):
        found += [lack for ask in _asks(plan, year, data, places) for lack in _lack(ask, year, project, data)]
    if plan.reviewed:
        found += _review(data, year)
    if plan.checked:
        found += _errors(errors(checked, year))
    return tuple(found)


def errors(checked: Checked, year: int) -> tuple[Finding, ...]:
    """The errors of the files, of whatever year, and those of the check for this year."""
    told = [one for one in checked.findings if one.severity is Severity.ERROR]
    return (*told, *(one.finding for one in checked.concerns if one.stops and one.year == year))


def places_of(plan: Plan, project: Project, people: Iterable[str] = ()) -> tuple[str, ...]:
    """The codes of the states that a plan's briefings are of, in the order of their names."""
    listed_too = plan.briefings is None and not plan.inside
    names = (*project.build_regions, *project.build_states) if listed_too else plan.briefings or ()
    codes = set(people)
    for name in (*names, *filter(None, [plan.inside])):
        codes.update(project.regions[name].members if name in project.regions else [name])
    return _by_name(codes, project)


def _by_name(codes: Iterable[str], project: Project) -> tuple[str, ...]:
    return tuple(sorted(set(codes), key=lambda code: project.places[code].name))


def _figures(data: Dataset, year: int) -> Iterator[Lack]:
    if year not in states_by_year(data):
        do = f"Put them into inputs/{year}; the next run takes them up."
        yield Lack("figures", f"There are no figures of states for {year} yet.", do)


def _asks(plan: Plan, year: int, data: Dataset, places: tuple[str, ...]) -> Iterator[_Ask]:
    if plan.needs is None:
        yield from _as_before(plan, year, data, plan.of or places)
    for need in plan.needs or ():
        measure = _measure(need, plan, data)
        group = need.of or (places if "state" in measure.scope else (NATION,))
        needed = need.least.of(len(group))
        if needed > len(group):
            what = f"It asks for {needed} of {len(group)}."
            do = f"Write at most {len(group)}, or a share."
            raise UsageError(what, where=f"{_where(plan)}, {need.measure}", do=do)
        yield _Ask(measure, group, needed)


def _as_before(plan: Plan, year: int, data: Dataset, places: tuple[str, ...]) -> Iterator[_Ask]:
    """For each measure, the places that had a figure for the year before; the nation is one of its own."""
    for measure in data.codebook.measures.values():
        had = tuple(code for code in places if _there(data, code, measure, year - 1))
        if had:
            yield _Ask(measure, had, min(len(had), plan.least.of(len(had))))
        if not plan.of and _there(data, NATION, measure, year - 1):
            yield _Ask(measure, (NATION,), 1)


def _measure(need: Need, plan: Plan, data: Dataset) -> Measure:
    known = data.codebook.measures
    if need.measure not in known:
        do = nearest(need.measure, known) or "Write ids from inputs/measures.toml."
        raise UsageError(f'"{need.measure}" is no measure.', where=_where(plan), do=do)
    return known[need.measure]


def _where(plan: Plan) -> str:
    return f"{FILE}, [schedule], {plan.name}, needs"


def _there(data: Dataset, code: str, measure: Measure, year: int) -> bool:
    found = data.index.get(Key(code, measure.id, measure.period(year)), ())
    return any(one.value is not None or one.status in _AN_ANSWER for one in found[:1])


def _lack(ask: _Ask, year: int, project: Project, data: Dataset) -> Iterator[Lack]:
    missing = tuple(code for code in ask.places if not _there(data, code, ask.measure, year))
    have, of = len(ask.places) - len(missing), len(ask.places)
    if have < ask.needed:
        names = [project.places[code].name for code in _by_name(missing, project)]
        verb = "is missing" if len(names) == 1 else "are missing"
        enough = f"{ask.needed} are needed; " if ask.needed < of else ""
        what = f"{_counted(have, ask.places, project)}; {enough}{listed(names)} {verb}."
        do = f"Put the figures into inputs/{year}; the next run takes them up."
        yield Lack(ask.measure.id, what, do, have, of, ask.needed, missing)


def _counted(have: int, places: Sequence[str], project: Project) -> str:
    """ "2 of 6 states of New England", "no figure of the nation"."""
    if tuple(places) == (NATION,):
        return "no figure of the nation"
    region = next((one for one in project.regions.values() if set(one.members) == set(places)), None)
    noun = "states" if all(project.places[code].kind == "state" for code in places) else "places"
    noun = noun[:-1] if len(places) == 1 else noun
    return f"{have} of {len(places)} {noun}" + (f" of {region.name}" if region else "")


def _review(data: Dataset, year: int) -> Iterator[Lack]:
    rows = [row for row in signed_rows(data, year) if not row.accepted]
    if rows:
        cells = _places([f"{row.file}, {row.cell}" for row in rows])
        count = "1 row is" if len(rows) == 1 else f"{len(rows)} rows are"
        do = f"Look the first one up in its source; then {rows[0].how}"
        yield Lack("review", f"{count} under review: {cells}.", do)


def _places(cells: Sequence[str]) -> str:
    """The first few cells and how many more; they have commas themselves."""
    more = f"; and {len(cells) - _FEW} more" if len(cells) > _FEW else ""
    return "; ".join(cells[:_FEW]) + more


def _errors(found: Sequence[Finding]) -> Iterator[Lack]:
    if found:
        count = "1 error stands" if len(found) == 1 else f"{len(found)} errors stand"
        yield Lack(
            "errors", f"{count} in the data: {_places([one.where for one in found])}.", "See reportgen check."
        )
