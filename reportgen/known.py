"""Finished files known again: which briefing one is of, and that briefing as the project gives it today."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen import __version__
from reportgen.compose import Identity, read_id, words_mark
from reportgen.document.nodes import Briefing
from reportgen.errors import InputError
from reportgen.pipeline import Materials, compose_again
from reportgen.remade import of_release
from reportgen.verify import id_of

_BEGINNINGS = {b"%PDF": "pdf", b"PK\x03\x04": "docx"}
SUFFIXES = tuple(f".{extension}" for extension in _BEGINNINGS.values())


@dataclass(frozen=True, slots=True)
class Known:
    """A finished file, what it says it is of, and its briefing as the project gives it today.

    `changed` says that the project gives other words today than when the file was built. `materials` are the
    project's, or those of the release that the file is of.
    """

    path: Path
    extension: str
    data: bytes
    identity: Identity
    briefing: Briefing
    changed: bool
    materials: Materials

    @property
    def older(self) -> str:
        """The version that built it, where that is another; else nothing."""
        return self.identity.version if self.identity.version != __version__ else ""


def know(path: Path, materials: Materials, briefings: dict[str, Briefing] | None = None) -> Known:
    """The file, known again; raises InputError for what is none of ours, or can't be composed again.

    `briefings` keeps those composed, by their id: a PDF and a Word file have the same.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"it can't be opened: {error.strerror}.", where=str(path)) from None
    extension = next((kind for begun, kind in _BEGINNINGS.items() if data.startswith(begun)), "")
    if not extension:
        raise InputError("it is neither a PDF nor a Word file (.docx).", where=str(path))
    id, kept = id_of(extension, data), {} if briefings is None else briefings
    identity = _identity(id, path)
    if identity.revision:
        materials = of_release(materials.project.root, identity.year, identity.revision).materials
    briefing = kept.get(id) or kept.setdefault(id, compose_again(identity, materials))
    return Known(path, extension, data, identity, briefing, identity.words != words_mark(briefing), materials)


def _identity(text: str, path: Path) -> Identity:
    identity = read_id(text)
    if identity:
        return identity
    if text:
        what = "what it says about itself can't be read."
        do = "A newer reportgen may have built it; build it again with this one."
    else:
        what = "nothing in it says which briefing it is."
        do = "Another program made it, or saved it without its properties; build it again."
    raise InputError(what, where=str(path), do=do)
