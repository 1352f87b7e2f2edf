"""Blocks as sections: cut at headings of level 1, at page breaks, and around what needs a landscape page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from reportgen.compose.markdown import PageBreak
from reportgen.document.nodes import Block, Heading, Section, Table


def sections_of(blocks: Sequence[Block | PageBreak]) -> tuple[Section, ...]:
    """The sections. A wide table has a landscape one, with the headings right above it.

    What follows a wide table goes on in a portrait section; another wide one joins it.
    """
    cutter = _Cutter()
    for block in blocks:
        if isinstance(block, PageBreak):
            cutter.close()
            cutter.breaks = True
        elif _is_wide(block):
            cutter.turn(block)
        else:
            if isinstance(block, Heading) and block.level == 1:
                cutter.close()
            cutter.open.append(block)
    cutter.close()
    return tuple(cutter.done)


class _Cutter:
    """The sections that are done, the blocks of the open one, and whether that one starts a page."""

    def __init__(self) -> None:
        self.done: list[Section] = []
        self.open: list[Block] = []
        self.breaks = False

    def close(self) -> None:
        """End the open section, if it has anything."""
        if self.open:
            self.done.append(Section(tuple(self.open), self.breaks))
            self.open, self.breaks = [], False

    def turn(self, table: Table) -> None:
        """Put a wide table on a landscape page, with the headings that would be left above it."""
        heads: list[Block] = []
        while self.open and isinstance(self.open[-1], Heading):
            heads.insert(0, self.open.pop())
        self.close()
        last = self.done[-1] if self.done else None
        if last and last.landscape and not heads and not self.breaks:
            self.done[-1] = Section((*last.blocks, table), last.new_page, landscape=True)
        else:
            self.done.append(Section((*heads, table), self.breaks, landscape=True))
        self.breaks = False


def _is_wide(block: Block) -> TypeGuard[Table]:
    return isinstance(block, Table) and block.wide
