"""A dot plot: a row for each thing compared, in it a dot for each series, all on one scale from zero."""

from __future__ import annotations

from reportgen.document.nodes import DotPlot, DotRow, Figure
from reportgen.write.barchart import AXES, in_groups
from reportgen.write.dotplot import missing, row_pitch, sides
from reportgen.write.dots import RADIUS
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.dotrows import FIGURE_GAP, Label, Row, Rows, Scale, key_lines, low_end, rows_strip
from reportgen.write.pdf.figure import figure_boxes, room_for
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.marks import text_height, width_of
from reportgen.write.pdf.tags import Node
from reportgen.write.scale import ends_of, length_of

_LABELS, _FIGURES, _MISSING = 0.36, 0.16, 0.2
"""The parts of the width that labels, a figure and the marks of missing ones may take; longer ones wrap."""
_GAPS = 44.0  # of the width that is divided like this, what stands between
_LABEL_GAP, _MISSING_GAP, _ROW_GAP = 8.0, 12.0, 4.0
_SHORTEST = 10.0
_LEAD = 4.0  # more between a row's label and a figure that follows it closely
_BELOW = 10.5  # what a row with nothing below its line takes there


def dot_plot_boxes(look: Look, parent: Node, plot: DotPlot) -> list[Box]:
    """The plot with title, subtitle and note as one box; as several where a page can't hold its rows."""
    if not (plot.rows and plot.series):
        return []
    items = tuple(_row(look, plot, row) for row in plot.rows)
    scale, key = _scale(look, plot, items), key_lines(look, plot)
    rows = Rows(scale, *_extents(look, plot, items), key)
    groups = in_groups(items, room_for(look, plot) - rows.key_height, rows.pitch)
    return figure_boxes(look, parent, plot, [rows_strip(look, rows, group) for group in groups])


def _row(look: Look, plot: DotPlot, row: DotRow) -> Row:
    """A row's words, set."""
    setting, width, side = look["table_text"], look.page.text_width - _GAPS, sides(row.dots)
    labels = tuple(
        Label(at, length, set_lines((dot,), setting, width * _FIGURES, strong=not at), side[at])
        for at, dot in enumerate(row.dots)
        if isinstance(dot, Figure) and (length := length_of(dot)) is not None
    )
    absent = set_lines(missing(plot, row), look["note"], width * _MISSING)
    return Row(set_lines(row.label, setting, width * _LABELS), labels, absent)


def _scale(look: Look, plot: DotPlot, rows: tuple[Row, ...]) -> Scale:
    """The scale, with room before it for the figure of a row's lowest dot, behind it for the highest's."""
    setting, note, page = look["table_text"], look["note"], look.page
    needed = max(width_of(row.label, setting) for row in rows) + _LABEL_GAP
    start = next((place for place in AXES if needed <= place), needed)
    absent = max((width_of(row.missing, note) for row in rows), default=0.0)
    end = page.text_width - (absent + _MISSING_GAP if absent else 0.0)
    known = [(label, width_of(label.lines, setting)) for row in rows for label in row.labels]
    behind = max((width for label, width in known if label.side == "right"), default=0.0)
    before = [(label.length, width) for label, width in known if label.side == "left"]
    low, high = ends_of(dot for row in plot.rows for dot in row.dots)
    room = end - start - behind - 2 * (RADIUS + FIGURE_GAP)
    least = max(_SHORTEST, room - _LEAD - max((width for _, width in before), default=0.0)) / (high - low)
    lead = max((-low_end(length, width, least, low) for length, width in before), default=0.0)
    lead = max(RADIUS, lead + _LEAD if lead > 0 else 0.0)
    one = max(_SHORTEST, room + RADIUS + FIGURE_GAP - lead) / (high - low)
    left = page.margin_side + start
    return Scale(left - _LABEL_GAP, left + lead, low, high, one, page.margin_side + page.text_width - absent)


def _extents(look: Look, plot: DotPlot, rows: tuple[Row, ...]) -> tuple[float, float]:
    """How far a row reaches above and below its line."""
    setting, pitch = look["table_text"], row_pitch(plot)
    tall = max((len(label.lines) for row in rows for label in row.labels), default=1)
    up = pitch - _BELOW if len(plot.series) == 3 else pitch / 2  # of three figures one stands above
    more = (tall - 1) * setting.leading * 1.5  # its own lines, and half of those beside the dots
    lines = max(max(len(row.label), len(row.missing)) for row in rows)
    half = (text_height(setting, lines) + _ROW_GAP) / 2
    return max(up + more, half), max(pitch - up + more, half)
