"""Figures of two years or two revisions beside each other: what changed, by how much, and why not told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    CODEBOOK,
    REPORTS,
    YEAR,
    briefing,
    data,
    more_than,
    one,
    row,
    suppressed,
    with_,
)  # fmt: skip

from reportgen.compare import Operation, Reason
from reportgen.data.dataset import Dataset, Hole
from reportgen.data.measure import Basis, Kind
from reportgen.data.observation import Key, Qualifier, Status
from reportgen.data.period import Period
from reportgen.differ import FigureChange, How, Page, changed_figures, compared_figures, showing

BEFORE = YEAR - 1
YEARS = (BEFORE, YEAR)


def between(*figures: object) -> FigureChange:
    """The one change from last year to this one."""
    dataset = data(*figures)  # type: ignore[arg-type]
    [change] = changed_figures(dataset, dataset, YEARS)
    return change


def refusal(change: FigureChange) -> Reason | None:
    assert change.moved is not None
    return change.moved.refusal


def test_a_change_is_worked_out_exactly() -> None:
    found = between(one("QA", "reports", 100, BEFORE), one("QA", "reports", 112))
    assert (found.how, found.old.value, found.new.value) == (How.CHANGED, 100, 112)
    assert found.moved is not None
    assert (found.moved.operation, found.moved.exact) == (Operation.CHANGE, Decimal("0.12"))


def test_a_percent_moves_by_points() -> None:
    found = between(one("QA", "likely", 19, BEFORE), one("QA", "likely", 17))
    assert found.moved is not None
    assert (found.moved.operation, found.moved.value) == (Operation.DIFFERENCE, -2)


def test_what_is_the_same_is_no_change() -> None:
    dataset = data(one("QA", "reports", 100, BEFORE), one("QA", "reports", 100), row("tips", QB=4))
    found = compared_figures(dataset, dataset, YEARS)
    assert [change.how for change in found.changes] == [How.NEW]
    assert found.same == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (one("QA", "visits", 100, BEFORE), one("QA", "visits", 112), Reason.BREAK),
        (
            one("QA", "children", 100, BEFORE),
            one("QA", "children", 112, source="census"),
            Reason.TWO_VINTAGES,
        ),
        (one("QA", "reports", 100, BEFORE), more_than("QA", "reports", 112), Reason.QUALIFIED),
        (one("QA", "reports", 9, BEFORE), one("QA", "reports", 12), Reason.SMALL_BASE),
        (one("QA", "reports", 0, BEFORE), one("QA", "reports", 12), Reason.SMALL_BASE),
        (one("US", "found", 100, BEFORE), one("US", "found", 112), Reason.NOT_APPLICABLE),
    ],
    ids=["a break", "two vintages", "an open figure", "a small base", "a base of zero", "over all years"],
)
def test_a_change_that_would_mislead_is_refused(old: object, new: object, reason: Reason) -> None:
    assert refusal(between(old, new)) is reason


def test_figures_come_and_go() -> None:
    assert between(one("QA", "reports", 100)).how is How.NEW
    assert between(one("QA", "reports", 100, BEFORE)).how is How.GONE
    gone = between(one("QA", "reports", 100, BEFORE), one("QA", "reports", None))
    assert (gone.how, gone.new.refusal, gone.moved) == (How.GONE, Reason.NOT_AVAILABLE, None)


def test_a_figure_that_is_withheld_now_has_changed_and_shows_no_difference() -> None:
    found = between(one("QA", "reports", 100, BEFORE), suppressed("QA", "reports"))
    assert (found.how, found.new.refusal, found.moved) == (How.CHANGED, Reason.SUPPRESSED, None)


def test_a_figure_that_became_final_has_another_status() -> None:
    old = one("QA", "reports", 100, BEFORE, status=Status.PROVISIONAL)
    assert between(old, one("QA", "reports", 100)).how is How.STATUS


def test_how_exactly_a_figure_is_stated_is_part_of_it() -> None:
    old = one("QA", "reports", 100, BEFORE, qualifier=Qualifier.ABOUT)
    assert between(old, one("QA", "reports", 100)).how is How.CHANGED


# ---- two revisions


def test_two_revisions_are_compared_figure_by_figure_of_every_year() -> None:
    old = data(one("QA", "reports", 100, BEFORE), one("QA", "reports", 112), row("tips", QA=5))
    new = data(one("QA", "reports", 90, BEFORE), one("QA", "reports", 112), row("tips", QA=5))
    [found] = changed_figures(old, new)
    assert str(found.new_key) == f"QA/reports/{BEFORE}"
    assert found.moved is not None
    assert (found.moved.operation, found.moved.value) == (Operation.DIFFERENCE, -10)


def test_a_measure_that_counts_something_else_by_now_has_no_difference() -> None:
    money = with_(CODEBOOK, measures=(replace(REPORTS, kind=Kind.MONEY),))
    [found] = changed_figures(data(one("QA", "reports", 5)), data(one("QA", "reports", 7), book=money))
    assert refusal(found) is Reason.TWO_MEASURES


def test_a_measure_and_a_place_that_only_one_side_knows_are_told() -> None:
    measures = {id: measure for id, measure in CODEBOOK.measures.items() if id != "tips"}
    fewer = replace(CODEBOOK, measures=measures)
    with_tips, without = data(row("tips", QA=5)), data(row("reports", QA=7), book=fewer)
    assert [(c.how, c.measure.id) for c in changed_figures(with_tips, without)] == [
        (How.NEW, "reports"), (How.GONE, "tips"),
    ]  # fmt: skip
    assert [(c.how, c.measure.id) for c in changed_figures(without, with_tips)] == [
        (How.NEW, "tips"), (How.GONE, "reports"),
    ]  # fmt: skip


def test_a_measure_that_covers_all_years_by_now_is_looked_up_by_its_own_period() -> None:
    covering = with_(CODEBOOK, measures=(replace(REPORTS, basis=Basis.CUMULATIVE),))
    now = replace(one("QA", "reports", 7), key=Key("QA", "reports", Period(YEAR, cumulative=True)))
    [found] = changed_figures(data(one("QA", "reports", 5, BEFORE)), data(now, book=covering), YEARS)
    assert (found.how, str(found.old_key), str(found.new_key)) == (
        How.CHANGED, f"QA/reports/{BEFORE}", f"QA/reports/cumulative-{YEAR}",
    )  # fmt: skip
    assert refusal(found) is Reason.TWO_MEASURES


# ---- what can't be told


@pytest.mark.parametrize("side", ["old", "new"])
def test_what_an_unusable_file_may_hold_is_neither_new_nor_gone(side: str) -> None:
    hole = Hole("inputs/a.csv", None, BEFORE if side == "old" else YEAR)
    figures = one("QA", "reports", 100, YEAR if side == "old" else BEFORE)
    dataset = data(figures, holes=(hole,))
    found = compared_figures(dataset, dataset, YEARS)
    assert found.changes == ()
    assert [str(key) for key in found.unknown] == [f"QA/reports/{YEAR}"]


def test_a_figure_that_the_check_doubts_is_not_told() -> None:
    figures = (one("QA", "reports", 100, BEFORE), one("QA", "reports", 112))
    doubt = Hole("inputs/a.csv", frozenset([figures[1].key]), doubted=True)
    dataset = data(*figures, holes=(doubt,))
    assert compared_figures(dataset, dataset, YEARS).changes == ()


values = st.one_of(st.none(), st.integers(0, 40))
tables = st.dictionaries(st.sampled_from(["QA", "QB", "QC", "US"]), values)


def dataset_of(table: dict[str, int | None]) -> Dataset:
    return data([one(place, "reports", value) for place, value in table.items()])


@given(tables, tables)
def test_each_figure_is_counted_once_and_turning_the_sides_turns_new_into_gone(
    old: dict[str, int | None], new: dict[str, int | None]
) -> None:
    there = compared_figures(dataset_of(old), dataset_of(new))
    back = compared_figures(dataset_of(new), dataset_of(old))
    turned = {How.NEW: How.GONE, How.GONE: How.NEW}
    assert {c.place: turned.get(c.how, c.how) for c in there.changes} == {
        c.place: c.how for c in back.changes
    }
    assert there.same == back.same
    known = {place for table in (old, new) for place, value in table.items() if value is not None}
    assert len(there.changes) + there.same == len(known)
    for change in there.changes:
        assert change.how is not How.CHANGED or change.old.value != change.new.value


# ---- which briefings show a figure


def test_a_figure_is_shown_where_it_is_printed_and_where_a_total_rests_on_it() -> None:
    dataset = data(row("reports", QA=100, QB=11, QC=5), row("tips", QA=9))
    state = replace(briefing("# T\n\n{{ state.reports }}", dataset), slug="alphaland")
    region = replace(briefing("# T\n\n{{ region.reports }}", dataset, of="greekland"), slug="greekland")
    other = replace(briefing("# T\n\n{{ state.tips }}", dataset), slug="tips")
    revised = data(row("reports", QA=101, QB=11, QC=5), row("tips", QA=9))
    [change] = changed_figures(dataset, revised)
    pages = [Page.of(one) for one in (state, region, other)]
    assert [page.slug for page in pages if page.has(change)] == ["alphaland"]
    assert showing(change, [*pages, *pages]) == ("alphaland", "greekland")
