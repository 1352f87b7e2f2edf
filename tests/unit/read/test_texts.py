"""The texts that a person wrote, by file; what can't be read is left out and stops nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reportgen.project import load_project
from reportgen.read.texts import texts_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "reportgen.toml": '[project]\nsubject = "Made up"\n',
        "inputs/measures.toml": "# none\n",
        "inputs/notes/maine.md": "A note.",
        "inputs/notes/letter.txt": "No note.",
        "templates/state.md": "# A state",
        "templates/profiles/sheet.toml": 'name = "x"',
        "templates/fonts/README.md": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_settings_measures_templates_profiles_and_notes_are_read(project: Path) -> None:
    assert list(texts_of(load_project(project))) == [
        "reportgen.toml", "inputs/measures.toml", "templates/state.md", "templates/profiles/sheet.toml",
        "inputs/notes/maine.md",
    ]  # fmt: skip


def test_what_is_no_text_or_is_too_long_stops_nothing(project: Path) -> None:
    (project / "inputs/notes/maine.md").write_bytes(b"In 2023 \xff\xfe")
    (project / "templates/state.md").write_text("x" * 1_000_001, encoding="utf-8")
    (project / "templates/folder.md").mkdir()
    found = texts_of(load_project(project))
    assert found["inputs/notes/maine.md"].startswith("In 2023 ")
    assert "templates/state.md" not in found
    assert "templates/folder.md" not in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "templates/pipe.md")
    assert "templates/pipe.md" not in texts_of(load_project(project))
