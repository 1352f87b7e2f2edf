"""Small counts withheld, in one step from Dataset to Dataset; and withheld counts that others give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.check.concern import Concern, best, error, is_state, places_by_key
from reportgen.check.sums import parts_of, stand_ins
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Kind
from reportgen.data.observation import Key, Observation, Qualifier, Status
from reportgen.data.region import FIFTY_STATES

_UNNAMED = "The reason names a figure that is withheld; it stands in the table."


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The dataset as it may be shown, the keys that were withheld, and what still gives one of them away."""

    dataset: Dataset
    withheld: frozenset[Key]
    concerns: tuple[Concern, ...]


def disclosed(dataset: Dataset, threshold: int = 0, measures: Iterable[str] = ()) -> Disclosed:
    """The dataset with the counts of places from 1 to below the threshold withheld; a true zero stays.

    `measures` are the ids to look at, else all counts. Without a threshold nothing is withheld.
    """
    counts = {id for id, measure in dataset.codebook.measures.items() if measure.kind is Kind.COUNT}
    looked_at = counts & set(measures or counts)
    values = dict(_small(dataset, threshold, looked_at)) if threshold > 1 else {}
    shown = dataset if not values else _without(dataset, values)
    keys = {one.key: one.value for one in values.values() if one.value is not None}
    told = tuple(_given_away(shown, keys, threshold))
    return Disclosed(shown, frozenset(keys), told)


def _small(dataset: Dataset, threshold: int, measures: set[str]) -> Iterator[tuple[str, Observation]]:
    """By id: small counts, and with the best of a key its others, which would else be shown instead."""
    for key, found in dataset.index.items():
        if key.jurisdiction == NATION or key.measure not in measures:
            continue
        small = [one for one in found if one.value is not None and 0 < one.value < threshold]
        for one in found if small and small[0] is found[0] else small:
            if one.value is not None:
                yield one.id, one


def _without(dataset: Dataset, values: Mapping[str, Observation]) -> Dataset:
    """The dataset with these withheld: neither value nor words are left, in others' reasons either."""
    of: dict[tuple[str, int], set[str]] = {}
    for one in values.values():
        key = one.key
        of.setdefault((key.jurisdiction, key.period.year), set()).update((f"{one.value}", f"{one.value:,}"))
    found = []
    for one in dataset.by_id.values():
        if one.id in values:
            bare = replace(one.locator, quote="")
            found.append(
                replace(
                    one,
                    value=None,
                    status=Status.SUPPRESSED,
                    qualifier=Qualifier.EXACT,
                    locator=bare,
                    review="",
                )
            )
        else:
            found.append(_discreet(one, of.get((one.key.jurisdiction, one.key.period.year), set())))
    return Dataset.of(dataset.codebook, found, dataset.holes)


def _discreet(one: Observation, numbers: set[str]) -> Observation:
    """The observation, whose reason for review and quote name none of these numbers of its place and year."""
    if not numbers:
        return one
    pattern = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, numbers))})(?![\w]|[.,]\d)")
    if pattern.search(one.review):
        one = replace(one, review=_UNNAMED)
    if pattern.search(one.locator.quote):
        one = replace(one, locator=replace(one.locator, quote=""))
    return one


# ---- what gives a withheld figure away


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and all that adds up to it. `closed`: the parts are known to be all that there are."""

    total: Key
    parts: tuple[Key, ...]
    closed: bool


def _given_away(dataset: Dataset, values: Mapping[Key, int | Decimal], threshold: int) -> Iterator[Concern]:
    for one in _equations(dataset):
        told = _solved(dataset, one, values, threshold)
        if told:
            yield told


def _equations(dataset: Dataset) -> Iterator[_Sum]:
    measures, parts = dataset.codebook.measures, parts_of(dataset)
    for key in dataset.index:
        if key.measure in parts:
            scope = "nation" if key.jurisdiction == NATION else "state"
            wanted = [part for part in parts[key.measure] if scope in part.scope]
            yield _Sum(
                key, tuple(Key(key.jurisdiction, p.id, p.period(key.period.year)) for p in wanted), True
            )
    regions = stand_ins(dataset)
    for (id, period), codes in places_by_key(dataset).items():
        if measures[id].adds_up and NATION in codes:
            states = tuple(Key(code, id, period) for code in codes if is_state(dataset, code))
            closed = set(FIFTY_STATES.members) <= set(codes)
            yield _Sum(Key(NATION, id, period), states, closed)
        for code in [code for code in codes if code in regions and measures[id].adds_up]:
            yield _Sum(
                Key(code, id, period), tuple(Key(place, id, period) for place in regions[code].members), True
            )


def _solved(
    dataset: Dataset, one: _Sum, values: Mapping[Key, int | Decimal], threshold: int
) -> Concern | None:
    """The error that this sum gives a withheld figure away, where it does."""
    signs = {one.total: -1} | dict.fromkeys(one.parts, 1)
    found = {key: _best(dataset, key) for key in signs}
    hidden = [key for key, o in found.items() if o is not None and o.status is Status.SUPPRESSED]
    if not hidden:
        return None
    rest, open_ended = Decimal(0), not one.closed
    for key, observation in found.items():
        if key in hidden:
            continue
        number = _exact(observation)
        if number is None:
            open_ended = True
            if observation is not None or key == one.total:
                return None
        else:
            rest -= signs[key] * number
    if not _told_by(
        rest, hidden=hidden, signs=signs, values=values, threshold=threshold, open_ended=open_ended
    ):
        return None
    return _error(one, hidden, found)


def _told_by(
    rest: Decimal,
    *,
    hidden: list[Key],
    signs: Mapping[Key, int],
    values: Mapping[Key, int | Decimal],
    threshold: int,
    open_ended: bool,
) -> bool:
    """Whether what is left tells each hidden figure: one alone, or several all at their least or most."""
    if len(hidden) == 1:
        [key] = hidden
        return signs[key] * rest == values[key] if key in values and open_ended else not open_ended
    ours = all(key in values and signs[key] == 1 for key in hidden)
    return ours and not open_ended and rest in {len(hidden), len(hidden) * (threshold - 1)}


def _best(dataset: Dataset, key: Key) -> Observation | None:
    return best(dataset, key.jurisdiction, dataset.codebook.measures[key.measure], key.period.year)


def _exact(observation: Observation | None) -> Decimal | None:
    if observation is not None and observation.status is Status.NOT_APPLICABLE:
        return Decimal(0)
    if observation is None or observation.value is None or observation.qualifier is not Qualifier.EXACT:
        return None
    return Decimal(observation.value)


def _error(one: _Sum, hidden: list[Key], found: Mapping[Key, Observation | None]) -> Concern:
    """It names the cells and none of their numbers."""
    cells = "; ".join(str(o.locator) for key in hidden if (o := found[key]))
    others = [o for key, o in found.items() if o is not None and key not in hidden and o.value is not None]
    named = ", ".join(f"{o.key} ({o.locator})" for o in others[:6])
    named += f" and {len(others) - 6} more" if len(others) > 6 else ""
    what = f"{' and '.join(map(str, hidden))} is withheld, and can be worked out from {named}."
    parts = [o for o in others if o.key != one.total and o.value]
    second = min(parts, key=lambda o: o.value or 0, default=None)
    total = found[one.total]
    also = f"[c] for {second.key} in {second.locator}" if second else ""
    or_total = f"[c] for the total in {total.locator}" if total is not None and total in others else ""
    do = f"Withhold a second figure: write {' or '.join(filter(None, (also, or_total)))}."
    wide = one.total.jurisdiction == NATION and len(one.parts) > 3
    keys = [*hidden, one.total] if wide else [*hidden, *(o.key for o in others)]
    return error(cells, what, do, keys, one.total.period.year)
