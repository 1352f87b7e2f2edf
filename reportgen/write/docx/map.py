"""A map in the body: one native drawing, a group of shapes, whose words are text.

The outlines are vectors and the words are in the page's fonts, so nothing is lost when it is enlarged, and
figures are found by a search.
"""

from __future__ import annotations

from functools import lru_cache

from reportgen.document.nodes import Area, Figure, Map
from reportgen.document.walk import text_of
from reportgen.write.docx.chartframe import drawn, last_drawing
from reportgen.write.docx.drawing import inline_drawing
from reportgen.write.docx.job import Job
from reportgen.write.docx.mapshapes import NAMESPACES, URI, Shapes, geometry_xml
from reportgen.write.docx.paragraphs import SPACE_WITHOUT_NOTE, caption, paragraph, words
from reportgen.write.docx.xml import twips
from reportgen.write.mapkey import LEADING, SWATCH, SWATCH_ROOM, Entry, Square
from reportgen.write.maplabels import Spot
from reportgen.write.maplayout import AROUND, Layout, layout_of, parts_of
from reportgen.write.mapping import Placed, borders, color_of
from reportgen.write.wording import SIZE

_LINE, _HEAVY = 0.6, 1.6
Lines = list[list[tuple[str, float, bool, str]]]


def map_xml(job: Job, chart: Map, *, apart: bool = False) -> str:
    """The paragraphs of a map, `apart` from a table or chart above."""
    page = job.theme.page
    room = page.height - page.margin_top - page.margin_bottom - AROUND
    parts = parts_of(chart, page.text_width, room)
    below = f'<w:spacing w:after="{twips(SPACE_WITHOUT_NOTE)}"/>'
    return (
        caption(job, chart.title, chart.subtitle, apart=apart)
        + "".join(paragraph("Figure", _part(job, part), below) for part in parts[:-1])
        + last_drawing(chart, _part(job, parts[-1]))
        + drawn(job, chart)
        + words(job, "Note", chart.note)
    )


def _part(job: Job, chart: Map) -> str:
    """The run with one drawing."""
    layout = layout_of(chart, job.theme.page.text_width)
    job.charts += 1
    drawing = inline_drawing(
        job,
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{URI}">{_group(job, chart, layout)}'
        "</a:graphicData></a:graphic>",
        (layout.width, layout.height),
        name=f"Map {job.charts}",
        alt=chart.alt,
        title=text_of(chart.title),
    )
    # As Word itself writes a group of shapes, which versions before 2010 don't know.
    return (
        f'<w:r><mc:AlternateContent {NAMESPACES}><mc:Choice Requires="wpg">{drawing}</mc:Choice>'
        "</mc:AlternateContent></w:r>"
    )


def _group(job: Job, chart: Map, layout: Layout) -> str:
    shapes = Shapes(job.theme)
    _add_states(shapes, chart, layout)
    _add_key(shapes, chart, layout)
    for at, spot in layout.labels:
        if isinstance(spot, Square):
            _add_square(shapes, chart, chart.areas[at], spot, layout.width)
        else:
            _add_label(shapes, chart, chart.areas[at], spot, layout.sizes)
    return shapes.group_xml(layout.width, layout.height)


def _add_states(shapes: Shapes, chart: Map, layout: Layout) -> None:
    """A white line under the borders sets them off from dark and light ground alike."""
    for at, placed in layout.states:
        area = chart.areas[at]
        fill = shapes.fill(color_of(area.grade, len(chart.grades)))
        shapes.add(text_of(area.label), _closed(placed) + fill + shapes.pen("", _HEAVY))
    if layout.states:
        every = tuple(placed for _, placed in layout.states)
        # LibreOffice hands on no sentence of a group, only those of its shapes.
        look = shapes.nothing + shapes.pen("outline", _LINE)
        shapes.add("Borders", _borders(every) + look, alt=chart.alt)
    for at, placed in layout.states:
        if chart.areas[at].role == "highlight":
            shapes.add("Border", _closed(placed) + shapes.nothing + shapes.pen("ink", _HEAVY))
    for _, spot in layout.labels:
        if isinstance(spot, Spot) and spot.leader:
            shapes.add_line(spot.leader, shapes.pen("outline", _LINE))


def _add_key(shapes: Shapes, chart: Map, layout: Layout) -> None:
    if layout.heading:
        lines = [[(line, SIZE, True, "ink")] for line in layout.heading]
        shapes.add_words(lines, 0.0, SIZE, layout.width, LEADING)
    for entry in layout.entries:
        _add_swatch(shapes, entry, color_of(entry.grade, len(chart.grades)))
        _add_lines(shapes, entry, [[(line, SIZE, False, "ink")] for line in entry.lines], layout.width)


def _add_square(shapes: Shapes, chart: Map, area: Area, square: Square, width: float) -> None:
    _add_swatch(shapes, square, color_of(area.grade, len(chart.grades)))
    lines = [[(line, SIZE, area.role == "highlight", "ink")] for line in square.lines] or [[]]
    lines[-1].append(_figure(area, SIZE, "ink", before=" "))
    _add_lines(shapes, square, lines, width)


def _add_swatch(shapes: Shapes, entry: Entry | Square, color: str) -> None:
    shapes.add_box((entry.left, entry.top, *SWATCH), shapes.fill(color) + shapes.pen("outline", _LINE))


def _add_lines(shapes: Shapes, entry: Entry | Square, lines: Lines, width: float) -> None:
    left = entry.left + SWATCH_ROOM
    shapes.add_words(lines, left, entry.top + SIZE, width - left, LEADING)


def _add_label(shapes: Shapes, chart: Map, area: Area, spot: Spot, sizes: tuple[float, float]) -> None:
    color = "white" if spot.inside and color_of(area.grade, len(chart.grades)) == "blue" else "ink"
    name = (text_of(area.label), sizes[0], area.role == "highlight", color)
    figure = _figure(area, sizes[1], color)
    if spot.inside and area.grade is None:
        shapes.add_box((spot.left - 1.5, spot.top - 2.0, spot.width + 3.0, spot.height + 4.0), shapes.white)
    if spot.stacked:
        middle = spot.left + spot.width / 2
        shapes.add_words([[name], [figure]], middle, spot.name_base, spot.width, spot.below, centered=True)
        return
    lines = [[name, _figure(area, sizes[1], color, before=" ")]]
    if spot.inside:
        middle = spot.left + spot.width / 2
        shapes.add_words(lines, middle, spot.figure_base, spot.width, spot.below, centered=True)
    else:
        shapes.add_words(lines, spot.left, spot.figure_base, spot.width, spot.below)


def _figure(area: Area, size: float, color: str, *, before: str = "") -> tuple[str, float, bool, str]:
    known = isinstance(area.figure, Figure)
    return before + area.figure.text, size, known, color if known else "grey"


@lru_cache(maxsize=512)
def _closed(placed: Placed) -> str:
    return geometry_xml(placed.rings, closed=True)


@lru_cache(maxsize=32)
def _borders(states: tuple[Placed, ...]) -> str:
    return geometry_xml(borders(states), closed=False)
