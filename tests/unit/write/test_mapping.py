from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import MISSING, made_up_map
from pdf_reading import THEME

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Area, Map, Text
from reportgen.document.walk import text_of
from reportgen.write.mapkey import Square
from reportgen.write.maplabels import Spot, crosses, crosses_box
from reportgen.write.maplayout import Layout, layout_of, parts_of
from reportgen.write.mapping import borders, color_of
from reportgen.write.outlines import atlas
from reportgen.write.pdf.look import look_of

WIDTH = 486.0
WITH_CAPITAL = sorted([*BUILT_IN_REGIONS["50-states"].members, "DC"])
SETS = {slug: region.members for slug, region in BUILT_IN_REGIONS.items()} | {
    "all": WITH_CAPITAL, "hi-ca": ("HI", "CA"), "hi": ("HI",), "ak-hi": ("AK", "HI"), "ri": ("RI",),
    "wa-fl": ("WA", "FL"), "pr-gu": ("PR", "GU"), "dc": ("DC",),
}  # fmt: skip
FIGURES = {
    "rates": ("8.0", "10.3", "16.3"),
    "counts": ("12,592", "893", "9,539"),
    "words": ("more than 18,400",),
}
Box = tuple[float, float, float, float]


def letters(chart: Map, layout: Layout) -> dict[int, list[Box]]:
    """For each area the boxes of its words, as wide as the page's own fonts make them."""
    setting = look_of(THEME)["table_text"]
    plain, strong = setting.plain.font.widths, setting.strong.font.widths

    def wide(text: str, size: float, bold: bool) -> float:
        return sum(map((strong if bold else plain).__getitem__, text)) * size

    found: dict[int, list[Box]] = {}
    for at, spot in layout.labels:
        if isinstance(spot, Square):
            continue
        area, (name_size, figure_size) = chart.areas[at], layout.sizes
        name = wide(text_of(area.label), name_size, area.role == "highlight")
        figure = wide(area.figure.text, figure_size, True)
        high = 0.66 * figure_size
        if spot.stacked:
            middle = spot.left + spot.width / 2
            found[at] = [
                (middle - name / 2, spot.name_base - 0.66 * name_size, name, 0.66 * name_size),
                (middle - figure / 2, spot.figure_base - high, figure, high),
            ]
        else:
            found[at] = [(spot.left, spot.figure_base - high, name + spot.gap + figure, high)]
    return found


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
    )  # fmt: skip


def swatches(layout: Layout) -> list[Box]:
    return [(entry.left, entry.top, 16.0, 11.0) for entry in layout.entries]


def spots(layout: Layout) -> list[Spot]:
    return [spot for _, spot in layout.labels if not isinstance(spot, Square)]


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("figures", FIGURES)
@pytest.mark.parametrize("slug", SETS)
def test_no_label_overlaps_another_or_leaves_the_drawing(slug: str, figures: str, short: bool) -> None:
    codes = SETS[slug]
    chart = made_up_map(codes, FIGURES[figures], short=short, highlight=codes[0], missing=codes[1:2])
    layout = layout_of(chart, WIDTH)
    boxes = letters(chart, layout)
    for one, other in combinations(boxes, 2):
        assert not any(overlap(a, b) for a in boxes[one] for b in boxes[other]), (one, other)
    for x, y, width, height in (box for each in boxes.values() for box in each):
        assert min(x, y) >= -0.5
        assert x + width <= WIDTH + 0.5
        assert y + height <= layout.height + 0.5
        assert not any(overlap((x, y, width, height), swatch) for swatch in swatches(layout))


@pytest.mark.parametrize("figures", FIGURES)
@pytest.mark.parametrize("slug", SETS)
def test_every_place_is_labelled_once(slug: str, figures: str) -> None:
    chart = made_up_map(SETS[slug], FIGURES[figures])
    layout = layout_of(chart, WIDTH)
    labelled = [at for at, _ in layout.labels]
    assert labelled == list(range(len(chart.areas))), "in the map's order"
    drawn = {chart.areas[at].outline for at, _ in layout.states}
    assert drawn == set(SETS[slug]) & set(atlas().outlines)


@pytest.mark.parametrize("width", [WIDTH, 666.0])
@pytest.mark.parametrize("slug", SETS)
def test_lines_neither_cross_nor_run_through_labels(slug: str, width: float) -> None:
    layout = layout_of(made_up_map(SETS[slug], FIGURES["counts"], short=True), width)
    for one, other in combinations(spots(layout), 2):
        if one.leader and other.leader:
            assert not crosses(one.leader, other.leader)
        assert not (one.leader and crosses_box(one.leader, other))
        assert not (other.leader and crosses_box(other.leader, one))


@pytest.mark.parametrize("slug", SETS)
def test_a_label_is_in_its_state_or_has_a_line_to_it(slug: str) -> None:
    layout = layout_of(made_up_map(SETS[slug], short=True), WIDTH)
    states = dict(layout.states)
    for at, spot in layout.labels:
        if isinstance(spot, Square):
            continue
        if spot.leader:
            assert spot.leader[:2] == pytest.approx(states[at].middle)
            continue
        room = [
            box
            for box in states[at].boxes
            if box.x - box.width / 2 <= spot.left and spot.left + spot.width <= box.x + box.width / 2
        ]
        assert any(
            box.y - box.height / 2 <= spot.top and spot.figure_base <= box.y + box.height / 2 for box in room
        )


@pytest.mark.parametrize("slug", SETS)
def test_the_map_fills_its_frame_and_keeps_within_it(slug: str) -> None:
    layout = layout_of(made_up_map(SETS[slug]), WIDTH)
    points = [point for _, state in layout.states for ring in state.rings for point in ring]
    assert all(-0.5 <= x <= WIDTH + 0.5 and -0.5 <= y <= layout.height for x, y in points)
    if len(layout.states) > 1:
        assert max(y for _, y in points) - min(y for _, y in points) <= 270.5
    if slug in {"new-england", "south-atlantic", "mountain", "pacific", "hi-ca"}:
        assert layout.frame.height == pytest.approx(270, abs=1)


def test_few_states_stand_at_one_scale_and_far_ones_as_insets() -> None:
    scales = {state.code: state.scale for _, state in layout_of(made_up_map(SETS["pacific"]), WIDTH).states}
    assert scales["CA"] == scales["OR"] == scales["WA"]
    assert scales["AK"] < scales["CA"]
    every = {state.scale for _, state in layout_of(made_up_map(WITH_CAPITAL), WIDTH).states}
    assert len(every) == 1


def test_a_rate_of_every_state_finds_its_place_on_the_map() -> None:
    layout = layout_of(made_up_map(WITH_CAPITAL, short=True), WIDTH)
    assert len(layout.labels) == 51
    column = [spot.left for spot in spots(layout) if spot.leader and spot.left > 0.85 * WIDTH]
    assert len(column) >= 7
    assert max(column) - min(column) < 1.0


def test_maps_that_differ_in_colors_alone_share_a_layout() -> None:
    chart = made_up_map(WITH_CAPITAL)
    other = replace(chart, areas=tuple(replace(area, role="highlight") for area in chart.areas))
    assert layout_of(chart, WIDTH) is layout_of(other, WIDTH)


def test_places_without_outline_are_squares_below_the_map() -> None:
    chart = made_up_map(BUILT_IN_REGIONS["hhs-region-2"].members)
    layout = layout_of(chart, WIDTH)
    squares = [spot for _, spot in layout.labels if isinstance(spot, Square)]
    assert {chart.areas[square.area].outline for square in squares} == {"PR", "VI"}
    lowest = max(y for _, state in layout.states for ring in state.rings for _, y in ring)
    assert all(entry.top > lowest for entry in squares)
    assert all(entry.bottom <= layout.height for entry in squares)


def test_a_place_given_twice_and_one_of_a_projects_own_are_not_lost() -> None:
    area = made_up_map(["ME"]).areas[0]
    chart = replace(
        made_up_map(["ME"]), areas=(area, area, replace(area, outline=""), replace(area, outline="XX"))
    )
    layout = layout_of(chart, WIDTH)
    assert len(layout.labels) == 4


def test_places_that_no_page_holds_go_on_in_another_drawing() -> None:
    area = replace(made_up_map(["PR"]).areas[0], outline="")
    chart = replace(made_up_map(["ME"]), areas=(*made_up_map(["ME"]).areas, *[area] * 400))
    parts = parts_of(chart, WIDTH, 500.0)
    assert sum(len(part.areas) for part in parts) == 401
    assert all(layout_of(part, WIDTH).height <= 500 for part in parts)
    assert parts_of(made_up_map(WITH_CAPITAL), WIDTH, 500.0) == [made_up_map(WITH_CAPITAL)]


def test_the_key_names_each_class_and_each_mark_that_occurs() -> None:
    layout = layout_of(made_up_map(["ME", "VT", "NH"]), WIDTH)
    assert [" ".join(entry.lines) for entry in layout.entries] == ["below 8.5", "8.5 to 12.5", "above 12.5"]
    layout = layout_of(made_up_map(["ME", "VT", "NH"], missing=["VT"]), WIDTH)
    assert " ".join(layout.entries[-1].lines) == "[x] Not available"
    assert layout.entries[-1].grade is None
    assert layout.heading == ("Reports per child",)


@pytest.mark.parametrize(
    ("grades", "colors"), [(2, ["pale_blue", "blue"]), (3, ["pale_blue", "mid_blue", "blue"])]
)
def test_the_lowest_class_is_palest_and_the_highest_darkest(grades: int, colors: list[str]) -> None:
    assert [color_of(grade, grades) for grade in range(grades)] == colors
    assert color_of(None, grades) == ""


def test_a_border_between_two_states_is_drawn_once() -> None:
    states = [state for _, state in layout_of(made_up_map(["ME", "NH"]), WIDTH).states]
    alone = sum(len(borders((state,))) for state in states)
    assert len(borders(tuple(states))) == alone - 1


names = st.text("abcdefghij WMil.", min_size=1, max_size=60)


@given(st.lists(st.tuples(st.sampled_from([*sorted(BUILT_IN), ""]), names), min_size=1, max_size=20), names)
def test_any_labels_are_all_placed_within_the_width(areas: list[tuple[str, str]], unit: str) -> None:
    chart = replace(
        made_up_map(["ME"]),
        areas=tuple(Area(code, (Text(name),), MISSING, None) for code, name in areas),
        unit=(Text(unit),),
    )
    layout = layout_of(chart, WIDTH)
    assert len(layout.labels) == len(areas)
    assert all(min(spot.left, spot.top) >= 0 for spot in spots(layout))
    assert all(spot.left + spot.width <= WIDTH for spot in spots(layout))
    assert all(spot.figure_base <= layout.height for spot in spots(layout))
