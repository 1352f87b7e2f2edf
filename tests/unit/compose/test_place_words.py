"""The words for places, regions, and lists of places and figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    ALPHA,
    GAMMA,
    GREEKLAND,
    NB,
    YEAR,
    asked,
    data,
    more_than,
    one,
    refused,
    row,
    said,
    sentence,
    states,
    suppressed,
    with_,
)

from reportgen.compose.places import place_word
from reportgen.compose.setting import Setting
from reportgen.data.region import Region
from reportgen.document.nodes import Abbreviation, Figure, Literal, Text
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=893, QB=11, QC=20),
    row("children", QA=95_000, QB=500, QC=2_000),
    row("cases", QA=100, QB=7),
    row("care", QA=90),
    row("tips", QA=4, QC=4),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ state }}", "Alphaland"),
        ("{{ state.the }}, {{ state.The }}", "Alphaland, Alphaland"),
        ("{{ state.possessive }}", "Alphaland’s"),
        (
            "{{ nation }}, {{ nation.the }}, {{ nation.The }}",
            "United States, the United States, The United States",
        ),
        ("{{ nation.possessive }}", "the United States’"),
        (
            "{{ fifty_states }}, {{ fifty_states.the }}, {{ fifty_states.count }}",
            "50 states, the 50 states, 50",
        ),
        ("{{ state.division }}", "Greekland"),
        ("{{ state.division.count }} {{ state.division.noun }}", "three states"),
        ("{{ state.division.Count }}", "Three"),
        ("{{ state.division.states }}", "Alphaland, Betaland and Gammaland"),
        ("{{ state.division.states.without(state) }}", "Betaland and Gammaland"),
        ("{{ state.division.states.without(state.division.states).count }}", "zero"),
        ("{% for s in state.division.states %}[{{ s }}]{% endfor %}", "[Alphaland][Betaland][Gammaland]"),
        ("{% for r in state.regions %}[{{ r }}]{% endfor %}", "[Greekland][Wider Greekland]"),
        ("{{ state.division.each.reports }}", "893, 11 and 20"),
        ("{{ state.division.each.reports.rate }}", "9.4, 22.0 and 10.0"),
        ("{{ state.division.each.reports.rate.highest }}", "22.0"),
        ("{{ state.division.each.reports.rate.highest.place }}", "Betaland"),
        ("{{ state.division.each.reports.lowest.place }}", "Betaland"),
        ("{{ state.division.each.reports.first }}", "893"),
        ("{{ state.division.each.reports.ranked.places }}", "Alphaland, Gammaland and Betaland"),
        ("{{ state.division.each.cases.known.places }}", "Alphaland and Betaland"),
        ("{{ state.division.each.cases.missing.places }}", "Gammaland"),
        ("{{ state.division.each.cases.ranked.places }}", "Alphaland, Betaland and Gammaland"),
        (
            "{{ state.division.each.reports.rate.above(state.division.reports.rate).places }}",
            "Betaland and Gammaland",
        ),
        ("{{ state.division.each.cases.known.places.total('cases') }}", "107"),
        ("{{ state.division.each.cases.known.places.total('cases').place }}", "Alphaland and Betaland"),
    ],
)
def test_words_of_places(text: str, shown: str) -> None:
    assert said(text, DATA) == shown


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("state.in_division", True),
        ("nation.in_division", False),
        ("state in state.division.states", True),
        ("nation in state.division.states", False),
        ("'QA' in state.division.states", False),
        ("state.same_as(state.division.states | first)", True),
        ("state.same_as(nation)", False),
        ("state.division.same_as(state.regions[0])", True),
        ("state.has('tips')", True),
        ("state.has('likely', 'cases')", True),
        ("state.has('likely', 'spending')", False),
        ("state.has_program('Reporting')", True),
        ("state.has_program('Team Visit')", False),
        ("state.division.each.reports.complete", True),
        ("state.division.each.cases.complete", False),
        ("state.division.each.visits.known", False),
        ("state.division.each.reports.known", True),
    ],
)
def test_questions_about_places(question: str, answer: bool) -> None:
    assert asked(question, DATA) is answer


def test_a_total_of_places_is_named_by_them_and_rests_on_them_alone() -> None:
    (total,) = sentence("{{ state.division.each.cases.known.places.total('cases') }}", DATA)
    assert total == Figure("107", 107, "total", ("QA/cases/2023@table", "QB/cases/2023@table"))
    told = refused("{{ state.division.states.total('cases') }}", DATA)
    assert "of Alphaland, Betaland and Gammaland (only some of the places have a figure)" in told


def test_there_is_no_highest_nor_lowest_over_a_gap_nor_anything_above() -> None:
    for gap in ([], [suppressed("QC", "cases")], [more_than("QC", "cases", 5)]):
        dataset = data(row("cases", QA=100, QB=7, US=1), gap)
        for word in ("highest", "lowest", "above(nation.cases)"):
            told = refused(f"{{{{ state.division.each.cases.{word} }}}}", dataset)
            assert told.startswith("templates/t.md, line 3: there is no highest or lowest")
            assert "{% if figures.complete %}" in told


def test_who_is_level_is_not_above() -> None:
    dataset = data(row("reports", QA=5, QB=9, QC=9), row("children", QA=1, QB=1, QC=1))
    text = "{% for one in region.each.reports %}[{{ region.each.reports.above(one).places }}]{% endfor %}"
    assert said(text, dataset, "greekland") == "[Betaland and Gammaland][][]"


def test_the_highest_of_equals_is_the_first_by_name() -> None:
    dataset = data(row("reports", QA=5, QB=9, QC=9))
    assert said("{{ state.division.each.reports.highest.place }}", dataset) == "Betaland"


def test_a_list_of_figures_ranks_each() -> None:
    dataset = data(states("reports", range(100, 150)))
    ranks = said("{{ fifty_states.each.reports.rank }}", dataset)
    assert ranks.startswith("50th, 49th, 48th, ")
    assert ranks.endswith(", 3rd, 2nd and 1st")


def test_names_with_an_article_have_it_in_a_list_too() -> None:
    region = Region("r", "Region", ("DC", "QA"))
    dataset = data(book=with_(regions=(region,)))
    text = "{{ region.states }}; {{ region.states.the }}; {{ region.noun }}"
    assert said(text, dataset, "r") == (
        "District of Columbia and Alphaland; the District of Columbia and Alphaland; jurisdictions"
    )


def test_short_names_are_for_the_eye_and_full_ones_for_the_ear() -> None:
    assert sentence("{{ state.short }}", DATA, "MA") == (Abbreviation("Mass.", "Massachusetts"),)
    assert sentence("{{ state.short }}", DATA, "ME") == (Text("Maine"),)


def test_a_place_without_a_division_says_what_to_ask_first() -> None:
    told = refused("{{ state.division }}", DATA, "PR")
    assert (
        told
        == "templates/t.md, line 3: Puerto Rico belongs to no Census division. Ask state.in_division first."
    )


def test_a_name_with_a_digit_is_declared() -> None:
    assert sentence("{{ fifty_states }}", DATA) == (Literal("50 states", "name of a place"),)


# ---- what is absent


def test_programs_and_measures_without_a_figure_are_named() -> None:
    assert said("{{ state.absent_programs }}", DATA) == "Team Visit"
    assert said("{{ state.absent_measures }}", DATA) == "other cases"
    assert asked("state.absent_programs | length == 1", DATA)
    absent = said("{{ state.absent_programs }}", data())
    assert absent == "reporting, population, missing children and Team Visit"


def test_a_zero_is_not_absent_nor_is_a_withheld_figure_which_is_told_as_such() -> None:
    dataset = data(
        row("visits", QA=0), one("QA", "reports", 1), one("QA", "children", 1), suppressed("QA", "cases")
    )
    assert said("{{ state.withheld_measures }}", dataset) == "cases"
    assert said("{% if state.absent_programs | length %}some{% else %}none{% endif %}", dataset) == "none"


def test_an_unknown_program_or_measure_is_told_with_the_nearest() -> None:
    assert 'Did you mean "Team Visit"?' in refused("{{ state.has_program('Team Visits') }}", DATA)
    assert 'Did you mean "visits"?' in refused("{{ state.has('visit') }}", DATA)
    assert 'Did you mean "cases"?' in refused("{{ state.division.states.total('case') }}", DATA)


def test_the_words_of_a_list_are_no_figures_of_one() -> None:
    assert 'has no "reports"' in refused("{{ state.division.states.reports }}", DATA)
    assert "same_as() needs a place" in refused("{{ 'a' if state.same_as('QA') }}", DATA)


def test_a_region_of_one_and_a_list_of_none() -> None:
    one_place = Region("one", "One", ("QA",))
    dataset = data(row("reports", QA=5), book=with_(regions=(one_place,)))
    assert (
        said("{{ region.states }}, {{ region.count }}, {{ region.reports }}", dataset, "one")
        == "Alphaland, one, 5"
    )
    assert said("None{{ region.each.tips.known }}.", dataset, "one") == "None."
    assert refused("{{ region.each.tips.known.first }}", dataset, "one").startswith(
        "templates/t.md, line 3: "
    )


def test_the_made_up_places_are_what_these_tests_take_them_for() -> None:
    assert (ALPHA.division, GREEKLAND.members) == ("Greekland", ("QA", "QB", "QC"))


def test_nothing_is_added_up_over_no_places() -> None:
    for text in ("states_with('visits').total('cases')", "each.visits.known.first"):
        assert "the list is empty. Ask first" in refused(f"{{{{ state.division.{text} }}}}", DATA)


# ---- how several places' figures lie

LIE = data(
    row("reports", QA=893, QB=11, QC=20),
    row("children", QA=95_000, QB=500, QC=2_000),
    row("cases", QA=100, QB=7),
    row("care", QA=9),
    row("other", QA=5, QB=9, QC=9),
    row("spending", QA=8_000, QB=9_000, QC=9_000),
    row("visits", QA=4, QB=4, QC=4),
)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("reports.median", "20"),
        ("reports.rate.median", "10.0"),
        ("spending.median", "$9,000"),
        ("reports.range", "11 to 893"),
        ("reports.rate.range", "9.4 to 22.0"),
        ("spending.range", "$8,000 to $9,000"),
        ("visits.range", "4"),
        ("reports.rate.extremes", "highest in Betaland (22.0) and lowest in Alphaland (9.4)"),
        ("other.extremes", "highest in Betaland and Gammaland (9 each) and lowest in Alphaland (5)"),
        ("visits.extremes", "the same in all three states (4)"),
        ("cases.extremes", "highest in Alphaland (100) and lowest in Betaland (7) of the 2 states with data"),
        ("care.extremes", "9 in Alphaland, the only state with data"),
        ("care.known.extremes", "9 in Alphaland"),
        ("cases.median.reason", "Not every place has a figure, so the comparison would leave some out."),
        ("tips.median.reason", "The figure is not available in the sources used."),
        ("reports.median.place", "Greekland"),
        ("cases.known.median", "53.5"),
        ("cases.known.median.place", "Alphaland and Betaland"),
    ],
)
def test_how_the_figures_of_a_region_lie(word: str, shown: str) -> None:
    assert said(f"{{{{ state.division.each.{word} }}}}", LIE) == shown


def test_the_range_of_percents_has_its_signs_and_a_half_is_kept() -> None:
    dataset = data([one("QA", "likely", 8), one("QB", "likely", 19), one("QC", "likely", 12)])
    text = "{{ state.division.each.likely.range }}, {{ state.division.each.likely.median }}"
    assert said(text, dataset) == "8% to 19%, 12%"
    halves = data(row("likely", QA=8, QB=19), row("spending", QA=8, QB=19))
    text = "{{ state.division.each.likely.known.median }} {{ state.division.each.spending.known.median }}"
    assert said(text, halves) == "13.5% $13.50"


@given(st.lists(st.integers(0, 3_000), min_size=3, max_size=3))
def test_a_range_ends_at_the_lowest_and_the_highest_that_are_shown(values: list[int]) -> None:
    dataset = data(
        row("reports", **dict(zip(("QA", "QB", "QC"), values, strict=True))),
        row("children", QA=100_000, QB=100_000, QC=100_000),
    )
    text = "{{ state.division.each.reports.rate.range }}; {{ state.division.each.reports.rate }}"
    found, _, each = said(text, dataset).partition("; ")
    shown = sorted(Decimal(number) for number in each.replace(" and ", ", ").split(", "))
    ends = [str(shown[0])] if shown[0] == shown[-1] else [str(shown[0]), str(shown[-1])]
    assert found == " to ".join(ends)


def test_what_shows_the_same_as_the_highest_is_named_with_it() -> None:
    dataset = data(row("reports", QA=844, QB=841, QC=700), row("children", QA=10_000, QB=10_000, QC=10_000))
    assert said("{{ state.division.each.reports.rate.extremes }}", dataset) == (
        "highest in Alphaland (84.4) and lowest in Gammaland (70.0)"
    )
    alike = data(row("reports", QA=8_449, QB=8_441, QC=7_000),
                 row("children", QA=1_000_000, QB=1_000_000, QC=1_000_000))  # fmt: skip
    text = "{{ state.division.each.reports.rate.extremes }}"
    assert said(text, alike) == "highest in Alphaland and Betaland (8.4 each) and lowest in Gammaland (7.0)"


def test_extremes_rest_on_the_figures_that_they_name() -> None:
    found = [
        part for part in sentence("{{ state.division.each.cases.extremes }}", LIE) if isinstance(part, Figure)
    ]
    assert found == [
        Figure("100", 100, "as observed", ("QA/cases/2023@table",)),
        Figure("7", 7, "as observed", ("QB/cases/2023@table",)),
        Figure("2", 2, "coverage", ("QA/cases/2023@table", "QB/cases/2023@table")),
    ]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("cases.range", "Not every place has a figure"),
        ("tips.extremes", "The figure is not available in the sources used."),
        ("visits.known.missing.median", "the list is empty"),
        ("visits.missing.range", "the list is empty"),
        ("visits.missing.extremes", "the list is empty"),
    ],
)
def test_where_figures_do_not_lie_in_a_line_the_template_stops(word: str, why: str) -> None:
    assert why in refused(f"{{{{ state.division.each.{word} }}}}", LIE)


def test_jurisdictions_are_not_called_states() -> None:
    dataset = data(row("reports", QA=5, QD=9))
    text = "{{ region.each.reports.extremes }}; {{ (region.states | first).reports.rank_with_data(region) }}"
    assert said(text, dataset, "wider-greekland") == (
        "highest in Deltaland (9) and lowest in Alphaland (5) of the 2 jurisdictions with data; "
        "2nd highest of the 2 jurisdictions with data"
    )


def test_figures_of_places_have_earlier_years_and_changes() -> None:
    dataset = data(row("other", QA=50, QB=90, QC=90), row("other", 2022, QA=40, QB=90, QC=60))
    text = "{{ state.division.each.other.previous }}; {{ state.division.each.other.change }}"
    assert said(text, dataset) == "40, 90 and 60; 25.0%, 0.0% and 50.0%"


# ---- ranks in words


@pytest.mark.parametrize(
    ("of", "word", "shown"),
    [
        ("QA", "reports.rank_in(state.division).phrase", "highest of 3"),
        ("QC", "reports.rank_in(state.division).phrase", "2nd highest of 3"),
        ("QB", "reports.rank_in(state.division).phrase", "lowest of 3"),
        ("QB", "other.rank_in(state.division).phrase", "tied for highest of 3"),
        ("QA", "visits.rank_in(state.division).phrase", "tied for highest of 3"),
        ("QA", "cases.rank_with_data(state.division)", "highest of the 2 states with data"),
        ("QB", "cases.rank_with_data(state.division)", "2nd highest of the 2 states with data"),
        ("QB", "cases.rank_with_data(state.division).phrase", "2nd highest of the 2 states with data"),
        ("QA", "care.rank_with_data(state.division)", "the only state with data"),
        ("QB", "reports.rank_with_data(state.division)", "lowest of 3"),
        (
            "QC",
            "cases.rank_with_data(state.division).reason",
            "The figure is not available in the sources used.",
        ),
        (
            "QA",
            "cases.rank_in(state.division).reason",
            "Not every place has a figure, so the comparison would leave some out.",
        ),
    ],
)
def test_ranks_in_words(of: str, word: str, shown: str) -> None:
    assert said(f"{{{{ state.{word} }}}}", LIE, of) == shown


def test_a_rank_over_gaps_is_never_without_how_many_in_a_table_too() -> None:
    setting = Setting(LIE, YEAR, place_word)
    ranked = place_word(setting, ALPHA).figure("cases").rank_with_data(place_word(setting, GREEKLAND))
    assert text_of(ranked.cell) == f"1st{NB}of{NB}2"
    missing = place_word(setting, GAMMA).figure("cases").rank_with_data(place_word(setting, GREEKLAND))
    assert text_of(missing.cell) == "[x]"


def test_a_phrase_is_a_ranks_and_needs_one() -> None:
    assert "is no rank. Write .rank first." in refused("{{ state.reports.phrase }}", LIE)
    assert "(only some of the places have a figure)" in refused(
        "{{ state.cases.rank_in(state.division).phrase }}", LIE
    )
    assert "rank_with_data() needs a region." in refused("{{ state.cases.rank_with_data('x') }}", LIE)


def test_figures_that_show_the_same_number_are_level() -> None:
    dataset = data(row("reports", QA=80, QB=81, QC=99), row("children", QA=1000, QB=1013, QC=1000))
    rates = "state.division.each.reports.rate"
    assert said(f"{{{{ {rates}.level_with({rates}.lowest).places }}}}", dataset) == "Alphaland and Betaland"
    assert said(f"{{{{ {rates}.level_with({rates}.highest).places }}}}", dataset) == "Gammaland"
