"""Build the pictures of docs/gallery.md and of README.md from the shipped inputs.

    python scripts/gallery.py            all pictures
    python scripts/gallery.py charts     those whose names begin so

Needs LibreOffice (`soffice`) for the Word files, and Pillow: pip install pillow. pypdfium2 is there already.
The people are those of ../shared/data/legislators.csv; where that isn't, theirs are left as they are.

Writes docs/pictures/NAME-pdf.png and NAME-word.png, and new-england.png for the README. A picture is made
smaller until its file is; the same pages give the same bytes with the same Pillow. Look at each before it
goes into version control, and at its words in docs/gallery.md.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
FOUR_YEARS = ROOT / "tests" / "fixtures" / "four-years"
ROSTER = ROOT.parent / "shared" / "data" / "legislators.csv"
YEAR = "2023"
PEOPLE = {  # the picture's name: state, chamber, district; the first such row of the roster
    "senator": ("MA", "Senate", ""),
    "representative": ("ME", "House", "2"),
    "commissioner": ("PR", "House", "0"),
}
REGION_PAGES = ("What stands out", "Measure", "in three groups of")
CHART_PAGES = ("Bars,", "Dots:", "Lines:", "Small charts,", "Map:")
"""The pages with these words are shown."""
MOST, MOST_IN_README = 50_000, 150_000
"""Bytes of a picture."""
WIDEST, NARROWEST, STEP, GAP = 1440, 480, 40, 12
"""Pixels: of all pages beside one another, and between two."""
EDGE = "#C6CCD1"
STEPS = {"ink": 7, "grey": 5, "blue": 5, "mid_blue": 2}


@dataclass(frozen=True)
class Built:
    """The files of one briefing, without their suffix, and the words of the pages to be shown."""

    name: str
    files: Path
    pages: tuple[str, ...] = ()


def main(*begin: str) -> None:
    """Build what is asked for, and write its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for built in all_built(Path(folder)):
            if not begin or built.name.startswith(begin):
                write(built, Path(folder))


def all_built(folder: Path) -> Iterator[Built]:
    """Every briefing of the gallery."""
    regions = ("new-england", "south-atlantic", "50-states")
    build(ROOT, folder, *regions)
    yield from (Built(name, folder / YEAR / name, REGION_PAGES) for name in regions)
    yield Built("charts", charts(folder), CHART_PAGES)
    if ROSTER.is_file():
        yield from people(folder)
    else:
        print(f"no pictures of legislators' briefings: there is no {ROSTER}")


def build(project: Path, out: Path, *names: str) -> None:
    """Run `reportgen build`; its warnings are of no interest here, its errors end this."""
    command = [sys.executable, "-m", "reportgen", "build", *names, "--year", YEAR]
    where = ["--project", str(project), "--out", str(out)]
    ended = subprocess.run([*command, *where], cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(ended.stderr)


def people(folder: Path) -> Iterator[Built]:
    """The briefings of three people, each by a roster of its own: so the file is known."""
    with ROSTER.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for name, (state, chamber, district) in PEOPLE.items():
        wanted = {"state": state, "chamber": chamber, "district": district}
        row = next(row for row in rows if wanted.items() <= row.items())
        roster = folder / f"{name}.csv"
        with roster.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(row))
            writer.writeheader()
            writer.writerow(row)
        build(ROOT, folder / name, "--for", str(roster))
        [pdf] = (folder / name).rglob("*.pdf")
        yield Built(name, pdf.with_suffix(""))


def charts(folder: Path) -> Path:
    """A briefing with every kind of chart: the made-up four years, and the real figures of the map."""
    project = folder / "charts"
    shutil.copytree(FOUR_YEARS, project)
    shutil.copy(ROOT / "scripts" / "gallery_charts.md", project / "templates" / "place.md")
    for table in ("2023/cybertipline-by-state.csv", "reference/population.csv"):
        shutil.copy(ROOT / "inputs" / table, project / "inputs" / Path(table).name)
    for name, skipped in (("measures.toml", 0), ("sources.csv", 1)):
        lines = (ROOT / "inputs" / name).read_text(encoding="utf-8").splitlines(keepends=True)
        with (project / "inputs" / name).open("a", encoding="utf-8") as handle:
            handle.writelines(lines[skipped:])
    build(project, folder, "XE")
    [pdf] = (folder / YEAR).glob("eastmark*.pdf")
    return pdf.with_suffix("")


def write(built: Built, folder: Path) -> None:
    """The pictures of a briefing, from its PDF and from its Word file."""
    pdf, word = built.files.with_suffix(".pdf"), folder / "word"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(word)]
    subprocess.run([*command, str(built.files.with_suffix(".docx"))], check=True, capture_output=True)
    save(pages(pdf, built.pages), f"{built.name}-pdf", MOST)
    save(pages(word / pdf.name, built.pages), f"{built.name}-word", MOST)
    if built.name == "new-england":
        save(pages(pdf, built.pages)[:2], built.name, MOST_IN_README, across=2)


def pages(pdf: Path, shown: tuple[str, ...]) -> list[pdfium.PdfPage]:
    """The first page with each of these words, in their order in the file; without words, all pages."""
    every = list(pdfium.PdfDocument(pdf))
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in every]
    if absent := [words for words in shown if not any(words in text for text in texts)]:
        raise SystemExit(f"{pdf.name} has no page with {absent}: see the words at the top of gallery.py")
    first = {next(at for at, text in enumerate(texts) if words in text) for words in shown}
    return [page for at, page in enumerate(every) if at in first or not shown]


def save(found: list[pdfium.PdfPage], name: str, most: int, across: int = 3) -> None:
    """Write the pages side by side, as wide as the file may be large; few are no wider than `across`."""
    for width in range(WIDEST, NARROWEST, -STEP):
        data = png(side_by_side(found, width, across))
        if len(data) <= most:
            break
    else:
        raise SystemExit(f"{name} doesn't fit into {most} bytes")
    (PICTURES / f"{name}.png").write_bytes(data)
    print(f"docs/pictures/{name}.png  {len(found)} pages, {width} wide, {len(data) / 1000:.0f} kB")


def side_by_side(found: list[pdfium.PdfPage], width: int, across: int) -> Image.Image:
    """The pages on one scale, a thin line around each."""
    among = max(across, len(found)) / len(found)
    scale = (width - GAP * (len(found) - 1)) / (among * sum(page.get_width() for page in found))
    drawn = [ImageOps.expand(page.render(scale=scale).to_pil().convert("RGB"), 1, EDGE) for page in found]
    size = sum(one.width for one in drawn) + GAP * (len(drawn) - 1), max(one.height for one in drawn)
    sheet, left = Image.new("RGB", size, "white"), 0
    for one in drawn:
        sheet.paste(one, (left, 0))
        left += one.width + GAP
    return sheet


def png(picture: Image.Image) -> bytes:
    """The picture in the theme's colors and the steps from each to white."""
    held, few = io.BytesIO(), Image.new("P", (1, 1))
    few.putpalette(palette())
    picture.quantize(palette=few, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


@cache
def palette() -> bytes:
    """Red, green and blue of each color; a color of large areas needs few steps, one of words more."""
    colors = tomllib.loads((ROOT / "templates" / "theme.toml").read_text(encoding="utf-8"))["colors"]
    found = [b"\xff\xff\xff"]
    for name, color in colors.items():
        steps = STEPS.get(name, 1)
        full = bytes.fromhex(color[1:])
        found += [bytes(255 - (255 - one) * step // steps for one in full) for step in range(1, steps + 1)]
    return b"".join(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
