"""The built wheel alone makes a project and builds it, outside the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def done(*command: str | Path, cwd: Path) -> str:
    ran = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "pip", "wheel", ROOT, "--no-deps", "--no-build-isolation", "-q", "-w", ".")
    done(*build, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what it depends on is borrowed from ours, without a download.

    The borrowing comes last on the path and brings no .pth files, so that our editable install stays out.
    """
    home = tmp_path_factory.mktemp("fresh")
    done(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    bin_, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    packages = done(
        home / bin_ / name, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home
    )
    Path(packages.strip(), "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        home / bin_ / name,
        "install",
        "-q",
        "--no-deps",
        wheel,
    )
    done(*install, "--force-reinstall", cwd=home)
    return home / bin_ / name


def test_the_wheel_carries_the_starter_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    starter = {name.removeprefix("reportgen/_starter/") for name in names if "/_starter/" in name}
    templates = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert starter == templates | {
        "reportgen.toml",
        "inputs/measures.toml",
        "inputs/sources.csv",
        "inputs/2023/cybertipline-by-state.csv",
        "inputs/reference/population.csv",
    }
    assert {name.split("/")[0] for name in names} == {
        "reportgen",
        wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info",
    }


def test_the_wheel_alone_makes_a_project_and_builds_it(python: Path, tmp_path: Path) -> None:
    where = done(python, "-c", "import reportgen; print(reportgen.__file__)", cwd=tmp_path)
    assert not Path(where.strip()).is_relative_to(ROOT / "reportgen")
    done(python.with_name("reportgen"), "init", "briefings", cwd=tmp_path)
    built = done(python, "-m", "reportgen", "build", cwd=tmp_path / "briefings")
    assert len(built.splitlines()) == 21
    assert all((tmp_path / "briefings" / path).is_file() for path in built.splitlines())
    assert "new-england" in done(python, "-m", "reportgen", "list", "regions", cwd=tmp_path / "briefings")
