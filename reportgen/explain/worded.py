"""How a figure was worked out, as words: what its formula claims, with the number of each side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.data.measure import Measure
from reportgen.data.observation import Observation, Qualifier, Status
from reportgen.data.period import Period
from reportgen.document.nodes import Formula
from reportgen.verify.arithmetic import work_out
from reportgen.verify.forms import rounded
from reportgen.verify.kept import Kept
from reportgen.verify.worked import Memory, exactly, memory_of

_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for formulas, from the data that they speak of; each formula is put into words once.

    `cited` are the sources and cells behind figures, by the ids of their observations.
    """

    memory: Memory
    known: dict[Formula, str] = field(default_factory=dict)
    cited: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)

    @staticmethod
    def of(dataset: Dataset) -> Wording:
        """The wording of this data's formulas, which goes on from one briefing to the next."""
        memory = memory_of(dataset)
        return _KEPT.of(memory) or _KEPT.keep(memory, Wording(memory))

    def __call__(self, formula: Formula) -> str:
        """How the figure of this formula was worked out."""
        if formula not in self.known:
            self.known[formula] = _WORDS[str(formula[0])](formula, self.memory)
        return self.known[formula]


_KEPT = Kept[Memory, Wording]()


def _figure(formula: Formula, memory: Memory) -> str:
    return f"stated so by its source: {_what(formula, memory)}"


def _total(formula: Formula, memory: Memory) -> str:
    places = formula[1]
    assert isinstance(places, tuple)
    return f"the sum of {_count(len(places), 'observation')}: {_what(formula, memory)}"


def _rate(formula: Formula, memory: Memory) -> str:
    _, per, count, base = formula
    return f"a rate: {_side(count, memory)} for each {per:,} of {_side(base, memory)}"


def _share(formula: Formula, memory: Memory) -> str:
    part, whole = _sides(formula, memory)
    unit = "tenths" if formula[0] == "tenths" else "percent"
    return f"{part} as a share of {whole}, in {unit}"


def _change(formula: Formula, memory: Memory) -> str:
    later, earlier = _sides(formula, memory)
    return f"the change from {earlier} to {later}, in percent"


def _difference(formula: Formula, memory: Memory) -> str:
    return "{} minus {}".format(*_sides(formula, memory))


def _ratio(formula: Formula, memory: Memory) -> str:
    return "{} over {}".format(*_sides(formula, memory))


def _rank(formula: Formula, memory: Memory) -> str:
    _, own, places = formula
    line = f"the highest first: {_side(own, memory)}"
    among = places_in_words(memory.dataset.codebook, places)
    if formula[0] == "rank":
        return f"the place among {among}, {line}"
    return f"the place among those of {among} that have an exact figure, {line}"


def _end(formula: Formula, memory: Memory) -> str:
    name, one, places = formula
    return (
        f"the {name} of {places_in_words(memory.dataset.codebook, places)}: {_what(one, memory, alone=False)}"
    )


def _counted(formula: Formula, memory: Memory) -> str:
    name, one, places = formula
    exact = "an exact" if name == "exact" else "a"
    of = places_in_words(memory.dataset.codebook, places)
    return f"how many of {of} have {exact} figure: {_what(one, memory, alone=False)}"


_WORDS: dict[str, Callable[[Formula, Memory], str]] = {
    "figure": _figure,
    "total": _total,
    "rate": _rate,
    "share": _share,
    "tenths": _share,
    "change": _change,
    "difference": _difference,
    "ratio": _ratio,
    "rank": _rank,
    "rank with data": _rank,
    "coverage": _counted,
    "exact": _counted,
    "median": _end,
    "lowest": _end,
    "highest": _end,
}


# ---- what a formula is of


def _sides(formula: Formula, memory: Memory) -> tuple[str, str]:
    _, one, other = formula
    return _side(one, memory), _side(other, memory)


def _side(side: object, memory: Memory) -> str:
    """One side with its number: "Missing child cases of Maine, 2023 (11)"."""
    assert isinstance(side, tuple)
    worked = work_out(side, memory)
    if worked.value is None or worked.nature is None:
        return _what(side, memory)
    exact = rounded(exactly(worked.value) * worked.nature.times, _DECIMALS)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    unit = worked.nature.unit
    written = f"${number:,f}" if unit == "$" else f"{number:,f}{unit if unit == '%' else ''}"
    return f"{_what(side, memory)} ({written})"


def _what(formula: object, memory: Memory, *, alone: bool = True) -> str:
    """What a formula is of: measure, place (one that stands `alone`) and period."""
    assert isinstance(formula, tuple)
    if formula[0] in {"figure", "total"}:
        _, where, id, when = formula
        return _measured(memory.dataset.codebook, str(id), str(when), where if alone else None)
    if formula[0] == "rate":
        _, per, count, base = formula
        below = _what(base, memory, alone=False)
        return f"{_what(count, memory, alone=alone)} for each {per:,} of {below}"
    _, one, other = formula
    between = {"share": "as a share of", "tenths": "as a share of", "ratio": "over", "difference": "minus"}
    word = between.get(str(formula[0]), "against")
    return f"{_what(one, memory, alone=alone)} {word} {_what(other, memory, alone=alone)}"


def _measured(book: Codebook, id: str, when: str, where: object) -> str:
    measure, period = book.measures[id], Period.parse(when)
    name = f"“{measure.label}”"
    if where is not None:
        name += f" of {place_in_words(book, where)}"
    return f"{name}, {_when(measure, period)}"


def _when(measure: Measure, period: Period) -> str:
    if period.cumulative:
        return f"all years to {period.year}"
    return f"{measure.as_of}, {period.year}" if measure.as_of else str(period.year)


def place_in_words(book: Codebook, where: object) -> str:
    """A place, or several that are added: "Maine", "the United States", "New England"."""
    if isinstance(where, tuple):
        return _region(book, where) or f"{len(where)} places together"
    place = book.places[str(where)]
    return f"the {place.name}" if place.code == NATION else place.name


def _region(book: Codebook, places: tuple[object, ...]) -> str:
    """The name of the region that these places are, "" where they are none."""
    among = set(places)
    return next((one.name for one in book.regions.values() if set(one.members) == among), "")


def places_in_words(book: Codebook, places: object) -> str:
    """The places of a line: "the 50 states", "the 6 places of New England", "3 places"."""
    assert isinstance(places, tuple)
    name = _region(book, places)
    if name.startswith(f"{len(places)} "):
        return f"the {name}"
    return f"the {len(places)} places of {name}" if name else _count(len(places), "place")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def observed(one: Observation, dataset: Dataset) -> str:
    """An observation in words: "“Reports” of Maine, 2023: more than 11, provisional"."""
    id, when = one.key.measure, str(one.key.period)
    number = "no number" if one.value is None else f"{one.value:,}"
    exactly_so = {Qualifier.EXACT: "", Qualifier.MORE_THAN: "more than ", Qualifier.ABOUT: "about "}
    said = f"{exactly_so.get(one.qualifier, f'{one.qualifier} ')}{number}"
    status = "" if one.status is Status.FINAL else f", {str(one.status).replace('_', ' ')}"
    return f"{_measured(dataset.codebook, id, when, one.key.jurisdiction)}: {said}{status}"
