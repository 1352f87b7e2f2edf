"""The error tree, and the finding that a check or a build has to say.

ReportgenError                 exit code 5 unless a subclass says otherwise
├── UsageError           2     the command line or reportgen.toml asks for something that isn't there
├── FileError            3     a file can't be used; carries every finding of that file
│   ├── InputError             an input file
│   └── ThemeError             the theme, a font or a logo
├── TemplateError        1     a template, at its file and line
│   └── UnhandledState   1     a template met a figure in a state that it doesn't handle
├── WriteError           1     a writer met something it can't set (a character that no font has)
├── PublishError         5     the finished file could not be put in place
│   ├── LockedError      5     another run is building into the same folder
│   └── NoRoomError      5     no file can be written there at all: a full disk, a folder without access
├── ReleaseRefused       1     something stands against a release; carries every finding that does
└── ScheduleError        5     the record of scheduled runs can't be read or written
    └── Busy             6     another run, or another program, is at work on it

A message says where (file and line or cell), what is wrong, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Self


class Exit(IntEnum):
    """The exit codes of every command."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE = 3
    PARTLY = 4
    INTERNAL = 5
    WAITING = 6


class Severity(StrEnum):
    """How much a finding matters: an error stops what it touches, a warning is told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say: how severe, where, what is so, and what to do about it."""

    severity: Severity
    where: str
    what: str
    do: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.do}" if self.do else "")


class ReportgenError(Exception):
    """The root of the tree: where, what, and what to do, as one sentence each."""

    exit_code = Exit.INTERNAL

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.where, self.what, self.do = where, what, do
        super().__init__(what)

    def __str__(self) -> str:
        return (f"{self.where}: " if self.where else "") + self.what + (f" {self.do}" if self.do else "")

    @property
    def finding(self) -> Finding:
        """The same message as a finding of severity error."""
        return Finding(Severity.ERROR, self.where, self.what, self.do)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that it has to say; of a file, every reason at once."""
        return (self.finding,)


class UsageError(ReportgenError):
    """The command line or reportgen.toml asks for something that isn't there."""

    exit_code = Exit.USAGE


class FileError(ReportgenError):
    """A file can't be used; `findings` holds every reason at once."""

    exit_code = Exit.UNUSABLE

    def __init__(
        self, what: str, *, where: str = "", do: str = "", findings: tuple[Finding, ...] = ()
    ) -> None:
        super().__init__(what, where=where, do=do)
        self._findings = findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every reason."""
        return self._findings or (self.finding,)

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Self:
        """The error of these findings, all told together; the first one stands for it."""
        first = findings[0]
        return cls(first.what, where=first.where, do=first.do, findings=tuple(findings))


class InputError(FileError):
    """An input file can't be used."""


def unread(findings: Iterable[Finding]) -> InputError | None:
    """The errors of the inputs, which explain better than anything why there are no figures to work with."""
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    return InputError.of(errors) if errors else None


class TemplateError(ReportgenError):
    """A template, at its file and line."""

    exit_code = Exit.FINDINGS


class UnhandledState(TemplateError):
    """A template met a figure in a state (not available, suppressed, …) that it doesn't handle."""


class ThemeError(FileError):
    """The theme, a font or a logo can't be used."""


class WriteError(ReportgenError):
    """A writer met something it can't set, such as a character that no font has."""

    exit_code = Exit.FINDINGS


class PublishError(ReportgenError):
    """A finished file could not be put in place; what was there before still is."""


class LockedError(PublishError):
    """Another run is building into the same folder."""


class NoRoomError(PublishError):
    """No file can be written there at all (a full disk, a folder without access): more would fail alike."""


class ReleaseRefused(ReportgenError):
    """A year's set can't be released as it stands."""

    exit_code = Exit.FINDINGS

    def __init__(self, standing: Sequence[Finding]) -> None:
        super().__init__(standing[0].what, where=standing[0].where, do=standing[0].do)
        self._standing = tuple(standing)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that stands against it."""
        return self._standing


class ScheduleError(ReportgenError):
    """The record of scheduled runs can't be read or written."""


class Busy(ScheduleError):
    """Another run is at work, or another program holds the record."""

    exit_code = Exit.WAITING
