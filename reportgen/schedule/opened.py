"""Opening the record: to write, only to read, and so that no other run is at work meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.errors import ScheduleError
from reportgen.schedule.store import Store
from reportgen.schedule.trouble import trouble

FOLDER, FILE, LOCK = ".reportgen", "schedule.sqlite", "schedule.lock"
_VERSION = 1
_PATIENCE = 10.0  # seconds to wait for another program that writes
_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (entry TEXT, day TEXT, since TEXT, PRIMARY KEY (entry, day));
CREATE TABLE IF NOT EXISTS runs (
    entry TEXT, due TEXT, state TEXT, about TEXT, looks INTEGER, running TEXT, PRIMARY KEY (entry, due)
);
CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY, at TEXT, entry TEXT, due TEXT, state TEXT, told TEXT, owed TEXT
);
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT);
"""


@contextmanager
def opened(root: Path) -> Iterator[Store]:
    """The record of a project, to read and to write; it is made where there is none.

    Raises ScheduleError, and Busy where another program holds it.
    """
    path = _folder(root) / FILE
    with trouble(path):
        db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        with trouble(path):
            _check_version(path, db)
            db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        yield Store(path, db)
    finally:
        db.close()


@contextmanager
def looked_at(root: Path) -> Iterator[Store]:
    """The record of a project, only to read; an empty one where there is none. Raises as `opened` does."""
    path = root / FOLDER / FILE
    there = path.is_file()
    with trouble(path):
        where = f"{path.absolute().as_uri()}?mode=ro" if there else ":memory:"
        db = sqlite3.connect(where, timeout=_PATIENCE, isolation_level=None, uri=there)
    try:
        with trouble(path):
            if there:
                _check_version(path, db)
            else:
                db.executescript(_SCHEMA)
        yield Store(path, db)
    finally:
        db.close()


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Within it no other run is at work on the project; raises Busy where one is.

    The lock is the system's: it is free again as soon as its holder ends, in whatever way.
    """
    path = _folder(root) / LOCK
    with trouble(path, "Another run is at work."):
        db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        with trouble(path, "Another run is at work."):
            db.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        db.close()


def _check_version(path: Path, db: sqlite3.Connection) -> None:
    [(version,)] = db.execute("PRAGMA user_version").fetchall()
    # Reading the schema is what tells a damaged file from a new one.
    db.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if version > _VERSION:
        do = "Use that version, or a newer one."
        raise ScheduleError("It was written by a newer reportgen.", where=str(path), do=do)


def _folder(root: Path) -> Path:
    """The folder of the record; it keeps itself out of version control."""
    folder = root / FOLDER
    with trouble(folder):
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    return folder
