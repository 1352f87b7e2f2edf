"""Regions of many states from the shipped inputs, side by side: their pages and notes in both formats."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from projects import briefing_of, change, copied, opened, text

from reportgen.document.nodes import BarChart, Briefing, Chart, Figure, Table
from reportgen.document.walk import blocks, leaves, runs, text_of

if TYPE_CHECKING:
    from conftest import Shelf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER, TURNED = (612.0, 792.0), (792.0, 612.0)


def tables(briefing: Briefing) -> list[Table]:
    return [b for b in blocks(briefing) if isinstance(b, Table) and b.layout == "figures"]


def orientations(file: Path) -> list[str]:
    """Of each section of a Word file, in order."""
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    sizes = [section.find(f"{W}pgSz") for section in body.iter(f"{W}sectPr")]
    return [size.get(f"{W}orient", "portrait") for size in sizes if size is not None]


def test_nine_jurisdictions_turn_one_page_and_the_others_stay_upright(shelf: Shelf) -> None:
    pdf = shelf.pdf("south-atlantic")
    assert set(pdf.sizes) == {LETTER, TURNED}
    (turned,) = (at for at, size in enumerate(pdf.sizes) if size == TURNED)
    assert 0 < turned < pdf.pages - 1
    word = shelf.outcome("south-atlantic").files[1]
    assert orientations(word) == ["portrait", "landscape", "portrait"]


def test_page_numbers_go_on_over_the_turned_page(shelf: Shelf) -> None:
    pdf = shelf.pdf("south-atlantic")
    ends = [" ".join(words.split()).split("Page ")[-1] for words in pdf.artifacts]
    assert [end.split()[:3] for end in ends] == [
        [str(at), "of", str(pdf.pages)] for at in range(1, pdf.pages + 1)
    ]


def test_the_region_and_the_nation_stand_at_the_end(shelf: Shelf) -> None:
    (table,) = (table for table in tables(shelf.briefing("south-atlantic")) if table.wide)
    heads = [text_of(column.head) for column in table.columns]
    assert heads[1:3] == ["Del.", "D.C."]
    assert heads[-2:] == ["South Atlantic", "50 states"]


@pytest.mark.parametrize("name", ["new-england", "hhs-region-2", "pacific"])
def test_up_to_seven_states_keep_every_page_upright(shelf: Shelf, name: str) -> None:
    assert set(shelf.pdf(name).sizes) == {LETTER}
    assert orientations(shelf.outcome(name).files[1]) == ["portrait"]


def test_fifty_states_stand_in_parts_on_upright_pages_with_one_note(shelf: Shelf) -> None:
    assert set(shelf.pdf("50-states").sizes) == {LETTER}
    parts = [table for table in tables(shelf.briefing("50-states")) if not table.wide][:8]
    assert [table.continues for table in parts] == [False] + [True] * 7
    assert [text_of(table.title).rpartition(": ")[2] for table in parts[1:]] == [
        "Delaware to Indiana",
        "Iowa to Maryland",
        "Massachusetts to Montana",
        "Nebraska to New York",
        "North Carolina to Pennsylvania",
        "Rhode Island to Utah",
        "Vermont to Wyoming",
    ]
    assert [bool(table.note) for table in parts] == [False] * 7 + [True]
    assert len({tuple(text_of(row.cells[0]) for row in table.rows) for table in parts}) == 1
    for words in (shelf.pdf("50-states").pieces, shelf.word("50-states").pieces):
        assert " ".join(piece.text for piece in words).count("continued: Vermont to Wyoming") == 1


def region_of(project: Path, name: str, *members: str) -> Briefing:
    with (project / "reportgen.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[regions.a-region]\nname = "{name}"\nmembers = {list(members)}\n')
    return briefing_of(opened(project), "a-region")


def test_a_region_of_one_state_stands_beside_the_50_states_and_not_beside_itself(tmp_path: Path) -> None:
    found = region_of(copied(tmp_path / "project"), "Keystone", "PA")
    told = text(found)
    assert "Pennsylvania beside the 50 states" in told
    assert "Pennsylvania is below the rate of the 50 states together" in told
    for wrong in ("side by side", "the one state", "the highest rate", "100.0%", "each state", "Shares:"):
        assert wrong not in told, wrong
    [chart] = [block for block in blocks(found) if isinstance(block, BarChart)]
    assert [text_of(bar.label) for bar in chart.bars] == ["Pennsylvania", "50 states"]


def test_a_region_of_one_place_without_figures_says_so_of_the_place(tmp_path: Path) -> None:
    told = text(region_of(copied(tmp_path / "project"), "Lone D.C.", "DC"))
    assert "NCMEC’s by-state table has no figure for the District of Columbia." in told
    assert "Missing child cases are not available for the District of Columbia." in told
    assert ".." not in told
    assert "Ranks:" not in told


def test_states_whose_rates_read_the_same_are_called_level(tmp_path: Path) -> None:
    told = text(region_of(copied(tmp_path / "project"), "Border states", "AZ", "CA", "NM", "TX"))
    assert "Arizona and New Mexico: the lowest rates. Both show 9.6 per 1,000 children under 18" in told
    assert "Highest in Texas, lowest in Arizona and New Mexico" in told
    assert "New Mexico the lowest" not in told
    assert "the Border states had more reports" in told


def test_an_office_with_the_figures_of_its_own_region_alone_has_its_briefing(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    own = {"CT", "ME", "MA", "NH", "RI", "VT"}
    change(
        project / "inputs/2023/cybertipline-by-state.csv",
        lambda line: line if line["jurisdiction"] in own else None,
    )
    told = text(briefing_of(opened(project), "new-england"))
    assert "NCMEC’s by-state table places 29,687 reports of suspected child sexual exploitation" in told
    assert "no regional total or rate" not in told
    assert "Its rate is 9.4 per 1,000 children under 18." in told
    assert "Vermont: the lowest rate and the fewest reports." in told


def test_the_50_states_are_no_region_in_their_briefing(shelf: Shelf) -> None:
    told = text(shelf.briefing("50-states"))
    assert "12.2% of the states’ reports and 11.6% of their children" in told
    assert "the region’s" not in told
    assert "in the region" not in told


@pytest.mark.parametrize("name", ["new-england", "south-atlantic", "50-states", "MA", "VT", "PR", "DC"])
def test_every_figure_of_every_chart_stands_in_a_table(shelf: Shelf, name: str) -> None:
    briefing = shelf.briefing(name)
    shown = {of for table in tables(briefing) for of in _figures(table)}
    for chart in (block for block in blocks(briefing) if isinstance(block, Chart)):
        assert _figures(chart) <= shown


def _figures(block: Table | Chart) -> set[tuple[str, str, tuple[str, ...]]]:
    found = (leaf for run in runs(block) for leaf in leaves(run))
    return {(leaf.text, leaf.operation, leaf.observations) for leaf in found if isinstance(leaf, Figure)}
