"""Why two figures can't be set beside each other: each reason by name, and the same from either side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up import (
    BROKEN,
    CARE,
    CASES,
    CHILDREN,
    FOUND,
    GREEKLAND,
    PER_1000,
    REPORTS,
    YEAR,
    data,
    more_than,
    one,
    row,
    suppressed,
)

from reportgen.compare import (
    Comparison,
    Operation,
    Reason,
    apart,
    change,
    difference,
    median,
    observed,
    rank,
    rate,
    ratio,
    share,
    total,
)
from reportgen.data.dataset import Dataset
from reportgen.data.measure import Basis, Measure

FISCAL = replace(CASES, id="fiscal", basis=Basis.FISCAL_YEAR)
LAST = YEAR - 1
DATA = data(
    row("reports", QA=893, QB=11, QC=20, US=36_000),
    row("reports", LAST, QA=800, QB=10, QC=30),
    row("children", QA=1000, QB=2000, QC=3000, US=90_000),
    row("children", LAST, QA=900, QB=1900, QC=2900),
    row("cases", QA=100, QB=50, QC=40),
    row("cases", LAST, QA=90, QB=50, QC=40),
    row("care", QA=80, QB=20, QC=30),
    row("care", LAST, QA=70, QB=20, QC=30),
    row("fiscal", QA=100, QB=100),
    row("visits", QA=100),
    row("visits", LAST, QA=50),
    one("QA", "found", 300),
    one("QB", "found", 200),
    one("QA", "found", 250, LAST),
)


def own(place: str, measure: Measure = REPORTS, year: int = YEAR, dataset: Dataset = DATA) -> Comparison:
    return observed(dataset, place, measure, year)


def per_child(
    place: str, year: int = YEAR, dataset: Dataset = DATA, base: Measure = CHILDREN, count: Measure = REPORTS
) -> Comparison:
    return rate(own(place, count, year, dataset), own(place, base, year, dataset), PER_1000)


def together(measure: Measure = REPORTS, year: int = YEAR) -> Comparison:
    return total(DATA, GREEKLAND, measure, year)


def why(one: Comparison, other: Comparison) -> Reason | None:
    """The reason, which is the same from either side."""
    assert apart(one, other) is apart(other, one)
    return apart(one, other)


# ---- what can be set beside each other


@pytest.mark.parametrize(
    "pair",
    [
        lambda: (own("QA"), own("QB")),
        lambda: (own("QA"), own("QA", year=LAST)),
        lambda: (own("QA"), together()),
        lambda: (together(), together(year=LAST)),
        lambda: (own("QA"), own("US")),
        lambda: (per_child("QA"), per_child("QB")),
        lambda: (per_child("QA"), per_child("QA", LAST)),
        lambda: (per_child("QA"), rate(together(), together(CHILDREN), PER_1000)),
        lambda: (own("QA", FOUND), own("QB", FOUND)),
        lambda: (own("QA", CHILDREN), own("QB", CHILDREN)),
        lambda: (own("QA"), median("greekland", (own("QA"), own("QB"), own("QC")))),
        lambda: (per_child("QA"), median("greekland", (per_child("QA"), per_child("QB")))),
        lambda: tuple(share(own(place, CARE), own(place, CASES)) for place in ("QA", "QB")),
        lambda: tuple(share(own("QA", CARE, year), own("QA", CASES, year)) for year in (YEAR, LAST)),
        lambda: tuple(share(own(place), together()) for place in ("QA", "QB")),
        lambda: tuple(change(own(place), own(place, year=LAST)) for place in ("QA", "QB")),
    ],
)
def test_figures_of_one_sort_stand_beside_each_other_in_a_place_or_in_a_year(
    pair: Callable[[], tuple[Comparison, Comparison]],
) -> None:
    assert why(*pair()) is None


# ---- figures that are not fit


@pytest.mark.parametrize(
    ("unfit", "reason"),
    [
        ([], Reason.NOT_AVAILABLE),
        ([suppressed("QB", "reports")], Reason.SUPPRESSED),
        ([more_than("QB", "reports", 18_400)], Reason.QUALIFIED),
    ],
)
def test_a_figure_that_is_not_there_or_not_exact_says_so_itself(unfit: list[object], reason: Reason) -> None:
    dataset = data(row("reports", QA=893), unfit)  # type: ignore[arg-type]
    assert why(own("QA", dataset=dataset), own("QB", dataset=dataset)) is reason
    assert why(own("QB", dataset=dataset), own("QA", CASES)) is reason


# ---- two measures, two bases, two sorts


@pytest.mark.parametrize("measure", [CASES, CHILDREN])
def test_two_measures_are_apart(measure: Measure) -> None:
    assert why(own("QA"), own("QA", measure)) is Reason.TWO_MEASURES


@pytest.mark.parametrize("measure", [FOUND, FISCAL])
def test_a_calendar_year_is_apart_from_all_years_and_from_a_fiscal_year(measure: Measure) -> None:
    assert why(own("QA", CASES), own("QA", measure)) is Reason.TWO_BASES
    assert why(own("QA", FISCAL), own("QA", FOUND)) is Reason.TWO_BASES


def test_a_rate_is_apart_from_a_count_and_from_another_rate() -> None:
    per_100 = replace(PER_1000, name="per_100", per=100)
    other = rate(own("QA"), own("QA", CHILDREN), per_100)
    assert why(per_child("QA"), own("QA")) is Reason.TWO_MEASURES
    assert why(per_child("QA"), other) is Reason.TWO_MEASURES


def test_each_sort_of_comparison_is_apart_from_all_others() -> None:
    sorts = [
        own("QA"),
        per_child("QA"),
        share(own("QA"), together()),
        change(own("QA"), own("QA", year=LAST)),
        difference(own("QA"), own("QA", year=LAST)),
        difference(own("QA"), own("QB")),
        difference(per_child("QA"), per_child("QB")),
        ratio(own("QA"), own("QB")),
        ratio(per_child("QA"), per_child("QB")),
        rank(own("QA"), (own("QA"), own("QB"))).comparison,
    ]
    for place, mine in enumerate(sorts):
        assert mine.refusal is None
        assert {why(mine, other) for other in sorts[:place]} <= {Reason.TWO_MEASURES}


def test_shares_of_different_wholes_are_apart() -> None:
    of_cases, of_region = share(own("QA", CARE), own("QA", CASES)), share(own("QA", CARE), together(CARE))
    assert why(of_cases, of_region) is Reason.TWO_MEASURES


def test_shares_and_differences_of_other_places_are_apart() -> None:
    of_region, of_nation = share(own("QA"), together()), share(own("QA"), own("US"))
    assert why(of_region, of_nation) is Reason.TWO_MEASURES
    from_place, from_nation = difference(own("QA"), own("QB")), difference(own("QA"), own("US"))
    assert why(from_place, from_nation) is Reason.TWO_MEASURES


def test_changes_over_different_times_are_apart() -> None:
    dataset = data(*(row("reports", year, QA=100, QB=90) for year in (YEAR - 2, LAST, YEAR)))
    of_a_year, of_two = (
        change(own("QA", dataset=dataset), own("QA", year=year, dataset=dataset)) for year in (LAST, YEAR - 2)
    )
    assert why(of_a_year, of_two) is Reason.TWO_MEASURES


def test_ranks_are_no_quantities() -> None:
    line = (own("QA"), own("QB"))
    first, second = (rank(peer, line).comparison for peer in line)
    assert why(first, second) is Reason.NOT_APPLICABLE
    for operation in (difference, ratio, change):
        assert operation(first, second).refusal is Reason.NOT_APPLICABLE


# ---- two years


def test_another_place_in_another_year_is_apart() -> None:
    assert why(own("QA"), own("QB", year=LAST)) is Reason.TWO_YEARS
    assert why(own("QA"), together(year=LAST)) is Reason.TWO_YEARS


def test_a_new_definition_parts_the_years_before_it_from_those_after() -> None:
    assert why(own("QA", BROKEN), own("QA", BROKEN, LAST)) is Reason.BREAK
    after = data(row("visits", YEAR, QA=1), row("visits", YEAR + 1, QA=2))
    assert why(*(own("QA", BROKEN, year, after) for year in (YEAR, YEAR + 1))) is None


def test_a_break_below_the_line_of_a_rate_or_share_is_a_break() -> None:
    counted_anew = replace(CHILDREN, breaks=(YEAR,))
    assert why(*(per_child("QA", year, base=counted_anew) for year in (YEAR, LAST))) is Reason.BREAK
    cases = replace(CASES, breaks=(YEAR,))
    shares = (share(own("QA", CARE, year), own("QA", cases, year)) for year in (YEAR, LAST))
    assert why(*shares) is Reason.BREAK


def test_what_is_made_of_rates_breaks_where_they_do() -> None:
    counted_anew = replace(CHILDREN, breaks=(YEAR,))
    rates = {
        year: tuple(per_child(place, year, base=counted_anew) for place in ("QA", "QB"))
        for year in (YEAR, LAST)
    }
    assert why(*(difference(*rates[year]) for year in rates)) is Reason.BREAK
    assert why(*(median("x", rates[year]) for year in rates)) is Reason.BREAK


def test_cumulative_figures_of_two_years_only_show_that_they_grow() -> None:
    assert why(own("QA", FOUND), own("QA", FOUND, LAST)) is Reason.NOT_APPLICABLE
    per_found = [rate(own("QA", FOUND, year), own("QA", CHILDREN, year), PER_1000) for year in (YEAR, LAST)]
    assert why(*per_found) is Reason.NOT_APPLICABLE
    of_found = replace(PER_1000, of="found")
    below = [rate(own("QA", REPORTS, year), own("QA", FOUND, year), of_found) for year in (YEAR, LAST)]
    assert why(*below) is Reason.NOT_APPLICABLE


def test_one_name_for_other_places_in_another_year_is_apart() -> None:
    both = median("those-with-data", (own("QA"), own("QB")))
    alone = median("those-with-data", (own("QA", year=LAST),))
    assert why(both, alone) is Reason.PARTIAL


# ---- two vintages

VINTAGES = data(
    row("reports", QA=5, QB=5),
    row("reports", LAST, QA=5),
    one("QA", "children", 100, source="census"),
    row("children", QB=100),
    row("children", LAST, QA=100),
)


@pytest.mark.parametrize(("place", "year"), [("QB", YEAR), ("QA", LAST)])
def test_two_vintages_of_a_point_in_time_are_apart_in_a_year_and_over_years(place: str, year: int) -> None:
    of = (own("QA", CHILDREN, YEAR, VINTAGES), own(place, CHILDREN, year, VINTAGES))
    assert why(*of) is Reason.TWO_VINTAGES


@pytest.mark.parametrize(("place", "year"), [("QB", YEAR), ("QA", LAST)])
def test_rates_over_two_vintages_are_apart(place: str, year: int) -> None:
    assert why(per_child("QA", YEAR, VINTAGES), per_child(place, year, VINTAGES)) is Reason.TWO_VINTAGES


def test_what_is_made_of_figures_is_of_their_vintage() -> None:
    dataset = data(
        *(one(place, "children", 100, source="census") for place in GREEKLAND.members),
        row("children", LAST, QA=100, QB=100, QC=100),
    )
    made = []
    for year in (YEAR, LAST):
        line = tuple(own(place, CHILDREN, year, dataset) for place in GREEKLAND.members)
        whole = total(dataset, GREEKLAND, CHILDREN, year)
        made.append((difference(line[0], line[1]), share(line[0], whole), median("greekland", line), whole))
    assert {why(*pair) for pair in zip(*made, strict=True)} == {Reason.TWO_VINTAGES}


def test_two_sources_of_what_is_counted_over_a_year_are_no_vintages() -> None:
    dataset = data(row("cases", QA=5), one("QB", "cases", 7, source="sheet"))
    assert why(own("QA", CASES, dataset=dataset), own("QB", CASES, dataset=dataset)) is None


# ---- every operation asks

APART = {
    Reason.TWO_MEASURES: (own("QA"), own("QA", CASES)),
    Reason.TWO_BASES: (own("QA", CASES), own("QA", FISCAL)),
    Reason.TWO_YEARS: (own("QA"), own("QB", year=LAST)),
    Reason.BREAK: (own("QA", BROKEN), own("QA", BROKEN, LAST)),
    Reason.NOT_APPLICABLE: (own("QA", FOUND), own("QA", FOUND, LAST)),
    Reason.TWO_VINTAGES: (own("QA", CHILDREN, YEAR, VINTAGES), own("QB", CHILDREN, YEAR, VINTAGES)),
    Reason.NOT_AVAILABLE: (own("QA"), own("QD")),
}


@pytest.mark.parametrize("reason", APART)
@pytest.mark.parametrize("operation", [difference, ratio, change])
def test_nothing_is_worked_out_of_what_is_apart(
    operation: Callable[[Comparison, Comparison], Comparison], reason: Reason
) -> None:
    found = operation(*APART[reason])
    assert (found.value, found.refusal) == (None, reason)
    assert found.operation in {Operation.DIFFERENCE, Operation.RATIO, Operation.CHANGE}
