"""Five years of a made-up office: the schedule drafts and releases, people correct; all of it made again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from yearly import add_figures, made_project

PLAN = """\
[schedule.drafts]
on = "01-10"
needs = { calls = "50%" }

[schedule.out]
on = "02-15"
action = "release"
by = "J. Doe (made up)"
"""
NEW_PLACE = '[places.XN]\nname = "Newmark (made up)"\n\n'


def reportgen(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportgen", *arguments, "--project", str(project)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def called(project: Path, day: str) -> list[str]:
    """What one call of the schedule on a day did."""
    done = reportgen(project, "schedule", "run", "--json", "--now", day)
    runs = json.loads(done.stdout)["runs"]
    assert done.returncode == (6 if any(one["state"] == "waiting" for one in runs) else 0), done.stderr
    return [f"{one['entry']} {one['year']} {one['state']}" for one in runs]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_five_years(tmp_path: Path) -> None:
    project = made_project(tmp_path / "briefings", PLAN)
    add_figures(project, 2023, "XE calls 10", "XW calls 20", "XE visits 3")
    assert called(project, "2024-11-01") == []

    # 2025: the figures come in parts, and late; the release waits for the last of them.
    assert called(project, "2025-01-10") == ["drafts 2024 waiting"]
    add_figures(project, 2024, "XE calls 12")
    assert called(project, "2025-01-20") == ["drafts 2024 done"]
    assert called(project, "2025-02-15") == ["out 2024 waiting"]
    add_figures(project, 2024, "XE calls 12", "XW calls 18", "XE visits 4 Is it 4 or 9?", name="figures")
    assert called(project, "2025-02-20") == ["out 2024 waiting"]
    accepted = reportgen(project, "accept", str(project / "inputs/2024/figures.csv"), "4", "--by", "R. Roe")
    assert accepted.returncode == 0, accepted.stderr
    assert called(project, "2025-02-21") == ["out 2024 done"]

    # 2026: the machine is off over both days.
    add_figures(project, 2025, "XE calls 14", "XW calls 17", "XE visits 5")
    assert called(project, "2026-03-02") == ["drafts 2025 done", "out 2025 done"]

    # 2027: all is there in time; in summer a figure turns out to be wrong.
    add_figures(project, 2026, "XE calls 15", "XW calls 16", "XE visits 6")
    assert called(project, "2027-01-10") == ["drafts 2026 done"]
    assert called(project, "2027-02-15") == ["out 2026 done"]
    edit(project / "inputs/2026/figures.csv", "XW,calls,2026,16", "XW,calls,2026,61")
    why = ["--revise", "--by", "R. Roe", "--reason", "Two digits were swapped.", "--on", "2027-07-01"]
    revised = reportgen(project, "release", "2026", *why)
    assert revised.returncode == 0, revised.stderr
    assert called(project, "2027-07-02") == []

    # 2028: from 2027 on, calls are counted in another way.
    edit(project / "inputs/measures.toml", "[calls]\n", "[calls]\nbreaks = [2027]\n")
    add_figures(project, 2027, "XE calls 30", "XW calls 32", "XE visits 7")
    assert called(project, "2028-02-20") == ["drafts 2027 done", "out 2027 done"]

    # 2029: a place is new.
    edit(project / "reportgen.toml", "[places.XE]", NEW_PLACE + "[places.XE]")
    edit(project / "reportgen.toml", 'states = ["XE", "XW"]', 'states = ["XE", "XN", "XW"]')
    edit(project / "reportgen.toml", 'members = ["XE", "XW"]', 'members = ["XE", "XN", "XW"]')
    add_figures(project, 2028, "XE calls 31", "XW calls 33", "XE visits 8", "XN calls 5")
    assert called(project, "2029-02-15") == ["drafts 2028 done", "out 2028 done"]
    assert (project / "releases/2028/1/briefings/newmark-made-up.pdf").exists()

    # Whatever went out is made again to the byte, by whom and when it went out is known, and nothing twice.
    out = sorted(path for path in (project / "releases").glob("*/[!.]*"))
    names = [f"{path.parent.name}/{path.name}" for path in out]
    assert names == ["2024/1", "2025/1", "2026/1", "2026/2", "2027/1", "2028/1"]
    for name in names:
        again = reportgen(project, "rebuild", name, "--out", str(tmp_path / "again" / name))
        assert again.returncode == 0, f"{name}: {again.stdout}{again.stderr}"
    kept = [json.loads((path / "release.json").read_text(encoding="utf-8"))["release"] for path in out]
    assert [f"{one['day']} {one['by']}" for one in kept] == [
        "2025-02-21 J. Doe (made up)",
        "2026-03-02 J. Doe (made up)",
        "2027-02-15 J. Doe (made up)",
        "2027-07-01 R. Roe",
        "2028-02-20 J. Doe (made up)",
        "2029-02-15 J. Doe (made up)",
    ]
