"""PDFs for those who hear them: held against the briefing by a reader of the tests' own, and judged quickly.

The quick judge is the wheel page-validation, which checks PDF/UA-1 and PDF/A-2a in some milliseconds. veraPDF
judges the same files, and all others, in `make conformance`. What neither looks at (whether a header cell is
one, in which order things are read, what an alternative text says) is what listening.py looks at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import page
import pytest
from blemished import EVERY, UNSEEN, blemished
from every_place import BRIEFING
from heard import heard
from listening import faults
from projects import ROOT, SHARED, briefing_of, opened
from test_parity import NEW_ENGLAND, OTHERS
from test_stress import Maker

from reportgen.batch import jobs_for_people
from reportgen.compose.contents import with_contents
from reportgen.document.nodes import Briefing
from reportgen.pipeline import Materials, compose_job
from reportgen.read.roster import read_roster
from reportgen.write.pdf import write_pdf
from reportgen.write.theme import load_theme

if TYPE_CHECKING:
    from conftest import Shelf

THEME = load_theme(ROOT / "templates" / "theme.toml")
CONGRESS = SHARED / "data" / "legislators.csv"
PROFILES = ("ua1", "2a")


def judged(data: bytes) -> list[str]:
    """What the quick judge finds, for both profiles."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{one.rule_id}: {one.message}" for report in reports for one in report.failures]


def assert_heard_well(data: bytes, briefing: Briefing) -> None:
    assert judged(data) == []
    assert faults(heard(data), briefing) == []


@pytest.mark.parametrize("name", NEW_ENGLAND + OTHERS)
def test_this_project_s_files_are_heard_as_the_briefing_has_them(shelf: Shelf, name: str) -> None:
    assert_heard_well(shelf.outcome(name).files[0].read_bytes(), shelf.briefing(name))


@pytest.mark.parametrize("year", range(2021, 2025))
def test_and_those_of_four_made_up_years(year: int) -> None:
    materials = opened(ROOT / "tests/fixtures/four-years")
    for name in ("XE", "XN", "XO", "XS", "XW", "XZ", "made-up-land", "made-up-coast"):
        briefing = briefing_of(materials, name, year)
        assert_heard_well(write_pdf(briefing, materials.theme), briefing)


@pytest.mark.skipif(not CONGRESS.exists(), reason="../shared/data is not beside this checkout")
def test_and_those_for_members_of_congress(ours: Materials) -> None:
    people = read_roster(CONGRESS, ours.project).people
    for job in jobs_for_people(ours.project, ours.dataset, people, year=2023)[::25]:
        briefing = compose_job(job, ours, ours.dataset.watched())
        assert_heard_well(write_pdf(briefing, ours.theme), briefing)


@pytest.mark.parametrize("seed", range(12))
def test_what_nobody_would_write_is_tagged_all_the_same(seed: int) -> None:
    briefing = with_contents(Maker(seed).briefing(f"stress-{seed}"))
    assert judged(write_pdf(briefing, THEME)) == []


def test_so_is_a_file_with_something_in_every_place() -> None:
    assert judged(write_pdf(BRIEFING, THEME)) == []


# ---- what is wrong is caught


@pytest.fixture(scope="module")
def whole(shelf: Shelf) -> tuple[bytes, Briefing]:
    file: Path = shelf.outcome("new-england").files[0]
    return file.read_bytes(), shelf.briefing("new-england")


def test_a_file_that_was_only_saved_anew_passes(whole: tuple[bytes, Briefing]) -> None:
    data, briefing = whole
    assert_heard_well(blemished(data, lambda _: None), briefing)


@pytest.mark.parametrize("name", EVERY)
def test_each_blemish_is_heard(whole: tuple[bytes, Briefing], name: str) -> None:
    data, briefing = whole
    assert faults(heard(blemished(data, EVERY[name])), briefing)


@pytest.mark.parametrize("name", [name for name in EVERY if name not in UNSEEN])
def test_each_blemish_that_a_validator_looks_for_is_caught_by_the_quick_judge(
    whole: tuple[bytes, Briefing], name: str
) -> None:
    assert judged(blemished(whole[0], EVERY[name]))
