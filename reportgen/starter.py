"""The starter: the files that come with reportgen, and a new project made of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import PublishError, UsageError

_COPIED = ("inputs/measures.toml", "inputs/sources.csv")


def folder() -> Path:
    """Where the starter's templates/ and inputs/ are: inside an installed wheel, else the repository."""
    carried = Path(__file__).parent / "_starter"
    return carried if carried.is_dir() else Path(__file__).parents[1]


def make_project(target: Path) -> tuple[Path, ...]:
    """The files of a new project in `target`, a folder that is empty or isn't there yet.

    Raises UsageError where something is there, PublishError where it can't be written; both leave the
    folder as it was.
    """
    _check_free(target)
    files = {target / name: content for name, content in _contents(folder()).items()}
    made = not target.exists()
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        _undo(target, files, made)
        what = f"the project can't be made here: {error.strerror}."
        raise PublishError(what, where=str(target), do="Choose a folder that you may write to.") from error
    return tuple(files)


def _check_free(target: Path) -> None:
    """Hidden files don't count: the system's own (.DS_Store) are there without anybody's doing."""
    if target.exists() and not target.is_dir():
        raise UsageError("this is a file.", where=str(target), do="Name a new or an empty folder.")
    if target.is_dir() and any(not path.name.startswith(".") for path in target.iterdir()):
        raise UsageError("this folder isn't empty.", where=str(target), do="Name a new or an empty folder.")


def _contents(source: Path) -> dict[str, bytes]:
    """Every file of a new project by its name in it; all made before the first one is written."""
    from reportgen.workbook import LIST, starter_workbook

    files = {"reportgen.toml": _settings(source / "reportgen.toml")}
    for path in sorted((source / "templates").rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.name != LIST:
            files[path.relative_to(source).as_posix()] = path.read_bytes()
    for name in _COPIED:
        files[name] = (source / name).read_bytes()
    files["inputs/figures.xlsx"] = starter_workbook(source)
    return files


def _settings(example: Path) -> bytes:
    """The example's reportgen.toml without its fixed date: a new project is dated by its newest source."""
    text = example.read_text(encoding="utf-8")
    return re.sub(r"^prepared *=", "# prepared =", text, flags=re.MULTILINE).encode()


def _undo(target: Path, files: Mapping[Path, bytes], made: bool) -> None:
    """Take away what was written; what was in the folder before (hidden files) stays."""
    tops = {target / path.relative_to(target).parts[0] for path in files}
    for path in [target] if made else tops:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
