"""What a briefing says of itself: that it is a draft, or who released it and when."""

from __future__ import annotations

import re
from datetime import date

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.markdown import PageBreak
from reportgen.compose.numbers import words
from reportgen.data.release import Release
from reportgen.document.nodes import Block, Inlines, Literal, Note, Sources, Text

_WITH_DIGITS = re.compile(r"(\S*\d\S*)")


def footer(year: int, day: date, *, draft: bool, given: bool, release: Release | None) -> Inlines:
    """The foot of each page: "Draft, data as of May 1, 2024. Figures for 2023."; `given` is a day of ours."""
    figures = (Text("Figures for "), Literal(str(year), "year"), Text("."))
    if release:
        verb = "Revised" if release.replaces else "Released"
        return (*figures, Text(f" {verb} "), _day(release.day), Text("."))
    verb = "prepared" if given else "data as of"
    if draft:
        return (Text(f"Draft, {verb} "), _day(day), Text(". "), *figures)
    return (*figures, Text(f" {verb.capitalize()} "), _day(day), Text("."))


def with_release(
    blocks: list[Block | PageBreak], release: Release | None, apparatus: Apparatus
) -> list[Block | PageBreak]:
    """The blocks with a note above the last list of sources that says who released the briefing, and when."""
    if release is None:
        return blocks
    at = max((at for at, block in enumerate(blocks) if isinstance(block, Sources)), default=len(blocks))
    return [*blocks[:at], Note(_told(release, apparatus)), *blocks[at:]]


def _told(release: Release, apparatus: Apparatus) -> Inlines:
    by = _words(release.by)
    if release.replaces is None:
        return (Text("Released "), _day(release.day), Text(", by "), *by, Text("."))
    return (
        Text("Revised "),
        _day(release.day),
        Text(", by "),
        *by,
        Text(". It replaces what was released "),
        _day(release.replaces),
        Text(". Reason: "),
        *_words(release.reason.rstrip(".")),
        Text(f". {_changed(release, apparatus)}"),
    )


def _changed(release: Release, apparatus: Apparatus) -> str:
    revised = frozenset(release.revised)
    if any(str(one.key) in revised for one in apparatus.observations.values()):
        return "Figures that changed since are named here, and marked in tables."
    return "No figure of this briefing changed."


def _day(day: date) -> Literal:
    return Literal(en_us.long_date(day), "date")


def _words(text: str) -> Inlines:
    """A person's own words, whose numbers are declared."""
    return tuple(words(part, "the office's own") for part in _WITH_DIGITS.split(text) if part)
