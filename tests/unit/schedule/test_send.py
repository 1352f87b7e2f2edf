"""A message goes to a command or a real SMTP server; what goes wrong is a warning, and never more."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from smtp import HOST, PASSWORD, USER, Box, certificate, free_port, hanging, server

from reportgen.channels import Channels, Email
from reportgen.errors import Severity
from reportgen.schedule.account import Account
from reportgen.schedule.letter import Letter
from reportgen.schedule.send import Sent, send

# With TLS from the first byte on, the server doesn't know that signing in is safe.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

TOLD: Account = {"entry": "drafts", "state": "done", "findings": []}
LETTER = Letter("reportgen: Drafts of 2024: done", "Kūkaʻi “said”.\n.\nFrom here\n" + "long " * 300 + "\n")
EMAIL = Email(("jdoe@example.org", "rroe@example.org"), "office@example.org", HOST, 25, "none")


@pytest.fixture(autouse=True)
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REPORTGEN_SMTP_USER", "REPORTGEN_SMTP_PASSWORD", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate that this process trusts, and a name and a password to sign in with."""
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("REPORTGEN_SMTP_USER", USER)
    monkeypatch.setenv("REPORTGEN_SMTP_PASSWORD", PASSWORD)
    return file


def mailed(port: int, security: str = "none", seconds: int = 10) -> Sent:
    channels = Channels(email=replace(EMAIL, port=port, security=security), seconds=seconds)
    return send("email", channels, TOLD, LETTER, Path())


def said(sent: Sent) -> str:
    assert all(one.severity is Severity.WARNING for one in sent.findings)
    return "\n".join(map(str, sent.findings))


# ---- e-mail


def test_a_message_arrives_as_it_was_written() -> None:
    box = Box()
    with server(box) as port:
        assert mailed(port) == Sent(True)
    [mail] = box.mails
    assert (mail["Subject"], mail["From"]) == (LETTER.subject, "office@example.org")
    assert mail["To"] == "jdoe@example.org, rroe@example.org"
    assert mail["Date"]
    assert mail["Message-ID"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n") == LETTER.text
    assert box.to == [["jdoe@example.org", "rroe@example.org"]]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_one_signs_in_over_a_secure_line_with_what_the_environment_has(pem: Path, security: str) -> None:
    box = Box()
    with server(box, **{security: pem}) as port:
        assert mailed(port, security) == Sent(True)
    assert (len(box.mails), box.signed_in) == (1, [True])


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_wrong_password_is_told_with_where_the_right_one_belongs(
    pem: Path, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SMTP_PASSWORD", "wrong-password")
    box = Box()
    with server(box, **{security: pem}) as port:
        sent = mailed(port, security)
    assert (sent.arrived, box.mails) == (False, [])
    assert "the server refuses who signs in: " in said(sent)
    assert "Set REPORTGEN_SMTP_USER and REPORTGEN_SMTP_PASSWORD" in said(sent)
    assert "wrong-password" not in said(sent)


def test_no_password_goes_over_an_open_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_SMTP_USER", USER)
    box = Box()
    with server(box) as port:
        sent = mailed(port)
    assert (sent.arrived, box.mails) == (False, [])
    assert "for all to read. Write security = " in said(sent)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    pem: Path, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    box = Box()
    with server(box, **{security: pem}) as port:
        sent = mailed(port, security)
    assert (sent.arrived, box.mails) == (False, [])
    assert "its certificate can't be trusted: self-signed certificate" in said(sent)


def test_a_server_without_starttls_gets_no_message(pem: Path) -> None:
    box = Box()
    with server(box) as port:
        sent = mailed(port, "starttls")
    assert (sent.arrived, box.mails) == (False, [])
    assert "STARTTLS extension not supported by server" in said(sent)


def test_a_server_that_is_down_is_told() -> None:
    port = free_port()
    sent = mailed(port)
    assert not sent.arrived
    assert f"[notify], {HOST}, port {port}: the message could not be sent: Connection refused." in said(sent)
    assert "It is sent again at the next run." in said(sent)


def test_a_name_that_no_server_has_is_told() -> None:
    email = replace(EMAIL, host="no-such-host.invalid")
    sent = send("email", Channels(email=email, seconds=5), TOLD, LETTER, Path())
    assert not sent.arrived
    assert "the message could not be sent: " in said(sent)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_never_answers_is_waited_for_no_longer_than_the_limit(security: str) -> None:
    with hanging() as port:
        sent = mailed(port, security, seconds=1)
    assert not sent.arrived
    assert "it didn't answer within 1 seconds" in said(sent) or "timed out" in said(sent)


def test_the_others_get_it_where_one_address_is_refused() -> None:
    box = Box(refused=("rroe@example.org",))
    with server(box) as port:
        sent = mailed(port)
    assert sent.arrived
    assert box.to == [["jdoe@example.org"]]
    assert "the server refuses rroe@example.org: 550 5.1.1 No such person here. The others" in said(sent)


def test_it_is_sent_again_where_every_address_is_refused() -> None:
    box = Box(refused=EMAIL.to)
    with server(box) as port:
        sent = mailed(port)
    assert (sent.arrived, len(sent.findings), box.mails) == (False, 2, [])
    assert "It is sent again at the next run." in said(sent)


# ---- a command


def command(root: Path, *code: str, seconds: int = 20, arguments: tuple[str, ...] = ()) -> Sent:
    (root / "tell.py").write_text("import json, sys\n" + "\n".join(code), encoding="utf-8")
    called = (sys.executable, str(root / "tell.py"), *arguments)
    return send("command", Channels(called, seconds=seconds), TOLD, LETTER, root)


def test_a_command_gets_the_record_and_the_message_as_json(tmp_path: Path) -> None:
    sent = command(tmp_path, "open('got.json', 'wb').write(sys.stdin.buffer.read())")
    assert sent == Sent(True)
    got = json.loads((tmp_path / "got.json").read_text(encoding="utf-8"))
    message = {"project": str(tmp_path), "subject": LETTER.subject, "text": LETTER.text}
    assert got == TOLD | message


def test_its_arguments_are_no_shell_s(tmp_path: Path) -> None:
    odd = ("$HOME", "; touch made", "*", "two words")
    assert command(tmp_path, "json.dump(sys.argv[1:], open('got.json', 'w'))", arguments=odd).arrived
    assert json.loads((tmp_path / "got.json").read_text()) == list(odd)
    assert not (tmp_path / "made").exists()


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    sent = command(tmp_path, "sys.exit('No such channel\\n  \"policy\"')")
    assert not sent.arrived
    assert 'the command ended with 1 and said: No such channel "policy". It is sent again' in said(sent)


@pytest.mark.parametrize("name", ["no-such-program", "./no-such-program", "/no/such/program"])
def test_a_command_that_isn_t_there_is_told(tmp_path: Path, name: str) -> None:
    sent = send("command", Channels((name,)), TOLD, LETTER, tmp_path)
    assert not sent.arrived
    assert f"[notify], {name}: the command can't be run: No such file or directory." in said(sent)


def test_a_command_of_the_project_is_found_from_wherever_one_is(tmp_path: Path) -> None:
    file = tmp_path / "tell.sh"
    file.write_text("#!/bin/sh\ncat > got.json\n")
    file.chmod(0o755)
    assert send("command", Channels(("./tell.sh",)), TOLD, LETTER, tmp_path) == Sent(True)
    assert (tmp_path / "got.json").exists()


def test_a_command_that_reads_nothing_is_no_trouble(tmp_path: Path) -> None:
    long = Letter("x", "x" * 1_000_000)
    assert send("command", Channels((sys.executable, "-c", "")), TOLD, long, tmp_path) == Sent(True)


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's")
def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    sent = command(
        tmp_path,
        "import subprocess, time",
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        "open('pid', 'w').write(str(child.pid))",
        "time.sleep(60)",
        seconds=2,
    )
    assert not sent.arrived
    assert "the command didn't end within 2 seconds." in said(sent)
    child = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not alive(child):
            return
        time.sleep(0.05)
    raise AssertionError("what the command started is still at work")


def alive(pid: int) -> bool:
    """Whether a process is at work; one that only waits to be taken note of is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
