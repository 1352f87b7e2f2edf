"""What closes a briefing: citations, the list of sources, figures under review, what is not compared."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import NB, body, data, more_than, one, refused, row, said, states, with_

from reportgen.data.dataset import Dataset
from reportgen.data.source import Source
from reportgen.document.nodes import Block, Note, Paragraph, Sources, Table
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=893, QB=11, QC=0),
    one("QA", "cases", 100, source="sheet"),
    one("QB", "cases", 7, source="sheet"),
    row("tips", QA=5),
    [one(code, "children", 1000, source="census") for code in ("QA", "QB", "QC")],
)


def listed(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    (found,) = [block for block in blocks if isinstance(block, Sources)]
    return [(item.number, text_of(item.inlines)) for item in found.items]


def notes(blocks: tuple[Block, ...]) -> list[str]:
    return [text_of(block.inlines) for block in blocks if isinstance(block, Note)]


# ---- sources


def test_sources_are_numbered_as_they_are_first_cited_and_named_in_full_once() -> None:
    blocks = body("{{ state.cases }} {{ state.reports.rate }}\n\n{{ sources }}", DATA)
    assert listed(blocks) == [
        (1, "Office of Tables (OT), A sheet of one state."),
        (2, "OT, A table of states."),
        (3, "Office of Counting, A count of children. Vintage 2023."),
    ]


def test_a_source_that_nothing_cites_is_not_listed() -> None:
    assert [text for _, text in listed(body("{{ state.cases }}\n\n{{ sources }}", DATA))] == [
        "Office of Tables (OT), A sheet of one state."
    ]


def test_a_source_without_a_publisher_is_its_title() -> None:
    book = with_(sources=(Source("table", "A title", "", date(2024, 1, 1)),))
    blocks = body("{{ state.reports }}\n\n{{ sources }}", data(one("QA", "reports", 1), book=book))
    assert listed(blocks) == [(1, "A title.")]


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("state.reports", "source 1"),
        ("state.cases", "source 2"),
        ("state.reports, state.cases", "sources 1 and 2"),
        ("state.cases, state.reports", "sources 1 and 2"),
        ("state.reports.rate, state.cases", "sources 1, 2 and 3"),
        ("state.division.reports", "source 1"),
        ("state.reports, state.tips", "source 1"),
    ],
)
def test_a_citation_names_its_sources_by_their_numbers(cited: str, shown: str) -> None:
    text = (
        f"{{{{ state.reports }}}} {{{{ state.cases }}}} {{{{ state.reports.rate }}}}: {{{{ cite({cited}) }}}}"
    )
    assert said(text, DATA).partition(": ")[2] == shown


def test_sources_are_numbered_as_they_are_first_cited_by_a_figure_or_a_citation() -> None:
    text = "({{ cite(state.cases) }}) {{ state.reports }} ({{ cite(state.reports) }}) {{ state.cases }}"
    assert said(text, DATA) == "(source 1) 893 (source 2) 100"


def test_what_is_only_cited_is_in_the_list_of_sources() -> None:
    text = "a ({{ cite(state.reports) }})"
    assert said(text, DATA) == "a (source 1)"
    assert [block for block in body(text, DATA) if isinstance(block, Sources)]


@pytest.mark.parametrize("word", ["state", "'reports'", "5", "region"])
def test_only_figures_are_cited(word: str) -> None:
    assert refused(f"{{{{ cite({word}) }}}}", DATA).startswith("templates/t.md, line 3: ")


# ---- figures under review


def test_figures_under_review_are_told_above_the_sources_with_their_reason() -> None:
    dataset = data(
        one("QA", "care", 70, review="The row stands twice"),
        one("QA", "other", 16, review="The row stands twice"),
        one("QA", "tips", 3, review="Smudged."),
        one("QA", "cases", 9, review="Was read wrong", accepted="A. B., 2026-11-21"),
        one("QA", "reports", 4, review="Not cited here"),
    )
    blocks = body(
        "{{ state.care }} {{ state.tips }} {{ state.other }} {{ state.cases }}\n\n{{ sources }}", dataset
    )
    assert notes(blocks) == [
        "To be confirmed: 70 cases from care and 16 other cases in Alphaland. The row stands twice.",
        "To be confirmed: 3 tips in Alphaland. Smudged.",
    ]
    assert isinstance(blocks[-1], Sources)


def test_a_figure_under_review_is_told_where_it_hides_in_a_total() -> None:
    dataset = data(row("cases", QA=1, QB=2), one("QC", "cases", 3, review="Smudged"))
    blocks = body("{{ state.division.cases }}\n\n{{ sources }}", dataset)
    assert notes(blocks) == ["To be confirmed: 3 cases in Gammaland. Smudged."]


# ---- notes


def note_of(text: str, dataset: Dataset, of: str = "QA") -> str:
    (found,) = [block for block in body(text, dataset, of) if not isinstance(block, Sources | Paragraph)][:1]
    return text_of(found.note).replace(NB, " ")


def test_a_note_explains_the_marks_that_occur_then_the_templates_words_then_the_sources() -> None:
    table = "{{ side_by_side(state.division, ['reports', 'cases']) }}\nNote: Own words."
    assert note_of(table, DATA) == (
        "[x] Not available: no source used here has the figure. It does not mean zero. "
        "Own words. Sources 1 and 2."
    )


def test_a_note_explains_no_mark_that_does_not_occur() -> None:
    assert note_of("{{ side_by_side(state.division, ['reports']) }}", DATA) == "Source 1."
    assert note_of("{{ bars(state.division.each.reports.rate) }}", DATA) == "Sources 1 and 2."


def test_a_note_says_that_a_figure_is_to_be_confirmed() -> None:
    dataset = data(one("QA", "reports", 5, review="Smudged"))
    assert note_of("{{ bars([state.reports]) }}", dataset) == (
        "A figure here is to be confirmed; the reason stands with the sources. Source 1."
    )


def test_a_band_names_no_sources_of_its_own() -> None:
    assert note_of("{{ key_figures(state.reports) }}\nNote: Counts.", DATA) == "Counts."
    assert note_of("{{ key_figures(state.reports) }}", DATA) == ""


# ---- what is not compared


def rows(measures: str, dataset: Dataset, of: str = "greekland") -> list[list[str]]:
    found = body(f"{{{{ not_compared(region, [{measures}]) }}}}", dataset, of)
    return [
        [text_of(cell).replace(NB, " ") for cell in line.cells]
        for block in found
        if isinstance(block, Table)
        for line in block.rows
    ]


EARLIER = data(*DATA.by_id.values(), row("reports", 2022, QC=9))


def test_two_counts_that_look_alike_stand_side_by_side_with_the_reason() -> None:
    assert rows('"reports"', EARLIER) == [
        ["reports in Alphaland: two counts", "893 in the table; 5 at the task force", "A tip is no report."]
    ]


def test_the_same_reason_is_given_once() -> None:
    both = data(*EARLIER.by_id.values(), row("tips", QB=4))
    assert [line[2] for line in rows('"reports"', both)] == ["A tip is no report.", "As for Alphaland."]


def test_totals_that_would_leave_places_out_are_told_once_for_the_same_places() -> None:
    dataset = data(
        row("cases", QA=100, QB=7), row("visits", QA=1, QB=2), row("care", QA=9), row("reports", 2022, QA=1)
    )
    assert rows('"cases", "visits", "care", "reports"', dataset) == [
        [
            "Cases and one other measure: totals, rates and ranks for Greekland",
            "100 in Alphaland and 7 in Betaland",
            "Two of three have a figure. A total, rate or rank would leave the others out.",
        ]
    ]


def test_one_place_has_and_two_have() -> None:
    dataset = data(row("cases", QA=100), row("cases", 2022, QA=1))
    assert rows('"cases"', dataset)[0][2].startswith("One of three has a figure.")


def test_an_open_figure_is_told_as_it_is_stated() -> None:
    dataset = data(more_than("QA", "cases", 18_400), row("cases", 2022, QA=1))
    assert rows('"cases"', dataset)[0][1] == "more than 18,400 in Alphaland"


def test_no_earlier_year_is_told_only_where_no_place_has_one() -> None:
    told = ["Change since 2022", "None", "No earlier figure of these measures is in the sources used."]
    now = row("reports", QA=1, QB=2, QC=3)
    assert rows('"reports"', data(now)) == [told]
    for place in ("QA", "QB", "QC"):
        assert rows('"reports"', data(now, one(place, "reports", 9, 2022))) == []


def test_an_older_figure_makes_no_liar_of_the_reason() -> None:
    dataset = data(row("reports", QA=1, QB=2, QC=3), row("reports", 2021, QB=2))
    assert rows('"reports"', dataset) == [
        ["Change since 2022", "None", "No figure of these measures for 2022 is in the sources used."]
    ]
    empty = data(row("reports", QA=1, QB=2, QC=3), one("QB", "reports", None, 2021))
    assert rows('"reports"', empty)[0][2] == "No earlier figure of these measures is in the sources used."


def test_a_break_and_two_vintages_are_told_with_both_years() -> None:
    broken = data(row("visits", QA=9, QB=10, QC=4), row("visits", 2022, QA=5, QB=12))
    assert rows('"visits"', broken) == [
        [
            "Change since 2022: visits",
            "5, then 9 in Alphaland; 12, then 10 in Betaland",
            "The definition changed in 2023, so no change is given.",
        ]
    ]
    vintages = data(row("children", QA=9, QB=10, QC=4), one("QA", "children", 5, 2022, source="census"))
    assert rows('"children"', vintages) == [
        [
            "Change since 2022: children",
            "5, then 9 in Alphaland",
            "The figures come from two vintages, which revise one another, so no change is given.",
        ]
    ]


def test_many_states_over_a_break_are_counted_and_not_listed() -> None:
    dataset = data(states("visits", range(50)), states("visits", range(50), 2022))
    told = rows('"visits"', dataset, "northeast")
    assert told[0][1] == "Both years in nine states"


def test_where_everything_could_be_compared_there_is_no_table() -> None:
    dataset = data(row("reports", QA=1, QB=2, QC=3), row("reports", 2022, QA=1, QB=2, QC=3))
    found = body("{{ not_compared(region, ['reports']) }}\n\nWords", dataset, "greekland")
    assert [type(one_of) for one_of in found] == [Paragraph]


@pytest.mark.parametrize(
    "words", ["state, ['reports']", "'greekland', ['reports']", "state.division, ['reprots']"]
)
def test_not_compared_takes_a_region_and_measures(words: str) -> None:
    assert refused(f"{{{{ not_compared({words}) }}}}", DATA).startswith("templates/t.md, line 3: ")
