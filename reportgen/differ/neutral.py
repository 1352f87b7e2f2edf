"""Formulas without their years, so that "the change since the year before" is one comparison every year."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document.nodes import Formula

_KEYS = {"figure", "total"}
_IN_LINE = {"rank", "rank with data", "median", "lowest", "highest", "coverage", "exact"}


def neutral(formula: Formula, year: int) -> Formula:
    """The formula with each period as "cumulative" or "" and its distance from the briefing's year."""
    name = formula[0]
    if name in _KEYS:
        lead, _, when = str(formula[-1]).rpartition("-")
        return (*formula[:-1], lead, int(when) - year)
    if name in _IN_LINE:
        # A rank among those with data is the same comparison in a year in which all have it.
        _, one, places = formula
        assert isinstance(one, tuple)
        return ("rank" if name == "rank with data" else name, neutral(one, year), places)
    return (name, *(neutral(one, year) if isinstance(one, tuple) else one for one in formula[1:]))


def measures_in(formula: Formula) -> Iterator[str]:
    """The ids of the measures that a formula is worked out from."""
    if formula[0] in _KEYS:
        yield str(formula[2])
        return
    for one in formula[1:2] if formula[0] in _IN_LINE else formula[1:]:
        if isinstance(one, tuple):
            yield from measures_in(one)
