"""Dot plots: a place beside its yardsticks, on one scale."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up import (
    CODEBOOK,
    REPORTS,
    TIPS,
    block,
    body,
    data,
    more_than,
    one,
    refused,
    row,
    states,
    suppressed,
    with_,
)

from reportgen.data.dataset import Dataset
from reportgen.data.measure import Rate
from reportgen.data.observation import Status
from reportgen.document.nodes import DotPlot
from reportgen.document.walk import text_of

TIPS_RATE = Rate("per_1000", "children", 1_000, "Tips per 1,000 children", "tips per 1,000 children")
PER_100 = replace(TIPS_RATE, per=100, label="Tips per 100 children")
ALIKE = replace(REPORTS, distinct_from=())  # else the two could share no plot
BOOK = with_(measures=(replace(TIPS, rates=(TIPS_RATE,), adds_up=True), ALIKE))
FIGURES = (
    *row("reports", QA=950, QB=2_000, QC=11),
    *row("children", QA=95_000, QB=50_000, QC=1_000, US=10**6),
    *row("tips", QA=190, QB=50, QC=1, US=3_000),
    *row("cases", QA=100, QB=0, QC=4),
    *row("reports", 2022, QA=1),
)
DATA = data(list(FIGURES), book=BOOK)
BOTH = '{{ dots(["reports.rate", "tips.rate"], [state, state.division, nation]) }}'


def plot(text: str, dataset: Dataset = DATA) -> DotPlot:
    found = block(text, dataset)
    assert isinstance(found, DotPlot)
    return found


def shown(found: DotPlot) -> dict[str, list[str]]:
    return {text_of(row.label): [dot.text for dot in row.dots] for row in found.rows}


def test_a_row_has_a_dot_for_each_place() -> None:
    found = plot(BOTH)
    assert [text_of(series) for series in found.series] == ["Alphaland", "Greekland", "United States"]
    assert shown(found) == {
        "Reports per 1,000 children": ["10.0", "20.3", "[x]"],
        "Tips per 1,000 children": ["2.0", "1.7", "3.0"],
    }
    assert found.unit == "Rates per 1,000 children"
    assert "[x] Not available" in text_of(found.note)


def test_the_plot_is_told_row_by_row_and_says_what_is_missing() -> None:
    assert plot(BOTH).alt == (
        "Dot plot of rates per 1,000 children in 2023. Reports per 1,000 children: Alphaland 10.0, Greekland "
        "20.3; Tips per 1,000 children: Alphaland 2.0, Greekland 1.7, the United States 3.0. The figure is "
        "not available for the United States (Reports per 1,000 children)."
    )


def test_the_title_says_how_often_the_place_is_above_the_next() -> None:
    assert text_of(plot(BOTH).title) == "Alphaland is above Greekland in one of two rows"
    assert text_of(plot(BOTH).subtitle) == "Rates per 1,000 children, 2023"
    one_row = '{{ dots(["MEASURE.rate"], [state, state.division]) }}'
    assert text_of(plot(one_row.replace("MEASURE", "tips")).title) == "Alphaland is above Greekland"
    assert text_of(plot(one_row.replace("MEASURE", "reports")).title) == "Alphaland is below Greekland"
    gap = '{{ dots(["tips.rate", "reports.rate"], [state, nation]) }}'
    assert text_of(plot(gap).title) == "Alphaland is below the United States in every row with both figures"


def test_what_shows_the_same_number_is_level() -> None:
    level = data(row("tips", QA=1, QB=2), row("children", QA=1_000, QB=2_000), book=BOOK)
    found = plot('{{ dots(["tips.rate"], [state, (state.division.states | list)[1]]) }}', level)
    assert text_of(found.title) == "Alphaland is level with Betaland"


def test_counts_are_not_set_against_a_total_in_the_title() -> None:
    found = plot('{{ dots(["cases", "reports"], [state, state.division]) }}')
    assert text_of(found.title) == "Alphaland beside Greekland"
    assert found.unit == "Counts"
    assert shown(found)["Cases"] == ["100", "104"]


def test_counts_of_two_states_are_set_against_each_other() -> None:
    found = plot('{{ dots(["cases", "reports"], [state, (state.division.states | list)[1]]) }}')
    assert text_of(found.title) == "Alphaland is above Betaland in one of two rows"


def test_a_row_may_have_a_label_of_the_templates_own() -> None:
    assert list(shown(plot('{{ dots([row("reports", "All ", year)], [state, nation]) }}'))) == ["All 2023"]


def test_a_row_without_a_figure_is_left_out_and_a_plot_without_rows_too() -> None:
    assert list(shown(plot('{{ dots(["reports", "care"], [state, nation]) }}'))) == ["Reports"]
    kinds = [
        type(b).__name__ for b in body('Title: T\n\n{{ dots(["care"], [state, nation]) }}\n\nWords', DATA)
    ]
    assert kinds == ["Paragraph"]


def test_a_zero_is_a_dot_and_what_is_withheld_or_left_open_is_a_mark() -> None:
    dataset = data(row("cases", QA=0), suppressed("QB", "cases"), more_than("QC", "cases", 9))
    states = "(state.division.states | list)"
    found = plot(f'{{{{ dots(["cases"], [{states}[0], {states}[1], {states}[2]]) }}}}', dataset)
    assert shown(found) == {"Cases": ["0", "[c]", "[q]"]}
    assert "[q] Not drawn: the source rounds the figure or leaves it open." in text_of(found.note)
    assert found.alt.endswith(
        "Alphaland 0. The figure is withheld for Betaland (Cases) and not exact for Gammaland (Cases)."
    )


def test_a_preliminary_figure_is_named_in_the_note() -> None:
    dataset = data(
        one("QA", "cases", 5, status=Status.PROVISIONAL), one("US", "cases", 9, status=Status.REVISED)
    )
    note = text_of(plot('{{ dots(["cases"], [state, nation]) }}', dataset).note)
    assert note.startswith(
        "Provisional: Alphaland (Cases). Revised since first published: the United States (Cases)."
    )


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('["reports.rate", "cases"], [state, nation]', "The figures count different things."),
        ('["reports", "reports.previous"], [state, nation]', "The figures are of different years."),
        ('["reports", "likely"], [state, nation]', "The figures count different things."),
        (
            '["reports", "children"], [state, nation]',
            "One figure covers another stretch of time than the other.",
        ),
        ('["reports"], [state]', "a dot plot is of two to four places"),
        ('["reports"], [state, state, state, state, state]', "a dot plot is of two to four places"),
        ('["reports"], [state, "US"]', "dots() takes places"),
        ("[state.reports], [state, nation]", "the rows of dots() are names of measures"),
    ],
)
def test_what_may_not_share_a_plot(words: str, what: str) -> None:
    extra = [one("QA", "likely", 5)]
    assert what in refused(f"{{{{ dots({words}) }}}}", data([*FIGURES, *extra], book=BOOK))


def test_rates_per_other_bases_share_no_plot() -> None:
    book = with_(CODEBOOK, measures=(replace(TIPS, rates=(PER_100,)), ALIKE))
    told = refused(
        '{{ dots(["reports.rate", "tips.rate"], [state, nation]) }}', data(list(FIGURES), book=book)
    )
    assert "state.reports.rate of Alphaland and state.tips.rate of Alphaland can't stand in one chart" in told


def test_ranks_are_no_dots() -> None:
    places = "[(fifty_states.states | list)[0], (fifty_states.states | list)[1]]"
    told = refused(f'{{{{ dots(["reports.rank"], {places}) }}}}', data(states("reports", range(50))))
    assert "A rank has no length." in told
