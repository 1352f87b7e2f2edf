"""The record of scheduled runs: one SQLite file in the project, outside of version control and outputs."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportgen.plans import Plan
from reportgen.schedule.dates import Due, MonthDay
from reportgen.schedule.trouble import trouble


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a due date is: its state, what that is about, and the run that is at work on it or was killed.

    The state is "" (not looked at yet), "waiting", "failed", "done" or "missed"; `looks` is how often it was
    looked at.
    """

    state: str = ""
    about: str = ""
    looks: int = 0
    running: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in {"done", "missed"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log, written when the state of a due date changes; `told` is its record, as JSON.

    `owed` are the channels through which it must still be told. Without a plan it is of the whole schedule.
    """

    id: int
    at: str
    plan: str
    due: str
    state: str
    told: str
    owed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Store:
    """An open record."""

    path: Path
    db: sqlite3.Connection

    def see(self, plans: Iterable[Plan], today: date) -> None:
        """Note each day of the year that wasn't there before: it counts from today."""
        rows = [(one.name, _text(day), today.isoformat()) for one in plans for day in one.days]
        self._write("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", rows)

    def since(self, plan: Plan) -> Mapping[MonthDay, date]:
        """From when on each day of a plan counts; those that were never seen are left out."""
        found = dict(self._read("SELECT day, since FROM seen WHERE entry = ?", (plan.name,)))
        return {day: date.fromisoformat(found[text]) for day in plan.days if (text := _text(day)) in found}

    def standing(self, plan: str, due: str) -> Standing:
        """How far a due date is."""
        rows = self._read(
            "SELECT state, about, looks, running FROM runs WHERE entry = ? AND due = ?", (plan, due)
        )
        return Standing(*rows[0]) if rows else Standing()

    def begin(self, due: Due, at: datetime) -> None:
        """Note that a run is at work on it."""
        by = f"process {os.getpid()} on {socket.gethostname()}, since {at:%Y-%m-%d %H:%M}"
        self._write(
            "INSERT INTO runs VALUES (?, ?, '', '', 0, ?)"
            " ON CONFLICT (entry, due) DO UPDATE SET running = excluded.running",
            [(due.plan.name, due.day.isoformat(), by)],
        )

    def end(
        self,
        plan: str,
        due: str,
        *,
        state: str,
        about: str,
        at: datetime,
        told: str,
        owed: Iterable[str],
    ) -> bool:
        """Note what became of it, in one step; whether that is news, and so has a line in the log."""
        before = self.standing(plan, due)
        news = (before.state, before.about) != (state, about)
        with trouble(self.path), self.db:
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute(
                "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, '')",
                (plan, due, state, about, before.looks + 1),
            )
            if news:
                self.db.execute(
                    "INSERT INTO log (at, entry, due, state, told, owed) VALUES (?, ?, ?, ?, ?, ?)",
                    (at.isoformat(timespec="seconds"), plan, due, state, told, " ".join(owed)),
                )
        return news

    def forget(self, plan: str) -> None:
        """Take the standing of a plan away: what it was about is over."""
        self._write("DELETE FROM runs WHERE entry = ?", [(plan,)])

    def log(self) -> tuple[Line, ...]:
        """Every line, the oldest first."""
        rows = self._read("SELECT id, at, entry, due, state, told, owed FROM log ORDER BY id")
        return tuple(
            Line(id, at, plan, due, state, told, tuple(owed.split()))
            for id, at, plan, due, state, told, owed in rows
        )

    def owed(self) -> tuple[Line, ...]:
        """The lines that must still be told, of each due date the last; what came before it is no news."""
        last = {(line.plan, line.due): line for line in self.log()}
        old = [(line.id,) for line in self.log() if line.owed and line not in last.values()]
        self._write("UPDATE log SET owed = '' WHERE id = ?", old)
        return tuple(line for line in last.values() if line.owed)

    def owe(self, line: Line, channels: Iterable[str]) -> None:
        """Note through which channels a line must still be told."""
        self._write("UPDATE log SET owed = ? WHERE id = ?", [(" ".join(channels), line.id)])

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?)", [(name, value)])

    def kept(self, name: str) -> str:
        """The value kept under a name; "" without one."""
        rows = self._read("SELECT value FROM kept WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def _read(self, sql: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        with trouble(self.path):
            return self.db.execute(sql, values).fetchall()

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        with trouble(self.path), self.db:
            self.db.execute("BEGIN IMMEDIATE")
            self.db.executemany(sql, rows)


def _text(day: MonthDay) -> str:
    return f"{day[0]:02}-{day[1]:02}"
