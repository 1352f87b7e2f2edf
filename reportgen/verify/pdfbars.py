"""Whether a bar chart of a PDF shows its bars: labels beside figures, each bar as long as its figure says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.document.nodes import Bar, BarChart, Figure
from reportgen.document.walk import text_of
from reportgen.verify.match import Fault
from reportgen.verify.pdfdrawn import LEVEL, NEAR, Part, Shape


class _Row(NamedTuple):
    """A bar that was read: its drawing, and the height on the page at which its words stand."""

    bar: Bar
    part: Part
    middle: float

    @property
    def length(self) -> float:
        return float(self.bar.figure.value) if isinstance(self.bar.figure, Figure) else 0.0

    def fault(self, what: str) -> Fault:
        return Fault(self.part.page + 1, f"{what} of “{text_of(self.bar.label)}”", self.bar.figure.text, "")


def wrong_bars(chart: BarChart, parts: Sequence[Part]) -> Iterator[Fault]:
    """What isn't as the chart has it."""
    rows, at = list[_Row](), 0
    for part in parts:
        while part.next is not None and at < len(chart.bars):
            row = _read(part, chart.bars[at])
            if isinstance(row, Fault):
                yield row
                return
            rows.append(row)
            at += 1
    if at < len(chart.bars):
        yield parts[-1].fault("a bar of a chart", text_of(chart.bars[at].label))
    yield from (part.fault("the end of a chart", "") for part in parts if part.next is not None)
    yield from _wrong_lengths(rows, parts)


def _read(part: Part, bar: Bar) -> _Row | Fault:
    label = text_of(bar.label)
    shown = bar.figure.text + (bar.mark.text if bar.mark else "")
    name = part.take(label) if label.strip() else None
    if name is None and label.strip():
        return part.fault("a label of a chart", label)
    figure = part.take(shown)
    if figure is None:
        return part.fault(f"the figure of “{label}”", shown)
    if name and (abs(name.middle - figure.middle) > LEVEL or name.right > figure.left):
        return part.fault(f"a figure that isn't beside its label “{label}”", shown)
    return _Row(bar, part, figure.middle)


def _wrong_lengths(rows: Sequence[_Row], parts: Sequence[Part]) -> Iterator[Fault]:
    drawn: list[tuple[_Row, Shape, float]] = []
    for part in parts:
        shapes = part.shapes()
        axis = max(shapes, key=lambda shape: shape.height, default=None)
        bars = [shape for shape in shapes if shape is not axis]
        own = [row for row in rows if row.part is part and row.length]
        if len(bars) != len(own):
            yield Fault(part.page + 1, "the bars of a chart", f"{len(own)}", f"{len(bars)}")
        for row in own:
            beside = [bar for bar in bars if bar.box.bottom < row.middle < bar.box.top]
            if len(beside) == 1 and axis is not None:
                drawn.append((row, beside[0], axis.center[0]))
            else:
                yield row.fault("the bar")
    longest = max(drawn, key=lambda each: abs(each[0].length), default=None)
    if longest is None:
        return
    scale = longest[1].width / abs(longest[0].length)
    for row, bar, axis_at in drawn:
        foot = bar.box.left if row.length > 0 else bar.box.right
        if abs(bar.width - abs(row.length) * scale) > NEAR or abs(foot - axis_at) > NEAR:
            yield row.fault("the length of the bar")
