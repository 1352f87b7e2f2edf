"""What SQLite and the file system have to say, in words that say what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.errors import Busy, ScheduleError

_DAMAGED = "not a database|malformed|no such (table|column)|has no column"


@contextmanager
def trouble(path: Path, busy: str = "Another program holds it.") -> Iterator[None]:
    """Within it, an error of SQLite or of the file system is a ScheduleError that says what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        said = str(error).lower()
        if "locked" in said or "busy" in said:
            raise Busy(busy, where=str(path), do="Nothing is lost; the next run goes on.") from None
        if isinstance(error, sqlite3.Error) and re.search(_DAMAGED, said):
            what = f"It is damaged ({error}), and only it knows what has run."
            do = (
                "Restore it from a copy. Without one, move it away and see `reportgen schedule show`: "
                "the schedule then begins anew today, and nothing due before is run."
            )
            raise ScheduleError(what, where=str(path), do=do) from None
        do = "Let this user write there, and see that there is room on the disk."
        raise ScheduleError(f"It can't be used: {error}.", where=str(path), do=do) from None
