"""A note of the office: its own words on a state, a region or a legislator, kept apart from the figures."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.errors import Finding


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """The text of a note and its file; `fault` is why it can't be used, told where a briefing needs it."""

    file: str
    text: str
    fault: Finding | None = None
