"""`reportgen check`, `reportgen accept` and what a build makes of them, by the command line.

Whatever differs from this project's own inputs is made up.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from finished import read_pdf, read_word
from lxml import etree
from projects import ROOT, SHARED, Line, change, copied, lines_of, pdfs, set_figure
from test_broken_inputs import reportgen

from reportgen.pipeline import read_checked
from reportgen.project import load_project

SHEET = "inputs/2023/massachusetts.csv"
BY_STATE = "inputs/2023/cybertipline-by-state.csv"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def settings(project: Path, text: str) -> None:
    with (project / "reportgen.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def added(file: Path, *rows: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8")


# ---- this repository's own


def test_our_own_inputs_have_no_error_and_three_true_warnings() -> None:
    checked = read_checked(load_project(ROOT))
    assert not [c for c in checked.concerns if c.stops]
    done = reportgen("check", cwd=ROOT)
    assert done.returncode == 0
    assert done.stdout.endswith("0 errors, 3 warnings.\n")
    assert done.stderr.count("To be reviewed: The sheet prints two labels in one cell") == 2
    assert "US/cybertipline_reports/2015 is 4,403,657, and 2014’s is 1,106,071" in done.stderr


def test_the_coverage_says_who_is_missing_and_which_rows_wait() -> None:
    lines = [
        " ".join(line.split()) for line in reportgen("check", "--year", "2023", cwd=ROOT).stdout.splitlines()
    ]
    assert lines[0] == "measure years states nation gaps"
    assert "cybertipline_reports_by_state 2023 50 of 51 - not DC" in lines
    assert "missing_child_cases 2023 2 of 51 yes only MA ME" in lines
    assert f"{SHEET}, row 12, column value MA/missing_other/2023 under review" in lines


def test_everything_is_in_the_json() -> None:
    told = json.loads(reportgen("check", "--json", "--year", "2023", cwd=ROOT).stdout)
    assert set(told) == {"year", "findings", "coverage", "review", "accepted"}
    [line] = [one for one in told["coverage"] if one["measure"] == "cvip_submissions"]
    assert (line["have"], line["nation"], len(line["missing"])) == (["MA", "ME"], None, 49)
    assert [row["cell"] for row in told["review"]] == ["row 12, column value", "row 13, column value"]
    assert {one["severity"] for one in told["findings"]} == {"warning"}


@pytest.mark.skipif(
    not (SHARED / "data/fbi").exists(), reason="../shared/data/fbi is not beside this checkout"
)
def test_what_is_wrong_in_a_real_table_is_found_and_little_else(tmp_path: Path) -> None:
    """Five sums that the FBI's table has wrong, the nation's totals of 2013 to 2015, and odd moves."""
    project = tmp_path / "crime"
    shutil.copytree(ROOT / "tests/fixtures/fbi", project)
    shutil.copy(SHARED / "data/fbi/fbi_estimated_crimes_2011_2019.csv", project / "inputs/crimes.csv")
    concerns = read_checked(load_project(project)).concerns
    sums = [c.finding.what.split(" is ")[0] for c in concerns if c.stops and "its parts" in c.finding.what]
    assert sorted(sums) == [
        "HI/violent_crime/2015",
        "NH/violent_crime/2013",
        *(f"US/violent_crime/{year}" for year in (2013, 2014, 2015)),
    ]
    assert len([c for c in concerns if c.stops]) == 8
    assert len([c for c in concerns if not c.stops]) < 20


# ---- one finding each

LAW = "cybertipline_reports_to_law_enforcement"
UNDER_18 = ("VT", "civilian_population_under_18", "2023")


def fraction(project: Path) -> None:
    for file in (SHEET, "inputs/2023/maine.csv"):
        set_figure(project / file, "US", "missing_likely_trafficked_share", value="0.19", quote="")


def law_enforcement(value: int) -> Callable[[Path], None]:
    row = f"ME,{LAW},2022,{value},,,ncmec-maine-2023,,,,"
    return lambda project: added(project / "inputs/2023/maine.csv", row)


def population(**cells: str) -> Callable[[Path], None]:
    def edit(line: Line) -> Line | None:
        if (line["jurisdiction"], line["measure"], line["period"]) != UNDER_18:
            return line
        return line | cells if cells else None

    return lambda project: change(project / "inputs/reference/population.csv", edit)


def last_year_s(project: Path) -> None:
    for state, value in (("PR", 900), ("CA", 95000)):
        row = f"{state},cybertipline_reports_by_state,2022,{value},,,ncmec-by-state-2023,,,,"
        added(project / BY_STATE, row)


def sheet(of: str, place: str = "MA", **cells: str) -> Callable[[Path], None]:
    return lambda project: set_figure(project / SHEET, place, of, **cells)


FINDINGS = [
    pytest.param(
        sheet("missing_from_social_services", value="870", quote=""),
        ["row 10, column value; row 11", "add up to 956", "870 (row 11, column value) were 807", "Look them"],
        1,
        id="parts that don't add up",
    ),
    pytest.param(
        sheet("trafficking_engagements", value="83"),
        [f"{SHEET}, row 15, column value", "its quote 38", "two digits are swapped", "Look it up"],
        1,
        id="a digit swapped",
    ),
    pytest.param(
        fraction,
        ["row 9, column value", "looks like a fraction", "Write 19.00"],
        0,
        id="a percent that is a fraction",
    ),
    pytest.param(
        sheet("missing_likely_trafficked_share", "US", value="119"),
        [f"{SHEET}, row 9, column value", "more than 100 percent", "Write 19"],
        1,
        id="a percent over a hundred",
    ),
    pytest.param(
        sheet("cvip_submissions", period="2032"),
        [f"{SHEET}, row 6, column value", "is of 2032", "taken down in 2026", "Mend the year"],
        1,
        id="a year to come",
    ),
    pytest.param(
        law_enforcement(157),
        ["maine.csv, row 4, column value; row 22", "+901 percent", "10 times too large", "accept the row"],
        0,
        id="a factor of ten",
    ),
    pytest.param(
        law_enforcement(1571),
        ["maine.csv, row 4, column value; row 22", "unchanged to the digit", "last year's by mistake"],
        0,
        id="an unchanged figure",
    ),
    pytest.param(
        last_year_s,
        [f"{BY_STATE}, row 54, column value", "2022 and none of 2023 for Puerto Rico", "Add it"],
        0,
        id="a state that vanished",
    ),
    pytest.param(
        population(),
        [f"{BY_STATE}, row 47, column value", "civilian_population_under_18 has none for Vermont", "Add civ"],
        0,
        id="no population",
    ),
    pytest.param(
        population(source="vermont-ag-2025"),
        ["inputs/reference/population.csv, row ", "2 vintages", "vermont-ag-2025", "from one source"],
        0,
        id="two vintages",
    ),
]


@pytest.mark.parametrize(("spoil", "told", "code"), FINDINGS)
def test_a_finding_names_its_cell_and_what_to_do(
    project: Path, spoil: Callable[[Path], None], told: list[str], code: int
) -> None:
    spoil(project)
    done = reportgen("check", cwd=project)
    lines = done.stderr.splitlines()
    line = next((line for line in lines if all(words in line for words in told)), done.stderr)
    for words in told:
        assert words in line
    assert "Traceback" not in done.stderr
    assert done.returncode == code
    assert reportgen("check", "--strict", cwd=project).returncode == 1


def test_unusable_inputs_end_with_3_and_a_year_without_figures_with_2(project: Path) -> None:
    assert reportgen("check", "--year", "1931", cwd=project).returncode == 2
    (project / "inputs/sources.csv").write_text("")
    assert reportgen("check", cwd=project).returncode == 3


# ---- build


def test_a_build_stops_only_the_briefings_that_an_error_touches(project: Path) -> None:
    set_figure(project / SHEET, "MA", "missing_from_social_services", value="817", quote="")
    done = reportgen("build", "new-england", "MA", "ME", "VT", "--format", "pdf", cwd=project)
    assert done.returncode == 4, done.stderr
    assert pdfs(done.stdout) == ["maine.pdf", "vermont.pdf"]
    assert done.stderr.count("add up to 903") == 1
    alone = reportgen("build", "VT", "--format", "pdf", cwd=project)
    assert alone.returncode == 1
    assert "add up to 903" in alone.stderr
    settings(project, '[check]\nlooked_at = ["MA/missing_child_cases/2023"]')
    done = reportgen("build", "new-england", "MA", "--format", "pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "MA/missing_child_cases/2023 was looked at" in done.stderr


def test_a_warning_is_told_by_the_builds_that_it_concerns(project: Path) -> None:
    row = "ME,cybertipline_reports_to_law_enforcement,2022,157,,,ncmec-maine-2023,,,,"
    added(project / "inputs/2023/maine.csv", row)
    done = reportgen("build", "ME", "--format", "pdf", cwd=project)
    assert done.returncode == 0
    assert done.stderr.count("10 times too large") == 1
    assert "10 times" not in reportgen("build", "VT", "--format", "pdf", cwd=project).stderr


# ---- disclosure

SECRET = re.compile(r"(?<![\d.,])737(?![\d]|[.,]\d)")


def said_in(folder: Path) -> dict[str, str]:
    """All that the finished files of New England and Vermont say, by where they say it."""
    found = {}
    for slug in ("new-england", "vermont"):
        pdf, word = read_pdf(folder / f"{slug}.pdf"), read_word(folder / f"{slug}.docx")
        found[f"{slug} pdf"] = "\n".join([*(p.text for p in pdf.pieces), *pdf.artifacts])
        found[f"{slug} pdf alternatives"] = "\n".join(pdf.alternatives)
        found[f"{slug} word alternatives"] = "\n".join(word.alternatives)
        with zipfile.ZipFile(folder / f"{slug}.docx") as package:
            for name in package.namelist():
                data = package.read(name)
                if name.endswith(".xml"):
                    found[f"{slug} {name}"] = "\n".join(etree.fromstring(data).itertext())
                elif name.endswith(".xlsx"):
                    book = openpyxl.load_workbook(io.BytesIO(data))
                    cells = (cell for sheet in book for row in sheet.values for cell in row)
                    found[f"{slug} {name}"] = "\n".join(map(str, cells))
    return found


def test_a_withheld_count_is_in_no_part_of_any_finished_file(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", templates=True)
    with (project / "templates/region.md").open("a", encoding="utf-8") as file:
        file.write("\n{{ bars(region.each.cybertipline_reports_by_state) }}\n")
    set_figure(project / BY_STATE, "VT", "cybertipline_reports_by_state", value="737", quote="737")
    names = ("new-england", "VT")
    assert reportgen("build", *names, cwd=project).returncode == 0
    shown = {where for where, text in said_in(project / "outputs/2023").items() if SECRET.search(text)}
    for part in ("pdf", "pdf alternatives", "word/document.xml"):
        assert any(where.endswith(part) for where in shown), (part, shown)
    assert any("chart" in where for where in shown), shown
    assert any(where.endswith(".xlsx") for where in shown), shown
    settings(project, '[disclosure]\nthreshold = 1000\nmeasures = ["cybertipline_reports_by_state"]')
    done = reportgen("build", *names, cwd=project)
    assert done.returncode == 0, done.stderr
    withheld = said_in(project / "outputs/2023")
    assert not {where for where, text in withheld.items() if SECRET.search(text)}
    assert "[c]" in withheld["new-england word/document.xml"]
    assert not SECRET.search(done.stdout + done.stderr)
    assert not SECRET.search(reportgen("check", "--json", cwd=project).stdout)


def test_a_withheld_count_that_can_be_worked_out_stops_its_briefings(project: Path) -> None:
    maine = project / "inputs/2023/maine.csv"
    set_figure(maine, "ME", "missing_other", value="19", quote="")
    set_figure(maine, "ME", "missing_child_cases", value="21", quote="")
    settings(project, "[disclosure]\nthreshold = 10")
    done = reportgen("build", "ME", "VT", "--format", "pdf", cwd=project)
    assert done.returncode == 4
    assert pdfs(done.stdout) == ["vermont.pdf"]
    for words in (
        "inputs/2023/maine.csv, row 11, column value: ME/missing_from_social_services/2023 is withheld",
        "can be worked out from ME/missing_child_cases/2023 (inputs/2023/maine.csv, row 10, column value)",
        "write [c] for ME/missing_other/2023 in inputs/2023/maine.csv, row 12, column value",
    ):
        assert words in done.stderr
    set_figure(maine, "ME", "missing_other", value="[c]")
    assert reportgen("build", "ME", "--format", "pdf", cwd=project).returncode == 0


@pytest.mark.parametrize("threshold", ["1", "2", '"ten"'])
def test_a_threshold_that_would_withhold_nothing_is_a_usage_error(project: Path, threshold: str) -> None:
    settings(project, f"[disclosure]\nthreshold = {threshold}")
    done = reportgen("check", cwd=project)
    assert done.returncode == 2
    assert "reportgen.toml, [disclosure], threshold: " in done.stderr


def test_a_region_s_published_figure_gives_its_one_withheld_state_away(project: Path) -> None:
    settings(project, '[places.NEWENG]\nname = "New England"\n\n[disclosure]\nthreshold = 1000')
    set_figure(project / BY_STATE, "VT", "cybertipline_reports_by_state", value="737", quote="")
    six = [
        line
        for line in lines_of(project / BY_STATE)
        if line["jurisdiction"] in {*"CT ME MA NH RI VT".split()}
    ]
    total = sum(int(line["value"]) for line in six)
    added(project / BY_STATE, f"NEWENG,cybertipline_reports_by_state,2023,{total},,,ncmec-by-state-2023,,,,")
    done = reportgen("check", "--year", "2023", cwd=project)
    assert done.returncode == 1
    assert (
        "VT/cybertipline_reports_by_state/2023 is withheld, and can be worked out from NEWENG/" in done.stderr
    )


def test_a_measure_that_is_none_is_a_usage_error(project: Path) -> None:
    settings(project, '[disclosure]\nthreshold = 10\nmeasures = ["missing_chld_cases"]')
    done = reportgen("build", cwd=project)
    assert done.returncode == 2
    assert 'Did you mean "missing_child_cases"' in done.stderr


# ---- accept


def test_accept_writes_one_cell_and_takes_the_warning_away(project: Path) -> None:
    before = (project / SHEET).read_bytes()
    done = reportgen("accept", SHEET, "12", "13", "--by", "J. Doe", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == f"{SHEET}, row 12, column accepted: accepted"
    after = (project / SHEET).read_bytes()
    assert re.sub(rb'"J\. Doe, \d{4}-\d\d-\d\d"', b"", after) == before
    check = reportgen("check", "--year", "2023", cwd=project)
    assert check.stderr == ""
    assert "accepted by J. Doe, 20" in check.stdout
    assert reportgen("build", "MA", "--format", "pdf", cwd=project).stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SHEET, "2"), "This row has no reason for review. Write into its column review"),
        ((SHEET, "12", "99"), "There is no row 99. Its rows are 2 to 21."),
        (("inputs/2023/vermont.csv", "2"), "There is no such file in the project."),
        (("reportgen.toml", "2"), "Only CSV files and workbooks are written to."),
    ],
)
def test_accept_refuses_and_writes_nothing(project: Path, arguments: tuple[str, ...], said: str) -> None:
    before = (project / SHEET).read_bytes()
    done = reportgen("accept", *arguments, "--by", "J. Doe", cwd=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert (project / SHEET).read_bytes() == before


def test_accept_says_who_accepted_a_row_before(project: Path) -> None:
    set_figure(project / SHEET, "MA", "missing_orr", accepted="A tester, 2026-11-21")
    done = reportgen("accept", SHEET, "12", "13", "--by", "J. Doe", cwd=project)
    assert done.returncode == 2
    assert "row 13, column accepted: It was accepted by A tester, 2026-11-21." in done.stderr
    assert [line["accepted"] for line in lines_of(project / SHEET)].count("") == 19


def test_accept_writes_into_the_starter_s_workbook_and_keeps_its_drop_downs(tmp_path: Path) -> None:
    assert reportgen("init", "new", cwd=tmp_path).returncode == 0
    file = tmp_path / "new/inputs/figures.xlsx"
    book = openpyxl.load_workbook(file)
    book["figures"]["J2"] = "A smudge (made up)"
    drop_downs = len(book["figures"].data_validations.dataValidation)
    book.save(file)
    done = reportgen("accept", "inputs/figures.xlsx", "2", "--by", "J. Doe", cwd=tmp_path / "new")
    assert done.stdout == "inputs/figures.xlsx, figures!K2: accepted\n"
    after = openpyxl.load_workbook(file)
    assert after.sheetnames == book.sheetnames
    assert len(after["figures"].data_validations.dataValidation) == drop_downs > 0
    assert "figures!D2  " in reportgen("check", cwd=tmp_path / "new").stdout
