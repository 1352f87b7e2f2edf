"""Words with boxes → lines in reading order, by the columns where the order of drawing jumps about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Piece:
    """Words beside one another on a line, and their box on the page (y upwards)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(self.top - self.bottom, 1.0)

    def level_with(self, other: Piece) -> bool:
        """Whether both stand on one line."""
        return abs(self.bottom - other.bottom) < 0.45 * min(self.height, other.height) or (
            min(self.top, other.top) - max(self.bottom, other.bottom) > 0.6 * min(self.height, other.height)
        )


def in_order(words: Sequence[Piece], width: float) -> list[str]:
    """The lines of a page; a tab parts what stands wide apart on one line."""
    drawn = _joined(words)
    gutter = _gutter(drawn, width)
    if _jumps(drawn, gutter) <= max(2, len(drawn) // 12):
        return _lines(drawn)
    # Level pieces first, so that what was drawn out of order on one line stands together.
    drawn = _joined(sorted(words, key=lambda piece: (-round(piece.bottom, 0), piece.left)))
    gutter = _gutter(drawn, width)
    return _lines(_by_columns(drawn, gutter))


def _joined(words: Iterable[Piece]) -> list[Piece]:
    """Words that follow one another closely on one line, made one piece."""
    found: list[Piece] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.level_with(word) and -0.5 * last.height < word.left - last.right < 0.9 * last.height:
            # Nothing parts a note's mark from its number, or a word from the rest of it.
            blank = "" if word.left - last.right < 0.02 * last.height else " "
            found[-1] = Piece(
                f"{last.text}{blank}{word.text}",
                last.left,
                max(last.right, word.right),
                min(last.bottom, word.bottom) if blank else last.bottom,
                max(last.top, word.top) if blank else last.top,
            )
        else:
            found.append(word)
    return found


def _lines(pieces: Sequence[Piece]) -> list[str]:
    found: list[tuple[str, Piece]] = []
    for piece in pieces:
        if found and found[-1][1].level_with(piece) and piece.left > found[-1][1].left:
            found[-1] = (f"{found[-1][0]}\t{piece.text}", piece)
        else:
            found.append((piece.text, piece))
    return [text for text, _ in found]


def _wordy(piece: Piece) -> bool:
    return len(piece.text.split()) >= 3


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Where the space between two columns of text is; None for a page of one column."""
    wordy = [piece for piece in pieces if _wordy(piece)]
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = width * step / 100
        left = sum(piece.right <= x for piece in wordy)
        right = sum(piece.left >= x for piece in wordy)
        crossing = len(wordy) - left - right
        if min(left, right) >= 4 and crossing <= 0.5 * (left + right):
            score = crossing * 2 - min(left, right)
            if best is None or score < best[0]:
                best = score, x
    return best[1] if best else None


def _jumps(pieces: Sequence[Piece], gutter: float | None) -> int:
    """How often the order goes up within a column, or across the gutter from text to text."""
    found = 0
    for one, other in pairwise(pieces):
        overlap = min(one.right, other.right) - max(one.left, other.left)
        if other.bottom > one.top and overlap > 0:
            found += 1
        elif gutter and one.right <= gutter <= other.left and one.level_with(other):
            found += _wordy(one) and _wordy(other)
    return found


def _by_columns(pieces: Sequence[Piece], gutter: float | None) -> list[Piece]:
    """From the top down; between what spans both columns, first the left and then the right."""
    if not pieces:
        return []
    size = median(piece.height for piece in pieces)
    rows = sorted(pieces, key=lambda piece: (-round(piece.bottom / (size / 4)), piece.left))
    if gutter is None:
        return rows
    found: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in rows:
        if piece.right <= gutter:
            left.append(piece)
        elif piece.left >= gutter:
            right.append(piece)
        else:
            found += [*left, *right, piece]
            left, right = [], []
    return [*found, *left, *right]
