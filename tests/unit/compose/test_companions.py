"""The figures of every chart stand in a table too, in the briefing's own or in one right below the chart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_up import body, briefing, data, row, states, suppressed

from reportgen.compose.companions import companions
from reportgen.document.nodes import (
    Abbreviation,
    Area,
    Bar,
    BarChart,
    Chart,
    DotPlot,
    DotRow,
    Figure,
    Inlines,
    Line,
    LineChart,
    Literal,
    Map,
    Mark,
    SmallMultiples,
    Table,
    Text,
)
from reportgen.document.walk import blocks, figures, text_of

DATA = data(row("reports", QA=893, QB=11), suppressed("QC", "reports"), row("cases", QA=100, QB=7, QC=3))
BARS = "{{ bars(state.division.each.reports) }}"
MISSING = Mark("[x]", "not available")


def words(text: str) -> Inlines:
    return (Text(text),)


def of(value: int, place: str = "QA") -> Figure:
    return Figure(str(value), Decimal(value), "as observed", (f"{place}/reports/2023@table",))


def bars(*labels: str) -> BarChart:
    return BarChart(tuple(Bar(words(one), of(at)) for at, one in enumerate(labels)), "Reports", "Alt.")


def tables(text: str) -> list[Table]:
    return [found for found in body(text, DATA) if isinstance(found, Table)]


def shown(table: Table) -> list[list[str]]:
    heads = [text_of(column.head) for column in table.columns]
    return [heads, *([text_of(cell) for cell in line.cells] for line in table.rows)]


def only(chart: Chart) -> Table:
    (table,) = companions(chart, {})
    return table


# ---- where one is needed


def test_a_chart_whose_figures_stand_in_no_table_has_one_right_below() -> None:
    found = body(f"Title: Seen\n{BARS}\nNote: Mine.\n\nWords.", DATA)
    assert [type(block).__name__ for block in found[:3]] == ["BarChart", "Table", "Paragraph"]
    table = found[1]
    assert isinstance(table, Table)
    assert shown(table) == [["", "Alphaland", "Betaland", "Gammaland"], ["Reports", "893", "11", "[c]"]]


@pytest.mark.parametrize("above", [True, False])
def test_a_chart_whose_figures_stand_in_a_table_above_or_below_has_none_of_its_own(above: bool) -> None:
    table = '{{ side_by_side(state.division, ["cases", "reports"]) }}'
    assert len(tables(f"{table}\n\n{BARS}" if above else f"{BARS}\n\n{table}")) == 1


def test_a_chart_of_a_part_of_what_another_shows_has_none_of_its_own() -> None:
    part = "{{ bars([state.reports]) }}\nNote: Beside {{ state.cases.counted }}."
    assert len(tables(part)) == 1
    [table] = tables(f"{part}\n\nWords.\n\n{BARS}")
    assert len(table.columns) == 4
    assert len(tables(f"{BARS}\n\nWords.\n\n{BARS}")) == 2


def test_a_table_that_has_only_some_of_the_figures_will_not_do() -> None:
    assert len(tables(f'{{{{ side_by_side([state], ["reports"]) }}}}\n\n{BARS}')) == 2


def test_another_figure_of_the_same_observations_will_not_do() -> None:
    rates = data(row("reports", QA=5, QB=6, QC=7), row("children", QA=50, QB=50, QC=50))
    text = '{{ side_by_side(region, ["reports"]) }}\n\n{{ bars(region.each.reports.rate) }}'
    assert len([b for b in body(text, rates, "greekland") if isinstance(b, Table)]) == 2


def test_figures_in_a_table_of_words_will_not_do() -> None:
    cited = "| Who | What |\n|---|---|\n" + "| A | {{ state.reports }} |\n"
    assert len(tables(f"{cited}\n\n{{{{ bars([state.reports]) }}}}")) == 2


def test_every_figure_of_a_chart_of_all_states_is_in_its_table_once() -> None:
    found = briefing(
        "# T\n\n{{ bars(fifty_states.each.reports) }}", data(states("reports", range(1, 51))), "50-states"
    )
    (chart,) = (b for b in blocks(found) if isinstance(b, BarChart))
    (table,) = (b for b in blocks(found) if isinstance(b, Table))
    in_table = [one for line in table.rows for cell in line.cells for one in cell if isinstance(one, Figure)]
    assert sorted(one.value for one in in_table) == sorted(
        bar.figure.value for bar in chart.bars if isinstance(bar.figure, Figure)
    )
    assert len(list(figures(found))) == 100


def test_marks_and_sources_are_explained_once_with_the_chart() -> None:
    chart, table, *_ = body(f"{BARS}\nNote: Mine.", DATA)
    assert isinstance(chart, BarChart)
    assert isinstance(table, Table)
    assert "[c] Suppressed" in text_of(chart.note)
    assert "Mine." in text_of(chart.note)
    assert (table.note, table.continues) == ((), True)


# ---- what it looks like


def test_the_place_at_hand_and_a_preliminary_figure_keep_their_marks() -> None:
    chart = BarChart(
        (Bar(words("A"), of(1), "highlight", Mark("[p]", "provisional")), Bar(words("B"), MISSING)),
        "R",
        "Alt.",
    )
    table = only(chart)
    assert [column.highlight for column in table.columns] == [False, True, False]
    assert shown(table)[1] == ["R", "1\u00a0[p]", "[x]"]


@pytest.mark.parametrize(("count", "columns", "rows"), [(10, 11, 1), (11, 6, 4), (53, 6, 18)])
def test_many_bars_stand_in_columns_beside_one_another(count: int, columns: int, rows: int) -> None:
    table = only(bars(*(f"Bar {at:02}" for at in range(count))))
    assert (len(table.columns), len(table.rows)) == (columns, rows)
    assert all(len(line.cells) == columns for line in table.rows)


def test_states_have_their_short_names_where_they_stand_across() -> None:
    [table] = companions(
        bars("Massachusetts", "All"), {"Massachusetts": (Abbreviation("Mass.", "Massachusetts"),)}
    )
    assert shown(table)[0] == ["", "Mass.", "All"]


def test_long_lists_go_down_before_they_go_across() -> None:
    labels = [text_of(line.cells[0]) for line in only(bars(*map(chr, range(65, 76)))).rows]
    assert labels == ["A", "B", "C", "D"]


def test_a_dot_plot_has_its_series_across() -> None:
    plot = DotPlot(
        (words("State"), words("Region")), (DotRow(words("Reports"), (of(5), MISSING)),), "reports", "Alt."
    )
    assert shown(only(plot)) == [["", "State", "Region"], ["Reports", "5", "[x]"]]


def test_lines_have_their_years_down() -> None:
    years = (Literal("2022", "year"), Literal("2023", "year"))
    drawn = (Line(words("Alphaland"), (of(1), of(2))), Line(words("Betaland"), (MISSING, of(3))))
    assert shown(only(LineChart(years, drawn, "Reports", "Alt."))) == [
        ["", "Alphaland", "Betaland"],
        ["2022", "1", "[x]"],
        ["2023", "2", "3"],
    ]


def test_small_charts_of_the_same_places_share_one_table() -> None:
    small = SmallMultiples((bars("A", "B"), bars("A", "B")))
    assert shown(only(small)) == [["", "A", "B"], ["Reports", "0", "1"], ["Reports", "0", "1"]]
    apart = SmallMultiples((bars("A", "B"), bars("A", "C")))
    assert [shown(table)[0] for table in companions(apart, {})] == [["", "A", "B"], ["", "A", "C"]]


def test_a_map_s_places_stand_in_the_order_of_their_names() -> None:
    labels = (words("Betaland"), (Abbreviation("A.", "Alphaland"),))
    areas = tuple(Area("Q", label, of(1), 0) for label in labels)
    assert shown(only(Map(areas, (words("few"),), words("Reports"), "Alt."))) == [
        ["", "Reports"],
        ["Alphaland", "1"],
        ["Betaland", "1"],
    ]
