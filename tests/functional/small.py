"""A small made-up project whose briefings are quick to build. No figure in it is a real one."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PLACES = ("ME", "NH", "VT", "MA", "CT", "RI")
NAMES = {
    "ME": "maine", "NH": "new-hampshire", "VT": "vermont", "MA": "massachusetts", "CT": "connecticut",
    "RI": "rhode-island",
}  # fmt: skip
TOML = """\
[project]
subject = "Made-up children"
office = "An office"
[build]
states = ["ME", "NH", "VT", "MA", "CT", "RI"]
regions = ["corner"]
[regions.corner]
name = "The corner"
members = ["ME", "NH", "VT"]
"""
MEASURES = """\
[cases]
label = "Cases"
one = "case"
many = "cases"
key_label = "cases"
[tips]
label = "Tips"
one = "tip"
many = "tips"
key_label = "tips"
"""
SOURCES = """\
id,title,publisher,retrieved
sheet,A made-up sheet,An office,2024-05-01
table,A made-up table,Another office,2024-05-02
"""
HEADER = "jurisdiction,measure,period,value,source,review,accepted"
STATE = """\
# {{ state }}, made up

{% if state.cases.known %}It had {{ state.cases.counted }}.{% else %}No cases are known.{% endif %}
{% if state.tips.known %}There were {{ state.tips.counted }}.{% endif %}
{% if state.cases.known %}{% set rank = state.cases.rank %}
{% if rank.known %}It is the {{ rank }} of the states.{% endif %}
{% endif %}
{% include "foot.md" %}
"""
REGION = "# {{ region }}, made up\n\n{{ bars(region.each.cases) }}\n"
PERSON = """\
# For {{ legislator.formal }}, made up

{% if state.cases.known %}{{ state.The }} had {{ state.cases.counted }}.{% else %}No figure.{% endif %}
{% if legislator.party.known %}They are of the {{ legislator.party }}.{% endif %}
"""
ROSTER = """\
full_name,chamber,state,district,party,phone
Ann Madeup,Senate,Maine,,Purple Party,5550100
Joe Inventedname,House,ME,2,Purple Party,5550101
Vi Fictitious,House,VT,0,,5550102
"""
FIGURES = {"ME": 11, "NH": 12, "VT": 13, "MA": 14, "CT": 15}


def made(root: Path) -> Path:
    """The project, in a folder that isn't there yet."""
    write(root, "reportgen.toml", TOML)
    write(root, "inputs/measures.toml", MEASURES)
    write(root, "inputs/sources.csv", SOURCES)
    for code, value in FIGURES.items():
        write(root, f"inputs/2023/{code}.csv", f"{HEADER}\n{code},cases,2023,{value},sheet,,\n")
    write(root, "inputs/2023/tips.csv", f"{HEADER}\nME,tips,2023,5,table,,\nMA,tips,2023,6,table,,\n")
    write(root, "templates/state.md", STATE)
    write(root, "templates/foot.md", "The figures are made up.\n")
    write(root, "templates/region.md", REGION)
    write(root, "templates/legislator.md", PERSON)
    write(root, "people.csv", ROSTER)
    return root


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def figure(root: Path, code: str, value: object) -> None:
    write(root, f"inputs/2023/{code}.csv", f"{HEADER}\n{code},cases,2023,{value},sheet,,\n")


def command(root: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "reportgen", "build", "--project", str(root), *map(str, arguments)]


def build(root: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(root, *arguments), cwd=root, capture_output=True, text=True, check=False, timeout=300
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def built(root: Path, *arguments: object, code: int = 0) -> set[str]:
    """The briefings that a build made, by their slugs."""
    done = build(root, *arguments)
    assert done.returncode == code, done.stderr
    return {Path(line).name.partition(".")[0] for line in done.stdout.splitlines()}


def files(root: Path) -> dict[str, bytes]:
    """Every briefing's file in the outputs, hidden ones and the manifest left out."""
    folder = root / "outputs"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and path.name != "manifest.json"
    }


def scraps(root: Path) -> list[str]:
    """What lies in the outputs and is none of their files."""
    kept = {".reportgen-lock"}
    found = (path for path in (root / "outputs").rglob(".*") if path.is_file())
    return sorted(path.name for path in found if path.name not in kept)


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def start(root: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """A build in a session of its own."""
    return subprocess.Popen(
        command(root, *arguments), cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a build and its workers, and wait until they are gone."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def until(condition: object, seconds: float = 20) -> None:
    """Wait until `condition()` is so."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)
