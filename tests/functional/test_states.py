"""Every state's sheet: built from whatever figures there are, and saying what is true of them and no more.

Figures that a test changes are made up, in copies of this project's inputs.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from arithmetic import Id, stated_in, wrong_with
from projects import ROOT, briefing_of, change, copied, opened, set_figure, text
from walks import every_leaf, every_word, hidden, plain, prose, sentences, tables_of_figures

from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Briefing, Heading, Text
from reportgen.document.walk import blocks, figures
from reportgen.errors import ReportgenError, Severity

if TYPE_CHECKING:
    from conftest import Shelf


PLACES = sorted(set(BUILT_IN) - {"US"})
WITH_SHEET = {"MA", "ME"}
MASSACHUSETTS = "inputs/2023/massachusetts.csv"


@pytest.fixture(scope="module")
def stated() -> Mapping[Id, Decimal]:
    return stated_in(ROOT / "inputs")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def sheet(project: Path, name: str = "MA") -> str:
    return text(briefing_of(opened(project), name))


# ---- all of them


def test_there_are_56_places() -> None:
    assert len(PLACES) == 56


@pytest.mark.parametrize("code", PLACES)
def test_every_place_builds_in_both_formats_without_an_error(shelf: Shelf, code: str) -> None:
    outcome = shelf.outcome(code)
    assert not outcome.failed
    assert [finding for finding in outcome.findings if finding.severity is Severity.ERROR] == []
    assert [file.suffix for file in outcome.files] == [".pdf", ".docx", ".csv"]


@pytest.mark.parametrize("code", PLACES)
def test_every_place_says_only_what_can_be_accounted_for(
    shelf: Shelf, stated: Mapping[Id, Decimal], code: str
) -> None:
    briefing = shelf.briefing(code)
    for figure in figures(briefing):
        assert not wrong_with(figure, stated), figure
    assert not [
        leaf for leaf in every_leaf(briefing) if isinstance(leaf, Text) and re.search(r"\d", leaf.text)
    ]
    assert not [words for words in every_word(briefing) if hidden(words) or "{{" in words]
    for run in prose(briefing):
        assert not [sentence for sentence in sentences(run) if sentence[0].isdigit()]


@pytest.mark.parametrize("code", PLACES)
def test_a_sheet_is_two_pages_and_one_with_few_figures_one_or_two(shelf: Shelf, code: str) -> None:
    pages = shelf.pdf(code).pages
    assert pages == 2 if code in WITH_SHEET else pages <= 2


@pytest.mark.parametrize("code", PLACES)
def test_absences_are_told_once(shelf: Shelf, code: str) -> None:
    said = text(shelf.briefing(code))
    for program in ("Team Adam", "Family Advocacy Outreach Network", "NCMEC CONNECT"):
        if code not in WITH_SHEET:
            assert said.count(program) <= 1, said
    assert len(re.findall(r"No source used here has figures", said)) <= 1


@pytest.mark.parametrize("code", sorted({p.code for p in BUILT_IN.values() if p.kind == "territory"}))
def test_a_territory_without_figures_is_right_in_one_sentence(shelf: Shelf, code: str) -> None:
    briefing = shelf.briefing(code)
    [block] = blocks(briefing)
    [said] = sentences(block.inlines)  # type: ignore[union-attr]
    assert said == f"No source used here has figures for {_named(code)} in 2023."
    assert not list(figures(briefing))


def _named(code: str) -> str:
    name = BUILT_IN[code].name
    return f"the {name}" if code in {"VI", "MP"} else name


def test_a_place_with_its_population_alone_says_so(shelf: Shelf) -> None:
    said = text(shelf.briefing("DC"))
    assert "The District of Columbia was home to 126,592 children under 18 in 2023." in said
    assert "CyberTipline" in said  # named once, as a program without figures
    assert not re.search(r"\bthe state\b", said)


REGIONS = sorted(BUILT_IN_REGIONS)


@pytest.mark.parametrize("slug", REGIONS)
def test_every_built_in_region_builds_and_can_be_accounted_for(
    shelf: Shelf, stated: Mapping[Id, Decimal], slug: str
) -> None:
    outcome = shelf.outcome(slug)
    assert not outcome.failed, outcome.findings
    for figure in figures(shelf.briefing(slug)):
        assert not wrong_with(figure, stated), figure


# ---- sentences come from figures, not from names


def exchanged(project: Path, one: str, other: str) -> None:
    """Give two states each other's figures, in all tables (made up)."""
    swap = {one: other, other: one}
    for file in sorted((project / "inputs").rglob("*.csv")):
        if file.name != "sources.csv":
            change(
                file,
                lambda line: line | {"jurisdiction": swap.get(line["jurisdiction"], line["jurisdiction"])},
            )


def test_with_their_figures_exchanged_two_states_exchange_their_sheets(project: Path, shelf: Shelf) -> None:
    exchanged(project, "MA", "VT")
    made_up = opened(project)
    for name, other in (("VT", "MA"), ("MA", "VT")):
        there = _names_swapped(_without_sources(text(briefing_of(made_up, name))))
        # The sources keep their titles: it is the figures that were exchanged.
        assert _unlike(there, _without_sources(text(shelf.briefing(other)))) == []


_SWAPPED = {"Massachusetts’ ": "Vermont’s ", "Massachusetts": "Vermont", "Mass.": "Vt."}
_SWAPPED |= {its: was for was, its in _SWAPPED.items()}


def _names_swapped(said: str) -> str:
    return re.sub("|".join(_SWAPPED), lambda found: _SWAPPED[found[0]], said)


def _without_sources(said: str) -> str:
    return re.sub(r"(?m)^.*(?:\(state sheet\)|Attorney General|EIN Presswire).*\n", "", said)


def _unlike(one: str, other: str) -> list[str]:
    """The lines that differ; charts and lists put states in order of figures or names, so order is not."""
    found = difflib.ndiff(sorted(one.split("\n")), sorted(other.split("\n")))
    return [line for line in found if line[:2] in {"- ", "+ "}]


def test_a_sheet_moved_to_a_state_that_had_none_is_all_that_changes(project: Path, shelf: Shelf) -> None:
    """Massachusetts's sheet as if it were Vermont's: its own by-state figures and population stay."""
    change(
        project / MASSACHUSETTS,
        lambda line: line | {"jurisdiction": "VT" if line["jurisdiction"] == "MA" else line["jurisdiction"]},
    )
    said = sheet(project, "VT")
    assert "handled 893 missing child cases from Vermont" in said
    assert "918 reports for the state: 8.0 per 1,000 children under 18, 45th of 50" in said
    assert "12,592" not in said
    assert "Massachusetts" not in _without_sources(said)
    left = sheet(project, "MA")
    assert not re.search(r"893|9,539|state sheet", left)
    assert "12,592" in left
    region = text(briefing_of(opened(project), "new-england"))
    assert "Maine and Vermont had 904" in region
    assert "Vermont: missing from care in 807 of 893 cases" in region


# ---- one, none, absent


OF_A_STATE = [
    "cybertipline_reports_to_law_enforcement", "cvip_submissions", "missing_child_cases",
    "missing_from_social_services", "missing_other", "missing_orr", "trafficking_engagements",
    "team_hope_supported", "mental_health_connections", "team_adam_critical_cases", "connect_new_users",
]  # fmt: skip
ALONE = [measure for measure in OF_A_STATE if not measure.startswith("missing_")]
NOUNS = r"(?:cases|reports|submissions|times|survivors|families|professionals|tips|engagements|incidents)"


@pytest.mark.parametrize("measure", ALONE)
def test_one_is_singular_wherever_it_stands_in_a_sentence(project: Path, measure: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, value="1")
    for name in ("MA", "new-england"):
        briefing = briefing_of(opened(project), name)
        for run in prose(briefing):
            assert not re.search(rf"(?<![\d,.])1 {NOUNS}\b", plain(run)), plain(run)


@pytest.mark.parametrize(
    "measure",
    ALONE,
)
def test_zero_is_no_or_none_in_a_sentence(project: Path, measure: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, value="0")
    for name in ("MA", "new-england"):
        briefing = briefing_of(opened(project), name)
        rows = [
            plain(cell) for table in tables_of_figures(briefing) for row in table.rows for cell in row.cells
        ]
        assert "0" in rows
        for block in blocks(briefing):
            if not hasattr(block, "rows"):
                for sentence in (s for run in _runs_of_prose(briefing) for s in sentences(run)):
                    assert not re.search(r"(?<![\d,.])0(?![\d,.%])", sentence), sentence


def _runs_of_prose(briefing: Briefing) -> Iterator[tuple]:  # type: ignore[type-arg]
    for block in blocks(briefing):
        if hasattr(block, "inlines"):
            yield block.inlines
        yield from getattr(block, "items", ()) if type(block).__name__ == "List" else ()


@pytest.mark.parametrize("measure", OF_A_STATE)
def test_each_figure_may_be_absent_and_is_then_named_as_absent(project: Path, measure: str) -> None:
    change(
        project / MASSACHUSETTS,
        lambda line: None if (line["jurisdiction"], line["measure"]) == ("MA", measure) else line,
    )
    materials = opened(project)
    said = text(briefing_of(materials, "MA"))
    # By its measure's name where its program has others, else by its program.
    known = materials.dataset.codebook.measures[measure]
    program = known.program[:1].lower() + known.program[1:] if known.program[1:].islower() else known.program
    told = [
        part
        for part in said.split("\n")
        if "Not in the sources used" in part or "No source used here has figures" in part
    ]
    assert any(known.many in part or program in part for part in told), (known.many, program, told)
    shown = [part for part in told if known.many in part or program in part]
    assert len(shown) == 1
    assert text(briefing_of(materials, "new-england"))


@pytest.mark.parametrize("measure", OF_A_STATE)
@pytest.mark.parametrize("status", ["provisional", "revised"])
def test_a_preliminary_or_revised_figure_carries_its_mark_and_the_note_explains_it(
    project: Path, measure: str, status: str
) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, status=status)
    said = sheet(project)
    assert f"[{status[0]}]" in said
    assert {"provisional": "Provisional: it may", "revised": "Revised since"}[status] in said


QUALIFIED = [m for m in OF_A_STATE if not m.startswith("missing_")]
IN_ARITHMETIC = [m for m in OF_A_STATE if m.startswith("missing_")]


@pytest.mark.parametrize("measure", QUALIFIED)
def test_more_than_stays_with_a_state_s_figure_everywhere(project: Path, measure: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, value="7171", qualifier="more_than")
    for name in ("MA", "new-england"):
        said = text(briefing_of(opened(project), name))
        assert "more than 7,171" in said
        assert said.count("7,171") == said.count("more than 7,171")


@pytest.mark.parametrize(
    ("measure", "name"),
    [(measure, name) for measure in IN_ARITHMETIC for name in ("MA", "new-england")],
)
def test_a_qualified_figure_is_told_without_arithmetic(project: Path, measure: str, name: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, qualifier="more_than")
    said = text(briefing_of(opened(project), name))
    assert "more than " in said


def test_no_cases_are_not_too_few_cases(project: Path) -> None:
    for measure in IN_ARITHMETIC:
        set_figure(project / MASSACHUSETTS, "MA", measure, value="0")
    said = sheet(project)
    assert "handled no missing child cases from Massachusetts in 2023" in said
    assert "no missing child cases are too few" not in said


@pytest.mark.parametrize("measure", OF_A_STATE)
def test_a_withheld_figure_is_called_withheld_and_never_absent(project: Path, measure: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, value="", status="suppressed")
    materials = opened(project)
    said = text(briefing_of(materials, "MA"))
    assert "[c]" in said
    assert "withheld to protect the people counted" in said
    told = re.findall(r"(?:Not in the sources used|No source used here has figures)[^.]*\.", said)
    known = materials.dataset.codebook.measures[measure]
    assert not [part for part in told if known.many in part or known.program in part]


def test_a_percent_is_shown_with_its_sign_and_never_turned_into_a_count(project: Path) -> None:
    for value in ("19", "1", "0.5"):
        change(
            project / MASSACHUSETTS,
            lambda line, v=value: (
                line | {"value": v} if line["measure"] == "missing_likely_trafficked_share" else line
            ),
        )
        change(
            project / "inputs/2023/maine.csv",
            lambda line, v=value: (
                line | {"value": v} if line["measure"] == "missing_likely_trafficked_share" else line
            ),
        )
        try:
            briefing = briefing_of(opened(project), "MA")
        except ReportgenError as error:  # pragma: no cover
            pytest.fail(str(error))
        [share] = {f.text for f in figures(briefing) if f.observations[0].startswith("US/missing_likely")}
        assert share == {"19": "19%", "1": "1%", "0.5": "1%"}[value]


@pytest.mark.parametrize("name", ["VT", "NH", "TX", "DC"])
def test_a_sheet_without_state_figures_has_no_empty_section(shelf: Shelf, name: str) -> None:
    found = list(blocks(shelf.briefing(name)))
    for block, below in zip(found, [*found[1:], None], strict=True):
        if isinstance(block, Heading):
            assert below is not None
            assert not isinstance(below, Heading), plain(block.inlines)


def test_a_region_whose_state_lacks_a_figure_still_tells_what_it_has(project: Path) -> None:
    """Without Massachusetts's row the by-state table ranks nobody; the others' reports are still figures."""
    change(
        project / "inputs/2023/cybertipline-by-state.csv",
        lambda line: None if line["jurisdiction"] == "MA" else line,
    )
    said = text(briefing_of(opened(project), "new-england"))
    assert "8,614" in said
    assert "Connecticut: no figures but its population" not in said


def test_a_state_whose_sheet_lacks_one_figure_still_has_a_sheet(project: Path) -> None:
    change(
        project / MASSACHUSETTS,
        lambda line: None if line["measure"] == "cybertipline_reports_to_law_enforcement" else line,
    )
    said = text(briefing_of(opened(project), "new-england"))
    assert not re.search(r"Massachusetts[^.]*: no state sheet available", said)


@pytest.mark.parametrize("measure", ["missing_other", "missing_orr"])
def test_one_figure_to_be_confirmed_is_singular(project: Path, measure: str) -> None:
    set_figure(project / MASSACHUSETTS, "MA", measure, value="1")
    assert not re.search(r"To be confirmed:[^.]*\b1 (?:other missing child )?cases", sheet(project))


@pytest.mark.parametrize(
    "name",
    ["own", "new-england"],
)
@pytest.mark.parametrize("code", ["MA", "VT"])
@pytest.mark.parametrize("how", [{"value": "", "status": "not_available"}, {"qualifier": "about"}])
def test_a_state_s_population_may_be_absent_or_inexact(
    project: Path, code: str, how: dict[str, str], name: str
) -> None:
    change(
        project / "inputs/reference/population.csv",
        lambda line: (
            line | how
            if (line["jurisdiction"], line["measure"], line["period"])
            == (code, "civilian_population_under_18", "2023")
            else line
        ),
    )
    assert text(briefing_of(opened(project), name.replace("own", code)))
