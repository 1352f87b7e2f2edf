"""What `reportgen schedule install` makes, held up to the real systemd and the real cron, where they are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from yearly import add_figures, made_project  # noqa: E402

from reportgen.schedule.install import plan  # noqa: E402

ODD = "50% of %n $HOME's \"brief\\ings"
WAIT = 75  # seconds: cron looks once a minute


def apart() -> bool:
    """Whether a process can have folders of its own mounted, as cron's are fixed in the program."""
    tried = ["unshare", "--mount", "mount", "--bind", "/tmp", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(tried, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze")
@pytest.mark.parametrize("system", [False, True], ids=["user", "system"])
@pytest.mark.parametrize("name", ["briefings", ODD])
def test_the_units_pass_systemd_analyze(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, system: bool
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "my config"))
    root = tmp_path / name
    root.mkdir()
    units = tmp_path / "units"
    units.mkdir()
    made = plan("systemd", root, "06:00", system)
    files = [units / path.name for path in made.files]
    for file, text in zip(files, made.files.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    how = [] if system else ["--user"]
    command = ["systemd-analyze", *how, "verify", "--man=no", *map(str, files)]
    env = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    ours = [line for line in done.stderr.splitlines() if "reportgen" in line or str(units) in line]
    assert (done.returncode, ours) == (0, []), done.stderr
    env["SYSTEMD_LOG_LEVEL"] = "debug"
    dumped = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    for line in re.findall(r"Command Line: (.*schedule run.*)", dumped.stdout + dumped.stderr):
        # Of $$, one dollar is left when the command is run.
        assert shlex.split(line.replace("\\$", "$"))[-1] == str(root).replace("$", "$$")


@pytest.mark.skipif(
    not os.environ.keys() & {"CI", "REPORTGEN_CONFORMANCE"},
    reason="it waits for the next full minute: make conformance runs it",
)
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="cron needs root")
@pytest.mark.skipif(shutil.which("cron") is None, reason="no cron")
def test_a_real_cron_runs_the_line(tmp_path: Path) -> None:
    """The crontab is private: the folders that cron reads are mounted over, for this one process alone."""
    if not apart():
        pytest.skip("no folders of one's own can be mounted here")
    root = made_project(tmp_path / ODD, '[schedule]\non = ["01-10", "07-10"]\n')
    add_figures(root, 2023, "XE calls 12")
    lines = plan("cron", root, "06:00", False).shown.replace("\n0 6 * * *", "\n* * * * *")
    assert "\n* * * * *" in lines
    spool, no_jobs, run = tmp_path / "spool", tmp_path / "none", tmp_path / "run"
    for folder in (spool, no_jobs, run):
        folder.mkdir()
    table = spool / "root"
    table.write_text("\n".join(line for line in lines.splitlines() if "@reboot" not in line) + "\n")
    table.chmod(0o600)
    empty = tmp_path / "empty"
    empty.write_text("")
    script = (
        f"mount --bind {spool} /var/spool/cron/crontabs && mount --bind {no_jobs} /etc/cron.d && "
        f"mount --bind {empty} /etc/crontab && mount --bind {run} /run && exec cron -f"
    )
    record = root / ".reportgen" / "schedule.sqlite"
    with subprocess.Popen(["unshare", "--mount", "sh", "-c", script], start_new_session=True) as cron:
        try:
            until = time.monotonic() + WAIT
            while time.monotonic() < until and not record.exists() and cron.poll() is None:
                time.sleep(0.5)
            ended = cron.poll()
        finally:
            cron.terminate()
    assert ended is None, "cron didn't stay"
    assert record.exists(), "cron didn't run the line"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a crontab of its own needs root")
@pytest.mark.skipif(shutil.which("crontab") is None, reason="no crontab")
def test_installing_twice_leaves_one_pair_of_lines_and_what_was_there(tmp_path: Path) -> None:
    if not apart():
        pytest.skip("no folders of one's own can be mounted here")
    root, spool = made_project(tmp_path / ODD, '[schedule]\non = "01-10"\n'), tmp_path / "spool"
    spool.mkdir()
    install = [sys.executable, "-m", "reportgen", "schedule", "install", "--cron", "--write"]
    install += ["--project", str(root), "--at"]
    script = (
        f"mount --bind {spool} /var/spool/cron/crontabs && echo '5 5 * * * true' | crontab - && "
        f"{shlex.join([*install, '6:00'])} && {shlex.join([*install, '7:30'])}"
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in (spool / "root").read_text().splitlines() if line[:1] not in {"#", ""}]
    assert [line.split(" ", 5)[:5] for line in lines[:2]] == [list("55***"), ["30", "7", *"***"]]
    assert lines[1].split(" ", 5)[5] == lines[2].removeprefix("@reboot ")
    assert len(lines) == 3
