"""Works formulas out from the observations, by rules of its own, whatever made the figures."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Basis, Kind, Measure
from reportgen.data.observation import Key, Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.document.nodes import Formula
from reportgen.verify.lines import counted, end, median, ranked
from reportgen.verify.sides import change, difference, number, over, ratio, share, tenths, vintages_of
from reportgen.verify.worked import Asked, Memory, Nature, Worked, refused

_UNITS = {Kind.MONEY: "$", Kind.PERCENT: "%"}
_STATUSES = [Status.REVISED, Status.FINAL, Status.PROVISIONAL]
_PRECISION = [Qualifier.EXACT, Qualifier.ROUNDED, Qualifier.ABOUT, Qualifier.MORE_THAN]


def work_out(formula: Formula, memory: Memory) -> Worked:
    """The number that a formula claims, or why it claims what must not be."""
    found = memory.worked.get(formula)
    if found is None:
        rule = _RULES.get(str(formula[0]) if formula else "")
        try:
            found = rule(formula, memory) if rule else refused("claims nothing that can be worked out")
        except (AssertionError, TypeError, ValueError):  # a formula that isn't of the shape of its operation
            found = refused("claims something that can't be read")
        memory.worked[formula] = found
    return found


# ---- figures of the input


def _figure(formula: Formula, memory: Memory) -> Worked:
    _, place, id, when = formula
    asked = (id, when)
    if asked not in memory.asked:
        memory.asked[asked] = _asked(str(id), str(when), memory)
    of = memory.asked[asked]
    if of is None:
        return refused(f"is of {id} in {when}, which no source can have")
    measure, period, nature, dated = of
    found = memory.dataset.all(Key(str(place), measure.id, period))
    if not found:
        return refused(f"needs {id} of {place} in {when}, which no source used has")
    best = found[0] if len(found) == 1 else _best(found, memory)
    if best.value is None:
        return refused(f"needs {id} of {place} in {when}, which has no number: {best.status}")
    return Worked(
        best.value,
        "",
        frozenset((best.id,)),
        (str(place),),
        period.year,
        nature,
        {measure.id: _alike(best, found)} if dated else {},
        True,
        best.qualifier is Qualifier.EXACT,
        best.value,
    )


def _asked(id: str, when: str, memory: Memory) -> Asked | None:
    """The measure and period of these names, None where there are none or a measure has no such period."""
    measure, year = memory.dataset.codebook.measures.get(id), when.removeprefix("cumulative-")
    whole, cumulative = year.isascii() and year.isdigit(), year != when
    if measure is None or not whole or cumulative != (measure.basis is Basis.CUMULATIVE):
        return None
    nature = Nature(measure, None, ("figure", id), "as observed", _UNITS.get(measure.kind, ""))
    return measure, Period(int(year), cumulative), nature, measure.basis is Basis.POINT_IN_TIME


def _best(found: tuple[Observation, ...], memory: Memory) -> Observation:
    """A revised figure before the first one, that before a provisional one; then the most exact."""
    best = min(found, key=_standing)
    for other in found:
        if said_alike(other, best):
            memory.same_as[other.id] = best.id
    return best


def _standing(one: Observation) -> tuple[int, int]:
    status = _STATUSES.index(one.status) if one.status in _STATUSES else len(_STATUSES)
    return (status, _PRECISION.index(one.qualifier))


def said_alike(one: Observation, other: Observation) -> bool:
    """Whether two sources say the same, so that either may be cited."""
    return (one.value, one.qualifier, one.status) == (other.value, other.qualifier, other.status)


def _alike(best: Observation, found: tuple[Observation, ...]) -> frozenset[str]:
    return frozenset(one.source for one in found if said_alike(one, best))


# ---- sums and rates


def _total(formula: Formula, memory: Memory) -> Worked:
    _, places, id, when = formula
    assert isinstance(places, tuple)
    parts = [work_out(("figure", place, id, when), memory) for place in places]
    ids = frozenset(id for part in parts for id in part.ids)
    why = next((part.unfit for part in parts if part.unfit), "") or _no_sum(places, parts)
    if why:
        return refused(why, ids)
    nature = parts[0].nature
    assert nature is not None
    value = sum(number(part) for part in parts)
    nature, vintages = nature._replace(operation="total"), vintages_of(parts) or {}
    return Worked(value, "", ids, places, parts[0].year, nature, vintages, counted=value)


def _no_sum(places: tuple[str, ...], parts: list[Worked]) -> str:
    nature = parts[0].nature if parts else None
    if nature is None or len(set(places)) < len(places):
        return "adds up a place twice, or none"
    if NATION in places:
        return "adds the nation to what is a part of it"
    if not nature.measure.adds_up or nature.measure.kind in {Kind.RATE, Kind.PERCENT}:
        return f"adds up {nature.measure.id}, which does not add up"
    return "" if vintages_of(parts) is not None else "adds up figures of two vintages"


def _rate(formula: Formula, memory: Memory) -> Worked:
    _, per, of, under = formula
    assert isinstance(per, int)
    assert isinstance(of, tuple)
    assert isinstance(under, tuple)
    count, base = work_out(of, memory), work_out(under, memory)
    why = count.unfit or base.unfit
    if why:
        return refused(why)
    assert count.nature is not None
    assert base.nature is not None
    plain = count.nature.sort[0] == base.nature.sort[0] == "figure"
    if not plain or count.places != base.places:
        return refused("sets a figure against a base that is another place's")
    if count.year != base.year:
        return refused("sets a figure against a base of another year")
    nature = _nature_of_rate(per, count.nature.measure, base.nature.measure, memory)
    if nature is None:
        return refused(f"sets {count.nature.measure.id} against a base that the codebook doesn't name")
    if not base.value:
        return refused("divides by zero")
    value = over(count, base, per)
    vintages = {**count.vintages, **base.vintages} if count.vintages else base.vintages
    ids = count.ids | base.ids
    return Worked(value, "", ids, count.places, count.year, nature, vintages, counted=count.value)


def _nature_of_rate(per: int, measure: Measure, base: Measure, memory: Memory) -> Nature | None:
    key = ("rate", per, measure.id, base.id)
    if key not in memory.natures:
        decimals = tuple(rate.decimals for rate in measure.rates if (rate.of, rate.per) == (base.id, per))
        if not decimals:
            return None
        operation = f"rate per {per:,} of {base.id}"
        memory.natures[key] = Nature(measure, base, key, operation, decimals=decimals, rate=operation)
    return memory.natures[key]


Rule = Callable[[Formula, Memory], Worked]


def _on_two(rule: Callable[[Worked, Worked], Worked]) -> Rule:
    def both(formula: Formula, memory: Memory) -> Worked:
        _, one, other = formula
        assert isinstance(one, tuple)
        assert isinstance(other, tuple)
        sides = work_out(one, memory), work_out(other, memory)
        why = sides[0].unfit or sides[1].unfit
        return refused(why) if why else rule(*sides)

    return both


_RULES: dict[str, Rule] = {
    "figure": _figure,
    "total": _total,
    "rate": _rate,
    "share": _on_two(share),
    "tenths": _on_two(tenths),
    "change": _on_two(change),
    "difference": _on_two(difference),
    "ratio": _on_two(ratio),
    "rank": lambda formula, memory: ranked(formula, memory, work_out),
    "rank with data": lambda formula, memory: ranked(formula, memory, work_out),
    "coverage": lambda formula, memory: counted(formula, memory, work_out),
    "exact": lambda formula, memory: counted(formula, memory, work_out),
    "median": lambda formula, memory: median(formula, memory, work_out),
    "lowest": lambda formula, memory: end(formula, memory, work_out),
    "highest": lambda formula, memory: end(formula, memory, work_out),
}
