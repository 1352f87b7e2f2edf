"""The last answer to a question, kept for as long as it is asked about the very same thing."""

from __future__ import annotations

from typing import Generic, TypeVar

_About = TypeVar("_About")
_Answer = TypeVar("_Answer")


class Kept(Generic[_About, _Answer]):
    """One thing and the answer about it: a briefing, its file or a run's data are asked about many times.

    Things are told apart by identity: what is kept is never that of another one that looks the same.
    """

    def __init__(self) -> None:
        self._last: tuple[_About, _Answer] | None = None

    def of(self, about: _About) -> _Answer | None:
        """The answer about this, None where another thing was asked about last."""
        return self._last[1] if self._last and self._last[0] is about else None

    def keep(self, about: _About, answer: _Answer) -> _Answer:
        """The same answer, kept until the next one is."""
        self._last = about, answer
        return answer
