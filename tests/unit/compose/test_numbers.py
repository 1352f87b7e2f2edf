"""A comparison becomes a figure: the text shown, the value that it says, and what it rests on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    CASES,
    CHILDREN,
    GREEKLAND,
    NB,
    PER_1000,
    REPORTS,
    YEAR,
    data,
    one,
    row,
)

from reportgen.compare import Comparison, Reason, change, median, observed, rank, rate, share, stated, total
from reportgen.compare.figures import absent
from reportgen.compose.numbers import _share, cell, figure, mark, words
from reportgen.data.measure import Kind, Measure
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import Figure, Literal, Mark, Text

Q = Qualifier


def of(kind: Kind, decimals: int = 0) -> Measure:
    return Measure("cases", "m", "m", "m", "m", kind=kind, decimals=decimals)


def shown(
    value: int | Decimal, kind: Kind = Kind.COUNT, qualifier: Qualifier = Q.EXACT, decimals: int = 0
) -> tuple[str, int | Decimal]:
    found = one("QA", "cases", value, qualifier=qualifier)
    made = figure(stated(of(kind, decimals), "QA", YEAR, found))
    assert (made.operation, made.observations) == ("as observed", (found.id,))
    return made.text, made.value


@pytest.mark.parametrize(
    ("value", "qualifier", "text"),
    [
        (0, Q.EXACT, "0"),
        (1, Q.EXACT, "1"),
        (893, Q.EXACT, "893"),
        (1_341_801, Q.EXACT, "1,341,801"),
        (36_200_000, Q.EXACT, "36,200,000"),
        (18_400, Q.MORE_THAN, f"more{NB}than 18,400"),
        (105_000_000, Q.MORE_THAN, f"more{NB}than 105{NB}million"),
        (4_000, Q.ABOUT, "about 4,000"),
        (36_200_000, Q.ROUNDED, f"36.2{NB}million"),
        (18_400, Q.ROUNDED, "18,400"),
    ],
)
def test_a_count_is_said_as_its_source_states_it(value: int, qualifier: Qualifier, text: str) -> None:
    assert shown(value, qualifier=qualifier) == (text, value)


@pytest.mark.parametrize(
    ("stated_as", "text", "number"),
    [
        ((Decimal("19"), Kind.PERCENT, Q.EXACT, 0), "19%", 19),
        ((Decimal("19.45"), Kind.PERCENT, Q.EXACT, 1), "19.5%", Decimal("19.5")),
        ((Decimal("19"), Kind.PERCENT, Q.ABOUT, 0), "about 19%", Decimal("19")),
        ((Decimal("10"), Kind.PERCENT, Q.MORE_THAN, 0), f"more{NB}than 10%", Decimal("10")),
        ((Decimal("1234.5"), Kind.MONEY, Q.EXACT, 2), "$1,234.50", Decimal("1234.50")),
        ((1_200_000, Kind.MONEY, Q.ROUNDED, 0), f"$1.2{NB}million", 1_200_000),
        ((1_200_000, Kind.MONEY, Q.MORE_THAN, 0), f"more{NB}than $1.2{NB}million", 1_200_000),
        ((Decimal("8"), Kind.RATE, Q.EXACT, 1), "8.0", Decimal("8.0")),
        ((Decimal("8.449"), Kind.RATE, Q.EXACT, 1), "8.4", Decimal("8.4")),
    ],
)
def test_percent_money_and_rates_have_their_signs_and_decimals(
    stated_as: tuple[int | Decimal, Kind, Qualifier, int], text: str, number: int | Decimal
) -> None:
    assert shown(*stated_as) == (text, number)


def test_money_that_was_lost_has_its_minus_before_the_dollar() -> None:
    assert shown(Decimal("-5"), Kind.MONEY)[0] == "−$5"


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from([Kind.PERCENT, Kind.MONEY, Kind.RATE]),
    st.integers(0, 3),
)
def test_the_value_of_a_figure_is_what_its_text_says(value: Decimal, kind: Kind, decimals: int) -> None:
    text, number = shown(value, kind, decimals=decimals)
    plain = text.replace("−", "-").replace("$", "").replace("%", "").replace(",", "")
    assert Decimal(plain) == number


THREE = data(
    row("reports", QA=893, QB=11, QC=0),
    row("children", QA=95_000, QB=2_000, QC=5),
    row("reports", 2022, QA=1000),
)


def own(place: str, measure: Measure = REPORTS, year: int = YEAR) -> Comparison:
    return observed(THREE, place, measure, year)


def test_what_is_worked_out_says_how_and_is_rounded_once() -> None:
    per = figure(rate(own("QA"), own("QA", CHILDREN), PER_1000))
    assert (per.text, per.value, per.operation) == ("9.4", Decimal("9.4"), "rate per 1,000 of children")
    whole = total(THREE, GREEKLAND, REPORTS, YEAR)
    together = figure(whole)
    assert (together.text, together.value, together.operation) == ("904", 904, "total")
    part = figure(share(own("QA"), whole))
    assert (part.text, part.value, part.operation) == ("98.8%", Decimal("98.8"), "share")
    place = figure(rank(own("QB"), (own("QA"), own("QB"), own("QC"))).comparison)
    assert (place.text, place.value, place.operation) == ("2nd", 2, "rank")


def test_a_change_is_said_without_its_sign() -> None:
    found = figure(change(own("QA"), own("QA", year=2022)))
    assert (found.text, found.value, found.operation) == ("10.7%", Decimal("10.7"), "change")


def test_a_rate_always_shows_its_decimals() -> None:
    dataset = data(row("reports", QA=8), row("children", QA=1000))
    eight = rate(observed(dataset, "QA", REPORTS, YEAR), observed(dataset, "QA", CHILDREN, YEAR), PER_1000)
    assert figure(eight).text == "8.0"


def test_a_figure_names_everything_that_it_rests_on() -> None:
    whole = total(THREE, GREEKLAND, REPORTS, YEAR)
    assert figure(whole).observations == tuple(f"{code}/reports/2023@table" for code in ("QA", "QB", "QC"))


# ---- cells


@pytest.mark.parametrize(
    ("reason", "sign"),
    [
        (Reason.NOT_AVAILABLE, "[x]"),
        (Reason.SUPPRESSED, "[c]"),
        (Reason.NOT_APPLICABLE, "[z]"),
        (Reason.OUT_OF_SCOPE, "[x]"),
        (Reason.PARTIAL, "[n]"),
        (Reason.QUALIFIED, "[n]"),
        (Reason.TWO_MEASURES, "[n]"),
        (Reason.BREAK, "[b]"),
        (Reason.TWO_VINTAGES, "[v]"),
        (Reason.SMALL_BASE, "[s]"),
        (Reason.ZERO_BASE, "[s]"),
    ],
)
def test_a_missing_figure_is_a_mark_in_a_cell(reason: Reason, sign: str) -> None:
    (found,) = cell(absent(CASES, "QA", YEAR, reason))
    assert isinstance(found, Mark)
    assert found.text == sign


@pytest.mark.parametrize(("status", "sign"), [(Status.PROVISIONAL, "[p]"), (Status.REVISED, "[r]")])
def test_a_preliminary_or_revised_figure_has_its_mark_beside_it(status: Status, sign: str) -> None:
    found = cell(stated(CASES, "QA", YEAR, one("QA", "cases", 12, status=status)))
    assert [part.text for part in found] == ["12", NB, sign]
    assert isinstance(found[0], Figure)


def test_a_zero_in_a_cell_is_a_figure() -> None:
    (found,) = cell(stated(CASES, "QA", YEAR, one("QA", "cases", 0)))
    assert found == Figure("0", 0, "as observed", ("QA/cases/2023@table",))


def test_a_worked_out_figure_has_the_mark_of_each_status_that_it_rests_on() -> None:
    mixed = [one("QA", "cases", 1, status=Status.REVISED), one("QB", "cases", 2, status=Status.PROVISIONAL)]
    found = cell(total(data(mixed, row("cases", QC=3)), GREEKLAND, CASES, YEAR))
    assert [part.text for part in found] == ["6", NB, "[p]", NB, "[r]"]


def test_words_with_a_digit_are_declared() -> None:
    assert words("Maine", "name") == Text("Maine")
    assert words("50 states", "name") == Literal("50 states", "name")
    assert words("m²", "unit") == Literal("m²", "unit")


def test_a_mark_says_what_it_means() -> None:
    assert mark("suppressed") == Mark("[c]", "suppressed")


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (9_999, 10_000, "over\u00a099.9%"),
        (1, 10_000, "under\u00a00.1%"),
        (10_000, 10_000, "100.0%"),
        (0, 10_000, "0.0%"),
        (9_994, 10_000, "99.9%"),
        (5, 10_000, "0.1%"),
    ],
)
def test_a_share_next_to_all_or_none_is_neither(part: int, whole: int, text: str) -> None:
    assert _share(Fraction(part, whole))[0] == text


@pytest.mark.parametrize(
    ("kind", "decimals", "values", "text"),
    [
        (Kind.COUNT, 0, (12, 13), "12.5"),
        (Kind.RATE, 1, (Decimal("1.1"), Decimal("1.2")), "1.15"),
        (Kind.MONEY, 0, (12, 13), "$12.50"),
        (Kind.MONEY, 2, (Decimal("1.11"), Decimal("1.12")), "$1.115"),
        (Kind.COUNT, 0, (12, 14), "13"),
    ],
)
def test_the_middle_of_two_figures_keeps_half_of_their_last_digit(
    kind: Kind, decimals: int, values: tuple[int | Decimal, int | Decimal], text: str
) -> None:
    peers = [
        stated(of(kind, decimals), place, YEAR, one(place, "cases", value))
        for place, value in zip(("QA", "QB"), values, strict=True)
    ]
    assert figure(median("greekland", peers)).text == text
