"""Figures of several places in one line: ranks, medians, the ends, and how many of them there are."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from reportgen.data.jurisdiction import NATION
from reportgen.document.nodes import Formula
from reportgen.verify.sides import apart, number
from reportgen.verify.worked import Line, Memory, Worked, exactly, refused

_LEADS = {
    (lead,)
    for lead in (
        "figure",
        "total",
        "rate",
        "share",
        "change",
        "difference",
        "ratio",
        "rank",
        "median",
        "lowest",
        "highest",
    )
}
WorkOut = Callable[[Formula, Memory], Worked]


def of_places(one: Formula, places: tuple[str, ...], memory: Memory, work_out: WorkOut) -> dict[str, Worked]:
    """The figure that one place has, of each of the places."""
    own = place_of(one)
    return {place: work_out(_moved(one, own, place), memory) for place in places}


def place_of(formula: Formula) -> str:
    """Whose figure it is in the end: the first one that it is worked out from."""
    while formula[0] != "figure":
        side = next((part for part in formula if isinstance(part, tuple)), None)
        if side is None or formula[0] == "total":
            raise ValueError(formula)  # a region stands in no line
        formula = side
    return str(formula[1])


def _moved(formula: Formula, own: str, place: str) -> Formula:
    """The same formula for another place; totals and the figures of others stay."""
    if formula[0] == "figure":
        return ("figure", place, *formula[2:]) if formula[1] == own else formula
    if formula[0] == "total":
        return formula
    if formula[0] == "rate":  # the one that there are fifty of
        _, per, *sides = formula
        return ("rate", per, *[_moved(side, own, place) for side in sides if isinstance(side, tuple)])
    return tuple(_moved(p, own, place) if isinstance(p, tuple) and p[:1] in _LEADS else p for p in formula)


def line_of(formula: Formula, memory: Memory, work_out: WorkOut) -> Line:
    """The line that a rank, a median or an end is of; "rank with data" leaves out who has no exact figure."""
    operation, one, places = formula
    assert isinstance(one, tuple)
    assert isinstance(places, tuple)
    partial = operation == "rank with data"
    key = (partial, _moved(one, place_of(one), ""), places)
    if key not in memory.lines:
        memory.lines[key] = _line(of_places(one, places, memory, work_out), partial)
        if len(set(places)) < len(places):
            memory.lines[key] = Line({}, frozenset(), "has a place twice in its line")
    return memory.lines[key]


def _line(members: dict[str, Worked], partial: bool) -> Line:
    if partial:
        members = {place: one for place, one in members.items() if not one.unfit}
    ids = frozenset().union(*[one.ids for one in members.values()])
    found = list(members.values())
    why = next((one.unfit for one in found if one.unfit), "") or _no_line(members, found)
    ratios = () if why else tuple([one.value.as_integer_ratio() for one in found if one.value is not None])
    return Line(members, ids, why and f"stands in a line with a gap: it {why}", ratios)


def _no_line(members: dict[str, Worked], found: list[Worked]) -> str:
    if not found:
        return "has nobody in it"
    if NATION in members and len(members) > 1:
        return "sets the nation among states"
    if any(one.year != found[0].year for one in found):
        return "sets figures of different years in one line"
    first = found[0]
    others = [one for one in found if one.nature is not first.nature or one.vintages != first.vintages]
    return next((why for one in others if (why := apart(first, one))), "")


# ---- what is asked of a line


def ranked(formula: Formula, memory: Memory, work_out: WorkOut) -> Worked:
    """How many are above it, and one more."""
    line = line_of(formula, memory, work_out)
    _, one, _ = formula
    assert isinstance(one, tuple)
    own = line.members.get(place_of(one))
    if line.refusal or own is None or own.nature is None or own.value is None:
        return refused(line.refusal or "is the rank of a place that is not in line", line.ids)
    above, below = own.value.as_integer_ratio()
    value = 1 + sum([a * below > above * b for a, b in line.ratios])
    nature = own.nature._replace(operation="rank", unit="rank", rate="")
    return Worked(value, "", line.ids, own.places, own.year, nature)


def tied(formula: Formula, memory: Memory, work_out: WorkOut) -> tuple[int, int]:
    """With how many others a rank is shared, and how many are in line."""
    line = line_of(formula, memory, work_out)
    _, one, _ = formula
    assert isinstance(one, tuple)
    own = exactly(line.members[place_of(one)].value).as_integer_ratio()
    return sum((a, b) == own for a, b in line.ratios) - 1, len(line.members)


def median(formula: Formula, memory: Memory, work_out: WorkOut) -> Worked:
    """The one in the middle, or the mean of the two there."""
    line = line_of(formula, memory, work_out)
    if line.refusal:
        return refused(line.refusal, line.ids)
    rising = sorted(line.members.values(), key=number)
    middle = rising[len(rising) // 2]
    if len(rising) % 2:
        return _among(formula, line, middle, middle)
    mean = Fraction(number(middle) + number(rising[len(rising) // 2 - 1])) / 2
    return _among(formula, line, middle._replace(value=mean, own=False), middle)


def end(formula: Formula, memory: Memory, work_out: WorkOut) -> Worked:
    """The lowest or the highest."""
    line = line_of(formula, memory, work_out)
    if line.refusal:
        return refused(line.refusal, line.ids)
    choose = min if formula[0] == "lowest" else max
    found = choose(line.members.values(), key=number)
    return _among(formula, line, found, found)


def _among(formula: Formula, line: Line, found: Worked, one: Worked) -> Worked:
    assert one.nature is not None
    rate, operation = one.nature.rate, str(formula[0])
    nature = one.nature._replace(operation=f"{operation} of {rate}" if rate else operation)
    _, _, places = formula
    assert isinstance(places, tuple)
    return found._replace(ids=line.ids, places=places, nature=nature)


def counted(formula: Formula, memory: Memory, work_out: WorkOut) -> Worked:
    """How many of the places have a figure ("coverage") or an exact one ("exact")."""
    operation, one, places = formula
    assert isinstance(one, tuple)
    assert isinstance(places, tuple)
    found = of_places(one, places, memory, work_out)
    have = [o for o in found.values() if not (o.unfit if operation == "exact" else o.refusal)]
    ids = frozenset().union(*[o.ids for o in have])
    nature = next((o.nature for o in have if o.nature), None)
    if len(set(places)) < len(places):
        return refused("counts a place twice", ids)
    return Worked(len(have), "", ids, places, 0, nature and nature._replace(operation="coverage"))
