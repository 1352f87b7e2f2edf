"""What hangs on a figure, in each state that a figure can be in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_up import (
    NB,
    REPORTS,
    asked,
    body,
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

from reportgen.data.dataset import Dataset
from reportgen.data.measure import Measure
from reportgen.data.observation import Observation, Qualifier, Status
from reportgen.data.region import FIFTY_STATES
from reportgen.document.nodes import Figure, Text
from reportgen.document.walk import text_of

ASKED = (
    "known", "missing", "zero", "one", "many", "small", "not_available", "suppressed", "partial", "qualified",
    "national_only", "provisional", "revised", "under_review",
)  # fmt: skip

STATES: list[tuple[str, Observation | list[Observation], set[str]]] = [
    ("state.cases", one("QA", "cases", 0), {"known", "zero", "small"}),
    ("state.cases", one("QA", "cases", 1), {"known", "one", "small"}),
    ("state.cases", one("QA", "cases", 19), {"known", "many", "small"}),
    ("state.cases", one("QA", "cases", 20), {"known", "many"}),
    ("state.cases", one("QA", "cases", 893), {"known", "many"}),
    ("state.cases", [], {"missing", "not_available"}),
    ("state.cases", one("QA", "cases", None), {"missing", "not_available"}),
    ("state.cases", one("US", "cases", 7), {"missing", "not_available"}),
    ("state.cases", suppressed("QA", "cases"), {"missing", "suppressed"}),
    ("state.cases", one("QA", "cases", None, status=Status.NOT_APPLICABLE), {"missing"}),
    ("state.cases", more_than("QA", "cases", 18_400), {"known", "many", "qualified"}),
    ("nation.cases", one("US", "cases", 70, qualifier=Qualifier.ABOUT), {"known", "many", "qualified"}),
    ("state.cases", one("QA", "cases", 90, status=Status.PROVISIONAL), {"known", "many", "provisional"}),
    ("state.cases", one("QA", "cases", 90, status=Status.REVISED), {"known", "many", "revised"}),
    ("state.cases", one("QA", "cases", 90, review="doubled row"), {"known", "many", "under_review"}),
    ("state.cases", one("QA", "cases", 90, review="doubled row", accepted="A. B."), {"known", "many"}),
    ("state.found", one("US", "found", 27_130), {"missing", "national_only"}),
    ("nation.found", one("US", "found", 27_130), {"known", "many"}),
    ("nation.care", row("care", QA=5), {"missing"}),
    ("state.division.found", one("US", "found", 27_130), {"missing", "national_only"}),
    ("state.division.cases", row("cases", QA=1, QB=2), {"missing", "partial"}),
    ("state.division.cases", row("cases", QA=1, QB=0, QC=0), {"known", "one", "small"}),
    ("state.division.cases", [], {"missing", "not_available"}),
    ("state.division.cases", [*row("cases", QA=50, QB=2), one("QC", "cases", 3, status=Status.PROVISIONAL)],
     {"known", "many", "provisional"}),
    ("state.reports.rate", row("reports", QA=10), {"missing", "not_available"}),
    ("state.reports.rate", [*row("reports", QA=0), *row("children", QA=9)], {"known", "zero", "small"}),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "observations", "true"), STATES)
def test_a_figure_says_which_states_it_is_in(
    figure: str, observations: Observation | list[Observation], true: set[str]
) -> None:
    shown = "".join(f"{{% if {figure}.{name} %}}{name} {{% endif %}}" for name in ASKED)
    assert set(said(f"A {shown}", data(observations)).split()) - {"A"} == true


# ---- with its noun


@pytest.mark.parametrize(
    ("observation", "counted"),
    [
        (one("QA", "cases", 0), "no cases"),
        (one("QA", "cases", 1), "1 case"),
        (one("QA", "cases", 2), "2 cases"),
        (one("QA", "cases", 893), "893 cases"),
        (one("QA", "cases", 1_341_801), "1,341,801 cases"),
        (more_than("QA", "cases", 18_400), "more than 18,400 cases"),
        (one("QA", "cases", 36_200_000, qualifier=Qualifier.ROUNDED), "36.2 million cases"),
    ],
)
def test_a_figure_is_counted_with_its_noun(observation: Observation, counted: str) -> None:
    assert said("{{ state.cases.counted }}", data(observation)) == counted


def test_no_cases_are_still_a_figure_with_its_source() -> None:
    words = sentence("{{ state.cases.counted }}", data(one("QA", "cases", 0)))
    assert words == (Figure("no", 0, "as observed", ("QA/cases/2023@table",)), Text(f"{NB}cases"))


def test_a_noun_may_be_the_templates_own() -> None:
    text = '{{ state.cases.counted_as("tip", "tips") }}'
    assert [said(text, data(one("QA", "cases", n))) for n in (0, 1, 9)] == ["no tips", "1 tip", "9 tips"]
    assert "counted_as() takes two nouns" in refused(
        "{{ state.cases.counted_as(state, 'a') }}", data(row("cases", QA=1))
    )


# ---- rates, ranks and shares

THREE = data(
    row("reports", QA=893, QB=11, QC=0),
    row("children", QA=95_000, QB=2_000, QC=5_000),
    row("cases", QA=893, QB=11),
    row("care", QA=807, QB=11),
    row("other", QA=86, QB=0),
    row("reports", 2022, QA=1_000, QB=11, QC=9),
    row("children", 2022, QA=95_000),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ state.reports.rate }} per {{ state.reports.rate.per }}", "9.4 per 1,000 children"),
        ("{{ state.reports.rate.base.counted }}", "95,000 children"),
        ("{{ state.division.reports }}", "904"),
        ("{{ state.division.reports.rate }}", "8.9"),
        (
            "{% set rank = state.reports.rank_in(state.division) %}{{ rank }} of {{ rank.among }}",
            "1st of 3",
        ),
        ("{{ state.reports.rate.rank_in(state.division) }}", "1st"),
        ("{{ state.reports.share_of(state.division) }}", "98.8%"),
        ("{{ state.care.share_of(state.cases) }}", "90.4%"),
        ("{{ state.care.roughly_of(state.cases) }}", "about 9 in 10"),
        ("{{ state.reports.previous }}", "1,000"),
        ("{{ state.reports.change }}", "10.7%"),
        ("{{ state.reports.rate.previous }}", "10.5"),
        ("{{ state.division.reports.previous }}", "1,020"),
        ("{{ state.division.reports.change }}", "11.4%"),
        ("{{ state.reports.place }}", "Alphaland"),
        ("{{ state.reports.coverage }}", "1 of 1"),
        ("{{ state.division.cases.coverage }}", "2 of 3"),
        (
            "{{ state.division.cases.reason }}",
            "Not every place has a figure, so the comparison would leave some out.",
        ),
        ("{{ state.tips.reason }}", "The figure is not available in the sources used."),
    ],
)
def test_what_hangs_on_a_figure_is_said(text: str, shown: str) -> None:
    assert said(text, THREE) == shown


def test_no_break_spaces_hold_a_figure_and_its_words_together() -> None:
    for text, whole in (
        ("{{ state.reports.rate.per }}", f"1,000{NB}children"),
        ("{{ state.cases.counted }}", f"893{NB}cases"),
        ("{{ state.care.roughly_of(state.cases) }}", f"about 9{NB}in{NB}10"),
        ("{{ state.division.cases.coverage }}", f"2{NB}of{NB}3"),
    ):
        assert text_of(sentence(text, THREE)) == whole


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("state.reports.rank_in(state.division).first", True),
        ("state.reports.rank_in(state.division).last", False),
        ("state.reports.rank_in(state.division).tied", False),
        ("state.cases.rank_in(state.division).known", False),
        ("state.cases.rank_in(state.division).first", False),
        ("state.reports.change.fell", True),
        ("state.reports.change.rose", False),
        ("state.tips.change.rose", False),
        ("state.tips.change.fell", False),
        ("state.division.cases.complete", False),
        ("state.division.reports.complete", True),
        ("state.care > state.other", True),
        ("state.care <= state.other", False),
        ("state.care.share_of(state.cases) > state.other.share_of(state.cases)", True),
        ("state.reports.rate > state.division.reports.rate", True),
        ("state.reports < state.division.reports", True),
        ("state.reports >= state.reports", True),
        ("state.reports.same_as(state.division.reports)", False),
        ("state.reports.same_as(state.reports)", True),
    ],
)
def test_questions_about_a_figure(question: str, answer: bool) -> None:
    assert asked(question, THREE) is answer


def test_all_of_them_and_none_of_them_are_said_so() -> None:
    rough = "{{ state.care.roughly_of(state.cases) }} and {{ state.other.roughly_of(state.cases) }}"
    assert said(rough, THREE, "QB") == "all and none"


@pytest.mark.parametrize(("mine", "its"), [(7, 6), (7, 7), (6, 7)])
def test_figures_are_set_against_each_other_as_their_numbers_are(mine: int, its: int) -> None:
    dataset = data(row("care", QA=mine), row("other", QA=its))
    for sign, answer in ((">", mine > its), ("<", mine < its), (">=", mine >= its), ("<=", mine <= its)):
        assert asked(f"state.care {sign} state.other", dataset) is answer


def test_a_rate_has_a_change_of_its_own() -> None:
    years = [*row("reports", 2022, QA=10_000), *row("reports", QA=12_000)]
    dataset = data(years, row("children", 2022, QA=1_000), row("children", QA=1_000))
    assert said("{{ state.reports.rate.change }}", dataset) == "20.0%"
    assert asked("state.reports.rate.change.rose and not state.reports.rate.change.fell", dataset)


def test_two_rates_that_show_the_same_are_level() -> None:
    dataset = data(row("reports", QA=8_449, QB=8_441), row("children", QA=1_000_000, QB=1_000_000))
    text = "{% for s in state.division.states %}{% if s.reports.known and not s.same_as(state) %}"
    text += '{{ "level" if s.reports.rate.same_as(state.reports.rate) else "apart" }}{% endif %}{% endfor %}'
    assert said(text, dataset) == "level"


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("state.division.reports.rank", "Greekland is a region and has no rank"),
        ("state.reports.rank_in('greekland')", "rank_in() needs a region"),
        ("state.reports.share_of('greekland')", "share_of() needs a figure, a region or a place"),
        ("state.reports.roughly_of(state)", "roughly_of() needs a figure"),
        ("state.reports.per", "state.reports of Alphaland is no rate"),
        ("state.reports.base", "state.reports of Alphaland is no rate"),
        ("state.reports.among", "state.reports of Alphaland is no rank"),
        ("'a' if state.reports.first", "state.reports of Alphaland is no rank"),
        ("'a' if state.reports.tied", "state.reports of Alphaland is no rank"),
        ("'a' if state.reports.rose", "state.reports of Alphaland is no change"),
        ("'a' if state.reports.fell", "state.reports of Alphaland is no change"),
        ("state.reports.rank_in(state.division).change", "has no change: it is a rank"),
        ("state.reports.rank_in(state.division).rank", "has no rank: it is a rank"),
        ("state.reports.share_of(state.division).previous", "has no previous: it is a share"),
        ("state.reports.share_of(state.division).change", "has no change: it is a share"),
        ("state.reports.share_of(state.division).rank", "has no rank: it is a share"),
        ("state.reports.change.rank", "has no rank: it is a change"),
        ("state.reports.rate.rate", "has no rate: it is a rate"),
        ("state.reports.rate.as_printed", "has no as_printed: it is a rate"),
    ],
)
def test_what_does_not_hang_on_a_figure_is_told(word: str, what: str) -> None:
    assert what in refused(f"{{{{ {word} }}}}", THREE)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("state.reports > state.cases", "count different things"),
        ("state.reports > state.reports.rate", "count different things"),
        ("state.reports > state.division.reports.previous", "The figures are of different years."),
        ("state.reports > state.reports.share_of(state.division)", "count different things"),
        ("state.care > state.cases", "count different things"),
        ("state.tips > state.reports", "can't be compared: The figure is not available in the sources used."),
        ("state.tips.same_as(state.reports)", "can't be compared"),
        ("state.reports > state.tips", "can't be compared: The figure is not available in the sources used."),
        ("state.division.cases > state.cases", "can't be compared: Not every place has a figure"),
    ],
)
def test_figures_that_can_not_be_compared_are_refused_with_the_reason(question: str, why: str) -> None:
    told = refused(f"{{% if {question} %}}a{{% endif %}}", THREE)
    assert told.startswith("templates/t.md, line 3: ")
    assert why in told


def test_an_open_figure_is_not_compared() -> None:
    dataset = data(more_than("QA", "reports", 18_400), row("reports", QB=1))
    told = refused(
        "{% if state.reports > nation.reports %}a{% endif %}",
        data(dataset.by_id["QA/reports/2023@table"], one("US", "reports", 1)),
    )
    assert "A figure that its source rounds or leaves open cannot be worked with." in told
    assert "Ask both first whether they are .known and not .qualified." in told


# ---- the 50 states

RANKED = data(states("reports", range(100, 150)), states("children", [1_000] * 50))


def test_a_rank_is_among_the_50_states() -> None:
    first, last = FIFTY_STATES.members[-1], FIFTY_STATES.members[0]
    text = "{{ state.reports.rank }} of {{ state.reports.rank.among }}, {{ state.reports.rate.rank }}"
    assert said(text, RANKED, first) == "1st of 50, 1st"
    assert said(text, RANKED, last) == "50th of 50, 50th"
    assert asked("state.reports.rank.first and not state.reports.rank.last", RANKED, first)
    assert asked("state.reports.rank.last and not state.reports.rank.first", RANKED, last)


def test_a_tied_rank_says_so() -> None:
    tied = data(states("reports", [7, 7, *range(100, 148)]))
    codes = FIFTY_STATES.members[:2]
    assert [said("{{ state.reports.rank }}", tied, code) for code in codes] == ["49th", "49th"]
    assert all(asked("state.reports.rank.tied and not state.reports.rank.last", tied, code) for code in codes)


def test_the_district_and_the_territories_have_no_rank_among_the_states() -> None:
    dataset = data(states("reports", range(50)), row("reports", DC=7))
    assert asked("state.reports.rank.missing", dataset, "DC")
    assert "(not applicable)" in refused("{{ state.reports.rank }}", dataset, "DC")


def test_one_missing_state_leaves_all_without_a_rank() -> None:
    dataset = data(states("reports", range(50))[1:])
    assert "(only some of the places have a figure)" in refused("{{ state.reports.rank }}", dataset, "ME")


# ---- as printed

EXACT, ROUNDED = (
    one("US", "reports", 36_210_368),
    one("US", "reports", 36_200_000, source="sheet", qualifier=Qualifier.ROUNDED),
)


@pytest.mark.parametrize(
    ("observations", "shown"),
    [
        ([EXACT, ROUNDED], "36.2 million; 36,210,368"),
        ([EXACT], "36,210,368; 36,210,368"),
        ([ROUNDED], "36.2 million; 36.2 million"),
        ([one("US", "reports", 36_310_368, status=Status.REVISED), ROUNDED], "36,310,368; 36,310,368"),
    ],
)
def test_a_rounded_figure_is_said_as_printed_and_the_exact_one_worked_with(
    observations: list[Observation], shown: str
) -> None:
    assert said("{{ nation.reports.as_printed }}; {{ nation.reports }}", data(observations)) == shown


def test_a_missing_figure_was_not_printed_either() -> None:
    assert "not available" in refused("{{ nation.reports.as_printed }}", data())


# ---- the sources of its own sheet come first


def test_a_figure_of_the_nation_is_cited_from_the_states_own_sheet() -> None:
    both = [one("US", "cases", 7), one("US", "cases", 7, source="sheet")]
    own = data(both, one("QA", "reports", 5, source="sheet"))
    other = data(both, one("QA", "reports", 5))
    for dataset, source in ((own, "sheet"), (other, "table"), (data(both), "table")):
        (figure,) = sentence("{{ nation.cases }}", dataset)
        assert isinstance(figure, Figure)
        assert figure.observations == (f"US/cases/2023@{source}",)


# ---- labels


def test_a_figure_is_labelled_by_the_template_and_keeps_its_number() -> None:
    text = '{{ facts(state.reports.labelled("In ", state, ", of ", state.division.reports)) }}'
    facts = body(text, THREE)[0]
    assert [text_of(part) for part in (facts.items[0].label, facts.items[0].value)] == [
        "In Alphaland, of 904",
        "893",
    ]


@pytest.mark.parametrize("label", ["5", "none", "('a', 'b')", "state.tips", "sources", "cite(state.reports)"])
def test_a_label_holds_words_and_figures_alone(label: str) -> None:
    assert refused(f"{{{{ facts(state.reports.labelled({label})) }}}}", THREE).startswith(
        "templates/t.md, line 3: "
    )


def test_a_label_holds_no_typed_number() -> None:
    told = refused('{{ facts(state.reports.labelled("under 18")) }}', THREE)
    assert '"under 18" is typed with a number in it.' in told
    assert 'literal("…")' in told


def test_what_a_rate_is_per_breaks_after_its_noun_and_not_before() -> None:
    children = Measure("children", "C", "child under 18", "children under 18", "c")
    dataset = data(row("reports", QA=1), row("children", QA=1), book=with_(measures=(children, REPORTS)))
    assert text_of(sentence("{{ state.reports.rate.per }}", dataset)) == f"1,000{NB}children under 18"


def test_percent_and_money_in_a_sentence() -> None:
    dataset: Dataset = data(one("QA", "likely", Decimal(19)), one("QA", "spending", 1_200))
    assert said("{{ state.likely }} and {{ state.spending }}", dataset) == "19% and $1,200"


def test_a_measure_without_a_rate_says_how_to_give_it_one() -> None:
    plain = Measure("plain", "P", "p", "p", "p")
    told = refused(
        "{{ state.plain.rate }}", data(one("QA", "plain", 1), book=with_(measures=(plain, REPORTS)))
    )
    assert "plain has no rate. Give the measure one in inputs/measures.toml" in told
