"""Briefings that nobody would write: every block, in any order and length; nothing fails or is lost."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from finished import read_pdf, read_word
from projects import ROOT

from reportgen.document.nodes import (
    Abbreviation,
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Literal,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)
from reportgen.document.walk import blocks, runs, text_of
from reportgen.write import writer
from reportgen.write.theme import load_theme

THEME = load_theme(ROOT / "templates" / "theme.toml")
WORDS = (
    "state",
    "a",
    "Hawaiʻi",
    "(x)",
    "R&D",
    "mu",
    "no",
    "<b>",
    "back\\",
    "%d",
    "{{",
    "é",
    "—",
    "of\u00a0it",
)
LONG = ("https://example.org/a/very/long/address?with=many&parts=of#it" * 2, "m" * 130)
FIGURES = (0, 1, 7, -3, 893, 1_341_801, 36_200_000)


class Maker:
    """Makes blocks at random, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def words(self, most: int) -> str:
        found = [self.dice.choice(WORDS) for _ in range(self.dice.randint(1, most))]
        if self.dice.random() < 0.05:
            found.append(self.dice.choice(LONG))
        return self.dice.choice((" ", "\n", "  ")).join(found)

    def figure(self) -> Figure:
        value = self.dice.choice(FIGURES)
        return Figure(f"{value:,}".replace("-", "−"), value, "as observed", ("MA/cases/2023@s",))

    def inline(self, depth: int = 0) -> Inline:
        leaves = (
            Text(self.words(12)), self.figure(), Literal("under 18", "age"), Mark("[x]", "not available"),
            Abbreviation("Mass.", "Massachusetts"),
        )  # fmt: skip
        if depth > 1 or self.dice.random() < 0.7:
            return self.dice.choice(leaves)
        inner = tuple(i for _ in range(self.dice.randint(0, 3)) for i in (self.inline(depth + 1), Text(" ")))
        return self.dice.choice((Strong(inner), Emphasis(inner), Link(inner, "https://example.org/é(1)")))

    def inlines(self, most: int = 5) -> Inlines:
        found: list[Inline] = []
        for _ in range(self.dice.randint(0, most)):
            found += [self.inline(), Text(" ")]
        return tuple(found)

    def table(self) -> Table:
        dice = self.dice
        count, length = dice.choice((1, 2, 3, 6, 9)), dice.choice((0, 1, 5, 12, 13, 60))
        columns = tuple(Column(self.inlines(1), dice.choice(("left", "right"))) for _ in range(count))
        rows = []
        for _ in range(length):
            kind = dice.choice(("plain", "plain", "plain", "part", "group"))
            cells = dice.randint(1, count) if kind == "group" else count
            tall = 60 if dice.random() < 0.03 and count < 4 else 1
            rows.append(Row(tuple(self.inlines(tall) for _ in range(cells)), kind))
        return Table(
            columns,
            tuple(rows),
            title=self.inlines(2),
            subtitle=self.inlines(1),
            note=self.inlines(3),
            layout=dice.choice(("figures", "prose")),
            summary=self.words(9) if dice.random() < 0.5 else "",
        )

    def chart(self) -> BarChart:
        def bar() -> Bar:
            figure = self.figure() if self.dice.random() < 0.8 else Mark("[x]", "not available")
            return Bar((Text(self.words(6)),), figure, self.dice.random() < 0.1)

        bars = tuple(bar() for _ in range(self.dice.choice((0, 1, 6, 40, 130))))
        return BarChart(bars, self.words(3), self.words(9), title=self.inlines(1), note=self.inlines(2))

    def block(self) -> Block:
        dice = self.dice
        some = range(dice.choice((0, 1, 2, 4)))
        make = dice.choice(
            (
                lambda: Heading(dice.choice((1, 2, 3)), self.inlines(2)),
                lambda: Paragraph(self.inlines(40), dice.choice(("body", "lede"))),
                lambda: Note(self.inlines()),
                lambda: List(
                    tuple(self.inlines(8) for _ in range(dice.choice((0, 3, 30)))), dice.random() < 0.5
                ),
                lambda: KeyFigures(
                    tuple(KeyFigure((self.figure(),), self.inlines(1)) for _ in some), self.inlines(2)
                ),
                lambda: Facts(tuple(Fact(self.inlines(1), self.inlines(1)) for _ in some)),
                lambda: Sources(tuple(Source(n, self.inlines(6)) for n in some)),
                self.table,
                self.chart,
            )
        )
        return make()

    def briefing(self, slug: str) -> Briefing:
        sections = tuple(
            Section(tuple(self.block() for _ in range(self.dice.randint(0, 8))), self.dice.random() < 0.3)
            for _ in range(3)
        )
        day, running = date(2026, 1, 2), (Text("A title"),)
        return Briefing(slug, running, sections, day, self.inlines(1), self.inlines(2), running)


def told(briefing: Briefing) -> Counter[str]:
    """Every word of the blocks that both formats show, by how often."""
    return _counted(text_of(run) for block in blocks(briefing) if _shown(block) for run in runs(block))


def _shown(block: Block) -> bool:
    match block:
        case Table(columns=()) | BarChart(bars=()) | KeyFigures(items=()):
            return False
        case _:
            return True


def _counted(texts: object) -> Counter[str]:
    """Words by how often; a word too long for a line, which is broken, by its letters."""
    words = [word for text in texts for word in text.split()]
    joined = "".join(words)
    return Counter(word for word in words if word in WORDS and word.isascii()) + Counter(joined)


@pytest.mark.parametrize("seed", range(12))
def test_any_briefing_is_written_whole(seed: int, tmp_path: Path) -> None:
    briefing = Maker(seed).briefing(f"stress-{seed}")
    for extension in ("pdf", "docx"):
        (tmp_path / f"it.{extension}").write_bytes(writer(extension)(briefing, THEME))
    wanted = told(briefing)
    pdf = _counted(piece.text for piece in read_pdf(tmp_path / "it.pdf").pieces)
    word = _counted(piece.text for piece in read_word(tmp_path / "it.docx").pieces)
    assert (wanted - pdf, wanted - word) == (Counter(), Counter())
