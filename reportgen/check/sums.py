"""Parts against totals: of a measure, of the nation, of a region that has a published figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from reportgen.check.concern import (
    Concern,
    best,
    error,
    is_state,
    named,
    places_by_key,
    shown,
    warning,
    where,
)
from reportgen.check.slips import slips
from reportgen.data.dataset import Dataset, last_digit
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Observation, Qualifier, Status
from reportgen.data.region import FIFTY_STATES, Region, slug_of

Part = Observation | None
_MUCH = Decimal("1.01")
_SLIPS_SHOWN = 3


def sums(dataset: Dataset) -> Iterator[Concern]:
    """Every total that its parts can't add up to."""
    return chain(_measures(dataset), _nation(dataset), _regions(dataset))


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers between which a figure, or a sum of some, must lie; without an end where nothing says."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: Span) -> bool:
        """Whether both can be one number."""
        return not self.above(other) and not other.above(self)

    def above(self, other: Span) -> bool:
        """Whether it must be more than the other."""
        return other.high is not None and self.low > other.high


def span(observation: Part) -> Span:
    """What an observation says about its number; nothing but "not below zero" where it has none."""
    if observation is not None and observation.status is Status.NOT_APPLICABLE:
        return Span(Decimal(0), Decimal(0))
    if observation is None or observation.value is None:
        return Span(Decimal(0), None)
    value = Decimal(observation.value)
    match observation.qualifier:
        case Qualifier.EXACT:
            return Span(value, value)
        case Qualifier.MORE_THAN:
            return Span(value, None)
        case Qualifier.ABOUT | Qualifier.ROUNDED:
            half = last_digit(value) / 2
            return Span(value - half, value + half)


def added(parts: Sequence[Part]) -> Span:
    """The span of a sum."""
    spans = [span(part) for part in parts]
    highs = [one.high for one in spans]
    low = sum((one.low for one in spans), Decimal(0))
    return Span(low, None if None in highs else sum((high for high in highs if high), Decimal(0)))


def parts_of(dataset: Dataset) -> dict[str, list[Measure]]:
    """The measures that are parts of a total, by the total's id."""
    found: dict[str, list[Measure]] = {}
    for measure in dataset.codebook.measures.values():
        if measure.part_of in dataset.codebook.measures:
            found.setdefault(measure.part_of, []).append(measure)
    return found


def _measures(dataset: Dataset) -> Iterator[Concern]:
    """The total of a measure beside the parts that name it, of one place and period."""
    parts = parts_of(dataset)
    for key, (total, *_) in dataset.index.items():
        if key.measure in parts:
            place = "nation" if key.jurisdiction == NATION else "state"
            wanted = [part for part in parts[key.measure] if place in part.scope]
            found = [best(dataset, key.jurisdiction, part, key.period.year) for part in wanted]
            names = [part.id for part in wanted]
            yield from _odd(total, found, f"its parts ({', '.join(names)})", dataset)


def _regions(dataset: Dataset) -> Iterator[Concern]:
    """The figure of an own place that is called as a region is, beside the region's states."""
    for place, region in stand_ins(dataset).items():
        for key, (total, *_) in dataset.index.items():
            if key.jurisdiction == place:
                measure = dataset.codebook.measures[key.measure]
                if measure.adds_up:
                    found = [best(dataset, code, measure, key.period.year) for code in region.members]
                    yield from _odd(total, found, f"the states of {region.name}", dataset)


def stand_ins(dataset: Dataset) -> dict[str, Region]:
    """The regions that a place of the project's own stands for, by its code: one of the same name."""
    regions = dataset.codebook.regions
    own = [place for place in dataset.codebook.places.values() if place.kind == "other"]
    slugs = {place.code: slug_of(place.name).removesuffix("-total") for place in own}
    return {code: regions[slug] for code, slug in slugs.items() if slug in regions}


def _odd(total: Observation, parts: list[Part], words: str, dataset: Dataset) -> Iterator[Concern]:
    """The concern that a total and its parts can't all be right."""
    measure = dataset.codebook.measures[total.key.measure]
    known = [part for part in parts if part is not None and part.value is not None]
    if not known or total.value is None or (measure.kind is Kind.MONEY and len(known) < len(parts)):
        return
    if added(parts).meets(span(total)):
        return
    low = sum((Decimal(part.value) for part in known if part.value is not None), Decimal(0))
    which = (
        "" if len(known) == len(parts) else f" even the {len(known)} of {len(parts)} that have a figure of"
    )
    figures = " + ".join(named(part, total) for part in known[:8]) + (" + …" if len(known) > 8 else "")
    what = (
        f"{total.key} is {shown(total)}, and{which} {words} add up to {low:,f}: {figures}."
        f"{_hint(total, known, len(known) == len(parts))}"
    )
    keys = [total.key, *(part.key for part in known)]
    signed = [one for one in (total, *known) if one.accepted]
    if signed:
        do = f"Nothing is stopped, as {signed[0].locator} was accepted by {signed[0].accepted}."
        yield warning(where(total), what, do, keys, total.key.period.year)
        return
    do = "Look them up in the source and mend the wrong one; if the source is so, see docs/checking-data.md."
    yield error(where(total, *known), what, do, keys, total.key.period.year)


def _hint(total: Observation, parts: Sequence[Observation], complete: bool) -> str:
    """Which single slip of one figure would explain the difference, where few would."""
    if not complete or any(one.qualifier is not Qualifier.EXACT for one in (total, *parts)):
        return ""
    assert total.value is not None
    rest = sum((part.value for part in parts if part.value is not None), 0) - total.value
    found = [
        f"{named(one, total)} were {value:,} ({words})"
        for one, sign in ((total, -1), *((part, 1) for part in parts))
        for value, words in (slips(one.value) if one.value is not None else ())
        if rest + sign * (value - (one.value or 0)) == 0
    ]
    return f" They would add up if {' or if '.join(found)}." if 0 < len(found) <= _SLIPS_SHOWN else ""


def _nation(dataset: Dataset) -> Iterator[Concern]:
    """The nation beside its states, where both have figures of one measure that adds up."""
    for (id, period), codes in places_by_key(dataset).items():
        measure = dataset.codebook.measures[id]
        nation = best(dataset, NATION, measure, period.year) if measure.adds_up else None
        states = [code for code in codes if is_state(dataset, code)]
        if nation is not None and nation.value is not None and measure.kind is Kind.COUNT and states:
            yield from _states(dataset, measure, nation, states)


def _states(dataset: Dataset, measure: Measure, nation: Observation, codes: list[str]) -> Iterator[Concern]:
    """Some nations have D.C. and the territories in them and some don't; one that fits is enough."""
    year, places = nation.key.period.year, dataset.codebook.places
    fifty = [best(dataset, code, measure, year) for code in FIFTY_STATES.members]
    kinds = {code: places[code].kind for code in codes if code not in FIFTY_STATES.members}
    district = [best(dataset, code, measure, year) for code, kind in kinds.items() if kind == "district"]
    rest = [best(dataset, code, measure, year) for code, kind in kinds.items() if kind == "territory"]
    some = [fifty, [*fifty, *district], [*fifty, *district, *rest]]
    if any(added(parts).meets(span(nation)) for parts in some):
        return
    known = [one for one in (*fifty, *district) if one is not None and one.value is not None]
    total = sum((Decimal(one.value) for one in known if one.value is not None), Decimal(0))
    largest = sorted(known, key=lambda one: Decimal(one.value or 0), reverse=True)[:3]
    what = (
        f"{nation.key} is {shown(nation)}, and {len(known)} states (D.C. counted as one) "
        f"add up to {total:,f}, "
        f"the largest {', '.join(f'{one.key.jurisdiction} {named(one, nation)}' for one in largest)}."
        f"{_hint(nation, known, added(some[1]).high is not None)}"
    )
    do = "Compare both with the source; if nation and states count differently, make two measures of them."
    above = min(added(parts).low for parts in some) > (span(nation).high or total) * _MUCH
    keys = [nation.key]
    if above and not nation.accepted:
        yield error(where(nation), what, do, keys, year)
    else:
        yield warning(where(nation), what, do, keys, year)
