"""Maps: grades by the figures as shown, keys that invent no number, and what may not be on one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import DELTA, block, data, more_than, one, refused, row, states, suppressed, with_

from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.observation import Status
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.document.nodes import Area, Figure, Map
from reportgen.document.walk import leaves, runs, text_of

DATA = data(
    row("reports", QA=893, QB=2_000, QC=11),
    row("children", QA=95_000, QB=50_000, QC=1_000, US=10**6),
    row("cases", QA=100, QB=0, US=700),
    suppressed("QC", "cases"),
)
RATES = "{{ map_of(region.each.reports.rate) }}"


def drawn(text: str, dataset: Dataset = DATA, of: str = "greekland") -> Map:
    found = block(text, dataset, of)
    assert isinstance(found, Map)
    return found


def key(found: Map) -> list[str]:
    return [text_of(grade).replace("\u00a0", " ") for grade in found.grades]


def graded(found: Map) -> dict[str, int | None]:
    return {area.outline: area.grade for area in found.areas}


def test_places_are_graded_by_their_figures() -> None:
    found = drawn(RATES)
    assert graded(found) == {"QA": 0, "QB": 2, "QC": 1}
    assert [(text_of(area.label), area.figure.text) for area in found.areas] == [
        ("Alphaland", "9.4"), ("Betaland", "40.0"), ("Gammaland", "11.0"),
    ]  # fmt: skip
    assert key(found) == ["9.4", "11.0", "40.0"]
    assert text_of(found.unit) == "Reports per 1,000 children"
    assert text_of(found.title) == "Highest in Betaland, lowest in Alphaland"
    assert text_of(found.subtitle) == "Reports per 1,000 children, 2023"


def test_the_map_is_told_class_by_class() -> None:
    assert drawn(RATES).alt == (
        "Map of Greekland by reports per 1,000 children in 2023. Betaland is in the highest class (40.0); "
        "Gammaland is in the middle class (11.0); Alphaland is in the lowest class (9.4)."
    )


def test_the_key_has_the_lowest_and_highest_figure_of_each_grade_and_cites_them() -> None:
    found = drawn("{{ map_of(fifty_states.each.reports) }}", data(states("reports", range(50))))
    assert key(found) == ["0 to 16", "17 to 32", "33 to 49"]
    figures = [leaf for grade in found.grades for leaf in leaves(grade) if isinstance(leaf, Figure)]
    assert {id for figure in figures for id in figure.observations} <= {
        id for area in found.areas if isinstance(area.figure, Figure) for id in area.figure.observations
    }
    assert found.alt.startswith(
        "Map of the 50 states by reports in 2023. 17 states are in the highest class (33 to 49); "
    )


def test_classes_may_be_two_or_span_equal_steps() -> None:
    dataset = data(states("reports", [0, 1, 2, 100, *[5] * 46]))
    two = drawn("{{ map_of(fifty_states.each.reports, classes=2) }}", dataset)
    assert key(two) == ["0 to 2", "5 to 100"]
    found = drawn('{{ map_of(fifty_states.each.reports, by="steps") }}', dataset)
    assert key(found) == ["0 to 5", "100"]
    assert "Arkansas is in the higher class (100); 49 states are in the lower class (0 to 5)." in found.alt


def test_fewer_different_figures_have_fewer_grades() -> None:
    found = drawn("{{ map_of(region.each.cases) }}", data(row("cases", QA=4, QB=4, QC=4)))
    assert (key(found), graded(found)) == (["4"], {"QA": 0, "QB": 0, "QC": 0})
    assert found.alt.endswith("Alphaland, Betaland and Gammaland are in the only class (4).")


def test_figures_alike_as_shown_are_in_one_grade() -> None:
    dataset = data(row("reports", QA=8_441, QB=8_449, QC=1), row("children", QA=10**6, QB=10**6, QC=10**6))
    assert graded(drawn(RATES, dataset)) == {"QA": 1, "QB": 1, "QC": 0}


def test_missing_places_have_a_mark_and_no_grade_and_a_zero_has_one() -> None:
    found = drawn("{{ map_of(region.each.cases) }}")
    assert graded(found) == {"QA": 1, "QB": 0, "QC": None}
    assert [area.figure.text for area in found.areas] == ["100", "0", "[c]"]
    assert found.alt.endswith("in the lower class (0). The figure is withheld for Gammaland.")
    assert "[c] Suppressed" in text_of(found.note)


def test_a_figure_left_open_is_in_no_class() -> None:
    found = drawn(
        "{{ map_of(region.each.cases) }}", data(row("cases", QA=1, QB=5), more_than("QC", "cases", 3))
    )
    assert graded(found)["QC"] is None
    assert found.areas[2].figure.text == "[q]"
    assert found.alt.endswith("The figure is not exact for Gammaland.")


def test_a_map_of_nothing_known_has_no_grades() -> None:
    found = drawn("{{ map_of(region.each.tips) }}")
    assert (found.grades, set(graded(found).values())) == ((), {None})
    assert found.alt == (
        "Map of Greekland by tips in 2023. The figure is not available for Alphaland, Betaland and Gammaland."
    )


def test_the_briefings_own_state_stands_out() -> None:
    found = drawn("{{ map_of(state.division.each.reports) }}", of="QA")
    assert [area.role for area in found.areas] == ["highlight", "plain", "plain"]


def test_a_preliminary_figure_is_named_in_the_note() -> None:
    dataset = data(one("QA", "cases", 5, status=Status.PROVISIONAL), row("cases", QB=4, QC=3))
    assert text_of(drawn("{{ map_of(region.each.cases) }}", dataset).note).startswith(
        "Provisional: Alphaland."
    )


# ---- breaks at figures

AT = "{{ map_of(region.each.reports.rate, at=[fifty_states.reports.rate]) }}"
WITH_50 = data(list(DATA.by_id.values()), states("reports", [11] * 50), states("children", [1_000] * 50))


def test_grades_may_part_at_a_figure_which_the_key_names_and_cites() -> None:
    found = drawn(AT, WITH_50)
    assert key(found) == ["below the 50 states’ 11.0", "11.0 or more"]
    assert graded(found) == {"QA": 0, "QB": 1, "QC": 1}
    assert isinstance(found.grades[0][1], Figure)
    assert len(found.grades[0][1].observations) == 100
    assert text_of(found.title) == "Only Betaland is above the 50 states together"
    assert found.alt.endswith(
        "Betaland and Gammaland are in the higher class (11.0 or more); Alphaland is in the lower class "
        "(below the 50 states’ 11.0)."
    )


def test_a_class_that_holds_no_place_is_told() -> None:
    found = drawn("{{ map_of(region.each.cases, at=[region.cases]) }}", data(row("cases", QA=1, QB=5, QC=7)))
    assert key(found) == ["below Greekland’s 13", "13 or more"]
    assert "No state is in the higher class (13 or more); " in found.alt


def test_two_figures_part_three_grades() -> None:
    text = "{{ map_of(region.each.reports.rate, at=[fifty_states.reports.rate, region.reports.rate]) }}"
    found = drawn(text, WITH_50)
    assert key(found) == ["below the 50 states’ 11.0", "11.0 to below 19.9", "19.9 or more"]
    assert graded(found) == {"QA": 0, "QB": 2, "QC": 1}


def test_the_same_figure_twice_parts_once() -> None:
    text = AT.replace("=[", "=[fifty_states.reports.rate, ")
    assert key(drawn(text, WITH_50)) == ["below the 50 states’ 11.0", "11.0 or more"]


def test_a_map_parts_at_no_figure_that_there_is_not() -> None:
    assert "is no exact figure to part a map at. Ask .exact first." in refused(AT, DATA, "greekland")


# ---- what is refused


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("[nation.cases]", "is no place of a map"),
        ("[nation.cases, (region.states | list)[0].cases]", "cannot stand among those of states"),
        ("[region.cases]", "is no place of a map"),
        ("[(region.states | list)[0].cases, (region.states | list)[1].reports]", "count different things"),
        ("[(region.states | list)[0].cases, (region.states | list)[1].cases.previous]", "of different years"),
        ("region.each.reports, at=[region.reports.rate]", "count different things"),
        ("region.each.reports, at=[region]", "map_of() takes figures"),
        ("region.states", "map_of() takes figures"),
        ("[]", "map_of() has no figures"),
        ("region.each.reports, classes=4", "two or three classes"),
        ("region.each.reports, by='size'", "two or three classes"),
        ("region.each.reports, here='QA'", "here=… takes a place"),
    ],
)
def test_what_may_not_be_on_a_map(words: str, what: str) -> None:
    assert what in refused(f"{{{{ map_of({words}) }}}}", DATA, "greekland")


def test_states_and_territories_share_a_map_and_a_projects_own_places_don_t() -> None:
    county = Jurisdiction("CX", "A county")
    mixed = Region("mixed", "Mixed", ("QA", "CX"))
    book = with_(places=(DELTA, county), regions=(mixed,))
    dataset = data(row("reports", QA=1, QB=2, QC=3, QD=4, CX=5), book=book)
    assert len(drawn("{{ map_of(region.each.reports) }}", dataset, "wider-greekland").areas) == 4
    assert "The places are of two kinds." in refused("{{ map_of(region.each.reports) }}", dataset, "mixed")


# ---- whatever the figures


@pytest.mark.parametrize("how", ["", ", classes=2", ', by="steps"'])
@given(values=st.lists(st.integers(0, 40) | st.none(), min_size=50, max_size=50))
def test_every_figure_is_within_the_key_of_its_grade(how: str, values: list[int | None]) -> None:
    found = [one(code, "reports", v) for code, v in zip(FIFTY_STATES.members, values, strict=True)]
    shown = drawn(f"{{{{ map_of(fifty_states.each.reports{how}) }}}}", data(found))
    for area in shown.areas:
        assert _within(area, shown)
    given_ = {area.figure for area in shown.areas if isinstance(area.figure, Figure)}
    printed = [leaf for run in runs(shown) for leaf in leaves(run) if isinstance(leaf, Figure)]
    assert set(printed) == given_


def _within(area: Area, found: Map) -> bool:
    if area.grade is None:
        return not isinstance(area.figure, Figure)
    ends = [leaf.value for leaf in found.grades[area.grade] if isinstance(leaf, Figure)]
    return isinstance(area.figure, Figure) and ends[0] <= area.figure.value <= ends[-1]
