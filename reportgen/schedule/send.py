"""Sending a message: to a command of the user's, as JSON on its standard input, or by e-mail through SMTP."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import ssl
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from reportgen.channels import PASSWORD, USER, Channels, Email
from reportgen.errors import Finding, Severity
from reportgen.schedule import clock
from reportgen.schedule.account import Account
from reportgen.schedule.letter import Letter

_SAID = 300  # letters of what a command that failed had to say
_LATER = "It is sent again at the next run."


@dataclass(frozen=True, slots=True)
class Sent:
    """Whether a message arrived, so that it need not be sent again, and the warnings about it."""

    arrived: bool
    findings: tuple[Finding, ...] = ()


def send(channel: str, channels: Channels, told: Account, letter: Letter, root: Path) -> Sent:
    """Send a message through "command" or "email". What goes wrong is a warning: it must not lose the run."""
    if channel == "command":
        document = told | {"project": str(root.absolute()), "subject": letter.subject, "text": letter.text}
        return _run(channels.command, json.dumps(document), channels.seconds, root)
    return _mail(channels.email, letter, channels.seconds) if channels.email else Sent(True)


# ---- a command


def _run(command: tuple[str, ...], document: str, seconds: int, root: Path) -> Sent:
    """Run the program in the project's folder, without a shell; when time is up, end all that it started."""
    name = command[0]
    try:
        with subprocess.Popen(
            [_program(name, root), *command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=root,
            start_new_session=True,
        ) as running:
            try:
                said, _ = running.communicate(document.encode(), timeout=seconds)
            except BaseException:
                _end(running)
                raise
    except subprocess.TimeoutExpired:
        return _lost(name, f"the command didn't end within {seconds} seconds.")
    except (OSError, ValueError) as error:
        return _lost(name, f"the command can't be run: {getattr(error, 'strerror', None) or error}.")
    if running.returncode:
        words = _words(said[-_SAID:])
        return _lost(name, f"the command ended with {running.returncode}{words and f' and said: {words}'}.")
    return Sent(True)


def _program(name: str, root: Path) -> str:
    """A name with a folder is looked for from the project's; one without, where programs are."""
    return str(root.absolute() / name) if os.path.dirname(name) else name


def _end(running: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()


# ---- e-mail


def _mail(email: Email, letter: Letter, seconds: int) -> Sent:
    where = f"{email.host}, port {email.port}"
    if os.environ.get(USER) and email.security == "none":
        what = "the password would go over the line for all to read."
        return _lost(where, what, 'Write security = "starttls" or "tls" under [notify.email].')
    try:
        refused = _deliver(email, _message(email, letter), seconds)
    except smtplib.SMTPRecipientsRefused as error:
        return Sent(False, tuple(_refused(where, error.recipients, _LATER)))
    except smtplib.SMTPAuthenticationError as error:
        do = f"Set {USER} and {PASSWORD} in the environment of the run."
        return _lost(where, f"the server refuses who signs in: {_words(error.smtp_error)}.", do)
    except smtplib.SMTPResponseException as error:
        return _lost(where, f"the server answers {error.smtp_code}: {_words(error.smtp_error)}.")
    except ssl.SSLCertVerificationError as error:
        return _lost(where, f"its certificate can't be trusted: {error.verify_message}.")
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return _lost(where, f"the message could not be sent: {_why(error, seconds)}.")
    return Sent(True, tuple(_refused(where, refused, "The others have it; see that the address is right.")))


def _deliver(email: Email, message: EmailMessage, seconds: int) -> Mapping[str, tuple[int, bytes]]:
    """The recipients that the server refuses, once it has taken the message; raises what smtplib raises."""
    trusted = ssl.create_default_context()
    server = (
        smtplib.SMTP_SSL(email.host, email.port, timeout=seconds, context=trusted)
        if email.security == "tls"
        else smtplib.SMTP(email.host, email.port, timeout=seconds)
    )
    try:
        if email.security == "starttls":
            server.starttls(context=trusted)
        user = os.environ.get(USER)
        if user:
            server.login(user, os.environ.get(PASSWORD, ""))
        # As bytes: smtplib would put a ">" before each line that begins with "From".
        refused = server.sendmail(email.sender, email.to, message.as_bytes(policy=policy.SMTP))
        # The message is taken: how the server says goodbye is no reason to send it again.
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        return refused
    finally:
        server.close()


def _message(email: Email, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = letter.subject
    message["From"] = email.sender
    message["To"] = ", ".join(email.to)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(domain=email.sender.partition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _refused(where: str, refused: Mapping[str, tuple[int, bytes]], do: str) -> list[Finding]:
    return [
        _warning(where, f"the server refuses {address}: {code} {_words(said)}.", do)
        for address, (code, said) in refused.items()
    ]


def _words(said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:_SAID].rstrip(".")


def _why(error: Exception, seconds: int) -> str:
    if isinstance(error, TimeoutError):
        return f"it didn't answer within {seconds} seconds"
    return str(getattr(error, "strerror", None) or error).rstrip(".")


def _warning(where: str, what: str, do: str) -> Finding:
    return Finding(Severity.WARNING, f"[notify], {where}", what, do)


def _lost(where: str, what: str, do: str = "") -> Sent:
    return Sent(False, (_warning(where, what, f"{do} {_LATER}".strip()),))
