"""What a released set keeps of itself, in release.json: who released it, of what, made by which versions."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.data.release import Release
from reportgen.errors import InputError

KEPT = "release.json"


@dataclass(frozen=True, slots=True)
class Made:
    """One briefing of the set: its kind, place, file name and formats."""

    kind: str
    code: str
    slug: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A released set: its release, its briefings, the rosters in its snapshot and the versions that made it.

    `files` and `snapshot` have each file's SHA-256, by its path in the set's folder.
    """

    release: Release
    made: tuple[Made, ...]
    roster: str
    versions: Mapping[str, str]
    files: Mapping[str, str]
    snapshot: Mapping[str, str]


def versions() -> dict[str, str]:
    """The versions of Python, of reportgen and of each package that it needs, by name."""
    found = {"python": platform.python_version(), "reportgen": __version__}
    for line in metadata.requires("reportgen") or ():
        name, condition = re.split(r"[^\w.-]", line, maxsplit=1)[0], line.partition(";")[2]
        if "extra" not in condition:
            found[name] = metadata.version(name)
    return found


def written(kept: Kept) -> bytes:
    """release.json."""
    release = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(kept.release).items()
    }
    data = {
        "release": release | {"despite": dict(kept.release.despite)},
        "briefings": [asdict(one) for one in kept.made],
        "roster": kept.roster,
        "versions": dict(kept.versions),
        "files": dict(kept.files),
        "snapshot": dict(kept.snapshot),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def read_kept(folder: Path) -> Kept:
    """What the set in a folder keeps of itself; raises InputError where it can't be read."""
    path = folder / KEPT
    try:
        return _kept(json.loads(path.read_bytes()))
    except OSError as error:
        what, do = f"it can't be opened: {error.strerror}.", "Name the folder of a released set."
    except (ValueError, KeyError, TypeError, AttributeError):
        what, do = (
            "it isn't what a release wrote.",
            "Take it from a backup; nothing can be made again without.",
        )
    raise InputError(what, where=str(path), do=do)


def _kept(data: Any) -> Kept:
    made = tuple(
        Made(str(one["kind"]), str(one["code"]), str(one["slug"]), tuple(map(str, one["formats"])))
        for one in data["briefings"]
    )
    return Kept(
        _release(dict(data["release"])),
        made,
        str(data["roster"]),
        _texts(data["versions"]),
        _texts(data["files"]),
        _texts(data["snapshot"]),
    )


def _release(data: dict[str, Any]) -> Release:
    known = {field.name for field in fields(Release)}
    if not data.keys() <= known:
        raise KeyError(str(data.keys() - known))
    data["day"] = date.fromisoformat(data["day"])
    data["replaces"] = date.fromisoformat(data["replaces"]) if data.get("replaces") else None
    data["revised"] = tuple(map(str, data.get("revised", ())))
    data["despite"] = tuple(_texts(data.get("despite", {})).items())
    return Release(**data)


def _texts(data: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in data.items()}
