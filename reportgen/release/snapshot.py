"""The snapshot of a release: all that its briefings are made of, copied, and whether it is still that."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from reportgen import starter
from reportgen.errors import PublishError
from reportgen.project import FILE, Project
from reportgen.release.folders import SNAPSHOT, STARTER

_FOLDERS = ("inputs", "templates")
ROSTERS = "rosters"


def take_snapshot(project: Project, roster: Path | None, target: Path) -> str:
    """Copy what a project's briefings are made of into a set's folder; the roster's name in the copy, or "".

    Raises PublishError where a file can't be copied.
    """
    copies = {project.root / name: target / SNAPSHOT / name for name in _names(project)}
    spare = starter.folder()
    for name in _below(spare, [spare / "templates"]):
        copies[spare / name] = target / STARTER / name
    name = f"{ROSTERS}/{roster.name}" if roster else ""
    if roster:
        copies[roster] = target / SNAPSHOT / name
    for path, copy in copies.items():
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        except OSError as error:
            what, do = f"it can't be copied: {error.strerror}.", "Mend that and release again."
            raise PublishError(what, where=str(path), do=do) from error
    return name


def _names(project: Project) -> Iterator[str]:
    """The files that a project's briefings may be made of, from its folder down."""
    yield FILE
    root = project.root
    yield from _below(root, [root / name for name in _FOLDERS])
    outside = (wide.file for wide in project.wide if Path(wide.file).parts[0] not in _FOLDERS)
    yield from dict.fromkeys(name for name in outside if (root / name).is_file())


def _below(root: Path, folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                yield name.as_posix()


def hashes_below(folder: Path, *inside: str) -> dict[str, str]:
    """The SHA-256 of every file in these folders of a set, by its path in the set's folder."""
    names = _below(folder, [folder / name for name in inside])
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}


def altered(folder: Path, hashes: Mapping[str, str], *inside: str) -> tuple[str, ...]:
    """The files of a set that are no longer what they were, are gone, or have come to it since."""
    there = hashes_below(folder, *inside)
    return tuple(sorted(name for name in {*hashes, *there} if hashes.get(name) != there.get(name)))
