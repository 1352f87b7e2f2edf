"""What is installed: files, and commands of the system; how it is shown, and how it is done."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.errors import Finding, Severity


@dataclass(frozen=True, slots=True)
class Plan:
    """What is installed: `files` to write, then `commands` to run, with `stdin`; and `notes` for the person.

    `shown` is what stands in no file of its own. `stdin` gives why there is none, "" where there is, and it.
    """

    files: Mapping[Path, str]
    commands: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    shown: str = ""
    stdin: Callable[[], tuple[str, bytes]] | None = None
    encoding: str = "utf-8"

    def as_data(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        files = [{"path": str(path), "text": text} for path, text in self.files.items()]
        commands = [list(one) for one in self.commands]
        return {"files": files, "lines": self.shown, "commands": commands, "notes": list(self.notes)}

    def text(self, written: bool) -> str:
        """What is or would be installed, for a person."""
        parts = [self.shown.rstrip()] * bool(self.shown)
        parts += [f"# {path}\n{text.rstrip()}" for path, text in self.files.items()]
        lines = "\n".join(shlex.join(one) for one in self.commands)
        how = (
            "It was written, and this was run:" if written else "With --write, this is written and then run:"
        )
        parts.append(f"# {how}\n{lines}")
        return "\n\n".join([*parts, *(f"# {note}" for note in self.notes)])

    def install(self) -> tuple[Finding, ...]:
        """Write the files and run the commands; what doesn't work is an error that says what to do."""
        try:
            for path, text in self.files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding=self.encoding, newline="\n")
        except OSError as error:
            return (_error(str(error.filename), f"It can't be written: {error.strerror}."),)
        return next((found for command in self.commands if (found := self._run(command))), ())

    def _run(self, command: tuple[str, ...]) -> tuple[Finding, ...]:
        trouble, given = self.stdin() if self.stdin else ("", b"")
        trouble = trouble or called(command, given)[0]
        return (_error(shlex.join(command), f"It didn't work: {trouble}."),) if trouble else ()


def _error(where: str, what: str) -> Finding:
    return Finding(Severity.ERROR, where, what, "Do by hand what is printed above.")


def called(command: tuple[str, ...], given: bytes = b"") -> tuple[str, bytes]:
    """Run a command of the system: why it didn't work, "" where it did, and what it printed."""
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(getattr(error, "strerror", None) or error).rstrip("."), b""
    said = " ".join(done.stderr.decode(errors="replace").split()).rstrip(".")
    return (said or f"it ended with {done.returncode}") if done.returncode else "", done.stdout
