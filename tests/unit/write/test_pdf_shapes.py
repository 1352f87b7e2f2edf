"""Lines, polygons, circles and hatching, as another program renders them."""

from collections.abc import Callable
from itertools import pairwise

import pypdfium2
import pytest

from reportgen.write.pdf.book import Book
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.shapes import circle, hatched, polygon, polyline
from reportgen.write.pdf.tags import ARTIFACT

BLACK, RED = "0 0 0", "1 0 0"
SQUARE = [(20, 10), (60, 10), (60, 50), (20, 50)]
HOLE = [(30, 20), (50, 20), (50, 40), (30, 40)]


class Picture:
    """What stands on a page of 100 by 100, ten pixels to the point."""

    def __init__(self, draw: Callable[[Painter], None]) -> None:
        canvas = Painter(Book(), 0, 100)
        canvas.begin(ARTIFACT)
        draw(canvas)
        canvas.end()
        page = pypdfium2.PdfDocument(_bare(canvas.content))[0]
        self.bitmap = page.render(scale=10).to_pil().convert("RGB")

    def at(self, x: float, y: float) -> str:
        red, green, _ = self.bitmap.getpixel((int(x * 10), int(y * 10)))
        if red > 200:
            return "white" if green > 200 else "red"
        return "black"

    def changes(self, y: float, left: float, right: float) -> int:
        """How often the color changes along a line from left to right."""
        seen = [self.at(x / 10, y) for x in range(int(left * 10), int(right * 10))]
        return sum(one != other for one, other in pairwise(seen))


def _bare(content: bytes) -> bytes:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    body = b"\n".join(b"%d 0 obj%s endobj" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_a_polygon_is_filled_but_for_its_hole() -> None:
    seen = Picture(lambda canvas: polygon(canvas, [SQUARE, HOLE], fill=BLACK))
    assert [seen.at(x, 30) for x in (19, 25, 40, 55, 61)] == ["white", "black", "white", "black", "white"]


def test_an_outline_may_be_dashed_and_have_another_color_than_what_it_holds() -> None:
    seen = Picture(lambda canvas: polygon(canvas, [SQUARE], fill=BLACK, stroke=RED, width=2))
    assert [seen.at(x, 30) for x in (20, 25)] == ["red", "black"]
    dashed = Picture(lambda canvas: polygon(canvas, [SQUARE], stroke=RED, width=2, dash="4 4"))
    assert dashed.changes(10, 21, 59) >= 8
    assert dashed.at(40, 30) == "white"


def test_a_line_runs_through_its_points_and_ends_there() -> None:
    seen = Picture(lambda canvas: polyline(canvas, [(10, 10), (50, 50), (90, 50)], BLACK, 2))
    assert [seen.at(*point) for point in ((30, 30), (70, 50))] == ["black"] * 2
    assert [seen.at(*point) for point in ((95, 50), (10, 50))] == ["white"] * 2


def test_a_circle_is_round_and_may_be_hollow() -> None:
    filled = Picture(lambda canvas: circle(canvas, (50, 40), 20, fill=BLACK))
    assert [filled.at(*point) for point in ((50, 40), (50, 21), (64, 26))] == ["black"] * 3
    assert filled.at(66, 24) == "white", "a corner of the square around it"
    hollow = Picture(lambda canvas: circle(canvas, (50, 40), 20, stroke=BLACK, width=2))
    assert [hollow.at(*point) for point in ((50, 40), (50, 20), (70, 40))] == ["white", "black", "black"]


def test_hatching_stays_within_its_rings() -> None:
    seen = Picture(lambda canvas: hatched(canvas, [SQUARE, HOLE], BLACK, gap=4, width=1))
    assert seen.changes(15, 20, 60) >= 16
    assert seen.changes(30, 31, 49) == seen.changes(60, 0, 100) == seen.changes(30, 61, 100) == 0


def test_a_color_set_for_a_line_leaves_the_next_filled_shape_alone() -> None:
    def draw(canvas: Painter) -> None:
        canvas.box(BLACK, 0, 0, 10, 10)
        polyline(canvas, [(50, 50), (90, 50)], RED, 2, "3 2")
        canvas.box(BLACK, 0, 20, 10, 10)
        polygon(canvas, [SQUARE], fill=RED)
        canvas.box(BLACK, 0, 40, 10, 10)

    seen = Picture(draw)
    assert [seen.at(5, y) for y in (5, 25, 45)] == ["black"] * 3
    assert seen.at(40, 30) == "red"


def test_a_shape_outside_a_tag_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside"):
        polyline(Painter(Book(), 0, 100), [(0, 0), (1, 1)], BLACK, 1)
