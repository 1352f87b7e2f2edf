"""A service and a timer of systemd, the user's own or the system's."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.schedule.install.call import Call, text
from reportgen.schedule.install.plan import Plan


def systemd(call: Call, system: bool) -> Plan:
    """The two units, with a file for secrets that need not be there."""
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    folder = Path("/etc/systemd/system") if system else Path(config, "systemd", "user")
    secrets = Path("/etc/reportgen" if system else Path(config, "reportgen"), f"{call.name}.env")
    control = ("systemctl",) if system else ("systemctl", "--user")
    service = [
        "[Unit]",
        f"Description=reportgen: the yearly run of {_specifier(str(call.root))}",
        *(["Wants=network-online.target", "After=network-online.target"] if system else []),
        "",
        "[Service]",
        "Type=oneshot",
        *([f"User={_owner(call.root)}"] if system else []),
        f"ExecStart={' '.join(map(_quoted, call.command()))}",
        "# 6 is waiting for data: no failure.",
        "SuccessExitStatus=6",
        "# The name and password for e-mail stand in this file; it need not be there.",
        f"EnvironmentFile=-{_specifier(str(secrets))}",
    ]
    timer = [
        "[Unit]",
        f"Description=reportgen: every day, the yearly run of {_specifier(str(call.root))}",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {call.hour:02}:{call.minute:02}:00",
        "# A call that was missed while the machine was off is made when it is on again.",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    note = "For it to run while you are not signed in: loginctl enable-linger"
    return Plan(
        {folder / f"{call.name}.service": text(service), folder / f"{call.name}.timer": text(timer)},
        ((*control, "daemon-reload"), (*control, "enable", "--now", f"{call.name}.timer")),
        () if system else (note,),
    )


def _specifier(text: str) -> str:
    """Text in which systemd is to see no specifier."""
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    """A word of ExecStart."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_specifier(escaped)}"'


def _owner(root: Path) -> str:
    """Whose the project is: as such a user it runs, not as root."""
    import pwd

    return pwd.getpwuid(root.stat().st_uid).pw_name
