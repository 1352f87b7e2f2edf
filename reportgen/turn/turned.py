"""All that there is to know of a new year, from its data and the project's settings and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.check import Concern, Row, moves, repeats, signed_rows
from reportgen.data.dataset import Dataset
from reportgen.data.source import Source
from reportgen.errors import Finding, Severity
from reportgen.project import FILE, Project, Wide
from reportgen.read.folder import year_of
from reportgen.read.notes import FOLDER as NOTES
from reportgen.turn.figures import Table, Unchanging, last_year, outstanding, unchanging
from reportgen.turn.mentions import Mention, mentions
from reportgen.years import states_by_year

_PREPARED = re.compile(r"^[ \t]*prepared[ \t]*=[ \t]*(\d{4}-\d{2}-\d{2})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A source of last year, and the id and title that the new year's document would have beside it.

    The id is blank where last year's doesn't name its year.
    """

    like: Source
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A new year beside the last one before it. `begun` says that there is any figure of it.

    New are measures and places with figures of this year and none of last year, gone the other way round.
    `wide` are the mapped tables of last year that have no successor; `late` says that the day on the page is
    before that of the newest document, or was set for last year.
    """

    year: int
    before: int
    begun: bool
    tables: tuple[Table, ...]
    sources: tuple[Proposed, ...]
    wide: tuple[Wide, ...]
    errors: tuple[Finding, ...]
    review: tuple[Row, ...]
    moved: tuple[Finding, ...]
    repeated: tuple[Finding, ...]
    unchanging: tuple[Unchanging, ...]
    new_measures: tuple[str, ...]
    gone_measures: tuple[str, ...]
    new_places: tuple[str, ...]
    gone_places: tuple[str, ...]
    mentions: tuple[Mention, ...]
    notes: tuple[str, ...]
    prepared: date | None
    late: bool

    @property
    def missing(self) -> int:
        """How many figures are missing."""
        return len({key for table in self.tables for key in table.missing})


def turn(
    project: Project,
    dataset: Dataset,
    findings: Iterable[Finding],
    concerns: Iterable[Concern],
    texts: Mapping[str, str],
    *,
    before: int,
    year: int,
) -> Turn:
    """The new year as its data and texts are now; concerns are those of the check."""
    tables = outstanding(dataset, before, year)
    told = frozenset(concerns)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    errors += [one.finding for one in told if one.stops and one.year == year]
    states = states_by_year(dataset)
    old, new = states.get(before, set()), states.get(year, set())
    full = 2 * len(new) >= len(old)
    new_measures, gone_measures = _apart(_measures(dataset, before), _measures(dataset, year), full)
    new_places, gone_places = _apart(old, new, full)
    prepared = _prepared(texts)
    return Turn(
        year,
        before,
        any(key.period.year == year for key in dataset.index),
        tables,
        _proposed(dataset, tables, before, year),
        tuple(_fixed(project.wide, before, year)),
        tuple(errors),
        tuple(row for row in signed_rows(dataset, year) if not row.accepted),
        tuple(one.finding for one in moves(dataset) if one in told and one.year == year),
        tuple(one.finding for one in repeats(dataset) if one in told and one.year == year),
        unchanging(dataset, before, year),
        new_measures,
        gone_measures,
        new_places,
        gone_places,
        mentions(texts, before),
        tuple(file for file in texts if file.startswith(f"{NOTES}/")),
        prepared,
        prepared is not None and (_any(tables) or prepared < _newest(dataset, year)),
    )


def _any(tables: Iterable[Table]) -> bool:
    return any(table.missing for table in tables)


def _measures(dataset: Dataset, year: int) -> tuple[str, ...]:
    there = {key.measure for key in dataset.index if key.period.year == year}
    return tuple(id for id in dataset.codebook.measures if id in there)


def _apart(before: Iterable[str], now: Iterable[str], full: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is new and what is gone; nothing is gone before half the states are there."""
    old, new = frozenset(before), frozenset(now)
    return tuple(sorted(new - old)), tuple(sorted(old - new)) if full else ()


def _proposed(dataset: Dataset, tables: Iterable[Table], before: int, year: int) -> tuple[Proposed, ...]:
    """What the documents of missing figures would be called, as far as they are not named yet."""
    missing = {(key.jurisdiction, key.measure) for table in tables for key in table.missing}
    used = {
        one.source: None
        for best in last_year(dataset, before)
        for one in dataset.index[best.key]
        if (one.key.jurisdiction, one.key.measure) in missing
    }
    found = [_successor(dataset.codebook.sources[id], before, year) for id in used]
    return tuple(one for one in found if one.id not in dataset.codebook.sources)


def _successor(source: Source, before: int, year: int) -> Proposed:
    pattern = re.compile(rf"(?<!\d){before}(?!\d)")
    id = pattern.sub(str(year), source.id)
    return Proposed(source, id if id != source.id else "", pattern.sub(str(year), source.title))


def _fixed(wide: Iterable[Wide], before: int, year: int) -> Iterable[Wide]:
    """Mapped tables of last year whose measures none of the new year's has."""
    every = list(wide)
    measures = {id for one in every if _of(one) == year for id in one.columns.values()}
    return (one for one in every if _of(one) == before and measures.isdisjoint(one.columns.values()))


def _of(wide: Wide) -> int | None:
    """The year that a mapped table is of; None where its rows say so."""
    return wide.year if isinstance(wide.year, int) else year_of(wide.file)


def _prepared(texts: Mapping[str, str]) -> date | None:
    """The day that reportgen.toml gives; the environment's is no matter of the year's turn."""
    found = _PREPARED.search(texts.get(FILE, ""))
    return date.fromisoformat(found[1]) if found else None


def _newest(dataset: Dataset, year: int) -> date:
    """The day on which the newest document of the year was taken down."""
    used = {one.source for one in dataset.by_id.values() if one.key.period.year == year}
    return max((dataset.codebook.sources[id].retrieved for id in used), default=date.min)
