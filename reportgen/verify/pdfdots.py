"""Whether a dot plot of a PDF shows its figures: each in its row, near a dot that stands where it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.document.nodes import DotPlot, DotRow, Figure
from reportgen.document.walk import text_of
from reportgen.verify.chartwords import missing
from reportgen.verify.found import Fault
from reportgen.verify.pdfdrawn import NEAR, Part, Shape, Words

_LEAST, _MOST = 4.0, 16.0  # how wide and high a dot is
_AXIS = 1.0  # how wide the axis is, at most
_BESIDE, _CLEAR = 8.0, 3.0  # from the middle of a dot, and from the axis or the names, to a figure
_OFF_BY = 1.5  # by which a figure may stand off its place
_OFF = 24.0  # from the middle of a row to the middle of a figure, above or below
_LEVEL = 1.0


class _Known(NamedTuple):
    """A figure that was read: its series, its words, the drawing, height and name's end of its row."""

    series: int
    figure: Figure
    words: Words
    part: Part
    middle: float
    names: float

    @property
    def length(self) -> float:
        return float(self.figure.value)

    def fault(self, what: str) -> Fault:
        return Fault(self.part.page + 1, what, self.figure.text, "")


def wrong_dots(plot: DotPlot, parts: Sequence[Part]) -> Iterator[Fault]:
    """What isn't as the plot has it; a plot in several drawings has its key in each."""
    at, known, looks = 0, list[_Known](), list[Shape]()
    for part in parts:
        shapes = part.shapes()
        for name in plot.series:
            words = part.take(text_of(name)) if text_of(name).strip() else None
            if words is None and text_of(name).strip():
                yield part.fault("the key of a dot plot", text_of(name))
                return
            before = _before(words, shapes) if words is not None else []
            if words is not None and not before:
                yield Fault(part.page + 1, "the key of a dot plot", f"a dot before {text_of(name)}", "")
            looks += before if part is parts[0] else []
        while part.next is not None and at < len(plot.rows):
            found = _read(part, plot, plot.rows[at])
            if isinstance(found, Fault):
                yield found
                return
            known += found
            at += 1
        if part.next is not None:
            yield part.fault("the end of a dot plot", "")
    if at < len(plot.rows):
        yield parts[-1].fault("a row of a dot plot", text_of(plot.rows[at].label))
    elif known:
        yield from _wrong_places(known, looks if len(looks) == len(plot.series) else [])


def _before(name: Words, shapes: Sequence[Shape]) -> list[Shape]:
    """The dot before a name in the key."""
    height = name.texts[0].base + 3.5
    near = [
        shape
        for shape in shapes
        if _is_dot(shape)
        and abs(shape.center[1] - height) < _LEVEL
        and 0 < name.left - shape.center[0] < _MOST
    ]
    return near[:1]


def _is_dot(shape: Shape) -> bool:
    return _LEAST < shape.width < _MOST and abs(shape.width - shape.height) < _LEVEL


def _read(part: Part, plot: DotPlot, row: DotRow) -> list[_Known] | Fault:
    label = text_of(row.label)
    name = part.take(label)
    if name is None and label.strip():
        return part.fault("a label of a dot plot", label)
    read: list[tuple[int, Figure, Words]] = []
    for at, dot in enumerate(row.dots):
        if isinstance(dot, Figure):
            words = part.take(dot.text)
            if words is None:
                return part.fault(f"{text_of(plot.series[at])} in the row of “{label}”", dot.text)
            read.append((at, dot, words))
    absent = missing(plot, row.dots)
    marks = part.take(absent) if absent else None
    if absent and (marks is None or (name and not _behind(marks, name))):
        return part.fault(f"what is missing in the row of “{label}”", absent)
    middle = name.middle if name else read[0][2].middle if read else 0.0
    for _, dot, words in read:
        if abs(words.middle - middle) > _OFF:
            return part.fault(f"a figure out of the row of “{label}”", dot.text)
    names = name.right if name else 0.0
    return [_Known(at, dot, words, part, middle, names) for at, dot, words in read]


def _behind(marks: Words, name: Words) -> bool:
    return abs(marks.middle - name.middle) < _LEVEL and marks.left > name.right


def _wrong_places(known: Sequence[_Known], looks: Sequence[Shape]) -> Iterator[Fault]:
    axes: dict[int, float] = {}
    dots: dict[int, list[Shape]] = {}
    for part in {id(each.part): each.part for each in known}.values():
        shapes = part.shapes()
        upright = [shape for shape in shapes if shape.width < _AXIS and shape.fill]
        axes[id(part)] = max(upright, key=lambda shape: shape.height).center[0] if upright else 0.0
        dots[id(part)] = [shape for shape in shapes if _is_dot(shape)]
    rows: dict[tuple[int, float], list[_Known]] = {}
    for each in known:
        rows.setdefault((id(each.part), each.middle), []).append(each)
    level = {row: [dot for dot in dots[row[0]] if abs(dot.center[1] - row[1]) < _LEVEL] for row in rows}
    for row, inside in rows.items():
        if len(level[row]) != len(inside):
            yield inside[0].fault("the dots of a row")
            return
    far = max(abs(dot.center[0] - axes[part]) for (part, _), found in level.items() for dot in found)
    most = max(abs(each.length) for each in known)
    scale = far / most if most else 0.0
    for row, inside in rows.items():
        for each in inside:
            x = axes[row[0]] + each.length * scale
            at = [dot for dot in level[row] if abs(dot.center[0] - x) < NEAR]
            if looks:
                at = [dot for dot in at if _alike(dot, looks[each.series])]
            if not at:
                yield each.fault("a dot that isn't where its figure says")
            elif not _is_by(each, x, axes[row[0]]):
                yield each.fault("a figure that isn't near its dot")


def _is_by(each: _Known, x: float, axis: float) -> bool:
    """Whether a figure stands beside its dot, over or under it, or where the axis or the names end that."""
    words, half = each.words, (each.words.right - each.words.left) / 2
    if abs(words.middle - each.middle) < _OFF_BY:
        middles = [x - _BESIDE - half, x + _BESIDE + half]
        places = [x - _BESIDE - words.right, words.left - x - _BESIDE]
    else:
        middles = [x]
        places = [words.center - x, words.left - each.names - _CLEAR]
    if any(abs(middle - axis) < half + _CLEAR for middle in middles):  # it would stand across the axis
        places += [axis - _CLEAR - words.right, words.left - axis - _CLEAR]
    return any(abs(off) < _OFF_BY for off in places)


def _alike(one: Shape, other: Shape) -> bool:
    return (len(one.points), one.fill, round(one.width)) == (
        len(other.points),
        other.fill,
        round(other.width),
    )
