"""A lock on a folder, which the system frees when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from reportgen.errors import LockedError
from reportgen.publish.trouble import trouble

LOCK = ".reportgen-lock"
HOLDER = ".reportgen-lock.json"
"""Who holds it, in a file of its own: Windows lets nobody read the one that is locked."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Within it, no other run may work in this folder, which is made where missing.

    Raises LockedError, which names the holder, at once where another has it; PublishError where no file can
    be written there.
    """
    with trouble(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with trouble(folder / LOCK):
        file = (folder / LOCK).open("a+b")
    with file:
        with trouble(folder / LOCK):  # a file system may know no locks
            taken = _taken(file)
        if not taken:
            raise _held(folder)
        try:
            with contextlib.suppress(OSError):  # who can't say so holds it all the same
                (folder / HOLDER).write_text(_me(), encoding="utf-8")
            yield
        finally:
            with contextlib.suppress(OSError):
                (folder / HOLDER).unlink(missing_ok=True)


def _taken(file: IO[bytes]) -> bool:
    """Whether the lock is ours now. It belongs to this process alone: none that it starts inherits it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _me() -> str:
    with contextlib.suppress(OSError, KeyError, ImportError):
        return _line(getpass.getuser())
    return _line(str(getattr(os, "getuid", lambda: "")()))


def _line(who: str) -> str:
    since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S %z")
    return json.dumps({"who": who, "host": socket.gethostname(), "process": os.getpid(), "since": since})


def _held(folder: Path) -> LockedError:
    """The error that names the holder, as far as it has said who it is."""
    what = "another run is building here"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((folder / HOLDER).read_bytes())
        what += f": {said['who']} on {said['host']}, process {said['process']}, since {said['since']}"
    return LockedError(f"{what}.", where=str(folder), do="Wait until it has ended, or choose another --out.")
