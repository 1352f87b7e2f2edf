"""The texts of a project that a person wrote, to be looked through: settings, measures, templates, notes."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import FILE, Project
from reportgen.read import measures, notes
from reportgen.read.open import special

_MOST_BYTES = 1_000_000


def texts_of(project: Project) -> dict[str, str]:
    """Each text by its file's name from the project's folder down; what can't be read is left out."""
    root = project.root
    paths = [root / FILE, root / measures.FILE]
    paths += sorted((root / "templates").rglob("*.md")) + sorted((root / "templates").rglob("*.toml"))
    paths += sorted((root / notes.FOLDER).glob("*.md"))
    found = {path.relative_to(root).as_posix(): _text(path) for path in paths}
    return {file: text for file, text in found.items() if text}


def _text(path: Path) -> str:
    try:
        if special(path) or path.stat().st_size > _MOST_BYTES:
            return ""
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
