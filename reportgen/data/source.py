"""Sources: the documents that figures were taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """A published document: `published` is its own date where known, `retrieved` when it was taken down."""

    id: str
    title: str
    publisher: str
    retrieved: date
    published: str = ""
    file: str = ""
    sha256: str = ""
    url: str = ""
    note: str = ""
