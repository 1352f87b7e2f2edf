"""The words of a drawing on lines, and clear of one another, in both writers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportgen.write.columns import estimated_width
from reportgen.write.wording import SIZE, broken, spread


@given(st.lists(st.tuples(st.floats(-50, 250), st.floats(5, 40)), max_size=6))
def test_spread_words_keep_their_order_and_their_distance(ends: list[tuple[float, float]]) -> None:
    wanted, heights = [y for y, _ in ends], [height for _, height in ends]
    found = spread(wanted, heights, 200)
    order = sorted(range(len(ends)), key=lambda at: wanted[at])
    for one, other in pairwise(order):
        assert found[other] - found[one] >= (heights[one] + heights[other]) / 2 - 1e-6
    bottom = max(200.0, sum(heights))
    assert all(found[at] - heights[at] / 2 >= -1e-6 for at in order)
    assert all(found[at] + heights[at] / 2 <= bottom + 1e-6 for at in order)


def test_words_that_have_room_stay_where_they_are_wanted() -> None:
    assert spread([100, 20, 60], [12, 12, 12], 150) == [100, 20, 60]
    assert spread([50, 52], [12, 12], 150) == [50, 62]


@given(st.lists(st.tuples(st.floats(-50, 250), st.floats(5, 40)), max_size=6), st.floats(-20, 20))
def test_spread_words_begin_at_the_top_given(ends: list[tuple[float, float]], top: float) -> None:
    wanted, heights = [y for y, _ in ends], [height for _, height in ends]
    found = spread(wanted, heights, 200, top)
    assert all(middle - height / 2 >= top - 1e-6 for middle, height in zip(found, heights, strict=True))


@given(st.text(alphabet="aM il", max_size=60), st.floats(20, 90))
def test_words_are_broken_into_lines_that_fit_and_nothing_is_lost(text: str, width: float) -> None:
    lines = broken(text, width)
    assert all(estimated_width(line, SIZE) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_breaks_between_words_where_it_can() -> None:
    assert broken("New Hampshire", 60) == ("New", "Hampshire")
    assert broken("", 60) == ("",)
