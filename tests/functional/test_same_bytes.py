"""The same inputs give the same files byte for byte, whatever surrounds the build."""

from __future__ import annotations

import locale
import os
import sys
from pathlib import Path

import pytest
from projects import copied
from test_command_line import reportgen

NAMES = ("new-england", "MA", "ME", "VT", "RI", "NH", "CT", "texas", "50-states")
MANY = 4  # processes


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("bytes") / "project")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder's briefings, and the record of what they are."""
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.name[0] != "."}


def build(
    project: Path, out: Path, *more: str, names: tuple[str, ...] = NAMES, **env: str
) -> dict[str, bytes]:
    done = reportgen("build", *names, "--year", "2023", "--out", out, *more, cwd=project, **env)
    assert done.returncode == 0, done.stderr
    return files(out)


@pytest.fixture(scope="module")
def wanted(project: Path) -> dict[str, bytes]:
    found = build(project, project / "wanted", "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    assert len(found) == 3 * len(NAMES) + 1
    return found


def turkish() -> str:
    """The locale in which an i has other capitals, where the machine has it."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "tr_TR.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return "tr_TR.UTF-8"


SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "a random hash seed": {"PYTHONHASHSEED": "random"},
    "the day before in another time zone": {"TZ": "Pacific/Pago_Pago"},
    "the day after in another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": turkish(), "LANG": turkish()},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_change_no_byte(
    project: Path, wanted: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    assert build(project, tmp_path / "out", **SURROUNDINGS[name]) == wanted


def test_order_and_number_of_workers_change_no_byte(
    project: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    backwards = tuple(reversed(NAMES))
    assert build(project, tmp_path / "one", "--jobs", "1", names=backwards) == wanted
    assert build(project, tmp_path / "many", "--jobs", str(MANY), names=backwards) == wanted


def test_the_folder_of_the_project_and_where_one_stands_change_no_byte(
    wanted: dict[str, bytes], tmp_path: Path
) -> None:
    elsewhere = copied(tmp_path / "another folder" / "with a much longer name than the first had")
    out = tmp_path / "out"
    done = reportgen("build", *NAMES, "--year", "2023", "--out", out, "--project", elsewhere, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert files(out) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_another_umask_and_older_files_change_no_byte(wanted: dict[str, bytes], tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    for path in (project / "inputs").rglob("*.*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = os.umask(0o077)
    try:
        assert build(project, tmp_path / "out") == wanted
    finally:
        os.umask(before)


def test_each_briefing_built_alone_is_the_same(
    project: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    found = {}
    for name in ("new-england", "VT"):
        found |= build(project, tmp_path / name, names=(name,))
    del found["manifest.json"]
    assert found == {name: wanted[name] for name in found}


# ---- the day on the page

SETTING = "prepared = 2026-11-21"


def day_in(project: Path, out: Path, setting: str, **env: str) -> str:
    """The day that the foot of Vermont's Word file has."""
    from finished import read_word

    text = (project / "reportgen.toml").read_text(encoding="utf-8")
    assert SETTING in text
    try:
        (project / "reportgen.toml").write_text(text.replace(SETTING, setting), encoding="utf-8")
        build(project, out, names=("VT",), **env)
    finally:
        (project / "reportgen.toml").write_text(text, encoding="utf-8")
    return read_word(out / "2023" / "vermont.docx").footers[0].replace("\u00a0", " ")


def test_the_day_on_the_page_is_never_the_clock_s(tmp_path: Path) -> None:
    project, epoch = copied(tmp_path / "project"), "1700000000"  # November 14, 2023
    given = day_in(project, tmp_path / "1", SETTING, SOURCE_DATE_EPOCH=epoch)
    assert "Draft, prepared Nov. 21, 2026." in given
    of_the_environment = day_in(project, tmp_path / "2", "", SOURCE_DATE_EPOCH=epoch)
    assert "Draft, prepared Nov. 14, 2023." in of_the_environment
    neither = day_in(project, tmp_path / "3", "", SOURCE_DATE_EPOCH="")
    assert "Draft, data as of Nov. 21, 2026." in neither


def test_a_day_of_the_environment_that_is_none_is_told(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    text = (project / "reportgen.toml").read_text(encoding="utf-8")
    (project / "reportgen.toml").write_text(text.replace(SETTING, ""), encoding="utf-8")
    done = reportgen("build", "VT", cwd=project, SOURCE_DATE_EPOCH="today")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH in the environment is 'today', no number of seconds." in done.stderr
