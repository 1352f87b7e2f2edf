"""Line charts: the years that have data, gaps, breaks, and what can't be one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import BROKEN, CHILDREN, block, body, data, more_than, one, refused, row, said, with_

from reportgen.data.dataset import Dataset
from reportgen.data.measure import Basis
from reportgen.data.observation import Observation, Status
from reportgen.document.nodes import Figure, LineChart, Mark
from reportgen.document.walk import leaves, runs, text_of


def over(measure: str, place: str, **values: int) -> list[Observation]:
    """One place's figures: over("reports", "QA", y2021=5)."""
    return [one(place, measure, value, int(year[1:])) for year, value in values.items()]


DATA = data(
    over("reports", "QA", y2019=500, y2020=800, y2021=300, y2023=893),
    over("reports", "QB", y2021=40, y2022=50, y2023=60),
    over("reports", "US", y2019=9_000, y2023=9_500, y2025=9_900),
    over("cases", "QA", y2022=4, y2023=5),
    over("care", "QA", y2022=3, y2023=1),
    over("other", "QA", y2022=1, y2023=4),
    over("visits", "QA", y2021=7, y2022=8, y2023=20),
)


def chart(text: str, dataset: Dataset = DATA, of: str = "QA") -> LineChart:
    found = block(text, dataset, of)
    assert isinstance(found, LineChart)
    return found


def shown(found: LineChart) -> dict[str, list[str]]:
    return {text_of(line.label): [point.text for point in line.points] for line in found.lines}


def years(found: LineChart) -> list[str]:
    return [year.text for year in found.years]


def test_a_line_goes_from_its_first_to_its_last_year_with_a_mark_in_each_gap() -> None:
    found = chart("{{ line_chart(state.reports) }}")
    assert years(found) == ["2019", "2020", "2021", "2022", "2023"]
    assert shown(found) == {"Alphaland": ["500", "800", "300", "[x]", "893"]}
    assert found.alt == (
        "Line chart of reports over the years, 2019 to 2023. Alphaland 500 in 2019 and 893 in 2023, lowest "
        "300 in 2021. The figure is not available for Alphaland in 2022."
    )
    assert text_of(found.title) == "Alphaland: up from 500 in 2019 to 893 in 2023"
    assert text_of(found.subtitle) == "Reports, 2019 to 2023"


def test_no_year_after_the_briefings_own_is_drawn() -> None:
    assert years(chart("{{ line_chart(nation.reports) }}"))[-1] == "2023"


def test_the_state_at_hand_stands_out_and_yardsticks_are_grey() -> None:
    beta = "(state.division.states | list)[1].reports"
    found = chart(f"{{{{ line_chart(nation.reports, {beta}, state.reports) }}}}")
    assert [line.role for line in found.lines] == ["reference", "plain", "highlight"]
    assert text_of(found.title).startswith("Alphaland: up from")
    first = chart(
        f"{{{{ line_chart({beta.replace('state.division', 'region')}, nation.reports) }}}}", of="greekland"
    )
    assert [line.role for line in first.lines] == ["highlight", "reference"]


def test_a_line_is_told_by_its_ends_where_they_are_its_extremes() -> None:
    beta = "(state.division.states | list)[1].reports"
    found = chart(f"{{{{ line_chart({beta}) }}}}")
    assert (
        found.alt == "Line chart of reports over the years, 2021 to 2023. Betaland 40 in 2021 and 60 in 2023."
    )


def test_lines_of_one_place_are_labelled_by_their_measures() -> None:
    found = chart("{{ line_chart(state.care, state.other) }}")
    assert shown(found) == {"from care": ["3", "1"], "others": ["1", "4"]}
    assert [line.role for line in found.lines] == ["highlight", "plain"]
    assert found.unit == "Counts"
    assert text_of(found.title) == "from care: down from 3 in 2022 to 1 in 2023"
    assert text_of(found.subtitle) == "Alphaland, 2022 to 2023"
    assert found.alt.startswith("Line chart of figures of Alphaland over the years, 2022 to 2023. ")


def test_a_break_parts_the_line_and_no_change_is_told_across_it() -> None:
    found = chart("{{ line_chart(state.visits) }}")
    assert found.breaks == (2,)
    assert text_of(found.title) == "Visits over the years"
    assert found.alt.endswith(
        " 7 in 2021 and 20 in 2023. From 2023 on, the figures are counted in another way."
    )


def test_no_highest_is_told_over_a_break() -> None:
    dataset = data(over("visits", "QA", y2021=7, y2022=80, y2023=20))
    assert "highest" not in chart("{{ line_chart(state.visits) }}", dataset).alt


def test_a_break_in_the_base_of_a_rate_parts_its_line() -> None:
    book = with_(measures=(replace(CHILDREN, breaks=(2023,)),))
    base = over("children", "QA", y2021=1_000, y2022=1_000, y2023=1_000)
    found = chart(
        "{{ line_chart(state.reports.rate) }}",
        data(over("reports", "QA", y2021=5, y2022=6, y2023=7), base, book=book),
    )
    assert (found.breaks, shown(found)) == ((2,), {"Alphaland": ["5.0", "6.0", "7.0"]})
    assert found.unit == "Reports per 1,000 children"


def test_a_break_before_the_first_year_is_none() -> None:
    book = with_(measures=(replace(BROKEN, breaks=(2021, 2019)),))
    visits = over("visits", "QA", y2021=7, y2022=8, y2023=20)
    assert chart("{{ line_chart(state.visits) }}", data(visits, book=book)).breaks == ()


def test_what_is_withheld_or_left_open_is_a_gap_with_its_mark() -> None:
    dataset = data(
        over("cases", "QA", y2019=5, y2023=6),
        one("QA", "cases", None, 2020, status=Status.SUPPRESSED),
        replace(more_than("QA", "cases", 18_400), key=one("QA", "cases", 1, 2021).key),
    )
    found = chart("{{ line_chart(state.cases) }}", dataset)
    assert shown(found)["Alphaland"] == ["5", "[c]", "[q]", "[x]", "6"]
    assert "[q] Not drawn: the source rounds the figure or leaves it open." in text_of(found.note)
    assert found.alt.endswith(
        "The figure is withheld for Alphaland in 2020, not exact for Alphaland in 2021 and not available for "
        "Alphaland in 2022."
    )


def test_a_zero_is_a_point() -> None:
    found = chart("{{ line_chart(state.cases) }}", data(over("cases", "QA", y2022=0, y2023=3)))
    assert isinstance(found.lines[0].points[0], Figure)
    assert text_of(found.title) == "Alphaland: up from 0 in 2022 to 3 in 2023"


def test_level_ends_are_said_to_be_level() -> None:
    found = chart("{{ line_chart(state.cases) }}", data(over("cases", "QA", y2022=3, y2023=3)))
    assert text_of(found.title) == "Alphaland: at 3 in 2023 as in 2022"


def test_a_figure_of_the_title_keeps_its_source() -> None:
    title = chart("{{ line_chart(state.reports) }}").title
    figures = [leaf for leaf in leaves(title) if isinstance(leaf, Figure)]
    assert [figure.observations for figure in figures] == [
        ("QA/reports/2019@table",), ("QA/reports/2023@table",),
    ]  # fmt: skip


def test_years_before_a_given_one_are_left_out() -> None:
    found = chart('{{ line_chart(state.reports, since=literal("2020")) }}')
    assert years(found)[0] == "2020"
    assert (
        years(
            chart(
                "{{ line_chart(nation.reports, state.reports, since=last_year) }}".replace(
                    "last_year", 'literal("2021")'
                )
            )
        )[0]
        == "2021"
    )


def test_one_year_is_no_line() -> None:
    text = "Title: T\n\n{{ line_chart(state.cases, since=year) }}\n\nWords"
    assert [type(found).__name__ for found in body(text, DATA)] == ["Paragraph"]
    assert said("{{ line_chart(state.tips) }}\n\nWords", DATA) == "Words"


def test_a_place_without_any_figure_is_named_in_the_note() -> None:
    gamma = "(state.division.states | list)[2].reports"
    found = chart(f"{{{{ line_chart(state.reports, {gamma}) }}}}")
    assert list(shown(found)) == ["Alphaland"]
    assert "No figure of these years: Gammaland." in text_of(found.note)


def test_a_regions_total_has_a_gap_where_a_state_is_missing() -> None:
    dataset = data(
        row("cases", 2021, QA=1, QB=1, QC=1), row("cases", 2022, QA=1), row("cases", QA=2, QB=2, QC=2)
    )
    found = chart("{{ line_chart(region.cases) }}", dataset, "greekland")
    assert shown(found) == {"Greekland": ["3", "[n]", "6"]}
    assert [line.role for line in found.lines] == ["highlight"]


def test_preliminary_figures_are_named_in_the_note() -> None:
    dataset = data(one("QA", "cases", 5, status=Status.PROVISIONAL), over("cases", "QA", y2022=4))
    note = text_of(chart("{{ line_chart(state.cases) }}", dataset).note)
    assert note.startswith("Provisional: Alphaland in 2023.")


def test_fiscal_years_are_called_so() -> None:
    book = with_(measures=(replace(BROKEN, breaks=(), basis=Basis.FISCAL_YEAR),))
    visits = over("visits", "QA", y2022=8, y2023=20)
    found = chart("{{ line_chart(state.visits) }}", data(visits, book=book))
    assert text_of(found.subtitle) == "Visits, fiscal years 2022 to 2023"


# ---- what is refused


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("", "one to six lines"),
        (", ".join(["state.reports"] * 7), "one to six lines"),
        ("state", "line_chart() takes figures"),
        ("state.reports, nation.cases", "The figures are of two places."),
        ("state.cases, state.reports.rate", "The figures count different things."),
        ("state.reports.change", "is a change, which has no line"),
        ("state.reports.rank", "is a rank, which has no line"),
        ("state.reports, since='soon'", "since=… takes a year"),
        ("state.reports, since=state", "since=… takes a year"),
    ],
)
def test_what_can_not_be_drawn(words: str, what: str) -> None:
    assert what in refused(f"{{{{ line_chart({words}) }}}}", DATA)


def test_two_vintages_are_no_line() -> None:
    dataset = data(one("QA", "children", 5, 2022, source="census"), one("QA", "children", 6, source="table"))
    told = refused("{{ line_chart(state.children) }}", dataset)
    assert "state.children of Alphaland in 2022 and in 2023 can't stand in one line: " in told
    assert "two vintages" in told


def test_cumulative_figures_are_no_line() -> None:
    dataset = data(one("US", "found", 5, 2022), one("US", "found", 9))
    assert "can't stand in one line" in refused("{{ line_chart(nation.found) }}", dataset)


def test_two_vintages_of_one_year_share_no_chart() -> None:
    dataset = data(
        [one("QA", "children", 5, year, source="census") for year in (2022, 2023)],
        [one("US", "children", 9, year, source="table") for year in (2022, 2023)],
    )
    told = refused("{{ line_chart(state.children, nation.children) }}", dataset)
    assert "can't stand in one chart in 2022: The figures come from two vintages" in told


# ---- whatever the figures


@given(st.lists(st.integers(0, 10**6) | st.none(), min_size=2, max_size=12))
def test_a_line_has_exactly_the_figures_given_in_the_order_of_the_years(values: list[int | None]) -> None:
    first = 2023 - len(values) + 1
    found = [one("QA", "cases", v, first + at) for at, v in enumerate(values) if v is not None]
    if len(found) < 2:
        return
    drawn = chart("{{ line_chart(state.cases) }}", data(found))
    points = drawn.lines[0].points
    assert len(points) == len(drawn.years) == int(drawn.years[-1].text) - int(drawn.years[0].text) + 1
    assert [p.value for p in points if isinstance(p, Figure)] == [v for v in values if v is not None]
    assert all(isinstance(point, Figure | Mark) for point in points)
    printed = {leaf for run in runs(drawn) for leaf in leaves(run) if isinstance(leaf, Figure)}
    assert printed == {point for point in points if isinstance(point, Figure)}


@pytest.mark.parametrize(("count", "told"), [(3, True), (4, False)])
def test_the_highest_and_lowest_of_up_to_three_lines_are_told(count: int, told: bool) -> None:
    lines = ("state.reports", "state.cases", "state.care", "state.other")[:count]
    rows = [over(name.removeprefix("state."), "QA", y2021=5, y2022=9, y2023=7) for name in lines]
    found = chart(f"{{{{ line_chart({', '.join(lines)}) }}}}", data(*rows))
    assert ("highest" in found.alt) is told
