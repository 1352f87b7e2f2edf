"""What a map of all states costs in each format: made-up rates, warm, over a briefing without it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from reportgen.document.nodes import Area, Block, Briefing, Figure, Literal, Map, Paragraph, Section, Text
from reportgen.write import FORMATS, writer
from reportgen.write.outlines import atlas
from reportgen.write.theme import load_theme

ROOT = Path(__file__).parents[1]


def all_states() -> Map:
    areas = tuple(
        Area(code, (Text(code),), Figure(f"{at / 2:.1f}", Decimal(at) / 2, "rate", ("made-up",)), at % 3)
        for at, code in enumerate(atlas().outlines)
    )
    grades = tuple((Literal(words, "a class"),) for words in ("low", "middle", "high"))
    return Map(areas, grades, (Text("Made-up rates"),), "Map of made-up rates.")


def briefing(*blocks: Block) -> Briefing:
    words = Paragraph((Text("Words."),))
    return Briefing("map", (Text("Map"),), (Section((words, *blocks)),), date(2023, 12, 31))


def costs() -> list[tuple[str, float, int]]:
    """For each format the milliseconds and the bytes that a map adds, medians of 15 runs."""
    theme, found = load_theme(ROOT / "templates" / "theme.toml"), []
    for extension in FORMATS:
        write = writer(extension)
        without, with_map = (partial(write, briefing(*blocks), theme) for blocks in ((), (all_states(),)))
        size = len(with_map()) - len(without())
        found.append((extension, _median(with_map) - _median(without), size))
    return found


def _median(action: Callable[[], object]) -> float:
    times = []
    for _ in range(15):
        begun = time.perf_counter()
        action()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)
