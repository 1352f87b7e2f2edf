"""Built is what isn't current: what was read for it has changed, or its file is gone; and it is said why."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from projects import SHARED, copied, set_figure
from small import (
    HEADER,
    NAMES,
    ROSTER,
    SOURCES,
    STATE,
    TOML,
    build,
    built,
    figure,
    files,
    made,
    write,
)

ALL = {*NAMES.values(), "corner"}
PEOPLE = {"maine-senate-ann-madeup", "maine-house-2-joe-inventedname", "vermont-house-at-large-vi-fictitious"}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built once."""
    root = made(tmp_path_factory.mktemp("small") / "project")
    assert built(root) == ALL
    assert built(root, "--for", root / "people.csv") == PEOPLE
    return root


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "project"))


def test_the_second_time_nothing_is_built(project: Path) -> None:
    before = files(project)
    done = build(project)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "0 of 7 briefings built, 7 current." in done.stderr
    assert built(project, "--for", project / "people.csv") == set()
    assert files(project) == before


def test_a_figure_that_is_corrected_rebuilds_those_that_read_it_and_says_so(project: Path) -> None:
    figure(project, "ME", 16)
    done = build(project)
    names = {Path(line).name.partition(".")[0] for line in done.stdout.splitlines()}
    assert names == ALL - {"rhode-island"}  # each rank took notice of Maine's figure, and that state has none
    assert "built anew, as ME/cases/2023 is now 16; it was 11: " in done.stderr
    write(project, "inputs/2023/tips.csv", f"{HEADER}\nME,tips,2023,7,table,,\nMA,tips,2023,6,table,,\n")
    assert built(project) == {"maine"}


def test_people_of_other_states_are_left(project: Path) -> None:
    figure(project, "ME", 16)
    people = built(project, "--for", project / "people.csv")
    assert people == {"maine-senate-ann-madeup", "maine-house-2-joe-inventedname"}


def test_a_figure_that_is_newly_there_rebuilds_those_that_asked_for_it(project: Path) -> None:
    write(project, "inputs/2023/more.csv", f"{HEADER}\nVT,tips,2023,9,table,,\n")
    done = build(project)
    assert {Path(line).name.partition(".")[0] for line in done.stdout.splitlines()} == {"vermont"}
    assert "VT/tips/2023 is there now: 9" in done.stderr


def test_a_figure_that_is_taken_away_does_so_too(project: Path) -> None:
    write(project, "inputs/2023/tips.csv", f"{HEADER}\nMA,tips,2023,6,table,,\n")
    done = build(project, "ME")
    assert "ME/tips/2023 is not there any more; it was 5" in done.stderr


def test_what_nobody_asked_for_rebuilds_nothing(project: Path) -> None:
    write(project, "inputs/2023/other.csv", f"{HEADER}\nTX,tips,2023,9,table,,\nTX,tips,2022,9,table,,\n")
    write(project, "inputs/sources.csv", f"{SOURCES}third,Another,Nobody,2024-06-01\n")
    toml = project / "reportgen.toml"
    toml.write_text(f"# a comment\n{TOML}\n[check]\nlooked_at = []\n", encoding="utf-8")
    assert built(project) == set()
    assert built(project, "--for", project / "people.csv") == set()


def test_rows_in_another_order_rebuild_only_what_prints_where_they_stand(project: Path) -> None:
    rows = "MA,tips,2023,6,table,,\nME,tips,2023,5,table,,\n"
    write(project, "inputs/2023/tips.csv", f"{HEADER}\n{rows}")
    assert built(project) == {"maine", "massachusetts"}  # whose tables of figures name the row
    toml = project / "reportgen.toml"
    toml.write_text(TOML.replace("[build]", "[build]\nsidecar = false"), encoding="utf-8")
    assert built(project) == ALL
    assert not list((project / "outputs/2023").glob("*.csv"))
    write(project, "inputs/2023/tips.csv", f"{HEADER}\nME,tips,2023,5,table,,\nMA,tips,2023,6,table,,\n")
    assert built(project) == set()


def test_a_title_of_a_source_rebuilds_those_that_cite_it(project: Path) -> None:
    write(project, "inputs/sources.csv", SOURCES.replace("A made-up table", "Another title"))
    assert built(project) == {"maine", "massachusetts"}


def test_a_template_and_what_it_includes_rebuild_their_briefings(project: Path) -> None:
    write(project, "templates/foot.md", "All figures are made up.\n")
    done = build(project)
    assert {Path(line).name.partition(".")[0] for line in done.stdout.splitlines()} == ALL - {"corner"}
    assert "the template foot.md has changed" in done.stderr
    write(project, "templates/state.md", STATE.replace("It had", "There, it had"))
    assert built(project) == ALL - {"corner"}
    assert built(project, "--for", project / "people.csv") == set()


def test_the_mark_of_drafts_rebuilds_all(project: Path) -> None:
    toml = project / "reportgen.toml"
    toml.write_text(TOML.replace("[build]", "[build]\ndraft_mark = false"), encoding="utf-8")
    done = build(project)
    assert {Path(line).name.partition(".")[0] for line in done.stdout.splitlines()} == ALL
    assert "built anew, as draft_mark in reportgen.toml is now “false”; it was “true”" in done.stderr


def test_the_theme_rebuilds_all(project: Path) -> None:
    write(project, "templates/theme.toml", '[letterhead]\noffice = "An Office of Examples"\n')
    done = build(project)
    assert "the theme, a font or the logo has changed" in done.stderr
    assert len({Path(line).name.partition(".")[0] for line in done.stdout.splitlines()}) == len(ALL)


def test_a_note_rebuilds_whose_it_is(project: Path) -> None:
    write(project, "inputs/notes/maine.md", "A word of our own.\n")
    assert built(project) == {"maine"}
    people = built(project, "--for", project / "people.csv")
    assert people == {"maine-senate-ann-madeup", "maine-house-2-joe-inventedname"}
    (project / "inputs/notes/maine.md").unlink()
    assert "the office's note maine.md is gone" in build(project).stderr


def test_of_a_roster_only_what_the_template_asks_for_matters(project: Path) -> None:
    write(project, "people.csv", ROSTER.replace("5550100", "5550199"))
    assert built(project, "--for", project / "people.csv") == set()
    write(project, "people.csv", ROSTER.replace(",2,Purple Party", ",2,Orange Party"))
    done = build(project, "--for", project / "people.csv")
    assert "maine-house-2-joe-inventedname.pdf" in done.stdout
    assert "the roster's party is now “Orange Party”; it was “Purple Party”" in done.stderr
    assert "ann-madeup" not in done.stdout


def test_a_setting_rebuilds_what_prints_it(project: Path) -> None:
    (project / "reportgen.toml").write_text(TOML.replace("An office", "The office"), encoding="utf-8")
    done = build(project, "ME")
    assert "office in reportgen.toml is now “The office”; it was “An office”" in done.stderr


def test_a_file_that_is_gone_is_built_again(project: Path) -> None:
    before = files(project)
    (project / "outputs/2023/vermont.docx").unlink()
    done = build(project)
    assert "vermont.docx is not there any more" in done.stderr
    assert files(project) == before


def test_force_builds_all(project: Path) -> None:
    before = files(project)
    assert built(project, "--force") == ALL
    assert files(project) == before


def test_the_time_of_a_file_says_nothing(project: Path) -> None:
    for path in [*(project / "outputs").rglob("*.*"), *(project / "inputs").rglob("*.*")]:
        os.utime(path, (1, 1))
    assert built(project) == set()
    figure(project, "ME", 16)
    os.utime(project / "inputs/2023/ME.csv", (1, 1))
    assert "maine" in built(project)


def test_another_format_is_built_beside_the_first(tmp_path: Path) -> None:
    root = made(tmp_path / "project")
    assert built(root, "ME", "--format", "docx") == {"maine"}
    assert built(root, "ME", "--format", "docx") == set()
    done = build(root, "ME", "--format", "pdf")
    assert "it is wanted as pdf too" in done.stderr
    assert set(files(root)) == {"2023/maine.docx", "2023/maine.pdf", "2023/maine.figures.csv"}
    figure(root, "ME", 16)
    build(root, "ME", "--format", "pdf")
    fresh = made(tmp_path / "fresh")
    figure(fresh, "ME", 16)
    build(fresh, "ME")
    assert files(root) == files(fresh)


def test_warnings_of_what_is_current_are_told_again(project: Path) -> None:
    write(
        project, "inputs/2023/tips.csv", f"{HEADER}\nME,tips,2023,5,table,Is it 5?,\nMA,tips,2023,6,table,,\n"
    )
    assert "Is it 5?" in build(project).stderr
    done = build(project)
    assert done.stdout == ""
    assert "Is it 5?" in done.stderr


def test_a_briefing_that_fails_keeps_its_older_file_and_the_rest_go_on(project: Path) -> None:
    before = files(project)
    figure(project, "VT", "many")
    figure(project, "ME", 16)
    done = build(project, "VT", "corner", "MA")
    assert done.returncode in {3, 4}
    assert "VT.csv" in done.stderr
    after = files(project)
    assert after["2023/vermont.pdf"] == before["2023/vermont.pdf"]
    record = json.loads((project / "outputs/2023/manifest.json").read_bytes())
    assert record["briefings"]["vermont"]["failed"]
    figure(project, "VT", 13)
    figure(project, "ME", 11)
    assert "vermont" not in built(project, "VT")  # what lies there is what would be built
    record = json.loads((project / "outputs/2023/manifest.json").read_bytes())
    assert "failed" not in record["briefings"]["vermont"]


def test_a_template_that_fails_fails_its_own_briefings(project: Path) -> None:
    before = files(project)
    write(project, "templates/state.md", STATE.replace("{{ state }}", "{{ state.nothing }}"))
    write(project, "templates/region.md", "# {{ region }}, otherwise\n\n{{ bars(region.each.cases) }}\n")
    done = build(project)
    assert done.returncode == 4
    assert {Path(line).name for line in done.stdout.splitlines()} == {
        "corner.pdf", "corner.docx", "corner.figures.csv"
    }  # fmt: skip
    assert "6 of 7 briefings could not be built" in done.stderr
    after = files(project)
    assert {k: v for k, v in after.items() if "corner" not in k} == {
        k: v for k, v in before.items() if "corner" not in k
    }


def test_with_json_stdout_is_one_document_and_stderr_has_events(project: Path) -> None:
    write(project, "inputs/2023/tips.csv", f"{HEADER}\nME,tips,2023,7,table,,\nMA,tips,2023,6,table,,\n")
    done = build(project, "--json")
    told = json.loads(done.stdout)
    [built_one] = told["built"]
    assert (built_one["slug"], len(told["current"]), told["failed"]) == ("maine", 6, [])
    assert built_one["why"] == ["ME/tips/2023 is now 7; it was 5"]
    events = [json.loads(line) for line in done.stderr.splitlines() if not line.startswith("reportgen:")]
    assert events[0] == {"event": "started", "to_build": 1, "current": 6}
    assert [one["event"] for one in events].count("current") == 6
    assert {"event": "building", "slug": "maine"} in events
    assert events[-1] == {"event": "finished", "built": 1, "current": 6, "failed": 0}


# ---- what staff edited


def test_an_edited_file_is_never_overwritten(project: Path) -> None:
    edited, beside = project / "outputs/2023/maine.docx", project / "outputs/2023/maine.new.docx"
    edited.write_bytes(b"edited")
    done = build(project)
    assert "built anew, as maine.docx was changed since: maine" in done.stderr
    assert str(edited) in done.stderr
    assert "maine.new.docx" in done.stderr
    assert edited.read_bytes() == b"edited"
    assert beside.exists()
    assert built(project) == set()  # once is enough
    assert "maine.new.docx" not in build(project).stderr

    figure(project, "ME", 16)
    done = build(project)
    assert str(edited) in done.stderr
    assert "maine.new.docx" in done.stderr
    assert edited.read_bytes() == b"edited"
    second = beside.read_bytes()

    figure(project, "ME", 17)
    build(project)
    assert edited.read_bytes() == b"edited"
    assert beside.read_bytes() != second
    assert not (project / "outputs/2023/maine.new-2.docx").exists()

    beside.write_bytes(b"edited too")
    figure(project, "ME", 18)
    build(project)
    assert (edited.read_bytes(), beside.read_bytes()) == (b"edited", b"edited too")
    assert (project / "outputs/2023/maine.new-2.docx").exists()
    assert built(project) == set()


def test_when_the_new_one_was_put_in_place_all_is_as_ever(project: Path) -> None:
    folder = project / "outputs/2023"
    (folder / "maine.docx").write_bytes(b"edited")
    figure(project, "ME", 16)
    build(project)
    (folder / "maine.new.docx").replace(folder / "maine.docx")
    assert built(project) == set()
    figure(project, "ME", 17)
    build(project)
    assert not (folder / "maine.new.docx").exists()
    assert "changed" not in build(project).stderr


def test_when_the_edited_one_is_taken_away_the_new_one_takes_its_place(project: Path) -> None:
    folder = project / "outputs/2023"
    (folder / "maine.docx").write_bytes(b"edited")
    figure(project, "ME", 16)
    build(project)
    (folder / "maine.docx").unlink()
    assert built(project) == {"maine"}
    assert (folder / "maine.docx").exists()
    assert not (folder / "maine.new.docx").exists()


def test_what_was_there_before_any_record_is_kept(project: Path) -> None:
    before = files(project)
    (project / "outputs/2023/manifest.json").unlink()
    done = build(project)
    assert "new one" not in done.stderr  # the same bytes are no one's edit
    assert files(project) == before
    (project / "outputs/2023/manifest.json").unlink()
    figure(project, "ME", 16)
    done = build(project, "ME")
    assert "maine.new.pdf" in done.stderr
    assert files(project)["2023/maine.pdf"] == before["2023/maine.pdf"]


def test_a_torn_manifest_is_an_error_that_harms_nothing(project: Path) -> None:
    before = files(project)
    (project / "outputs/2023/manifest.json").write_text('{"format": 1', encoding="utf-8")
    figure(project, "ME", 16)
    done = build(project)
    assert done.returncode == 3
    assert "it is no list of what was built here" in done.stderr
    assert files(project) == before


# ---- all of Congress

CONGRESS = SHARED / "data" / "legislators.csv"


@pytest.mark.skipif(not CONGRESS.is_file(), reason="the roster of Congress isn't at hand")
def test_all_of_congress_is_current_the_second_time(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    first = built(root, "--for", CONGRESS)
    assert len(first) == 537
    done = build(root, "--for", CONGRESS)
    assert done.stdout == ""
    assert "537 current" in done.stderr
    set_figure(root / "inputs/2023/maine.csv", "ME", "team_hope_supported", value="13")
    assert {name.partition("-")[0] for name in built(root, "--for", CONGRESS)} == {"maine"}
