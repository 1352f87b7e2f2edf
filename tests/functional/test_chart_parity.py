"""A chart of every kind, made up, carries the same figures in the same order in the PDF and in the Word file.

The words of bars, small charts and dot plots are compared one by one. A line's name stands before its figures
in the PDF and behind the last of them in Word, and each writer leaves out figures that have no room: of line
charts with room for all, the figures are compared.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from finished import Piece, read_pdf, read_word
from projects import ROOT

from reportgen.document.nodes import (
    Bar,
    BarChart,
    Briefing,
    Chart,
    DotPlot,
    DotRow,
    Figure,
    Inlines,
    Line,
    LineChart,
    Literal,
    Mark,
    Role,
    Section,
    SmallMultiples,
    Text,
)
from reportgen.write import writer
from reportgen.write.theme import load_theme

MISSING = Mark("[x]", "Not available")
THEME = load_theme(ROOT / "templates" / "theme.toml")


def words(text: str) -> Inlines:
    return (Text(text),)


def figure(text: str, value: int | Decimal | None = None) -> Figure:
    exact = Decimal(text.replace(",", "")) if value is None else value
    return Figure(text, exact, "as observed", ("o",))


def line(name: str, role: Role, *texts: str) -> Line:
    return Line(words(name), tuple(figure(text) if text else MISSING for text in texts), role)


BARS = BarChart(
    (
        Bar(words("Here"), figure("8.5"), "highlight", Mark("[p]", "preliminary")),
        Bar(words("There"), figure("more than 16", 16)),
        Bar(words("Nowhere"), figure("0")),
        Bar(words("Below"), figure("-3.2")),
        Bar(words("Elsewhere"), MISSING),
        Bar(words("All together"), figure("1,200,345"), "reference"),
    ),
    series="Made up",
    alt="Made-up bars.",
)
DOTS = DotPlot(
    (words("Here"), words("Region"), words("Nation")),
    (
        DotRow(words("First"), (figure("2.5"), figure("10.3"), figure("22.5"))),
        DotRow(words("Second"), (figure("14.1"), MISSING, figure("more than 9", 9))),
        DotRow(words("Third"), (MISSING, MISSING, MISSING)),
        DotRow(words("Fourth"), (figure("0"), figure("12"), figure("24"))),
    ),
    unit="Made up",
    alt="Made-up dots.",
)
LINES = LineChart(
    tuple(Literal(str(year), "a year") for year in range(2017, 2024)),
    (
        line("Here", "highlight", "10.0", "", "12.5", "14.0", "15.5", "13.0", "11.5"),
        line("Nation", "reference", "40.0", "41.0", "42.0", "43.0", "44.0", "45.0", "46.0"),
    ),
    unit="Made up",
    alt="Made-up lines.",
    breaks=(3,),
)
SMALL = SmallMultiples(
    tuple(replace(BARS, title=words(name), alt=f"Bars of {name}") for name in ("One", "Two", "Three"))
)


def drawn(chart: Chart, tmp_path: Path) -> tuple[list[str], list[str]]:
    """The words of the chart, but for its title and note, in the PDF and in the Word file."""
    sections, day = (Section((chart,)),), date(2023, 12, 31)
    named = words("Made up")
    briefing = Briefing("made-up", named, sections, day, running=named, footer=named)
    found = []
    for extension, read in (("pdf", read_pdf), ("docx", read_word)):
        file = tmp_path / f"made-up.{extension}"
        file.write_bytes(writer(extension)(briefing, THEME))
        pieces: tuple[Piece, ...] = read(file).pieces
        found.append(" ".join(piece.text for piece in pieces[1:]).split())
    return found[0], found[1]


@pytest.mark.parametrize("chart", [BARS, DOTS, SMALL], ids=["bars", "dots", "small charts"])
def test_labels_and_figures_are_the_same_in_the_same_order(chart: Chart, tmp_path: Path) -> None:
    pdf, word = drawn(chart, tmp_path)
    assert pdf == word


def test_a_line_chart_shows_the_same_figures_in_the_same_order(tmp_path: Path) -> None:
    shown = {point.text for one in LINES.lines for point in one.points if isinstance(point, Figure)}
    pdf, word = ([each for each in words if each in shown] for words in drawn(LINES, tmp_path))
    assert pdf == word == ["10.0", "11.5", "40.0", "46.0"]


def test_a_line_chart_says_the_same_years_marks_and_names(tmp_path: Path) -> None:
    pdf, word = drawn(LINES, tmp_path)
    for each in ("2017", "2020", "2023", "[x]", "Here", "Nation", "counted", "anew"):
        assert pdf.count(each) == word.count(each) > 0, each


def test_a_single_line_shows_its_first_last_highest_and_lowest_figure(tmp_path: Path) -> None:
    alone = replace(LINES, lines=LINES.lines[:1], breaks=())
    here = line("Here", "plain", "10.0", "9.0", "20.0", "30.0", "15.5", "13.0", "11.5")
    long = replace(alone, lines=(here,))
    shown = {point.text for point in long.lines[0].points if isinstance(point, Figure)}
    pdf, word = ([each for each in words if each in shown] for words in drawn(long, tmp_path))
    assert pdf == word == ["10.0", "9.0", "30.0", "11.5"]
