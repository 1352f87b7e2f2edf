"""Another domain on the untouched package: estimated crimes, 2011 to 2019, in a project of its own."""

from __future__ import annotations

import ast
import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from arithmetic import Id, wrong_with
from finished import read_pdf, read_word
from projects import ROOT, SHARED, briefing_of, opened, text
from test_parity import assert_same, words_of, words_of_pdf, words_of_word

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Figure, Table
from reportgen.document.walk import blocks, figures, leaves, text_of
from reportgen.pipeline import Materials

TABLE = SHARED / "data/fbi/fbi_estimated_crimes_2011_2019.csv"
SOURCE = "fbi-estimated-crimes"
SLUGS = ["new-england", "maine", "massachusetts", "vermont"]
KINDS = ("pdf", "docx", "figures.csv")
SIX = BUILT_IN_REGIONS["new-england"].members

needs_table = pytest.mark.skipif(not TABLE.exists(), reason="../shared/data/fbi is not beside this checkout")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("crime") / "project"
    shutil.copytree(ROOT / "tests/fixtures/fbi", target)
    shutil.copy(TABLE, target / "inputs/crimes.csv")
    return target


@pytest.fixture(scope="module")
def materials(project: Path) -> Materials:
    return opened(project)


@pytest.fixture(scope="module")
def crimes() -> dict[tuple[str, int], dict[str, str]]:
    """The table as it is: by state (US where it names none) and year."""
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        return {(row["state_abbr"] or "US", int(row["year"])): row for row in csv.DictReader(file)}


Crimes = dict[tuple[str, int], dict[str, str]]


def rounded(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):,}"


@needs_table
def test_the_command_builds_a_region_and_three_states_in_both_formats(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build"], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"outputs/2019/{s}.{kind}" for s in SLUGS for kind in KINDS]


@needs_table
def test_both_files_carry_the_briefing_s_words(project: Path, materials: Materials) -> None:
    for slug in SLUGS:
        wanted = words_of(briefing_of(materials, slug, 2019))
        assert_same(words_of_pdf(read_pdf(project / f"outputs/2019/{slug}.pdf")), wanted)
        assert_same(words_of_word(read_word(project / f"outputs/2019/{slug}.docx")), wanted)


@needs_table
@pytest.mark.parametrize("code", ["ME", "MA", "VT"])
def test_counts_rates_and_change_are_the_table_s(materials: Materials, crimes: Crimes, code: str) -> None:
    now, before = crimes[code, 2019], crimes[code, 2018]
    violent, earlier = Decimal(now["violent_crime"]), Decimal(before["violent_crime"])
    change = (violent - earlier) / earlier * 100
    name = BUILT_IN[code].name
    said = text(briefing_of(materials, code, 2019))
    assert f"The FBI estimates {violent:,} violent crimes in {name} in 2019: " in said
    assert f"{rounded(violent / int(now['population']) * 100_000)} for every 100,000 residents" in said
    assert f"That is {rounded(abs(change))}% {'more' if change > 0 else 'fewer'} than in 2018." in said


@needs_table
def test_the_region_adds_up_and_ranks(materials: Materials, crimes: Crimes) -> None:
    total, people = (
        sum(int(crimes[code, 2019][column]) for code in SIX) for column in ("violent_crime", "population")
    )
    said = text(briefing_of(materials, "new-england", 2019))
    rate = rounded(Decimal(total) / people * 100_000)
    assert f"New England had {total:,} violent crimes, {rate} for every 100,000 residents." in said
    assert "The highest rate is that of Massachusetts, the lowest that of Maine." in said


@needs_table
@pytest.mark.parametrize("year", range(2011, 2020))
def test_every_figure_of_every_year_can_be_worked_out_again(
    materials: Materials, crimes: Crimes, year: int
) -> None:
    stated = {
        Id(place, measure, str(when), SOURCE): Decimal(number)
        for (place, when), row in crimes.items()
        for measure, number in row.items()
        if number and measure not in {"year", "state_abbr", "state_name"}
    }
    for name in ("new-england", "ME", "MA", "VT", "DC"):
        found = list(figures(briefing_of(materials, name, year)))
        assert len(found) > 15
        for figure in found:
            assert not wrong_with(figure, stated), figure


@needs_table
def test_a_change_over_the_break_in_the_series_is_refused(materials: Materials) -> None:
    assert "than in 2011" in text(briefing_of(materials, "ME", 2012))
    at_the_break = text(briefing_of(materials, "ME", 2013))
    assert "No change since 2012 is shown. The definition changed between the two years." in at_the_break
    assert "than in 2013" in text(briefing_of(materials, "ME", 2014))


@needs_table
def test_the_two_definitions_of_rape_are_two_measures(materials: Materials, crimes: Crimes) -> None:
    for year, has in ((2012, ("legacy",)), (2014, ("legacy", "revised")), (2019, ("revised",))):
        cited = {
            (one, figure.text)
            for figure in figures(briefing_of(materials, "ME", year))
            for one in figure.observations
            if "/rape_" in one and figure.operation == "as observed" and one.startswith("ME/")
        }
        row = crimes["ME", year]
        assert cited == {(f"ME/rape_{kind}/{year}@{SOURCE}", f"{int(row[f'rape_{kind}']):,}") for kind in has}
    assert "they are not compared" in text(briefing_of(materials, "ME", 2014))
    region = briefing_of(materials, "new-england", 2014)
    told = [
        [text_of(cell) for cell in row.cells]
        for t in blocks(region)
        if isinstance(t, Table)
        for row in t.rows
    ]
    assert any("The revised definition is wider." in row for row in told)


@needs_table
def test_the_nation_s_column_is_the_nation_s(materials: Materials) -> None:
    tables = [b for b in blocks(briefing_of(materials, "ME", 2019)) if isinstance(b, Table)]
    [beside] = [t for t in tables if text_of(t.columns[-1].head) == "United States"]
    for row in beside.rows:
        for leaf in leaves(row.cells[-1]):
            if isinstance(leaf, Figure):
                assert {one.partition("/")[0] for one in leaf.observations} == {"US"}


@needs_table
def test_nothing_of_the_first_domain_is_on_its_pages(materials: Materials) -> None:
    for name in ("new-england", "ME", "MA", "VT", "DC"):
        assert not re.search(WORDS, text(briefing_of(materials, name, 2019)), re.IGNORECASE)


# ---- the package knows of no domain

WORDS = (
    r"ncmec|cybertip|team hope|team adam|missing.child|missing_(?:child|orr|other|from)|exploit|trafficking"
)


def test_the_package_s_code_names_nothing_of_a_domain() -> None:
    """Docstrings may give examples; names and strings of the code may not."""
    package = ROOT / "reportgen"
    found = {
        file.relative_to(package).as_posix(): said
        for file in sorted(package.rglob("*.py"))
        if (said := [s for s in _said_by_code(file) if re.search(WORDS, s, re.IGNORECASE)])
    }
    assert not found


def _said_by_code(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
        elif isinstance(node, ast.Name | ast.Attribute):
            yield node.id if isinstance(node, ast.Name) else node.attr
