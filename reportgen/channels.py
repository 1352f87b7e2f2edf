"""[notify] of reportgen.toml → who is told what became of a scheduled run, and how."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from reportgen.settings import Settings

STATES = ("done", "waiting", "failed")
PORTS = {"starttls": 587, "tls": 465, "none": 25}
USER, PASSWORD = "REPORTGEN_SMTP_USER", "REPORTGEN_SMTP_PASSWORD"  # names of variables, no secrets
_SECRETS = {"user": USER, "username": USER, "login": USER, "password": PASSWORD, "pass": PASSWORD}
_MOST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Email:
    """Where messages are sent from and to, and through which server; `security` is how it is spoken to."""

    to: tuple[str, ...]
    sender: str
    host: str
    port: int
    security: str


@dataclass(frozen=True, slots=True)
class Channels:
    """How it is told: by a `command` with its arguments, by `email`, within `seconds` each; and `when`."""

    command: tuple[str, ...] = ()
    email: Email | None = None
    when: tuple[str, ...] = STATES
    seconds: int = 30

    @property
    def names(self) -> tuple[str, ...]:
        """Those that there are."""
        return ("command",) * bool(self.command) + ("email",) * (self.email is not None)


NOBODY = Channels()
"""Nobody is told."""


def read_channels(top: Settings) -> Channels:
    """What [notify] says; what is wrong in it is noted as faults."""
    table = top.table("notify")
    table.only("command", "email", "when", "seconds")
    seconds = table.whole("seconds", 30, least=1)
    if seconds > _MOST_SECONDS:
        table.fault("seconds", f"{seconds} is too long to wait.", f"Write at most {_MOST_SECONDS}.")
    return Channels(
        command=_command(table),
        email=_email(table.table("email")) if "email" in table.values else None,
        when=table.list_of("when", STATES, STATES),
        seconds=seconds,
    )


def _command(table: Settings) -> tuple[str, ...]:
    """The program and its arguments; a text is parted as a shell would part it, and no shell is run."""
    value = table.values.get("command", [])
    try:
        command = shlex.split(value) if isinstance(value, str) else list(table.list_of("command"))
    except ValueError as error:
        table.fault("command", f"{value!r} can't be parted into words: {error}.", "Close its quotes.")
        return ()
    if "command" in table.values and not (command and command[0].strip()):
        table.fault("command", "It names no program.", 'Write it as ["program", "argument"].')
    return tuple(command)


def _email(table: Settings) -> Email:
    for key, variable in _SECRETS.items():
        if key in table.values:
            what = "Who signs in, and with which password, doesn't belong in a file that others read."
            table.fault(key, what, f"Take it away, and set {variable} in the environment.")
    table.only("to", "from", "host", "port", "security", *_SECRETS)
    security = table.one_of("security", PORTS, "starttls")
    port = table.whole("port", PORTS[security], least=1)
    if port > 65535:
        table.fault("port", f"{port} is no port.", "Write at most 65535.")
    return Email(_recipients(table), _sender(table), table.text("host"), port, security)


def _recipients(table: Settings) -> tuple[str, ...]:
    value = table.values.get("to")
    to = (value,) if isinstance(value, str) else table.list_of("to")
    if not to:
        table.fault("to", "It names nobody.", 'Write it as ["jdoe@example.gov"].')
    for address in to:
        _check_address(table, "to", address)
    return to


def _sender(table: Settings) -> str:
    sender = table.text("from")
    if sender:
        _check_address(table, "from", sender)
    return sender


def _check_address(table: Settings, key: str, address: str) -> None:
    if not re.fullmatch(r"[!-?A-~]+@[!-?A-~]+", address) or re.search(r"[<>,;\"()]", address):
        table.fault(key, f"{address!r} is no e-mail address.", 'Write it as "jdoe@example.gov".')
