from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.write.outlines import Ring, atlas, rings_at

SHAPES = Path(__file__).parents[3] / "reportgen" / "write" / "shapes"
STATES = sorted([*(place.code for place in BUILT_IN.values() if place.kind == "state"), "DC"])
FINEST = 100.0


def edges(ring: Ring) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(edge) for edge in pairwise([*ring, ring[0]])}


def borders(code: str, scale: float = FINEST) -> set[frozenset[tuple[float, float]]]:
    return set().union(*(edges(ring) for ring in rings_at(code, scale)))


def holds(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (a, b), (c, d) in pairwise([*ring, ring[0]]):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            inside = not inside
    return inside


def area(ring: Ring) -> float:
    return abs(sum(a * d - c * b for (a, b), (c, d) in pairwise([*ring, ring[0]]))) / 2


def test_every_state_and_the_capital_have_an_outline() -> None:
    assert sorted(atlas().outlines) == sorted(STATES)
    assert len(STATES) == 51


def test_the_file_is_small_plain_and_beside_its_notice() -> None:
    assert (SHAPES / "us.json").stat().st_size <= 60_000
    assert max(map(len, (SHAPES / "us.json").read_text(encoding="ascii").splitlines())) < 4_000
    notice = (SHAPES / "LICENSE-us-atlas.txt").read_text(encoding="utf-8")
    assert "Michael Bostock" in notice
    assert "Permission to use, copy, modify, and/or distribute" in notice


@pytest.mark.parametrize("scale", [0.44, 2.6, FINEST])
@pytest.mark.parametrize(
    ("one", "other"), [("ME", "NH"), ("MA", "RI"), ("MD", "DC"), ("CA", "NV"), ("VA", "NC")]
)
def test_neighbors_share_their_border_exactly(one: str, other: str, scale: float) -> None:
    shared = borders(one, scale) & borders(other, scale)
    assert len(shared) >= 2
    ends = {point for edge in shared for point in edge}
    touching = {p for e in borders(one, scale) for p in e} & {p for e in borders(other, scale) for p in e}
    assert touching == ends


def test_states_far_apart_share_nothing() -> None:
    assert not borders("ME") & borders("CA")


def test_the_larger_islands_are_kept() -> None:
    assert len(rings_at("HI", FINEST)) >= 7
    assert len(rings_at("AK", FINEST)) >= 10
    assert len(rings_at("MI", FINEST)) >= 2
    assert len(rings_at("RI", FINEST)) >= 2


@pytest.mark.parametrize("code", STATES)
def test_a_state_keeps_its_area_at_the_size_of_a_map_of_all(code: str) -> None:
    whole = area(rings_at(code, FINEST)[0])
    assert area(rings_at(code, 0.44)[0]) == pytest.approx(whole, rel=0.25)


@pytest.mark.parametrize("code", STATES)
def test_the_room_for_a_label_is_inside_the_state(code: str) -> None:
    ring = rings_at(code, FINEST)[0]
    for x, y, width, height in atlas().outlines[code].boxes:
        left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        rim = [(left + width * at / 8, edge) for at in range(9) for edge in (top, bottom)]
        rim += [(edge, top + height * at / 8) for at in range(9) for edge in (left, right)]
        assert all(holds(ring, *point) for point in rim)
        assert not [p for p in ring if left < p[0] < right and top < p[1] < bottom]


def test_flat_boxes_are_wider_and_square_ones_higher() -> None:
    for outline in atlas().outlines.values():
        widths, heights = [box.width for box in outline.boxes], [box.height for box in outline.boxes]
        assert heights == sorted(heights, reverse=True)
        assert widths[-1] > widths[0] * 0.9
