"""What a chart of each kind costs in each format: a briefing with ten of them beside one with none, warm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Briefing,
    Chart,
    DotPlot,
    DotRow,
    Figure,
    Inlines,
    Line,
    LineChart,
    Literal,
    Mark,
    Paragraph,
    Section,
    SmallMultiples,
    Text,
)
from reportgen.write import FORMATS, writer
from reportgen.write.theme import load_theme

_MISSING = Mark("[x]", "Not available")
_THEME = Path(__file__).parents[1] / "templates" / "theme.toml"
_TIMES, _RUNS = 10, 15


def _words(text: str) -> Inlines:
    return (Text(text),)


def _figure(at: int) -> Figure:
    value = Decimal(at * 37 % 251) / 10
    return Figure(f"{value:,.1f}", value, "as observed", ("made-up",))


def _bars(name: str, count: int) -> BarChart:
    bars = tuple(Bar(_words(f"Place {at}"), _figure(at + 1)) for at in range(count))
    return BarChart(bars, "Made up", f"Bars of {name}.", _words(name))


def _charts() -> dict[str, Chart]:
    rows = tuple(DotRow(_words(f"Row {at}"), (_figure(at), _figure(at + 3), _MISSING)) for at in range(8))
    years = tuple(Literal(str(year), "a year") for year in range(2014, 2024))
    lines = tuple(
        Line(_words(f"Line {at}"), (*(_figure(at + year) for year in range(9)), _MISSING)) for at in range(3)
    )
    series = (_words("Here"), _words("Region"), _words("Nation"))
    return {
        "bars": _bars("Bars", 9),
        "a dot plot": DotPlot(series, rows, "Made up", "Dots.", _words("Dots")),
        "lines": LineChart(years, lines, "Made up", "Lines.", (4,), _words("Lines")),
        "a small chart of four": SmallMultiples(tuple(_bars(f"Panel {at}", 6) for at in range(4))),
    }


def costs() -> Iterator[tuple[str, str, float]]:
    """The kind, the format and the milliseconds of one chart."""
    for extension in FORMATS:
        bare = _least(extension)
        for kind, chart in _charts().items():
            single = len(chart.charts) if isinstance(chart, SmallMultiples) else 1
            yield kind, extension, (_least(extension, *[chart] * _TIMES) - bare) / _TIMES / single


def _least(extension: str, *charts: Chart) -> float:
    """The least time, in milliseconds, that a briefing with these charts took to write."""
    sections = (Section((Paragraph(_words("Words.")), *charts)),)
    briefing = Briefing("charts", _words("Charts"), sections, date(2023, 12, 31))
    write, theme, taken = writer(extension), load_theme(_THEME), []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        write(briefing, theme)
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1000
