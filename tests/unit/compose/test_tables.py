"""Tables that a template names: places side by side, a total with its parts, what each figure counts."""

from __future__ import annotations

import pytest
from made_up import NB, body, data, one, refused, row, suppressed

from reportgen.data.dataset import Dataset
from reportgen.data.observation import Status
from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Abbreviation, Column, Figure, Table
from reportgen.document.walk import text_of

DATA = data(
    row("reports", QA=893, QB=11, QC=0, US=36_000),
    row("children", QA=95_000, QB=2_000, QC=500),
    row("cases", QA=100, QB=7),
    row("care", QA=90),
    row("other", QA=10),
    suppressed("QB", "care"),
)


def tables(text: str, dataset: Dataset = DATA, of: str = "greekland") -> list[Table]:
    return [found for found in body(text, dataset, of) if isinstance(found, Table)]


def heads(table: Table) -> list[str]:
    return [text_of(column.head) for column in table.columns]


def lines(table: Table) -> list[list[str]]:
    return [[text_of(cell).replace(NB, " ") for cell in line.cells] for line in table.rows]


def side(rows: str, more: str = "", dataset: Dataset = DATA) -> Table:
    (table,) = tables(f"{{{{ side_by_side(region, [{rows}]{more}) }}}}", dataset)
    return table


def test_measures_stand_down_and_places_across() -> None:
    table = side('"reports", "cases"')
    assert heads(table) == ["Measure", "Alphaland", "Betaland", "Gammaland"]
    assert lines(table) == [["Reports", "893", "11", "0"], ["Cases", "100", "7", "[x]"]]
    assert [column.align for column in table.columns] == ["left", "right", "right", "right"]
    assert (table.layout, table.summary) == (
        "figures",
        "Measures down, Alphaland, Betaland and Gammaland across.",
    )


def test_rates_ranks_and_shares_have_rows_with_labels_of_their_own() -> None:
    rows = '"reports.rate", "reports.share", "reports.rank", "reports.rate.rank", "reports.previous"'
    dataset = data(*(DATA.by_id.values()), row("reports", 2022, QA=1))
    assert [text_of(line.cells[0]) for line in side(rows, dataset=dataset).rows] == [
        "Reports per 1,000 children",
        "Share of reports",
        "Reports, 2022",
    ]


def test_a_change_in_a_table_says_by_its_sign_and_label_what_it_is() -> None:
    earlier = [
        one("QA", "reports", 1786, 2022),
        one("QB", "reports", 10, 2022),
        one("QC", "reports", 30, 2022),
    ]
    table = side('"reports.change"', dataset=data(*DATA.by_id.values(), *earlier))
    assert lines(table) == [["Change since 2022 of reports", "−50.0%", "+10.0%", "−100.0%"]]


def test_what_stands_around_a_table_of_nothing_goes_with_it() -> None:
    text = 'Title: All\n{{ side_by_side(state.division, ["tips"]) }}\nNote: Marks.\n\nAfter.'
    assert [type(block).__name__ for block in body(text, DATA)] == ["Paragraph"]


def test_a_row_that_no_place_has_a_figure_for_is_left_out_with_its_group() -> None:
    table = side('group("A"), "tips", group("B"), "reports", "visits", group("C"), "likely"')
    assert lines(table) == [["B", "", "", ""], ["Reports", "893", "11", "0"]]
    assert [line.kind for line in table.rows] == ["group", "plain"]


def test_a_row_of_zeros_stays() -> None:
    assert lines(side('"reports"', dataset=data(row("reports", QA=0, QB=0, QC=0)))) == [
        ["Reports", "0", "0", "0"]
    ]


def test_parts_are_indented_under_their_total_and_not_without_it() -> None:
    assert [line.kind for line in side('"cases", "care", "other"').rows] == ["plain", "part", "part"]
    assert [line.kind for line in side('"care", "other", "reports"').rows] == ["plain", "plain", "plain"]


def test_a_withheld_figure_and_one_that_there_is_not_have_marks_of_their_own() -> None:
    table = side('"care"')
    assert lines(table) == [["from care", "90", "[c]", "[x]"]]
    note = text_of(table.note)
    assert note.index("[c] Suppressed: withheld") < note.index("[x] Not available: no source used here")


def test_a_row_may_have_a_label_of_the_templates_own() -> None:
    table = side('row("reports", "Per ", literal("1,000"), " in ", region)')
    assert lines(table)[0][0] == "Per 1,000 in Greekland"


def test_what_stands_beside_comes_last_and_a_total_over_a_gap_is_a_mark() -> None:
    table = side('"reports", "cases", "reports.share", "reports.rank"', ", beside=[region, nation]")
    assert heads(table)[-2:] == ["Greekland", "United States"]
    assert [line[-2:] for line in lines(table)] == [["904", "36,000"], ["[n]", "[x]"], ["100.0%", "[z]"]]


def test_a_region_has_no_rank_and_another_region_no_share_of_this_one() -> None:
    ranked = data(
        *DATA.by_id.values(), *(one(c, "reports", 9) for c in BUILT_IN_REGIONS["50-states"].members)
    )
    text = '{{ side_by_side(region, ["reports.rank", "reports.share"], beside=[region, fifty_states]) }}'
    (table,) = tables(text, ranked, "new-england")
    assert [line[-2:] for line in lines(table)] == [["[z]", "[z]"], ["100.0%", "[z]"]]


def test_coverage_counts_the_states_and_not_what_stands_beside_them() -> None:
    table = side('"reports", "cases", "care"', ", beside=[region, nation], coverage=true")
    assert heads(table)[-1] == "Coverage"
    assert [line[-1] for line in lines(table)] == ["3 of 3", "2 of 3", "1 of 3"]
    last = table.rows[1].cells[-1][0]
    assert last == Figure(f"2{NB}of{NB}3", 2, "coverage", ("QA/cases/2023@table", "QB/cases/2023@table"))


def test_a_group_spans_the_coverage_column_too() -> None:
    table = side('group("A"), "reports"', ", coverage=true")
    assert {len(line.cells) for line in table.rows} == {5}


@pytest.mark.parametrize(
    ("states", "sizes"),
    [(7, [7]), (10, [10]), (11, [6, 5]), (13, [7, 6]), (14, [7, 7]), (15, [5, 5, 5]), (50, [7, 7, *[6] * 6])],
)
def test_more_than_ten_states_are_split_evenly_over_tables(states: int, sizes: list[int]) -> None:
    codes = BUILT_IN_REGIONS["50-states"].members
    dataset = data([one(code, "reports", 1) for code in codes])
    keep = f"(fifty_states.states | list)[:{states}]"
    found = tables(f'{{{{ side_by_side({keep}, ["reports"], beside=[fifty_states]) }}}}', dataset)
    assert [len(heads(table)) - 1 for table in found] == [*sizes[:-1], sizes[-1] + 1]
    assert heads(found[-1])[-1] == "50 states"
    assert all(len(line.cells) == len(table.columns) for table in found for line in table.rows)


def test_a_row_stands_in_every_part_of_a_split_table() -> None:
    codes = BUILT_IN_REGIONS["50-states"].members
    dataset = data(one(codes[0], "cases", 1), [one(code, "reports", 1) for code in codes])
    found = tables('{{ side_by_side(fifty_states, ["reports", "cases"], coverage=true) }}', dataset)
    assert {len(table.rows) for table in found} == {2}
    assert [heads(table)[-1] == "Coverage" for table in found] == [False] * 7 + [True]
    assert lines(found[-1])[1][-1] == "1 of 50"


def test_heads_have_short_names_for_the_eye() -> None:
    table = tables('{{ side_by_side(region, ["reports"]) }}', data(row("reports", MA=1)), "new-england")[0]
    assert table.columns[3] == Column((Abbreviation("Mass.", "Massachusetts"),))


def test_places_may_be_listed() -> None:
    table = tables('{{ side_by_side([state, nation], ["reports"]) }}', DATA, "QA")[0]
    assert lines(table) == [["Reports", "893", "36,000"]]


def test_a_preliminary_figure_has_its_mark_and_the_note_explains_it() -> None:
    table = side('"cases"', dataset=data(one("QA", "cases", 5, status=Status.PROVISIONAL)))
    assert lines(table) == [["Cases", "5 [p]", "[x]", "[x]"]]
    assert "[p] Provisional: it may still be revised." in text_of(table.note)


@pytest.mark.parametrize(
    "word",
    [
        'side_by_side("region", ["reports"])',
        "side_by_side(state, ['reports'])",
        "side_by_side([state], [state.reports])",
        "side_by_side([state], ['reports'], beside=['US'])",
        "side_by_side([state], ['reports.share'])",
        "side_by_side(5, ['reports'])",
        "side_by_side([state])",
        "side_by_side([state], [row('reports', 5)])",
        "side_by_side([state], [group('in 2023')])",
        "parts_of(state)",
        "parts_of('cases')",
        "parts_of()",
    ],
)
def test_a_table_of_the_wrong_things_is_told_with_its_line(word: str) -> None:
    assert refused(f"A\n\n{{{{ {word} }}}}", DATA).startswith("templates/t.md, line 5: ")


# ---- a total and its parts


def test_a_total_stands_above_its_parts_with_their_shares() -> None:
    (table,) = tables("{{ parts_of(state.cases) }}", DATA, "QA")
    assert heads(table) == ["Group", "Alphaland", "Share of all"]
    assert lines(table) == [
        ["Cases", "100", "100.0%"],
        ["from care", "90", "90.0%"],
        ["others", "10", "10.0%"],
    ]
    assert [line.kind for line in table.rows] == ["plain", "part", "part"]
    assert table.summary == "Cases: Alphaland, the total and its parts."


def test_a_small_total_has_no_percentages() -> None:
    (table,) = tables("{{ parts_of(state.cases) }}", DATA, "QB")
    assert heads(table) == ["Group", "Betaland"]
    assert lines(table) == [["Cases", "7"], ["from care", "[c]"], ["others", "[x]"]]


def test_a_missing_part_has_no_share() -> None:
    (table,) = tables("{{ parts_of(state.cases) }}", data(row("cases", QA=100), row("care", QA=0)), "QA")
    assert lines(table)[1:] == [["from care", "0", "0.0%"], ["others", "[x]", "[x]"]]


# ---- what each figure counts


def test_every_measure_that_is_cited_is_defined_in_the_order_of_their_file() -> None:
    text = "{{ state.cases }} {{ state.reports.rate }} {{ nation.found }}\n\n{{ definitions }}"
    (table,) = tables(text, data(*DATA.by_id.values(), one("US", "found", 5)), "QA")
    assert lines(table) == [
        ["Reports", "What somebody reported", "2023"],
        ["Children", "Children under 18", "July 1, 2023"],
        ["Cases", "Cases of any group", "2023"],
        ["Found, all years", "Children found", "all years to 2023"],
    ]
    assert (heads(table), table.layout) == (["Figure", "What it counts", "Period"], "prose")


def test_a_measure_of_two_years_is_defined_for_both() -> None:
    dataset = data(row("reports", QA=1), row("reports", 2022, QA=2))
    text = "{{ state.reports }} {{ state.reports.previous }}\n\n{{ definitions }}"
    assert lines(tables(text, dataset, "QA")[0])[0][2] == "2022 and 2023"


def test_where_nothing_is_cited_there_is_nothing_to_define() -> None:
    assert tables("{{ definitions }}", DATA, "QA") == []


def test_a_label_that_starts_small_is_capitalized_where_it_stands_alone() -> None:
    (table,) = tables("{{ state.care }}\n\n{{ definitions }}", DATA, "QA")
    assert lines(table) == [["From care", "Cases from care", "2023"]]
