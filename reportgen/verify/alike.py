"""Where two rows of things go on alike, and how alike two texts are, in bounded time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_MOST = 1_000_000  # pairs: with more, what stands there again and again is no place to go on from


def aligned(one: Sequence[Hashable], other: Sequence[Hashable]) -> SequenceMatcher[Hashable]:
    """The two beside each other; every thing counts, unless there are so many that it would take minutes."""
    return SequenceMatcher(None, one, other, autojunk=len(one) * len(other) > _MOST)


def pairs_of(text: str) -> Counter[str]:
    """The pairs of neighboring letters of a text, by which it is known when it was reworded."""
    return Counter(map("".join, pairwise(text)))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of both is the same, from 0 to 1; of nothing, nothing."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
