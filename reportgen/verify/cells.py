"""Whether the cells of a PDF's tables stand in their rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportgen.verify.found import Fault
from reportgen.verify.places import Spot

_LEVEL = 1.0  # points by which the cells of a row, or the edges of a column, may differ
_INDENT = 14.0  # a part is indented under its total, at most
_CLEAR = 1.0  # a column may reach so far into the next one's first letters


def misplaced(spots: Iterable[Spot]) -> Iterator[Fault]:
    """Cells that don't stand in line with their row or their column, and columns that meet."""
    tables: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        if spot.piece.table:
            tables.setdefault((spot.page, spot.piece.table), []).append(spot)
    for cells in tables.values():
        yield from _rows(cells)
        yield from _columns(cells)


def _rows(cells: Sequence[Spot]) -> Iterator[Fault]:
    rows: dict[int, list[Spot]] = {}
    for cell in cells:
        rows.setdefault(cell.piece.row, []).append(cell)
    for row in rows.values():
        first = row[0]
        for cell in row[1:]:
            if abs(cell.base - first.base) > _LEVEL and abs(cell.low - first.low) > _LEVEL:
                yield _fault("out of its row", cell)
    for above, below in pairwise(rows.values()):
        if min(cell.low for cell in above) <= max(cell.base for cell in below):
            yield _fault("not below the row before", below[0])


def _columns(cells: Sequence[Spot]) -> Iterator[Fault]:
    columns: dict[int, list[Spot]] = {}
    for cell in cells:
        columns.setdefault(cell.piece.column, []).append(cell)
    for column in columns.values():
        parts = [cell for cell in column if cell.piece.indented]
        others = [cell for cell in column if not cell.piece.indented]
        for group in filter(None, (others, parts)):
            if _apart([one.left for one in group]) > _LEVEL and _apart([one.right for one in group]) > _LEVEL:
                yield _fault("out of its column", max(group, key=lambda cell: _oddity(cell, group)))
        flush = _apart([one.right for one in column]) > _LEVEL  # and not on the right
        if parts and others and flush and not 0 < parts[0].left - others[0].left < _INDENT:
            yield _fault("not set off under its total", parts[0])
    ordered = [columns[at] for at in sorted(columns)]
    for one, other in pairwise(ordered):
        if max(cell.right for cell in one) > min(cell.left for cell in other) + _CLEAR:
            yield _fault("in another column", other[0])


def _apart(edges: Sequence[float]) -> float:
    return max(edges) - min(edges)


def _oddity(cell: Spot, column: Sequence[Spot]) -> float:
    """How far a cell's nearer edge is from those of its column, summed."""
    lefts = sum(abs(cell.left - other.left) for other in column)
    return min(lefts, sum(abs(cell.right - other.right) for other in column))


def _fault(what: str, cell: Spot) -> Fault:
    return Fault(cell.page + 1, f"{what}: {cell.piece.where}", cell.piece.text, "")
