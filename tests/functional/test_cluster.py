"""The same batch on a Dask cluster: a real scheduler and two real workers here, one of them killed."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small import build, built, command, figure, files, made, scraps, until

from reportgen.cli import ENGINES

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask isn't installed"),
    pytest.mark.skipif(sys.platform != "linux", reason="starts and kills processes as Linux has them"),
]


@contextmanager
def process(log: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask's, in a session of its own, whose messages go to a file."""
    with log.open("wb") as file:
        started = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
            stdout=file, stderr=file, cwd=log.parent, start_new_session=True,
        )  # fmt: skip
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler, on a port that was free."""
    log = folder / "scheduler.log"
    with process(
        log, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter"
    ):
        found: list[str] = []

        def said() -> bool:
            found[:] = re.findall(r"tcp://127\.0\.0\.1:\d+", log.read_text())
            return bool(found)

        until(said, 60)
        yield found[0]


@contextmanager
def worker(folder: Path, address: str, name: str) -> Iterator[subprocess.Popen[bytes]]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder / name))
    log = folder / f"{name}.log"
    with process(log, "dask_worker", address, "--host", "127.0.0.1", *options) as started:
        until(lambda: "Starting established connection" in log.read_text(), 60)
        yield started


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cluster")
    with scheduler(folder) as address, worker(folder, address, "one"), worker(folder, address, "two"):
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return made(tmp_path / "project")


def test_there_are_two_engines() -> None:
    assert ENGINES == ("local", "dask")


def test_a_cluster_builds_the_same_files_and_the_same_record(
    project: Path, tmp_path: Path, cluster: str
) -> None:
    here = Path(shutil.copytree(project, tmp_path / "here"))
    assert len(built(here)) == 7
    assert len(built(project, "--engine", "dask", "--scheduler", cluster)) == 7
    assert files(project) == files(here)
    manifest = "outputs/2023/manifest.json"
    assert (project / manifest).read_bytes() == (here / manifest).read_bytes()
    assert built(project, "--engine", "dask", "--scheduler", cluster) == set()
    figure(project, "ME", 16)
    done = build(project, "--engine", "dask", "--scheduler", cluster, "--json")
    assert len(json.loads(done.stdout)["built"]) == 6
    assert scraps(project) == []


def test_a_worker_that_is_killed_in_mid_run_costs_nothing(project: Path, tmp_path: Path) -> None:
    here = Path(shutil.copytree(project, tmp_path / "here"))
    people = tmp_path / "people.csv"
    rows = [f"Person {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]},House,ME,{n + 1}" for n in range(60)]
    people.write_text("full_name,chamber,state,district\n" + "\n".join(rows), encoding="utf-8")
    with (
        scheduler(tmp_path) as address,
        worker(tmp_path, address, "one") as doomed,
        worker(tmp_path, address, "two"),
    ):
        options = ("--for", people, "--engine", "dask", "--scheduler", address, "--json")
        running = subprocess.Popen(
            command(project, *options), cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        until(lambda: len(list((project / "outputs").rglob("*.pdf"))) > 5, 120)
        os.kill(doomed.pid, signal.SIGKILL)
        out, said = running.communicate(timeout=60)
    told = json.loads(out)
    assert (running.returncode, len(told["built"]), told["failed"]) == (0, 60, []), said
    built(here, "--for", people)
    assert files(project) == files(here)


def test_no_scheduler_is_told_in_time(project: Path) -> None:
    begun = time.monotonic()
    done = build(project, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert time.monotonic() - begun < 60
    assert (done.returncode, done.stdout) == (2, "")
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in done.stderr
    assert files(project) == {}


def test_a_cluster_without_workers_is_told(project: Path, tmp_path: Path) -> None:
    with scheduler(tmp_path) as address:
        done = build(project, "--engine", "dask", "--scheduler", address)
    assert done.returncode == 2
    assert "the Dask cluster has no workers" in done.stderr


def test_a_worker_with_another_version_is_told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "sitecustomize.py"
    other.write_text("import reportgen\nreportgen.__version__ = '0.0.1'\n", encoding="utf-8")
    with scheduler(tmp_path) as address:
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        with worker(tmp_path, address, "older"):
            monkeypatch.delenv("PYTHONPATH")
            done = build(project, "--engine", "dask", "--scheduler", address)
    assert done.returncode == 2
    assert "reportgen is 0.0.1 there and " in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "dask"], "--engine dask needs a scheduler. Name it: --scheduler tcp://HOST:8786."),
        (["--scheduler", "tcp://127.0.0.1:9"], "--scheduler is for --engine dask."),
    ],
)
def test_options_that_don_t_go_together(project: Path, options: list[str], said: str) -> None:
    done = build(project, *options)
    assert done.returncode == 2
    assert said in done.stderr


def test_without_dask_it_says_how_to_get_it(project: Path) -> None:
    script = "import sys; sys.modules['distributed'] = None\nfrom reportgen.cli import main\nmain()\n"
    done = subprocess.run(
        [sys.executable, "-c", script, "build", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert (
        "Dask isn't installed. Install it here and on every worker: pip install 'reportgen[dask]'."
        in done.stderr
    )
