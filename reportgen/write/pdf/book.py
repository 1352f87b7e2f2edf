"""What the pages of one PDF share: resource names, links, bookmarks, and the nodes of links."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.write.pdf.fonts import Font
from reportgen.write.pdf.look import Ink, Link, Tongue
from reportgen.write.pdf.tags import Node


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Where a line of a link stands: its page and the corners of its box, in points from the bottom left."""

    page: int
    box: tuple[float, float, float, float]
    link: Link
    node: Node


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading for the outline: its depth from 1, its words, its page and its top from the bottom."""

    depth: int
    words: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Target:
    """Where a heading stands: its page, from 0, and its top from the page's foot."""

    page: int
    top: float


@dataclass(slots=True)
class Book:
    """Where headings stand, font names in order of first use, links and bookmarks in order of drawing."""

    headings: dict[int, Target] = field(default_factory=dict)
    fonts: dict[tuple[Font, int], str] = field(default_factory=dict)
    areas: list[LinkArea] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    spans: dict[Link | Tongue | Ink, Node] = field(default_factory=dict)

    def font(self, font: Font, part: int) -> str:
        """The resource name of one part of a face."""
        key = (font, part)
        if key not in self.fonts:
            self.fonts[key] = f"F{len(self.fonts)}"
        return self.fonts[key]
