"""Putting finished files in place: written beside their targets, then moved over them all together."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.publish.trouble import trouble


def publish(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """The paths, once every file is whole and in its place; their folders are made where missing.

    Raises PublishError with what to do; then what stood there before still stands, and no scrap is left.
    """
    waiting: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            with trouble(target):
                waiting[target] = _beside(target)
                _write(waiting[target], content)
        _move_all(waiting)
    finally:
        _discard(waiting.values())
    return tuple(files)


def _beside(target: Path) -> Path:
    """A hidden name in the target's own folder (a move within a folder is atomic); makes the folder.

    It is short, so that it fits wherever the target's own name does.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(str(target))
    return target.with_name(f".{os.getpid()}-{secrets.token_hex(4)}.part")


def _write(path: Path, content: bytes) -> None:
    """Write and flush to the disk: a move must not outrun the bytes it moves."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move_all(waiting: Mapping[Path, Path]) -> None:
    """Move every waiting file over its target; when one can't be, put the earlier ones back."""
    kept: dict[Path, Path | None] = {}
    try:
        for target, new in waiting.items():
            with trouble(target):
                old = _keep(target)
                try:
                    os.replace(new, target)
                except BaseException:
                    _discard([old] if old else [])
                    raise
                kept[target] = old
    except BaseException:
        _put_back(kept)
        raise
    _discard(old for old in kept.values() if old)


def _keep(target: Path) -> Path | None:
    """A second name for the file that stands at `target` (a copy, where links aren't to be had), or None."""
    if not target.exists():
        return None
    spare = _beside(target)
    try:
        os.link(target, spare)
    except OSError:
        shutil.copy2(target, spare)
    return spare


def _put_back(kept: Mapping[Path, Path | None]) -> None:
    """Undo the moves, the last first; an undo that fails must not hide why it was needed."""
    for target, old in reversed(list(kept.items())):
        with contextlib.suppress(OSError):
            if old is None:
                target.unlink()
            else:
                os.replace(old, target)


def _discard(scraps: Iterable[Path]) -> None:
    for scrap in scraps:
        with contextlib.suppress(OSError):
            scrap.unlink(missing_ok=True)
