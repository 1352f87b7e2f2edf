"""Lines of the user's crontab."""

from __future__ import annotations

import re
import shlex

from reportgen.errors import UsageError
from reportgen.schedule.install.call import Call, text
from reportgen.schedule.install.plan import Plan, called


def cron(call: Call, system: bool) -> Plan:
    """Two lines between two marks, which stand in for those of an earlier time."""
    if system:
        raise UsageError(
            "--system goes with --systemd.", do="Leave it out: the lines go into your own crontab."
        )
    begin, end = f"# {call.name}: the yearly run of {call.root}", f"# {call.name}: end"
    command = shlex.join(call.command("--quiet")).replace("%", "\\%")
    lines = [
        begin,
        f"{call.minute} {call.hour} * * * {command}",
        "# A machine that is off at that time makes the call when it is started.",
        f"@reboot {command}",
        end,
    ]
    shown = text(lines)
    notes = (
        "What is printed is mailed by cron to this user, and only when something is new.",
        "The name and password for e-mail can stand in the crontab above these lines: NAME=value.",
    )
    return Plan({}, (("crontab", "-"),), notes, shown, lambda: _whole(begin, end, shown))


def _whole(begin: str, end: str, shown: str) -> tuple[str, bytes]:
    """The user's crontab with these lines in place of earlier ones; or why it can't be read.

    In bytes, so that nothing else in it changes.
    """
    trouble, own = called(("crontab", "-l"))
    if trouble and "no crontab" not in trouble:
        return trouble, b""
    earlier = rf"^{re.escape(begin)}\n.*?^{re.escape(end)}\n".encode()
    kept = re.sub(earlier, b"", own, flags=re.M | re.S)
    return "", kept + (b"" if not kept or kept.endswith(b"\n") else b"\n") + shown.encode()
