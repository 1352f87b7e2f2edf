"""Whether a map of a PDF shows its key and each place's name right beside, or above, its own figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of
from reportgen.verify.found import Fault
from reportgen.verify.pdfdrawn import DIGIT, LEVEL, NEAR, Part, Shape, Words
from reportgen.verify.pdfgrades import Entry, Label, wrong_grades

_BELOW = 18.0  # points from a name's line down to its figure's, at most
_MIDDLE = 2.0  # by which the middles of a name and the figure below it may differ
_SWATCH = 10.0  # points from a swatch to its words, at most
_GAP = 6.0  # between a name and its figure on one line, at most; beside a square
_WIDE, _WIDER = 12.0, 0.35  # it is more, and a part of the name's width, which was estimated


def wrong_map(chart: Map, parts: Sequence[Part]) -> Iterator[Fault]:
    """What isn't as the map has it; a map in several drawings has its key in each."""
    left = list(chart.areas)
    for part in parts:
        key = _read_key(chart, part)
        if isinstance(key, Fault):
            yield key
            return
        labels: list[Label] = []
        while part.next is not None and left:
            area = _next(part, left)
            label = _read(part, area)
            if isinstance(label, Fault):
                yield label
                return
            if label.swatch and not _alike(key, label.swatch, label.words):
                yield part.fault("the square of a place without an outline", text_of(area.label))
            left.remove(area)
            labels.append(label)
        yield from wrong_grades(chart, part, labels, key)
        if part.next is not None:
            yield part.fault("the end of a map", "")
    for area in left:
        yield Fault(parts[-1].page + 1, "a place of a map", f"{text_of(area.label)} {area.figure.text}", "")


def _read_key(chart: Map, part: Part) -> list[Entry | None] | Fault:
    """The key's entries but for the unit, in order, each behind its swatch; None for one without words."""
    found, before, all_shapes = list[Entry | None](), None, part.shapes()
    for at, inlines in enumerate((chart.unit, *chart.grades, *chart.missing)):
        text = text_of(inlines)
        words = part.take(text) if text.strip() else None
        if words is None and text.strip():
            return part.fault("the key of a map", text)
        if words is None:
            found += [None] if at else []
            continue
        top = words.texts[0].base
        if before and not (top < before.texts[0].base - LEVEL or words.left > before.left + LEVEL):
            return part.fault("the order of a map's key", text)
        swatch = _swatch(all_shapes, words)
        if at and (swatch is None or not _alike(found, swatch, words)):
            return part.fault("a swatch of a map's key", text)
        found += [Entry(swatch, words)] if at and swatch else []
        before = words
    return found


def _alike(entries: Sequence[Entry | None], swatch: Shape, words: Words) -> bool:
    """Whether a swatch stands before its words as those of the key do."""
    entry = next(filter(None, entries), Entry(swatch, words))
    (box, its), own = (entry.swatch.box, entry.words), swatch.box
    across = (its.left - box.right) - (words.left - own.right)
    down = (its.texts[0].base - box.bottom) - (words.texts[0].base - own.bottom)
    return abs(across) < NEAR and abs(down) < NEAR


def _swatch(shapes: Sequence[Shape], words: Words) -> Shape | None:
    """The swatch before words."""
    left, base = words.left, words.texts[0].base
    found = (
        shape
        for shape in shapes
        if shape.fill is not None
        and 0 < left - shape.box.right < _SWATCH
        and shape.box.bottom < base + DIGIT < shape.box.top
        and shape.height < _BELOW
    )
    return next(found, None)


def _next(part: Part, areas: Sequence[Area]) -> Area:
    """The area whose label comes next; the first one where it is none's."""
    at = part.at
    for area in areas:
        found = part.take(text_of(area.label)) and part.take(area.figure.text)
        part.at = at
        if found:
            return area
    return areas[0]


def _read(part: Part, area: Area) -> Label | Fault:
    label = text_of(area.label)
    name = part.take(label)
    if name is None and label.strip():
        return part.fault("a label of a map", label)
    figure = part.take(area.figure.text)
    if figure is None:
        return part.fault(f"the figure of {label}", area.figure.text)
    swatch = _swatch(part.shapes(), name or figure)
    if name and not _belong(name, figure, beside_square=swatch is not None):
        return part.fault(f"a figure that stands apart from its label {label}", area.figure.text)
    return Label(area, Words((*(name.texts if name else ()), *figure.texts)), swatch)


def _belong(name: Words, figure: Words, *, beside_square: bool) -> bool:
    last, first = name.texts[-1], figure.texts[0]
    if abs(last.base - first.base) < LEVEL:
        most = _WIDE + _WIDER * (name.right - name.left) if beside_square else _GAP
        return -1.0 < figure.left - name.right < most
    return 0 < last.base - first.base < _BELOW and abs(name.center - figure.center) < _MIDDLE
