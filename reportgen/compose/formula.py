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
            return (str(comparison.operation), formula(comparison.sides[0]), comparison.coverage.have)
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


def _measured(comparison: Comparison) -> tuple[str, str]:
    return comparison.measure.id, str(comparison.measure.period(comparison.year))
