"""Comparisons: exact, with their base and coverage, or refused with a reason."""

from reportgen.compare.change import change
from reportgen.compare.figures import observed, stated, total
from reportgen.compare.place import Ranking, rank
from reportgen.compare.ratio import rate, share
from reportgen.compare.result import Comparison, Coverage, Operation, Reason

__all__ = [
    "Comparison",
    "Coverage",
    "Operation",
    "Ranking",
    "Reason",
    "change",
    "observed",
    "rank",
    "rate",
    "share",
    "stated",
    "total",
]
