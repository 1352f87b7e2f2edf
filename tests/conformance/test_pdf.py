"""PDFs with every block against the real veraPDF: PDF/UA-1 and PDF/A-2a, where it is at hand."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERAPDF = ROOT.parent / "shared" / "tools" / "verapdf" / "verapdf"
sys.path.insert(0, str(ROOT / "tests" / "unit" / "write"))
sys.path.insert(0, str(ROOT / "tests" / "functional"))

from blemished import EVERY, UNSEEN, blemished  # noqa: E402
from pdf_reading import THEME, bar, chart, heading, paragraph, pdf, shown, table, words  # noqa: E402

from reportgen.document.nodes import (  # noqa: E402
    Abbreviation,
    Block,
    Column,
    Contents,
    DotPlot,
    DotRow,
    Entry,
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Line,
    LineChart,
    Link,
    List,
    Literal,
    Mark,
    Note,
    Paragraph,
    Row,
    SmallMultiples,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)

pytestmark = pytest.mark.skipif(
    not os.access(VERAPDF, os.X_OK) or shutil.which("java") is None,
    reason=f"no veraPDF at {VERAPDF}, or no Java to run it",
)

LINK = Link(words("words that lead somewhere, long enough for two lines " * 2), "https://example.org/é?a=(b)")
HEADS = (Column(words("Measure"), "left"), Column((Abbreviation("Mass.", "Massachusetts"),)))
X = Mark("[x]", "not available")
FIGURES = (shown("4"), X, shown("9"), shown("5"))
NAMES = (HEADS[1].head, words("New England"), words("Nation"), words("Other"))
YEARS = tuple(Literal(str(year), "a year") for year in range(2020, 2024))
LINES = (Line(HEADS[1].head, FIGURES), Line(words("b"), (X, *FIGURES[1:]), "reference"))
SMALL = chart([bar("Maine", "8"), bar("Ohio", "9")], "Small")
CHARTS = (
    chart([bar("Maine", "8", role="highlight", mark="[p]"), bar("Ohio", "0")]),
    DotPlot(NAMES, (DotRow(words("Row"), FIGURES), DotRow(HEADS[1].head, (X,) * 4)), "U", "Dots."),
    LineChart(YEARS, LINES, "Unit", "Lines.", (2,)),
    LineChart(YEARS, LINES[:1], "Unit", "One line.", (), words("Title"), (), (LINK,)),
    SmallMultiples((SMALL,) * 7, words("Title"), (), words("Note")),
)
BLOCKS: tuple[Block, ...] = (
    Paragraph(words("The opening."), "lede"),
    KeyFigures((KeyFigure(words("893"), words("cases")),) * 4, words("The note.")),
    Contents(words("Contents"), (Entry(1, words("First"), 0), Entry(2, words("Profile " * 12), 1))),
    heading("First"),
    Paragraph((Text("See "), LINK, Text(" and "), LINK, Strong((Text("."),)))),
    List((words("An item."), (LINK,))),
    List((words("Do this."),), numbered=True),
    heading("Profile", 3),
    Facts((Fact(words("Rank"), words("34th")),) * 5),
    paragraph("Kūkaʻi ŌŌ Šķ ≥ \u2011 " * 200),
    Table(
        HEADS, tuple(Row((words(f"Row {n}"), words("1"))) for n in range(90)), words("Title"), note=words("n")
    ),
    table(["", ""], [["no", "head"], ["#Group"], [">part", "2"]]),
    chart([bar("Maine", "8.5"), bar("Vermont", "[x]"), bar("Region", "-2", reference=True)], "Chart", "Note"),
    *CHARTS,
    Note((LINK,)),
    heading("Sources", 2),
    Sources((Source(1, (LINK,)), Source(12, words("Another.")))),
)


def test_files_with_every_block_pass(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (200, 100), (26, 77, 104, 128)).save(tmp_path / "logo.png")
    head = dataclasses.replace(
        THEME.letterhead,
        office="Office",
        address=("Room 12",),
        logo=tmp_path / "logo.png",
        logo_alt="The seal",
    )
    page = dataclasses.replace(THEME.page, size="A4", margin_side=57.0)
    files = {
        "every-block.pdf": pdf(
            *BLOCKS,
            kicker=words("Kicker"),
            subtitle=words("Subtitle"),
            author="É <&>",
            id='{"kind": "state", "name": "É (x)"}',
        ),
        "a4-letterhead.pdf": pdf(*BLOCKS, theme=dataclasses.replace(THEME, letterhead=head, page=page)),
        "bare.pdf": pdf(),
    }
    for name, read in files.items():
        (tmp_path / name).write_bytes(read.data)
    said = validated([tmp_path / name for name in files])
    assert said.count("PASS ") == 2 * len(files), said


def validated(files: list[Path]) -> str:
    done = subprocess.run(
        [str(VERAPDF), "ua1,2a", *map(str, files)], capture_output=True, text=True, check=False
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_blemished_files_fail_but_for_what_no_validator_looks_for(tmp_path: Path) -> None:
    rows = [["#Group"], ["Whole", "5"], [">part", "2"]]
    tables = (table(["M", "A"], [["a", "1"]], title="T"), table(["M", "A"], rows))
    contents = Contents(words("Contents"), (Entry(1, words("First"), 0),))
    data = pdf(contents, heading("First"), *tables, CHARTS[0], kicker=words("Kicker")).data
    files = {tmp_path / f"{name}.pdf": name for name in EVERY}
    for file, name in files.items():
        file.write_bytes(blemished(data, EVERY[name]))
    said = validated(list(files))
    failed = {name for file, name in files.items() if f"FAIL ua1 {file} " in said}
    assert failed == set(EVERY) - UNSEEN
