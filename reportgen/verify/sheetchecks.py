"""The workbook inside a chart beside what the chart shows: the same names, values and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Bar, BarChart, Chart, DotPlot, DotRow, Figure, Line, LineChart, Mark
from reportgen.document.walk import text_of
from reportgen.verify.chartchecks import Check, same_number, stretches_of
from reportgen.verify.chartwords import missing
from reportgen.verify.numberformats import shown
from reportgen.verify.pieces import squeezed
from reportgen.verify.wordcharts import Shown
from reportgen.verify.workbooks import Cell, cells_of, names_in

Rows = Sequence[Bar] | Sequence[DotRow] | Sequence[Line]


def sheet_checks(book: bytes, seen: Shown, chart: Chart, rows: Rows, what: str) -> Iterator[Check]:
    """Each cell of the workbook behind a chart, of these rows, and each that the chart doesn't show."""
    if not book:
        yield Check(f"the workbook of {what}", "a workbook", "none")
        return
    cells = cells_of(book)
    known: set[str] = set()
    for series in seen.series:
        for area, points, count in series.areas:
            names = names_in(area)
            known.update(names)
            yield Check(f"the cells of {what}, {area}", str(count), str(len(names)))
            for at, one in enumerate(names):
                yield _cell(f"cell {one} of the workbook of {what}", points.get(at, ""), cells.get(one))
    yield from _formats(seen, _figures(chart, rows), cells, what)
    allowed = {squeezed(words) for words in _beside(chart)}
    for place, cell in cells.items():
        if place not in known and squeezed(cell.text) not in allowed:
            has_digits = any(sign.isdigit() for sign in cell.text)
            yield Check(f"cell {place} of the workbook of {what}", "", cell.text if has_digits else "")


def _cell(where: str, cached: str, cell: Cell | None) -> Check:
    there = Cell("") if cell is None else cell
    if there.is_number and same_number(there.text, cached):
        return Check(where, cached, cached)
    return Check(where, cached, f"the number {there.text}" if there.is_number else there.text)


def _formats(
    seen: Shown, figures: list[list[Figure | Mark | None]], cells: dict[str, Cell], what: str
) -> Iterator[Check]:
    """What a figure's cell shows under its number format."""
    for series, of in zip(seen.series, figures, strict=False):
        area = next((area for area, points, _ in series.areas if points is series.values), "")
        for name, figure in zip(names_in(area), of, strict=False):
            cell = cells.get(name)
            if isinstance(figure, Figure) and cell and cell.code not in {"", "General"}:
                yield Check(
                    f"cell {name} of the workbook of {what}", figure.text, shown(cell.text, cell.code)
                )


def _figures(chart: Chart, rows: Rows) -> list[list[Figure | Mark | None]]:
    """By series, what stands at each point."""
    match chart:
        case BarChart():
            return [[bar.figure for bar in rows if isinstance(bar, Bar)]]
        case DotPlot():
            dots = [row.dots for row in rows if isinstance(row, DotRow)]
            return [[row[at] for row in dots] for at in range(len(chart.series))]
        case LineChart():
            return [
                [point if at in stretch else None for at, point in enumerate(line.points)]
                for line, stretch, _ in stretches_of(chart)
            ]
        case _:
            return []


def _beside(chart: Chart) -> Iterator[str]:
    """The words that a workbook has beside what its chart shows."""
    match chart:
        case BarChart():
            yield from (f"{bar.mark.text} {bar.mark.meaning}" for bar in chart.bars if bar.mark)
        case DotPlot():
            names = [text_of(name) for name in chart.series]
            yield from (chart.unit, *(f"Row of {name}" for name in names))
            for row in chart.rows:
                yield missing(chart, row.dots)
        case LineChart():
            yield chart.unit
            for line in chart.lines:
                yield f"{text_of(line.label)}: mark"
                yield from (point.text for point in line.points if isinstance(point, Mark))
        case _:
            pass
