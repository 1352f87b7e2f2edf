"""Which years there is data for, and which of them a run takes that doesn't say."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.errors import UsageError


def pick_year(dataset: Dataset, asked: int | None = None) -> int:
    """The year asked for, or the latest one with at least half as many states as the fullest year.

    One state's early figure must not turn everybody's briefings into next year's. Raises UsageError, naming
    the years with data, for a year without any.
    """
    reported = states_by_year(dataset)
    if asked in reported:
        return asked
    if not reported:
        do = "Put tables with figures into inputs/; `reportgen list years` shows what is found."
        raise UsageError("There are no figures of any state.", where="inputs", do=do)
    if asked is not None:
        years = ", ".join(map(str, sorted(reported)))
        raise UsageError(f"There are no figures of states for {asked}.", do=f"There are some for {years}.")
    return _latest_full(reported)


def year_before(dataset: Dataset, year: int) -> int:
    """The latest full year before another, as a build would take it; raises UsageError if there is none."""
    earlier = {one: states for one, states in states_by_year(dataset).items() if one < year}
    if not earlier:
        do = "`reportgen list years` shows those with figures."
        raise UsageError(f"There are no figures of states for a year before {year}.", do=do)
    return _latest_full(earlier)


def _latest_full(reported: Mapping[int, set[str]]) -> int:
    fullest = max(map(len, reported.values()))
    return max(year for year, states in reported.items() if 2 * len(states) >= fullest)


def states_by_year(dataset: Dataset) -> dict[int, set[str]]:
    """The states that have figures, by year; a population that only rates are based on is no such figure."""
    bases = {rate.of for measure in dataset.codebook.measures.values() for rate in measure.rates}
    keys = [key for key in dataset.index if key.jurisdiction != NATION]
    found: dict[int, set[str]] = {}
    for key in [key for key in keys if key.measure not in bases] or keys:
        found.setdefault(key.period.year, set()).add(key.jurisdiction)
    return found
