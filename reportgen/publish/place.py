"""Putting finished files in place: written beside their targets, then moved over them all together."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.publish.trouble import trouble

_SCRAP = re.compile(r"\.reportgen-[0-9a-f]{12}\.part")


@dataclass(frozen=True, slots=True)
class Staged:
    """A file under a hidden name in its target's folder, and the hash of its bytes."""

    part: Path
    target: Path
    sha256: str


def publish(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """The paths, once every file is whole and in its place; their folders are made where missing.

    Raises PublishError with what to do; then what stood there before still stands, and no scrap is left.
    """
    staged = stage(files)
    flush(staged)
    move(staged)
    return tuple(files)


def stage(files: Mapping[Path, bytes]) -> tuple[Staged, ...]:
    """The files written beside their targets, to be flushed and moved later.

    Raises PublishError and leaves no scrap.
    """
    waiting: list[Staged] = []
    try:
        for target, content in files.items():
            with trouble(target):
                part = _beside(target)
                waiting.append(Staged(part, target, sha256(content).hexdigest()))
                _write(part, content)
    except BaseException:
        discard(waiting)
        raise
    return tuple(waiting)


def stage_pieces(target: Path, pieces: Iterable[bytes]) -> Staged:
    """The same for one file that is written piece by piece."""
    with trouble(target):
        part, mark = _beside(target), sha256()
        try:
            with part.open("xb") as file:
                for piece in pieces:
                    mark.update(piece)
                    file.write(piece)
        except BaseException:
            _discard([part])
            raise
        return Staged(part, target, mark.hexdigest())


def flush(staged: Iterable[Staged]) -> None:
    """Have the disk hold them: a move must not outrun the bytes it moves.

    Raises PublishError, and then takes them away.
    """
    staged = tuple(staged)
    try:
        for one in staged:
            with trouble(one.target), one.part.open("rb+") as file:
                os.fsync(file.fileno())
    except BaseException:
        discard(staged)
        raise


def move(staged: Iterable[Staged]) -> None:
    """Move every staged file over its target, or none; raises PublishError. No staged file is left over."""
    staged = tuple(staged)
    try:
        _move_all({one.target: one.part for one in staged})
    finally:
        discard(staged)


def discard(staged: Iterable[Staged]) -> None:
    """Take staged files away."""
    _discard(one.part for one in staged)


def clear_scraps(folders: Iterable[Path]) -> None:
    """Take away what runs that were killed left lying in these folders; none may be at work there."""
    for folder in folders:
        with contextlib.suppress(OSError):
            _discard(path for path in folder.iterdir() if _SCRAP.fullmatch(path.name))


def _beside(target: Path) -> Path:
    """A hidden name in the target's own folder (a move within a folder is atomic); makes the folder.

    It is short, so that it fits wherever the target's own name does.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(str(target))
    return target.with_name(f".reportgen-{secrets.token_hex(6)}.part")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)


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
