"""Whether a chart's drawings in a PDF show what the chart says: each word and figure in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.verify.match import Fault
from reportgen.verify.painted import Painted
from reportgen.verify.pieces import Drawing


class Part(NamedTuple):
    """A drawing: its page (from 0), the words that stand for it, its texts, its shapes."""

    page: int
    alternative: str
    texts: list[tuple[str, Painted]]
    shapes: list[Painted]


def wrong_drawing(chart: Drawing, parts: Sequence[Part]) -> Iterator[Fault]:
    """What the drawings of a chart don't show as it has it."""
    for part in parts:
        if part.alternative != chart.alt:
            where = "the words for those who don't see a drawing"
            yield Fault(part.page + 1, where, chart.alt, part.alternative)
