"""What a figure claims to be, for whoever works it out again: a comparison as a formula."""

from __future__ import annotations

from reportgen.compare import Comparison, Operation
from reportgen.document.nodes import Formula


def formula(comparison: Comparison) -> Formula:
    """The comparison's operation and what it was worked out from, down to figures; see `Formula`."""
    match comparison.operation:
        case Operation.OBSERVED:
            return ("figure", comparison.place, *_measured(comparison))
        case Operation.TOTAL:
            return ("total", comparison.coverage.of, *_measured(comparison))
        case Operation.RATE:
            assert comparison.rate is not None  # a rate says per what; for the type checker
            return ("rate", comparison.rate.per, *map(formula, comparison.sides))
        case Operation.RANK | Operation.MEDIAN | Operation.LOWEST | Operation.HIGHEST:
            left_out = comparison.refusal is None and not comparison.coverage.complete
            name = "rank with data" if left_out else str(comparison.operation)
            return (name, formula(comparison.sides[0]), comparison.coverage.of)
        case Operation.SHARE | Operation.CHANGE | Operation.DIFFERENCE | Operation.RATIO:
            return (str(comparison.operation), *map(formula, comparison.sides))


def counted(one: Comparison, places: tuple[str, ...], exact: bool = False) -> Formula:
    """How many of the places have the figure that one of them has, or have it exactly.

    Of a region's total the one is its first place's figure; of its rate that which leaves places out.
    """
    if one.operation is Operation.RATE and one.coverage.of == places:
        count, base = one.sides
        one = count if count.refusal else base
    of = formula(one)
    if of[0] == "total":
        of = ("figure", places[0], *_measured(one))
    return ("exact" if exact else "coverage", of, places)


def covered(one: Comparison) -> tuple[Formula, tuple[str, ...]]:
    """How many of its places a comparison's coverage has, and the ids of their figures."""
    while one.operation in _OF_TWO:
        first, second = one.sides
        one = first if first.refusal else second
    ids = tuple(o.id for o in one.observations if o.value is not None)
    return counted(one.sides[0] if one.sides else one, one.coverage.of, exact=bool(one.sides)), ids


_OF_TWO = {Operation.RATE, Operation.SHARE, Operation.CHANGE, Operation.DIFFERENCE, Operation.RATIO}


def _measured(comparison: Comparison) -> tuple[str, str]:
    return comparison.measure.id, str(comparison.measure.period(comparison.year))
