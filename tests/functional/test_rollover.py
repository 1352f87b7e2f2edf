"""`reportgen rollover` by the command line: a year begun, filled in as it arrives, and done; nothing lost.

Whatever is filled in here is made up, also in the copies of this project.
"""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from projects import ROOT, change, copied, lines_of, write_lines
from test_broken_inputs import reportgen

from reportgen.project import load_project
from reportgen.read import read_dataset

MADE_UP = ROOT / "tests/fixtures/four-years"


@pytest.fixture
def land(tmp_path: Path) -> Path:
    """A copy of the four made-up years, the last of which is 2024."""
    return Path(shutil.copytree(MADE_UP, tmp_path / "land"))


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return copied(tmp_path / "ours", templates=True)


def rolled(project: Path, year: int, code: int = 1) -> dict[str, Any]:
    done = reportgen("rollover", str(year), "--json", cwd=project)
    assert done.returncode == code, done.stderr
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def states(told: dict[str, Any]) -> dict[str, str]:
    return {step["id"]: step["state"] for step in told["steps"]}


def items(told: dict[str, Any], id: str) -> list[str]:
    return list(next(step["items"] for step in told["steps"] if step["id"] == id))


def files_of(project: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()
    }


def fill(project: Path, **cells: str) -> None:
    """Every row of the table that was laid out for 2025 gets a figure, unlike last year's, and a source."""
    source = (
        "made-up-2025,Made-up figures of 2025,A made-up office,2026-03-01,2026-03-02,,,,Made up for tests.\n"
    )
    file = project / "inputs/sources.csv"
    if "made-up-2025" not in file.read_text(encoding="utf-8"):
        file.write_text(file.read_text(encoding="utf-8") + source, encoding="utf-8")
    last = {
        (one["jurisdiction"], one["measure"]): one for one in lines_of(project / "inputs/2024/figures.csv")
    }

    def filled(line: dict[str, str]) -> dict[str, str]:
        before = last[(line["jurisdiction"], line["measure"])]
        number = before["value"]
        value = number if "." in number else str(int(number or 0) + 1)
        status = {"status": "suppressed", "value": ""} if before["status"] == "suppressed" else {}
        return line | {"value": value, "source": "made-up-2025"} | status | cells

    change(project / "inputs/2025/figures.csv", filled)


# ---- a year begins


def test_last_year_s_tables_are_laid_out_with_its_places_and_measures_and_no_figure(land: Path) -> None:
    told = rolled(land, 2025)
    assert (told["before"], told["laid_out"], told["kept"]) == (2024, ["inputs/2025/figures.csv"], [])
    rows = lines_of(land / "inputs/2025/figures.csv")
    last = lines_of(land / "inputs/2024/figures.csv")
    had = [(one["jurisdiction"], one["measure"]) for one in last if one["period"].endswith("2024")]
    assert [(one["jurisdiction"], one["measure"]) for one in rows] == had
    assert {one["period"] for one in rows} == {"2025", "cumulative-2025"}
    assert all(
        not one[column]
        for one in rows
        for column in one
        if column not in {"jurisdiction", "measure", "period"}
    )


def test_what_is_laid_out_is_no_figure_and_stops_nothing(land: Path) -> None:
    before = read_dataset(load_project(land)).dataset
    rolled(land, 2025)
    after = read_dataset(load_project(land))
    assert after.dataset == before
    [warning] = after.findings
    assert warning.where == "inputs/2025/figures.csv"
    assert "not filled in yet" in warning.what
    done = reportgen("build", "XE", "--year", "2024", "--format", "pdf", cwd=land)
    assert done.returncode == 0
    assert "eastmark-made-up.pdf" in done.stdout
    assert reportgen("check", "--year", "2024", cwd=land).returncode == 0


def test_real_tables_of_2023_are_laid_out_for_2024(ours: Path) -> None:
    told = rolled(ours, 2024)
    assert told["laid_out"] == [
        "inputs/2024/cybertipline-by-state.csv", "inputs/2024/maine.csv", "inputs/2024/massachusetts.csv",
    ]  # fmt: skip
    assert len(lines_of(ours / "inputs/2024/cybertipline-by-state.csv")) == 52
    sources = items(told, "sources")
    assert "ncmec-maine-2024, as ncmec-maine-2023: Maine data for 2024 (state sheet)" in sources
    assert states(told)["figures inputs/reference/task-force-tips.csv"] == "done"
    population = items(told, "figures inputs/reference/population.csv")
    assert population == ["resident_population: all 52 places", "civilian_population_under_18: all 52 places"]
    assert "inputs/sources.csv" not in told["laid_out"]


def test_a_workbook_is_laid_out_as_a_workbook(land: Path) -> None:
    figures = land / "inputs/2024/figures.csv"
    book = openpyxl.Workbook()
    assert book.active
    with figures.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(land / "inputs/2024/calls-2024.xlsx")
    figures.unlink()
    assert rolled(land, 2025)["laid_out"] == ["inputs/2025/calls-2025.xlsx"]
    sheet = openpyxl.load_workbook(land / "inputs/2025/calls-2025.xlsx")["figures"]
    assert [cell.value for cell in sheet[1]][:4] == ["jurisdiction", "measure", "period", "value"]
    assert [cell.value for cell in sheet[2]][:4] == ["XE", "calls", "2025", None]
    assert len(read_dataset(load_project(land)).findings) == 1


def test_figures_that_stand_in_one_table_of_all_years_are_told_and_nothing_is_laid_out(land: Path) -> None:
    every = [
        line for year in (2021, 2022, 2023, 2024) for line in lines_of(land / f"inputs/{year}/figures.csv")
    ]
    for year in (2021, 2022, 2023, 2024):
        shutil.rmtree(land / f"inputs/{year}")
    write_lines(land / "inputs/figures.csv", every)
    told = rolled(land, 2025)
    assert told["laid_out"] == []
    assert not (land / "inputs/2025").exists()
    assert items(told, "layout")[0] == "No table is of 2024 alone: new figures go where last year’s stand."
    assert states(told)["figures inputs/figures.csv"] == "open"


# ---- running it again


def test_running_it_again_changes_no_file_and_says_the_same(land: Path) -> None:
    first = rolled(land, 2025)
    after = files_of(land)
    again = rolled(land, 2025)
    assert files_of(land) == after
    assert (again["laid_out"], again["kept"]) == ([], first["laid_out"])
    assert states(again) == states(first)


def test_what_is_there_is_never_written_over(land: Path) -> None:
    (land / "inputs/2025").mkdir()
    (land / "inputs/2025/figures.csv").write_text("something of my own", encoding="utf-8")
    done = reportgen("rollover", "2025", cwd=land)
    assert done.returncode == 1
    assert "inputs/2025/figures.csv: was there, and stays as it is" in done.stdout
    assert (land / "inputs/2025/figures.csv").read_text(encoding="utf-8") == "something of my own"
    assert "Mend the errors" in done.stdout


def test_it_releases_nothing_and_builds_nothing(land: Path) -> None:
    before = files_of(land)
    rolled(land, 2025)
    assert files_of(land).keys() - before.keys() == {"inputs/2025/figures.csv"}
    assert {name: data for name, data in files_of(land).items() if name in before} == before


def test_steps_are_ticked_as_the_year_is_filled_in_and_nothing_is_left_at_the_end(land: Path) -> None:
    told = rolled(land, 2025)
    assert states(told)["figures inputs/2025/figures.csv"] == "open"
    assert states(told)["sources"] == states(told)["errors"] == "open"
    fill(land)
    told = rolled(land, 2025, code=0)
    assert set(states(told).values()) == {"done", "later"}
    assert told["missing"] == []
    done = reportgen("rollover", "2025", cwd=land)
    assert done.stdout.endswith("Nothing is left before the drafts.\n")


def test_a_figure_that_was_not_published_is_entered_as_such(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    change(
        land / "inputs/2025/figures.csv",
        lambda line: line | {"value": "[x]"} if line["jurisdiction"] == "XN" else line,
    )
    assert rolled(land, 2025, code=0)["missing"] == []


# ---- what it tells


def test_what_is_missing_is_told_by_table_measure_and_place(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    change(land / "inputs/2025/figures.csv", lambda one: None if one["measure"] == "visits" else one)
    told = rolled(land, 2025)
    assert told["missing"] == [
        {
            "file": "inputs/2024/figures.csv",
            "target": "inputs/2025/figures.csv",
            "figures": [{"measure": "visits", "places": ["XE", "XN", "XS", "XW", "XZ"]}],
        }
    ]
    assert told["gone"] == {"measures": ["visits"], "places": []}


def test_moves_repeats_reviews_and_errors_are_open_until_somebody_signs_or_mends_them(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    last = next(
        one
        for one in lines_of(land / "inputs/2024/figures.csv")
        if (one["jurisdiction"], one["measure"]) == ("XN", "calls")
    )

    def odd(line: dict[str, str]) -> dict[str, str]:
        match line["jurisdiction"], line["measure"]:
            case "XE", "calls":
                return line | {"value": "99999"}
            case "XN", "calls":
                return line | {"value": last["value"]}
            case "XW", "visits":
                return line | {"review": "Two numbers in one cell."}
            case "XE", "cleared_share":
                return line | {"value": "101"}
        return line

    change(land / "inputs/2025/figures.csv", odd)
    told = rolled(land, 2025)
    assert states(told)["errors"] == "open"
    assert "101 is more than 100 percent" in items(told, "errors")[0]
    change(
        land / "inputs/2025/figures.csv",
        lambda line: (
            line | {"value": line["value"].replace("101", "47.0")}
            if line["measure"] == "cleared_share"
            else line
        ),
    )
    told = rolled(land, 2025)
    assert [one["what"].split(" is ")[0] for one in told["moved"]] == ["XE/calls/2025"]
    assert [one["what"].split(" is ")[0] for one in told["repeated"]] == ["XN/calls/2025"]
    assert (states(told)["odd"], states(told)["review"]) == ("open", "open")
    review = next(step for step in told["steps"] if step["id"] == "review")
    assert review["command"].startswith("reportgen accept inputs/2025/figures.csv ")

    def signed(line: dict[str, str]) -> dict[str, str]:
        wanted = line["measure"] == "calls" or line["review"]
        return (
            line | {"review": line["review"] or "Looked up.", "accepted": "J. Doe, 2026-03-05"}
            if wanted
            else line
        )

    change(land / "inputs/2025/figures.csv", signed)
    assert states(rolled(land, 2025, code=0))["odd"] == "done"


def test_a_document_that_is_named_is_proposed_no_more(land: Path) -> None:
    proposed = items(rolled(land, 2025), "sources")
    assert any(line.startswith("made-up-2025, as made-up-2024") for line in proposed)
    fill(land)
    change(land / "inputs/2025/figures.csv", lambda one: None if one["measure"] == "visits" else one)
    assert states(rolled(land, 2025))["sources"] == "done"


def test_a_figure_that_reportgen_toml_says_was_looked_at_is_not_told(land: Path) -> None:
    assert [one["what"].split(" is ")[0] for one in rolled(land, 2024)["repeated"]] == ["XE/calls/2024"]
    with (land / "reportgen.toml").open("a", encoding="utf-8") as file:
        file.write('\n[check]\nlooked_at = ["XE/calls/2024"]\n')
    assert rolled(land, 2024)["repeated"] == []


def test_a_move_that_reportgen_toml_says_was_looked_at_is_not_told(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    change(
        land / "inputs/2025/figures.csv",
        lambda one: (
            one | {"value": "9999"} if (one["jurisdiction"], one["measure"]) == ("XE", "calls") else one
        ),
    )
    assert len(rolled(land, 2025)["moved"]) == 1
    with (land / "reportgen.toml").open("a", encoding="utf-8") as file:
        file.write('\n[check]\nlooked_at = ["XE/calls/2025"]\n')
    assert rolled(land, 2025, code=0)["moved"] == []


def test_new_and_gone_places_and_measures_are_told_once_the_year_is_there(land: Path) -> None:
    told = rolled(land, 2023, code=1)
    assert (told["before"], told["new"]["places"], told["gone"]["places"]) == (2022, ["XZ"], ["XO"])
    tables = [step["id"] for step in told["steps"] if step["id"].startswith("figures")]
    assert tables == ["figures inputs/2023/figures.csv"]  # once, though it has revised figures of 2022 too
    assert "New places: Newmark (made up)." in told["to_know"]
    assert "Places that are gone: Oldmark (made up)." in told["to_know"]


def test_a_figure_that_never_changes_is_told(land: Path) -> None:
    for year in (2021, 2022, 2023, 2024):
        change(
            land / f"inputs/{year}/figures.csv",
            lambda one: (
                one | {"value": "1234"} if (one["jurisdiction"], one["measure"]) == ("XE", "visits") else one
            ),
        )
    told = rolled(land, 2025)
    assert told["never_changed"] == [{"figure": "XE/visits/2024", "years": [2021, 2022, 2023, 2024]}]
    assert "Never changed: visits of Eastmark (made up), 1,234 in 4 years, 2021 to 2024." in told["to_know"]


def test_lines_that_speak_of_the_old_year_are_told_with_file_and_line(land: Path) -> None:
    def add(file: str, text: str) -> None:
        path = land / file
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text, encoding="utf-8")

    add("templates/place.md", '\n{{ literal("Session of 2024") }}\n{# made in 2024 #}\n')
    add("templates/included.md", 'Since {{ literal("2023–24") }} and {{ literal("FY24") }}.\n')
    add("inputs/notes/eastmark-made-up.md", "Our hearing is in May 2024.\n")
    add("templates/theme.toml", '# of 2024\n[letterhead]\nlines = ["Session 2024"]\n')
    add(
        "reportgen.toml",
        '\n[regions.r]\nname = "Districts of 2024"\nmembers = ["XE"]\n'
        '[check]\nlooked_at = ["XE/calls/2024"]\n',
    )
    told = rolled(land, 2025)
    assert [one["file"] for one in told["mentions"]] == [
        "reportgen.toml", "templates/included.md", "templates/place.md", "templates/theme.toml",
        "inputs/notes/eastmark-made-up.md",
    ]  # fmt: skip
    assert "inputs/notes/eastmark-made-up.md, line 1: Our hearing is in May 2024." in items(told, "words")
    assert (states(told)["words"], states(told)["notes"]) == ("look", "look")
    assert 'templates/place.md, line 25: {{ literal("Session of 2024") }}' in items(told, "words")


def test_what_a_person_must_judge_keeps_nothing_open(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    (land / "inputs/notes").mkdir()
    (land / "inputs/notes/eastmark-made-up.md").write_text("Since 2024 we count anew.", encoding="utf-8")
    assert states(rolled(land, 2025, code=0))["words"] == "look"


def test_the_day_on_the_page_is_last_year_s_until_it_is_set(land: Path) -> None:
    settings = land / "reportgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[project]", "[project]\nprepared = 2025-03-10"), encoding="utf-8")
    rolled(land, 2025)
    fill(land)
    assert states(rolled(land, 2025))["prepared"] == "open"
    settings.write_text(text.replace("[project]", "[project]\nprepared = 2026-03-10"), encoding="utf-8")
    assert states(rolled(land, 2025, code=0))["prepared"] == "done"


def test_a_mapped_table_of_last_year_needs_a_new_one(land: Path) -> None:
    settings = land / "reportgen.toml"
    text = settings.read_text(encoding="utf-8")
    mapped = (
        '\n[[wide]]\nfile = "inputs/{0}/parks.csv"\njurisdiction = "Place"\nyear = {0}\n'
        'source = "made-up-2024"\ncolumns = {{ "Parks" = "parks" }}\n'
    )
    parks = (
        '\n[parks]\nlabel = "Parks"\none = "park"\nmany = "parks"\nkey_label = "parks"\nscope = ["state"]\n'
    )
    measures = land / "inputs/measures.toml"
    measures.write_text(measures.read_text(encoding="utf-8") + parks, encoding="utf-8")
    (land / "inputs/2024/parks.csv").write_text("Place,Parks\nXE,7\n", encoding="utf-8")
    settings.write_text(text + mapped.format(2024), encoding="utf-8")
    told = rolled(land, 2025)
    assert states(told)["wide inputs/2024/parks.csv"] == "open"
    assert "inputs/2025/parks.csv" not in told["laid_out"]
    assert not told["mentions"]
    (land / "inputs/2025/parks.csv").write_text("Place,Parks\nXE,8\n", encoding="utf-8")
    source = land / "inputs/sources.csv"
    row = (
        "made-up-2025,Made-up figures of 2025,A made-up office,2026-03-01,2026-03-02,,,,Made up for tests.\n"
    )
    source.write_text(source.read_text(encoding="utf-8") + row, encoding="utf-8")
    later = mapped.format(2025).replace("made-up-2024", "made-up-2025")
    settings.write_text(text + mapped.format(2024) + later, encoding="utf-8")
    assert "wide inputs/2024/parks.csv" not in states(rolled(land, 2025))


def test_the_checklist_is_in_plain_words_and_in_order_of_work(land: Path) -> None:
    lines = reportgen("rollover", "2025", cwd=land).stdout.splitlines()
    assert lines[0] == "The new year 2025, beside 2024."
    steps = [line for line in lines if line[:1].strip()][1:-1]
    assert [line.split(".")[0].split()[-1] for line in steps] == [str(n) for n in range(1, len(steps) + 1)]
    assert "          $ reportgen build --year 2025" in lines
    assert "          $ reportgen diff 2024 2025" in lines
    assert lines[-1] == "3 steps left."


# ---- what is refused, and bad input


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2021", "There are no figures of states for a year before 2021."),
        ("1990", "There are no figures of states for a year before 1990."),
        (
            "2204",
            "2204 is more than 2 years after 2024, the last year with figures. Write the year that begins.",
        ),
        ("next", "'next' is not a valid integer."),
    ],
    ids=["the first year", "before the first", "a slip of the hand", "no year"],
)
def test_a_year_that_can_t_begin_is_refused_and_nothing_is_made(land: Path, year: str, said: str) -> None:
    before = files_of(land)
    done = reportgen("rollover", year, cwd=land)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert files_of(land) == before


def test_while_last_year_s_table_has_errors_nothing_is_laid_out(land: Path) -> None:
    """Else the year before it would pass for last year."""
    change(
        land / "inputs/2024/figures.csv",
        lambda one: one | {"value": "12x"} if one["measure"] == "calls" else one,
    )
    before = files_of(land)
    done = reportgen("rollover", "2025", cwd=land)
    assert (done.returncode, done.stdout) == (3, "")
    assert '"12x" is no number.' in done.stderr
    assert files_of(land) == before


def test_a_broken_table_of_the_new_year_is_told_and_its_figures_are_not_called_missing(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    change(
        land / "inputs/2025/figures.csv",
        lambda one: one | {"value": "12x"} if one["jurisdiction"] == "XE" else one,
    )
    told = rolled(land, 2025)
    assert told["missing"] == []
    assert states(told)["errors"] == "open"
    assert "is no number" in items(told, "errors")[0]


def test_a_broken_table_of_an_older_year_stops_nothing(land: Path) -> None:
    change(
        land / "inputs/2021/figures.csv",
        lambda one: one | {"value": "12x"} if one["measure"] == "calls" else one,
    )
    told = rolled(land, 2025)
    assert (told["before"], told["laid_out"]) == (2024, ["inputs/2025/figures.csv"])
    assert states(told)["errors"] == "open"


def test_two_tables_that_contradict_each_other_in_the_new_year_are_an_error_to_mend(land: Path) -> None:
    rolled(land, 2025)
    fill(land)
    [calls] = [
        one
        for one in lines_of(land / "inputs/2025/figures.csv")
        if (one["jurisdiction"], one["measure"]) == ("XE", "calls")
    ]
    write_lines(land / "inputs/0-elsewhere.csv", [calls | {"value": "7"}])
    told = rolled(land, 2025)
    assert states(told)["errors"] == "open"
    assert "XE/calls/2025 is 7 here and" in items(told, "errors")[0]


def test_a_folder_that_can_t_be_made_is_told(land: Path) -> None:
    (land / "inputs/2025").write_text("in the way", encoding="utf-8")
    done = reportgen("rollover", "2025", cwd=land)
    assert done.returncode == 5
    assert "a file stands where a folder is needed" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_without_figures_or_without_measures_is_refused(land: Path) -> None:
    for year in (2021, 2022, 2023, 2024):
        shutil.rmtree(land / f"inputs/{year}")
    assert reportgen("rollover", "2025", cwd=land).returncode == 2
    (land / "inputs/measures.toml").unlink()
    done = reportgen("rollover", "2025", "--json", cwd=land)
    assert done.returncode == 3
    assert json.loads(done.stdout)["steps"] == []
