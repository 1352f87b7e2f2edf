"""Nothing is worked out of a figure that is missing, withheld or not exact, whatever is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import CHILDREN, PER_1000, REPORTS, WIDER, YEAR, data, one, row

from reportgen.compare import (
    Comparison,
    Reason,
    change,
    difference,
    highest,
    lowest,
    median,
    observed,
    rank,
    rank_with_data,
    rate,
    ratio,
    share,
    total,
)
from reportgen.data.observation import Observation, Qualifier, Status

VALUELESS = st.sampled_from([Status.SUPPRESSED, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE])
INEXACT = st.sampled_from([Qualifier.MORE_THAN, Qualifier.ABOUT, Qualifier.ROUNDED])
CODES = WIDER.members

Line = tuple[Comparison, ...]
OPERATIONS: dict[str, Callable[[Comparison, Comparison, Line], Comparison]] = {
    "difference": lambda unfit, fit, _: difference(unfit, fit),
    "difference from": lambda unfit, fit, _: difference(fit, unfit),
    "ratio": lambda unfit, fit, _: ratio(unfit, fit),
    "ratio to": lambda unfit, fit, _: ratio(fit, unfit),
    "change": lambda unfit, fit, _: change(unfit, fit),
    "change from": lambda unfit, fit, _: change(fit, unfit),
    "share": lambda unfit, fit, _: share(unfit, fit),
    "share of": lambda unfit, fit, _: share(fit, unfit),
    "rate": lambda unfit, fit, _: rate(unfit, fit, PER_1000),
    "rate of": lambda unfit, fit, _: rate(fit, unfit, PER_1000),
    "rank": lambda unfit, _, line: rank(unfit, line).comparison,
    "another's rank": lambda _, fit, line: rank(fit, line).comparison,
    "rank among those with data": lambda unfit, _, line: rank_with_data(unfit, line).comparison,
    "median": lambda _, __, line: median("x", line),
    "lowest": lambda _, __, line: lowest("x", line),
    "highest": lambda _, __, line: highest("x", line),
}


def unfit_figures(place: str, measure: str) -> st.SearchStrategy[Observation]:
    return st.one_of(
        st.builds(lambda status: one(place, measure, None, status=status), VALUELESS),
        st.builds(lambda q, value: one(place, measure, value, qualifier=q), INEXACT, st.integers(0, 10**9)),
    )


@pytest.mark.parametrize("operation", OPERATIONS)
@given(unfit=unfit_figures("QA", "reports"), values=st.tuples(*[st.integers(10, 10**9)] * 4))
def test_no_operation_has_a_value_where_a_side_is_unfit(
    operation: str, unfit: Observation, values: tuple[int, ...]
) -> None:
    dataset = data(unfit, row("reports", **dict(zip(CODES[1:], values[1:], strict=True))))
    line = tuple(observed(dataset, code, REPORTS, YEAR) for code in CODES)
    found = OPERATIONS[operation](line[0], line[1], line)
    assert found.value is None
    assert found.refusal in {line[0].unfit, Reason.PARTIAL}


@given(unfit=unfit_figures("QC", "reports"), values=st.tuples(*[st.integers(10, 10**9)] * 3))
def test_no_total_nor_a_rate_or_share_of_it_has_a_value_where_a_place_is_unfit(
    unfit: Observation, values: tuple[int, ...]
) -> None:
    known = dict(zip(("QA", "QB", "QD"), values, strict=True))
    dataset = data(unfit, row("reports", **known), row("children", QA=1, QB=2, QC=3, QD=4))
    whole = total(dataset, WIDER, REPORTS, YEAR)
    children = total(dataset, WIDER, CHILDREN, YEAR)
    own = observed(dataset, "QA", REPORTS, YEAR)
    for found in (whole, rate(whole, children, PER_1000), share(own, whole), difference(own, whole)):
        assert found.value is None
        assert found.refusal in {Reason.PARTIAL, Reason.QUALIFIED}
