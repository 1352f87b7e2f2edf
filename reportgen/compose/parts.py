"""A table in parts: which places stand in which, what each is called, and one note below the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TypeVar

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.numbers import words
from reportgen.document.nodes import Block, Chart, Inline, Inlines, KeyFigures, Table, Text

T = TypeVar("T")

STATES_UPRIGHT = 7
"""More than fit a portrait page beside their measure."""
STATES_TURNED = 10
"""More than fit a landscape page."""


@dataclass(frozen=True, slots=True)
class Split:
    """One part of a table: which of its columns it has, and whether it is the first, the last, or wide."""

    columns: tuple[int, ...]
    first: bool
    last: bool
    wide: bool = False


def split(states: Sequence[bool], beside: int) -> list[Split]:
    """The parts of a table, by which of its columns are states; `beside` others follow them.

    What is no state stands in the last part.
    """
    every = tuple(range(len(states) + beside))
    own = [at for at in every if at < len(states) and states[at]]
    if len(own) <= STATES_TURNED:
        return [Split(every, True, True, len(own) > STATES_UPRIGHT)]
    others = tuple(at for at in every if at not in own)
    parts = nearly_equal(own, -(-len(own) // STATES_UPRIGHT))
    last = len(parts) - 1
    return [
        Split((*part, *(others if at == last else ())), at == 0, at == last) for at, part in enumerate(parts)
    ]


def nearly_equal(items: Sequence[T], count: int) -> list[tuple[T, ...]]:
    """The items in so many parts, in order; the first ones have one more where they don't come out even."""
    size, more = divmod(len(items), count)
    starts = [at * size + min(at, more) for at in range(count + 1)]
    return [tuple(items[start:end]) for start, end in pairwise(starts)]


def named(names: Sequence[str]) -> Inlines:
    """The places of a part by its first and last: "Delaware to Idaho"."""
    if not names:
        return ()
    text = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
    return (words(text, "names of places"),)


def title_of_part(first: Inlines, own: Inlines) -> Inlines:
    """The title of a part that goes on: "Reports by state, continued: Delaware to Idaho".

    Of the first part's title only the topic is said again, not what follows its colon.
    """
    if not own:
        return (*topic_of(first), Text(f", {en_us.CONTINUED}")) if first else ()
    if not first:
        return (Text(f"{en_us.CONTINUED.capitalize()}: "), *own)
    return (*topic_of(first), Text(f", {en_us.CONTINUED}: "), *own)


def topic_of(title: Inlines) -> Inlines:
    """What a title is about: its words before the first colon."""
    out: list[Inline] = []
    for inline in title:
        if isinstance(inline, Text) and ": " in inline.text:
            words = inline.text.partition(": ")[0]
            return (*out, Text(words)) if words else tuple(out)
        out.append(inline)
    return tuple(out)


def noted(blocks: Sequence[T | Block], apparatus: Apparatus) -> list[T | Block]:
    """The blocks with their notes; the parts of a table have one, below the last."""
    out: list[T | Block] = []
    parts: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Table | Chart | KeyFigures) or _is_told_above(block, out):
            out.append(block)
            continue
        parts.append(block)
        goes_on = isinstance(block, Table) and isinstance(following, Table) and following.continues
        out.append(block if goes_on else replace(block, note=apparatus.note(parts, block.note)))
        parts = parts if goes_on else []
    return out


def _is_told_above(block: Block, above: list[T | Block]) -> bool:
    """Whether a table has the figures of a chart, whose note says all that there is to say."""
    if not (isinstance(block, Table) and block.continues):
        return False
    titled = (b for b in reversed(above) if not (isinstance(b, Table) and b.continues))
    return isinstance(next(titled, None), Chart)
