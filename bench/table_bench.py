"""What a table of 51 places × 40 measures costs, made up: in parts, with the place at hand marked."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reportgen.compose.parts import split
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.document.nodes import Abbreviation, Briefing, Column, Figure, Row, Section, Table, Text
from reportgen.write import FORMATS, writer
from reportgen.write.theme import load_theme

ROOT = Path(__file__).parents[1]
RUNS = 15
MEASURES, GROUP = 40, 8
PLACES = [place for place in BUILT_IN.values() if place.kind in {"state", "district"}]


def costs() -> Iterator[tuple[str, float, int]]:
    """For each format: the milliseconds to write the table, warm, and the file's bytes."""
    theme, table = load_theme(ROOT / "templates" / "theme.toml"), briefing()
    for extension in FORMATS:
        write = writer(extension)
        size, times = len(write(table, theme)), []
        for _ in range(RUNS):
            begun = time.perf_counter()
            write(table, theme)
            times.append((time.perf_counter() - begun) * 1000)
        yield extension, statistics.median(times), size


def briefing() -> Briefing:
    """The table of all of them and nothing else; no figure is a real one."""
    parts = split([True] * len(PLACES), 1)
    tables = tuple(_table(part.columns, number, part.last) for number, part in enumerate(parts))
    return Briefing(
        "bench", (Text("All places"),), (Section(tables),), date(2023, 12, 31), running=(Text("All"),)
    )


def _table(columns: tuple[int, ...], number: int, last: bool) -> Table:
    heads = [Column((Text("Measure"),), "left"), *(_head(at) for at in columns)]
    rows = tuple(_row(measure, columns) for measure in range(MEASURES))
    note = (Text("A note of one line."),) if last else ()
    title = (Text("Reports by state" if not number else "Reports by state, continued"),)
    return Table(tuple(heads), rows, title, note=note, summary="Made up.", continues=number > 0)


def _head(at: int) -> Column:
    if at == len(PLACES):
        return Column((Text("All together"),))
    name = PLACES[at].name
    return Column((Abbreviation(name[:4] + ".", name),), highlight=at == 20)


def _row(measure: int, columns: tuple[int, ...]) -> Row:
    label = (Text(f"Cases of kind {chr(65 + measure % 26)} that were handled"),)
    cells = (_cell(measure, at) for at in columns)
    return Row((label, *cells), "part" if measure % GROUP else "plain")


def _cell(measure: int, at: int) -> tuple[Figure]:
    value = (measure * 7919 + at * 104_729) % 1_000_000
    return (Figure(f"{value:,}", value, "as observed", (f"{at}/{measure}/2023@made-up",)),)
