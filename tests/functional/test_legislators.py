"""Briefings for the people of a roster: by the command, in both formats, and for all of Congress.

The people of PEOPLE are made up and hold no seat. The roster of Congress stands outside this repository.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from arithmetic import stated_in, wrong_with
from finished import Pdf, Word, read_pdf, read_word
from projects import ROOT, SHARED, copied, made_in, pdfs
from test_command_line import reportgen
from test_parity import assert_same, words_of, words_of_pdf, words_of_word
from walks import every_leaf, every_word, hidden, prose, sentences

from reportgen.batch import jobs_for_people
from reportgen.data.legislator import Roster
from reportgen.document.nodes import BarChart, Block, Briefing, Heading, KeyFigures, Sources, Table, Text
from reportgen.document.walk import blocks, figures, text_of
from reportgen.pipeline import Job, Materials, build, compose_job
from reportgen.read.roster import read_roster

PEOPLE = """\
full_name,chamber,state,district,party,committees,office phone
Ann Madeup,Senate,Massachusetts,,Purple Party,Senate Committee on Examples; Joint Committee on Samples,5550100
Joe Inventedname,House,ME,2,Purple Party,,
Pía Ficción,House,PR,0,Purple Party,House Committee on the Samples,
Dee Notreal,House,DC,,,,
Vi Fictitious,House,VT,0,,,
Mary Fakename,State Senate,MD,Sample and Example,,,
"""
SENATOR, SECOND, PUERTO_RICO = (
    "massachusetts-senate-ann-madeup",
    "maine-house-2-joe-inventedname",
    "puerto-rico-house-at-large-pia-ficcion",
)
DISTRICT, VERMONT = "district-of-columbia-house-at-large-dee-notreal", "vermont-house-at-large-vi-fictitious"
MARYLAND = "maryland-state-senate-sample-and-example-mary-fakename"
SLUGS = (SENATOR, SECOND, PUERTO_RICO, DISTRICT, VERMONT, MARYLAND)
FLOOR = 732  # points from the top: what stands below is the footer
CONGRESS = SHARED / "data" / "legislators.csv"


@dataclass(frozen=True)
class Built:
    """The briefings of PEOPLE, composed, and the files that the command made of them."""

    materials: Materials
    roster: Roster
    files: dict[str, Path]

    def job(self, slug: str) -> Job:
        jobs = jobs_for_people(self.materials.project, self.materials.dataset, self.roster.people, year=2023)
        return next(job for job in jobs if job.slug == slug)

    def briefing(self, slug: str) -> Briefing:
        return compose_job(self.job(slug), self.materials, self.materials.dataset.watched())

    def pdf(self, slug: str) -> Pdf:
        return read_pdf(self.files[f"{slug}.pdf"])

    def word(self, slug: str) -> Word:
        return read_word(self.files[f"{slug}.docx"])

    def text(self, slug: str) -> str:
        return " ".join(words_of(self.briefing(slug)))


@pytest.fixture(scope="module")
def people(ours: Materials, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("people")
    file = folder / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    done = reportgen(
        "build", "--for", file, "--year", "2023", "--out", folder / "out", "--project", ROOT, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    files = {Path(line).name: folder / line for line in done.stdout.splitlines()}
    assert {path.parent for path in files.values()} == {folder / "out" / "2023" / "legislators"}
    return Built(ours, read_roster(file, ours.project), files)


def headings(briefing: Briefing) -> list[str]:
    return [text_of(block.inlines) for block in blocks(briefing) if isinstance(block, Heading)]


def count(briefing: Briefing, kind: type[Block]) -> int:
    return sum(isinstance(block, kind) for block in blocks(briefing))


# ---- the files


def test_each_person_has_a_briefing_in_each_format_and_nobody_else(people: Built) -> None:
    assert list(people.files) == [f"{slug}.{ext}" for slug in SLUGS for ext in ("pdf", "docx", "figures.csv")]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_files_carry_the_briefing_s_words(people: Built, slug: str) -> None:
    wanted = words_of(people.briefing(slug))
    assert_same(words_of_pdf(people.pdf(slug)), wanted)
    assert_same(words_of_word(people.word(slug)), wanted)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_number_can_be_accounted_for(people: Built, slug: str) -> None:
    briefing, stated = people.briefing(slug), stated_in(ROOT / "inputs")
    assert not [said for figure in figures(briefing) if (said := wrong_with(figure, stated))]
    assert not [
        leaf for leaf in every_leaf(briefing) if isinstance(leaf, Text) and re.search(r"\d", leaf.text)
    ]
    assert not [words for words in every_word(briefing) if hidden(words) or "{{" in words]
    assert not [said for run in prose(briefing) for said in sentences(run) if said[0].isdigit()]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_party_is_named(people: Built, slug: str) -> None:
    assert "Purple" not in people.text(slug)


# ---- a senator of Massachusetts


def test_a_senator_s_first_page_is_addressed_and_stands_alone(people: Built) -> None:
    briefing, first = people.briefing(SENATOR), people.pdf(SENATOR)
    assert text_of(briefing.kicker) == "For the office of Sen.\u00a0Ann Madeup"
    assert text_of(briefing.title) == "Massachusetts at a glance"
    page = " ".join(pages(people.files[f"{SENATOR}.pdf"])[0].split())
    assert "handled 893 missing child cases from Massachusetts in 2023. In 807, the child was missing" in page
    assert "Massachusetts is below its region and the 50 states together" in page
    assert "1,341,801 children under 18 in 2023, down from 1,350,159 in 2022" in page
    assert "No earlier figure of NCMEC’s for the state is in the sources used." in page
    assert "What these figures cannot tell" in page
    assert "Committees: Examples; Joint Committee on Samples. Sources: (1) NCMEC, Massachusetts data" in page
    assert "district" not in page
    assert first.pages == 3


def test_its_chart_has_the_state_its_region_and_the_50_states(people: Built) -> None:
    chart = next(block for block in blocks(people.briefing(SENATOR)) if isinstance(block, BarChart))
    assert [text_of(bar.label) for bar in chart.bars] == ["Massachusetts", "New England", "50 states"]
    assert [bar.role for bar in chart.bars][1:] == ["reference", "reference"]


def test_the_state_s_own_sheet_follows_on_a_new_page(people: Built, ours: Materials) -> None:
    briefing = people.briefing(SENATOR)
    sheet = compose_job(
        replace(people.job(SENATOR), kind="state", slug="massachusetts", person=None),
        ours,
        ours.dataset.watched(),
    )
    assert headings(briefing)[headings(briefing).index("Massachusetts in full") + 1 :] == headings(sheet)
    assert "Massachusetts in full\n" in pages(people.files[f"{SENATOR}.pdf"])[1][:100]


# ---- Maine's second district


def test_a_representative_s_page_tells_that_the_figures_are_the_state_s(people: Built) -> None:
    page = " ".join(pages(people.files[f"{SECOND}.pdf"])[0].split())
    assert "For the office of Rep. Joe Inventedname" in page
    assert "of the whole state: none is counted by district" in page
    assert "Of the 11 cases, 2 concerned a child missing from a social services facility" in page
    assert "Counts this small can move a good deal from year to year." in page
    assert "Committees" not in page


# ---- where there are no figures, or few


def test_puerto_rico_s_briefing_says_in_one_sentence_that_there_are_no_figures(people: Built) -> None:
    briefing = people.briefing(PUERTO_RICO)
    assert people.text(PUERTO_RICO) == (
        "For the office of Resident Commissioner Pía Ficción Puerto Rico at a glance Missing and exploited "
        "children, 2023 No source used here has figures for Puerto Rico in 2023. Committees: Samples."
    )
    assert {count(briefing, kind) for kind in (Heading, KeyFigures, BarChart, Table, Sources)} == {0}
    assert people.pdf(PUERTO_RICO).pages == 1


def test_the_district_of_columbia_has_a_page_of_its_children_alone(people: Built) -> None:
    briefing = people.briefing(DISTRICT)
    assert "The District of Columbia was home to 126,592 children under 18 in 2023." in people.text(DISTRICT)
    assert headings(briefing) == [
        "What changed since 2022", "What these figures cannot tell", "Notes and sources",
    ]  # fmt: skip
    assert "No source used here has figures for the District of Columbia from these programs" in people.text(
        DISTRICT
    )
    assert people.pdf(DISTRICT).pages == 1


def test_a_region_with_a_gap_has_no_rate_and_the_page_says_so(people: Built) -> None:
    assert (
        "In the South Atlantic, Maryland’s rate is 5th highest of the 8 jurisdictions with data. None is "
        "given for the region, as the District of Columbia has no figure."
    ) in people.text(MARYLAND)


def test_a_seat_at_large_is_not_told_about_districts(people: Built) -> None:
    assert "by district" not in people.text(VERMONT)


# ---- the command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return copied(tmp_path / "project")


def test_for_goes_with_year_format_jobs_and_json(project: Path) -> None:
    done = reportgen(
        "build",
        "--for",
        "../people.csv",
        "--year",
        "2022",
        "--format",
        "pdf",
        "--jobs",
        "2",
        "--json",
        cwd=project,
    )
    told = json.loads(done.stdout)
    assert (told["year"], told["failed"]) == (2022, [])
    assert [(one["slug"], one["kind"], one["code"]) for one in told["built"]][:2] == [
        (SENATOR, "legislator", "MA"),
        (SECOND, "legislator", "ME"),
    ]
    assert [Path(one["files"][0]).name for one in told["built"]] == [f"{slug}.pdf" for slug in SLUGS]
    assert made_in(project / "outputs") == sorted(
        f"{slug}.{kind}" for slug in SLUGS for kind in ("pdf", "figures.csv")
    )


@pytest.mark.parametrize("more", [("Maine",), ("--in", "new-england")])
def test_for_goes_with_no_other_names(project: Path, more: tuple[str, ...]) -> None:
    done = reportgen("build", "--for", "../people.csv", *more, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == (
        "reportgen: --for builds the people of ../people.csv and nothing else. Leave the other names out, or "
        "build them with a command of their own."
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("A Madeup,Senate,Oregn,,,,", 'people.csv, row 8, column state: "Oregn" is no state or place.'),
        ("Ann Madeup,Senate,MA,,,,", "people.csv, row 8: Its files would have the name of those of row 2"),
        (",Senate,MA,,,,", "people.csv, row 8, column full_name: The name is blank."),
    ],
)
def test_a_wrong_row_is_told_before_anything_is_built(project: Path, rows: str, told: str) -> None:
    (project / "people.csv").write_text(PEOPLE + rows, encoding="utf-8")
    done = reportgen("build", "--for", "people.csv", cwd=project)
    assert (done.returncode, done.stdout) == (3, "")
    assert told in done.stderr
    assert not (project / "outputs").exists()


def test_a_column_whose_word_is_taken_is_told_before_anything_is_built(project: Path) -> None:
    (project / "people.csv").write_text(PEOPLE.replace("office phone", "formal"), encoding="utf-8")
    done = reportgen("build", "--for", "people.csv", cwd=project)
    assert (done.returncode, done.stdout) == (3, "")
    assert (
        'people.csv, row 1, column formal: "formal" is a word of templates for every legislator.'
        in done.stderr
    )


def test_a_roster_that_is_not_there_is_told(project: Path) -> None:
    done = reportgen("build", "--for", "nobody.csv", cwd=project)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nobody.csv: It can't be opened" in done.stderr


# ---- the office's notes


def note(project: Path, name: str, text: str | bytes) -> None:
    file = project / "inputs" / "notes" / f"{name}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_notes_stand_in_the_briefings_that_they_belong_to(project: Path, tmp_path: Path) -> None:
    note(project, "maine", "# Visits\n\nWe made up **12** visits.")
    note(project, SECOND, "A made-up word for Joe.")
    note(project, "new-england", "Of the region.")
    done = reportgen("build", "--for", "../people.csv", "--format", "docx", cwd=project)
    assert (done.returncode, "notes" in done.stderr) == (0, False), done.stderr
    words = " ".join(words_of_word(read_word(project / f"outputs/2023/legislators/{SECOND}.docx")))
    assert "From our office A made-up word for Joe. Maine in full" in words
    assert "From our office: Maine Visits We made up 12 visits. Notes and sources" in words
    assert "From our office" not in " ".join(
        words_of_word(read_word(project / f"outputs/2023/legislators/{VERMONT}.docx"))
    )
    done = reportgen("build", "Maine", "new-england", "--format", "docx", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "From our office Visits We made up 12 visits." in " ".join(
        words_of_word(read_word(project / "outputs/2023/maine.docx"))
    )
    assert "From our office Of the region. Sources" in " ".join(
        words_of_word(read_word(project / "outputs/2023/new-england.docx"))
    )


def test_a_note_that_can_t_be_used_stops_its_own_briefing_alone(project: Path) -> None:
    note(project, "maine", b"\xff\xfe\xff")
    note(project, "vermnt", "A slip in the name.")
    note(project, "ohio", "![a](https://example.org/a.png)")
    done = reportgen("build", "Maine", "Vermont", "Ohio", "--format", "pdf", cwd=project)
    assert done.returncode == 4
    assert pdfs(done.stdout) == ["vermont.pdf"]
    assert "inputs/notes/maine.md: It is not text in UTF-8. Save it as UTF-8." in done.stderr
    assert "inputs/notes/ohio.md, line 1: a sentence can't hold a picture." in done.stderr
    assert "warning: inputs/notes/vermnt.md: This note belongs to no briefing: " in done.stderr
    assert 'Did you mean "vermont"?' in done.stderr


# ---- all of Congress


def pages(file: Path) -> list[str]:
    with pdfium.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in document]


def floor(file: Path) -> float:
    """How far down the words of the first page reach, its footer left out."""
    with pdfium.PdfDocument(file) as document:
        text = document[0].get_textpage()
        tops = [text.get_rect(at)[1] for at in range(text.count_rects())]
        return max(792 - low for low in tops if low > 792 - 750)


@pytest.mark.skipif(not CONGRESS.is_file(), reason=f"no roster of Congress at {CONGRESS}")
def test_the_first_page_of_every_member_of_congress_is_one_page(ours: Materials, tmp_path: Path) -> None:
    roster = read_roster(CONGRESS, ours.project)
    assert len(roster.people) == 537
    for job in jobs_for_people(ours.project, ours.dataset, roster.people, year=2023, formats=["pdf"]):
        outcome = build(job, ours, tmp_path)
        assert not outcome.failed, outcome.findings
        text = pages(outcome.files[0])
        assert floor(outcome.files[0]) < FLOOR, job.slug
        if len(text) > 1:
            assert " in full\n" in text[1][:100], job.slug
