"""One briefing from top to bottom: files in place, or the findings that say why not."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from reportgen.document.walk import figures, text_of
from reportgen.errors import Exit, Finding, InputError, PublishError, Severity
from reportgen.pipeline import Job, Materials, build, compose_job, prepare
from reportgen.project import load_project

MEASURES = """
[cases]
label = "Cases"
one = "case"
many = "cases"
key_label = "cases"

[tips]
label = "Tips"
one = "tip"
many = "tips"
key_label = "tips"
"""
SOURCES = "id,title,publisher,retrieved\nsheet,A made-up sheet,An office,2026-11-21\n"
HEADER = "jurisdiction,measure,period,value,source,review,accepted\n"
STATE = """# {{ state }}

{% if state.cases.known %}It had {{ state.cases.counted }}.{% else %}No figure.{% endif %}
"""
REGION = "# {{ region }}\n\n{{ bars(region.each.cases) }}\n"
TOML = """
[project]
subject = "Made-up children"
office = "An office"
[regions.corner]
name = "The corner"
members = ["ME", "NH"]
"""


class Folder:
    """A made-up project on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("reportgen.toml", TOML)
        self.write("inputs/measures.toml", MEASURES)
        self.write("inputs/sources.csv", SOURCES)
        self.write("templates/state.md", STATE)
        self.write("templates/region.md", REGION)
        self.write("inputs/2023/maine.csv", f"{HEADER}ME,cases,2023,11,sheet,,\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def materials(self) -> Materials:
        return prepare(load_project(self.root))

    @property
    def out(self) -> Path:
        return self.root / "outputs"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def state(code: str, slug: str, *formats: str) -> Job:
    return Job("state", code, slug, 2023, formats)


MAINE, VERMONT = state("ME", "maine", "docx"), state("VT", "vermont", "docx")
CORNER = Job("region", "corner", "corner", 2023, ("docx",))


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


# ---- files


def test_a_briefing_is_put_in_place_under_its_year_in_every_format(folder: Folder) -> None:
    outcome = build(state("ME", "maine", "pdf", "docx"), folder.materials(), folder.out)
    names = ("maine.pdf", "maine.docx", "maine.figures.csv")
    wanted = tuple(folder.out / "2023" / name for name in names)
    assert (outcome.files, outcome.findings, outcome.code, outcome.failed) == (wanted, (), Exit.FINE, False)
    assert wanted[0].read_bytes().startswith(b"%PDF-")
    assert "11" in words(wanted[1])
    assert {path.name for path in wanted[0].parent.iterdir()} == set(names)


def test_a_region_has_its_own_template(folder: Folder) -> None:
    outcome = build(CORNER, folder.materials(), folder.out)
    assert [path.name for path in outcome.files] == ["corner.docx", "corner.figures.csv"]
    assert "The corner" in words(outcome.files[0])


def test_the_same_data_gives_the_same_bytes(folder: Folder) -> None:
    job = state("ME", "maine", "pdf", "docx")
    first, again = (
        [path.read_bytes() for path in build(job, folder.materials(), folder.out / name).files]
        for name in "ab"
    )
    assert first == again


def test_a_projects_own_template_and_day_are_used(folder: Folder) -> None:
    folder.write(
        "reportgen.toml", TOML.replace('office = "An office"', 'office = "An office"\nprepared = 2026-11-21')
    )
    folder.write("templates/mine.md", "# Mine {{ state.cases }}")
    folder.write(
        "reportgen.toml", (folder.root / "reportgen.toml").read_text() + '\n[templates]\nstate = "mine.md"\n'
    )
    materials = folder.materials()
    found = compose_job(MAINE, materials, materials.dataset)
    assert (text_of(found.title), found.date, found.author) == ("Mine 11", date(2026, 11, 21), "An office")


def test_a_template_that_the_project_lacks_is_the_starters(folder: Folder) -> None:
    (folder.root / "templates" / "region.md").unlink()
    outcome = build(CORNER, folder.materials(), folder.out)
    assert outcome.code is Exit.FINDINGS
    assert outcome.findings[0].where.startswith("the starter's region.md, line ")


def test_what_can_not_be_put_in_place_is_told_and_leaves_the_old_file(folder: Folder) -> None:
    (folder.out / "2023" / "maine.docx").mkdir(parents=True)
    outcome = build(MAINE, folder.materials(), folder.out)
    assert (outcome.files, outcome.failed, outcome.code) == ((), True, PublishError.exit_code)


# ---- templates


def test_a_templates_fault_is_its_jobs_alone(folder: Folder) -> None:
    folder.write("templates/region.md", "# {{ regin }}")
    materials = folder.materials()
    bad, good = (build(job, materials, folder.out) for job in (CORNER, MAINE))
    assert (bad.files, bad.failed, bad.code) == ((), True, Exit.FINDINGS)
    assert bad.findings[0].severity is Severity.ERROR
    assert (bad.findings[0].where, bad.findings[0].do) == (
        "templates/region.md, line 1",
        'Did you mean "region"?',
    )
    assert not good.failed


def test_a_state_that_a_template_does_not_handle_stops_the_briefings_that_are_in_it(folder: Folder) -> None:
    folder.write("templates/state.md", "# {{ state }}\n\nIt had {{ state.cases }}.\n")
    materials = folder.materials()
    assert not build(MAINE, materials, folder.out).failed
    outcome = build(VERMONT, materials, folder.out)
    assert str(outcome.findings[0]) == (
        "templates/state.md, line 3: there is no figure for state.cases of Vermont (not available). "
        "Ask first: {% if state.cases.known %} … {% endif %}."
    )
    assert not (folder.out / "2023" / "vermont.docx").exists()


# ---- holes in the data


def test_an_unusable_file_stops_exactly_the_briefings_that_asked_for_it(folder: Folder) -> None:
    folder.write("inputs/2023/vermont.csv", f"{HEADER}VT,cases,2023,a lot,sheet,,\n")
    materials = folder.materials()
    outcomes = {job.slug: build(job, materials, folder.out) for job in (MAINE, VERMONT, CORNER)}
    assert {slug: outcome.failed for slug, outcome in outcomes.items()} == {
        "maine": False, "vermont": True, "corner": False,
    }  # fmt: skip
    assert outcomes["vermont"].code is Exit.UNUSABLE
    assert outcomes["vermont"].findings == (
        Finding(
            Severity.ERROR,
            "inputs/2023/vermont.csv",
            "this briefing needs figures that may stand in this file, which has errors.",
            "Mend the errors named for it.",
        ),
    )
    assert not (folder.out / "2023" / "vermont.docx").exists()


def test_a_region_is_stopped_by_the_hole_of_one_of_its_places(folder: Folder) -> None:
    folder.write("inputs/2023/other.csv", f"{HEADER}NH,cases,2023,a lot,sheet,,\n")
    materials = folder.materials()
    assert build(CORNER, materials, folder.out).code is Exit.UNUSABLE
    assert not build(MAINE, materials, folder.out).failed


def test_a_hole_in_a_measure_that_nobody_asks_for_stops_nobody(folder: Folder) -> None:
    folder.write("inputs/2023/other.csv", f"{HEADER}ME,tips,2023,a lot,sheet,,\n")
    assert not build(MAINE, folder.materials(), folder.out).failed


def test_a_figure_that_another_file_has_is_no_hole(folder: Folder) -> None:
    folder.write("inputs/2023/other.csv", f"{HEADER}ME,cases,2023,a lot,sheet,,\n")
    assert not build(MAINE, folder.materials(), folder.out).failed


def test_a_template_that_fails_for_want_of_a_figure_is_told_as_the_hole(folder: Folder) -> None:
    folder.write("templates/state.md", "# {{ state }}\n\nIt had {{ state.cases }}.\n")
    folder.write("inputs/2023/vermont.csv", f"{HEADER}VT,cases,2023,a lot,sheet,,\n")
    outcome = build(VERMONT, folder.materials(), folder.out)
    assert [finding.where for finding in outcome.findings] == ["inputs/2023/vermont.csv"]
    assert outcome.code is Exit.UNUSABLE


def test_a_file_whose_keys_can_not_be_told_hides_every_absence_and_no_figure(folder: Folder) -> None:
    folder.write("inputs/2023/broken.csv", "not,a,table\n1,2,3\n")
    materials = folder.materials()
    assert materials.dataset.holes
    assert not build(MAINE, materials, folder.out).failed
    assert build(VERMONT, materials, folder.out).code is Exit.UNUSABLE


def test_an_earlier_run_keeps_its_file_where_a_later_one_fails(folder: Folder) -> None:
    built = build(MAINE, folder.materials(), folder.out).files[0]
    before = built.read_bytes()
    folder.write("templates/state.md", "# {{ nothing }}")
    assert build(MAINE, folder.materials(), folder.out).failed
    assert built.read_bytes() == before


def test_an_unusable_codebook_stops_the_run(folder: Folder) -> None:
    folder.write("inputs/measures.toml", "[cases]\nlabel = ")
    with pytest.raises(InputError, match=r"measures\.toml"):
        folder.materials()


# ---- figures under review


def test_a_figure_under_review_on_the_page_is_a_warning_with_its_cell(folder: Folder) -> None:
    folder.write("inputs/2023/maine.csv", f"{HEADER}ME,cases,2023,11,sheet,The row stands twice,\n")
    outcome = build(MAINE, folder.materials(), folder.out)
    assert not outcome.failed
    (warning,) = outcome.findings
    assert (warning.severity, warning.what) == (Severity.WARNING, "To be reviewed: The row stands twice")
    assert warning.where.startswith("inputs/2023/maine.csv, row 2")


@pytest.mark.parametrize(
    "line", ["ME,cases,2023,11,sheet,The row stands twice,A. B. on 2026-11-21", "ME,cases,2023,11,sheet,,"]
)
def test_a_figure_that_somebody_accepted_is_none(folder: Folder, line: str) -> None:
    folder.write("inputs/2023/maine.csv", f"{HEADER}{line}\nME,tips,2023,3,sheet,Smudged,\n")
    assert build(MAINE, folder.materials(), folder.out).findings == ()


def test_each_figure_under_review_warns_once_however_often_it_is_cited(folder: Folder) -> None:
    folder.write("inputs/2023/maine.csv", f"{HEADER}ME,cases,2023,11,sheet,Smudged,\n")
    folder.write(
        "templates/state.md", "# {{ state.cases }}\n\n{{ state.cases }}\n\n{{ bars([state.cases]) }}\n"
    )
    materials = folder.materials()
    assert len(build(MAINE, materials, folder.out).findings) == 1
    assert len(list(figures(compose_job(MAINE, materials, materials.dataset)))) > 3


def test_one_job_asks_nothing_in_anothers_name(folder: Folder) -> None:
    materials = folder.materials()
    build(MAINE, materials, folder.out)
    assert materials.dataset.asked is None
