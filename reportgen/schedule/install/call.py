"""The call of the schedule that is to be made every day."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.data.region import slug_of


@dataclass(frozen=True, slots=True)
class Call:
    """A call to be made every day: for which project, at which time, under which name in the system."""

    root: Path
    hour: int
    minute: int

    @property
    def name(self) -> str:
        """A name that no other project's call has: the folder's, with a mark of its path."""
        mark = sha256(str(self.root).encode()).hexdigest()[:6]
        return f"reportgen-{slug_of(self.root.name) or 'project'}-{mark}"

    def command(self, *more: str) -> tuple[str, ...]:
        """The program and its arguments; -P, so that no folder that it is called in is taken for it."""
        run = ("-P", "-m", "reportgen", "schedule", "run", "--project", str(self.root))
        return (os.path.abspath(sys.executable), *run, *more)


def text(lines: list[str]) -> str:
    """The lines as a file has them."""
    return "\n".join(lines) + "\n"
