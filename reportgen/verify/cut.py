"""A table's row that a page's end cuts: how much of each of its cells stands before the end."""

from __future__ import annotations

from collections.abc import Sequence

_TRIES = 20_000  # a row of cells that are all alike could be cut in any number of ways


def cut_row(cells: Sequence[str], stretch: str) -> list[int] | None:
    """So many letters of each cell make up the stretch, one cell after the other; None if they don't.

    The first cells have as many as can be.
    """
    tries = _TRIES
    failed: set[tuple[int, int]] = set()

    def taken(at: int, position: int) -> list[int] | None:
        nonlocal tries
        if at == len(cells):
            return [] if position == len(stretch) else None
        if (at, position) in failed or tries <= 0:
            return None
        tries -= 1
        most = 0
        cell = cells[at]
        while most < len(cell) and position + most < len(stretch) and cell[most] == stretch[position + most]:
            most += 1
        for take in range(most, -1, -1):
            rest = taken(at + 1, position + take)
            if rest is not None:
                return [take, *rest]
        failed.add((at, position))
        return None

    return taken(0, 0)
