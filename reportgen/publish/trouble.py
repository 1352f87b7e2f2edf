"""What the system says when a file can't be put in place, as a sentence that says what to do."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import NoRoomError, PublishError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_IN_THE_WAY = {errno.ENOTDIR, errno.EEXIST}
_TOO_LONG_ON_WINDOWS = 206
_OPEN_ON_WINDOWS = {5, 32, 33}
_FREE = "Free some space or choose another folder with --out."
_ASK = "Choose another folder with --out, or ask for access to it."


@contextlib.contextmanager
def trouble(target: Path) -> Iterator[None]:
    """Within it, an OSError becomes a PublishError about `target`, or a NoRoomError."""
    try:
        yield
    except OSError as error:
        what, do = _words(error, target)
        kind = NoRoomError if do in {_FREE, _ASK} else PublishError
        raise kind(what, where=str(target), do=do) from error


def _words(error: OSError, target: Path) -> tuple[str, str]:
    """What is wrong and what to do about it."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL:
        return "the disk is full.", _FREE
    if error.errno == errno.ENAMETOOLONG or windows == _TOO_LONG_ON_WINDOWS:
        return "this path is too long.", "Choose a folder with a shorter path with --out."
    if target.is_dir():
        return "there is a folder of this name.", "Rename or remove that folder."
    if windows in _OPEN_ON_WINDOWS and target.exists():
        return "the file is open in another program.", "Close it there and build again."
    if error.errno in _READ_ONLY:
        return "this folder can't be written to.", _ASK
    if error.errno in _IN_THE_WAY:
        return "a file stands where a folder is needed.", "Rename that file or choose another with --out."
    said = error.strerror or os.strerror(error.errno or 0)
    return f"the file can't be written: {said}.", "Choose another folder with --out."
