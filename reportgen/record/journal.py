"""The journal of a run: what is about to be moved into place, a line for each briefing, safe on the disk.

After a kill it says which bytes in the folder are ours, and which moves were left half done.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from reportgen.publish import trouble
from reportgen.record.entry import Entry, Record
from reportgen.record.plain import entry_data, entry_of
from reportgen.record.reads import Part, Reads

JOURNAL = ".reportgen-journal"


class Journal:
    """An open journal; each call is on the disk when it returns. Raises PublishError."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL
        with trouble(self.path):
            self._file: IO[bytes] = self.path.open("ab")

    def write(self, entry: Entry, reads: Reads | None, staged: Mapping[str, str]) -> None:
        """An entry as it will be once its files are moved; `staged` are these files' present names."""
        line: dict[str, Any] = {"briefing": entry.key, "entry": entry_data(entry), "staged": dict(staged)}
        if reads:
            line["read"] = [[part.id, part.answers] for part in reads.parts]
        with trouble(self.path):
            self._file.write(json.dumps(line).encode() + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close it; it stays until the manifest has what it says. A full disk has been told by then."""
        with contextlib.suppress(OSError):
            self._file.close()


def remove_journal(folder: Path) -> None:
    """Take it away, once the manifest has all that it says; raises PublishError."""
    path = folder / JOURNAL
    with trouble(path):
        path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the entry that was to be, and the present names of files that were to be moved, by output."""

    entry: Entry
    staged: Mapping[str, str] = field(default_factory=dict)


def journaled(folder: Path, record: Record) -> Iterator[Line]:
    """The lines of a journal that a run left lying; the record learns what was read.

    Where the last line was cut off in the writing, nothing was moved for it.
    """
    try:
        lines = (folder / JOURNAL).read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines[:-1]:
        try:
            data = json.loads(line)
            entry = entry_of(data["briefing"], data["entry"])
            if "read" in data:
                record.learn(Reads(tuple(Part(id, answers) for id, answers in data["read"]), {}))
            yield Line(entry, data["staged"])
        except (ValueError, KeyError, TypeError):
            return
