"""manifest.json in a year's folder: what lies there, from what it was built, and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.errors import InputError
from reportgen.publish import flush, hash_of, move, stage_pieces
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

    It is written piece by piece: of thousands of briefings it is longer than all else that a run holds.
    Raises PublishError.
    """
    record.tidy()
    path, new = folder / MANIFEST, sha256()
    for piece in _pieces(record):
        new.update(piece)
    if hash_of(path) != new.hexdigest():
        staged = stage_pieces(path, _pieces(record))
        flush([staged])
        move([staged])


def _pieces(record: Record) -> Iterator[bytes]:
    """Its text: one line for each briefing, set and part."""
    yield b"{\n"
    for name, value in ({"format": FORMAT, "year": record.year} | record.about).items():
        yield f"{json.dumps(name)}: {_json(value, indent=1)},\n".encode()
    entries = ((key, entry_data(entry)) for key, entry in record.entries.items())
    yield from _lines("briefings", entries)
    yield b",\n"
    yield from _lines("sets", record.sets.items())
    yield b",\n"
    yield from _lines("parts", record.parts.items())
    yield b"\n}\n"


def _lines(name: str, values: Iterable[tuple[str, object]]) -> Iterator[bytes]:
    yield f"{json.dumps(name)}: {{".encode()
    between = "\n"
    for key, value in values:
        yield f"{between}{json.dumps(key)}: {_json(value)}".encode()
        between = ",\n"
    yield b"\n}"


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False)
