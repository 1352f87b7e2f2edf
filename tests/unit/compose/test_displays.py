"""Key figures, facts and charts."""

from __future__ import annotations

import pytest
from made_up import block, body, data, one, refused, row, states, suppressed

from reportgen.data.dataset import Dataset
from reportgen.data.observation import Status
from reportgen.document.nodes import BarChart, Facts, Figure, KeyFigures, Mark
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=893, QB=2_000, QC=11),
    row("children", QA=95_000, QB=50_000, QC=1_000),
    row("cases", QA=100, QB=0),
    row("care", QA=90),
    row("other", QA=10),
    suppressed("QC", "cases"),
    row("reports", 2022, QA=1),
)


def band(text: str, dataset: Dataset = DATA) -> KeyFigures:
    found = block(text, dataset)
    assert isinstance(found, KeyFigures)
    return found


def chart(text: str, dataset: Dataset = DATA, of: str = "greekland") -> BarChart:
    found = block(text, dataset, of)
    assert isinstance(found, BarChart)
    return found


def shown(found: BarChart) -> list[tuple[str, str]]:
    return [(text_of(bar.label), bar.figure.text) for bar in found.bars]


# ---- key figures


def test_a_band_has_its_figures_above_their_labels() -> None:
    found = band("{{ key_figures(state.reports, state.reports.rate) }}")
    assert [(text_of(item.figure), text_of(item.label)) for item in found.items] == [
        ("893", "reports received"),
        ("9.4", "reports per 1,000 children"),
    ]


def test_missing_figures_are_left_out_and_zeros_are_not() -> None:
    found = block("{{ key_figures(state.tips, state.cases, state.visits, state.reports) }}", DATA, "QB")
    assert isinstance(found, KeyFigures)
    assert [text_of(item.figure) for item in found.items] == ["0", "2,000"]


def test_a_band_has_at_most_four_figures_the_first_that_are_known() -> None:
    words = "state.tips, state.reports, state.children, state.cases, state.care, state.other"
    assert [text_of(item.figure) for item in band(f"{{{{ key_figures({words}) }}}}").items] == [
        "893", "95,000", "100", "90",
    ]  # fmt: skip


def test_a_band_of_nothing_is_no_band() -> None:
    assert body("{{ key_figures(state.tips) }}\n\nWords", DATA)[0].__class__.__name__ == "Paragraph"


def test_a_label_of_the_templates_own_keeps_its_figures() -> None:
    found = band('{{ key_figures(state.reports.labelled("of ", state.division.reports)) }}')
    assert text_of(found.items[0].label) == "of 2,904"
    assert isinstance(found.items[0].label[1], Figure)


@pytest.mark.parametrize("word", ["state", "'reports'", "5", "fact('a', 'b')"])
def test_a_band_takes_figures(word: str) -> None:
    assert "key_figures() takes figures" in refused(f"{{{{ key_figures({word}) }}}}", DATA)


# ---- facts


def test_facts_are_small_labels_over_values_and_say_in_words_what_is_missing() -> None:
    found = block(
        '{{ facts(state.reports, state.cases, state.tips, fact("A " ~ "b", state, " ", state.reports)) }}',
        DATA,
        "QC",
    )
    assert isinstance(found, Facts)
    assert [(text_of(item.label), text_of(item.value)) for item in found.items] == [
        ("Reports", "11"),
        ("Cases", "Suppressed"),
        ("Tips", "Not available"),
        ("A b", "Gammaland 11"),
    ]


def test_a_fact_keeps_the_mark_of_a_preliminary_figure() -> None:
    found = block("{{ facts(state.cases) }}", data(one("QA", "cases", 5, status=Status.REVISED)))
    assert isinstance(found, Facts)
    assert text_of(found.items[0].value).endswith("[r]")


@pytest.mark.parametrize(
    "word", ["'a'", "state", "5", "fact('a', 5)", "fact('under 18', 'a')", "fact(state.tips, 'a')"]
)
def test_facts_take_figures_and_facts(word: str) -> None:
    assert refused(f"{{{{ facts({word}) }}}}", DATA).startswith("templates/t.md, line 3: ")


# ---- charts


def test_bars_stand_highest_first_under_the_names_of_their_places() -> None:
    found = chart("{{ bars(region.each.reports) }}")
    assert shown(found) == [("Betaland", "2,000"), ("Alphaland", "893"), ("Gammaland", "11")]
    assert found.series == "Reports"
    assert found.alt == "Bar chart. Reports: Betaland 2,000, Alphaland 893, Gammaland 11."


def test_missing_bars_stand_last_with_their_mark() -> None:
    found = chart("{{ bars(region.each.cases) }}")
    assert shown(found) == [("Alphaland", "100"), ("Betaland", "0"), ("Gammaland", "[c]")]
    assert isinstance(found.bars[2].figure, Mark)
    assert "Gammaland suppressed." in found.alt
    assert "[c] Suppressed" in text_of(found.note)


def test_rates_are_ordered_by_their_unrounded_values() -> None:
    dataset = data(row("reports", QA=8_441, QB=8_449, QC=1), row("children", QA=10**6, QB=10**6, QC=10**6))
    found = chart("{{ bars(region.each.reports.rate) }}", dataset)
    assert shown(found) == [("Betaland", "8.4"), ("Alphaland", "8.4"), ("Gammaland", "0.0")]


def test_what_stands_beside_is_grey_below_and_left_out_where_missing() -> None:
    found = chart("{{ bars(region.each.reports.rate, beside=[region.reports.rate, nation.reports.rate]) }}")
    assert [bar.role for bar in found.bars] == ["plain", "plain", "plain", "reference"]
    assert shown(found)[-1] == ("Greekland", "19.9")
    assert found.series == "Reports per 1,000 children"
    assert found.alt.endswith("Gammaland 11.0, Alphaland 9.4; Greekland 19.9.")


def test_a_chart_of_many_bars_is_told_by_its_highest_and_lowest() -> None:
    found = chart("{{ bars(fifty_states.each.reports) }}", data(states("reports", [*range(49), 100])))
    assert found.alt == "Bar chart. Reports: highest Wyoming 100, lowest Alabama 0, of 50."
    gaps = chart("{{ bars(fifty_states.each.reports) }}", data(states("reports", range(50))[1:]))
    assert "highest Wyoming 49, lowest Alaska 1, of 50" in gaps.alt
    assert "no figures" in chart("{{ bars(fifty_states.each.reports) }}", data()).alt


def test_a_chart_of_eight_bars_is_told_in_full() -> None:
    dataset = data(states("reports", range(50)))
    bars = "{{ bars((fifty_states.each.reports.ranked | list)[:COUNT]) }}"
    assert chart(bars.replace("COUNT", "8"), dataset).alt.count(", ") == 7
    assert chart(bars.replace("COUNT", "9"), dataset).alt.endswith(", of 9.")


def test_parts_of_one_place_stand_in_the_order_given_under_their_labels() -> None:
    found = chart('{{ bars([state.other, state.care.labelled("Care")], of="measure") }}', of="QA")
    assert (shown(found), found.series) == ([("others", "10"), ("Care", "90")], "Alphaland")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("[state.reports, state.cases]", "count different things"),
        ("[state.reports, state.reports.rate]", "count different things"),
        ("[state.reports], beside=[state.reports.rate]", "count different things"),
        ("[state.reports, state.reports.share_of(state.division)]", "count different things"),
        ("[state.reports, state.reports.previous]", "count different things"),
        ("[state.reports, state.reports.rate], of='measure'", "count different things"),
        ("[state.care, nation.cases], of='measure'", "count different things"),
        ("[state.reports, state.likely], of='measure'", "count different things"),
        ("[]", "bars() has no figures"),
        ("state.division.each.reports.missing", "bars() has no figures"),
        ("[state]", "bars() takes figures"),
        ("['a']", "bars() takes figures"),
        ("[state.reports], beside=[nation]", "bars() takes figures"),
        ("[state.reports], of='measures'", "named after a place or a measure"),
    ],
)
def test_bars_of_one_chart_are_of_one_sort(words: str, what: str) -> None:
    told = refused(f"A\n\n{{{{ bars({words}) }}}}", DATA)
    assert told.startswith("templates/t.md, line 5: ")
    assert what in told
