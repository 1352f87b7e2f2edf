"""How a run goes on: a bar on a terminal, a line now and then elsewhere, events for programs."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, Protocol

import click

from reportgen.errors import Finding
from reportgen.pipeline import Job

_SECONDS_BETWEEN_LINES = 10.0
_BAR = 24


def _now() -> float:
    return time.monotonic()


class Told(Protocol):
    """What is told of a briefing that is done."""

    @property
    def job(self) -> Job:
        """Its job."""

    @property
    def state(self) -> str:
        """Whether it was built, is current, or failed."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Its files."""

    @property
    def why(self) -> tuple[str, ...]:
        """Why it was built."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say of it."""


class Progress(Protocol):
    """What a run tells while it goes on."""

    def started(self, to_build: int, current: int) -> None:
        """So many are to be built, and so many needn't be."""

    def begun(self, job: Job) -> None:
        """A briefing has been taken up."""

    def done(self, result: Told) -> None:
        """A briefing was built, is current, or failed."""

    def finished(self) -> None:
        """All are done."""


class Silent:
    """Nothing is told."""

    def started(self, to_build: int, current: int) -> None:
        """Nothing."""

    def begun(self, job: Job) -> None:
        """Nothing."""

    def done(self, result: Told) -> None:
        """Nothing."""

    def finished(self) -> None:
        """Nothing."""


@dataclass(slots=True)
class Count:
    """How far a run is; the time left is worked out from how long those done have taken."""

    total: int = 0
    built: int = 0
    failed: int = 0
    now: str = ""
    since: float = field(default_factory=_now)

    @property
    def done(self) -> int:
        """How many are done."""
        return self.built + self.failed

    def take(self, result: Told) -> bool:
        """Count a briefing in; whether it was one to be built."""
        self.built += result.state == "built"
        self.failed += result.state == "failed"
        return result.state != "current"

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.done} of {self.total} done{failed}, {self.total - self.done} left{self._time_left()}"

    def _time_left(self) -> str:
        left = (self.total - self.done) * (_now() - self.since) / max(self.done, 1)
        return f", about {in_words(left)}" if self.done and self.done < self.total else ""


def in_words(seconds: float) -> str:
    """A stretch of time in few words: "8 seconds", "3 minutes"."""
    if seconds < 90:
        number, unit = max(round(seconds), 1), "second"
    elif seconds < 5400:
        number, unit = round(seconds / 60), "minute"
    else:
        number, unit = round(seconds / 3600), "hour"
    return f"{number} {unit}{'s' * (number != 1)}"


class Bar(Silent):
    """One line of a terminal, written anew for each briefing and taken away at the end."""

    def __init__(self) -> None:
        self.count = Count()

    def started(self, to_build: int, current: int) -> None:  # noqa: ARG002
        """Begin to count."""
        self.count = Count(to_build)

    def begun(self, job: Job) -> None:
        """Show what is being built."""
        self.count.now = job.slug
        self._show()

    def done(self, result: Told) -> None:
        """Show how far it is."""
        if self.count.take(result):
            self._show()

    def finished(self) -> None:
        """Take the line away."""
        click.echo("\r\033[K", err=True, nl=False)

    def _show(self) -> None:
        count = self.count
        filled = _BAR * count.done // max(count.total, 1)
        line = f"[{'#' * filled}{'-' * (_BAR - filled)}] {count}  {count.now}"
        click.echo(f"\r\033[K{line[: get_terminal_size().columns - 1]}", err=True, nl=False)


class Lines(Silent):
    """A line now and then, for logs."""

    def __init__(self, say: Any) -> None:
        self.say, self.count, self.last = say, Count(), time.monotonic()

    def started(self, to_build: int, current: int) -> None:  # noqa: ARG002
        """Begin to count."""
        self.count = Count(to_build)

    def done(self, result: Told) -> None:
        """A line, if the last one was long ago."""
        if self.count.take(result) and _now() - self.last > _SECONDS_BETWEEN_LINES:
            self.last = _now()
            self.say(f"{self.count}.")


class Events(Silent):
    """Each step as a JSON document on a line of its own, on stderr."""

    def __init__(self) -> None:
        self.count, self.current = Count(), 0

    def started(self, to_build: int, current: int) -> None:
        """The event "started"."""
        self.count, self.current = Count(to_build), current
        _event("started", to_build=to_build, current=current)

    def begun(self, job: Job) -> None:
        """The event "building"."""
        _event("building", slug=job.slug)

    def done(self, result: Told) -> None:
        """The event "built", "current" or "failed", and "finding" for each that is new."""
        self.count.take(result)
        told: dict[str, Any] = {"slug": result.job.slug}
        if result.state == "built":
            told |= {"why": list(result.why), "files": [str(path.absolute()) for path in result.files]}
        _event(result.state, **told)
        if result.state != "current":
            for one in result.findings:
                _event("finding", slug=result.job.slug, severity=str(one.severity), where=one.where,
                       what=one.what, do=one.do)  # fmt: skip

    def finished(self) -> None:
        """The event "finished"."""
        _event("finished", built=self.count.built, current=self.current, failed=self.count.failed)


def _event(name: str, **told: object) -> None:
    click.echo(json.dumps({"event": name} | told), err=True)
