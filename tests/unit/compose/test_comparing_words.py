"""Figures beside others, and beside their own earlier years, in each state that they can be in.

In the templates here a, b and c are Alphaland, Betaland and Gammaland.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    ALPHA,
    BETA,
    NB,
    YEAR,
    data,
    more_than,
    one,
    refused,
    row,
    said,
    sentence,
    suppressed,
    with_,
)

from reportgen.compose.figures import FigureWord
from reportgen.compose.numbers import figure
from reportgen.compose.phrases import NO_APPARATUS
from reportgen.compose.places import place_word
from reportgen.compose.setting import Setting
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.observation import Status
from reportgen.document.nodes import Figure, Text
from reportgen.document.walk import text_of

ABC = (
    "{% set places = state.division.states | list %}"
    "{% set a = places[0] %}{% set b = places[1] %}{% set c = places[2] %}"
)
THREE = data(
    row("reports", QA=893, QB=300, QC=300),
    row("children", QA=95_000, QB=95_000, QC=5_000),
    row("cases", QA=100, QB=7),
    row("care", QA=90),
    row("other", QA=10),
    [one("QA", "likely", Decimal(19)), one("QB", "likely", Decimal(18)), one("QC", "likely", Decimal(19))],
    row("spending", QA=1_200, QB=600, QC=1_200),
    suppressed("QA", "tips"),
    row("tips", QB=4),
)


def told(word: str, dataset: Dataset = THREE) -> str:
    return said(f"{ABC}{{{{ {word} }}}}", dataset)


def is_so(question: str, dataset: Dataset = THREE) -> bool:
    return told(f'"yes" if {question} else "no"', dataset) == "yes"


def stopped(word: str, dataset: Dataset = THREE) -> str:
    return refused(f"{ABC}{{{{ {word} }}}}", dataset)


def word_for(path: str, dataset: Dataset, place: Jurisdiction = ALPHA) -> FigureWord:
    return place_word(Setting(dataset, YEAR, place_word), place).figure(path)


def cell(word: FigureWord) -> str:
    return text_of(word.cell).replace(NB, " ")


# ---- differences


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("a.reports.difference_from(b.reports)", "593"),
        ("b.reports.difference_from(a.reports)", "593"),
        ("b.reports.difference_from(c.reports)", "0"),
        ("a.reports.rate.difference_from(b.reports.rate)", "6.2"),
        ("a.likely.difference_from(b.likely)", "1 percentage point"),
        ("a.spending.difference_from(b.spending)", "$600"),
        (
            "a.reports.share_of(a.division).difference_from(b.reports.share_of(a.division))",
            "39.7 percentage points",
        ),
    ],
)
def test_a_difference_is_said_without_its_sign(word: str, shown: str) -> None:
    assert told(word) == shown


@pytest.mark.parametrize(
    ("path", "mine", "its", "shown"),
    [
        ("cases", 12, 4, "+8"),
        ("cases", 4, 12, "−8"),
        ("cases", 4, 4, "0"),
        ("likely", 4, 12, "−8 percentage points"),
        ("spending", 1_200, 600, "+$600"),
        ("spending", 600, 1_200, "−$600"),
        ("cases", None, 12, "[x]"),
    ],
)
def test_in_a_table_a_difference_has_its_sign(path: str, mine: int | None, its: int, shown: str) -> None:
    dataset = data(one("QA", path, mine), one("QB", path, its))
    assert cell(word_for(path, dataset).difference_from(word_for(path, dataset, BETA))) == shown


def test_a_difference_rests_on_both_figures() -> None:
    (found,) = sentence(f"{ABC}{{{{ a.reports.difference_from(b.reports) }}}}", THREE)
    assert found == Figure("593", 593, "difference", ("QA/reports/2023@table", "QB/reports/2023@table"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("a.reports.difference_from(b.reports).higher", True),
        ("a.reports.difference_from(b.reports).lower", False),
        ("b.reports.difference_from(a.reports).lower", True),
        ("b.reports.difference_from(c.reports).higher", False),
        ("b.reports.difference_from(c.reports).lower", False),
        ("a.tips.difference_from(b.tips).higher", False),
        ("a.cases.difference_from(c.cases).known", False),
    ],
)
def test_which_side_of_a_difference_is_higher(question: str, answer: bool) -> None:
    assert is_so(question) is answer


# ---- ratios


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("a.reports.times(b.reports)", "about 3 times"),
        ("b.reports.times(a.reports)", "about a third of"),
        ("b.reports.times(c.reports)", "the same as"),
        ("a.reports.compared_with(b.reports)", "about 3 times Betaland’s number"),
        ("a.reports.rate.compared_with(b.reports.rate)", "about 3 times Betaland’s rate"),
        ("b.reports.rate.compared_with(c.reports.rate)", "about 5.3% of Gammaland’s rate"),
        ("a.spending.compared_with(b.spending)", "2 times Betaland’s figure"),
        ("b.spending.compared_with(a.spending)", "half Alphaland’s figure"),
        ("a.likely.compared_with(b.likely)", "about 1.1 times Betaland’s share"),
        ("a.likely.compared_with(c.likely)", "the same as Gammaland’s share"),
        ("a.reports.compared_with(a.division.reports)", "about 60% of Greekland’s number"),
    ],
)
def test_how_many_times_another_it_is(word: str, shown: str) -> None:
    assert told(word) == shown


def test_a_ratio_is_a_figure_that_rests_on_both() -> None:
    found = sentence(f"{ABC}{{{{ a.reports.compared_with(b.reports) }}}}", THREE)
    ids = ("QA/reports/2023@table", "QB/reports/2023@table")
    assert found == (Figure(f"about 3{NB}times", 3, "ratio", ids), Text(" Betaland’s number"))


@pytest.mark.parametrize(
    ("mine", "its", "shown"),
    [(893, 300, "3.0 times"), (20, 30, "0.7 times"), (1, 300, "under 0.1 times"), (0, 300, "0.0 times"),
     (30, 9, "[s]"), (30, 0, "[s]"), (-1, 20, "[z]")],
)  # fmt: skip
def test_in_a_table_a_ratio_has_one_decimal(mine: int, its: int, shown: str) -> None:
    dataset = data(row("cases", QA=mine, QB=its))
    assert cell(word_for("cases", dataset).times(word_for("cases", dataset, BETA))) == shown


def test_from_a_base_under_10_there_is_no_ratio() -> None:
    assert told("a.cases.times(b.cases).reason") == (
        "The figure to set it against is too small for a percentage or a ratio to mean much."
    )
    few = data(row("reports", QA=90, QB=9), row("children", QA=1_000, QB=1_000))
    assert is_so("a.reports.rate.times(b.reports.rate).missing", few)
    assert is_so("b.reports.rate.times(a.reports.rate).known", few)


def test_rates_that_show_the_same_are_about_the_same_however_far_apart() -> None:
    tiny = data(row("reports", QA=40, QB=10), row("children", QA=1_000_000, QB=1_000_000))
    assert told("a.reports.rate.times(b.reports.rate)", tiny) == "about the same as"
    assert told("a.reports.rate", tiny) == told("b.reports.rate", tiny) == "0.0"


# ---- more, fewer, higher


@pytest.mark.parametrize(
    ("mine", "its", "counts", "money", "percent"),
    [
        (9, 8, "more than", "more than", "higher than"),
        (8, 9, "fewer than", "less than", "lower than"),
        (9, 9, "as many as", "as much as", "the same as"),
    ],
)
def test_more_and_fewer(mine: int, its: int, counts: str, money: str, percent: str) -> None:
    for measure, shown in (("cases", counts), ("spending", money), ("likely", percent)):
        dataset = data([one("QA", measure, mine), one("QB", measure, its)])
        word = f"a.{measure}.more_or_fewer(b.{measure}) }}}} {{{{ a.{measure}.than(b.{measure})"
        assert told(word, dataset) == shown


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_figures_that_print_alike_are_never_called_higher_or_lower(mine: int, its: int) -> None:
    dataset = data(row("reports", QA=mine, QB=its), row("children", QA=100_000, QB=100_000))
    own, other = (word_for("reports.rate", dataset, place) for place in (ALPHA, BETA))
    shown = [figure(word.comparison).value for word in (own, other)]
    said_so = text_of(own.more_or_fewer(other).inlines(NO_APPARATUS))
    assert said_so == ("higher" if shown[0] > shown[1] else "lower" if shown[0] < shown[1] else "the same")
    assert (own > other, own < other, own.same_as(other)) == (
        shown[0] > shown[1],
        shown[0] < shown[1],
        shown[0] == shown[1],
    )
    apart = own.difference_from(other)
    assert (apart.higher, apart.lower) == (own > other, own < other)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (
            "a.reports.share_of(a.division) > a.reports.share_of(a.regions[1])",
            "The figures count different things.",
        ),
        ("a.care.share_of(a.cases) > a.reports.share_of(a.division)", "The figures count different things."),
        ("a.reports.change > a.reports.rank_in(a.division)", "not available"),
        ("a.reports > b.reports.previous", "not available"),
        ("a.reports.more_or_fewer(b.cases)", "The figures count different things."),
        ("a.tips.more_or_fewer(b.tips)", "withheld to protect the people counted"),
        ("a.cases.than(c.cases)", "not available"),
        ("a.cases.more_or_fewer('b')", "can only be set against a figure"),
        ("a.cases.times(b.cases)", "a base too small"),
        ("a.cases.compared_with(c.cases)", "{% if state.cases.times(…).known %}"),
        ("'x' if a.reports.higher", "is no difference. Write .difference_from() first."),
    ],
)
def test_what_can_not_be_compared_stops_the_template(question: str, why: str) -> None:
    dataset = data(*THREE.by_id.values(), row("reports", QD=5))
    assert why in stopped(f"'x' if {question}" if ">" in question else question, dataset)


def test_parts_of_one_total_are_more_or_fewer_and_have_no_difference() -> None:
    assert told("a.care.more_or_fewer(a.other)") == "more"
    assert told("a.care.difference_from(a.other).reason") == "The figures count different things."


def test_the_share_of_each_in_its_own_total_can_be_compared() -> None:
    dataset = data(row("cases", QA=100, QB=100), row("care", QA=90, QB=80))
    assert is_so("a.care.share_of(a.cases) > b.care.share_of(b.cases)", dataset)


# ---- earlier years


def years(measure: str, values: dict[int, int | None], **changes: object) -> Dataset:
    """One measure's figures of Alphaland for several years; `changes` are the measure's own."""
    found = [one("QA", measure, value, year) for year, value in values.items()]
    book = with_(measures=(replace(data().codebook.measures[measure], **changes),))  # type: ignore[arg-type]
    return data(found, book=book)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({2022: 452, 2023: 893}, "up from 452 in 2022"),
        ({2022: 893, 2023: 452}, "down from 893 in 2022"),
        ({2022: 893, 2023: 893}, "unchanged from 2022"),
        ({2022: 4, 2023: 9}, "up from 4 in 2022"),
        ({2022: 0, 2023: 9}, "up from 0 in 2022"),
        ({2022: 1, 2023: 0}, "down from 1 in 2022"),
        ({2023: 9}, "no earlier figure is in the sources used"),
        ({2022: None, 2023: 9}, "no earlier figure is in the sources used"),
        ({2021: 8, 2023: 9}, "no figure for 2022 is in the sources used"),
        ({2022: 8, 2023: None}, "the figure is not available in the sources used"),
    ],
)
def test_a_trend_is_told_in_figures_or_why_there_is_none(values: dict[int, int | None], shown: str) -> None:
    assert told("a.cases.trend", years("cases", values)) == shown


def test_other_reasons_for_no_trend() -> None:
    broken = years("visits", {2022: 452, 2023: 893})
    assert told("a.visits.trend", broken) == "the definition changed in 2023, so no change is given"
    vintages = data(one("QA", "children", 9), one("QA", "children", 8, 2022, source="census"))
    assert told("a.children.trend", vintages) == (
        "the figures come from two vintages, which revise one another, so no change is given"
    )
    open_ended = data(row("cases", QA=50), one("QA", "cases", 40, 2022), more_than("QB", "cases", 40))
    assert told("b.cases.trend", data(*open_ended.by_id.values(), one("QB", "cases", 9, 2022))) == (
        "a figure that its source rounds or leaves open cannot be worked with, so no change is given"
    )
    withheld = data(row("cases", QA=50), one("QA", "cases", None, 2022, status=Status.SUPPRESSED))
    assert told("a.cases.trend", withheld) == (
        "the figure for 2022 is withheld to protect the people counted"
    )
    cumulative = data(row("found", 2022, US=7), row("found", US=9))
    assert said("{{ nation.found.trend }}", cumulative) == "no change is given for figures of this kind"


def test_a_percent_has_a_trend_and_points_but_no_percent_of_percent() -> None:
    dataset = years("likely", {2022: 16, 2023: 19})
    assert told("a.likely.trend", dataset) == "up from 16% in 2022"
    assert told("a.likely.difference_from(a.likely.previous)", dataset) == "3 percentage points"
    assert told("a.likely.change.reason", dataset) == "Figures of this kind are not compared in this way."


def test_money_and_rates_have_a_trend() -> None:
    assert told("a.spending.trend", years("spending", {2022: 900, 2023: 1_200})) == "up from $900 in 2022"
    dataset = data(row("reports", QA=9_441), row("reports", 2022, QA=9_449), row("children", QA=1_000_000),
                   row("children", 2022, QA=1_000_000))  # fmt: skip
    assert told("a.reports.rate.trend", dataset) == "level with 2022"
    assert not is_so("a.reports.rate.change.fell or a.reports.rate.change.rose", dataset)
    assert is_so("a.reports.change.fell", dataset)


def test_a_change_that_rounds_to_nothing_is_not_nothing() -> None:
    dataset = years("cases", {2022: 1_000_000, 2023: 1_000_100})
    assert told("a.cases.change", dataset) == "under 0.1%"
    assert cell(word_for("cases.change", dataset)) == "0.0%"
    assert is_so("a.cases.change.rose", dataset)


def test_the_earliest_year_is_the_first_with_nothing_between() -> None:
    since = "c.earliest }} {{ c.trend_since(c.earliest) }} {{ c.change_since(c.earliest)".replace(
        "c.", "a.cases."
    )
    values: dict[int, int | None] = {2012: 5, 2014: 20, 2015: None, 2016: 40, 2023: 60}
    assert told(since, years("cases", values, breaks=(2013,))) == "20 up from 20 in 2014 200.0%"
    assert told(since, years("cases", values, breaks=(2016,))) == "40 up from 40 in 2016 50.0%"
    alone = years("cases", {2023: 60})
    assert told("a.cases.trend_since(a.cases.earliest)", alone) == "no earlier figure is in the sources used"


def test_a_change_is_since_an_earlier_year() -> None:
    told_so = stopped("a.cases.change_since(a.cases)", years("cases", {2023: 60}))
    assert "is not earlier than" in told_so
    assert "Write change_since(figure.earliest)." in told_so
    assert "trend_since() needs a figure." in stopped("a.cases.trend_since('b')")


def test_a_series_has_every_year_from_the_first_with_its_gaps() -> None:
    dataset = years("cases", {2019: 5, 2021: None, 2022: 0, 2023: 60, 2024: 70})
    text = "{% for one in state.cases.series %}[{{ one if one.known else 'none' }}]{% endfor %}"
    assert said(text, dataset) == "[5][none][none][0][60]"
    assert said(text, data()) == "[none]"
    series = word_for("cases", dataset).series
    assert [word.comparison.year for word in series] == [2019, 2020, 2021, 2022, 2023]


def test_the_series_of_a_rate_and_of_a_region() -> None:
    both = (("reports", 9), ("children", 1_000))
    dataset = data(*[row(m, year, QA=n, QB=n, QC=n) for m, n in both for year in (2021, YEAR)])
    assert [word.known for word in word_for("reports.rate", dataset).series] == [True, False, True]
    assert told("a.division.reports.series.first", dataset) == "27"
