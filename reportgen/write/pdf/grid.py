"""Where a table's columns stand on the page, and its rules."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import Column, Row, Table
from reportgen.write.columns import PADDING, column_widths
from reportgen.write.pdf.fonts import Words
from reportgen.write.pdf.look import Look
from reportgen.write.pdf.painter import Painter

STRONG, THIN, HAIR = ("ink", 0.75), ("ink", 0.5), ("hairline", 0.5)
"""Rules by color and weight in points: above and below the table, under its head, between its rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What all rows share: the look, the layout, the columns, and of each its text's left and right edge."""

    look: Look
    layout: str
    edges: tuple[tuple[float, float], ...]
    columns: tuple[Column, ...]

    def rule(self, canvas: Painter, top: float, kind: tuple[str, float]) -> None:
        """A rule over the full width."""
        page = self.look.page
        canvas.rule(self.look.colors[kind[0]], page.margin_side, top, page.text_width, kind[1])


def grid_of(look: Look, table: Table) -> Grid:
    """The columns' places on the page."""
    page, pad = look.page, PADDING[table.layout]
    widths = _fitted(look, table, column_widths(table, page.text_width))
    edges, x, last = [], page.margin_side, len(widths) - 1
    for at, width in enumerate(widths):
        edges.append((x + (pad if at else 0.0), x + width - (pad if at < last else 0.0)))
        x += width
    return Grid(look, table.layout, tuple(edges), table.columns)


def _fitted(look: Look, table: Table, widths: tuple[float, ...]) -> tuple[float, ...]:
    """The estimated widths; a column in which a figure would be broken is wider, at the first one's cost."""
    setting, pad, fitted = look["table_text"], 2 * PADDING[table.layout], list(widths)
    for at in range(1, len(fitted)):
        words = (setting.strong if table.columns[at].highlight else setting.plain).font.words
        longest = max((_longest(row, at, words) for row in table.rows), default=0.0)
        lacking = longest * setting.size + pad - fitted[at]
        if 0 < lacking < fitted[0] / 2:
            fitted[at] += lacking
            fitted[0] -= lacking
    return tuple(fitted)


def _longest(row: Row, at: int, words: Words) -> float:
    """The width in ems of a cell that is one unbroken figure; 0 for others: for them the estimate does."""
    cell = row.cells[at] if at < len(row.cells) else ()
    text = getattr(cell[0], "text", "") if len(cell) == 1 else ""
    figure = len(text) < 20 and text.isascii() and text.isprintable() and " " not in text
    return words[text].width if figure else 0.0
