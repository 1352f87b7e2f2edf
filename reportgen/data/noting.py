"""What is looked up is noted: the record that tells which briefing depends on what."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

Noted = dict[str, None]
"""Questions in the order in which they were first put: "measure cases", "years ME/cases/2023"."""

ALL = "*"
"""Stands in a question for every entry: who goes through all of them depends on all."""

_V = TypeVar("_V")


class Noting(Mapping[str, _V]):
    """Entries by name; each look at one is noted as "KIND NAME", and going through them as "KIND *"."""

    __slots__ = ("_entries", "_kind", "_noted")

    def __init__(self, kind: str, entries: Mapping[str, _V], noted: Noted) -> None:
        self._kind, self._entries, self._noted = kind, entries, noted

    def __getitem__(self, name: str) -> _V:
        self._noted[f"{self._kind} {name}"] = None
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        self._noted[f"{self._kind} {name}"] = None
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        self._note_all()
        return iter(self._entries)

    def __len__(self) -> int:
        self._note_all()
        return len(self._entries)

    def values(self) -> ValuesView[_V]:
        """Every entry, in order."""
        self._note_all()
        return self._entries.values()

    def items(self) -> ItemsView[str, _V]:
        """Every entry with its name, in order."""
        self._note_all()
        return self._entries.items()

    def _note_all(self) -> None:
        self._noted[f"{self._kind} {ALL}"] = None
