"""A concern: a finding with the figures that it is about; and how figures and cells are named in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Measure
from reportgen.data.observation import Key, Observation, Qualifier
from reportgen.data.period import Period
from reportgen.errors import Finding, Severity

_LISTED = 6


@dataclass(frozen=True, slots=True)
class Concern:
    """A finding, the keys that it is about (of figures that may be missing), and its year."""

    finding: Finding
    keys: tuple[Key, ...]
    year: int

    @property
    def stops(self) -> bool:
        """Whether no briefing may be built from these figures."""
        return self.finding.severity is Severity.ERROR


def error(where: str, what: str, do: str, keys: Iterable[Key], year: int) -> Concern:
    """A concern that stops the briefings which need these figures."""
    return Concern(Finding(Severity.ERROR, where, what, do), tuple(keys), year)


def warning(where: str, what: str, do: str, keys: Iterable[Key], year: int) -> Concern:
    """A concern that is told."""
    return Concern(Finding(Severity.WARNING, where, what, do), tuple(keys), year)


def best(dataset: Dataset, place: str, measure: Measure, year: int) -> Observation | None:
    """The observation that a briefing would use, without asking the dataset's record for it."""
    found = dataset.index.get(Key(place, measure.id, measure.period(year)))
    return found[0] if found else None


def places_by_key(dataset: Dataset) -> dict[tuple[str, Period], list[str]]:
    """The places that have an observation, by measure and period."""
    found: dict[tuple[str, Period], list[str]] = {}
    for key in dataset.index:
        found.setdefault((key.measure, key.period), []).append(key.jurisdiction)
    return found


def unknown(dataset: Dataset, key: Key) -> bool:
    """Whether an unusable file may have what is missing: its errors are told already."""
    return any(hole.hides(key, present=False) for hole in dataset.holes)


def shown(observation: Observation) -> str:
    """The value as a finding says it: "893", "more than 18,400", "suppressed"."""
    if observation.value is None:
        return str(observation.status).replace("_", " ")
    words = "" if observation.qualifier is Qualifier.EXACT else f"{observation.qualifier} ".replace("_", " ")
    return f"{words}{observation.value:,}"


def named(observation: Observation, beside: Observation | None = None) -> str:
    """The value with its cell: "807 (row 11, column value)"; the file too where it isn't that of `beside`."""
    same = beside is not None and beside.locator.file == observation.locator.file
    return f"{shown(observation)} ({observation.locator.cell if same else observation.locator})"


def where(*observations: Observation) -> str:
    """The cells of figures that are at odds, as one place."""
    cells: dict[str, list[str]] = {}
    for one in dict.fromkeys(observations):
        cells.setdefault(one.locator.file, []).append(one.locator.cell)
    return "; ".join(f"{file}, {'; '.join(dict.fromkeys(found))}" for file, found in cells.items())


def listed(words: Sequence[str]) -> str:
    """The words with commas, the first few where they are many."""
    more = len(words) - _LISTED
    return ", ".join(words[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def is_state(dataset: Dataset, code: str) -> bool:
    """Whether a code is that of a state, D.C. or a territory: no nation, no place of the project's."""
    place = dataset.codebook.places.get(code)
    return code != NATION and place is not None and place.kind in {"state", "district", "territory"}
