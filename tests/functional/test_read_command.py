"""`reportgen read` as a user runs it: outputs, codes, other domains, and documents that can't be used."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
import zlib
from pathlib import Path

import pytest
from projects import ROOT, copied, opened
from sheets import SEEDS, as_pdf, written
from test_command_line import reportgen

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.errors import InputError
from reportgen.read.sheets import read_sheets
from reportgen.read.sheets.documents import open_document
from reportgen.read.sheets.profile import load_profile

needs_seeds = pytest.mark.skipif(not SEEDS["maine"].exists(), reason="../shared/seeds is not beside this")


@needs_seeds
def test_the_table_goes_to_stdout_and_is_an_input(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    for name in ("maine", "massachusetts"):
        (project / f"inputs/2023/{name}.csv").unlink()
    done = reportgen("read", SEEDS["maine"], cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    (project / "inputs/2023/maine.csv").write_text(done.stdout, encoding="utf-8")
    assert not [f for f in opened(project).findings if "maine.csv" in f.where]


@needs_seeds
def test_out_writes_into_a_project_and_names_its_sources(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    (project / "inputs/2023/maine.csv").unlink()
    sheet = written(tmp_path, SEEDS["maine"].read_text(encoding="utf-8").replace("Maine", "Vermont"))
    done = reportgen("read", sheet, "--out", "inputs/2023/vermont.csv", cwd=project)
    assert (done.returncode, done.stdout) == (0, "inputs/2023/vermont.csv\n")
    with (project / "inputs/sources.csv").open(encoding="utf-8", newline="") as file:
        [source] = [row for row in csv.DictReader(file) if row["id"] == "ncmec-vermont-2023"]
    assert (len(source["sha256"]), source["file"]) == (64, "sheet.txt")
    assert not [f for f in opened(project).findings if "vermont.csv" in f.where]
    again = reportgen("read", sheet, "--out", "inputs/2023/vermont.csv", cwd=project)
    assert again.returncode == 0
    other = reportgen("read", SEEDS["maine"], "--out", "inputs/2023/vermont.csv", cwd=project)
    assert other.returncode == 2
    assert "another table stands here already" in other.stderr


@needs_seeds
def test_codes_findings_and_json(tmp_path: Path) -> None:
    for name in SEEDS:
        shutil.copy(SEEDS[name], tmp_path / f"{name}.txt")
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = reportgen("read", ".", "--json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, len(told["rows"]), told["unread"]) == (1, 40, [])
    assert [finding["what"] for finding in told["findings"]] == ["It is empty."]
    assert "2 of 40 rows are for review" in done.stderr
    none = reportgen("read", "empty.pdf", "--out", "x.csv", cwd=tmp_path)
    assert (none.returncode, none.stdout, (tmp_path / "x.csv").exists()) == (3, "", False)
    assert reportgen("read", "maine.txt", "--profile", "ncmec-state-shet", cwd=tmp_path).returncode == 2


# ---- another publisher, with what the documentation says


SHEET = """Harbour sheet for {state}

During 2022, 1,204 ships called at ports in {state}; 12% of them were delayed, most at berth 4.
Nationwide, ports counted more than 2.5 million calls.

Ferries\t1,200
Cargo ships\t4
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = (ROOT / "docs/reading-published-sheets.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    return written(tmp_path_factory.mktemp("harbour"), example, "harbour.toml")


@pytest.mark.parametrize("state", ["Oregon", "West Virginia"])
def test_the_documented_profile_reads_another_domain(harbour: Path, state: str, tmp_path: Path) -> None:
    sheet = as_pdf(SHEET.format(state=state), tmp_path / "sheet.pdf")
    found = read_sheets([sheet], [load_profile(harbour)], BUILT_IN, None)
    code = next(place.code for place in BUILT_IN.values() if place.name == state)
    assert {(str(one.key), one.value, str(one.qualifier)) for one in found.rows} == {
        (f"{code}/port_calls/2022", 1204, "exact"),
        (f"{code}/delayed_share/2022", 12, "exact"),
        ("US/port_calls/2022", 2_500_000, "more_than"),
        (f"{code}/ferry_calls/2022", 1200, "exact"),
        (f"{code}/cargo_calls/2022", 4, "exact"),
    }
    assert (found.findings, found.in_full) == ((), True)


def test_a_profile_s_faults_are_told_with_the_nearest_key(harbour: Path, tmp_path: Path) -> None:
    text = (
        harbour.read_text(encoding="utf-8")
        .replace("expected =", "expect =")
        .replace("{value} ships", "ships")
    )
    with pytest.raises(InputError) as error:
        load_profile(written(tmp_path, text, "faulty.toml"))
    told = [str(finding) for finding in error.value.findings]
    assert any('Did you mean "expected"' in one for one in told)
    assert any("{value} is missing" in one for one in told)


# ---- documents that can't be used


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


CATALOG, PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
PACKED = zlib.compress(b"(a) Tj " * 3_000_000, 9)
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def word(path: Path, body: str) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return path.read_bytes()


PDFS = {
    "empty": (b"", "It is empty"),
    "no pdf": (b"hello", "not what its name says"),
    "cut short": (pdf(CATALOG)[:40], "damaged or cut short"),
    "a picture": (pdf(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE), "needs OCR first"),
    "a loop": (pdf(CATALOG, b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"), "can't be read"),
    "many pages": (
        pdf(CATALOG, b"<</Type/Pages/Count 10000/Kids[%s]>>" % (b"3 0 R " * 10000), PAGE),
        "no more than 300 are read",
    ),
    "a bomb": (
        pdf(CATALOG, b"<</Filter/FlateDecode>>\nstream\n" + PACKED + b"\nendstream"),
        "unpacks to more than",
    ),
}


@pytest.mark.parametrize("case", PDFS)
def test_a_pdf_that_cannot_be_used(case: str, tmp_path: Path) -> None:
    data, said = PDFS[case]
    path = tmp_path / "sheet.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        open_document(path, "sheet.pdf")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (WORD + "<w:p><w:r><w:t>" + "a" * 20_000_000, "more than 8 MB"),
        (f'<!DOCTYPE x [<!ENTITY a "aa">]>{WORD}<w:p>&a;</w:p></w:body></w:document>', "XML entities"),
        (WORD + "<w:p>" * 100_000, "damaged"),
        (WORD + "</w:body></w:document>", "no words"),
    ],
    ids=["a bomb", "entities", "deep", "blank"],
)
def test_a_word_file_that_cannot_be_used(body: str, said: str, tmp_path: Path) -> None:
    word(tmp_path / "sheet.docx", body)
    with pytest.raises(InputError, match=said):
        open_document(tmp_path / "sheet.docx", "sheet.docx")


def test_a_word_file_s_text_boxes_and_headers_are_read(tmp_path: Path) -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>"
    word(tmp_path / "sheet.docx", f"{WORD}<w:p><w:r><w:t>first</w:t></w:r></w:p>{box}</w:body></w:document>")
    lines = open_document(tmp_path / "sheet.docx", "sheet.docx").lines
    assert [(line.text, line.place) for line in lines] == [
        ("first", "paragraph 1"),
        ("in a box", "paragraph 2"),
    ]
