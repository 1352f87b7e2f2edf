"""The yearly run as a machine makes it: simulated years with a given clock, kills, breaks and bad luck.

Every place and figure is made up.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from smtp import HOST, PASSWORD, USER, Box, certificate, free_port, server
from yearly import add_figures, made_project, settings

from reportgen.errors import ReportgenError
from reportgen.publish import locked
from reportgen.schedule.opened import looked_at

NOTIFY = '[notify]\ncommand = ["./tell.sh"]\n'
DRAFTS = '[schedule.drafts]\non = "01-10"\nneeds = ["calls"]\n'
PLAN = DRAFTS + NOTIFY
MANY = '[schedule.drafts]\non = "01-10"\nin = "50-states"\n' + NOTIFY
BOTH = ("XE calls 12", "XW calls 8")
RECORD = ".reportgen/schedule.sqlite"


def command(project: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "reportgen", "schedule", *arguments, "--project", str(project)]


def call(project: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(project, *arguments),
        env=os.environ | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def run(project: Path, day: str, *more: str, **env: str) -> subprocess.CompletedProcess[str]:
    return call(project, "run", "--now", day, *more, **env)


def told(project: Path) -> list[dict[str, Any]]:
    """What the command was given, each time."""
    file = project / "told.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line) for line in lines]


def logged(project: Path) -> list[str]:
    done = call(project, "log", "--json")
    return [f"{one['entry']} {one['year']} {one['state']}" for one in json.loads(done.stdout)["log"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = made_project(tmp_path / "briefings", PLAN)
    add_figures(root, 2023, *BOTH)
    script = root / "tell.sh"
    script.write_text("#!/bin/sh\ncat >> told.txt\necho >> told.txt\n")
    script.chmod(0o755)
    return root


# ---- years


def test_five_years_with_late_data_a_machine_that_is_off_and_a_broken_project_file(project: Path) -> None:
    # 2025: the figures are late.
    assert run(project, "2024-12-01").stdout.startswith("Nothing is due. drafts: the drafts of 2024's")
    waiting = run(project, "2025-01-10")
    assert waiting.returncode == 6
    assert "drafts, due 2025-01-10: waiting. It waits for figures, calls.\n" in waiting.stdout
    add_figures(project, 2024, BOTH[0])
    for day in ("2025-01-12", "2025-01-13", "2025-01-14"):
        assert run(project, day).returncode == 6
    add_figures(project, 2024, *BOTH)
    done = run(project, "2025-01-20")
    assert done.returncode == 0, done.stderr
    assert (project / "outputs/2024/made-up-coast.pdf").exists()
    assert run(project, "2025-01-21").stdout.startswith("Nothing is due.")

    # 2026: the machine is off for weeks, over the day.
    add_figures(project, 2025, *BOTH)
    assert run(project, "2025-12-20").returncode == 0
    assert "drafts, due 2026-01-10: done." in run(project, "2026-02-27").stdout

    # 2027: somebody breaks the project's file for a while.
    add_figures(project, 2026, *BOTH)
    whole = (project / "reportgen.toml").read_text(encoding="utf-8")
    (project / "reportgen.toml").write_text(whole + "[notfy]\n", encoding="utf-8")
    for day in ("2027-01-10", "2027-01-11"):
        broken = run(project, day)
        assert (broken.returncode, broken.stdout) == (2, "")
        assert 'Did you mean "notify"' in broken.stderr
    (project / "reportgen.toml").write_text(whole, encoding="utf-8")
    assert "drafts, due 2027-01-10: done." in run(project, "2027-01-12").stdout

    # 2028 and 2029: nobody turns the machine on for two years.
    for year in (2027, 2028, 2029):
        add_figures(project, year, *BOTH)
    late = run(project, "2030-01-11")
    assert late.returncode == 0, late.stderr
    assert not (project / "outputs/2028").exists()
    assert (project / "outputs/2029/eastmark-made-up.docx").exists()

    # Each change was logged and told once, in this order.
    assert logged(project) == [
        "drafts 2024 waiting",  # for figures
        "drafts 2024 waiting",  # for one measure
        "drafts 2024 done",
        "drafts 2025 done",
        " None failed",
        "drafts 2026 done",
        "drafts 2027 missed",
        "drafts 2028 missed",
        "drafts 2029 done",
    ]
    assert [f"{one['entry']} {one['year']} {one['state']}" for one in told(project)] == logged(project)


def test_the_message_and_the_json_say_what_is_missing_and_what_to_do(project: Path) -> None:
    add_figures(project, 2024, BOTH[0])
    done = run(project, "2025-01-10", "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (6, "")
    assert said["at"].startswith("2025-01-10T00:00:00")
    assert said["next"] == [{"entry": "drafts", "due": "2026-01-10", "year": 2025}]
    assert said["findings"] == []
    [one] = said["runs"]
    what = "1 of 2 places of Made-up Coast; Westmark (made up) is missing."
    do = "Put the figures into inputs/2024; the next run takes them up."
    assert one == {
        "entry": "drafts",
        "action": "draft",
        "due": "2025-01-10",
        "year": 2024,
        "state": "waiting",
        "code": 6,
        "summary": "It waits for calls.",
        "missing": [
            {
                "topic": "calls",
                "what": what,
                "do": do,
                "have": 1,
                "of": 2,
                "needed": 2,
                "places": ["XW"],
            }
        ],
        "findings": [],
        "files": [],
        "news": True,
    }
    [given] = told(project)
    assert given.pop("subject") == "reportgen: Drafts of 2024: waiting"
    assert given.pop("project") == str(project)
    assert f"What is missing\n  - calls: {what}\n" in given.pop("text")
    assert given == {name: value for name, value in one.items() if name != "news"}


def test_quiet_says_only_what_is_new(project: Path) -> None:
    assert run(project, "2025-01-01", "--quiet").stdout == ""
    assert "waiting" in run(project, "2025-01-10", "--quiet").stdout
    again = run(project, "2025-01-11", "--quiet")
    assert (again.stdout, again.stderr, again.returncode) == ("", "", 6)
    add_figures(project, 2024, *BOTH)
    assert "outputs/2024/eastmark-made-up.pdf" in run(project, "2025-01-12", "--quiet").stdout


def test_show_tells_what_is_due_and_missing_and_writes_nothing(project: Path) -> None:
    shown = call(project, "show", "--now", "2025-01-01")
    assert shown.returncode == 0
    assert shown.stdout == (
        "drafts: the drafts of 2024's figures; January 10, 2025 (in 9 days)\n"
        "  - There are no figures of states for 2024 yet.\n"
        "  - calls: 0 of 2 places of Made-up Coast; Eastmark (made up), Westmark (made up) are missing.\n"
    )
    assert not (project / ".reportgen").exists()
    run(project, "2025-01-10")
    add_figures(project, 2024, *BOTH)
    [one] = json.loads(call(project, "show", "--now", "2025-01-11", "--json").stdout)["entries"]
    assert (one["state"], one["due"], one["missing"]) == ("waiting", "2025-01-10", [])
    assert one["next"] == "2026-01-10"
    run(project, "2025-01-12")
    shown = call(project, "show", "--now", "2025-01-13")
    assert shown.stdout.startswith("drafts: the drafts of 2025's figures; January 10, 2026 (in 362 days)\n")


def test_a_log_of_nothing_says_so(project: Path) -> None:
    assert call(project, "log").stdout == "Nothing has run yet.\n"
    run(project, "2025-01-10")
    head, line = call(project, "log").stdout.splitlines()
    assert head.split() == ["at", "entry", "due", "state", "summary"]
    assert line.split()[1:4] == ["drafts", "2025-01-10", "waiting"]


def test_a_roster_is_built_too(project: Path) -> None:
    settings(project, PLAN.replace("needs", 'roster = "people.csv"\nneeds'))
    (project / "people.csv").write_text("full_name,chamber,state\nA. Made Up,Senate,XE\n", encoding="utf-8")
    (project / "templates/legislator.md").write_text(
        (project / "templates/state.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    add_figures(project, 2024, *BOTH)
    done = run(project, "2025-01-10")
    assert done.returncode == 0, done.stderr
    built = {path.name for path in (project / "outputs/2024").rglob("*.pdf")}
    assert {"made-up-coast.pdf", "eastmark-made-up.pdf", "westmark-made-up.pdf"} < built
    assert len(list((project / "outputs/2024/legislators").glob("*.pdf"))) == 1


# ---- bad luck


def until_at_work(
    project: Path, running: subprocess.Popen[Any], entry: str = "drafts", due: str = "2025-01-10"
) -> None:
    """Wait until the record says that the run is at work on its due date."""
    while running.poll() is None:
        try:
            with looked_at(project) as store:
                if store.standing(entry, due).running:
                    return
        except ReportgenError:
            pass  # it is just being made
        time.sleep(0.005)
    raise AssertionError(f"it ended too soon: {running.communicate()}")


@pytest.fixture
def at_work(project: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that was stopped in the midst of fifty-one briefings, to be continued or killed."""
    settings(project, MANY)
    add_figures(project, 2024, *BOTH)
    with subprocess.Popen(
        command(project, "run", "--now", "2025-01-10"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        until_at_work(project, running)
        os.killpg(running.pid, signal.SIGSTOP)
        yield running
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)


def test_of_two_runs_at_once_only_one_works(project: Path, at_work: subprocess.Popen[str]) -> None:
    second = run(project, "2025-01-10")
    assert (second.returncode, second.stdout) == (6, "")
    assert "Another run is at work. Nothing is lost; the next run goes on." in second.stderr
    assert "a run is at work on it" in call(project, "show", "--now", "2025-01-10").stdout
    os.killpg(at_work.pid, signal.SIGCONT)
    _, said = at_work.communicate()
    assert at_work.returncode == 0, said
    assert run(project, "2025-01-10").stdout.startswith("Nothing is due.")
    assert logged(project) == ["drafts 2024 done"]
    assert len(told(project)) == 1


def test_while_somebody_builds_by_hand_the_schedule_waits(project: Path) -> None:
    add_figures(project, 2024, *BOTH)
    with locked(project / "outputs/2024"):
        waits = run(project, "2025-01-10")
    assert waits.returncode == 6
    assert "It waits for another run to end." in waits.stdout
    assert run(project, "2025-01-11").returncode == 0
    assert logged(project)[-1] == "drafts 2024 done"


def test_a_run_that_is_killed_is_taken_up_again(project: Path, at_work: subprocess.Popen[str]) -> None:
    os.killpg(at_work.pid, signal.SIGKILL)
    at_work.communicate()
    assert at_work.returncode == -signal.SIGKILL
    whole(project)
    assert "or was ended: process" in call(project, "show", "--now", "2025-01-10").stdout
    again = run(project, "2025-01-11")
    assert again.returncode == 0, again.stderr
    assert "warning: drafts: An earlier run (process " in again.stderr
    assert len(list((project / "outputs/2024").glob("*.pdf"))) == 51
    whole(project)
    assert logged(project) == ["drafts 2024 done"]
    assert run(project, "2025-01-12").stdout.startswith("Nothing is due.")


def whole(project: Path) -> None:
    """Every finished file is whole."""
    for path in (project / "outputs").rglob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF"), path
    for path in (project / "outputs").rglob("*.docx"):
        with zipfile.ZipFile(path) as file:
            assert file.testzip() is None, path


def test_a_damaged_record_stops_the_run_and_is_told(project: Path) -> None:
    run(project, "2025-01-10")
    (project / RECORD).write_bytes(b"no database" * 100)
    done = run(project, "2025-01-11")
    assert done.returncode == 5
    assert f"{project / RECORD}: It is damaged (file is not a database)" in done.stderr
    assert (project / RECORD).read_bytes() == b"no database" * 100
    assert "It is damaged" in told(project)[-1]["text"]
    (project / RECORD).unlink()
    assert run(project, "2025-01-12").returncode == 0
    assert call(project, "log").stdout == "Nothing has run yet.\n"


def test_nothing_scheduled_says_how_to_begin(project: Path) -> None:
    settings(project, "")
    for what in (["run"], ["show"], ["install", "--cron"]):
        done = call(project, *what)
        assert done.returncode == 2
        assert "reportgen.toml: Nothing is scheduled. Add [schedule.drafts] with on = " in done.stderr


def test_a_clock_that_is_none_is_a_slip_of_the_command(project: Path) -> None:
    done = run(project, "soon", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["findings"][0]["where"] == "--now"


# ---- releases

RELEASE = '[schedule.out]\non = "02-15"\naction = "release"\nneeds = ["calls"]\n'
BY = 'by = "J. Doe (made up)"\n'


def test_a_release_goes_out_by_itself_under_the_name_that_was_given(project: Path) -> None:
    settings(project, RELEASE + BY + NOTIFY)
    add_figures(project, 2024, *BOTH)
    done = run(project, "2025-02-15")
    assert done.returncode == 0, done.stderr
    kept = json.loads((project / "releases/2024/1/release.json").read_text(encoding="utf-8"))["release"]
    assert (kept["by"], kept["day"]) == ("J. Doe (made up)", "2025-02-15")
    [one] = told(project)
    assert one["summary"] == "2024/1 was released under the name of J. Doe (made up): 9 files."
    assert one["subject"] == "reportgen: Release of 2024: done"
    assert f"  {project / 'releases/2024/1/briefings'}\n" in one["text"]
    assert run(project, "2025-02-16").stdout.startswith("Nothing is due.")


def test_a_release_without_a_name_waits_until_a_person_makes_it(project: Path) -> None:
    settings(project, RELEASE + NOTIFY)
    add_figures(project, 2024, *BOTH)
    assert run(project, "2025-02-15").returncode == 6
    assert not (project / "releases").exists()
    [one] = told(project)
    assert one["missing"][0]["what"] == "Everything is there, and it waits for a name."
    words = shlex.split(one["missing"][0]["do"].partition("run: reportgen ")[2].replace("NAME", "Roe"))
    by_hand = [sys.executable, "-m", "reportgen", *words, "--on", "2025-02-17", "--project", str(project)]
    assert subprocess.run(by_hand, check=False, capture_output=True).returncode == 0
    assert "It is out already: 2024/1, by Roe, on February 17, 2025." in run(project, "2025-02-18").stdout
    assert [path.name for path in (project / "releases/2024").glob("[!.]*")] == ["1"]


def test_a_release_that_is_killed_is_made_once_by_the_next_run(project: Path) -> None:
    states = Path(project, "reportgen.toml").read_text(encoding="utf-8").partition(DRAFTS)[0]
    many = states.replace('regions = ["made-up-coast"]', 'regions = ["made-up-coast", "50-states", "west"]')
    add_figures(project, 2024, *BOTH)
    plan = RELEASE + 'of = ["made-up-coast"]\n' + BY + NOTIFY
    (project / "reportgen.toml").write_text(many + plan, encoding="utf-8")
    with subprocess.Popen(
        command(project, "run", "--now", "2025-02-15"), stdout=subprocess.DEVNULL, start_new_session=True
    ) as running:
        until_at_work(project, running, "out", "2025-02-15")
        os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    again = run(project, "2025-02-16")
    assert again.returncode == 0, again.stderr
    assert "An earlier run (process " in again.stderr
    assert [path.name for path in (project / "releases/2024").glob("[!.]*")] == ["1"]
    assert run(project, "2025-02-17").stdout.startswith("Nothing is due.")


# ---- e-mail


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_mail_that_could_not_be_sent_is_sent_by_the_next_run(project: Path, tmp_path: Path) -> None:
    pem, box = certificate(tmp_path), Box()
    mail = f'[notify.email]\nto = "jdoe@example.org"\nfrom = "office@example.org"\nhost = "{HOST}"\n'
    settings(project, f"{DRAFTS}{mail}port = {free_port()}\n")
    down = run(project, "2025-01-10")
    assert down.returncode == 6  # the message's failure is not the run's
    assert "warning: [notify], 127.0.0.1" in down.stderr
    secrets = {
        "SSL_CERT_FILE": str(pem),
        "REPORTGEN_SMTP_USER": USER,
        "REPORTGEN_SMTP_PASSWORD": PASSWORD,
    }
    with server(box, starttls=pem) as port:
        settings(project, f"{DRAFTS}{mail}port = {port}\n")
        assert run(project, "2025-01-11", **secrets).stderr == ""
        assert run(project, "2025-01-12", **secrets).stderr == ""
        add_figures(project, 2024, *BOTH)
        assert run(project, "2025-01-13", **secrets).stderr == ""
    assert [mail["Subject"] for mail in box.mails] == [
        "reportgen: Drafts of 2024: waiting",
        "reportgen: Drafts of 2024: done",
    ]
    text = box.mails[1].get_content()
    assert f"  {project / 'outputs' / '2024'}" in text
    assert "the drafts of 2025's figures: January 10, 2026" in text


# ---- installing


def test_what_would_be_installed_is_printed_and_nothing_is_written(project: Path, tmp_path: Path) -> None:
    done = call(project, "install", "--systemd", "--at", "7:30", XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert done.returncode == 0
    assert "OnCalendar=*-*-* 07:30:00" in done.stdout
    assert "With --write, this is written and then run:\nsystemctl --user daemon-reload" in done.stdout
    assert not (tmp_path / "config").exists()
    listed = json.loads(call(project, "install", "--cron", "--json").stdout)
    assert (listed["files"], listed["commands"]) == ([], [["crontab", "-"]])
    assert "schedule run --project" in listed["lines"]


def test_a_sort_must_be_named(project: Path) -> None:
    done = call(project, "install")
    assert done.returncode == 2
    assert "Name one of --systemd, --cron and --windows." in done.stderr


def test_units_are_written_even_where_systemd_does_not_run(project: Path, tmp_path: Path) -> None:
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "PATH": str(tmp_path)}
    done = call(project, "install", "--systemd", "--write", **env)
    assert done.returncode == 1
    assert "It didn't work: No such file or directory. Do by hand what is printed above." in done.stderr
    assert len(list((tmp_path / "config/systemd/user").glob("reportgen-briefings-*"))) == 2
