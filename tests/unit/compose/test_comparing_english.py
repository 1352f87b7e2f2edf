"""Comparisons in American English: ratios, ranks, more and fewer, what went up and why that isn't told."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import NB

from reportgen.compare import Reason
from reportgen.compose import en_us

F = Fraction


@pytest.mark.parametrize(
    ("ratio", "said", "value"),
    [
        (F(1), "the same as", 1),
        (F(96, 100), "about the same as", 1),
        (F(1049, 1000), "about the same as", 1),
        (F(105, 100), f"about 1.1{NB}times", Decimal("1.1")),
        (F(3, 2), f"1.5{NB}times", Decimal("1.5")),
        (F(152, 100), f"about 1.5{NB}times", Decimal("1.5")),
        (F(3), f"3{NB}times", 3),
        (F(2951, 1000), f"about 3{NB}times", 3),
        (F(996, 100), f"about 10{NB}times", 10),
        (F(123, 10), f"about 12{NB}times", 12),
        (F(12_504, 10), f"about 1,250{NB}times", 1250),
        (F(3, 4), "three-quarters of", Decimal("0.75")),
        (F(2, 3), "two-thirds of", Decimal("0.67")),
        (F(1, 2), "half", Decimal("0.5")),
        (F(52, 100), "about half", Decimal("0.5")),
        (F(34, 100), "about a third of", Decimal("0.33")),
        (F(1, 4), "a quarter of", Decimal("0.25")),
        (F(58, 100), f"58%{NB}of", Decimal("0.58")),
        (F(582, 1000), f"about 58%{NB}of", Decimal("0.58")),
        (F(25, 1000), f"2.5%{NB}of", Decimal("0.025")),
        (F(1, 1000), f"under{NB}1%{NB}of", Decimal("0.01")),
        (F(0), f"0%{NB}of", 0),
    ],
)
def test_one_figure_over_another(ratio: Fraction, said: str, value: Decimal) -> None:
    assert en_us.times(ratio) == (said, value)


PARTS = {
    "three-quarters of": F(3, 4), "two-thirds of": F(2, 3), "half": F(1, 2), "a third of": F(1, 3),
    "a quarter of": F(1, 4), "the same as": F(1),
}  # fmt: skip


def meant(said: str) -> Fraction:
    """The ratio that the words name."""
    if said in PARTS:
        return PARTS[said]
    found = re.fullmatch(f"([\\d,.]+)(?:{NB}times|(%){NB}of)", said)
    assert found, said
    return F(found[1].replace(",", "")) / (100 if found[2] else 1)


@given(st.fractions(F(1, 10_000), 10_000, max_denominator=10_000))
def test_a_ratio_in_words_is_never_more_than_5_percent_off(ratio: Fraction) -> None:
    said, _ = en_us.times(ratio)
    if said.startswith("under"):
        assert ratio < F(1, 100)
        return
    named = meant(said.removeprefix("about "))
    assert abs(named - ratio) <= ratio * F(53, 1000)  # 5% of the smaller of the two
    assert said.startswith("about ") is (named != ratio)


@given(st.fractions(F(1, 100), 100, max_denominator=1_000))
def test_what_is_more_than_one_is_not_said_as_less(ratio: Fraction) -> None:
    said, value = en_us.times(ratio)
    assert (value > 1) is (ratio > 1) or "same" in said
    assert ("times" in said) is (value > 1)


@pytest.mark.parametrize(
    ("value", "among", "tied", "said"),
    [
        (1, 6, 0, "highest"),
        (2, 6, 0, f"2nd{NB}highest"),
        (5, 6, 0, f"5th{NB}highest"),
        (6, 6, 0, "lowest"),
        (1, 6, 1, f"tied{NB}for highest"),
        (2, 6, 1, f"tied{NB}for 2nd{NB}highest"),
        (5, 6, 1, f"tied{NB}for lowest"),
        (4, 6, 1, f"tied{NB}for 4th{NB}highest"),
        (1, 6, 5, f"tied{NB}for highest"),
        (2, 2, 0, f"2nd{NB}highest"),
    ],
)
def test_ranks(value: int, among: int, tied: int, said: str) -> None:
    assert en_us.standing(value, among, tied) == said


@given(st.integers(1, 60), st.data())
def test_only_what_nothing_is_below_is_the_lowest(among: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(1, among))
    tied = data.draw(st.integers(0, among - value))
    said = en_us.standing(value, among, tied)
    assert ("lowest" in said) is (value > 1 and value + tied == among and among > 2)
    assert ("tied" in said) is (tied > 0)


@pytest.mark.parametrize(
    ("order", "number", "amount", "level", "follows"),
    [
        (1, "more", "more", "higher", "than"),
        (-1, "fewer", "less", "lower", "than"),
        (0, "as many", "as much", "the same", "as"),
    ],
)
def test_cases_are_fewer_money_is_less_and_a_rate_is_lower(
    order: int, number: str, amount: str, level: str, follows: str
) -> None:
    said = tuple(en_us.more_or_fewer(order, manner) for manner in ("number", "amount", "level"))
    assert said == (number, amount, level)
    assert en_us.than(order) == follows


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        ("3.2", Decimal("3.2"), f"3.2{NB}percentage points"),
        ("1.0", Decimal("1.0"), f"1.0{NB}percentage point"),
        ("1", 1, f"1{NB}percentage point"),
        ("0", 0, f"0{NB}percentage points"),
        ("−1", -1, f"−1{NB}percentage point"),
    ],
)
def test_percentage_points(text: str, shown: int | Decimal, said: str) -> None:
    assert en_us.points(text, shown) == said


def test_a_break_names_its_year() -> None:
    assert en_us.no_trend(Reason.BREAK, 2022, 2023, True) == (
        "the definition changed in 2023, so no change is given"
    )


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_can_stand_inside_a_sentence(reason: Reason) -> None:
    said = en_us.no_trend(reason, 2022, 2023, any_earlier=True)
    assert said[0].islower()
    assert not said.endswith(".")


def test_no_earlier_figure_is_told_only_where_there_is_none() -> None:
    told = [en_us.no_trend(Reason.NOT_AVAILABLE, 2022, 0, any_earlier) for any_earlier in (False, True)]
    assert told == [
        "no earlier figure is in the sources used",
        "no figure for 2022 is in the sources used",
    ]
    assert en_us.no_earlier(None) == "No earlier figure of these measures is in the sources used."
    assert en_us.no_earlier(2022) == "No figure of these measures for 2022 is in the sources used."


@pytest.mark.parametrize(
    ("count", "said"), [(2, "the same in both states"), (6, "the same in all six states"),
                        (12, "the same in all 12 states")]
)  # fmt: skip
def test_where_there_is_no_highest_nor_lowest(count: int, said: str) -> None:
    assert en_us.all_the_same(count, "state") == said
