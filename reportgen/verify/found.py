"""What comes of holding a file against its pieces: where they are, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A piece that isn't there as it must be: `found` stands in its place, on a page from 1."""

    page: int
    where: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words of a drawing: on which page (from 0), the words that stand for it, its letters."""

    page: int
    alternative: str
    letters: str


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a page (from 0), by the first and the last of them."""

    page: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Matched:
    """Where each piece was found, None where it wasn't or is drawn; each chart's drawings by position."""

    places: tuple[Span | None, ...]
    drawings: dict[int, list[int]]
    faults: tuple[Fault, ...]
