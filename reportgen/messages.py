"""What a run has to say, as lines and as JSON: each thing once, errors before warnings."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from reportgen.errors import Exit, Finding, ReportgenError, Severity

_PLACES_SHOWN = 3


def say(message: str) -> None:
    """Print one message to stderr, each of its lines marked as ours."""
    for line in message.splitlines():
        click.echo(f"reportgen: {line}", err=True)


def print_json(data: dict[str, Any]) -> None:
    """Print a JSON document to stdout."""
    click.echo(json.dumps(data, indent=2))


def print_findings(findings: Iterable[Finding]) -> None:
    """Print the findings to stderr."""
    for line in lines(findings):
        say(line)


@contextmanager
def told(empty: dict[str, Any] | None = None) -> Iterator[None]:
    """Within it, an error of ours ends the program with its message and its code.

    `empty` is the JSON document of a run without results, where one is wanted; it gets the findings.
    """
    try:
        yield
    except ReportgenError as error:
        _trace()
        findings = error.findings
        if empty is not None:
            print_json(empty | {"findings": as_data(findings)})
        print_findings(findings)
        raise SystemExit(int(error.exit_code)) from None


def end_with(error: Exception) -> int:
    """Say that an error which nobody foresaw arose; its exit code."""
    _trace()
    what = f"{type(error).__name__}: {error}".removesuffix(": ")
    say(f"an internal fault: {what}. Run it again with --traceback to see more, and report it.")
    return int(Exit.INTERNAL)


def _trace() -> None:
    if os.environ.get("REPORTGEN_TRACEBACK"):
        traceback.print_exc()


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without repetitions, errors first, else in the order they came in."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.severity is Severity.WARNING))


def lines(findings: Iterable[Finding]) -> list[str]:
    """One line for each thing to say; of what is so in many places, the first few and how many more."""
    grouped: dict[tuple[Severity, str, str], list[str]] = {}
    for finding in once(findings):
        grouped.setdefault((finding.severity, finding.what, finding.do), []).append(finding.where)
    return [_line(*said, places) for said, places in grouped.items()]


def _line(severity: Severity, what: str, do: str, places: list[str]) -> str:
    more = len(places) - _PLACES_SHOWN
    where = "; ".join(place for place in places[:_PLACES_SHOWN] if place)
    where += f" (and {more} more)" if more > 0 else ""
    mark = "warning: " if severity is Severity.WARNING else ""
    return mark + (f"{where}: " if where else "") + what + (f" {do}" if do else "")


def as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings as plain values, for JSON."""
    return [
        {"severity": str(one.severity), "where": one.where, "what": one.what, "do": one.do}
        for one in once(findings)
    ]
