"""The words and shapes of one drawing of a PDF, as the checks of charts ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportgen.verify.found import Fault
from reportgen.verify.letters import letters_of
from reportgen.verify.painted import Box, Color, Painted, is_path, points_of

NEAR = 0.5
"""Points by which a bar, a dot or a line's point may differ from what its figure says."""
LEVEL = 0.7
"""Points by which words on one level may differ."""
DIGIT = 3.5
"""From the foot of a digit to its middle, about."""
_SHOWN = 60
_USUAL = 8.0  # the height of words, in points, in the program's own look
_TOUCH, _BLANK = 1.5, 4.5  # how far words on one line may overlap, and stand apart


class Text(NamedTuple):
    """Words that are painted in one go: where they begin on their line, and their box."""

    words: str
    x: float
    base: float
    box: Box


class Words(NamedTuple):
    """Words that belong together, on one line or several: their texts in order."""

    texts: tuple[Text, ...]

    @property
    def left(self) -> float:
        """Where they begin."""
        return min(text.x for text in self.texts)

    @property
    def right(self) -> float:
        """Where they end."""
        return max(text.box.right for text in self.texts)

    @property
    def center(self) -> float:
        """Their middle from left to right."""
        return (min(text.box.left for text in self.texts) + self.right) / 2

    @property
    def torn(self) -> bool:
        """Whether words on one line don't follow one another closely from left to right."""
        pairs = pairwise(self.texts)
        return any(
            abs(one.base - other.base) < LEVEL
            and not -_TOUCH < other.x - one.box.right < _BLANK * max(1.0, _size(one, other))
            for one, other in pairs
        )

    @property
    def middle(self) -> float:
        """The height of the middle of their digits, over all their lines."""
        return (self.texts[0].base + self.texts[-1].base) / 2 + DIGIT


def _size(*texts: Text) -> float:
    """How much larger letters are than those that most drawings have."""
    return max(text.box.top - text.box.bottom for text in texts) / _USUAL


class Shape(NamedTuple):
    """A shape: the box of its corners, how many it has, its filling and how wide its line is."""

    box: Box
    points: tuple[tuple[float, float], ...]
    fill: Color | None
    line: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.box.right - self.box.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.box.top - self.box.bottom

    @property
    def center(self) -> tuple[float, float]:
        """Its middle."""
        return (self.box.left + self.box.right) / 2, (self.box.bottom + self.box.top) / 2


@dataclass(slots=True)
class Part:
    """A drawing: its page (from 0), the words that stand for it, its texts in order, what else is in it.

    Whoever reads it takes one text after the other.
    """

    page: int
    alternative: str
    texts: Sequence[Text]
    painted: Sequence[Painted]
    at: int = 0
    _paths: list[tuple[Painted, Shape]] | None = None

    @property
    def next(self) -> Text | None:
        """The text that comes next."""
        return self.texts[self.at] if self.at < len(self.texts) else None

    def take(self, words: str) -> Words | None:
        """The next texts, if they say just these words; None, and nothing is taken, if they don't."""
        wanted, got, end = letters_of(words), "", self.at
        while len(got) < len(wanted) and end < len(self.texts):
            got += self.texts[end].words
            end += 1
        if got != wanted or end == self.at:
            return None
        taken = Words(tuple(self.texts[self.at : end]))
        if taken.torn:
            return None
        self.at = end
        return taken

    def fault(self, where: str, expected: str) -> Fault:
        """That these words don't come next."""
        found = "".join(text.words for text in self.texts[self.at : self.at + 5])
        return Fault(self.page + 1, where, expected, found[:_SHOWN])

    def shapes(self) -> list[Shape]:
        """The shapes of the drawing, in order of painting."""
        return [shape for _, shape in self.paths()]

    def paths(self) -> list[tuple[Painted, Shape]]:
        """The same, each with what was painted."""
        if self._paths is None:
            self._paths = [(each, _shape(each)) for each in self.painted if is_path(each)]
        return self._paths


def _shape(path: Painted) -> Shape:
    points = points_of(path)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(Box(min(xs), min(ys), max(xs), max(ys)), points, path.color, path.line)
