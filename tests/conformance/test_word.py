"""Word files of whole projects: barriers, Microsoft's Open XML SDK, and LibreOffice's export, where at hand.

Of each project every place and region is written. The SDK takes half a second for a file: it gets every
twelfth of them, and all with REPORTGEN_ALL=1 in the environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
VALIDATOR = SHARED / "tools" / "ooxml" / "ooxml-validate"
TABLE = SHARED / "data/fbi/fbi_estimated_crimes_2011_2019.csv"
sys.path.insert(0, str(ROOT / "tests" / "functional"))

from finished import _string  # noqa: E402
from test_barriers import Orderly  # noqa: E402
from test_templates import picture  # noqa: E402

from reportgen.batch import jobs_for, jobs_for_people  # noqa: E402
from reportgen.document.nodes import Briefing, Contents, Heading, Map, Table  # noqa: E402
from reportgen.document.walk import blocks  # noqa: E402
from reportgen.errors import ReportgenError  # noqa: E402
from reportgen.pipeline import Materials, compose_job, prepare  # noqa: E402
from reportgen.project import load_project  # noqa: E402
from reportgen.read.roster import read_roster  # noqa: E402
from reportgen.verify.wordbarriers import barriers_in  # noqa: E402
from reportgen.write.docx import write_docx  # noqa: E402
from reportgen.write.theme import load_theme  # noqa: E402

PEOPLE = """\
full_name,chamber,state,district,party,committees
Ann Madeup,Senate,Massachusetts,,Purple Party,Senate Committee on Examples
Pía Ficción,House,PR,0,Purple Party,House Committee on the Samples
Mary Fakename,State Senate,MD,Sample and Example,,
"""
EVERY = bool(os.environ.get("REPORTGEN_ALL"))
needs_validator = pytest.mark.skipif(
    not os.access(VALIDATOR, os.X_OK), reason=f"no Open XML validator at {VALIDATOR}"
)
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) isn't installed")


def of_project(root: Path, year: int) -> Iterator[tuple[Materials, Briefing]]:
    """Every briefing that a project has of a year."""
    materials = prepare(load_project(root))
    for name in (*materials.project.places, *materials.project.regions):
        try:
            [job] = jobs_for(materials.project, materials.dataset, [name], year=year, formats=("docx",))
            yield materials, compose_job(job, materials, materials.dataset.watched())
        except ReportgenError:
            continue  # a place without a figure of that year has none


def of_people(folder: Path) -> Iterator[tuple[Materials, Briefing]]:
    folder.joinpath("people.csv").write_text(PEOPLE, encoding="utf-8")
    roster = read_roster(folder / "people.csv", load_project(ROOT))
    materials = prepare(load_project(ROOT), roster)
    for job in jobs_for_people(materials.project, materials.dataset, roster.people, year=2023):
        yield materials, compose_job(job, materials, materials.dataset.watched())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All of them, by project and name."""
    out = tmp_path_factory.mktemp("word")
    crimes = tmp_path_factory.mktemp("crime") / "project"
    several = {
        "ours": of_project(ROOT, 2023),
        "people": of_people(out),
        "four-years": of_project(ROOT / "tests/fixtures/four-years", 2023),
    }
    if TABLE.exists():
        shutil.copytree(ROOT / "tests/fixtures/fbi", crimes)
        shutil.copy(TABLE, crimes / "inputs/crimes.csv")
        several["fbi"] = of_project(crimes, 2019)
    found = {}
    for project, briefings in several.items():
        for materials, briefing in briefings:
            found[f"{project}-{briefing.slug}"] = write_docx(briefing, materials.theme)
    theme = load_theme(ROOT / "templates/theme.toml")
    found |= {f"stress-{at}": write_docx(Orderly(at).briefing(f"stress-{at}"), theme) for at in range(40)}
    for name, data in found.items():
        (out / f"{name}.docx").write_bytes(data)
    return {name: out / f"{name}.docx" for name in found}


def test_no_file_of_any_project_has_a_barrier(files: dict[str, Path]) -> None:
    assert len(files) > 180
    told = {name: [str(one) for one in barriers_in(file.read_bytes())] for name, file in files.items()}
    assert {name: lines for name, lines in told.items() if lines} == {}


@needs_validator
def test_files_of_every_project_are_valid(files: dict[str, Path]) -> None:
    some = list(files.values())[:: 1 if EVERY else 12]
    done = subprocess.run([str(VALIDATOR), *map(str, some)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASS ") == len(some)


# ---- LibreOffice's export to PDF/UA


def exported(file: Path, folder: Path) -> Path:
    """The file as LibreOffice exports it."""
    kind = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(file)],
        capture_output=True,
        check=True,
    )
    return folder / f"{file.stem}.pdf"


def kinds(file: Path) -> list[str]:
    """The elements of a PDF's structure by their kinds, in order."""
    found: list[str] = []
    with pdfium.PdfDocument(file) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += _below(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
            raw.FPDF_StructTree_Close(tree)
    return found


def _below(element: Any) -> Iterator[str]:
    yield _string(raw.FPDF_StructElement_GetType, element)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _below(child)


def alternatives(file: Path) -> list[str]:
    """The alternative texts in a PDF as LibreOffice writes them, whatever they are tied to."""
    written = re.findall(rb"/Alt<FEFF([0-9A-F]+)>", file.read_bytes())
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for text in written]


@needs_office
def test_an_export_keeps_the_logo_s_alternative(tmp_path: Path) -> None:
    (tmp_path / "seal.png").write_bytes(picture(80, 40))
    (tmp_path / "theme.toml").write_text(
        '[letterhead]\noffice = "Office"\nlogo = "seal.png"\nlogo_alt = "The seal of the office"\n', "utf-8"
    )
    theme = load_theme(ROOT / "templates/theme.toml", tmp_path / "theme.toml")
    (tmp_path / "it.docx").write_bytes(write_docx(Orderly(1).briefing("it"), theme))
    assert barriers_in((tmp_path / "it.docx").read_bytes()) == ()
    assert "The seal of the office" in alternatives(exported(tmp_path / "it.docx", tmp_path))


def levels(briefing: Briefing) -> Iterator[str]:
    """Of each heading its level, where one that skips counts as the next; the contents have one too."""
    level = 0
    for block in blocks(briefing):
        if isinstance(block, Contents):
            yield "H1"
        if isinstance(block, Heading):
            level = min(level + 1, block.level)
            yield f"H{level}"


@needs_office
@pytest.mark.parametrize("name", ["massachusetts", "new-england", "50-states", "south-atlantic"])
def test_an_export_keeps_headings_header_cells_and_alternatives(
    files: dict[str, Path], tmp_path: Path, name: str
) -> None:
    """But for the charts' alternatives, which LibreOffice 7.4 loses."""
    briefing = next(one for _, one in of_project(ROOT, 2023) if one.slug == name)
    pdf = exported(files[f"ours-{name}"], tmp_path)
    seen = kinds(pdf)
    assert [kind for kind in seen if kind in {"H1", "H2", "H3"}] == list(levels(briefing))
    columns = [len(block.columns) for block in blocks(briefing) if isinstance(block, Table)]
    assert seen.count("TH") >= sum(columns)  # a head repeated on a page is one more
    maps = [block.alt for block in blocks(briefing) if isinstance(block, Map)]
    assert [alt for alt in maps if alt not in alternatives(pdf)] == []
