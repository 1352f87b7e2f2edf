"""`reportgen explain`, and the table of figures that lies beside every briefing, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from finished import read_word
from projects import briefing_of as composed
from projects import copied, lines_of, set_figure
from test_command_line import reportgen
from test_verify_command import edited

from reportgen.document.walk import figures
from reportgen.explain.cells import cells
from reportgen.explain.sidecar import harmless
from reportgen.pipeline import Materials

REPORTS = "inputs/2023/cybertipline-by-state.csv"
NBSP = "\u00a0"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copied(tmp_path_factory.mktemp("explain") / "project")
    done = reportgen("build", "MA", "new-england", "--year", "2023", cwd=project)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


def told(project: Path, *arguments: str) -> str:
    done = reportgen("explain", *arguments, cwd=project)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


# ---- what stands behind a number


def test_a_total_is_told_with_each_observation_its_cell_and_its_file(made: Path) -> None:
    found = told(made, "outputs/2023/new-england.pdf", "29,687")
    assert (
        "“29,687” is the sum of 6 observations: “CyberTipline reports, by-state table” of New England"
        in found
    )
    assert re.search(r"^  f\d+: page 1, a key figure$", found, re.MULTILINE)
    assert re.search(r"^  f\d+: page \d, under “[^”]+”, the table “", found, re.MULTILINE)
    rows = {row["jurisdiction"]: (at, row) for at, row in enumerate(lines_of(made / REPORTS), 2)}
    for code, name in {"CT": "Connecticut", "ME": "Maine", "VT": "Vermont"}.items():
        at, row = rows[code]
        number = f"{int(row['value']):,}"
        assert f"of {name}, 2023: {number} ({REPORTS}, row {at}, column value)" in found
        assert f"as printed: “{row['quote']}”; source: {row['source']}, {row['locator']}" in found
    assert f"{REPORTS}: SHA-256 {sha256((made / REPORTS).read_bytes()).hexdigest()}" in found
    (source,) = (row for row in lines_of(made / "inputs/sources.csv") if row["id"] == "ncmec-by-state-2023")
    assert f"{source['file']}: SHA-256 {source['sha256']}" in found


def test_a_share_a_rate_and_a_rank_are_told_with_their_sides(made: Path) -> None:
    share = told(made, "outputs/2023/massachusetts.docx", "90.4%")
    assert (
        "of Massachusetts, 2023 (807) as a share of “Missing child cases” of Massachusetts, 2023 (893)"
        in share
    )
    rate = told(made, "outputs/2023/new-england.pdf", "10.3")
    assert (
        "of New England, 2023 (29,687) for each 1,000 of “Children under 18” of New England, July 1, 2023"
        in rate
    )
    listed = told(made, "outputs/2023/new-england.pdf")
    assert "the place among the 50 states, the highest first: " in listed
    assert "how many of the 6 places of New England have a figure: " in listed
    assert (
        "the change from “CyberTipline reports received” of the United States, 2022 (32,059,029) to "
        in listed
    )


def test_every_operation_has_words(made: Path, ours: Materials) -> None:
    for name in ("new-england", "massachusetts", "texas", "50-states"):
        briefing = composed(ours, name)
        from reportgen.explain import Wording

        wording = Wording.of(ours.dataset)
        assert all(wording(figure.formula) for figure in figures(briefing))


def test_a_figure_is_found_by_its_number_and_however_it_is_written(made: Path) -> None:
    file = "outputs/2023/new-england.docx"
    by_text = told(made, file, "29,687")
    assert told(made, file, "29687") == by_text
    number = re.search(r"^  (f\d+): ", by_text, re.MULTILINE)
    assert number
    alone = told(made, file, number[1])
    assert (alone.startswith("“29,687” is"), len(re.findall(r"^  f\d+: ", alone, re.MULTILINE))) == (True, 1)


def test_without_a_figure_all_are_listed_in_order(made: Path, ours: Materials) -> None:
    for kind, place in (("pdf", "page"), ("docx", "paragraph")):
        heads, *rows = told(made, f"outputs/2023/massachusetts.{kind}").splitlines()
        assert heads.split()[:3] == ["id", place, "figure"]
        wanted = [figure.text.replace(NBSP, " ") for figure in figures(composed(ours, "massachusetts"))]
        assert [row.split()[0] for row in rows] == [f"f{at}" for at in range(1, len(wanted) + 1)]
        assert all(text in row for text, row in zip(wanted, rows, strict=True))


def test_the_nearest_are_named_where_no_figure_says_so(made: Path) -> None:
    done = reportgen("explain", "outputs/2023/massachusetts.pdf", "9,538", cwd=made)
    assert done.returncode == 2
    assert "massachusetts.pdf: no figure says “9,538”. Did you mean “9,539”" in done.stderr


def test_an_edited_file_is_explained_with_a_warning(project: Path) -> None:
    edited(project / "outputs/2023/massachusetts.docx", (">9,539<", ">9,593<"))
    done = reportgen("explain", "outputs/2023/massachusetts.docx", "9,539", cwd=project)
    assert (done.returncode, done.stdout.startswith("“9,539” is stated so by its source: ")) == (0, True)
    assert "it doesn't say everywhere what is explained. `reportgen verify` tells where." in done.stderr
    done = reportgen("explain", "outputs/2023/massachusetts.docx", "9,593", cwd=project)
    assert done.returncode == 2
    assert "“9,593” is no figure of the data; it stands where “9,539” should stand" in done.stderr


def test_a_file_older_than_its_data_is_explained_as_they_are_now(project: Path) -> None:
    set_figure(project / REPORTS, "ME", "cybertipline_reports_by_state", value="2120", quote="")
    done = reportgen("explain", "outputs/2023/new-england.pdf", "29,688", cwd=project)
    assert done.returncode == 0
    assert "of Maine, 2023: 2,120 (" in done.stdout
    assert "the project has changed since it was built. Explained is what it says today." in done.stderr


def test_what_is_no_file_of_ours_is_told(project: Path) -> None:
    (project / "notes.txt").write_text("plain", encoding="utf-8")
    done = reportgen("explain", "notes.txt", cwd=project)
    assert (done.returncode, done.stdout) == (3, "")
    assert "notes.txt: it is neither a PDF nor a Word file (.docx)." in done.stderr


def test_json_has_figures_observations_files_and_sources(made: Path) -> None:
    found = json.loads(told(made, "outputs/2023/new-england.pdf", "29,687", "--json"))
    first = found["figures"][0]
    assert (first["page"], first["text"], first["value"]) == (1, "29,687", "29687")
    assert [one["id"] for one in found["observations"]] == first["observations"]
    assert found["observations"][0]["file"] == REPORTS
    assert found["files"] == [{"file": REPORTS, "sha256": sha256((made / REPORTS).read_bytes()).hexdigest()}]
    assert [one["id"] for one in found["sources"]] == ["ncmec-by-state-2023"]


# ---- the table beside a briefing


def table(project: Path, slug: str) -> list[dict[str, str]]:
    data = (project / f"outputs/2023/{slug}.figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("slug", ["massachusetts", "new-england"])
def test_the_table_has_each_figure_with_its_page_operation_and_cells(
    made: Path, ours: Materials, slug: str
) -> None:
    rows, wanted = table(made, slug), list(figures(composed(ours, slug)))
    assert [row["figure"] for row in rows] == [f"f{at}" for at in range(1, len(wanted) + 1)]
    assert [row["text"].lstrip("'") for row in rows] == [one.text.replace(NBSP, " ") for one in wanted]
    assert [row["value"] for row in rows] == [str(one.value) for one in wanted]
    pages = [int(row["page"]) for row in rows]
    assert (pages == sorted(pages), pages[0]) == (True, 1)
    for row in rows:
        assert row["operation"]
        assert row["sources"]
        assert re.match(r"inputs/.+\.csv, rows? \d+.*, column value", row["cells"])


def test_the_numbers_of_figures_are_those_of_the_bookmarks_in_word(made: Path) -> None:
    import zipfile

    with zipfile.ZipFile(made / "outputs/2023/massachusetts.docx") as archive:
        body = archive.read("word/document.xml").decode()
    marked = dict(re.findall(r'w:name="_rg(\d+)"/><w:r>.*?<w:t[^>]*>([^<]*)</w:t>', body))
    rows = {row["figure"]: row["text"].lstrip("'") for row in table(made, "massachusetts")}
    assert len(marked) > 40
    assert all(rows[f"f{at}"] == text.replace(NBSP, " ") for at, text in marked.items())


def test_a_project_can_do_without_the_table(project: Path) -> None:
    settings = project / "reportgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[build]", "[build]\nsidecar = false"), encoding="utf-8")
    done = reportgen("build", "VT", "--out", "plain", cwd=project)
    assert done.stdout.splitlines() == ["plain/2023/vermont.pdf", "plain/2023/vermont.docx"]


def test_the_table_comes_with_one_format_too_and_then_has_no_pages(project: Path) -> None:
    shutil.rmtree(project / "outputs", ignore_errors=True)
    done = reportgen("build", "MA", "--format", "docx", cwd=project)
    assert done.stdout.splitlines() == [
        f"outputs/2023/massachusetts.{kind}" for kind in ("docx", "figures.csv")
    ]
    assert {row["page"] for row in table(project, "massachusetts")} == {""}
    assert read_word(project / "outputs/2023/massachusetts.docx")


def test_no_cell_of_the_table_is_a_formula_to_a_spreadsheet(project: Path) -> None:
    measures = project / "inputs/measures.toml"
    text = measures.read_text(encoding="utf-8")
    assert 'label = "Missing child cases"' in text
    spoiled = text.replace('label = "Missing child cases"', 'label = "=HYPERLINK(1)"', 1)
    measures.write_text(spoiled, encoding="utf-8")
    assert reportgen("build", "MA", cwd=project).returncode == 0
    for row in table(project, "massachusetts"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for key, cell in row.items() if key != "value")
    assert [harmless(text) for text in ("=1+1", "+12%", "-5", "@x", "\tx", "12%", "−5")] == [
        "'=1+1", "'+12%", "'-5", "'@x", "'\tx", "12%", "−5",
    ]  # fmt: skip


def test_cells_that_follow_one_another_are_one_run(ours: Materials) -> None:
    of = [one for one in ours.dataset.by_id.values() if one.locator.file == REPORTS]
    rows = sorted(of, key=lambda one: int(one.locator.cell.split()[1].rstrip(",")))
    assert cells([rows[0], rows[1], rows[2], rows[5]]) == f"{REPORTS}, rows 2–4, 7, column value"
    assert cells(rows[:1]) == f"{REPORTS}, row 2, column value"
