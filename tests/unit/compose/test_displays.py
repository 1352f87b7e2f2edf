"""Key figures and facts."""

from __future__ import annotations

import pytest
from made_up import block, body, data, one, refused, row, suppressed

from reportgen.data.dataset import Dataset
from reportgen.data.observation import Status
from reportgen.document.nodes import Facts, Figure, KeyFigures
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
