"""`reportgen release` and `reportgen rebuild`, as a user runs them, on four made-up years.

Whatever is corrected here is made up.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from finished import read_pdf, read_word
from projects import ROOT, change, copied, set_figure
from test_command_line import reportgen

from reportgen.publish import locked

SIGNED = ("--by", "J. Doe", "--on", "2025-02-15")
REVISED = ("--revise", "--by", "K. Roe", "--reason", "Eastmark sent 2 late counts.", "--on", "2025-03-01")
FIGURES = "inputs/2024/figures.csv"


def copied_years(target: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/fixtures/four-years", target))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose 2024 was released once."""
    project = copied_years(tmp_path_factory.mktemp("release") / "project")
    done = reportgen("release", "2024", *SIGNED, cwd=project)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def seen(folder: Path) -> list[str]:
    """What a person sees in a folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def words_of(file: Path) -> str:
    """All that a finished file says, margins included."""
    if file.suffix == ".pdf":
        pdf = read_pdf(file)
        said = [*(piece.text for piece in pdf.pieces), *pdf.artifacts]
    else:
        word = read_word(file)
        said = [*(piece.text for piece in word.pieces), *word.footers]
    return "\n".join(said).replace("\u00a0", " ")


# ---- drafts


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_what_a_build_makes_says_on_each_page_that_it_is_a_draft(project: Path, extension: str) -> None:
    assert reportgen("build", "XE", "--format", extension, cwd=project).returncode == 0
    file = project / f"outputs/2024/eastmark-made-up.{extension}"
    feet = read_pdf(file).artifacts if extension == "pdf" else read_word(file).footers
    assert feet
    assert all("Draft, data as of" in foot.replace("\u00a0", " ") for foot in feet)


def test_a_setting_turns_the_mark_off(project: Path) -> None:
    settings = project / "reportgen.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[build]", "[build]\ndraft_mark = false"), "utf-8"
    )
    assert reportgen("build", "XE", cwd=project).returncode == 0
    for extension in ("pdf", "docx"):
        said = words_of(project / f"outputs/2024/eastmark-made-up.{extension}")
        assert "Draft" not in said
        assert "Figures for 2024. Data as of" in said


def test_a_draft_is_verified_after_the_setting_was_changed(project: Path) -> None:
    assert reportgen("build", "XE", cwd=project).returncode == 0
    settings = project / "reportgen.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[build]", "[build]\ndraft_mark = false"), "utf-8"
    )
    done = reportgen("verify", "outputs/2024", cwd=project)
    assert (done.returncode, "changed since" in done.stdout) == (0, False), done.stdout


# ---- a release


def test_a_release_lies_in_a_folder_of_its_own_with_all_that_it_is_made_of(made: Path) -> None:
    folder = made / "releases/2024/1"
    names = {path.name for path in (folder / "briefings").iterdir()}
    assert {"made-up-land.pdf", "made-up-land.docx", "made-up-land.figures.csv"} <= names
    assert (folder / "snapshot/project/inputs/2024/figures.csv").read_bytes() == (made / FIGURES).read_bytes()
    assert (folder / "snapshot/starter/templates/theme.toml").is_file()
    assert seen(made / "releases/2024") == ["1"]


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_a_released_briefing_says_who_released_it_and_when_and_is_no_draft(
    made: Path, extension: str
) -> None:
    said = words_of(made / f"releases/2024/1/briefings/made-up-land.{extension}")
    assert "Released Feb. 15, 2025, by J. Doe." in said
    assert "Figures for 2024. Released Feb. 15, 2025." in said
    assert "Draft" not in said


def test_a_release_keeps_who_signed_it_and_with_which_versions_it_was_made(made: Path) -> None:
    kept = json.loads((made / "releases/2024/1/release.json").read_text("utf-8"))
    assert (kept["release"]["by"], kept["release"]["day"]) == ("J. Doe", "2025-02-15")
    assert {"python", "reportgen", "reportlab", "python-docx"} <= kept["versions"].keys()
    folder = made / "releases/2024/1"
    there = hashes(folder)
    assert kept["files"] | kept["snapshot"] == {n: h for n, h in there.items() if n != "release.json"}


def test_every_file_of_a_release_is_read_only(made: Path) -> None:
    files = [path for path in (made / "releases/2024/1").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o222 for path in files} == {0}


def test_a_release_is_never_built_over(project: Path) -> None:
    for out in ("releases/2024/1", "releases/2024/1/briefings"):
        done = reportgen("build", "XE", "--out", out, cwd=project)
        assert done.returncode == 2
        assert "a release is never built over" in done.stderr


def test_a_build_leaves_a_release_as_it_is(project: Path) -> None:
    before = hashes(project / "releases")
    assert reportgen("build", cwd=project).returncode == 0
    assert hashes(project / "releases") == before


def test_a_released_file_is_verified_and_explained_by_what_it_was_made_of(project: Path) -> None:
    set_figure(project / FIGURES, "XE", "calls", value="4321")
    done = reportgen("verify", "releases/2024/1/briefings", cwd=project)
    assert (done.returncode, "altered" in done.stdout) == (0, False), done.stdout
    told = reportgen("explain", "releases/2024/1/briefings/eastmark-made-up.pdf", "1,188", cwd=project)
    assert (told.returncode, told.stderr) == (0, "")
    assert "1,188 (inputs/2024/figures.csv" in told.stdout


def test_a_released_file_without_its_release_can_t_be_verified(project: Path) -> None:
    shutil.move(project / "releases/2024/1/briefings/eastmark-made-up.docx", project)
    shutil.rmtree(project / "releases")
    done = reportgen("verify", "eastmark-made-up.docx", cwd=project)
    assert done.returncode == 1
    assert "the release 2024/1, which this project doesn't have" in done.stdout


def test_the_people_of_a_roster_are_released_too(project: Path) -> None:
    people = "full_name,chamber,state,district\nJoe Inventedname,House,XE,2\n"
    (project / "people.csv").write_text(people, "utf-8")
    template = "# {{ legislator }}\n\n{{ state }}: {{ state.calls }} calls.\n\n{{ sources }}\n"
    (project / "templates/legislator.md").write_text(template, "utf-8")
    done = reportgen("release", "2023", *SIGNED, "--for", "people.csv", cwd=project)
    assert done.returncode == 0, done.stderr
    assert list((project / "releases/2023/1/briefings/legislators").glob("*.pdf"))
    (project / "people.csv").unlink()
    again = reportgen("rebuild", "2023", cwd=project)
    assert (again.returncode, "byte for byte" in again.stdout) == (0, True), again.stdout


# ---- what it refuses


def refused(project: Path, *arguments: str) -> str:
    before = hashes(project / "releases") if (project / "releases").exists() else {}
    done = reportgen("release", *arguments, cwd=project)
    assert done.returncode in {1, 2}, done.stdout
    assert "Traceback" not in done.stderr
    after = hashes(project / "releases") if (project / "releases").exists() else {}
    assert after == before
    return done.stderr


def test_refused_is_a_year_that_was_released_already(project: Path) -> None:
    said = refused(project, "2024", *SIGNED)
    assert "2024/1 was released 2025-02-15 by J. Doe. A correction goes out with" in said


def test_refused_is_a_year_without_figures(project: Path) -> None:
    assert "There are no figures of states for 1999." in refused(project, "1999", *SIGNED)


def test_refused_is_nobody_s_name(project: Path) -> None:
    assert "it says nobody's name" in refused(project, "2023", "--by", " ")


def test_refused_are_rows_under_review_until_they_are_accepted_or_named(project: Path) -> None:
    set_figure(project / "inputs/2023/figures.csv", "XE", "calls", review="Two numbers in one cell.")
    said = refused(project, "2023", *SIGNED)
    assert "To be reviewed: Two numbers in one cell." in said
    assert '--despite "XE/calls/2023=REASON"' in said
    assert '"XE/calls/2023" names no reason' in refused(
        project, "2023", *SIGNED, "--despite", "XE/calls/2023"
    )
    assert "nothing stands against XN/calls/2023" in refused(
        project, "2023", *SIGNED, "--despite", "XN/calls/2023=why not", "--despite", "XE/calls/2023=asked"
    )
    done = reportgen("release", "2023", *SIGNED, "--despite", "XE/calls/2023=asked them", cwd=project)
    assert done.returncode == 0, done.stderr
    kept = json.loads((project / "releases/2023/1/release.json").read_text("utf-8"))
    assert kept["release"]["despite"] == {"XE/calls/2023": "asked them"}


def test_refused_are_errors_of_the_check_until_they_are_named(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    set_figure(project / "inputs/2023/maine.csv", "ME", "missing_child_cases", value="12")
    reviewed = [f"--despite=MA/{part}/2023=asked them" for part in ("missing_other", "missing_orr")]
    named = '--despite "ME/missing_child_cases/2023=REASON"'
    assert named in refused(project, "2023", *SIGNED, *reviewed)
    known = "--despite=ME/missing_child_cases/2023=so it is there"
    done = reportgen("release", "2023", *SIGNED, *reviewed, known, cwd=project)
    assert done.returncode == 0, done.stderr
    assert "12 missing child" in words_of(project / "releases/2023/1/briefings/maine.pdf")
    again = reportgen("rebuild", "2023", cwd=project)
    assert (again.returncode, "byte for byte" in again.stdout) == (0, True), again.stdout


def test_refused_is_an_input_file_with_errors_until_it_is_named(project: Path) -> None:
    (project / "inputs/2023/more.csv").write_text("jurisdiction,measure\nXE,calls\n", "utf-8")
    assert '--despite "inputs/2023/more.csv=REASON"' in refused(project, "2023", *SIGNED)


def test_refused_is_a_set_of_which_a_briefing_can_t_be_built(project: Path) -> None:
    with (project / "templates/place.md").open("a", encoding="utf-8") as template:
        template.write("\n{{ state.nothing_of_the_kind }}\n")
    assert "nothing_of_the_kind" in refused(project, "2023", *SIGNED)


def test_refused_is_a_revision_of_what_was_never_released(project: Path) -> None:
    assert "2023 was never released" in refused(project, "2023", *REVISED)


def test_refused_is_a_revision_without_a_reason(project: Path) -> None:
    assert "a revision needs a reason" in refused(project, "2024", "--revise", "--by", "K. Roe")


def test_refused_is_a_revision_in_which_nothing_changed(project: Path) -> None:
    assert "nothing has changed since 2024/1 was released" in refused(project, "2024", *REVISED)


def test_refused_is_a_revision_before_what_it_replaces(project: Path) -> None:
    set_figure(project / FIGURES, "XE", "calls", value="1200")
    said = refused(project, "2024", *REVISED[:-1], "2025-01-01")
    assert "2025-01-01 is before the release that it replaces (2025-02-15)" in said


def test_what_a_killed_release_left_is_cleared_by_the_next(project: Path) -> None:
    scrap = project / "releases/2023/.1.part/snapshot"
    scrap.mkdir(parents=True)
    (scrap / "half.pdf").write_text("half a file")
    assert reportgen("release", "2023", *SIGNED, cwd=project).returncode == 0
    assert seen(project / "releases/2023") == ["1"]
    assert not scrap.exists()


def test_a_release_that_is_killed_leaves_nothing_that_looks_like_one(project: Path) -> None:
    """Killed ever later, until one gets through; there never is half of a set."""
    command = [sys.executable, "-m", "reportgen", "release", "2023", *SIGNED, "--project", str(project)]
    kills = 0
    for tenths in range(1, 100):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(tenths / 10)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        if run.returncode == 0:
            break
        kills += 1
        if (project / "releases/2023/1").exists():
            break
    assert kills
    assert seen(project / "releases/2023") == ["1"]
    again = reportgen("rebuild", "2023", cwd=project)
    assert (again.returncode, "byte for byte" in again.stdout) == (0, True), again.stdout
    assert not (project / "releases/2023/.1.part").exists()


def test_of_two_releases_at_once_one_is_told_to_wait(project: Path) -> None:
    with locked(project / "releases/2023"):
        done = reportgen("release", "2023", *SIGNED, cwd=project)
    assert done.returncode == 5
    assert "releases/2023" in done.stderr
    assert seen(project / "releases/2023") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_refused_is_a_folder_that_can_t_be_written_to(project: Path) -> None:
    (project / "releases").chmod(0o500)
    assert "it can't be made" in refused(project, "2023", *SIGNED)


# ---- revisions


@pytest.fixture
def corrected(project: Path) -> Path:
    """The project after a correction of what was released."""
    set_figure(project / FIGURES, "XE", "calls", value="1200")
    done = reportgen("release", "2024", *REVISED, cwd=project)
    assert done.returncode == 0, done.stderr
    return project


def test_a_revision_leaves_the_release_before_as_it_was(corrected: Path, made: Path) -> None:
    assert hashes(corrected / "releases/2024/1") == hashes(made / "releases/2024/1")
    assert seen(corrected / "releases/2024") == ["1", "2"]


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_a_revision_marks_what_changed_and_says_why(corrected: Path, extension: str) -> None:
    said = words_of(corrected / f"releases/2024/2/briefings/made-up-land.{extension}")
    assert "1,200" in said
    assert "[r]" in said
    assert "Revised March 1, 2025, by K. Roe. It replaces what was released Feb. 15, 2025." in said
    assert "Reason: Eastmark sent 2 late counts." in said
    assert "Figures that changed since are named here, and marked in tables." in said


def test_the_errata_list_each_figure_with_what_it_was_and_the_briefings_that_have_it(corrected: Path) -> None:
    with (corrected / "releases/2024/2/errata.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    first = rows[0]
    assert first["figure"].startswith("“")
    assert "Eastmark (made up), 2024" in first["figure"]
    assert (first["was"], first["is"]) == ("1,188", "1,200")
    assert {"made-up-land", "eastmark-made-up"} <= set(first["briefings"].split("; "))
    assert all(row["was"] != row["is"] for row in rows)


def test_the_errata_are_printed(project: Path) -> None:
    set_figure(project / FIGURES, "XE", "calls", value="1200")
    done = reportgen("release", "2024", *REVISED, "--json", cwd=project)
    told = json.loads(done.stdout)
    assert told["release"]["name"] == "2024/2"
    assert {(one["was"], one["is"]) for one in told["errata"]} >= {("1,188", "1,200")}


def test_a_revision_of_words_alone_prints_no_erratum(project: Path) -> None:
    template = project / "templates/place.md"
    template.write_text(template.read_text("utf-8").replace("Nothing here is", "Nothing of this is"), "utf-8")
    done = reportgen("release", "2024", *REVISED, cwd=project)
    assert done.returncode == 0, done.stderr
    assert "No figure is printed otherwise." in done.stdout


def test_a_figure_that_came_late_is_an_erratum(project: Path) -> None:
    def without(line: dict[str, str]) -> dict[str, str] | None:
        return None if (line["jurisdiction"], line["measure"]) == ("XE", "calls") else line

    late = (project / "inputs/2023/figures.csv").read_bytes()
    change(project / "inputs/2023/figures.csv", without)
    assert reportgen("release", "2023", *SIGNED, cwd=project).returncode == 0
    (project / "inputs/2023/figures.csv").write_bytes(late)
    done = reportgen("release", "2023", *REVISED, "--json", cwd=project)
    assert done.returncode == 0, done.stderr
    assert [one for one in json.loads(done.stdout)["errata"] if one["was"] == "not given"]


def test_two_releases_are_told_apart_and_one_from_what_the_project_says_today(corrected: Path) -> None:
    done = reportgen("diff", "2024/1", "2024/2", "XE", cwd=corrected)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Eastmark (made up): 2024/2 beside 2024/1\n")
    assert "- Eastmark (made up): 1,200 [r], was 1,188 (+12)" in done.stdout
    assert "Released" not in done.stdout
    same = reportgen("diff", "2024/2", "2024", "XE", "--format", "json", cwd=corrected)
    assert same.returncode == 0, same.stderr
    assert all(one["old"]["value"] == one["new"]["value"] for one in json.loads(same.stdout)["figures"])
    for names, said in (
        (("2024/1", "2024/1"), "2024/1 beside itself shows nothing"),
        (("2024/9", "2024/1"), 'Nothing was released as "2024/9". There are: 2024/1, 2024/2.'),
        (("2024/1", "2024", "--against", "."), "--against names another"),
        (("last", "2024"), '"last" is no year. Write a year, 2023, or a release of one, 2023/1.'),
    ):
        done = reportgen("diff", *names, cwd=corrected)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr


# ---- made again


def test_every_revision_is_made_again_byte_for_byte(corrected: Path) -> None:
    for name in ("2024", "2024/1", "2024/2", "releases/2024/1"):
        done = reportgen("rebuild", name, cwd=corrected)
        assert (done.returncode, "byte for byte" in done.stdout) == (0, True), done.stdout


def test_a_set_is_made_again_elsewhere_in_another_time_zone_and_on_two_processes(
    project: Path, tmp_path: Path
) -> None:
    moved = Path(shutil.move(project / "releases/2024/1", tmp_path / "kept"))
    out = tmp_path / "again"
    arguments = ("rebuild", str(moved), "--out", str(out), "--jobs", "2")
    done = reportgen(*arguments, cwd=project, TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="1", LC_ALL="C")
    assert done.returncode == 0, done.stdout
    assert hashes(out) == hashes(moved / "briefings")


def test_an_altered_briefing_or_snapshot_is_told(project: Path) -> None:
    folder = project / "releases/2024/1"
    for name in ("briefings/made-up-land.pdf", "snapshot/project/inputs/2024/figures.csv"):
        (folder / name).chmod(0o644)
    (folder / "briefings/made-up-land.pdf").write_bytes(b"%PDF-1.7 another")
    set_figure(folder / "snapshot/project/inputs/2024/figures.csv", "XE", "calls", value="1200")
    done = reportgen("rebuild", "2024", cwd=project)
    assert done.returncode == 1
    assert "briefings/made-up-land.pdf: no longer what was released." in done.stdout
    assert "snapshot/project/inputs/2024/figures.csv: no longer what was released." in done.stdout
    assert "briefings/eastmark-made-up.pdf: other bytes than were released." in done.stdout


def test_other_versions_are_named_where_the_bytes_differ(project: Path) -> None:
    file = project / "releases/2024/1/release.json"
    file.chmod(0o644)
    kept = json.loads(file.read_text("utf-8"))
    kept["versions"]["reportlab"] = "1.0"
    kept["files"]["briefings/made-up-land.pdf"] = "0" * 64
    file.write_text(json.dumps(kept), "utf-8")
    done = reportgen("rebuild", "2024", cwd=project)
    assert done.returncode == 1
    assert "Made with reportlab 1.0; here is" in done.stdout


@pytest.mark.parametrize("name", ["2019", "2024/7", "no-folder"])
def test_a_release_that_isn_t_there_is_told_with_those_that_are(made: Path, name: str) -> None:
    done = reportgen("rebuild", name, cwd=made)
    assert done.returncode == 2
    assert f'Nothing was released as "{name}". There are: 2024/1.' in done.stderr


def test_a_release_whose_record_is_damaged_is_told(project: Path) -> None:
    file = project / "releases/2024/1/release.json"
    for content in ("{", "[]", "{}", '{"release": {"year": 2024, "never": 1}}'):
        file.chmod(0o644)
        file.write_text(content, "utf-8")
        done = reportgen("rebuild", "2024", cwd=project)
        assert done.returncode == 3
        assert "it isn't what a release wrote" in done.stderr
