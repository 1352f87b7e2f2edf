"""A dot plot's workbook: one row for each row of dots, and beside them what places the words."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.nodes import DotPlot, Figure
from reportgen.document.walk import text_of
from reportgen.write.docx.workbook import Cell, Rows, letter
from reportgen.write.dotplot import missing

_BY_HAND = "Words in the chart don't follow these cells: after changing a figure, change its label there too."


@dataclass(frozen=True, slots=True)
class Scale:
    """Where rows of dots begin, as a part of the drawing's width; where their names and marks are placed."""

    start: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the workbook by what is in them, for so many series."""

    series: int

    def figures(self, at: int) -> str:
        """Of a series' figures."""
        return letter(1 + at)

    def places(self, at: int) -> str:
        """Of the rows that a series has a dot in."""
        return letter(1 + self.series + at)

    @property
    def rows(self) -> str:
        """Of the rows' numbers."""
        return letter(1 + 2 * self.series)

    @property
    def names(self) -> str:
        """Of where the rows' names end."""
        return letter(2 + 2 * self.series)

    @property
    def marks(self) -> str:
        """Of where the marks of missing figures end."""
        return letter(3 + 2 * self.series)


def dot_rows(chart: DotPlot, scale: Scale) -> Rows:
    """The workbook's rows. A missing figure's cell is empty; what it is stands at the row's end."""
    names = [text_of(series) for series in chart.series]
    heads = ["Row", "Names end at", "Marks end at", "Marks"]
    rows: list[list[Cell]] = [[chart.unit, *names, *(f"Row of {name}" for name in names), *heads]]
    for number, row in enumerate(chart.rows, 1):
        figures: list[Cell] = [dot if isinstance(dot, Figure) else "" for dot in row.dots]
        places: list[Cell] = [number if isinstance(dot, Figure) else "" for dot in row.dots]
        ends: list[Cell] = [number, scale.least, scale.most, text_of(missing(chart, row))]
        rows.append([text_of(row.label), *figures, *places, *ends])
    return [*rows, [], [_BY_HAND]]
