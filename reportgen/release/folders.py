"""Where released sets lie: releases/YEAR/REVISION, with the briefings and the snapshot they are made of."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.errors import UsageError

RELEASES = "releases"
BRIEFINGS = "briefings"
SNAPSHOT = "snapshot/project"
"""The project as it was: its settings, inputs and templates."""
STARTER = "snapshot/starter"
"""The starter's templates, theme and fonts as they were, on which a project falls back."""


def folder_of(root: Path, year: int, revision: int) -> Path:
    """The folder of a released set."""
    return root / RELEASES / str(year) / str(revision)


def revisions(root: Path, year: int) -> tuple[int, ...]:
    """The revisions that a year was released in, in order; () where it never was."""
    names = [path.name for path in (root / RELEASES / str(year)).glob("*") if path.is_dir()]
    return tuple(sorted(int(name) for name in names if re.fullmatch("[1-9][0-9]*", name)))


def find_release(root: Path, text: str) -> Path:
    """The folder of "2023" (its latest revision), of "2023/1", or the folder itself.

    Raises UsageError, with those that are there, for anything else.
    """
    found = re.fullmatch(r"(\d{4})(?:/(\d+))?/?", text)
    if not found:
        folder = Path(text)
        if folder.is_dir():
            return folder
        raise _unknown(root, text)
    year = int(found[1])
    known = revisions(root, year)
    wanted = int(found[2]) if found[2] else max(known, default=0)
    if wanted not in known:
        raise _unknown(root, text)
    return folder_of(root, year, wanted)


def _unknown(root: Path, text: str) -> UsageError:
    years = sorted(path.name for path in (root / RELEASES).glob("[0-9][0-9][0-9][0-9]"))
    there = [f"{year}/{one}" for year in years for one in revisions(root, int(year))]
    do = (
        f"There are: {', '.join(there)}."
        if there
        else "Release a year first: reportgen release YEAR --by NAME"
    )
    return UsageError(f'Nothing was released as "{text}".', do=do)


def inside_a_release(folder: Path) -> bool:
    """Whether a folder is that of a released set, or lies in one: nothing may be built there."""
    from reportgen.release.kept import KEPT

    here = folder.absolute()
    return any((one / KEPT).is_file() for one in (here, *here.parents))
