"""Whose a file is: what reportgen put there may be replaced, what anybody has changed may not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import file_digest
from pathlib import Path

from reportgen.publish.trouble import trouble


def hash_of(path: Path) -> str:
    """The hash of a file's bytes; "" where there is no file. Raises PublishError where it can't be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""
    except OSError:
        with trouble(path):
            raise


def free_place(target: Path, ours: Collection[str]) -> Path:
    """The target where nothing lies there but what is ours; else the first such place beside it."""
    return next(path for path in _places(target) if hash_of(path) in {"", *ours})


def _places(target: Path) -> Iterator[Path]:
    """maine.docx, maine.new.docx, maine.new-2.docx, …"""
    yield target
    stem, suffixes = target.name.partition(".")[0], target.name.partition(".")[2]
    yield target.with_name(f"{stem}.new.{suffixes}")
    number = 2
    while True:
        yield target.with_name(f"{stem}.new-{number}.{suffixes}")
        number += 1
