"""manifest.json in a year's folder: what lies there, from what it was built, and what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportgen.errors import InputError
from reportgen.publish import publish
from reportgen.record.entry import Record
from reportgen.record.plain import entry_data, entry_of

MANIFEST = "manifest.json"
FORMAT = 1


def read_manifest(folder: Path, year: int) -> Record:
    """The record of a year's folder, an empty one where there is none; raises InputError where it is torn."""
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_bytes())
        if data["format"] > FORMAT:
            what, do = (
                "a newer reportgen wrote it.",
                "Build with that one, or into another folder with --out.",
            )
            raise InputError(what, where=str(path), do=do)
        return _record(data, year)
    except FileNotFoundError:
        return Record(year)
    except OSError as error:
        what, do = f"it can't be opened: {error.strerror}.", "Ask for access to it."
        raise InputError(what, where=str(path), do=do) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        what = "it is no list of what was built here."
        do = "Put it back from a copy, or rename it: then new files are laid beside those that are there."
        raise InputError(what, where=str(path), do=do) from None


def _record(data: dict[str, Any], year: int) -> Record:
    record = Record(year)
    record.parts = {id: dict(answers) for id, answers in data["parts"].items()}
    record.sets = {id: tuple(parts) for id, parts in data["sets"].items()}
    record.entries = {key: entry_of(key, entry) for key, entry in data["briefings"].items()}
    if any(part not in record.parts for parts in record.sets.values() for part in parts):
        raise ValueError("a part is missing")
    known = ("format", "year", "briefings", "sets", "parts")
    record.about = {name: value for name, value in data.items() if name not in known}
    return record


def write_manifest(folder: Path, record: Record) -> None:
    """Write it beside its place and move it there, unless the same lies there already.

    Raises PublishError.
    """
    record.tidy()
    data = {
        "format": FORMAT,
        "year": record.year,
        **record.about,
        "briefings": {key: entry_data(entry) for key, entry in record.entries.items()},
        "sets": record.sets,
        "parts": record.parts,
    }
    new = (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
    path = folder / MANIFEST
    if not path.is_file() or path.read_bytes() != new:
        publish({path: new})
