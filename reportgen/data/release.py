"""Releases: a year's set of briefings that somebody signed off, and is never touched again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """A signed set: its year and revision (1 is the first), the day and by whom; `note` is the office's own.

    A later revision has a `reason`, the day of the one that it `replaces`, and the keys of the figures that
    were `revised` since. `despite` says what stood against it, and why it was released all the same.
    """

    year: int
    revision: int
    day: date
    by: str
    note: str = ""
    reason: str = ""
    replaces: date | None = None
    revised: tuple[str, ...] = ()
    despite: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """How it is named on the command line: "2023/1"."""
        return f"{self.year}/{self.revision}"
