"""Many places side by side: landscape pages, parts, the place at hand, and what is never in a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import NB, asked, body, briefing, data, more_than, one, refused, row, states, with_

from reportgen.compose.parts import split
from reportgen.data.dataset import Dataset
from reportgen.data.region import BUILT_IN_REGIONS, Region
from reportgen.document.nodes import Literal, Mark, Section, Table
from reportgen.document.walk import leaves, text_of

FIFTY = data(states("reports", range(1, 51)), row("cases", MA=5, VT=7))
DATA = data(row("reports", QA=893, QB=11, QC=0, US=36_000), row("cases", QA=100, QB=7, US=9))


def first_states(count: int) -> str:
    return f"(fifty_states.states | list)[:{count}]"


def found(text: str, dataset: Dataset = FIFTY, of: str = "50-states") -> list[Table]:
    return [one for one in body(text, dataset, of) if isinstance(one, Table)]


def sections(text: str, dataset: Dataset = FIFTY, of: str = "50-states") -> tuple[Section, ...]:
    return briefing(f"# T\n\n{text}", dataset, of).sections


def kinds(section: Section) -> list[str]:
    return [type(block).__name__ for block in section.blocks]


def across(count: int, more: str = "") -> str:
    return f'{{{{ side_by_side({first_states(count)}, ["reports"]{more}) }}}}'


# ---- the page


@pytest.mark.parametrize(("count", "wide"), [(1, False), (7, False), (8, True), (10, True), (11, False)])
def test_eight_to_ten_states_need_a_landscape_page(count: int, wide: bool) -> None:
    assert {table.wide for table in found(across(count))} == {wide}


def test_the_region_and_the_nation_do_not_count_for_the_page() -> None:
    table, *more = found(across(7, ", beside=[region, nation]"))
    assert (len(table.columns), table.wide, more) == (10, False, [])


def test_a_wide_table_has_a_landscape_section_with_its_headings_and_the_rest_stays_portrait() -> None:
    text = f"Before.\n\n## Side\n\n### By side\n\n{across(9)}\nNote: Own.\n\nAfter.\n\n## Next\n\nMore."
    before, turned, after, following, _ = sections(text)
    assert [part.landscape for part in (before, turned, after, following)] == [False, True, False, False]
    assert kinds(before) == ["Paragraph"]
    assert kinds(turned) == ["Heading", "Heading", "Table"]
    assert kinds(after) == ["Paragraph"]
    assert kinds(following) == ["Heading", "Paragraph"]


def test_a_heading_with_words_between_it_and_the_table_stays_with_the_words() -> None:
    before, turned, *_ = sections(f"## Side\n\nWords.\n\n{across(9)}")
    assert (kinds(before), kinds(turned)) == (["Heading", "Paragraph"], ["Table"])


def test_two_wide_tables_share_their_pages_unless_a_page_starts_between_them() -> None:
    together, _ = sections(f"{across(9)}\n\n{across(8)}")
    assert kinds(together) == ["Table", "Table"]
    one_page, other, _ = sections(f"{across(9)}\n\n{{{{ new_page }}}}\n\n{across(8)}")
    assert [(part.landscape, part.new_page) for part in (one_page, other)] == [(True, False), (True, True)]


def test_no_section_is_empty_and_no_block_is_lost() -> None:
    page = "{{ new_page }}"
    cut = sections(f"{page}\n\n## A\n\n{across(9)}\n\n{page}\n\n{across(9)}\n\n{page}")
    assert all(part.blocks for part in cut)
    assert [kind for part in cut for kind in kinds(part)] == [
        "Heading",
        "Table",
        "Table",
        "Heading",
        "Sources",
    ]


def test_a_region_of_one_state_is_not_said_twice() -> None:
    book = with_(regions=(Region("only-a", "Only Alphaland", ("QA",)),))
    (table,) = found(
        '{{ side_by_side(region, ["reports"], beside=[region, nation]) }}',
        data(row("reports", QA=5, US=9), book=book),
        "only-a",
    )
    assert [text_of(column.head) for column in table.columns] == ["Measure", "Alphaland", "United States"]


# ---- parts


@given(st.integers(1, 60), st.integers(0, 3))
def test_parts_have_every_column_once_in_order_and_what_stands_beside_last(count: int, beside: int) -> None:
    parts = split([True] * count, beside)
    assert [at for part in parts for at in part.columns] == list(range(count + beside))
    sizes = [len(part.columns) for part in parts]
    sizes[-1] -= beside
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= (10 if len(parts) == 1 else 7)
    assert [part.first for part in parts] == [at == 0 for at in range(len(parts))]
    assert [part.last for part in parts] == [at == len(parts) - 1 for at in range(len(parts))]


def test_each_part_says_which_places_it_shows_and_repeats_the_measures() -> None:
    text = f"Title: Reports by state: one has the most\nSubtitle: In a year\n\n{across(13)}"
    first, second = found(text)
    assert text_of(first.title) == "Reports by state: one has the most"
    assert text_of(second.title) == "Reports by state, continued: Delaware to Illinois"
    assert (first.continues, second.continues) == (False, True)
    assert [text_of(table.rows[0].cells[0]) for table in (first, second)] == ["Reports", "Reports"]
    assert [text_of(table.subtitle) for table in (first, second)] == ["In a year", ""]


def test_a_part_of_a_table_without_a_title_says_so_too() -> None:
    first, second = found(across(13))
    assert (text_of(first.title), text_of(second.title)) == ("", "Continued: Delaware to Illinois")


def test_a_title_keeps_its_figures_in_the_parts_titles() -> None:
    _, second = found(f"Title: {{{{ literal('50 states') }}}} side by side\n\n{across(13)}")
    assert text_of(second.title) == "50 states side by side, continued: Delaware to Illinois"
    assert isinstance(second.title[0], Literal)


def test_marks_and_sources_of_all_parts_are_explained_once_below_the_last() -> None:
    rows = '["reports", "cases"]'
    text = f"{{{{ side_by_side(fifty_states, {rows}, beside=[fifty_states]) }}}}\nNote: My words.\n\nAfter."
    *others, last = found(text)
    assert [table.note for table in others] == [()] * 7
    note = text_of(last.note).replace(NB, " ")
    assert note.count("[x] Not available") == note.count("[n] Not worked out") == 1
    assert "My words." in note
    assert note.endswith("Source 1.")
    assert not any(
        isinstance(leaf, Mark) and leaf.text == "[x]" for c in last.rows[0].cells for leaf in leaves(c)
    )


# ---- the place at hand


def marked(table: Table) -> list[str]:
    return [text_of(column.head) for column in table.columns if column.highlight]


def test_in_a_state_s_briefing_its_own_column_is_marked() -> None:
    (table,) = found('{{ side_by_side(state.division, ["reports"]) }}', DATA, "QB")
    assert marked(table) == ["Betaland"]
    assert table.summary.endswith("across; the place at hand is Betaland.")


def test_in_a_region_s_briefing_none_is_marked_unless_the_template_names_it() -> None:
    (table,) = found('{{ side_by_side(region, ["reports"]) }}', DATA, "greekland")
    assert (marked(table), table.summary) == ([], "Measures down, Alphaland, Betaland and Gammaland across.")
    text = '{{ side_by_side(region, ["reports"], here=(region.states | first)) }}'
    (table,) = found(text, DATA, "greekland")
    assert marked(table) == ["Alphaland"]


def test_of_several_parts_one_has_the_place_at_hand() -> None:
    text = '{{ side_by_side(fifty_states, ["reports"]) }}'
    tables = found(text, FIFTY, "VT")
    assert [marked(table) for table in tables if marked(table)] == [["Vt."]]
    assert sum("the place at hand is Vermont" in table.summary for table in tables) == 1


def test_a_place_that_is_not_there_can_not_be_marked() -> None:
    told = refused('{{ side_by_side(state.division, ["reports"], here=nation) }}', DATA, "QA")
    assert "United States is not among the places side by side" in told
    assert "takes a region or places" in refused('{{ side_by_side([state], ["reports"], here="QA") }}', DATA)


# ---- shares that do not add up as printed

NOT_100 = "Shares do not add up to 100% because each is rounded."


def shares(text: str = '"reports.share"', **values: int) -> str:
    (table,) = found(
        f"{{{{ side_by_side(region, [{text}], beside=[region]) }}}}",
        data(row("reports", **values)),
        "greekland",
    )
    return text_of(table.note)


def test_three_thirds_of_33_3_percent_say_that_they_are_rounded() -> None:
    assert NOT_100 in shares(QA=1, QB=1, QC=1)


def test_shares_that_add_up_say_nothing() -> None:
    assert "Shares" not in shares(QA=50, QB=30, QC=20)
    assert "Shares" not in shares('"reports"', QA=1, QB=1, QC=1)


def test_shares_of_a_whole_that_has_a_gap_are_not_there() -> None:
    dataset = data(row("reports", QA=1, QB=1))
    assert found('{{ side_by_side(region, ["reports.share"]) }}', dataset, "greekland") == []


def test_the_template_s_own_words_follow_the_sentence_and_its_100_is_no_figure() -> None:
    text = '{{ side_by_side(region, ["reports.share"]) }}\nNote: Own words.'
    (table,) = found(text, data(row("reports", QA=1, QB=1, QC=1)), "greekland")
    assert text_of(table.note).replace(NB, " ") == f"{NOT_100} Own words. Source 1."
    assert Literal("100%", "the whole of shares") in table.note


def test_the_places_of_a_whole_in_several_parts_are_added_up_over_all() -> None:
    text = '{{ side_by_side(fifty_states, ["reports.share"]) }}'
    even = data(states("reports", [2] * 50))
    odd = data(states("reports", [3] + [2] * 49))
    assert not any(NOT_100 in text_of(table.note) for table in found(text, even))
    assert [NOT_100 in text_of(table.note) for table in found(text, odd)] == [False] * 7 + [True]


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3).filter(any))
def test_it_is_said_exactly_where_the_printed_shares_are_not_100(values: list[int]) -> None:
    dataset = data(row("reports", **dict(zip(("QA", "QB", "QC"), values, strict=True))))
    (table,) = found('{{ side_by_side(region, ["reports.share"]) }}', dataset, "greekland")
    printed = [text_of(cell) for cell in table.rows[0].cells[1:]]
    tenths = sum(round(float(text.replace(NB, " ").split(" ")[-1].rstrip("%")) * 10) for text in printed)
    assert (NOT_100 in text_of(table.note)) == (tenths != 1000)


def test_parts_of_a_total_that_do_not_add_up_as_printed_say_so() -> None:
    dataset = data(row("cases", QA=400), row("care", QA=49), row("other", QA=351))
    (table,) = found("{{ parts_of(state.cases) }}", dataset, "QA")
    assert [text_of(line.cells[2]) for line in table.rows] == ["100.0%", "12.3%", "87.8%"]
    assert NOT_100 in text_of(table.note)


def test_parts_that_are_not_the_whole_say_nothing() -> None:
    text = "{{ parts_of(state.cases) }}"
    gap = data(row("cases", QA=60), row("care", QA=20))
    less = data(row("cases", QA=60), row("care", QA=20), row("other", QA=30))
    assert not [
        table for d in (gap, less) for table in found(text, d, "QA") if NOT_100 in text_of(table.note)
    ]


# ---- what is never in a cell


def cells(rows: str, dataset: Dataset, more: str = ", beside=[region, nation]") -> list[list[str]]:
    (table,) = found(f"{{{{ side_by_side(region, [{rows}]{more}) }}}}", dataset, "greekland")
    return [[text_of(cell).replace(NB, " ") for cell in line.cells[1:]] for line in table.rows]


def test_a_national_figure_never_stands_in_a_state_s_or_the_region_s_cell() -> None:
    dataset = data(row("reports", QA=5, US=36_000), row("children", QA=100, US=72_000))
    assert cells('"reports", "reports.rate"', dataset) == [
        ["5", "[x]", "[x]", "[n]", "36,000"],
        ["50.0", "[x]", "[x]", "[n]", "500.0"],
    ]


def test_a_total_and_its_rate_over_a_gap_are_not_worked_out() -> None:
    dataset = data(row("reports", QA=5, QB=7), row("children", QA=100, QB=100, QC=100))
    assert [line[-2] for line in cells('"reports", "reports.rate"', dataset)] == ["[n]", "[n]"]


def test_an_open_ended_figure_has_no_share_no_rank_and_no_total() -> None:
    dataset = data(row("reports", QA=5, QB=7), more_than("QC", "reports", 18_400))
    assert cells('"reports"', dataset) == [["5", "7", "more than 18,400", "[n]", "[x]"]]
    assert not asked("region.reports.known", dataset, "greekland")
    assert not found('{{ side_by_side(region, ["reports.share", "reports.rank"]) }}', dataset, "greekland")


def test_a_rank_over_a_gap_is_not_given() -> None:
    gap = [one(code, "reports", 9) for code in BUILT_IN_REGIONS["50-states"].members[1:]]
    text = '{{ side_by_side(region, ["reports", "reports.rank"]) }}'
    (table,) = found(text, data(gap), "new-england")
    assert [text_of(line.cells[0]) for line in table.rows] == ["Reports"]


def test_places_stand_in_the_order_of_their_names_whatever_their_figures() -> None:
    dataset = data(row("reports", QA=1, QC=900))
    (table,) = found('{{ side_by_side(region, ["reports"]) }}', dataset, "greekland")
    assert [text_of(column.head) for column in table.columns[1:]] == ["Alphaland", "Betaland", "Gammaland"]


# ---- rows that are refused everywhere


def told(rows: str, dataset: Dataset) -> str:
    [table] = found(f'{{{{ side_by_side(region, ["reports", {rows}]) }}}}', dataset, "greekland")
    return text_of(table.note).replace(NB, " ")


def test_a_row_refused_for_every_place_is_told_in_a_sentence() -> None:
    broken = data(row("reports", QA=1), row("visits", 2022, QA=30, QB=40), row("visits", QA=60, QB=50))
    note = told('"visits.change"', broken)
    assert "Change since 2022 of visits: the definition changed between the two years." in note


def test_it_is_told_under_the_words_of_the_template() -> None:
    broken = data(row("reports", QA=1), row("visits", 2022, QA=30), row("visits", QA=60))
    assert "Growth: the definition changed" in told('row("visits.change", "Growth")', broken)


def test_a_row_whose_figures_are_missing_goes_without_a_word() -> None:
    assert (
        told('"cases", "cases.change", "cases.share"', data(row("reports", QA=1, QB=2, QC=3))) == "Source 1."
    )


def test_a_group_whose_rows_are_all_refused_is_told_and_has_no_label() -> None:
    broken = data(row("reports", QA=1), row("visits", 2022, QA=30), row("visits", QA=60))
    [table] = found(
        '{{ side_by_side(region, ["reports", group("Change"), "visits.change"]) }}', broken, "greekland"
    )
    assert len(table.rows) == 1
    assert "Change since 2022 of visits:" in text_of(table.note)


def test_the_shares_of_a_region_of_one_place_are_no_row() -> None:
    one_place = with_(regions=(Region("one", "One", ("QA",)),))
    rows = '["reports", "reports.share"]'
    [table] = found(
        f"{{{{ side_by_side(region, {rows}) }}}}", data(row("reports", QA=1), book=one_place), "one"
    )
    assert len(table.rows) == 1


def test_a_change_or_rank_that_is_not_below_its_measure_names_it() -> None:
    dataset = data(row("reports", 2022, QA=50), row("reports", QA=60), row("cases", QA=5))
    rows = '"cases", "reports.change", "reports", "reports.change", "reports.previous"'
    [table] = found(f"{{{{ side_by_side(region, [{rows}]) }}}}", dataset, "greekland")
    assert [text_of(line.cells[0]) for line in table.rows] == [
        "Cases", "Change since 2022 of reports", "Reports", "Change since 2022", "Reports, 2022",
    ]  # fmt: skip
