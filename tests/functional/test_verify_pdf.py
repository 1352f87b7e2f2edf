"""A finished PDF read back: each change that is planted is caught, and no untouched file is called wrong.

The changes are made to a briefing that has something in every place (every_place.py). In its nodes they are
1,372: 439 to the words of one leaf (a digit, a minus, a percent sign, a qualifier, a point, a word), 871
to the order or number of what it holds, 41 to a figure's value and 21 to a place's grade alone, which only
drawings show; each is written and held against the briefing as it was. In the finished bytes they are 1,658:
texts with a digit are covered, moved off the page, to the side or elsewhere, made invisible, white or tiny,
cut off, drawn twice and left out (1,390), neighbors change places (209), bars are made longer, dots, lines
and states are moved (34), words for those who don't see a drawing and bookmarks are changed, pages dropped,
doubled and exchanged (25).

What is not caught: a figure that stands on the other side of its own dot, one by a square of a map a few
points further on, the line from a state to its label a few points off, and the ground behind words.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from altered import leaves_changed, rearranged, regraded, revalued
from every_place import BRIEFING, words
from projects import ROOT, SHARED, briefing_of, opened
from rewritten import Loose, taken_apart
from test_stress import Maker

from reportgen.batch import jobs_for_people
from reportgen.document.nodes import Briefing, Section
from reportgen.errors import WriteError
from reportgen.pipeline import Materials, compose_job
from reportgen.read.roster import read_roster
from reportgen.verify.pages import opened as read
from reportgen.verify.pdf import check_pdf, id_of_pdf
from reportgen.write.pdf import write_pdf
from reportgen.write.theme import Theme, load_theme

if TYPE_CHECKING:
    from conftest import Shelf

THEME = load_theme(ROOT / "templates" / "theme.toml")
A4 = dataclasses.replace(THEME, page=dataclasses.replace(THEME.page, size="A4", margin_side=57.0))
WHOLE = write_pdf(BRIEFING, THEME)
CONGRESS = SHARED / "data" / "legislators.csv"
LONG_TABLE = re.compile(r"blocks\[7\]\.Table\.rows\[(\d+)\]")
KEPT = {"0", "1", "11", "12", "13", "58", "59"}
"""The rows of the long table that are changed: the first, the last, and those where a page ends."""
MANY = 2
"""From this page on, from 0, the long table goes on alone; a few of its texts are enough."""


def once_in_a_while(place: str) -> bool:
    found = LONG_TABLE.search(place)
    return found is None or found[1] in KEPT


def missed_of(changes: Iterator[tuple[str, Any]]) -> tuple[int, list[str]]:
    """How many of the changed briefings look otherwise, and those of them whose file passes."""
    count, missed = 0, []
    for place, changed in changes:
        if not once_in_a_while(place):
            continue
        try:
            data = write_pdf(changed, THEME)
        except (ValueError, IndexError, WriteError):
            continue  # a row with a cell too few can't be written at all
        if data != WHOLE:
            count += 1
            if not check_pdf(data, BRIEFING):
                missed.append(place)
    return count, missed


def test_the_untouched_file_passes() -> None:
    assert check_pdf(WHOLE, BRIEFING) == ()
    assert check_pdf(taken_apart(WHOLE).put_together(), BRIEFING) == ()


def test_every_change_to_the_words_of_a_leaf_is_caught() -> None:
    count, missed = missed_of(leaves_changed(BRIEFING))
    assert missed == []
    assert count >= 400


def test_every_change_of_order_and_number_is_caught() -> None:
    count, missed = missed_of(rearranged(BRIEFING))
    assert missed == []
    assert count >= 800


def test_a_drawing_that_does_not_fit_its_figures_is_caught() -> None:
    count, missed = missed_of(revalued(BRIEFING))
    assert missed == []
    assert count >= 40


def test_a_map_in_other_colors_than_its_grades_is_caught() -> None:
    count, missed = missed_of(regraded(BRIEFING))
    assert missed == []
    assert count == 21


# ---- the finished bytes

Change = Callable[[list[str], int], list[str]]
"""The operators of a page, with the text at a position changed."""


def around(before: str, after: str) -> Change:
    def change(ops: list[str], at: int) -> list[str]:
        return [*ops[:at], before, ops[at], after, *ops[at + 1 :]]

    return change


def font(ops: list[str], at: int) -> str:
    return next(op for op in reversed(ops[:at]) if op.endswith(" Tf"))


def tiny(ops: list[str], at: int) -> list[str]:
    return around(f"{font(ops, at).split()[0]} 0.1 Tf", font(ops, at))(ops, at)


def drawn_twice(ops: list[str], at: int) -> list[str]:
    return [*ops, f"/Artifact BMC BT 480 60 Td {font(ops, at)} 0 g", ops[at], "ET EMC"]


def cut_off(ops: list[str], at: int) -> list[str]:
    start = max(place for place in range(at) if ops[place].startswith("BT "))
    end = ops.index("ET", at) + 1
    return [*ops[:start], "q 0 0 1 1 re W n", *ops[start:end], "Q", *ops[end:]]


CHANGES: dict[str, Change] = {
    "off the page": around("2000 0 Td", "-2000 0 Td"),
    "to another place": around("31 -37 Td", "-31 37 Td"),
    "to the right": around("25 0 Td", "-25 0 Td"),
    "to the left": around("-25 0 Td", "25 0 Td"),
    "invisible": around("3 Tr", "0 Tr"),
    "white": around("1 1 1 rg", "0 g"),
    "twice in place": lambda ops, at: around(ops[at], "0 0 Td")(ops, at),
    "twice": drawn_twice,
    "tiny": tiny,
    "left out": lambda ops, at: ops[:at] + ops[at + 1 :],
    "cut off": cut_off,
}
# White on the color of a map's state can be read; a figure on the other side of its dot stands at it.
ALLOWED = {("white", "10.1"), ("to the left", "24")}


@dataclasses.dataclass(frozen=True)
class Shown:
    """A text with a digit: its page (from 0), its place in the page's operators, its box."""

    page: int
    at: int
    words: str
    box: tuple[float, float, float, float]


def texts(loose: Loose) -> Iterator[Shown]:
    with read(WHOLE) as file:
        boxes = [[each.box for each in page.painted if each.text] for page in file.pages]
    for page in range(len(loose.pages)):
        ops = loose.operators(page)
        places = [at for at, op in enumerate(ops) if op.endswith(") Tj")]
        for count, (at, box) in enumerate(zip(places, boxes[page], strict=True)):
            if re.search(r"\d", ops[at]) and (page <= MANY or count % 25 == 0):
                yield Shown(page, at, ops[at][1:-4].strip(), box)


def changed_texts(loose: Loose) -> Iterator[tuple[str, str, bytes]]:
    for text in texts(loose):
        ops = loose.operators(text.page)
        for kind, change in CHANGES.items():
            if (kind, text.words) not in ALLOWED:
                yield kind, text.words, redrawn(text.page, change(ops, text.at))
        left, low, right, top = text.box
        cover = f"/Artifact BMC 1 1 1 rg {left:.2f} {low:.2f} {right - left:.2f} {top - low:.2f} re f EMC"
        yield "covered", text.words, redrawn(text.page, [*ops, cover])


def redrawn(page: int, ops: list[str]) -> bytes:
    loose = taken_apart(WHOLE)
    loose.draw(page, ops)
    return loose.put_together()


def changed_places(loose: Loose) -> Iterator[tuple[str, str, bytes]]:
    """Neighboring texts in one another's places."""
    for page in range(len(loose.pages)):
        ops = loose.operators(page)
        begins = [at for at, op in enumerate(ops) if op.startswith("BT ")]
        for one, other in pairwise(begins):
            first, second = (next(op for op in ops[at:] if op.endswith(" Tj")) for at in (one, other))
            if first != second and (page <= MANY or one % 11 == 0):
                exchanged = list(ops)
                exchanged[one], exchanged[other] = ops[other], ops[one]
                yield "exchanged", f"{first} {second}", redrawn(page, exchanged)


def changed_shapes(loose: Loose) -> Iterator[tuple[str, str, bytes]]:
    """Bars made longer; dots, lines and the rule of a break moved."""
    for page in range(MANY + 1):
        ops, inside, color = loose.operators(page), "", ""
        for at, op in enumerate(ops):
            tag = re.match(r"/(\w+)<</MCID", op)
            inside = tag[1] if tag else "" if op == "EMC" else inside
            color = op if op.endswith(" rg") else color
            box = re.fullmatch(r"([\d.]+ [\d.]+) ([\d.]+) ([\d.]+) re f", op)
            bar = box and inside == "Figure" and color != "1 1 1 rg"
            if box and bar and float(box[2]) > 1 and float(box[3]) > 5:
                longer = f"{box[1]} {float(box[2]) + 2} {box[3]} re f"
                yield "a bar longer", op, redrawn(page, [*ops[:at], longer, *ops[at + 1 :]])
            leads = page == 2 and re.search(r"m \S+ \S+ l S Q$", op)  # to a label, which it still does
            if op.startswith("q ") and inside == "Figure" and page and not leads:
                moved = redrawn(page, [*ops[:at], "q 1 0 0 1 3 2 cm", op, "Q", *ops[at + 1 :]])
                yield "a shape moved", op, moved


def changed_files(loose: Loose) -> Iterator[tuple[str, str, bytes]]:
    """Words for those who don't see a drawing changed; pages dropped, doubled, exchanged."""
    for number, body in loose.plain.items():
        if "/Alt(" in body:
            other = taken_apart(WHOLE)
            other.plain[number] = body.replace("/Alt(", "/Alt(Not ")
            yield "an alternative", body, other.put_together()
        if "/Title(" in body and "/Parent" in body:
            other = taken_apart(WHOLE)
            other.plain[number] = body.replace("/Title(", "/Title(Not ")
            yield "a bookmark", body, other.put_together()
    other = taken_apart(WHOLE)
    other.plain[loose.info] = other.plain[loose.info].replace("/Title(", "/Title(Not ")
    yield "the title", "", other.put_together()
    pages = loose.pages
    for at in range(len(pages)):
        yield "a page dropped", str(at), paged([*pages[:at], *pages[at + 1 :]])
        yield "a page doubled", str(at), paged([*pages[: at + 1], *pages[at:]])
    for at in range(1, len(pages)):
        order = [*pages[: at - 1], pages[at], pages[at - 1], *pages[at + 1 :]]
        yield "pages exchanged", str(at), paged(order)


def paged(pages: list[int]) -> bytes:
    loose = taken_apart(WHOLE)
    loose.pages = pages
    return loose.put_together()


@pytest.mark.parametrize(
    ("changes", "least"),
    [(changed_texts, 1000), (changed_places, 200), (changed_shapes, 20), (changed_files, 20)],
)
def test_every_change_to_the_finished_bytes_is_caught(
    changes: Callable[[Loose], Iterator[tuple[str, str, bytes]]], least: int
) -> None:
    count: Counter[str] = Counter()
    missed = []
    for kind, what, data in changes(taken_apart(WHOLE)):
        count[kind] += 1
        if not check_pdf(data, BRIEFING):
            missed.append((kind, what))
    assert missed == []
    assert count.total() >= least


# ---- no false alarm


def assert_passes(briefing: Briefing, *themes: Theme) -> None:
    for theme in themes or (THEME, A4):
        assert check_pdf(write_pdf(briefing, theme), briefing) == (), briefing.slug


@pytest.mark.parametrize(
    "name", ["new-england", "massachusetts", "maine", "vermont", "50-states", "puerto-rico"]
)
def test_this_project_s_files_pass(shelf: Shelf, name: str) -> None:
    assert_passes(shelf.briefing(name))


@pytest.mark.parametrize("year", range(2021, 2025))
def test_the_files_of_four_made_up_years_pass(year: int) -> None:
    materials = opened(ROOT / "tests/fixtures/four-years")
    for name in ("XE", "XN", "XO", "XS", "XW", "XZ", "made-up-land", "made-up-coast"):
        assert_passes(briefing_of(materials, name, year))


@pytest.mark.skipif(not CONGRESS.exists(), reason="../shared/data is not beside this checkout")
def test_the_files_for_members_of_congress_pass(ours: Materials) -> None:
    people = read_roster(CONGRESS, ours.project).people
    for job in jobs_for_people(ours.project, ours.dataset, people, year=2023)[::9]:
        assert_passes(compose_job(job, ours, ours.dataset.watched()), THEME)


@pytest.mark.parametrize("seed", range(20))
def test_files_that_nobody_would_write_pass(seed: int) -> None:
    assert_passes(Maker(seed).briefing(f"stress-{seed}"))


@pytest.mark.parametrize("times", [1.35, 0.85])
def test_files_in_larger_and_smaller_print_pass(tmp_path: Path, times: float) -> None:
    own, starter = tmp_path / "theme.toml", ROOT / "templates" / "theme.toml"
    look = re.sub(
        r"(size|leading) = ([\d.]+),",
        lambda found: f"{found[1]} = {float(found[2]) * times:.1f},",
        starter.read_text("utf-8"),
    )
    own.write_text(look.replace("hanging = 12", "hanging = 40"), "utf-8")
    materials = opened(ROOT / "tests/fixtures/four-years")
    briefings = [briefing_of(materials, name, 2023) for name in ("made-up-land", "XE")]
    for briefing in (BRIEFING, *briefings):
        assert_passes(briefing, load_theme(starter, own))


def test_a_turned_page_passes() -> None:
    sections = tuple(dataclasses.replace(section, landscape=True) for section in BRIEFING.sections)
    plain = Section(BRIEFING.sections[0].blocks[:1])
    assert_passes(dataclasses.replace(BRIEFING, sections=(plain, *sections)))


def test_a_letterhead_is_read_and_another_one_is_a_fault(tmp_path: Path) -> None:
    lines = ("Office of Made-up Things", "Room 12", "Nowhere")
    head = dataclasses.replace(THEME.letterhead, office=lines[0], address=lines[1:])
    data = write_pdf(BRIEFING, dataclasses.replace(THEME, letterhead=head))
    assert check_pdf(data, BRIEFING, lines) == ()
    assert check_pdf(data, BRIEFING)
    assert check_pdf(data, BRIEFING, (*lines[:1], "Room 13", "Nowhere"))


# ---- what is said


def test_a_fault_names_its_page_its_place_and_both_words() -> None:
    changed = dataclasses.replace(BRIEFING, title=words("Another title"))
    [fault, *_] = [fault for fault in check_pdf(write_pdf(changed, THEME), BRIEFING) if fault.page]
    assert (fault.page, fault.where, fault.expected) == (1, "the title", "Made up, 2023")
    assert fault.found == "Anothertitle"


@pytest.mark.parametrize("data", [b"", b"no PDF", WHOLE[:2000]], ids=["empty", "text", "cut"])
def test_what_is_no_pdf_is_a_fault(data: bytes) -> None:
    assert [fault.where for fault in check_pdf(data, BRIEFING)] == ["the file"]
    assert id_of_pdf(data) == ""


def test_a_file_is_known_by_its_id() -> None:
    known = dataclasses.replace(BRIEFING, id='{"kind": "state", "name": "Pía (x) \\\\ “q”"}')
    assert id_of_pdf(write_pdf(known, THEME)) == known.id
    assert id_of_pdf(WHOLE) == ""
