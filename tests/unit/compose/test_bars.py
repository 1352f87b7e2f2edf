"""Bar charts: their order, who stands out, what may not share one, and what they say of themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import block, data, more_than, one, refused, row, states, suppressed

from reportgen.compose import en_us
from reportgen.compose.en_us import alternatives
from reportgen.data.dataset import Dataset
from reportgen.data.observation import Qualifier, Status
from reportgen.document.nodes import BarChart, Figure, Mark
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=893, QB=2_000, QC=11),
    row("children", QA=95_000, QB=50_000, QC=1_000),
    row("cases", QA=100, QB=0, US=700),
    row("care", QA=90),
    row("other", QA=10),
    suppressed("QC", "cases"),
    row("reports", 2022, QA=1),
)


def chart(text: str, dataset: Dataset = DATA, of: str = "greekland") -> BarChart:
    found = block(text, dataset, of)
    assert isinstance(found, BarChart)
    return found


def shown(found: BarChart) -> list[tuple[str, str]]:
    return [(text_of(bar.label), bar.figure.text) for bar in found.bars]


def roles(found: BarChart) -> list[str]:
    return [bar.role for bar in found.bars]


# ---- order


def test_bars_stand_highest_first_under_the_names_of_their_places() -> None:
    found = chart("{{ bars(region.each.reports) }}")
    assert shown(found) == [("Betaland", "2,000"), ("Alphaland", "893"), ("Gammaland", "11")]
    assert found.series == "Reports"
    assert found.alt == "Bar chart of reports in 2023. Betaland 2,000, Alphaland 893, Gammaland 11."


def test_bars_may_stand_in_the_order_of_their_names() -> None:
    found = chart('{{ bars(region.each.reports.ranked, order="name") }}')
    assert shown(found) == [("Alphaland", "893"), ("Betaland", "2,000"), ("Gammaland", "11")]
    assert text_of(found.subtitle) == "Reports, 2023; in the order of their names"


def test_missing_bars_stand_last_with_their_mark_and_a_zero_is_a_bar() -> None:
    found = chart("{{ bars(region.each.cases) }}")
    assert shown(found) == [("Alphaland", "100"), ("Betaland", "0"), ("Gammaland", "[c]")]
    assert isinstance(found.bars[1].figure, Figure)
    assert isinstance(found.bars[2].figure, Mark)
    assert (
        found.alt
        == "Bar chart of cases in 2023. Alphaland 100, Betaland 0. The figure is withheld for Gammaland."
    )
    assert "[c] Suppressed" in text_of(found.note)


def test_missing_bars_keep_their_place_in_the_order_of_names() -> None:
    dataset = data(row("cases", QB=5))
    found = chart('{{ bars(region.each.cases, order="name") }}', dataset)
    assert shown(found) == [("Alphaland", "[x]"), ("Betaland", "5"), ("Gammaland", "[x]")]
    assert found.alt.endswith("Betaland 5. The figure is not available for Alphaland and Gammaland.")


def test_each_way_of_missing_is_told_once() -> None:
    dataset = data(one("QA", "cases", None, status=Status.NOT_APPLICABLE), suppressed("QB", "cases"))
    assert chart("{{ bars(region.each.cases) }}", dataset).alt == (
        "Bar chart of cases in 2023. The figure is not applicable to Alphaland, withheld for Betaland and "
        "not available for Gammaland."
    )


@pytest.mark.parametrize("meaning", sorted(set(en_us.MARKS) - {"provisional", "revised"}))
def test_every_way_of_missing_has_its_words(meaning: str) -> None:
    said = alternatives.absent([("Maine", Mark("", meaning))])
    assert said.startswith("the figure is ")
    assert said.endswith((" for Maine", " to Maine"))


def test_a_change_that_is_not_worked_out_says_why() -> None:
    dataset = data(row("visits", QA=5, QB=9), row("visits", 2022, QA=50, QB=90))
    found = chart("{{ bars(region.each.visits.change) }}", dataset)
    assert found.alt == (
        "Bar chart of visits, change since 2022, in 2023. The figure is not worked out over a break for "
        "Alphaland and Betaland and not available for Gammaland."
    )


def test_rates_are_ordered_by_their_unrounded_values() -> None:
    dataset = data(row("reports", QA=8_441, QB=8_449, QC=1), row("children", QA=10**6, QB=10**6, QC=10**6))
    found = chart("{{ bars(region.each.reports.rate) }}", dataset)
    assert shown(found) == [("Betaland", "8.4"), ("Alphaland", "8.4"), ("Gammaland", "0.0")]
    assert text_of(found.title) == "Highest in Betaland and Alphaland, lowest in Gammaland"


def test_a_figure_that_is_left_open_is_drawn_in_no_order() -> None:
    dataset = data(row("reports", QA=893, QB=11), more_than("QC", "reports", 18_400))
    found = chart("{{ bars(region.each.reports) }}", dataset)
    assert shown(found) == [("Alphaland", "893"), ("Betaland", "11"), ("Gammaland", "more\u00a0than 18,400")]
    assert text_of(found.title) == "Most in Alphaland, fewest in Betaland, of the states with an exact figure"
    assert "A figure that its source rounds or leaves open is in no order." in text_of(found.note)
    assert found.alt.endswith("Betaland 11, Gammaland more than 18,400.")


def test_the_charts_own_note_stands_before_the_templates() -> None:
    dataset = data(row("reports", QA=893, QB=11), more_than("QC", "reports", 18_400))
    note = text_of(chart("{{ bars(region.each.reports) }}\nNote: And so on.", dataset).note)
    assert note == "A figure that its source rounds or leaves open is in no order. And so on. Source\u00a01."


def test_a_change_may_be_below_zero() -> None:
    dataset = data(row("reports", QA=150, QB=90, QC=100), row("reports", 2022, QA=100, QB=100, QC=100))
    changes = "[(region.states | list)[1].reports.change, (region.states | list)[0].reports.change]"
    found = chart(f"{{{{ bars({changes}) }}}}", dataset)
    assert shown(found) == [("Alphaland", "+50.0%"), ("Betaland", "−10.0%")]
    assert [bar.figure.value for bar in found.bars if isinstance(bar.figure, Figure)] == [
        Decimal(50),
        Decimal(-10),
    ]
    assert text_of(found.subtitle) == "Reports, change since 2022, 2023; highest first"
    assert text_of(found.title) == "Highest in Alphaland, lowest in Betaland"


@given(st.lists(st.integers(-1_000, 1_000) | st.none(), min_size=50, max_size=50))
def test_bars_never_rise_and_what_is_missing_is_last(values: list[int | None]) -> None:
    found = [
        one(o.key.jurisdiction, "reports", v)
        for o, v in zip(states("reports", range(50)), values, strict=True)
    ]
    bars = chart("{{ bars(fifty_states.each.reports) }}", data(found)).bars
    drawn = [bar.figure.value if isinstance(bar.figure, Figure) else None for bar in bars]
    known = [value for value in drawn if value is not None]
    assert known == sorted((v for v in values if v is not None), reverse=True)
    assert drawn[len(known) :] == [None] * values.count(None)


# ---- who stands out


def test_the_briefings_own_state_stands_out_among_others() -> None:
    assert roles(chart("{{ bars(state.division.each.reports) }}", of="QA")) == ["plain", "highlight", "plain"]
    assert roles(chart("{{ bars(region.each.reports) }}")) == ["plain", "plain", "plain"]


def test_another_place_may_stand_out() -> None:
    bars = "{{ bars(region.each.reports, here=(region.states | list)[2]) }}"
    assert roles(chart(bars)) == ["plain", "plain", "highlight"]


def test_the_only_bar_does_not_stand_out_and_neither_do_bars_of_one_place() -> None:
    assert roles(chart("{{ bars([state.reports]) }}", of="QA")) == ["plain"]
    assert roles(chart('{{ bars([state.care, state.other], of="measure") }}', of="QA")) == ["plain", "plain"]


# ---- beside


def test_what_stands_beside_is_grey_below_and_left_out_where_missing() -> None:
    found = chart("{{ bars(region.each.reports.rate, beside=[region.reports.rate, nation.reports.rate]) }}")
    assert roles(found) == ["plain", "plain", "plain", "reference"]
    assert shown(found)[-1] == ("Greekland", "19.9")
    assert found.series == "Reports per 1,000 children"
    assert found.alt == (
        "Bar chart of reports per 1,000 children in 2023. Betaland 40.0, Gammaland 11.0, Alphaland 9.4; "
        "Greekland 19.9."
    )


def test_the_nation_stands_beside_states_and_never_among_them() -> None:
    assert roles(chart("{{ bars(region.each.cases, beside=[nation.cases]) }}"))[-1] == "reference"
    told = refused("{{ bars([state.cases, nation.cases]) }}", DATA)
    assert "state.cases of Alphaland and nation.cases of the United States can't stand in one chart" in told
    assert "A figure of the nation cannot stand among those of states. Name it in beside=[…]." in told


def test_a_median_may_stand_beside_and_says_what_it_is() -> None:
    found = chart("{{ bars(region.each.reports.rate, beside=[region.each.reports.rate.median]) }}")
    assert shown(found)[-1] == ("Median of Greekland", "11.0")
    assert text_of(found.title) == "Only Betaland is above the median of Greekland"


def test_differences_have_a_chart_of_their_own() -> None:
    one = "(region.states | list)[AT].reports.difference_from(region.reports)"
    found = chart(f"{{{{ bars([{one.replace('AT', '0')}, {one.replace('AT', '1')}]) }}}}")
    assert shown(found) == [("Betaland", "−904"), ("Alphaland", "−2,011")]
    assert found.alt == "Bar chart of difference in reports in 2023. Betaland −904, Alphaland −2,011."


# ---- preliminary figures


def test_a_preliminary_figure_keeps_its_mark() -> None:
    dataset = data(
        one("QA", "cases", 5, status=Status.PROVISIONAL), one("QB", "cases", 4, status=Status.REVISED)
    )
    found = chart("{{ bars(region.each.cases) }}", dataset)
    assert [bar.mark.text if bar.mark else "" for bar in found.bars] == ["[p]", "[r]", ""]
    assert "Alphaland 5 (provisional), Betaland 4 (revised)." in found.alt
    assert "[p] Provisional" in text_of(found.note)


# ---- what is said of them


def test_a_chart_of_many_bars_is_told_by_its_highest_and_lowest() -> None:
    bars = "{{ bars(fifty_states.each.reports) }}"
    assert chart(bars, data(states("reports", [*range(49), 100]))).alt == (
        "Bar chart of reports in 2023. Of 50 states, Wyoming is the highest at 100 and Alabama the lowest "
        "at 0."
    )
    assert chart(bars, data(states("reports", range(50))[1:])).alt == (
        "Bar chart of reports in 2023. Of the 49 states with an exact figure, Wyoming is the highest at 49 "
        "and Alaska the lowest at 1. The figure is not available for Alabama."
    )
    assert (
        chart(bars, data()).alt == "Bar chart of reports in 2023. The figure is not available for 50 states."
    )
    tied = chart(bars, data(states("reports", [7, 7, *[3] * 48])))
    assert tied.alt.endswith("Alabama and Alaska are the highest at 7 and 48 states the lowest at 3.")
    assert chart(bars, data(states("reports", [3] * 50))).alt.endswith("Of 50 states, all are at 3.")


def test_a_figure_left_open_is_neither_highest_nor_lowest_of_many() -> None:
    found = data(states("reports", range(50))[:-1], more_than("WY", "reports", 2))
    assert chart("{{ bars(fifty_states.each.reports) }}", found).alt == (
        "Bar chart of reports in 2023. Of the 49 states with an exact figure, Wisconsin is the highest at 48 "
        "and Alabama the lowest at 0; Wyoming more than 2."
    )


def test_a_chart_of_eight_bars_is_told_in_full() -> None:
    dataset = data(states("reports", range(50)))
    bars = "{{ bars((fifty_states.each.reports.ranked | list)[:COUNT]) }}"
    assert chart(bars.replace("COUNT", "8"), dataset).alt.count(", ") == 7
    assert "Of 9 states, " in chart(bars.replace("COUNT", "9"), dataset).alt


@pytest.mark.parametrize(
    ("reports", "title"),
    [
        ((99, 10, 10), "Only Alphaland is above the 50 states together"),
        ((99, 99, 10), "Alphaland and Betaland are above the 50 states together"),
        ((10, 10, 10), "No state is above the 50 states together"),
        ((40, 40, 39), "No state is above the 50 states together"),
        ((99, 98, 97), "Every state is above the 50 states together"),
        ((99, 10, None), "Highest in Alphaland, lowest in Betaland, of the states with a figure"),
        ((99, None, None), "One state has a figure: Alphaland"),
        ((None, None, None), "Reports per 1,000 children"),
    ],
)
def test_without_a_title_of_the_templates_a_chart_says_what_is_seen(
    reports: tuple[int | None, ...], title: str
) -> None:
    dataset = data(
        [one(code, "reports", value) for code, value in zip(("QA", "QB", "QC"), reports, strict=True)],
        row("children", QA=1_000, QB=1_000, QC=1_000),
        states("reports", [40] * 50),
        states("children", [1_000] * 50),
    )
    found = chart("{{ bars(region.each.reports.rate, beside=[fifty_states.reports.rate]) }}", dataset)
    assert text_of(found.title) == title
    assert text_of(found.subtitle) == "Reports per 1,000 children, 2023; highest first"


def test_a_title_of_counts_sets_no_state_against_a_total() -> None:
    found = chart("{{ bars(region.each.reports, beside=[region.reports]) }}")
    assert text_of(found.title) == "Most in Betaland, fewest in Gammaland"


def test_a_title_names_no_more_than_three_places() -> None:
    bars = "{{ bars(fifty_states.each.reports) }}"
    assert text_of(chart(bars, data(states("reports", [9, *[1] * 49]))).title) == "Most in Alabama"
    assert text_of(chart(bars, data(states("reports", [1] * 50))).title) == "The same figure in every state"
    assert text_of(chart(bars, data(states("reports", [9] * 25 + [1] * 25))).title) == "Reports"


def test_the_title_of_one_bar_names_it() -> None:
    assert text_of(chart("{{ bars([state.reports]) }}", of="QA").title) == "Reports in Alphaland"


def test_a_point_in_time_is_named_by_its_day() -> None:
    found = chart("{{ bars(region.each.children) }}")
    assert text_of(found.subtitle) == "Children, July 1, 2023; highest first"
    assert found.alt.startswith("Bar chart of children on July 1, 2023. ")


def test_cumulative_figures_say_so() -> None:
    found = chart("{{ bars([nation.found]) }}", data(one("US", "found", 9)))
    assert text_of(found.subtitle) == "Found, all years, all years to 2023"
    assert found.alt == "Bar chart of found, all years, over all years to 2023. The United States 9."


# ---- of one place


def test_parts_of_one_place_stand_in_the_order_given_under_their_labels() -> None:
    found = chart('{{ bars([state.other, state.care.labelled("Care")], of="measure") }}', of="QA")
    assert (shown(found), found.series) == ([("others", "10"), ("Care", "90")], "Alphaland")
    assert text_of(found.title) == "Largest: Care; smallest: others"
    assert text_of(found.subtitle) == "Alphaland, 2023"
    assert found.alt == "Bar chart of figures of Alphaland in 2023: others 10, Care 90."


def test_parts_of_one_place_may_be_sorted() -> None:
    found = chart('{{ bars([state.other, state.care], of="measure", order="value") }}', of="QA")
    assert shown(found) == [("from care", "90"), ("others", "10")]


# ---- what may not share a chart


def test_measures_that_look_alike_share_no_chart() -> None:
    dataset = data(row("reports", QA=5), row("tips", QA=7))
    for chart in (
        '{{ bars([state.tips, state.reports], of="measure") }}',
        '{{ dots(["reports", "tips"], [state, nation]) }}',
        "{{ line_chart(state.reports, state.tips) }}",
    ):
        told = refused(chart, dataset)
        assert "templates/t.md, line 3: " in told
        assert "can't stand in one chart: A tip is no report. Give each a chart of its own." in told


MEASURES, YEARS = "The figures count different things.", "The figures are of different years."


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("[state.reports, state.cases]", MEASURES),
        ("[state.reports, state.reports.rate]", MEASURES),
        ("[state.reports], beside=[state.reports.rate]", MEASURES),
        ("[state.reports, state.reports.share_of(state.division)]", MEASURES),
        ("[state.reports, state.reports.previous]", YEARS),
        ("[state.tips, state.reports]", MEASURES),
        ("[state.reports.rank]", "A rank has no length."),
        ("[state.reports, state.reports.rate], of='measure'", MEASURES),
        ("[state.care, nation.cases], of='measure'", "The figures are of two places."),
        ("[state.reports, state.likely], of='measure'", MEASURES),
        (
            "[state.reports, state.children], of='measure'",
            "One figure covers another stretch of time than the other.",
        ),
        ("[state.reports, state.reports.previous], of='measure'", YEARS),
        ("[]", "bars() has no figures"),
        ("state.division.each.reports.missing", "bars() has no figures"),
        ("[state]", "bars() takes figures"),
        ("['a']", "bars() takes figures"),
        ("[state.reports], beside=[nation]", "bars() takes figures"),
        ("[state.reports], of='measures'", "named after a place or a measure"),
        ("[state.reports], order='size'", 'there is no order "size"'),
        ("[state.reports], here='QA'", "here=… takes a place"),
    ],
)
def test_bars_of_one_chart_are_of_one_sort(words: str, what: str) -> None:
    told = refused(f"A\n\n{{{{ bars({words}) }}}}", DATA)
    assert told.startswith("templates/t.md, line 5: ")
    assert what in told


def test_a_refusal_names_both_figures() -> None:
    assert "state.reports of Alphaland and state.cases of Alphaland can't stand in one chart: " in refused(
        "{{ bars([state.reports, state.cases]) }}", DATA
    )


def test_two_vintages_share_no_chart() -> None:
    dataset = data(one("QA", "children", 5, source="census"), one("QB", "children", 6, source="table"))
    told = refused("{{ bars(state.division.each.children) }}", dataset)
    assert "The figures come from two vintages, which revise one another." in told


def test_a_rounded_figure_is_drawn_as_its_source_states_it() -> None:
    dataset = data(row("reports", QA=9), one("QB", "reports", 36_200_000, qualifier=Qualifier.ROUNDED))
    assert shown(chart("{{ bars(region.each.reports) }}", dataset))[1] == ("Betaland", "36.2\u00a0million")


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("{{ bars(region.each.reports) }}", True),
        ('{{ bars(region.each.reports, order="name") }}', False),
        ("{{ bars([region.each.reports | first]) }}", False),
        ("{{ bars(region.each.cases) }}", False),
    ],
)
def test_only_bars_in_the_order_of_loose_figures_say_that_these_have_none(text: str, noted: bool) -> None:
    dataset = data(more_than("QA", "reports", 500), row("reports", QB=2_000), row("cases", QA=1, QB=2))
    assert ("is in no order" in text_of(chart(text, dataset).note)) is noted


def test_bars_of_changes_say_since_when() -> None:
    dataset = data(row("reports", 2022, QA=100, QB=200), row("reports", QA=150, QB=100))
    plain = chart("{{ bars([state.reports.change]) }}", dataset, "QA")
    assert text_of(plain.subtitle).startswith("Reports, change since 2022")
    older = data(row("reports", 2020, QA=100), row("reports", QA=150))
    since = "{{ bars([state.reports.change_since(state.reports.earliest)]) }}"
    assert text_of(chart(since, older, "QA").subtitle).startswith("Reports, change since 2020")
