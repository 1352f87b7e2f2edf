"""How wide a table's columns are: one answer for every writer, from estimated text widths alone.

The estimate is by classes of letters of the sans face, a little generous. A writer that can measure may still
find a word too wide for its column, and then wraps it.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from functools import lru_cache
from math import sqrt

from reportgen.document.nodes import Figure, Inlines, Mark, Row, Table, Text
from reportgen.document.walk import text_of
from reportgen.errors import WriteError

PADDING = {"figures": 5.0, "prose": 8.0}
"""Points at each side of a cell; the table's outer edges have none."""
PART_INDENT = 10.0
"""Points by which a part is indented under its total."""

CELL_SIZE, HEAD_SIZE = 9.0, 8.5
_LEAST = CELL_SIZE  # of a column's words: narrower ones hold no letter
_STRONG = 1.06  # semibold runs that much wider than regular
_CLASSES = {
    0.26: " \u00a0',.:;!|ijlIf’‘",
    0.35: "()-[]t{}/\\r•",
    0.44: '*s"?czx“”',
    0.498: "#$+0123456789<=>FJLY^_ekvyé–",
    0.58: "&BDGHNU",
    0.68: "OQ",
    0.84: "Mw%@mW—",
}


_PLAIN = (Text, Figure, Mark)  # what most cells are


_Split = Callable[[str], list[str]]


class _Ems(dict[str, float]):
    def __missing__(self, letter: str) -> float:
        return 0.56  # the letters in no class, which are the most


_EM = _Ems({letter: width for width, letters in _CLASSES.items() for letter in letters})


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """The width of each column in points, padding included; they sum to `width`.

    Raises WriteError for more columns than fit there at all.
    """
    most = int(width / (2 * PADDING[table.layout] + _LEAST))
    if len(table.columns) > max(1, most):
        what = f"a table has {len(table.columns)} columns, and no more than {most} fit the page."
        raise WriteError(what, do="Make it several tables.")
    naturals = _columns(table, _whole, _halves)
    if not naturals:
        return ()
    if table.layout == "prose" and len(naturals) > 1:
        return _shared(_proportional(naturals, _columns(table, _words, _words), width), width)
    room = width - sum(naturals)
    if room < 0:
        minima = _columns(table, _words, _words)
        return _shared(_squeezed(table, minima, naturals, width), width)
    return _shared(_spread(naturals, room), width)


def estimated_width(text: str, size: float) -> float:
    """About how wide a line of the sans face is, in points."""
    return _ems(text) * size


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return sum(map(_EM.__getitem__, text))


def _columns(table: Table, split_cell: _Split, split_head: _Split) -> list[float]:
    """The width that each column needs for its cells and its head when they are split like this."""
    needs, last = [], len(table.columns) - 1
    for at, column in enumerate(table.columns):
        weight = _STRONG if column.highlight else 1.0
        padding = PADDING[table.layout] * ((at > 0) + (at < last))
        need = _head(split_head(text_of(column.head)))
        for row in table.rows:
            if at >= len(row.cells) or (row.kind == "group" and at == 0):
                continue
            for line in split_cell(_text(row.cells[at])):
                need = max(need, _indent(row, at) + estimated_width(line, CELL_SIZE) * weight)
        needs.append(need + padding)
    return needs


def _text(cell: Inlines) -> str:
    only = cell[0] if len(cell) == 1 else None
    return only.text if isinstance(only, _PLAIN) else text_of(cell)


def _whole(text: str) -> list[str]:
    return [text]


def _indent(row: Row, at: int) -> float:
    return PART_INDENT if row.kind == "part" and at == 0 else 0.0


def _words(text: str) -> list[str]:
    """What a line may not break, where a no-break space binds."""
    return [word for word in text.split(" ") if word]


def _head(lines: list[str]) -> float:
    return max((estimated_width(line, HEAD_SIZE) * _STRONG for line in lines), default=0.0)


def _halves(head: str) -> list[str]:
    """A head on the two lines that make its column narrowest."""
    words = _words(head)
    splits = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words) + 1)]
    return min(splits, key=_head, default=[])


def _spread(naturals: list[float], room: float) -> list[float]:
    """Every column has what it needs, and `room` is over: figures get some, the first column the rest."""
    figures = _leveled(naturals[1:], room)
    share = min(30.0, 0.8 * (sum(naturals) + room - naturals[0] - sum(figures)) / len(naturals))
    return [naturals[0], *(figure + share for figure in figures)]


def _leveled(figures: list[float], room: float) -> list[float]:
    """The figure columns, those that are nearly alike made equal, as far as there is room."""
    if not figures:
        return []
    floor = statistics.median(figures)
    leveled = [max(figure, floor) if floor - figure < 16 else figure for figure in figures]
    for widest in sorted(set(leveled), reverse=True):
        leveled = [widest if widest * 0.9 <= figure < widest else figure for figure in leveled]
    return leveled if sum(leveled) - sum(figures) <= room else figures


def _squeezed(table: Table, minima: list[float], naturals: list[float], width: float) -> list[float]:
    """Too narrow for every cell on one line: words wrap first, then figures; then all shrink alike."""
    words = [at == 0 or column.align == "left" for at, column in enumerate(table.columns)]
    rigid = [
        minimum if word else natural for word, minimum, natural in zip(words, minima, naturals, strict=True)
    ]
    if sum(rigid) <= width:
        return _between(rigid, naturals, width)
    if sum(minima) <= width:
        return _between(minima, rigid, width)
    return _rationed(minima, width)


def _rationed(minima: list[float], width: float) -> list[float]:
    """Not even the longest words fit: who needs little gets it, the rest is divided among the others."""
    rations = [0.0] * len(minima)
    for done, at in enumerate(sorted(range(len(minima)), key=minima.__getitem__)):
        fair = (width - sum(rations)) / (len(minima) - done)
        rations[at] = min(minima[at], fair)
    return rations


def _between(low: list[float], high: list[float], width: float) -> list[float]:
    part = (width - sum(low)) / ((sum(high) - sum(low)) or 1.0)
    return [small + (large - small) * part for small, large in zip(low, high, strict=True)]


def _proportional(naturals: list[float], minima: list[float], width: float) -> list[float]:
    """Prose: by the root of the longest cell, and none narrower than its longest word."""
    roots = [sqrt(natural) for natural in naturals]
    wanted = [root * width / sum(roots) for root in roots]
    lacking = [max(0.0, minimum - want) for minimum, want in zip(minima, wanted, strict=True)]
    if not any(lacking):
        return wanted
    if sum(minima) >= width:
        return _rationed(minima, width)
    return _between(minima, [max(pair) for pair in zip(minima, wanted, strict=True)], width)


def _shared(widths: list[float], width: float) -> tuple[float, ...]:
    """The widths to a hundredth of a point; the first column takes what rounding and sharing left."""
    others = [round(each, 2) for each in widths[1:]]
    return (round(width - sum(others), 2), *others)
