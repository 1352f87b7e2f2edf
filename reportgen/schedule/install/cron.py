"""Lines of the user's crontab."""

from __future__ import annotations

import re
import shlex
import subprocess

from reportgen.errors import UsageError
from reportgen.schedule.install.call import Call, text
from reportgen.schedule.install.plan import Plan


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

    def whole() -> str:
        """The user's crontab, with these lines in place of earlier ones."""
        done = subprocess.run(("crontab", "-l"), capture_output=True, text=True, check=False)
        own = done.stdout if done.returncode == 0 else ""
        kept = re.sub(rf"^{re.escape(begin)}\n.*?^{re.escape(end)}\n", "", own, flags=re.M | re.S)
        return (kept if not kept or kept.endswith("\n") else f"{kept}\n") + shown

    notes = (
        "What is printed is mailed by cron to this user, and only when something is new.",
        "The name and password for e-mail can stand in the crontab above these lines: NAME=value.",
    )
    return Plan({}, (("crontab", "-"),), notes, shown, whole)
