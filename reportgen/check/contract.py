"""Whether each figure can be what it says it is: its unit, its range, its codes, its year, its own quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.concern import Concern, error, shown, warning
from reportgen.check.slips import slips
from reportgen.data.dataset import Codebook, Dataset
from reportgen.data.measure import Kind
from reportgen.data.observation import Observation

_FIRST_YEAR = 1900
_FAR = 25
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s+(thousand|million|billion))?", re.ASCII
)
_TIMES = {None: 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def contract(dataset: Dataset) -> Iterator[Concern]:
    """Every figure that can't be, or hardly can be, what it says it is."""
    book = dataset.codebook
    years = _years(dataset)
    for one in dataset.by_id.values():
        unknown = _unknown(one, book)
        if unknown:
            yield _error(one, *unknown)
            continue
        for found in (_range(one, book), _year(one, book), _quote(one)):
            if found:
                yield _error(one, *found)
        doubt = _fraction(one, book) or _far(one, years[one.key.measure])
        if doubt and not one.accepted:
            yield warning(str(one.locator), *doubt, [one.key], one.key.period.year)


def _error(one: Observation, what: str, do: str) -> Concern:
    return error(str(one.locator), what, do, [one.key], one.key.period.year)


def _years(dataset: Dataset) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for key in dataset.index:
        found.setdefault(key.measure, set()).add(key.period.year)
    return {measure: sorted(years) for measure, years in found.items()}


def _unknown(one: Observation, book: Codebook) -> tuple[str, str] | None:
    known = {
        one.key.jurisdiction: (book.places, "place", "reportgen.toml"),
        one.key.measure: (book.measures, "measure", "inputs/measures.toml"),
        one.source: (book.sources, "source", "inputs/sources.csv"),
    }
    for code, (names, noun, file) in known.items():
        if code not in names:
            return f'"{code}" is no {noun} that is known.', f"Mend it, or add the {noun} to {file}."
    return None


def _range(one: Observation, book: Codebook) -> tuple[str, str] | None:
    kind = book.measures[one.key.measure].kind
    if one.value is None:
        return None
    if one.value < 0 and kind in {Kind.COUNT, Kind.PERCENT}:
        return f"{one.key} is {shown(one)}, and a {kind} is never below zero.", "Write the right number."
    if one.value > 100 and kind is Kind.PERCENT:
        return f"{one.key} is {shown(one)}, more than 100 percent.", "Write 19 for 19%."
    if kind is Kind.COUNT and one.value != int(one.value):
        return f"{one.key} is {shown(one)}, and a count is a whole number.", "Write the whole number."
    return None


def _fraction(one: Observation, book: Codebook) -> tuple[str, str] | None:
    if book.measures[one.key.measure].kind is not Kind.PERCENT or one.value is None:
        return None
    if not 0 < one.value < 1:
        return None
    what = f"{one.key} is {shown(one)} percent, less than one in a hundred; it looks like a fraction."
    return what, f"Write {Decimal(one.value) * 100:f} if that is meant."


def _year(one: Observation, book: Codebook) -> tuple[str, str] | None:
    year, source = one.key.period.year, book.sources[one.source]
    if year < _FIRST_YEAR:
        return f"{one.key} is of {year}.", "Write the right year."
    if year > source.retrieved.year:
        what = (
            f"{one.key} is of {year}, and its source {one.source} was taken down in {source.retrieved.year}."
        )
        return what, "Mend the year, or the date retrieved in inputs/sources.csv."
    return None


def _far(one: Observation, years: list[int]) -> tuple[str, str] | None:
    year = one.key.period.year
    others = [other for other in years if other != year]
    if not others or year > others[-1] or min(abs(other - year) for other in others) < _FAR:
        return None
    what = f"{one.key} is of {year}, {_FAR} years or more from every other figure of its measure."
    return what, "See that the year is right."


def _quote(one: Observation) -> tuple[str, str] | None:
    """The row contradicts the words that it quotes in the way that a slip of the hand would make it."""
    if not one.value or one.accepted or not one.locator.quote:
        return None
    quoted = list(_numbers(one.locator.quote))
    if one.value in quoted:
        return None
    for number in quoted:
        for slip, words in slips(one.value) if number >= 10 else ():
            if slip == number:
                what = f"The value is {shown(one)}, its quote {number.normalize():,f}: {words}."
                return what, "Look it up in the source, and mend the one that is wrong."
    return None


def _numbers(words: str) -> Iterator[Decimal]:
    for whole, decimals, times in _NUMBER.findall(words):
        yield Decimal(whole.replace(",", "") + decimals) * _TIMES[times or None]
