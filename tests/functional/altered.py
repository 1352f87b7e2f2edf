"""Every way to change one thing in a briefing: for tests of what verifies finished files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reportgen.document.nodes import (
    Abbreviation,
    Bar,
    BarChart,
    Briefing,
    DotPlot,
    DotRow,
    Figure,
    Line,
    LineChart,
    Literal,
    Map,
    Mark,
    Section,
    SmallMultiples,
    Table,
    Text,
)

_LEAVES = (Text, Figure, Literal, Mark, Abbreviation)
_APART = frozenset(
    "alt series summary slug id author description language date meaning why operation expansion url outline"
    " observations formula breaks unit".split()
)
"""Fields whose words aren't on the page, or (a map's unit excepted) stand for what is."""


_DRAWN = (Briefing, Section, SmallMultiples, BarChart, DotPlot, LineChart, Bar, DotRow, Line)
"""What leads to figures that are drawn by their values."""


def leaves_changed(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The node with the words of one leaf changed, for each leaf and sort of change; where and how first."""
    if isinstance(node, _LEAVES):
        for how, text in _changes(node.text):
            yield f"{place}: {how}", replace(node, text=text)
    elif isinstance(node, tuple):
        for at, kid in enumerate(node):
            for where, changed in leaves_changed(kid, f"{place}[{at}]"):
                yield where, (*node[:at], changed, *node[at + 1 :])
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            if field.name not in _APART or (isinstance(node, Map) and field.name == "unit"):
                name = f"{place}.{type(node).__name__}.{field.name}"
                for where, changed in leaves_changed(getattr(node, field.name), name):
                    yield where, replace(node, **{field.name: changed})


def _changes(text: str) -> Iterator[tuple[str, str]]:
    """Sorts of change to words: a digit, a minus, a percent sign, a qualifier, a point; else a word."""
    digit = re.search(r"\d", text)
    if digit:
        other = str((int(digit[0]) + 1) % 10)
        yield "one digit", text[: digit.start()] + other + text[digit.end() :]
        last = text.rindex(re.findall(r"\d", text)[-1])
        yield "the last digit dropped", text[:last] + text[last + 1 :]
    if re.match(r"[−-]\d", text):
        yield "the minus dropped", text[1:]
    elif digit and digit.start() == 0:
        yield "a minus added", f"−{text}"
    if "%" in text:
        yield "the percent sign moved", text.replace("%", "") + " of %"
    if text.startswith("more than "):
        yield "“more than” dropped", text.removeprefix("more than ")
    if "." in text and digit:
        yield "the point dropped", text.replace(".", "", 1)
    if not digit and text.strip():
        yield "a word", re.sub(r"\S+", "otherwise", text, count=1)


def rearranged(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The node with two neighbors exchanged, one dropped or one doubled, wherever it holds several."""
    if isinstance(node, tuple):
        yield from _tuples(node, place)
        for at, kid in enumerate(node):
            for where, changed in rearranged(kid, f"{place}[{at}]"):
                yield where, (*node[:at], changed, *node[at + 1 :])
    elif is_dataclass(node) and not isinstance(node, type):
        if isinstance(node, Table):
            yield from _columns(node, place)
        for field in fields(node):
            # The order of a map's places is nothing that is seen.
            if field.name not in _APART and not (isinstance(node, Map) and field.name == "areas"):
                name = f"{place}.{type(node).__name__}.{field.name}"
                for where, changed in rearranged(getattr(node, field.name), name):
                    yield where, replace(node, **{field.name: changed})


def _columns(table: Table, place: str) -> Iterator[tuple[str, Table]]:
    """The table with two neighboring columns exchanged, heads and cells."""

    def exchanged(cells: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*cells[:at], cells[at + 1], cells[at], *cells[at + 2 :])

    for at in range(len(table.columns) - 1):
        rows = tuple(replace(row, cells=exchanged(row.cells)) for row in table.rows)
        changed = replace(table, columns=exchanged(table.columns), rows=rows)
        yield f"{place}: columns {at} and {at + 1} exchanged", changed


def _tuples(node: tuple[Any, ...], place: str) -> Iterator[tuple[str, Any]]:
    for at in range(len(node)):
        if at + 1 < len(node) and node[at] != node[at + 1]:
            yield (
                f"{place}: {at} and {at + 1} exchanged",
                (*node[:at], node[at + 1], node[at], *node[at + 2 :]),
            )
        yield f"{place}: {at} dropped", node[:at] + node[at + 1 :]
        yield f"{place}: {at} doubled", node[: at + 1] + node[at:]


def revalued(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The node with the value of one figure in a chart changed, but not its words: drawings show values."""
    if isinstance(node, Figure):
        yield place, replace(node, value=node.value * 3 + 1)
    elif isinstance(node, tuple):
        for at, kid in enumerate(node):
            for where, changed in revalued(kid, f"{place}[{at}]"):
                yield where, (*node[:at], changed, *node[at + 1 :])
    elif isinstance(
        node, Briefing | Section | SmallMultiples | BarChart | DotPlot | LineChart | Bar | DotRow | Line
    ):
        for field in fields(node):
            name = f"{place}.{type(node).__name__}.{field.name}"
            for where, changed in revalued(getattr(node, field.name), name):
                yield where, replace(node, **{field.name: changed})


def regraded(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The node with one place of a map in another grade, or in none: only its color shows it."""
    if isinstance(node, Map):
        for at, area in enumerate(node.areas):
            for grade in (None, *range(len(node.grades))):
                if grade != area.grade:
                    areas = (*node.areas[:at], replace(area, grade=grade), *node.areas[at + 1 :])
                    yield f"{place}: {area.outline} in {grade}", replace(node, areas=areas)
    elif isinstance(node, tuple):
        for at, kid in enumerate(node):
            for where, changed in regraded(kid, f"{place}[{at}]"):
                yield where, (*node[:at], changed, *node[at + 1 :])
    elif isinstance(node, Briefing | Section):
        name = "sections" if isinstance(node, Briefing) else "blocks"
        for where, changed in regraded(getattr(node, name), f"{place}.{name}"):
            yield where, replace(node, **{name: changed})
