"""What the rooms of this writer share while one document is being made."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.package import Package

from reportgen.write.docx.named import STYLE_OF
from reportgen.write.docx.numbering import SOURCES
from reportgen.write.docx.runs import Runs, RunStyles
from reportgen.write.docx.xml import held, twips
from reportgen.write.theme import Theme


class Relations:
    """The relationships of a part that isn't there yet: its XML is written first and names their ids."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, Part | str], str] = {}

    def add(self, kind: str, target: Part | str) -> str:
        """The id of the relationship to a part, or to an address outside; one for each target."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def link(self, url: str) -> str:
        """The id of the relationship to an address outside."""
        return self.add(RELATIONSHIP_TYPE.HYPERLINK, held(url))

    def give_to(self, part: Part) -> None:
        """Hand all of them to the part, now that it is there."""
        for (kind, target), number in self._ids.items():
            part.load_rel(kind, target, number, isinstance(target, str))


@dataclass(slots=True)
class Job:
    """One document in the making: its theme, its package, and how far its numbers have been counted.

    `sources` is the number of the source before, `lists` are the document's own, by kind and first number.

    While a landscape section is written, `theme` is the turned one and `turned` is set.
    """

    theme: Theme
    themes: tuple[Theme, Theme]
    language: str
    package: Package
    relations: Relations
    runs: Runs
    charts: int = 0
    drawings: int = 0
    headings: int = 0
    targets: frozenset[int] = frozenset()
    turned: bool = False
    sources: int = 0
    lists: list[tuple[int, int]] = field(default_factory=list)

    def turn(self) -> None:
        """Go on with sections of the other orientation."""
        upright, wide = self.themes
        self.turned = not self.turned
        self.theme = wide if self.turned else upright

    def indent(self, style: str) -> str:
        """What a paragraph of this style needs on a turned page, so that its lines keep their length."""
        if not self.turned:
            return ""
        return f'<w:ind w:right="{twips(self.theme.styles[STYLE_OF[style]].right)}"/>'

    def new_list(self, kind: int, first: int = 1) -> str:
        """The property that makes paragraphs items of a list of their own, which begins with this number."""
        self.lists.append((kind, first))
        number = SOURCES + len(self.lists)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def next_drawing(self) -> int:
        """An id that no other drawing of the document has."""
        self.drawings += 1
        return self.drawings


def new_job(theme: Theme, language: str, styles: RunStyles) -> Job:
    """A job with an empty package."""
    relations = Relations()
    return Job(
        theme,
        (theme, theme.turned()),
        language,
        Package(),
        relations,
        Runs(styles, relations.link, marking=True),
    )
