"""Whether a map of a PDF shows its key and each place's name right beside, or above, its own figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.pdfdrawn import DIGIT, LEVEL, Part, Shape, Words

_BELOW = 18.0  # points from a name's line down to its figure's, at most
_MIDDLE = 2.0  # by which the middles of a name and the figure below it may differ
_SWATCH = 10.0  # points from a swatch to its words, at most
_GAP, _WIDER = (
    12.0,
    0.35,
)  # between a name and its figure, at most; of a name's width, where that was estimated


def wrong_map(chart: Map, parts: Sequence[Part]) -> Iterator[Fault]:
    """What isn't as the map has it; a map in several drawings has its key in each."""
    left = list(chart.areas)
    for part in parts:
        wrong = _wrong_key(chart, part)
        if wrong:
            yield wrong
            return
        while part.next is not None and left:
            area = _next(part, left)
            wrong = _read(part, area)
            if wrong:
                yield wrong
                return
            left.remove(area)
        if part.next is not None:
            yield part.fault("the end of a map", "")
    for area in left:
        yield Fault(parts[-1].page + 1, "a place of a map", f"{text_of(area.label)} {area.figure.text}", "")


def _wrong_key(chart: Map, part: Part) -> Fault | None:
    """What isn't as it should be in the key: its words in order, each but the unit behind its swatch."""
    shapes, before = part.shapes(), None
    for at, inlines in enumerate((chart.unit, *chart.grades, *chart.missing)):
        text = text_of(inlines)
        words = part.take(text) if text.strip() else None
        if words is None and text.strip():
            return part.fault("the key of a map", text)
        if words is None:
            continue
        top = words.texts[0].base
        if before and not (top < before.texts[0].base - LEVEL or words.left > before.left + LEVEL):
            return part.fault("the order of a map's key", text)
        if at and not any(_is_swatch(shape, words.left, top) for shape in shapes):
            return part.fault("a swatch of a map's key", text)
        before = words
    return None


def _is_swatch(shape: Shape, left: float, base: float) -> bool:
    """Whether a shape is the swatch before words that begin there."""
    box = shape.box
    return 0 < left - box.right < _SWATCH and box.bottom < base + DIGIT < box.top and shape.height < _BELOW


def _next(part: Part, areas: Sequence[Area]) -> Area:
    """The area whose label comes next; the first one where it is none's."""
    at = part.at
    for area in areas:
        found = part.take(text_of(area.label)) and part.take(area.figure.text)
        part.at = at
        if found:
            return area
    return areas[0]


def _read(part: Part, area: Area) -> Fault | None:
    label = text_of(area.label)
    name = part.take(label)
    if name is None and label.strip():
        return part.fault("a label of a map", label)
    figure = part.take(area.figure.text)
    if figure is None:
        return part.fault(f"the figure of {label}", area.figure.text)
    if name and not _belong(name, figure):
        return part.fault(f"a figure that stands apart from its label {label}", area.figure.text)
    return None


def _belong(name: Words, figure: Words) -> bool:
    last, first = name.texts[-1], figure.texts[0]
    if abs(last.base - first.base) < LEVEL:
        gap = figure.left - name.right
        return -1.0 < gap < _GAP + _WIDER * (name.right - name.left)
    return 0 < last.base - first.base < _BELOW and abs(name.center - figure.center) < _MIDDLE
