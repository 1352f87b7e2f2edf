"""What became of a due date, as plain values: for the log, for JSON and for a command's standard input."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from reportgen.errors import Exit, Finding, ReportgenError, Severity
from reportgen.messages import as_data
from reportgen.schedule.dates import Due
from reportgen.schedule.ready import Lack
from reportgen.schedule.result import Result

Account = dict[str, Any]
"""entry, action, due, year, state, code, summary, missing, findings and files."""


@dataclass(frozen=True, slots=True)
class Came:
    """What became of a due date: its state, its code, a sentence, what it lacks, was found and was made."""

    state: str
    code: Exit
    summary: str
    missing: tuple[Lack, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """A mark of what the state is about; only another mark is news."""
        if self.state == "waiting":
            return " ".join(dict.fromkeys(lack.topic for lack in self.missing))
        if self.state == "failed":
            errors = sorted({str(one) for one in self.findings if one.severity is Severity.ERROR})
            return sha256("\n".join(errors or [self.summary]).encode()).hexdigest()[:16]
        return ""

    @staticmethod
    def of(result: Result) -> Came:
        """What an action's result is to the schedule."""
        files = tuple(str(path.absolute()) for path in result.files)
        if result.done:
            return Came("done", result.code, result.summary, (), result.findings, files)
        state = "waiting" if result.code is Exit.WAITING else "failed"
        code = result.code or Exit.FINDINGS
        return Came(state, code, result.summary, (), result.findings, files)


def account(due: Due, came: Came) -> Account:
    """The record of a due date."""
    return {
        "entry": due.plan.name,
        "action": due.plan.action,
        "due": due.day.isoformat(),
        "year": due.year,
        "state": came.state,
        "code": int(came.code),
        "summary": came.summary,
        "missing": missing(came.missing),
        "findings": as_data(came.findings),
        "files": list(came.files),
    }


def missing(found: Iterable[Lack]) -> list[dict[str, Any]]:
    """What is missing; of a measure with how many are there and which places are not."""
    return [
        {"topic": one.topic, "what": one.what, "do": one.do}
        | (
            {"have": one.have, "of": one.of, "needed": one.needed, "places": list(one.missing)}
            if one.of
            else {}
        )
        for one in found
    ]


def trouble_record(error: ReportgenError) -> Account:
    """The record of what keeps the whole schedule from working."""
    due = {"entry": "", "action": "", "due": "", "year": None, "state": "failed"}
    what = {
        "code": int(error.exit_code),
        "summary": f"The schedule can't work ({error.where}).",
        "missing": [],
    }
    return due | what | {"findings": as_data(error.findings), "files": []}


def text_of(told: Any) -> str:
    """A record as the log keeps it."""
    return json.dumps(told)


def named(action: str, year: int) -> str:
    """What an action makes: "the drafts of 2024's figures", "the release of 2024's figures"."""
    return f"the {'release' if action == 'release' else 'drafts'} of {year}'s figures"
