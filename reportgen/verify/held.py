"""What of a finished file holds: its figures that stand, and what was changed, altered, added or lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.document.nodes import Briefing
from reportgen.verify.alike import aligned
from reportgen.verify.found import Fault
from reportgen.verify.pieces import pieces_of, squeezed

if TYPE_CHECKING:
    from reportgen.verify.edited import Edited

_NUMERAL = re.compile(r"[+−-]?\$?\d[\d,.]*\d%?|[+−-]?\$?\d%?")


@dataclass(frozen=True, slots=True)
class Held:
    """How many figures stand as they should, and what doesn't.

    `changed` are other words with the same digits; `altered` other digits, `added` digits where none should
    be, `lost` those that are gone. `notes` say how the file was read, where that needs saying.
    """

    figures: int
    changed: tuple[Fault, ...] = ()
    altered: tuple[Fault, ...] = ()
    added: tuple[Fault, ...] = ()
    lost: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[Fault, ...]:
        """All that concerns digits."""
        return (*self.altered, *self.added, *self.lost)


def held_of(faults: Sequence[Fault], briefing: Briefing) -> Held:
    """The faults of a file by what they are, and how many of the briefing's figures are in none."""
    sorts: dict[str, list[Fault]] = {"changed": [], "altered": [], "added": [], "lost": []}
    for fault in faults:
        sorts[_sort(fault)].append(fault)
    changed, altered, added, lost = map(tuple, sorts.values())
    return Held(_standing(faults, briefing), changed, altered, added, lost)


def held_of_edited(edited: Edited) -> Held:
    """The same of a Word file that was edited."""
    notes = ("Changes are tracked in it; it was read as if all were accepted.",) if edited.tracked else ()
    if edited.comments:
        comments = "1 comment" if edited.comments == 1 else f"{edited.comments} comments"
        notes = (*notes, f"It has {comments}, which weren't read.")
    words, altered, added, lost = (
        tuple(Fault(0, one.where, one.old, one.new) for one in some)
        for some in (edited.words, edited.altered, edited.added, edited.lost)
    )
    words = tuple(one for one in words if _without_numbers(one.expected) != _without_numbers(one.found))
    return Held(edited.holding, words, altered, added, lost, notes)


def _sort(fault: Fault) -> str:
    wanted, there = numerals(fault.expected), numerals(fault.found)
    if wanted == there:
        return "changed"
    if not wanted:
        return "added"
    return "altered" if there else "lost"


def _without_numbers(text: str) -> str:
    """A text without its numbers, which are told by themselves."""
    return _NUMERAL.sub("", text)


def numerals(text: str) -> list[str]:
    """The numbers in a text, as they are written."""
    return _NUMERAL.findall(text)


def _standing(faults: Iterable[Fault], briefing: Briefing) -> int:
    found: dict[tuple[str, str], str] = {}
    for fault in faults:
        found.setdefault((_plain(fault.where), _plain(fault.expected)), squeezed(fault.found))
    count = 0
    for piece in pieces_of(briefing):
        there = found.get((_plain(piece.where), _plain(piece.text)))
        count += sum(there is None or _says(there, one.text) for one in piece.figures)
    return count


def _says(there: str, figure: str) -> bool:
    """Whether words say a figure: its numbers, with their signs, or "none"."""
    wanted = numerals(figure)
    return set(wanted) <= set(numerals(there)) if wanted else squeezed(figure) in there


def _plain(text: str) -> str:
    return " ".join(text.split())


def pairs(expected: str, found: str) -> list[tuple[str, str]]:
    """The numbers that differ, each that should be there with what is: ("11", "12"); "" for none."""
    return list(_differing(numerals(expected), numerals(found)))


def _differing(wanted: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    for step, first, last, start, end in aligned(wanted, there).get_opcodes():
        if step != "equal":
            longest = max(last - first, end - start)
            left = [*wanted[first:last], *[""] * (longest - last + first)]
            right = [*there[start:end], *[""] * (longest - end + start)]
            yield from zip(left, right, strict=True)
