"""What would call the schedule every day; the real systemd and cron are in tests/conformance."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportgen.errors import UsageError
from reportgen.schedule.install import plan

ODD = '50% of "it\'s" $HOME'


def test_the_command_is_of_this_python_and_an_absolute_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p").mkdir()
    monkeypatch.chdir(tmp_path)
    [line] = [one for one in plan("cron", Path("p"), "6:05", False).shown.splitlines() if one[:1].isdigit()]
    assert shlex.split(line)[:5] == ["5", "6", "*", "*", "*"]
    assert shlex.split(line)[5:] == [
        sys.executable,
        *("-P", "-m", "reportgen", "schedule", "run", "--project"),
        str(tmp_path / "p"),
        "--quiet",
    ]


def test_cron_gets_no_percent_sign_and_the_shell_no_dollar(tmp_path: Path) -> None:
    shown = plan("cron", tmp_path / ODD, "06:00", False).shown
    [line] = [one for one in shown.splitlines() if one.startswith("0 6")]
    assert "50\\% of" in line
    assert shlex.split(line.replace("\\%", "%"))[-2] == str(tmp_path / ODD)


def test_a_machine_that_is_off_at_that_time_makes_the_call_when_it_starts(tmp_path: Path) -> None:
    assert "\n@reboot " in plan("cron", tmp_path, "06:00", False).shown
    assert "Persistent=true" in "".join(plan("systemd", tmp_path, "06:00", False).files.values())
    assert "<StartWhenAvailable>true" in "".join(plan("windows", tmp_path, "06:00", False).files.values())


def test_units_are_the_user_s_own_or_the_system_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = plan("systemd", tmp_path, "06:00", False)
    assert {path.parent for path in own.files} == {tmp_path / "config" / "systemd" / "user"}
    assert {command[:2] for command in own.commands} == {("systemctl", "--user")}
    assert "loginctl enable-linger" in own.text(False)
    systems = plan("systemd", tmp_path, "06:00", True)
    assert {path.parent for path in systems.files} == {Path("/etc/systemd/system")}
    assert all("--user" not in command for command in systems.commands)
    owner = tmp_path.owner()
    assert any(f"\nUser={owner}\n" in text for text in systems.files.values())


def test_two_projects_of_one_name_have_units_of_their_own(tmp_path: Path) -> None:
    one, other = (plan("systemd", tmp_path / name / "briefings", "06:00", False) for name in "ab")
    assert not one.files.keys() & other.files.keys()


def test_written_files_are_what_was_printed_and_what_fails_then_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", str(tmp_path))  # where no systemctl is
    made = plan("systemd", tmp_path, "06:00", False)
    [finding] = made.install()
    assert finding.where == "systemctl --user daemon-reload"
    assert finding.what == "It didn't work: No such file or directory."
    assert all(path.read_text(encoding="utf-8") == text for path, text in made.files.items())
    assert all(text.rstrip() in made.text(True) for text in made.files.values())


def test_a_crontab_that_can_t_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    [finding] = plan("cron", tmp_path, "06:00", False).install()
    assert str(finding).startswith("crontab -: It didn't work: No such file or directory. Do by hand")
    (tmp_path / "crontab").write_text("#!/bin/sh\necho 'you may not' >&2\nexit 1\n")
    (tmp_path / "crontab").chmod(0o755)
    [finding] = plan("cron", tmp_path, "06:00", False).install()
    assert finding.what == "It didn't work: you may not."


def test_a_folder_that_can_t_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text("a file")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    [finding] = plan("systemd", tmp_path, "06:00", False).install()
    assert finding.what.startswith("It can't be written: ")


def test_the_task_of_windows_is_well_formed_says_that_it_is_untested_and_is_utf_16(tmp_path: Path) -> None:
    root = tmp_path / "a & b <c>"
    root.mkdir()
    made = plan("windows", root, "10:30", False)
    assert "Untested" in made.text(False)
    made.install()
    [file] = made.files
    task = ElementTree.fromstring(file.read_bytes())
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    assert task.findtext(f".//{space}Command") == os.path.abspath(sys.executable)
    assert f'"{root}"' in (task.findtext(f".//{space}Arguments") or "")
    assert task.findtext(f".//{space}StartBoundary") == "2026-01-01T10:30:00"


@pytest.mark.parametrize("time", ["", "6", "24:00", "6:60", "noon"])
def test_a_time_that_is_none_is_refused(tmp_path: Path, time: str) -> None:
    with pytest.raises(UsageError, match="is no time of the day"):
        plan("cron", tmp_path, time, False)


@pytest.mark.parametrize("sort", ["cron", "windows"])
def test_units_of_the_system_are_systemd_s_alone(tmp_path: Path, sort: str) -> None:
    with pytest.raises(UsageError, match="--system goes with --systemd"):
        plan(sort, tmp_path, "06:00", True)


def test_a_folder_with_a_line_break_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="in one line of UTF-8"):
        plan("cron", tmp_path / "a\nb", "06:00", False)
