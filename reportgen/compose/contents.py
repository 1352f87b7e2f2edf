"""The table of contents of a long briefing, before its first heading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reportgen.compose import en_us
from reportgen.compose.parts import topic_of
from reportgen.document.nodes import (
    Block,
    Briefing,
    Contents,
    Entry,
    Heading,
    Inlines,
    Link,
    Section,
    Text,
)
from reportgen.document.walk import blocks, text_of

LONG = 6
"""A briefing of more pages has a table of contents."""


def with_contents(briefing: Briefing) -> Briefing:
    """The briefing with its contents before its first heading; as it is where it has none."""
    headings = [block for block in blocks(briefing) if isinstance(block, Heading)]
    if not headings:
        return briefing
    contents = Contents((Text(en_us.CONTENTS),), _entries(headings))
    sections: list[Section] = []
    for at, section in enumerate(briefing.sections):
        first = next((n for n, block in enumerate(section.blocks) if isinstance(block, Heading)), None)
        if first is not None:
            sections += [*_parted(section, first, contents), *briefing.sections[at + 1 :]]
            break
        sections.append(section)
    return replace(briefing, sections=tuple(sections))


def _entries(headings: list[Heading]) -> tuple[Entry, ...]:
    """Sections and what stands right below them; the latter by their topics, where no two are the same."""
    topics = Counter(text_of(topic_of(heading.inlines)) for heading in headings)
    entries = []
    for number, heading in enumerate(headings):
        if not text_of(heading.inlines).strip():
            continue
        if heading.level == 1:
            entries.append(Entry(1, _unlinked(heading.inlines), number))
        elif heading.level == 2:
            topic = topic_of(heading.inlines)
            words = topic if topics[text_of(topic)] == 1 else heading.inlines
            entries.append(Entry(2, _unlinked(words), number))
    return tuple(entries)


def _unlinked(inlines: Inlines) -> Inlines:
    """The inlines without links of their own, for all of them are one."""
    return tuple(inner for one in inlines for inner in (one.inlines if isinstance(one, Link) else (one,)))


def _parted(section: Section, first: int, contents: Contents) -> tuple[Section, Section]:
    """The contents, with what stands before the section's first heading, and the section from there on."""
    before: tuple[Block, ...] = section.blocks[:first]
    opening = Section((*before, contents), section.new_page and bool(before))
    return opening, replace(section, blocks=section.blocks[first:], new_page=section.new_page and not before)
