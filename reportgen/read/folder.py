"""The tables under a project's inputs/, and which other files there aren't read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from reportgen.errors import Finding, Severity
from reportgen.project import Project
from reportgen.read import measures, sources
from reportgen.read.open import SUFFIXES

FOLDER = "inputs"


def tables_of(project: Project) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The files under inputs/ that are tidy tables, in order, and a warning for each that is no table."""
    apart = {measures.FILE, sources.FILE, *(wide.file for wide in project.wide)}
    paths = [path for path in (project.root / FOLDER).rglob("*") if path.is_file()]
    files = sorted(path.relative_to(project.root).as_posix() for path in paths)
    wanted = [file for file in files if file not in apart and not _passed_over(file)]
    strange = [file for file in wanted if PurePosixPath(file).suffix.lower() not in SUFFIXES]
    return tuple(file for file in wanted if file not in strange), tuple(map(_not_read, strange))


def year_of(file: str) -> int | None:
    """The year of a file in inputs/YYYY/, None for any other."""
    parts = PurePosixPath(file).parts
    return int(parts[1]) if len(parts) > 2 and re.fullmatch(r"[0-9]{4}", parts[1]) else None


def _passed_over(file: str) -> bool:
    parts = PurePosixPath(file).parts[1:]
    # ~$ is how Excel marks a workbook that someone has open.
    return parts[0] == "notes" or any(part.startswith((".", "~$")) for part in parts)


def _not_read(file: str) -> Finding:
    do = f"Save it as {', '.join(SUFFIXES)}, or move it to {FOLDER}/notes/."
    return Finding(Severity.WARNING, file, "It is not read.", do)
