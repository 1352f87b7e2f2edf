"""Comparisons: exact, with their base and coverage, or refused with a reason."""

from reportgen.compare.apart import apart
from reportgen.compare.beside import SMALL_BASE, change, counted, difference, ratio
from reportgen.compare.figures import observed, stated, total
from reportgen.compare.place import Ranking, rank, rank_with_data, ranks
from reportgen.compare.rates import rate, share
from reportgen.compare.result import Comparison, Coverage, Operation, Reason
from reportgen.compare.spread import highest, lowest, median

__all__ = [
    "SMALL_BASE",
    "Comparison",
    "Coverage",
    "Operation",
    "Ranking",
    "Reason",
    "apart",
    "change",
    "counted",
    "difference",
    "highest",
    "lowest",
    "median",
    "observed",
    "rank",
    "rank_with_data",
    "ranks",
    "rate",
    "ratio",
    "share",
    "stated",
    "total",
]
