"""Works every figure of a briefing out again, from the input files as plain tables, without the package."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from reportgen.document.nodes import Figure


class Id(NamedTuple):
    """What the id of an observation says: "MA/missing_child_cases/2023@ncmec-massachusetts-2023"."""

    place: str
    measure: str
    period: str
    source: str


def id_of(text: str) -> Id:
    key, _, source = text.partition("@")
    place, measure, period = key.split("/")
    return Id(place, measure, period, source)


def stated_in(inputs: Path) -> dict[Id, Decimal]:
    """Every value of a project's tidy CSV files, by what it is of."""
    found = {}
    for file in sorted(inputs.rglob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as handle:
            for line in csv.DictReader(handle):
                if line.get("value"):
                    of = Id(line["jurisdiction"], line["measure"], line["period"], line["source"])
                    found[of] = Decimal(line["value"].replace(",", ""))
    return found


def wrong_with(figure: Figure, stated: Mapping[Id, Decimal]) -> str:
    """What is wrong with a figure's value, worked out anew from its observations; nothing where it is right.

    The digits of its text must be its value, too.
    """
    ids = [id_of(text) for text in figure.observations]
    if not ids:
        return "it cites no observation"
    unknown = [id for id in ids if id not in stated]
    if unknown:
        return f"the input files have no {unknown}"
    meant = _meant(figure, ids, {id: Fraction(stated[id]) for id in ids})
    if Decimal(figure.value) != meant:
        return f"its value is {figure.value}, and should be {meant}"
    return "" if _says(figure) else f"its text doesn't say {figure.value}"


def _meant(figure: Figure, ids: list[Id], values: Mapping[Id, Fraction]) -> Decimal:
    decimals = len(figure.text.partition(".")[2].rstrip("%")) if "." in figure.text else 0
    first, *others = ids
    match figure.operation:
        case "as observed":
            assert not others, "one figure as observed cites one observation"
            return _decimal(values[first])
        case "total":
            return _decimal(sum(values.values(), Fraction()))
        case "coverage":
            return Decimal(len({id.place for id in ids}))
        case "share":
            return _rounded(_share(ids, values) * 100, decimals)
        case "share in tenths":
            return _rounded(_share(ids, values) * 10, 0)
        case "change":
            later, earlier = _by_year(ids, values)
            return abs(_rounded((later - earlier) / earlier * 100, decimals))
        case "rank":
            return _rank(ids, values)
        case rate:
            named = re.fullmatch(r"rate per ([\d,]+) of (\w+)", rate)
            assert named, f"an operation that the tests don't know: {rate}"
            per = int(named[1].replace(",", ""))
            return _rounded(_rates(ids, values, named[2], together=True)[""] * per, decimals)


def _by_year(ids: list[Id], values: Mapping[Id, Fraction]) -> tuple[Fraction, Fraction]:
    """The sums of two years on end, the later one first, of one measure and the same places."""
    later, earlier = ({id for id in ids if id.period == year} for year in _two_years(ids))
    assert {id[:2] for id in later} == {id[:2] for id in earlier}
    assert len({id.measure for id in ids}) == 1
    return sum((values[id] for id in later), Fraction()), sum((values[id] for id in earlier), Fraction())


def _two_years(ids: list[Id]) -> tuple[str, str]:
    earlier, later = sorted({id.period for id in ids})
    assert int(later) == int(earlier) + 1
    return later, earlier


def _share(ids: list[Id], values: Mapping[Id, Fraction]) -> Fraction:
    """The part is the first; the whole is the rest or, of a place in its region, all of the region's."""
    first, others = ids[0], ids[1:]
    same = {id.measure for id in ids} == {first.measure}
    nation = [id for id in others if id.place == "US"]
    if nation:
        return values[first] / values[nation[0]]
    if same:  # a region's share of itself cites the same ones; a state's cites the whole region
        whole = list(dict.fromkeys(others)) if first in others else list(dict.fromkeys(ids))
        part = list(dict.fromkeys(ids)) if ids.count(first) > 1 and len(set(ids)) * 2 == len(ids) else [first]
        return sum((values[id] for id in part), Fraction()) / sum((values[id] for id in whole), Fraction())
    [whole_of] = others
    return values[first] / values[whole_of]


def _rates(ids: list[Id], values: Mapping[Id, Fraction], base: str, together: bool) -> dict[str, Fraction]:
    """Counts over their base, by place or for all places together."""
    over: dict[str, Fraction] = {}
    under: dict[str, Fraction] = {}
    for id in dict.fromkeys(ids):
        sums = under if id.measure == base else over
        place = "" if together else id.place
        sums[place] = sums.get(place, Fraction()) + values[id]
    assert set(over) == set(under), "a rate without its base"
    return {place: over[place] / under[place] for place in over}


def _rank(ids: list[Id], values: Mapping[Id, Fraction]) -> Decimal:
    """The first one's place among all, by number or, where two measures are cited, by rate."""
    measures = list(dict.fromkeys(id.measure for id in ids))
    if len(measures) == 2:
        by_place = _rates(ids, values, measures[1], together=False)
    else:
        by_place = {id.place: values[id] for id in ids}
    return Decimal(1 + sum(value > by_place[ids[0].place] for value in by_place.values()))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(value: Fraction, decimals: int) -> Decimal:
    return _decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


WORDS_FOR = {"no": 0, "none": 0, "nearly all": 10, "all": 10, "fewer than 1\u00a0in\u00a010": 0}
_SIZES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def _says(figure: Figure) -> bool:
    """Whether the text says the value: its first number in its size, or "no" or "all"."""
    if figure.text in WORDS_FOR:
        return WORDS_FOR[figure.text] == figure.value
    if figure.operation == "rank" and figure.text in {"highest", "lowest"}:  # which the value itself shows
        return figure.text == "lowest" or figure.value == 1
    found = re.search(r"−?\d[\d,]*(?:\.\d+)?", figure.text)
    if not found:
        return False
    size = next((_SIZES[word] for word in figure.text.split() if word in _SIZES), 1)
    return Decimal(found[0].replace(",", "").replace("−", "-")) * size == figure.value
