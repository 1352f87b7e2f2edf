"""What came of an action."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Exit, Finding


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an action: its code, whether it is `done` for good, a sentence, files and findings.

    One that isn't done is tried again at the next run: with the code WAITING it waits, else it failed.
    """

    code: Exit
    done: bool
    summary: str
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
