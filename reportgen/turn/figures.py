"""Last year's figures beside the new year's: by table, what is not there yet; and what never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportgen.check import unknown
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Key, Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.read.folder import year_of

_OFTEN = 3
"""In so many years a figure must be the same before it is told as one that never changes."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A measure, and the places that had a figure of it last year and have no row of the new year."""

    measure: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One of last year's tables: where its figures of the new year go, which they are, and which are missing.

    `target` is a table in the new year's folder or, of one that holds several years, the same file.
    """

    file: str
    target: str
    keys: tuple[Key, ...]
    missing: tuple[Key, ...]

    @property
    def outstanding(self) -> tuple[Outstanding, ...]:
        """What is missing, by measure."""
        places: dict[str, list[str]] = {}
        for key in self.missing:
            places.setdefault(key.measure, []).append(key.jurisdiction)
        return tuple(Outstanding(measure, tuple(codes)) for measure, codes in places.items())


def outstanding(dataset: Dataset, before: int, year: int) -> tuple[Table, ...]:
    """Last year's tables with what of them is missing in the new year, in the order of their files.

    A row that says "not available" is there; what an unusable file may hold is not missing.
    """
    keys: dict[str, dict[Key, None]] = {}
    for one in last_year(dataset, before):
        measure = dataset.codebook.measures[one.key.measure]
        for file in _files(dataset.index[one.key], before):
            keys.setdefault(file, {})[one.key._replace(period=measure.period(year))] = None
    return tuple(
        Table(file, _target(file, before, year), tuple(found), tuple(_missing(dataset, found)))
        for file, found in sorted(keys.items())
    )


def last_year(dataset: Dataset, before: int) -> Iterator[Observation]:
    """The figures of last year, the best of each key; one that says "not available" is none."""
    for key, found in dataset.index.items():
        if key.period.year == before and found[0].status is not Status.NOT_AVAILABLE:
            yield found[0]


def _files(found: Iterable[Observation], before: int) -> list[str]:
    """The tables that a figure stands in: those of its year's folder or of no year's, else all."""
    files = list(dict.fromkeys(one.locator.file for one in found))
    return [file for file in files if year_of(file) in {None, before}] or files


def _target(file: str, before: int, year: int) -> str:
    if year_of(file) != before:
        return file
    path = PurePosixPath(file.replace(f"/{before}/", f"/{year}/", 1))
    return path.with_name(path.name.replace(str(before), str(year))).as_posix()


def _missing(dataset: Dataset, keys: Iterable[Key]) -> Iterator[Key]:
    return (key for key in keys if key not in dataset.index and not unknown(dataset, key))


@dataclass(frozen=True, slots=True)
class Unchanging:
    """A figure that is the same in every year that has it, and these years."""

    figure: Observation
    years: tuple[int, ...]


def unchanging(dataset: Dataset, before: int, year: int) -> tuple[Unchanging, ...]:
    """Figures of last year or the new one that were the same, and not zero, in three years or more."""
    found: dict[tuple[str, str], dict[Period, Observation]] = {}
    for key, (one, *_) in dataset.index.items():
        if key.period.year <= year and one.value is not None:
            found.setdefault((key.jurisdiction, key.measure), {})[key.period] = one
    return tuple(Unchanging(*one) for one in map(_same, found.values()) if one and one[1][-1] >= before)


def _same(of: dict[Period, Observation]) -> tuple[Observation, tuple[int, ...]] | None:
    periods = sorted(of)
    values = {(one.value, one.qualifier) for one in of.values()}
    last = of[periods[-1]]
    if len(periods) < _OFTEN or len(values) > 1 or not last.value or last.qualifier is not Qualifier.EXACT:
        return None
    return last, tuple(period.year for period in periods)
