"""What is seen in a chart, as a title says it. "" where there is no short sentence for it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.compose.en_us.digits import number_word
from reportgen.compose.en_us.names import conjunctions

NAMED = 3  # up to so many places are named in a title


def names(items: Sequence[str]) -> str:
    """ "Maine, New Hampshire and Vermont"."""
    after = (*conjunctions(len(items)), "")[: len(items)]
    return "".join(item + between for item, between in zip(items, after, strict=True))


def above(higher: Sequence[str], count: int, noun: str, yardstick: str) -> str:
    """Which of `count` places are above a yardstick: "Only Maine is above the 50 states together"."""
    if not higher or len(higher) == count:
        return f"{'Every' if higher else 'No'} {noun} is above {yardstick}"
    if len(higher) == 1:
        return f"Only {higher[0]} is above {yardstick}"
    return f"{names(higher)} are above {yardstick}" if len(higher) <= NAMED else ""


def ends(top: Sequence[str], bottom: Sequence[str], counts: bool) -> str:
    """ "Highest in Maine, lowest in Vermont"; of counts "most" and "fewest"."""
    said = zip(("most", "fewest") if counts else ("highest", "lowest"), (top, bottom), strict=True)
    return ", ".join(f"{word} in {names(where)}" for word, where in said if len(where) <= NAMED)


def same(noun: str) -> str:
    """All figures are alike."""
    return f"The same figure in every {noun}"


def only_one(noun: str, name: str, inexact: bool) -> str:
    """Of all places one has a figure."""
    return f"One {noun} has {_figure(inexact)}: {name}"


def of_those(found: str, noun: str, inexact: bool) -> str:
    """A finding about those places that have a figure."""
    return f"{found}, of the {noun}s with {_figure(inexact)}"


def _figure(inexact: bool) -> str:
    return "an exact figure" if inexact else "a figure"


def sizes(largest: Sequence[str], smallest: Sequence[str]) -> str:
    """Which measures of one place are the largest and smallest."""
    return f"Largest: {names(largest)}; smallest: {names(smallest)}"


def highest_throughout(name: str) -> str:
    """One place has the highest figure of every chart."""
    return f"{name} has the highest figure in every chart"


def beside(one: str, others: Sequence[str]) -> str:
    """Whose figures stand beside whose."""
    return f"{one} beside {names(others)}"


def sides(one: str, other: str, counts: tuple[int, int], both: int, rows: int) -> str:
    """On which side of another a place is, and in how many of the rows that have both figures.

    `counts` says in how many it is above and below.
    """
    many, word = max(zip(counts, ("above", "below"), strict=True), key=lambda side: side[0])
    side = f"{one} is {word if many else 'level with'} {other}"
    if rows == 1:
        return side
    known = "" if both == rows else " with both figures"
    if many in {0, both}:
        return f"{side} in every row{known}"
    return f"{side} in {number_word(many)} of {number_word(both)} rows{known}"
