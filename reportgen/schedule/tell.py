"""Telling what is news: every line of the log that is still owed, once, through each channel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportgen.channels import NOBODY, Channels, Email
from reportgen.errors import Finding, ReportgenError
from reportgen.project import Project
from reportgen.schedule.account import Account, text_of, trouble_record
from reportgen.schedule.dates import Due, following, in_order
from reportgen.schedule.letter import letter
from reportgen.schedule.send import send
from reportgen.schedule.store import Line, Store

_KEPT = "channels"


def tell(project: Project, store: Store, now: datetime) -> tuple[Finding, ...]:
    """Tell what is owed, also from earlier runs whose messages didn't arrive; the warnings about that."""
    store.keep(_KEPT, json.dumps({"subject": project.subject} | asdict(project.channels)))
    desk = _Desk(project.root, project.subject, project.channels, now, plan_of(project, now.date()))
    return tuple(said for line in store.owed() for said in _tell(line, desk, store))


def tell_trouble(error: ReportgenError, root: Path, store: Store, now: datetime) -> tuple[Finding, ...]:
    """Note why the project can't be opened, and tell it once through the channels that it had before."""
    kept = json.loads(store.kept(_KEPT) or "{}")
    channels = _channels(kept)
    told = trouble_record(error)
    about = text_of(told["findings"])
    store.end("", "", state="failed", about=about, at=now, told=text_of(told), owed=_owed(channels))
    desk = _Desk(root, kept.get("subject", ""), channels, now)
    return tuple(said for line in store.owed() if not line.plan for said in _tell(line, desk, store))


def tell_without_record(error: ReportgenError, project: Project, now: datetime) -> tuple[Finding, ...]:
    """Tell that the record can't be used: each time, as nothing can be noted."""
    told = trouble_record(error)
    message = letter(told, project.root, project.subject, now)
    return tuple(
        said
        for channel in _owed(project.channels)
        for said in send(channel, project.channels, told, message, project.root).findings
    )


def plan_of(project: Project, today: date) -> tuple[Due, ...]:
    """The next due date of each plan, in their order."""
    return in_order(following(plan, today) for plan in project.schedule)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where messages are written: of which project, through which channels, when, and what comes next."""

    root: Path
    subject: str
    channels: Channels
    now: datetime
    plan: tuple[Due, ...] = ()


def _tell(line: Line, desk: _Desk, store: Store) -> Iterator[Finding]:
    """Send a line through each channel that it is still owed; one that is no more is owed nothing."""
    told: Account = json.loads(line.told)
    message = letter(told, desk.root, desk.subject, desk.now, desk.plan if line.state == "done" else ())
    left = [channel for channel in line.owed if channel in desk.channels.names]
    for channel in tuple(left):
        sent = send(channel, desk.channels, told, message, desk.root)
        if sent.arrived:
            left.remove(channel)
        store.owe(line, left)
        yield from sent.findings


def _owed(channels: Channels) -> tuple[str, ...]:
    return channels.names if "failed" in channels.when else ()


def _channels(kept: dict[str, Any]) -> Channels:
    """The channels as they were kept."""
    if not kept:
        return NOBODY
    email = kept["email"] and Email(**kept["email"] | {"to": tuple(kept["email"]["to"])})
    return Channels(tuple(kept["command"]), email, tuple(kept["when"]), kept["seconds"])
