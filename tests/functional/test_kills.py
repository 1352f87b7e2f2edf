"""Whatever ends a run, every file is whole, the older or the newer; the next run finishes the rest."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from finished import read_pdf, read_word
from small import build, built, figure, files, hashed, made, scraps, until

from reportgen.batch import jobs_for, jobs_for_people
from reportgen.errors import Exit, LockedError, NoRoomError
from reportgen.pipeline import Job
from reportgen.pipeline import prepare as prepared
from reportgen.progress import Silent
from reportgen.project import load_project
from reportgen.publish import locked, place
from reportgen.read.roster import read_roster
from reportgen.run import Ran, local, run

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks runs, to kill them")
KILLS = int(os.environ.get("REPORTGEN_KILLS", "60"))
ODD, EVEN = 16, 11
"""Maine's made-up figure in the odd and the even runs."""


def go(root: Path, workers: int = 2, **more: Any) -> Ran:
    """A build of two states and a legislator, in this process and its workers."""
    project = load_project(root)
    people = read_roster(root / "people.csv", project)
    materials = prepared(project, people)
    jobs = jobs_for(project, materials.dataset, ["ME", "VT"])
    jobs += jobs_for_people(project, materials.dataset, people.people[:1])
    return run(jobs, materials, root / "outputs", engine=local(workers), **more)


def in_a_fork(act: Callable[[], object]) -> multiprocessing.Process:
    """A process of its own session that acts and ends."""

    def alone() -> None:
        os.setsid()
        act()

    process = multiprocessing.get_context("fork").Process(target=alone)
    process.start()
    return process  # type: ignore[return-value]


def all_gone(pid: int) -> bool:
    """Whether no process of its session is left."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """The files of the two states of the project, by Maine's figure."""
    found = {}
    for value in (EVEN, ODD):
        root = made(tmp_path_factory.mktemp("wanted") / "project")
        figure(root, "ME", value)
        go(root)
        found[value] = files(root)
    assert found[EVEN] != found[ODD]
    for name, data in found[ODD].items():
        path = tmp_path_factory.mktemp("read") / Path(name).name
        path.write_bytes(data)
        assert name.endswith(".csv") or (read_pdf if name.endswith(".pdf") else read_word)(path).pieces
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = made(tmp_path / "project")
    go(root, workers=1)  # in this process, so that those it forks have fonts and templates at hand
    return root


def assert_whole(root: Path, wanted: dict[int, dict[str, bytes]]) -> None:
    """Each file is there, as of one of the two states; the manifest, if it is there, can be read."""
    found = files(root)
    for name, data in found.items():
        assert data in (wanted[EVEN][name], wanted[ODD][name]), name
    assert set(found) == set(wanted[EVEN])
    json.loads((root / "outputs/2023/manifest.json").read_bytes())


def assert_finished(root: Path, wanted: dict[str, bytes]) -> None:
    """All is as it should be, and said so by the manifest; nothing else lies there."""
    assert files(root) == wanted
    assert scraps(root) == []
    record = json.loads((root / "outputs/2023/manifest.json").read_bytes())
    said = {out["name"]: out["sha256"] for one in record["briefings"].values() for out in one["outputs"]}
    assert said == {name.removeprefix("2023/"): hashed(data) for name, data in wanted.items()}


@linux
def test_killed_at_random_moments(project: Path, wanted: dict[int, dict[str, bytes]]) -> None:
    dice = random.Random(7)
    begun = time.monotonic()
    figure(project, "ME", ODD)
    go(project)
    usual = time.monotonic() - begun
    for number in range(KILLS):
        value = EVEN if number % 2 == 0 else ODD
        figure(project, "ME", value)
        process = in_a_fork(lambda: go(project))
        assert process.pid
        time.sleep(dice.uniform(0, usual))
        if number % 3:  # the workers are left to notice it themselves
            os.kill(process.pid, signal.SIGKILL)
        else:
            until(lambda pid=process.pid: os.getpgid(pid) == pid or all_gone(pid))
            os.killpg(process.pid, signal.SIGKILL)
        process.join()
        assert_whole(project, wanted)
        until(lambda pid=process.pid: all_gone(pid))
        go(project, workers=1)
        assert_finished(project, wanted[value])


STEPS = ("replace", "fsync", "link", "unlink")
"""What a run asks of the system, between which it may be killed."""


@linux
def test_killed_at_each_step_of_putting_files_in_place(
    project: Path, wanted: dict[int, dict[str, bytes]]
) -> None:
    kills = 0
    while True:
        value = ODD if kills % 2 == 0 else EVEN
        figure(project, "ME", value)
        process = in_a_fork(lambda at=kills + 1: dying_at(at, project))
        process.join()
        assert_whole(project, wanted)
        if process.exitcode == 0:
            break
        kills += 1
        go(project, workers=1)
        assert_finished(project, wanted[value])
    assert kills >= 40


def dying_at(step: int, root: Path) -> None:
    """A run in one process that kills itself just before it does so many things."""
    left = [step]

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*arguments, **named)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    go(root, workers=1)


class KillingWorkers(Silent):
    """Kills the workers, when this briefing is taken up, as often as said."""

    def __init__(self, slug: str, times: int) -> None:
        self.slug, self.times = slug, times

    def begun(self, job: Job) -> None:
        if job.slug == self.slug and self.times:
            self.times -= 1
            for child in multiprocessing.active_children():
                assert child.pid
                os.kill(child.pid, signal.SIGKILL)


@linux
def test_a_killed_worker_costs_nothing(project: Path, wanted: dict[int, dict[str, bytes]]) -> None:
    figure(project, "ME", ODD)
    ran = go(project, progress=KillingWorkers("vermont", 1))
    assert not [said for one in ran.results if one.failed for said in one.findings]
    assert_finished(project, wanted[ODD])


# ---- what else may come between


@contextmanager
def tmpfs(folder: Path, kilobytes: int) -> Iterator[None]:
    """A small disk mounted there."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a disk can't be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@linux
def test_a_full_disk_ends_the_run_with_one_message_and_harms_nothing(
    tmp_path: Path, wanted: dict[int, dict[str, bytes]]
) -> None:
    root = made(tmp_path / "project")
    figure(root, "ME", EVEN)
    with tmpfs(root / "outputs", 100):
        done = build(root, "ME", "VT")
        assert done.returncode in {4, 5}
        assert "the disk is full. Free some space or choose another folder with --out." in done.stderr
        assert len(done.stderr.splitlines()) <= 4, done.stderr
        for name, data in files(root).items():
            assert data == wanted[EVEN][name]
        assert len(files(root)) < len(wanted[EVEN])
        assert [name for name in scraps(root) if name.endswith(".part")] == []
        subprocess.run(["mount", "-o", "remount,size=9000k", str(root / "outputs")], check=True)
        built(root, "ME", "VT")
        go(root)
        assert_finished(root, wanted[EVEN])


@linux
def test_a_disk_that_fills_up_at_any_byte_harms_nothing(
    project: Path, wanted: dict[int, dict[str, bytes]]
) -> None:
    """A limit on the size of files stands for the disk's: it needs no rights, and cuts a write off within."""
    for limit in (10, 900, 5_000, 14_000, 30_000):
        figure(project, "ME", ODD)
        process = in_a_fork(lambda most=limit: limited(project, most))
        process.join()
        assert process.exitcode in {0, 5}
        assert_whole(project, wanted)
    go(project)
    assert_finished(project, wanted[ODD])


def limited(root: Path, most: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        ran = go(root, workers=1)
    except NoRoomError:
        sys.exit(5)
    assert ran.codes
    sys.exit(0)


class Stops(Silent):
    """Stops the run there, and says so by a file."""

    def __init__(self, sign: Path) -> None:
        self.sign = sign

    def begun(self, job: Job) -> None:  # noqa: ARG002
        self.sign.write_bytes(b"")
        time.sleep(60)


@linux
def test_two_runs_at_once(project: Path, tmp_path: Path, wanted: dict[int, dict[str, bytes]]) -> None:
    figure(project, "ME", ODD)
    first = in_a_fork(lambda: go(project, progress=Stops(tmp_path / "sign")))
    assert first.pid
    until((tmp_path / "sign").exists)
    done = build(project)
    assert (done.returncode, done.stdout) == (5, "")
    assert "another run is building here: " in done.stderr
    assert f"on {socket.gethostname()}, process {first.pid}, since " in done.stderr
    with pytest.raises(LockedError):
        go(project)
    assert files(project) == wanted[EVEN]
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    go(project)  # which the system lets in, as the holder is gone
    assert_finished(project, wanted[ODD])


def test_a_lock_is_free_again_after_its_run(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass
    with locked(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".reportgen-lock"]


class Held(PermissionError):
    """As Windows raises it."""

    winerror = 32


def test_a_file_that_someone_holds_open_fails_its_briefing_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, wanted: dict[int, dict[str, bytes]]
) -> None:
    figure(project, "ME", ODD)
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target).name == "vermont.docx" and str(source).endswith(".part"):
            raise Held(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(place.os, "replace", held)
        ran = go(project, workers=1)
    failed = {one.job.slug: str(one.findings[0]) for one in ran.results if one.failed}
    assert list(failed) == ["vermont"]
    assert "the file is open in another program. Close it there and build again." in failed["vermont"]
    found = files(project)
    assert {k: v for k, v in found.items() if "2023/vermont." in k} == {
        k: v for k, v in wanted[EVEN].items() if "2023/vermont." in k
    }
    assert Exit.INTERNAL in ran.codes
    go(project)
    assert_finished(project, wanted[ODD])


def test_a_folder_that_can_t_be_written_to_is_told_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(project)
    figure(project, "ME", ODD)

    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(place, "_write", refuse)
    ran = go(project, workers=1)
    told = [one.findings[0].what for one in ran.results if one.failed]
    assert set(told) == {"this folder can't be written to.", "not begun: this folder can't be written to."}
    assert files(project) == before
