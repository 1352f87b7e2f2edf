"""Two figures set beside each other: what must not be, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Kind
from reportgen.verify.worked import Exact, Nature, Worked, exactly, refused, size

_LEAST = 10  # from fewer, a change in percent means nothing


def vintages_of(parts: Iterable[Worked]) -> Mapping[str, frozenset[str]] | None:
    """For each measure of a point in time the sources that all may come from; None where there are none."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        for measure, sources in part.vintages.items():
            found[measure] = found.get(measure, sources) & sources
    return found if all(found.values()) else None


def _natures(one: Worked, other: Worked) -> tuple[Nature, Nature]:
    assert one.nature is not None  # what is fit has one; for the type checker
    assert other.nature is not None
    return one.nature, other.nature


def apart(one: Worked, other: Worked) -> str:
    """Why two can't be set beside each other; empty where they can."""
    mine, its = _natures(one, other)
    if mine.sort != its.sort or mine.operation == "rank":
        return "sets two different things beside each other"
    if one.year != other.year:
        return _over_years(one, other, mine)
    return _two_vintages(one, other)


def _over_years(one: Worked, other: Worked, nature: Nature) -> str:
    if one.places != other.places:
        return "sets figures of different years and places beside each other"
    if nature.cumulative:
        return "sets two cumulative figures beside each other"
    first, last = sorted((one.year, other.year))
    if any(first < year <= last for year in nature.breaks()):
        return f"goes over a break between {first} and {last}"
    return _two_vintages(one, other)


def _two_vintages(one: Worked, other: Worked) -> str:
    return "" if vintages_of((one, other)) is not None else "sets figures of two vintages beside each other"


# ---- what comes out


def difference(one: Worked, other: Worked) -> Worked:
    """One less the other, in the unit of both."""
    why = apart(one, other)
    if why:
        return refused(why)
    nature, _ = _natures(one, other)
    operation = f"difference of {nature.rate}" if nature.rate else "difference"
    unit = "points" if nature.unit == "%" else nature.unit
    return _beside(
        "difference", one, other, number(one) - number(other), nature._replace(operation=operation, unit=unit)
    )


def ratio(one: Worked, other: Worked) -> Worked:
    """One over the other."""
    why = apart(one, other)
    if not why and (number(other) <= 0 or number(one) < 0):
        why = "divides by what is zero or below"
    if why:
        return refused(why)
    nature = _natures(one, other)[0]._replace(
        operation="ratio", unit="times", decimals=(1,), times=1, rate=""
    )
    return _beside("ratio", one, other, over(one, other), nature)


def change(later: Worked, earlier: Worked) -> Worked:
    """By which part of the earlier figure the later one is above or below it."""
    why = apart(later, earlier) or _no_change(later, earlier)
    if why:
        return refused(why)
    value = over(later, earlier) - 1
    nature = _natures(later, earlier)[0]
    nature = nature._replace(operation="change", unit="%", decimals=(1,), times=100, rate="")
    return _beside("change", later, earlier, value, nature)


def _no_change(later: Worked, earlier: Worked) -> str:
    nature, _ = _natures(later, earlier)
    if nature.sort[0] not in {"figure", "rate"} or nature.measure.kind is Kind.PERCENT:
        return "is a percent of percent"
    if later.year <= earlier.year:
        return "has no later and no earlier year"
    if not earlier.value or size(exactly(earlier.counted)) < _LEAST:
        return f"is a change from a base under {_LEAST}"
    return ""


def share(part: Worked, whole: Worked) -> Worked:
    """The part over the whole, which has it in it."""
    why = _no_part(part, whole)
    if not why and not (0 <= number(part) <= number(whole) and number(whole)):
        why = "is a part of less than itself, or of nothing"
    if why:
        return refused(why)
    mine, its = _natures(part, whole)
    whose = "" if part.places == whole.places else whole.places
    sort = ("share", mine.measure.id, its.measure.id, whose)
    nature = Nature(mine.measure, its.measure, sort, "share", "%", (1,), 100)
    ids, vintages = part.ids | whole.ids, vintages_of((part, whole))
    return Worked(over(part, whole), "", ids, part.places, part.year, nature, vintages or {})


def tenths(part: Worked, whole: Worked) -> Worked:
    """The same, for words that say it in tenths."""
    found = share(part, whole)
    if found.nature is None:
        return found
    return found._replace(nature=found.nature._replace(operation="share in tenths", times=10))


def _no_part(part: Worked, whole: Worked) -> str:
    mine, its = _natures(part, whole)
    plain = {mine.operation, its.operation} <= {"as observed", "total"}
    if not plain or not mine.measure.adds_up or mine.measure.basis is not its.measure.basis:
        return "is a share of what has no parts"
    if mine.measure.id == its.measure.id:
        related = whole.places == (NATION,) or set(part.places) <= set(whole.places)
    else:
        related = mine.measure.part_of == its.measure.id and part.places == whole.places
    if not related:
        return "is a share of what it is no part of"
    if part.year != whole.year:
        return "is a share of another year's figure"
    sources = [frozenset.intersection(*one.vintages.values()) for one in (part, whole) if one.vintages]
    return (
        "is a share of a figure of another vintage"
        if sources and not frozenset.intersection(*sources)
        else ""
    )


def over(one: Worked, other: Worked, times: int = 1) -> Fraction:
    """One over the other, times a number."""
    (a, b), (c, d) = exactly(one.value).as_integer_ratio(), exactly(other.value).as_integer_ratio()
    return Fraction(a * d * times, b * c)


def number(one: Worked) -> Exact:
    """Its value, for arithmetic."""
    return exactly(one.value)


def _beside(what: str, one: Worked, other: Worked, value: Exact, nature: Nature) -> Worked:
    whose = "" if one.places == other.places else other.places
    sort = (what, whose, one.year - other.year, *nature.sort)
    vintages = vintages_of((one, other)) or {}
    ids = one.ids | other.ids
    return Worked(value, "", ids, one.places, one.year, nature._replace(sort=sort), vintages)
