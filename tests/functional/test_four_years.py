"""Four made-up years: revisions, a break, two vintages, a place that vanishes and one that is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from dump import said
from finished import read_pdf, read_word
from projects import ROOT, briefing_of, built, opened, text

from reportgen.document.nodes import Table
from reportgen.document.walk import blocks
from reportgen.errors import Severity
from reportgen.pipeline import Materials

YEARS = (2021, 2022, 2023, 2024)
PLACES = ("XE", "XN", "XO", "XS", "XW", "XZ")


@pytest.fixture(scope="module")
def four_years() -> Materials:
    return opened(ROOT / "tests/fixtures/four-years")


def sentences(materials: Materials, place: str, year: int) -> str:
    return text(briefing_of(materials, place, year))


def side_by_side(materials: Materials, region: str, year: int) -> dict[str, list[str]]:
    """The rows of a region's table by the words that begin them; a second of the same words gets a +."""
    [table, *_] = [b for b in blocks(briefing_of(materials, region, year)) if isinstance(b, Table)]
    rows: dict[str, list[str]] = {"": [said(column.head) for column in table.columns[1:]]}
    for row in table.rows:
        name = said(row.cells[0]).replace("‹", "").replace("›", "")
        while name in rows:
            name += "+"
        rows[name] = [said(cell).strip("⟨⟩") for cell in row.cells[1:]]
    return rows


def test_all_years_are_read_and_checked_without_an_error(four_years: Materials) -> None:
    findings = (*four_years.findings, *(concern.finding for concern in four_years.concerns))
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    assert four_years.dataset.years() == YEARS


@pytest.mark.parametrize("year", YEARS)
def test_every_place_and_region_has_a_briefing_in_every_year(
    four_years: Materials, tmp_path: Path, year: int
) -> None:
    for name in (*PLACES, "made-up-land", "made-up-coast"):
        outcome = built(four_years, name, tmp_path, year=year)
        assert not outcome.failed, outcome.findings
        pdf, word, _ = outcome.files
        assert any("made up" in piece.text for piece in read_pdf(pdf).pieces)
        assert any("made up" in piece.text for piece in read_word(word).pieces)


def test_the_first_year_has_nothing_before_it(four_years: Materials) -> None:
    assert "Eastmark (made up), 1,200: no earlier figure is in the sources used." in sentences(
        four_years, "XE", 2021
    )


def test_a_change_is_told_in_figures_and_percent(four_years: Materials) -> None:
    assert (
        "Eastmark (made up), 1,188: down from 1,320 in 2022. That is 10.0% less. Since the start: down from "
        "1,200 in 2021." in sentences(four_years, "XE", 2023)
    )


def test_what_stayed_the_same_is_told_as_unchanged(four_years: Materials) -> None:
    assert "Eastmark (made up), 1,188: unchanged from 2023." in sentences(four_years, "XE", 2024)


def test_a_percentage_has_no_percent_of_itself(four_years: Materials) -> None:
    told = sentences(four_years, "XE", 2024)
    assert "Eastmark (made up), 46.7%: up from 43.5% in 2023. Since the start: up from 41.5% in 2021." in told


def test_a_revised_figure_is_what_the_next_year_is_set_against(four_years: Materials) -> None:
    told = sentences(four_years, "XN", 2023)
    assert "Northmark (made up), 912: up from 790 in 2022. That is 15.4% more." in told
    assert "Revised since first published: 790 [r] calls in Northmark (made up)." in told


def test_the_year_of_a_revised_figure_marks_it_in_its_table(four_years: Materials) -> None:
    rows = side_by_side(four_years, "made-up-land", 2022)
    assert rows["Calls"] == ["1,320", "[x]", "790⟩_[r]", "310", "8", "655⟩_[r]", "[n]"]


def test_no_change_crosses_a_break(four_years: Materials) -> None:
    told = sentences(four_years, "XN", 2023)
    assert "Northmark (made up), 260: the definition changed in 2023, so no change is given." in told
    rows = side_by_side(four_years, "made-up-coast", 2023)
    assert rows["Change since 2022+"][:2] == ["[b]", "[b]"]


def test_the_series_begins_anew_after_a_break(four_years: Materials) -> None:
    told = sentences(four_years, "XN", 2024)
    assert "Northmark (made up), 271: up from 260 in 2023. That is 4.2% more.\n" in told


def test_no_change_is_given_between_two_vintages(four_years: Materials) -> None:
    told = sentences(four_years, "XE", 2023)
    vintages = "the figures come from two vintages, which revise one another, so no change is given."
    assert f"Eastmark (made up), 410,000: {vintages}" in told
    assert f"Eastmark (made up), 2.9: {vintages}" in told, "nor of a rate over such a base"


def test_a_row_that_is_refused_everywhere_is_told_below_its_table(four_years: Materials) -> None:
    assert "Change since 2022+++" not in side_by_side(four_years, "made-up-land", 2023)
    told = sentences(four_years, "made-up-land", 2023)
    assert told.count("Change since 2022 of residents: the figures come from two vintages") == 1
    assert "Change since 2022 of incidents:" not in told, "a row that stands, with its marks"
    assert "Change since 2022 of people helped" not in told, "no year has such a change"
    assert "of residents: the figures" not in sentences(four_years, "made-up-land", 2022)


def test_cumulative_figures_have_no_change_of_a_year(four_years: Materials) -> None:
    told = sentences(four_years, "XE", 2024)
    assert "Eastmark (made up), 6,750: no change is given for figures of this kind." in told


def test_a_small_base_gives_counts_and_no_percent(four_years: Materials) -> None:
    told = sentences(four_years, "XS", 2023)
    assert "Southmark (made up), 12: up from 8 in 2022. Since the start: up from 4 in 2021." in told


def test_a_fall_to_a_true_zero_is_told(four_years: Materials) -> None:
    assert "Southmark (made up), 0: down from 12 in 2023. That is 100.0% less." in sentences(
        four_years, "XS", 2024
    )


def test_a_withheld_earlier_figure_is_told_as_withheld(four_years: Materials) -> None:
    told = sentences(four_years, "XS", 2023)
    assert "13: the figure for 2022 is withheld to protect the people counted." in told


def test_an_open_figure_has_no_change(four_years: Materials) -> None:
    told = sentences(four_years, "XW", 2024)
    assert (
        "more than 700: a figure that its source rounds or leaves open cannot be worked with, so no change "
        "is given." in told
    )


def test_a_gap_of_one_year_is_told_by_its_year(four_years: Materials) -> None:
    told = sentences(four_years, "XW", 2023)
    assert "Westmark (made up), 31: no figure for 2022 is in the sources used." in told


def test_a_provisional_figure_says_so(four_years: Materials) -> None:
    told = sentences(four_years, "XN", 2024)
    assert "provisional, $980,000" in told
    assert "Provisional, and may still be revised: $980,000 [p] dollars spent in Northmark (made up)." in told


def test_a_fiscal_year_is_named_as_one(four_years: Materials) -> None:
    assert "$1,400,000 in fiscal year 2023" in sentences(four_years, "XE", 2024)


def test_a_place_that_vanished_has_no_figures_and_nobody_elses(four_years: Materials) -> None:
    told = sentences(four_years, "XO", 2023)
    assert told.count("No figure. The figure is not available in the sources used.") == 8


def test_a_new_place_has_no_earlier_figure(four_years: Materials) -> None:
    assert sentences(four_years, "XZ", 2023).count("no earlier figure is in the sources used") == 8
    assert "Newmark (made up), 133: up from 95 in 2023. That is 40.0% more." in sentences(
        four_years, "XZ", 2024
    )


@pytest.mark.parametrize("year", YEARS)
def test_a_region_with_a_gap_has_no_total_in_any_year(four_years: Materials, year: int) -> None:
    """Before 2023 the new place is missing, from then on the vanished one."""
    told = sentences(four_years, "made-up-land", year)
    assert "No total of calls. Not every place has a figure, so the comparison would leave some out." in told
    assert side_by_side(four_years, "made-up-land", year)["Calls"][-1] == "[n]"
    assert "jurisdictions with data" in told


def test_a_region_without_a_gap_has_its_total_change_median_and_range(four_years: Materials) -> None:
    told = sentences(four_years, "made-up-coast", 2023)
    assert (
        "Calls came to 2,816, up from 2,773 in 2022; the median was 808, from 12 to 1,188; they were highest "
        "in Eastmark (made up) (1,188) and lowest in Southmark (made up) (12)." in told
    )


def test_a_rank_over_a_gap_says_among_how_many(four_years: Materials) -> None:
    assert "Among those with data: 2nd highest of the 5 jurisdictions with data." in sentences(
        four_years, "XN", 2023
    )
