"""`reportgen verify`, and the verifying that every build does, as a user runs them.

Whatever is changed in a copy of the project or in a finished file is made up.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from projects import ROOT, copied, set_figure
from test_command_line import reportgen

MAINE = "inputs/2023/maine.csv"
BODY = "word/document.xml"
ROSTER = """\
full_name,chamber,state,district,party,office phone
Joe Inventedname,House,ME,2,Purple Party,5550100
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with Maine and New England built."""
    project = copied(tmp_path_factory.mktemp("verify") / "project")
    done = reportgen("build", "ME", "new-england", "--year", "2023", cwd=project)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def edited(file: Path, *changes: tuple[str, str], part: str = BODY, to: Path | None = None) -> Path:
    """A Word file with other words in one of its parts, each of which must be there."""
    with zipfile.ZipFile(file) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    target = to or file
    with zipfile.ZipFile(target, "w") as archive:
        for info, data in parts.items():
            text = data
            if info.filename == part:
                for old, new in changes:
                    assert old.encode() in text, old
                    text = text.replace(old.encode(), new.encode(), 1)
            archive.writestr(info, text)
    return target


# ---- what holds


def test_without_a_name_all_of_the_last_year_built_is_verified(project: Path) -> None:
    shutil.copytree(project / "outputs/2023", project / "outputs/2019")
    done = reportgen("verify", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"outputs/2023/{name}: {count} figures hold."
        for name, count in (
            ("maine.docx", 42),
            ("maine.pdf", 42),
            ("new-england.docx", 209),
            ("new-england.pdf", 209),
        )
    ]


def test_a_file_is_known_after_it_was_renamed_and_moved(project: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for kind in ("pdf", "docx"):
        (project / f"outputs/2023/maine.{kind}").rename(away / f"for the hearing.{kind}")
    done = reportgen("verify", away, "--project", project, cwd=away)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "for the hearing.docx: 42 figures hold.",
        "for the hearing.pdf: 42 figures hold.",
    ]


def test_a_legislator_s_file_needs_no_roster(project: Path) -> None:
    (project / "people.csv").write_text(ROSTER, encoding="utf-8")
    assert reportgen("build", "--for", "people.csv", cwd=project).returncode == 0
    (project / "people.csv").unlink()
    done = reportgen("verify", "outputs/2023/legislators", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("figures hold.") == 2


def test_a_file_says_no_more_of_a_person_than_its_template_asked_for(project: Path) -> None:
    (project / "people.csv").write_text(ROSTER, encoding="utf-8")
    assert reportgen("build", "--for", "people.csv", "--format", "docx", cwd=project).returncode == 0
    (file,) = (project / "outputs/2023/legislators").glob("*.docx")
    with zipfile.ZipFile(file) as archive:
        everything = "".join(archive.read(name).decode("latin-1") for name in archive.namelist())
    assert "Inventedname" in everything
    assert "5550100" not in everything
    assert "Purple" not in everything


def test_a_date_given_by_the_environment_is_known_again(project: Path) -> None:
    settings = project / "reportgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("prepared = ", "# prepared = "), "utf-8")
    done = reportgen("build", "ME", cwd=project, SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(project / "outputs/2023/maine.docx") as archive:
        footers = "".join(archive.read(n).decode() for n in archive.namelist() if "footer" in n)
    assert "Draft, prepared Nov. 14, 2023." in footers.replace("\u00a0", " ")
    done = reportgen("verify", "outputs/2023/maine.docx", "outputs/2023/maine.pdf", cwd=project)
    assert (done.returncode, done.stdout.count("42 figures hold.")) == (0, 2), done.stdout


# ---- what was changed in a file


def test_an_altered_figure_is_told_with_its_place(project: Path) -> None:
    edited(project / "outputs/2023/maine.docx", (">1,571<", ">1,517<"))
    done = reportgen("verify", "outputs/2023/maine.docx", cwd=project)
    assert done.returncode == 1
    first, *rest = done.stdout.splitlines()
    assert first.startswith("outputs/2023/maine.docx: 41 figures hold; ")
    assert "1 figure altered" in first
    assert any("1,571" in line and "1,517" in line for line in rest), done.stdout


def test_a_reworded_sentence_is_told_and_is_no_fault(project: Path) -> None:
    edited(project / "outputs/2023/maine.docx", (" were other cases.", " were cases of another kind."))
    done = reportgen("verify", "outputs/2023/maine.docx", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("outputs/2023/maine.docx: 42 figures hold; 1 ")
    assert "cases of another kind" in second


def test_a_figure_typed_into_the_file_is_told(project: Path) -> None:
    edited(project / "outputs/2023/maine.docx", (" were other cases.", " were other cases, 4,321 in all."))
    done = reportgen("verify", "outputs/2023/maine.docx", cwd=project)
    assert done.returncode == 1
    assert "4,321" in done.stdout


def test_of_several_files_it_says_how_many_don_t_hold(project: Path) -> None:
    edited(project / "outputs/2023/maine.docx", (">1,571<", ">1,517<"))
    done = reportgen("verify", cwd=project)
    assert done.returncode == 1
    assert "1 of 4 files don't hold." in done.stderr
    assert "outputs/2023/maine.pdf: 42 figures hold." in done.stdout


# ---- what changed in the project


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_data_that_changed_since_are_told_with_both_numbers(project: Path, kind: str) -> None:
    set_figure(project / MAINE, "ME", "cvip_submissions", value="46", quote="")
    done = reportgen("verify", f"outputs/2023/maine.{kind}", cwd=project)
    assert done.returncode == 1
    assert "the project has changed since it was built" in done.stdout
    assert "the data have changed since: 45 is now 46." in done.stdout


def test_templates_that_changed_since_leave_the_figures_standing(project: Path) -> None:
    shutil.copytree(ROOT / "templates", project / "templates")
    sheet = project / "templates" / "state-sheet.md"
    words = "too few for a percentage to mean much"
    holding = [path for path in (project / "templates").glob("*.md") if words in path.read_text("utf-8")]
    assert holding, sheet
    for path in holding:
        path.write_text(path.read_text("utf-8").replace(words, "too few for a share"), "utf-8")
    done = reportgen("verify", "outputs/2023/maine.pdf", cwd=project)
    assert done.returncode == 0, done.stdout
    assert "42 figures hold; 1 passage reworded; the project has changed since it was built." in done.stdout


def test_a_place_that_is_gone_is_told(project: Path) -> None:
    settings = project / "reportgen.toml"
    own = '\n[regions.corner]\nname = "Corner"\nmembers = ["ME", "NH", "VT"]\n'
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain + own, encoding="utf-8")
    assert reportgen("build", "corner", "--format", "pdf", cwd=project).returncode == 0
    settings.write_text(plain, encoding="utf-8")
    done = reportgen("verify", "outputs/2023/corner.pdf", cwd=project)
    assert done.returncode == 1
    assert 'the project has no place or region "corner" any more.' in done.stdout


def test_inputs_with_errors_are_told_for_each_file_that_needs_them(project: Path) -> None:
    set_figure(project / MAINE, "ME", "cvip_submissions", value="many")
    done = reportgen("verify", "outputs/2023/maine.pdf", cwd=project)
    assert done.returncode == 1
    assert "outputs/2023/maine.pdf: can't be verified." in done.stdout
    assert MAINE in done.stdout


# ---- what is no file of ours


def test_files_that_aren_t_ours_are_told_and_why(project: Path) -> None:
    (project / "notes.txt").write_text("plain text", encoding="utf-8")
    (project / "broken.pdf").write_bytes(b"%PDF-1.7\nand nothing more")
    (project / "broken.docx").write_bytes(b"PK\x03\x04and nothing more")
    edited(
        project / "outputs/2023/maine.docx",
        ('name="reportgen"', 'name="another"'),
        part="docProps/custom.xml",
        to=project / "stripped.docx",
    )
    names = ("notes.txt", "broken.pdf", "broken.docx", "stripped.docx", "gone.pdf")
    done = reportgen("verify", *names, cwd=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = "\n".join(done.stdout.splitlines())
    for name in names:
        assert f"{name}: can't be verified." in told
    assert "it is neither a PDF nor a Word file (.docx)." in told
    assert told.count("nothing in it says which briefing it is.") == 3
    assert "it can't be opened: No such file or directory." in told


def test_a_file_of_a_newer_reportgen_is_told(project: Path) -> None:
    edited(
        project / "outputs/2023/maine.docx",
        ("&quot;kind&quot;:&quot;state&quot;", "&quot;kind&quot;:&quot;county&quot;"),
        part="docProps/custom.xml",
    )
    done = reportgen("verify", "outputs/2023/maine.docx", cwd=project)
    assert done.returncode == 1
    assert "what it says about itself can't be read. A newer reportgen may have built it" in done.stdout


def test_a_file_of_an_older_version_says_so(project: Path) -> None:
    edited(
        project / "outputs/2023/maine.docx",
        ("&quot;version&quot;:&quot;", "&quot;version&quot;:&quot;0.0."),
        part="docProps/custom.xml",
    )
    done = reportgen("verify", "outputs/2023/maine.docx", cwd=project)
    assert "It was built by reportgen 0.0." in done.stdout


def test_it_says_where_there_is_nothing_to_verify(project: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = reportgen("verify", empty, cwd=project)
    assert (done.returncode, "there is no PDF or Word file in this folder." in done.stderr) == (2, True)
    shutil.rmtree(project / "outputs")
    done = reportgen("verify", cwd=project)
    assert (done.returncode, "nothing has been built there." in done.stderr) == (2, True)
    done = reportgen("verify", cwd=empty)
    assert (done.returncode, "There is no reportgen.toml in this folder." in done.stderr) == (2, True)


def test_json_tells_the_same(project: Path) -> None:
    edited(project / "outputs/2023/maine.docx", (">1,571<", ">1,517<"))
    done = reportgen("verify", "outputs/2023/maine.docx", "outputs/2023/maine.pdf", "--json", cwd=project)
    word, pdf = json.loads(done.stdout)["files"]
    assert done.returncode == 1
    assert (word["slug"], word["kind"], word["code"], word["year"]) == ("maine", "state", "ME", 2023)
    assert (word["holds"], word["figures"], pdf["holds"], pdf["figures"]) == (False, 41, True, 42)
    assert (pdf["altered"], pdf["added"], pdf["lost"], pdf["changed_since"]) == ([], [], [], False)
    assert "1,517" in word["altered"][0]["found"]


# ---- a build lets nothing leave that doesn't hold

PLANTED = """\
import dataclasses, sys
from reportgen import pipeline
from reportgen.cli import cli
from reportgen.document.nodes import Figure, Paragraph

def wrong(inline):
    return dataclasses.replace(inline, text="1,517") if getattr(inline, "text", "") == "1,571" else inline

def planted(briefing):
    first, *rest = briefing.sections
    blocks = tuple(
        dataclasses.replace(block, inlines=tuple(map(wrong, block.inlines)))
        if isinstance(block, Paragraph) else block
        for block in first.blocks
    )
    return dataclasses.replace(briefing, sections=(dataclasses.replace(first, blocks=blocks), *rest))

{where}
sys.exit(cli.main(sys.argv[1:], prog_name="reportgen", standalone_mode=False))
"""
IN_THE_WRITER = """\
honest = pipeline.writer
pipeline.writer = lambda ext: lambda briefing, theme: honest(ext)(planted(briefing), theme)
"""
IN_THE_WORDS = """\
composed = pipeline.compose
pipeline.compose = lambda *given: planted(composed(*given))
"""


def build_with(bug: str, project: Path) -> subprocess.CompletedProcess[str]:
    (project / "planted.py").write_text(PLANTED.replace("{where}", bug), encoding="utf-8")
    command = [sys.executable, "planted.py", "build", "ME", "VT", "--force"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_fault_of_a_writer_stops_its_briefing_and_the_older_files_stay(project: Path) -> None:
    before = {path.name: path.read_bytes() for path in (project / "outputs/2023").glob("maine.*")}
    done = build_with(IN_THE_WRITER, project)
    assert done.returncode == 4
    assert "maine.pdf: page 1, " in done.stderr
    assert "maine.docx: " in done.stderr
    assert "1,571" in done.stderr
    assert "1,517" in done.stderr
    assert "The program is at fault. Build again; if it stays, report it with this message." in done.stderr
    assert "1 of 2 briefings could not be built: maine." in done.stderr
    after = {path.name: path.read_bytes() for path in (project / "outputs/2023").glob("maine.*")}
    assert (after, len(after)) == (before, 3)
    assert "outputs/2023/vermont.pdf" in done.stdout.splitlines()


def test_a_fault_in_what_is_composed_stops_its_briefing(project: Path) -> None:
    done = build_with(IN_THE_WORDS, project)
    assert done.returncode == 4
    assert "maine: the data don't hold this figure: “1,517”" in done.stderr
    assert "outputs/2023/maine.pdf" not in done.stdout.splitlines()
