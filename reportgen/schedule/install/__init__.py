"""What calls `reportgen schedule run` every day: a systemd timer, lines for cron, or a task of Windows."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.schedule.install.call import Call
from reportgen.schedule.install.cron import cron
from reportgen.schedule.install.plan import Plan
from reportgen.schedule.install.systemd import systemd
from reportgen.schedule.install.windows import windows

_HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_SORTS = {"systemd": systemd, "cron": cron, "windows": windows}


def plan(sort: str, root: Path, time: str, system: bool) -> Plan:
    """What installs the daily call of a project; raises UsageError for a time or folder that can't be."""
    root = root.absolute()
    found = _HOURS.fullmatch(time)
    if not found:
        raise UsageError(f'"{time}" is no time of the day.', where="--at", do="Write it as 06:00.")
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", f"{root}{sys.executable}"):
        what = "A folder has a name that can't be written in one line of UTF-8."
        raise UsageError(what, where=repr(str(root)), do="Rename the folder.")
    call = Call(root, int(found[1]), int(found[2]))
    return _SORTS[sort](call, system)
