"""`reportgen diff` by the command line, on four made-up years, two made-up revisions, and our own inputs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from projects import ROOT, copied, lines_of, set_figure, write_lines
from test_broken_inputs import reportgen

MADE_UP = ROOT / "tests/fixtures/four-years"


@pytest.fixture
def land(tmp_path: Path) -> Path:
    """A copy of the four made-up years."""
    return Path(shutil.copytree(MADE_UP, tmp_path / "land"))


@pytest.fixture
def revised(land: Path, tmp_path: Path) -> Path:
    """The same, in which one figure of 2023 and one of 2022 were corrected."""
    project = Path(shutil.copytree(land, tmp_path / "revised"))
    set_figure(project / "inputs/2023/figures.csv", "XE", "calls", value="1190")
    set_figure(project / "inputs/2022/figures.csv", "XE", "visits", value="35")
    return project


def test_two_years_are_told_with_the_reason_where_no_change_is_worked_out(land: Path) -> None:
    done = reportgen("diff", "2022", "2023", cwd=land)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# 2023 beside 2022\n\nFigures: 25 changed, 8 new, 7 gone.\n")
    for line in (
        "- Eastmark (made up): 1,188, was 1,320 (−10.0%)",
        "- Northmark (made up): 912, was 790 [r] (+15.4%)",
        "- Gone: Oldmark (made up) (was 310)",
        "- New: Newmark (made up) 95",
        "- Southmark (made up): 13, was suppressed [c]",
        "- Eastmark (made up): 43.5%, was 44.0% (−0.5 percentage points)",
        "The definition changed between the two years.",
        "The figures come from two vintages, which revise one another.",
        "Figures of this kind are not compared in this way.",
        "- Eastmark (made up) (eastmark-made-up): 8 figures, ",
    ):
        assert line in done.stdout, line


def test_one_briefing_is_told_in_full(land: Path) -> None:
    told = reportgen("diff", "2022", "2023", "XE", cwd=land).stdout
    assert told.startswith("# Eastmark (made up): 2023 beside 2022\n")
    assert "Newmark" not in told
    assert "- Calls per 1,000 residents: 2.9, was 3.3\n" in told
    assert "- Now: Eastmark (made up), 36: unchanged from 2022.\n" in told
    assert "  - Was: Eastmark (made up), 36: up from 33 in 2021.\n" in told


def test_the_json_has_figures_comparisons_and_sentences(land: Path) -> None:
    told = json.loads(reportgen("diff", "2022", "2023", "XE", "--format", "json", cwd=land).stdout)
    assert set(told) == {"old", "new", "same", "unknown", "figures", "briefings", "findings"}
    assert (told["old"]["year"], told["new"]["year"]) == (2022, 2023)
    calls = next(one for one in told["figures"] if one["measure"] == "calls")
    assert (calls["how"], calls["old"]["value"], calls["new"]["value"]) == ("changed", "1320", "1188")
    assert calls["change"] == {"value": "-10.0", "text": "−10.0%", "of": "change"}
    assert calls["new"]["cell"] == "row 2, column value"
    incidents = next(one for one in told["figures"] if one["measure"] == "incidents")
    assert (incidents["change"], incidents["refused"]) == (None, "a break in the series")
    [page] = told["briefings"]
    assert page["slug"] == "eastmark-made-up"
    assert {one["reworded"] for one in page["passages"]} == {True, False}


def test_a_correction_is_told_with_the_briefings_that_show_it(land: Path, revised: Path) -> None:
    done = reportgen("diff", "2023", "2023", "--against", str(land), cwd=revised)
    assert done.returncode == 0
    assert "Figures: 2 changed.\n" in done.stdout
    assert "### Calls, 2023\n\n- Eastmark (made up): 1,190, was 1,188 (+2)\n" in done.stdout
    assert "### Visits, 2022\n\n- Eastmark (made up): 35, was 36 (−1)\n" in done.stdout
    assert "(eastmark-made-up): 2 figures" in done.stdout
    assert "(westmark-made-up): 0 figures" in done.stdout


def test_a_set_beside_itself_has_no_difference(land: Path, tmp_path: Path) -> None:
    same = shutil.copytree(land, tmp_path / "same")
    told = json.loads(
        reportgen("diff", "2023", "2023", "--against", str(same), "--format", "json", cwd=land).stdout
    )
    assert (told["figures"], told["unknown"]) == ([], [])
    assert told["same"] > 100
    assert len(told["briefings"]) == 7
    assert all(not one["comparisons"] and not one["passages"] for one in told["briefings"])


def test_a_reworded_template_is_told_and_no_figure(land: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(land, tmp_path / "newer"))
    place = newer / "templates/place.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(
        text.replace("Nothing here is of a real place.", "Nothing in it is real."), encoding="utf-8"
    )
    told = reportgen("diff", "2023", "2023", "XE", "--against", str(land), cwd=newer).stdout
    assert "No figure changed." in told
    assert "Nothing in it is real." in told
    assert "Nothing here is of a real place." in told
    assert "## Totals" not in told


def test_small_counts_that_are_withheld_stay_so(land: Path) -> None:
    settings = land / "reportgen.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\n[disclosure]\nthreshold = 20\n", encoding="utf-8"
    )
    told = reportgen("diff", "2022", "2023", cwd=land).stdout
    assert "Southmark (made up): 12" not in told
    assert "was 8\n" not in told


# ---- our own inputs


def test_real_populations_and_the_national_series_are_told() -> None:
    told = reportgen("diff", "2022", "2023", cwd=ROOT).stdout
    assert "- Vermont: 647,464, was 647,110 (+0.1%)\n" in told
    assert "- United States: 36,210,368, was 32,059,029 (+12.9%)\n" in told
    assert "- New: Vermont 853\n" in told


def test_years_with_national_figures_alone_are_compared_without_briefings() -> None:
    done = reportgen("diff", "1998", "1999", cwd=ROOT)
    assert done.returncode == 0
    assert "- United States: 9,668, was 4,560 (+112.0%)\n" in done.stdout
    assert "## Briefings" not in done.stdout


# ---- what is refused, and bad input


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["2023", "2023"],
            "2023 beside itself shows nothing. Name two years, two releases of one",
        ),
        (["2023", "2022"], "2023 is later than 2022. Write the earlier year first: 2022 2023."),
        (["2019", "2023"], "There are no figures for 2019. Years with figures: 2021, 2022, 2023, 2024."),
        (["2022", "2030"], "There are no figures for 2030."),
        (["2022", "2023", "Eastmrk (made up)"], 'Did you mean "Eastmark (made up)"'),
        (["2022", "2023", "--against", "nowhere"], "There is no reportgen.toml in this folder."),
    ],
    ids=[
        "equal years",
        "the later first",
        "before the first",
        "after the last",
        "a wrong name",
        "no project",
    ],
)
def test_what_can_t_be_compared_is_refused(land: Path, arguments: list[str], said: str) -> None:
    done = reportgen("diff", *arguments, cwd=land)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["2022"], ["2022", "twenty"], ["2022", "2023", "XE", "XN"]])
def test_a_command_line_that_says_something_else_is_refused(land: Path, arguments: list[str]) -> None:
    assert reportgen("diff", *arguments, cwd=land).returncode == 2


def test_a_year_with_the_nation_alone_has_no_briefing_of_a_state() -> None:
    done = reportgen("diff", "1998", "2023", "Vermont", cwd=ROOT)
    assert done.returncode == 2
    assert "There are no figures of states for 1998." in done.stderr


def test_a_place_that_the_older_project_lacks_is_told(land: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(land, tmp_path / "newer"))
    settings = newer / "reportgen.toml"
    text = (
        settings.read_text(encoding="utf-8")
        + '\n[regions.made-up-west]\nname = "Made-up West"\nmembers = ["XW"]\n'
    )
    settings.write_text(text, encoding="utf-8")
    done = reportgen("diff", "2023", "2023", "made-up-west", "--against", str(land), cwd=newer)
    assert (done.returncode, done.stdout) == (1, "")
    assert 'the project has no place or region "made-up-west" any more.' in done.stderr


def test_a_broken_table_is_told_and_nothing_of_it_is_called_gone(land: Path) -> None:
    whole = land / "inputs/2023/figures.csv"
    lines = lines_of(whole)
    write_lines(land / "inputs/2023/east.csv", [one for one in lines if one["jurisdiction"] == "XE"])
    write_lines(whole, [one for one in lines if one["jurisdiction"] != "XE"])
    set_figure(land / "inputs/2023/east.csv", "XE", "calls", value="12x")
    done = reportgen("diff", "2022", "2023", cwd=land)
    assert done.returncode == 1
    assert 'inputs/2023/east.csv, row 2, column value: "12x" is no number.' in done.stderr
    assert "Eastmark (made up) (was" not in done.stdout
    assert "Eastmark (made up):" not in done.stdout
    assert "- Northmark (made up): 912, was 790 [r] (+15.4%)" in done.stdout
    assert "(eastmark-made-up)" not in done.stdout
    told = json.loads(reportgen("diff", "2022", "2023", "--format", "json", cwd=land).stdout)
    assert {key.partition("/")[0] for key in told["unknown"]} == {"XE"}


def test_where_nothing_of_a_year_can_be_read_its_errors_are_told(land: Path) -> None:
    set_figure(land / "inputs/2023/figures.csv", "XE", "calls", value="12x")
    done = reportgen("diff", "2022", "2023", cwd=land)
    assert (done.returncode, done.stdout) == (3, "")
    assert '"12x" is no number.' in done.stderr


def test_measures_that_can_t_be_read_end_it(land: Path) -> None:
    (land / "inputs/measures.toml").write_text("calls = [", encoding="utf-8")
    done = reportgen("diff", "2022", "2023", "--format", "json", cwd=land)
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert told["figures"] == []
    assert told["findings"]


def test_a_briefing_that_can_t_be_composed_is_told_and_the_others_compared(land: Path) -> None:
    place = land / "templates/place.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("Nothing here", "{{ state.callz }} Nothing here"), encoding="utf-8")
    done = reportgen("diff", "2022", "2023", cwd=land)
    assert done.returncode == 1
    assert "templates/place.md, line 7" in done.stderr
    assert "(made-up-land): " in done.stdout
    assert "(eastmark-made-up): " not in done.stdout


def test_our_own_copy_differs_in_nothing(tmp_path: Path) -> None:
    done = reportgen("diff", "2023", "2023", "--against", str(copied(tmp_path / "x")), cwd=ROOT)
    assert done.returncode == 0
    assert "No figure changed." in done.stdout
    assert "0 figures, 0 comparisons, 0 sentences in other words, 0 with other figures" in done.stdout
