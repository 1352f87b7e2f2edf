"""Words in a drawing find a place clear of one another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.write.pdf.placing import Ground, Space, around

WHOLE = Space(0, 0, 100, 100)
SIZES = st.floats(5, 40)
POINT = st.tuples(st.floats(0, 100), st.floats(0, 100))


def test_a_figure_stands_over_its_point_and_under_one_lower_than_its_neighbors() -> None:
    over = Ground(WHOLE).place(around((50, 50), 20, 10, 4, low=False), strict=True)
    under = Ground(WHOLE).place(around((50, 50), 20, 10, 4, low=True), strict=True)
    assert over == (40, 36, 60, 46)
    assert under == (40, 54, 60, 64)


def test_a_figure_gives_way_to_words_and_to_lines() -> None:
    spaces = around((50, 50), 20, 10, 4, low=False)
    ground = Ground(WHOLE, [Space(40, 36, 48, 46)], [((30, 58), (70, 58))])
    assert ground.place(spaces, strict=True) == spaces[2], "beside it, above the line"


def test_a_figure_without_a_free_place_crosses_a_line_or_is_left_out_but_never_crosses_words() -> None:
    spaces = around((50, 50), 20, 10, 4, low=False)
    lined = [((0.0, y), (100.0, y)) for y in (40, 58)]
    assert Ground(WHOLE, [], lined).place(spaces, strict=True) is None
    assert Ground(WHOLE, [], lined).place(spaces, strict=False) == spaces[0]
    assert Ground(WHOLE, [WHOLE], []).place(spaces, strict=False) is None


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        ((0, 0), (100, 100), True),
        ((100, 0), (0, 100), True),
        ((50, 0), (50, 100), True),
        ((0, 50), (100, 50), True),
        ((0, 39), (100, 39), False),
        ((61, 0), (61, 100), False),
        ((0, 60), (39, 100), False),
        ((45, 45), (55, 55), True),
    ],
)
def test_a_line_through_a_space_is_seen(
    start: tuple[float, float], end: tuple[float, float], crosses: bool
) -> None:
    assert Space(40, 40, 60, 60).crossed(start, end) is crosses


@given(st.lists(st.tuples(POINT, SIZES, SIZES, st.booleans()), max_size=12), st.booleans())
def test_placed_words_never_meet_and_never_leave_the_drawing(wanted: list, strict: bool) -> None:  # type: ignore[type-arg]
    ground = Ground(WHOLE, [], [((0, 30), (100, 70))])
    for point, width, height, low in wanted:
        ground.place(around(point, width, height, 4, low=low), strict=strict)
    assert all(WHOLE.holds(space) for space in ground.words)
    assert not any(one.meets(other) for one, other in combinations(ground.words, 2))
