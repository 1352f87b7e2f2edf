"""Periods: a year, or all years up to one."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or (cumulative) everything up to the end of it. Written "2023" or "cumulative-2023"."""

    year: int
    cumulative: bool = False

    def __str__(self) -> str:
        return f"cumulative-{self.year}" if self.cumulative else str(self.year)

    @staticmethod
    def parse(text: str) -> Period:
        """The period that `text` writes; raises ValueError for anything else."""
        match = re.fullmatch(r"(cumulative-)?(\d{4})", text.strip().lower())
        if not match or not 1700 <= int(match[2]) <= 2200:
            raise ValueError(text)
        return Period(int(match[2]), bool(match[1]))
