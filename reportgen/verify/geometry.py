"""Whether a PDF's words can be seen: on the page, painted, in a color of their own, uncovered, apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

import pypdfium2.raw as pdfium

from reportgen.verify.found import Fault
from reportgen.verify.pages import Page
from reportgen.verify.painted import Box, Color, Painted, is_inside, is_path, shape_of

_TOUCH = 0.9  # points by which the boxes of two texts may overlap: letters reach a little over their edges
_COVER = 1.5  # points of a text, or half of a flat or narrow one, that something painted later may not take
_THICK = 2.5  # a line as thick as that hides what is behind it
_UNLIKE = 40  # of 255: so much lighter or darker than its ground are words at least
_LIGHT = 160  # of 255: from here on words can't be read on paper
_CORNERS = 5  # a path with no more is a rectangle: its box is its shape
_OPAQUE = 250
_PAPER = Color(255, 255, 255, 255)
_EVERYWHERE = Box(-inf, -inf, inf, inf)


def unseen(pages: Sequence[Page]) -> Iterator[Fault]:
    """Words that can't be read, though a file holds them, and what no page of a briefing has."""
    for number, page in enumerate(pages, 1):
        if page.odd:
            yield Fault(number, "the page", "", page.odd)
        texts = [painted for painted in page.painted if painted.text]
        for text in texts:
            if _outside(text.box, page.box):
                yield Fault(number, "off the page", page.words(text), "")
            elif not text.seen or (text.color and text.color.opaque < _OPAQUE):
                yield Fault(number, "words that aren't painted", page.words(text), "")
        for one, other in overlapping(texts):
            yield Fault(number, "words on other words", page.words(one), page.words(other))
        for text in _covered(page.painted):
            yield Fault(number, "behind something painted later", page.words(text), "")
        for text in _faint(page.painted):
            yield Fault(number, "words in the color of their ground", page.words(text), "")


def _outside(box: Box, page: Box) -> bool:
    return box.left < page.left or box.bottom < page.bottom or box.right > page.right or box.top > page.top


def overlapping(texts: Sequence[Painted]) -> Iterator[tuple[Painted, Painted]]:
    """Texts that overlap, found in one sweep down the page."""
    current: list[Painted] = []
    for text in sorted(texts, key=lambda each: -each.box.top):
        box = text.box
        current = [each for each in current if each.box.bottom < box.top - _TOUCH]
        for other in current:
            if min(other.box.right, box.right) - max(other.box.left, box.left) > _TOUCH:
                yield other, text
        current.append(text)


def _covered(painted: Sequence[Painted]) -> Iterator[Painted]:
    texts: list[Painted] = []
    for thing in painted:
        if thing.text:
            texts.append(thing)
        elif thing.color is not None or thing.line > _THICK:
            left, bottom, right, top = thing.box
            behind = [
                text
                for text in texts
                if text.box[0] < right
                and text.box[2] > left
                and text.box[1] < top
                and text.box[3] > bottom
                and _hides(thing.box, text.box)
            ]
            if behind and is_path(thing):
                shape = shape_of(thing)
                behind = [text for text in behind if _hides(shape, text.box)]
            yield from behind


def _hides(cover: Box, text: Box) -> bool:
    across = min(text.right, cover.right) - max(text.left, cover.left)
    down = min(text.top, cover.top) - max(text.bottom, cover.bottom)
    wide, tall = text.right - text.left, text.top - text.bottom
    return across > min(_COVER, wide / 2) and down > min(_COVER, tall / 2)


def _faint(painted: Sequence[Painted]) -> Iterator[Painted]:
    """Texts as light or dark as what is below them: paper, or an area that was painted before."""
    areas: list[Painted] = []
    like: dict[Color, list[Box]] = {}  # by the color of words, the areas of much the same one
    for thing in painted:
        if thing.color is None:
            continue
        if not thing.text:
            areas.append(thing)
            for color, boxes in like.items():
                if _alike(color, thing.color):
                    boxes.append(thing.box)
            continue
        if thing.color not in like:
            paper = [_EVERYWHERE] if _alike(thing.color, _PAPER) else []
            like[thing.color] = paper + [one.box for one in areas if _alike(thing.color, one.color)]
        # Where none of these is below, the ground is of another color, whatever it is.
        if (
            (boxes := like[thing.color])
            and _over(thing, boxes)
            and all(_alike(ground, thing.color) for ground in _grounds(thing, areas))
        ):
            yield thing


def _alike(one: Color, other: Color | None) -> bool:
    return other is not None and abs(one.light - other.light) < _UNLIKE


def _over(text: Painted, boxes: Sequence[Box]) -> bool:
    """Whether the middle of a text is within one of these."""
    x, y = _middle(text.box)
    return any(left <= x <= right and low <= y <= high for left, low, right, high in boxes)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2


def _grounds(text: Painted, areas: Sequence[Painted]) -> list[Color]:
    """The colors that may be below a text: of the last rectangle there, and of any other shape over it.

    Light words need a dark ground, so for them it is found out whether a shape is really there.
    """
    found = list[Color]()
    x, y = _middle(text.box)
    light = text.color is not None and text.color.light > _LIGHT
    for area in reversed(areas):
        place = area.box
        if area.color and place.left <= x <= place.right and place.bottom <= y <= place.top:
            simple = is_path(area) and pdfium.FPDFPath_CountSegments(area.handle) <= _CORNERS
            if not simple and light and not is_inside(area, (x, y)):
                continue
            found.append(area.color)
            if simple or light:
                return found
    return [*found, _PAPER]
