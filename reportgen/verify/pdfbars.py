"""Whether a bar chart of a PDF shows its bars: labels beside figures, each bar as long as its figure says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.document.nodes import Bar, BarChart, Figure
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.pdfdrawn import LEVEL, NEAR, Part, Shape


class _Row(NamedTuple):
    """A bar that was read: its drawing, the height at which its words stand, and where its figure begins."""

    bar: Bar
    part: Part
    middle: float
    figure: float

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
    return _Row(bar, part, figure.middle, figure.left)


class _Drawn(NamedTuple):
    """A bar as it is drawn: where it ends on the right (or the axis, for one below zero), and its length."""

    row: _Row
    foot: float
    end: float
    width: float


def _wrong_lengths(rows: Sequence[_Row], parts: Sequence[Part]) -> Iterator[Fault]:
    drawn: list[_Drawn] = []
    for part in parts:
        shapes = part.shapes()
        axis = max(shapes, key=lambda shape: shape.height, default=None)
        if axis is None:
            yield Fault(part.page + 1, "the axis of a chart", "a line", "")
            continue
        bars = [shape for shape in shapes if shape is not axis]
        own = [row for row in rows if row.part is part]
        if len(bars) != sum(row.length != 0 for row in own):
            yield Fault(part.page + 1, "the bars of a chart", "one for each figure", f"{len(bars)}")
        for row in own:
            beside = [bar for bar in bars if bar.box.bottom < row.middle < bar.box.top]
            if len(beside) == (row.length != 0):
                drawn.append(_drawn(row, beside, axis.center[0]))
            else:
                yield row.fault("the bar")
    yield from _wrong_scale(drawn)


def _drawn(row: _Row, bars: Sequence[Shape], axis: float) -> _Drawn:
    if not bars:
        return _Drawn(row, 0.0, axis, 0.0)
    box = bars[0].box
    foot = (box.left if row.length > 0 else box.right) - axis
    return _Drawn(row, foot, max(box.right, axis), bars[0].width)


def _wrong_scale(drawn: Sequence[_Drawn]) -> Iterator[Fault]:
    """Bars that aren't as long as the longest one says, and figures that don't stand at their ends."""
    if not drawn:
        return
    longest = max(drawn, key=lambda each: abs(each.row.length))
    scale = longest.width / abs(longest.row.length) if longest.row.length else 0.0
    gap = min(each.row.figure - each.end for each in drawn)
    for each in drawn:
        if abs(each.width - abs(each.row.length) * scale) > NEAR or abs(each.foot) > NEAR:
            yield each.row.fault("the length of the bar")
        elif gap < 0 or abs(each.row.figure - each.end - gap) > NEAR:
            yield each.row.fault("the end of the bar")
