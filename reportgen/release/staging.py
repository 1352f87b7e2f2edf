"""Laying a set down: made in a hidden folder beside its place, and moved there whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.errors import PublishError

_READ_ONLY = 0o444


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A hidden folder beside the set's, gone at the end unless it was moved there.

    Raises PublishError where it can't be made.
    """
    stage = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(stage, ignore_errors=True)  # what a run that was killed left lying
        stage.mkdir(parents=True)
    except OSError as error:
        do = "Free some space, or ask for access to this folder."
        raise PublishError(f"it can't be made: {error.strerror}.", where=str(stage), do=do) from error
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def put_in_place(stage: Path, folder: Path) -> None:
    """Make every file of a set read-only, and move it into its place at once.

    Raises PublishError where something stands there.
    """
    for path in stage.rglob("*"):
        if path.is_file():
            path.chmod(_READ_ONLY)
    getattr(os, "sync", lambda: None)()  # a move must not outrun the bytes it moves
    try:
        stage.rename(folder)
    except OSError as error:
        what, do = f"it can't be put there: {error.strerror}.", "See whether another release ran; try again."
        raise PublishError(what, where=str(folder), do=do) from error
