"""Published sheets for the tests: the two real ones, and the same words in other files."""

from __future__ import annotations

import csv
import re
import textwrap
from pathlib import Path

from docx import Document as WordDocument
from projects import ROOT, SHARED
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.tidy import row_of
from reportgen.read.sheets import SheetsRead, read_sheets
from reportgen.read.sheets.profile import Profile, load_profile

SEEDS = {
    "massachusetts": SHARED / "seeds/000_9ac28d66ee6ba5b3.txt",
    "maine": SHARED / "seeds/002_15c42bbd3eb8f4c5.txt",
}
PROFILE = ROOT / "templates/profiles/ncmec-state-sheet.toml"
Stated = dict[tuple[str, str, str], tuple[str, str]]


def profile() -> Profile:
    return load_profile(PROFILE)


def truth(name: str) -> Stated:
    """What a person read from a sheet: value and qualifier by place, measure and period."""
    with (ROOT / f"inputs/2023/{name}.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["jurisdiction"], row["measure"], row["period"]): (row["value"], row["qualifier"])
            for row in csv.DictReader(file)
        }


def read(*files: Path, year: int | None = None, by: Profile | None = None) -> SheetsRead:
    return read_sheets(files, [by or profile()], BUILT_IN, year)


def stated(found: SheetsRead) -> Stated:
    rows = [row_of(one) for one in found.rows]
    return {(r["jurisdiction"], r["measure"], r["period"]): (r["value"], r["qualifier"]) for r in rows}


def reviewed(found: SheetsRead) -> set[tuple[str, str]]:
    return {(one.key.jurisdiction, one.key.measure) for one in found.rows if one.review}


def written(folder: Path, text: str, name: str = "sheet.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# ---- the same words as other files

Block = tuple[str, list[list[str]]]


def blocks(text: str) -> list[Block]:
    """The headings, paragraphs and tables of a sheet's text, without marks."""
    found: list[Block] = []
    for line in text.splitlines():
        if "\t" in line:
            if not found or found[-1][0] != "table":
                found.append(("table", []))
            found[-1][1].append(line.split("\t"))
        elif line.strip():
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]+>", "", line))
            found.append(("h" if line.startswith("#") else "p", [[words.lstrip("# ").replace("**", "")]]))
    return found


def as_word(text: str, path: Path) -> Path:
    document = WordDocument()
    for kind, rows in blocks(text):
        if kind == "table":
            table = document.add_table(len(rows), 2)
            for at, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    table.cell(at, column).text = cell
        elif kind == "h":
            document.add_heading(rows[0][0], 2)
        else:
            document.add_paragraph(rows[0][0])
    document.save(str(path))
    return path


def as_pdf(text: str, path: Path, columns: int = 1) -> Path:
    styles = getSampleStyleSheet()
    width = 500 / columns - 20
    story: list[object] = []
    for kind, rows in blocks(text):
        if kind == "table":
            body = [[Paragraph(_escaped(row[0]), styles["Normal"]), row[1]] for row in rows]
            story.append(Table(body, colWidths=[width * 0.7, width * 0.25]))
        else:
            style = styles["Heading2" if kind == "h" else "BodyText"]
            story.append(Paragraph(_escaped(rows[0][0]), style))
    document = BaseDocTemplate(str(path), pagesize=letter, invariant=1)
    frames = [Frame(50 + at * (width + 20), 50, width, 690) for at in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(story)
    return path


def as_page(text: str, path: Path) -> Path:
    body = []
    for kind, rows in blocks(text):
        if kind == "table":
            cells = ("".join(f"<td>{_escaped(cell)}</td>" for cell in row) for row in rows)
            body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            body.append(
                f"<{kind if kind == 'p' else 'h2'}>{_escaped(rows[0][0])}</{kind if kind == 'p' else 'h2'}>"
            )
    path.write_text(f"<!DOCTYPE html><html><body>{chr(10).join(body)}</body></html>", encoding="utf-8")
    return path


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


# ---- the same words disturbed


def wrapped(text: str, width: int = 58) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.splitlines())


def typographic(text: str) -> str:
    fancy = text.replace("'", "’").replace("In 2023", "In\u00a02023")
    fancy = re.sub(r"(\d) (?=[A-Za-z])", "\\1\u2009", fancy).replace("exploitation", "exploi\u00adtation")
    return fancy.replace("more than ", "more\u00a0than\u202f")


def plain(text: str) -> str:
    return "\n".join("\t".join(row) for _, rows in blocks(text) for row in rows)


def apart(text: str) -> str:
    """Labels and numbers on lines of their own."""
    return plain(text).replace("\t", "\n")


def hyphenated(text: str, width: int = 50) -> str:
    """Every line cut at a fixed width, words with a hyphen; numbers are never cut."""
    lines = []
    for line in text.splitlines():
        rest = line
        while len(rest) > width:
            at = width
            while at > 10 and not (rest[at - 2 : at + 2].isalpha() or rest[at - 1] == " "):
                at -= 1
            lines.append(rest[:at] + ("" if rest[at - 1] == " " else "-"))
            rest = rest[at:]
        lines.append(rest)
    return "\n".join(lines)


def bold_everywhere(text: str) -> str:
    return re.sub(r"(?<=\w)(\w+ )(\d|\w)", r"**\1**\2", text)


def doubled(text: str) -> str:
    return text.replace("CyberTipline reports were", "CyberTipline CyberTipline reports were").replace(
        "social service agencies", "social services agencies"
    )


DISTURBED = {
    "wrapped": wrapped,
    "typographic": typographic,
    "plain": plain,
    "apart": apart,
    "hyphenated": hyphenated,
    "bold": bold_everywhere,
    "doubled": doubled,
}
