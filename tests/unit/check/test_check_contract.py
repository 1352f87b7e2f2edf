"""Whether a figure can be what it says it is; and the populations that rates are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from made_up import CODEBOOK, SOURCES, data, one, row, with_

from reportgen.check.contract import contract
from reportgen.check.coverage import coverage, signed_rows, to_review
from reportgen.check.population import population
from reportgen.data.observation import Key, Locator, Observation, Status
from reportgen.data.period import Period
from reportgen.errors import Severity

BOOK = with_(CODEBOOK, sources=tuple(replace(s, retrieved=date(2024, 6, 1)) for s in SOURCES))


def quoting(value: int, quote: str, accepted: str = "") -> Observation:
    found = one("QA", "reports", value, accepted=accepted)
    return replace(found, locator=replace(found.locator, quote=quote))


def told(*found: Observation) -> list[tuple[Severity, str]]:
    return [(c.finding.severity, c.finding.what) for c in contract(data(*found, book=BOOK))]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (one("QA", "likely", 119), "more than 100 percent"),
        (one("QA", "likely", -1), "a percent is never below zero"),
        (one("QA", "reports", -5), "a count is never below zero"),
        (one("QA", "reports", Decimal("1.5")), "a count is a whole number"),
        (one("QA", "reports", 5, 1023), "is of 1023"),
        (one("QA", "reports", 5, 2032), "is of 2032, and its source table was taken down in 2024"),
        (replace(one("QA", "reports", 5), source="nowhere"), '"nowhere" is no source'),
        (Observation(Key("ZZ", "reports", Period(2023)), 1, "table", Locator("a", "1")), '"ZZ" is no place'),
        (quoting(983, "handled 893 cases"), "its quote 893: two digits are swapped"),
        (quoting(3_620_000, "received 36.2 million"), "its quote 36,200,000: it is 10 times too small"),
    ],
)  # fmt: skip
def test_what_can_t_be_is_an_error_at_its_cell(found: Observation, what: str) -> None:
    [(severity, said)] = told(found)
    assert severity is Severity.ERROR
    assert what in said


@pytest.mark.parametrize(
    "found",
    [
        one("QA", "likely", 19),
        one("QA", "likely", 0),
        one("QA", "spending", -5),
        quoting(36_200_000, "received 36.2 million reports in 2023"),
        quoting(893, "In 2023, 893 cases"),
        quoting(11, "eleven cases, of 110"),
        quoting(983, "handled 893 cases", accepted="J. Doe"),
    ],
)
def test_what_may_be_is_not_told(found: Observation) -> None:
    if "eleven" not in found.locator.quote:
        assert not told(found)


def test_a_percent_that_looks_like_a_fraction_is_a_warning() -> None:
    [concern] = contract(data(one("QA", "likely", Decimal("0.19")), book=BOOK))
    assert concern.finding.severity is Severity.WARNING
    assert concern.finding.do == "Write 19.00 if that is meant."


def test_a_year_far_from_all_others_is_a_warning() -> None:
    [(severity, what)] = told(one("QA", "reports", 5, 1932), one("QA", "reports", 5))
    assert severity is Severity.WARNING
    assert "1932" in what


# ---- populations


def test_a_population_that_is_not_there_is_told_once_for_all_its_places() -> None:
    [concern] = population(data(*row("reports", QA=5, QB=7), *row("children", QA=900)))
    assert concern.finding.where == "made-up.csv, row QB reports 2023"
    assert (
        "reports has a figure of 2023 and children has none for Betaland: no per_1000" in concern.finding.what
    )
    assert [str(key) for key in concern.keys] == ["QB/children/2023"]


def test_two_vintages_in_one_year_are_told_with_both_cells() -> None:
    two = [one("QA", "children", 900), one("QB", "children", 800, source="census")]
    [concern] = population(data(*two))
    assert "children of 2023 is of 2 vintages" in concern.finding.what
    assert concern.finding.where == "made-up.csv, row QA children 2023; row QB children 2023"
    assert not list(population(data(*row("children", QA=900, QB=800))))


# ---- coverage


def test_coverage_says_who_has_withholds_and_lacks_a_figure() -> None:
    withheld = one("QB", "reports", None, status=Status.SUPPRESSED)
    lines = coverage(data(one("QA", "reports", 5), withheld, *row("tips", 2022, QC=1), one("US", "tips", 3)))
    by = {(line.measure, line.year): line for line in lines}
    reports = by["reports", 2023]
    assert (reports.have, reports.withheld, reports.missing, reports.nation) == (
        ("QA",),
        ("QB",),
        ("QC",),
        False,
    )
    assert by["tips", 2023].nation
    assert by["tips", 2022].have == ("QC",)
    assert [line.measure for line in coverage(data(one("QA", "reports", 5)), 2022)] == []


def test_rows_under_review_come_before_those_that_were_accepted() -> None:
    done = one("QA", "reports", 5, review="Two labels.", accepted="J. Doe, 2026-11-22")
    waiting = replace(
        one("QB", "reports", 5, review="A smudge."), locator=Locator("a.csv", "row 7, column value")
    )
    rows = signed_rows(data(done, waiting))
    assert [(row.review, row.accepted) for row in rows] == [("A smudge.", ""), ("Two labels.", done.accepted)]
    [concern] = to_review(data(done, waiting))
    assert concern.finding.do.endswith("run: reportgen accept a.csv 7 --by NAME")
