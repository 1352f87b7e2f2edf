"""The figures of a revision, marked as revised."""

from __future__ import annotations

from made_up import data, one, suppressed

from reportgen.data.observation import Key, Qualifier, Status
from reportgen.data.period import Period


def test_the_best_figure_of_a_key_is_marked_and_no_other() -> None:
    rounded = one("QA", "reports", 900, source="sheet", qualifier=Qualifier.ROUNDED)
    found = data(one("QA", "reports", 893), rounded, one("QB", "reports", 11)).revised({"QA/reports/2023"})
    best, other = found.all(Key("QA", "reports", Period(2023)))
    assert (best.value, best.status, other.status) == (893, Status.REVISED, Status.FINAL)
    assert found.by_id[best.id] is best
    assert found.by_id["QB/reports/2023@table"].status is Status.FINAL


def test_a_figure_that_is_withheld_stays_so() -> None:
    found = data(suppressed("QA", "reports")).revised({"QA/reports/2023"})
    assert [one.status for one in found.by_id.values()] == [Status.SUPPRESSED]
