"""Figures that are stated more than once: those that contradict are errors, and none of them is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.data.dataset import Hole, agree, rank
from reportgen.data.observation import Key, Observation
from reportgen.errors import Finding, Severity
from reportgen.read.table import Table


def contradictions(table: Table) -> Table:
    """The table with an error for every one of its figures that contradicts an earlier one."""
    found = tuple(_finding(one, other) for one, other in _contradicting(table.observations))
    return replace(table, findings=(*table.findings, *found)) if found else table


def reconciled(tables: Iterable[Table]) -> tuple[list[Observation], list[Hole], list[Finding]]:
    """The observations of these tables without those that contradict one in another file; the holes; why."""
    observations = [observation for table in tables for observation in table.observations]
    pairs = list(_contradicting(observations))
    holes = [Hole(f"{a.locator.file} and {b.locator.file}", frozenset({a.key})) for a, b in pairs]
    # A third file may state the same figure: which of the three is right can't be told, so none is used.
    torn = {one.key for one, _ in pairs}
    kept = [observation for observation in observations if observation.key not in torn]
    return kept, holes, [_finding(one, other) for one, other in pairs]


def once_each(observations: Iterable[Observation]) -> tuple[list[Observation], list[Finding]]:
    """One observation of each id, the best, as an id must name one figure; and a warning for each other."""
    by_id: dict[str, list[Observation]] = {}
    for observation in observations:
        by_id.setdefault(observation.id, []).append(observation)
    told = []
    for found in by_id.values():
        found.sort(key=rank)
        told += [_told_twice(found[0], other) for other in found[1:]]
    return [found[0] for found in by_id.values()], told


def _told_twice(best: Observation, other: Observation) -> Finding:
    what = f"{other.key} from {other.source} stands here and in {best.locator}, which is the one used."
    return Finding(Severity.WARNING, str(other.locator), what, "Take one of the two rows away.")


def _contradicting(observations: Iterable[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Each observation that contradicts an earlier one of its key, with the first that it contradicts.

    Not every pair: a table whose counties were all coded as their state has millions of them.
    """
    stated: dict[Key, dict[tuple[object, ...], Observation]] = {}
    for observation in observations:
        earlier = stated.setdefault(observation.key, {})
        for other in earlier.values():
            if not agree(other, observation):
                yield other, observation
                break
        says = observation.value, observation.qualifier, observation.status
        earlier.setdefault(says, observation)


def _finding(one: Observation, other: Observation) -> Finding:
    what = f"{one.key} is {_shown(one)} here and {_shown(other)} in {other.locator}."
    do = "Mend the wrong one; if the two count differently, they are two measures."
    return Finding(Severity.ERROR, str(one.locator), what, do)


def _shown(observation: Observation) -> str:
    value = str(observation.status) if observation.value is None else f"{observation.value:,}"
    return value if observation.qualifier == "exact" else f"{observation.qualifier.replace('_', ' ')} {value}"
