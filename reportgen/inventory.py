"""What the manifest tells of the run that wrote it: versions, the files read, and who is left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen.answers import versions
from reportgen.pipeline import Materials
from reportgen.publish import hash_of
from reportgen.record import Record

_INPUTS = "inputs"


def about(record: Record, materials: Materials, also_read: Iterable[Path]) -> dict[str, object]:
    """The versions, each file that briefings may be made from with its hash, and why any has no file."""
    project, answers = materials.project, materials.answers
    inside = [path for path in sorted((project.root / _INPUTS).rglob("*")) if _read(path, project.root)]
    wide = [project.root / one.file for one in project.wide]
    own = dict.fromkeys([project.root / "reportgen.toml", *inside, *wide])
    theme = materials.theme
    look = [*(face.file for face in theme.faces.values()), *filter(None, (theme.letterhead.logo,))]
    return {
        "program": dict(versions()),
        "inputs": {
            **{path.relative_to(project.root).as_posix(): hash_of(path) for path in own},
            **{path.name: hash_of(path) for path in also_read},
        },
        "templates": {name: answers(f"template {name}") for name in _templates(record)},
        "theme": answers("theme"),
        "fonts and logo": {path.name: hash_of(path) for path in sorted(look)},
        "left out": {
            entry.key: [str(one) for one in entry.failed]
            for entry in sorted(record.entries.values(), key=lambda entry: entry.key)
            if not entry.outputs
        },
    }


def _read(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return path.is_file() and not any(part.startswith((".", "~$")) for part in parts)


def _templates(record: Record) -> list[str]:
    asked = (one for answers in record.parts.values() for one in answers)
    return sorted(one.removeprefix("template ") for one in set(asked) if one.startswith("template "))
