"""Small charts beside one another: one for each measure."""

from __future__ import annotations

import pytest
from made_up import block, body, data, more_than, refused, row, states, suppressed

from reportgen.data.dataset import Dataset
from reportgen.document.nodes import SmallMultiples
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=900, QB=2_000, QC=11, US=10**6),
    row("children", QA=100_000, QB=50_000, QC=1_000, US=10**7),
    row("cases", QA=100, QB=0),
    suppressed("QC", "cases"),
)


def charts(text: str, dataset: Dataset = DATA, of: str = "greekland") -> SmallMultiples:
    found = block(text, dataset, of)
    assert isinstance(found, SmallMultiples)
    return found


def shown(found: SmallMultiples) -> dict[str, list[str]]:
    return {
        text_of(chart.title): [f"{text_of(bar.label)} {bar.figure.text}" for bar in chart.bars]
        for chart in found.charts
    }


def test_each_measure_has_a_small_chart_of_the_same_places_in_the_same_order() -> None:
    found = charts('{{ small_multiples(region, ["reports", "reports.rate", row("cases", "All cases")]) }}')
    assert shown(found) == {
        "Reports": ["Alphaland 900", "Betaland 2,000", "Gammaland 11"],
        "Reports per 1,000 children": ["Alphaland 9.0", "Betaland 40.0", "Gammaland 11.0"],
        "All cases": ["Alphaland 100", "Betaland 0", "Gammaland [c]"],
    }
    assert found.charts[1].alt == (
        "Bar chart of reports per 1,000 children in 2023. Alphaland 9.0, Betaland 40.0, Gammaland 11.0."
    )
    assert all(chart.subtitle == () and chart.note == () for chart in found.charts)
    assert "[c] Suppressed" in text_of(found.note)


def test_bars_may_be_sorted_in_each() -> None:
    found = charts('{{ small_multiples(region, ["reports", "children"], order="value") }}')
    assert [bars[0] for bars in shown(found).values()] == ["Betaland 2,000", "Alphaland 100,000"]
    assert text_of(found.subtitle) == "2023 and July 1, 2023; each chart on its own scale"


def test_yardsticks_stand_beside_rates_and_not_beside_counts() -> None:
    found = charts('{{ small_multiples(region, ["reports", "reports.rate"], beside=[nation]) }}')
    assert [bars[-1] for bars in shown(found).values()] == ["Gammaland 11", "United States 100.0"]
    assert found.charts[1].bars[-1].role == "reference"


def test_the_state_at_hand_stands_out_in_each() -> None:
    text = '{{ small_multiples(state.division, ["reports", "cases"]) }}'
    for chart in charts(text, of="QA").charts:
        assert [bar.role for bar in chart.bars] == ["highlight", "plain", "plain"]
    other = charts(text.replace("])", "], here=(state.division.states | list)[1])"), of="QA")
    assert [bar.role for bar in other.charts[0].bars] == ["plain", "highlight", "plain"]


def test_a_measure_without_figures_is_left_out_and_charts_of_none_too() -> None:
    assert list(shown(charts('{{ small_multiples(region, ["tips", "reports"]) }}'))) == ["Reports"]
    text = 'Title: T\n\n{{ small_multiples(region, ["tips"]) }}\n\nWords'
    assert [type(found).__name__ for found in body(text, DATA, "greekland")] == ["Paragraph"]


def test_the_title_says_who_is_highest_in_all_or_whose_the_charts_are() -> None:
    both = charts('{{ small_multiples(region, ["reports", "reports.rate"]) }}')
    assert text_of(both.title) == "Betaland has the highest figure in every chart"
    mixed = charts('{{ small_multiples(region, ["reports", "children"]) }}')
    assert text_of(mixed.title) == "Greekland, measure by measure"
    named = charts('{{ small_multiples(region.states | list, ["cases"]) }}')
    assert text_of(named.title) == "Alphaland, Betaland and Gammaland, measure by measure"


def test_a_figure_left_open_stands_in_no_order() -> None:
    dataset = data(row("reports", QA=9, QB=10), more_than("QC", "reports", 1))
    found = charts('{{ small_multiples(region, ["reports"], order="value") }}', dataset)
    assert shown(found) == {"Reports": ["Betaland 10", "Alphaland 9", "Gammaland more\u00a0than 1"]}
    assert text_of(found.note).startswith("A figure that its source rounds or leaves open is in no order.")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('[], ["reports"]', "of one place at least"),
        (f"region, {['reports'] * 13}", "up to 12 measures"),
        ('["QA"], ["reports"]', "takes a region or places"),
        ("region, [region.reports]", "takes names of measures"),
        ('[nation, (region.states | list)[0]], ["reports"]', "cannot stand among those of states"),
        ('region, ["reports"], order="size"', 'there is no order "size"'),
        ('region, ["reports"], beside=["US"]', "takes a region or places"),
    ],
)
def test_what_is_refused(words: str, what: str) -> None:
    assert what in refused(f"{{{{ small_multiples({words}) }}}}", DATA, "greekland")


def test_ranks_have_no_bars() -> None:
    dataset = data(states("reports", range(50)))
    assert "A rank has no length." in refused(
        '{{ small_multiples(fifty_states, ["reports.rank"]) }}', dataset
    )


def test_twelve_measures_are_drawn_and_thirteen_are_refused() -> None:
    measures = ["reports"] * 12
    assert len(charts(f"{{{{ small_multiples(region, {measures}) }}}}").charts) == 12
    said = refused(f"{{{{ small_multiples(region, {[*measures, 'cases']}) }}}}", DATA, "greekland")
    assert "takes up to 12 measures" in said
