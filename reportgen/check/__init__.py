"""Dataset → concerns: what a careful colleague would ask before the data is used. Opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.change import changes, moves, repeats
from reportgen.check.concern import Concern, unknown, warning
from reportgen.check.contract import contract
from reportgen.check.coverage import Coverage, Row, coverage, signed_rows
from reportgen.check.disclosure import Disclosed, disclosed
from reportgen.check.population import population
from reportgen.check.sums import sums
from reportgen.data.dataset import Dataset

__all__ = [
    "Concern",
    "Coverage",
    "Disclosed",
    "Row",
    "check",
    "coverage",
    "disclosed",
    "moves",
    "repeats",
    "signed_rows",
    "unknown",
]


def check(dataset: Dataset, looked_at: Iterable[str] = ()) -> tuple[Concern, ...]:
    """All that there is to ask about a dataset, of every year; what was withheld is told by `disclosed`.

    `looked_at` are the keys of figures that a person has looked at: an error about one is told as a warning,
    a warning not at all.
    """
    asked = (*contract(dataset), *sums(dataset), *changes(dataset), *population(dataset))
    known = frozenset(looked_at)
    return tuple(_softened(asked, known)) if known else asked


def _softened(concerns: Iterable[Concern], known: frozenset[str]) -> Iterator[Concern]:
    met = set[str]()
    for concern in concerns:
        keys = known & set(map(str, concern.keys))
        met |= keys
        if keys and concern.stops:
            do = f"Nothing is stopped, as reportgen.toml says that {', '.join(sorted(keys))} was looked at."
            yield warning(concern.finding.where, concern.finding.what, do, concern.keys, concern.year)
        elif not keys:
            yield concern
    for key in sorted(known - met):
        what = f"There is nothing to say about {key}."
        yield warning("reportgen.toml, [check], looked_at", what, "Take it away.", (), 0)
