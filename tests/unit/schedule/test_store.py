"""The record: what it keeps, who may write at the same time, and what a damaged one says."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from reportgen.errors import Busy, Exit, ScheduleError
from reportgen.plans import Plan
from reportgen.schedule import clock
from reportgen.schedule.dates import Due
from reportgen.schedule.opened import FILE, FOLDER, alone, looked_at, opened
from reportgen.schedule.store import Store

ENTRY = Plan("drafts", ((1, 10),))
DUE = Due(ENTRY, date(2025, 1, 10))
NOW: datetime = clock.now("2025-01-10T06:00")


def end(store: Store, state: str, about: str = "", *owed: str) -> bool:
    return store.end("drafts", "2025-01-10", state=state, about=about, at=NOW, told="{}", owed=owed)


def account(root: Path) -> Path:
    return root / FOLDER / FILE


def test_a_day_counts_from_when_it_was_first_seen(tmp_path: Path) -> None:
    for day in (date(2025, 3, 1), date(2025, 4, 1)):
        with opened(tmp_path) as store:
            store.see([ENTRY], day)
    with looked_at(tmp_path) as store:
        assert store.since(ENTRY) == {(1, 10): date(2025, 3, 1)}
        assert store.since(Plan("drafts", ((2, 10),))) == {}


def test_what_becomes_of_a_due_date_is_kept_and_only_a_change_is_logged(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert [end(store, "waiting", "calls"), end(store, "waiting", "calls")] == [True, False]
        assert [end(store, "waiting", "visits"), end(store, "done")] == [True, True]
    with looked_at(tmp_path) as store:
        assert [line.state for line in store.log()] == ["waiting", "waiting", "done"]
        assert store.standing("drafts", "2025-01-10").over
        assert store.standing("drafts", "2025-01-10").looks == 4
        assert not store.standing("drafts", "2026-01-10").over


def test_a_run_at_work_is_noted_until_it_ends(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        end(store, "waiting", "calls")
        store.begin(DUE, NOW)
        standing = store.standing("drafts", "2025-01-10")
        assert standing.running.startswith(f"process {os.getpid()} on ")
        assert (standing.state, standing.looks) == ("waiting", 1)
        end(store, "done")
        assert store.standing("drafts", "2025-01-10").running == ""


def test_of_several_lines_only_the_last_must_still_be_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        end(store, "waiting", "calls", "command", "email")
        end(store, "done", "", "command", "email")
        [line] = store.owed()
        assert (line.state, line.owed) == ("done", ("command", "email"))
        store.owe(line, ["email"])
        assert [line.owed for line in store.log()] == [(), ("email",)]
        store.owe(line, [])
        assert store.owed() == ()


def test_the_record_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    with opened(tmp_path):
        assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_looking_makes_nothing(tmp_path: Path) -> None:
    with looked_at(tmp_path) as store:
        assert store.log() == ()
    assert list(tmp_path.iterdir()) == []


def test_looking_can_t_write(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with looked_at(tmp_path) as store, pytest.raises(ScheduleError, match="readonly"):
        end(store, "done")


def test_no_two_runs_are_at_work_and_a_third_is_once_they_end(tmp_path: Path) -> None:
    said = r"Another run is at work. Nothing is lost"
    with alone(tmp_path), pytest.raises(Busy, match=said), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_the_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time, pathlib\nfrom reportgen.schedule.opened import alone\n"
        "with alone(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy), alone(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with alone(tmp_path):
        pass


def test_a_record_that_another_program_holds_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.schedule.opened._PATIENCE", 0.05)
    with opened(tmp_path):
        pass
    other = sqlite3.connect(account(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy, match="Another program holds it") as caught, opened(tmp_path):
        pass
    assert caught.value.exit_code is Exit.WAITING
    other.close()
    with opened(tmp_path):
        pass


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 40, b"x" * 99])
def test_a_damaged_record_says_what_to_do_and_is_left_alone(tmp_path: Path, content: bytes) -> None:
    account(tmp_path).parent.mkdir()
    account(tmp_path).write_bytes(content)
    for way in (opened, looked_at):
        with pytest.raises(ScheduleError, match=r"It is damaged .* Restore it from a copy"), way(tmp_path):
            pass
    assert account(tmp_path).read_bytes() == content


def test_a_record_that_lost_its_end_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(5):
            store.keep(f"{number}", "x" * 50_000)
    whole = account(tmp_path).read_bytes()
    account(tmp_path).write_bytes(whole[: len(whole) // 3])
    with pytest.raises(ScheduleError, match="It is damaged"), opened(tmp_path) as store:
        store.kept("4")


def test_another_database_is_told(tmp_path: Path) -> None:
    account(tmp_path).parent.mkdir()
    other = sqlite3.connect(account(tmp_path))
    other.execute("CREATE TABLE log (something TEXT)")
    other.close()
    with pytest.raises(ScheduleError, match="It is damaged"), looked_at(tmp_path) as store:
        store.log()


def test_a_record_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    newer = sqlite3.connect(account(tmp_path))
    newer.execute("PRAGMA user_version = 2")
    newer.close()
    for way in (opened, looked_at):
        with pytest.raises(ScheduleError, match=r"It was written by a newer reportgen"), way(tmp_path):
            pass


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file")
    with pytest.raises(ScheduleError, match=r"It can't be used: .*File exists"), opened(tmp_path):
        pass
    (tmp_path / FOLDER).unlink()
    account(tmp_path).mkdir(parents=True)
    with pytest.raises(ScheduleError, match=r"It can't be used: unable to open"), opened(tmp_path):
        pass


def test_a_project_that_is_gone_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(ScheduleError, match=r"It can't be used: .*No such file"), opened(tmp_path / "gone"):
        pass
