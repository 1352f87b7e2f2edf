"""American English after AP: ordinals, lists, rounding, large numbers, names and dates."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import NB

from reportgen.compare import Reason
from reportgen.compose import en_us
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.observation import Status


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
        (13, "13th"), (20, "20th"), (21, "21st"), (22, "22nd"), (42, "42nd"), (50, "50th"), (100, "100th"),
        (101, "101st"), (111, "111th"), (112, "112th"), (113, "113th"), (121, "121st"), (1001, "1,001st"),
        (1011, "1,011th"),
    ],
)  # fmt: skip
def test_ordinals(value: int, said: str) -> None:
    assert en_us.ordinal(value) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (list("ABCD"), "A, B, C and D"),
    ],
)
def test_a_list_has_no_comma_before_its_and(names: list[str], said: str) -> None:
    between = (*en_us.conjunctions(len(names)), "")
    assert "".join(name + b for name, b in zip(names, between, strict=False)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (36_200_000, f"36.2{NB}million"),
        (105_000_000, f"105{NB}million"),
        (1_000_000, f"1{NB}million"),
        (999_999, "999,999"),
        (18_400, "18,400"),
        (4_000, "4,000"),
        (7, "7"),
        (0, "0"),
        (1_250_000, "1,250,000"),
        (36_210_368, "36,210,368"),
        (1_200_000_000, f"1.2{NB}billion"),
        (1_250_000_000, "1,250,000,000"),
        (3_000_000_000_000, f"3{NB}trillion"),
        (Decimal("36200000"), f"36.2{NB}million"),
        (Decimal("3.62E+7"), f"36.2{NB}million"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("12.5"), "12.5"),
        (-2_500_000, f"−2.5{NB}million"),
    ],
)
def test_a_rounded_number_is_said_in_millions_only_where_nothing_is_lost(
    value: int | Decimal, said: str
) -> None:
    assert en_us.in_words(value) == said


SIZES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


@given(st.integers(-(10**14), 10**14) | st.integers(-(10**5), 10**5).map(lambda n: n * 10**5))
def test_what_is_said_in_words_is_the_number_itself(value: int) -> None:
    number, _, size = en_us.in_words(value).partition(NB)
    assert Fraction(number.replace(",", "").replace("−", "-")) * SIZES.get(size, 1) == value


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        ("0.05", 1, "0.1"), ("-0.05", 1, "-0.1"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("8.449", 1, "8.4"),
        ("8.45", 1, "8.5"), ("8.35", 1, "8.4"), ("99.95", 1, "100.0"), ("0", 1, "0.0"),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero(value: str, decimals: int, said: str) -> None:
    assert str(en_us.rounded(Decimal(value), decimals)) == said
    assert en_us.rounded(Fraction(value), decimals) == Decimal(said)


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 4))
def test_there_is_one_rounding_for_decimals_and_fractions(value: Decimal, decimals: int) -> None:
    wanted = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert en_us.rounded(value, decimals) == wanted
    assert en_us.rounded(Fraction(value), decimals) == wanted


@given(st.fractions(-(10**9), 10**9, max_denominator=10**9), st.integers(0, 4))
def test_a_fraction_is_rounded_from_its_exact_value(value: Fraction, decimals: int) -> None:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        wanted = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert en_us.rounded(value, decimals) == wanted


@pytest.mark.parametrize(("tenths", "exact", "said"), [
    (10, Fraction(1), "all"),
    (0, Fraction(0), "none"),
    (10, Fraction(996, 1000), "nearly all"),
    (0, Fraction(1, 1000), f"fewer than 1{NB}in{NB}10"),
    (9, Fraction(807, 893), f"about 9{NB}in{NB}10"),
    (5, Fraction(1, 2), f"about 5{NB}in{NB}10"),
])  # fmt: skip
def test_all_and_none_are_said_only_where_they_are_true(tenths: int, exact: Fraction, said: str) -> None:
    assert en_us.roughly(tenths, exact) == said


def test_numbers_have_commas_and_a_real_minus_sign() -> None:
    assert en_us.grouped(Decimal("1341801"), 0) == "1,341,801"
    assert en_us.grouped(Decimal("-1234.5"), 1) == "−1,234.5"
    assert "-" not in en_us.plain(-12)


def test_a_rounded_nothing_has_no_minus_sign() -> None:
    assert en_us.grouped(en_us.rounded(Decimal("-0.04"), 1), 1) == "0.0"


@pytest.mark.parametrize(
    ("value", "said"), [(893, "893"), (1_341_801, "1,341,801"), (Decimal("8.50"), "8.50")]
)
def test_an_exact_number_keeps_the_decimals_that_it_has(value: int | Decimal, said: str) -> None:
    assert en_us.plain(value) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "zero"), (1, "one"), (6, "six"), (9, "nine"), (10, "10"), (50, "50")]
)
def test_small_numbers_of_things_are_words(count: int, said: str) -> None:
    assert en_us.number_word(count) == said


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("MA", "Mass."),
        ("CT", "Conn."),
        ("NH", "N.H."),
        ("WV", "W.Va."),
        ("DC", "D.C."),
        ("ME", "Maine"),
        ("TX", "Texas"),
    ],
)
def test_short_names_are_aps(code: str, short: str) -> None:
    assert en_us.short_name(code, BUILT_IN[code].name) == short


def test_eight_states_and_every_territory_keep_their_names() -> None:
    same = {p.code for p in BUILT_IN.values() if en_us.short_name(p.code, p.name) == p.name}
    assert same == {"AK", "HI", "ID", "IA", "ME", "OH", "TX", "UT", "PR", "VI", "AS", "GU", "MP", "US"}


def test_no_short_name_is_a_postal_code() -> None:
    assert not {en_us.short_name(p.code, p.name) for p in BUILT_IN.values()} & set(BUILT_IN)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), f"Nov.{NB}21, 2026"),
        (date(2023, 7, 1), f"July{NB}1, 2023"),
        (date(2024, 3, 9), f"March{NB}9, 2024"),
        (date(2024, 9, 30), f"Sept.{NB}30, 2024"),
    ],
)
def test_dates(day: date, said: str) -> None:
    assert en_us.long_date(day) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("Maine", "Maine’s"), ("Massachusetts", "Massachusetts’"), ("Texas", "Texas’"), ("D.C.", "D.C.’s")],
)
def test_possessives(name: str, said: str) -> None:
    assert en_us.possessive(name) == said


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Maine", "Maine"),
        ("District of Columbia", "the District of Columbia"),
        ("United States", "the United States"),
        ("U.S. Virgin Islands", "the U.S. Virgin Islands"),
        ("Midwest", "the Midwest"),
        ("East North Central", "the East North Central"),
        ("West South Central", "the West South Central"),
        ("West Virginia", "West Virginia"),
        ("South Dakota", "South Dakota"),
        ("New England", "New England"),
        ("50 states", "the 50 states"),
        ("Border states", "the Border states"),
        ("Our states", "Our states"),
    ],
)
def test_articles(name: str, inside: str) -> None:
    assert en_us.in_sentence(name) == inside
    assert en_us.in_sentence(name, opens=True) == inside[:1].upper() + inside[1:]


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Missing children", "missing children"),
        ("Team Adam", "Team Adam"),
        ("NCMEC CONNECT", "NCMEC CONNECT"),
        ("CyberTipline", "CyberTipline"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_keeps_the_capitals_of_names(title: str, inside: str) -> None:
    assert en_us.uncapped(title) == inside


def test_every_reason_has_its_sentence_and_every_status_its_mark() -> None:
    assert set(en_us.REFUSALS) == set(Reason)
    assert all(said.endswith(".") and not any(map(str.isdigit, said)) for said in en_us.REFUSALS.values())
    marked = {str(status).replace("_", " ") for status in Status} - {"final"} | {
        "not worked out",
        "not worked out over a break",
        "not worked out between vintages",
        "not worked out from a small base",
        "not exact",
    }
    assert set(en_us.MARKS) == marked
    assert len({sign for sign, _ in en_us.MARKS.values()}) == len(marked)
