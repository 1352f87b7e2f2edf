"""A bar chart over the page's full width."""

from __future__ import annotations

from reportgen.document.nodes import BarChart
from reportgen.write.barchart import AXES, BAR, LONGEST, PITCH, SHORTEST, in_groups, pitch_in
from reportgen.write.pdf.bars import REFERENCE_GAP, Frame, bars_strip, measured
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.figure import figure_boxes, room_for
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.tags import Node

_WIDEST_LABELS = 0.4  # of the full width; longer labels are wrapped
_FIGURE_ROOM = 30.0


def bar_chart_boxes(look: Look, parent: Node, chart: BarChart) -> list[Box]:
    """The chart with title, subtitle and note as one box; as several where a page can't hold its bars."""
    if not chart.bars:
        return []
    left, width = look.page.margin_side, look.page.text_width
    frame = Frame(left, width, width * _WIDEST_LABELS, AXES, SHORTEST, LONGEST, _FIGURE_ROOM)
    measure = measured(look, chart.bars, frame)
    room = room_for(look, chart) - REFERENCE_GAP
    pitch = pitch_in(room, len(chart.bars), measure.least)
    thick = BAR * min(1.0, pitch / PITCH)
    groups = in_groups(measure.items, room, measure.least)
    return figure_boxes(look, parent, chart, [bars_strip(measure, items, pitch, thick) for items in groups])
