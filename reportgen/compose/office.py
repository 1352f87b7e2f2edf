"""The office's own words in a briefing: a note's Markdown, under its own heading, its numbers declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from reportgen.compose.apparatus import Apparatus
from reportgen.compose.markdown import PageBreak, Parser
from reportgen.compose.numbers import words
from reportgen.compose.template import Rendered
from reportgen.compose.word import BlockWord
from reportgen.data.office_note import OfficeNote
from reportgen.document.nodes import Block, Heading, Inline, Inlines, Note, Sources, Text
from reportgen.errors import InputError

_WITH_DIGITS = re.compile(r"(\S*\d\S*)")


class _NoteParser(Parser):
    """Reads a note as a template is read, but for its headings, which are minor, and its numbers."""

    def _heading(self, tag: str, inlines: Inlines, line: int) -> None:  # noqa: ARG002
        self.out.append(Heading(3, inlines))

    def _typed(self, text: str, line: int) -> Iterator[Inline]:
        for typed in super()._typed(text, line):
            assert isinstance(typed, Text)
            yield from (words(part, "the office's own") for part in _WITH_DIGITS.split(typed.text) if part)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OfficeNoteWord(BlockWord):
    """A note of the office; without one, nothing."""

    deferred: ClassVar[bool] = True

    note: OfficeNote | None
    of: str = ""  # whose note it is, where a briefing has two

    @property
    def known(self) -> bool:
        """There is a note, and it isn't blank."""
        return self.note is not None

    def blocks(self, apparatus: Apparatus) -> tuple[Block, ...]:
        """Its heading and its words."""
        if self.note is None:
            return ()
        if self.note.fault:
            raise InputError.of([self.note.fault])
        file = self.note.file
        lines = tuple((file, number) for number, _ in enumerate(self.note.text.split("\n"), 1))
        parsed = _NoteParser(Rendered(self.note.text, (), lines, file), apparatus).run()
        heading = words(f"From our office: {self.of}" if self.of else "From our office", "name of a place")
        return (Heading(1, (heading,)), *(b for b in parsed.blocks if not isinstance(b, PageBreak)))


def with_notes(
    blocks: list[Block | PageBreak], notes: list[OfficeNoteWord], apparatus: Apparatus
) -> list[Block | PageBreak]:
    """The briefing with the notes that its template doesn't place: before the sources and their heading."""
    added = [block for note in notes for block in note.blocks(apparatus)]
    at = _sources_at(blocks) if added else 0
    return [*blocks[:at], *added, *blocks[at:]]


def _sources_at(blocks: list[Block | PageBreak]) -> int:
    """Where the list of sources begins, with its heading and the notes below that; else the end."""
    last = max((at for at, block in enumerate(blocks) if isinstance(block, Sources)), default=len(blocks))
    at = last
    while at > 0 and isinstance(blocks[at - 1], Note):
        at -= 1
    return at - 1 if at > 0 and last < len(blocks) and isinstance(blocks[at - 1], Heading) else at
