"""The clock. Nothing else in the program asks it what a scheduled run depends on."""

from __future__ import annotations

from datetime import datetime

from reportgen.errors import UsageError


def now(given: str | None = None) -> datetime:
    """The local time with its offset: `given` as 2027-02-15 or 2027-02-15T06:00, else the machine's.

    Raises UsageError for anything else.
    """
    if given is None:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(given.strip()).astimezone()
    except (ValueError, OverflowError, OSError):
        do = "Write it as 2027-02-15 or 2027-02-15T06:00."
        raise UsageError(f'"{given}" is no day or time.', where="--now", do=do) from None
