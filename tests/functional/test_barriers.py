"""What keeps somebody from reading a Word file: nothing in ours, and each barrier that is set up is told.

The barriers are set up in finished files, one in the XML of each, as somebody's edit in Word leaves them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from every_place import BRIEFING, words
from lxml import etree
from projects import ROOT, briefing_of, copied, opened
from test_command_line import reportgen
from test_stress import Maker
from wordfiles import BODY, NS, W, found, look, unzipped, without, zipped

sys.path.insert(0, str(ROOT / "tests" / "unit" / "write"))

from docx_charts import EVERY_CHART
from docx_sample import STARTER, THEME, of

from reportgen.document.nodes import Contents, Inline, Inlines, Strong, Text
from reportgen.verify.wordbarriers import barriers_in
from reportgen.write.docx import write_docx
from reportgen.write.theme import load_theme

if TYPE_CHECKING:
    from conftest import Shelf

Change = Callable[[Any], None]
CHART = "word/charts/chart1.xml"


def told(data: bytes) -> list[str]:
    return [f"{one.where}: {one.what}" for one in barriers_in(data)]


# ---- our own files


@pytest.mark.parametrize(
    "name",
    ["MA", "ME", "VT", "DC", "PR", "new-england", "south-atlantic", "50-states", "hhs-region-9", "pacific"],
)
def test_a_briefing_of_this_project_has_no_barrier(shelf: Shelf, name: str) -> None:
    assert told(write_docx(shelf.briefing(name), shelf.materials.theme)) == []


def test_no_words_of_ours_stand_in_a_picture(shelf: Shelf) -> None:
    for name in ("MA", "new-england", "50-states"):
        parts = unzipped(write_docx(shelf.briefing(name), shelf.materials.theme))
        assert not [part for part in parts if part.startswith("word/media/")]


@pytest.mark.parametrize("year", [2021, 2024])
def test_briefings_of_made_up_years_have_none(year: int) -> None:
    made_up = opened(ROOT / "tests/fixtures/four-years")
    for place in ("XE", "XO", "made-up-land"):
        assert told(write_docx(briefing_of(made_up, place, year), made_up.theme)) == []


@pytest.mark.parametrize("size", ["letter", "A4"])
def test_every_block_chart_and_map_can_be_read_by_everyone(tmp_path: Path, size: str) -> None:
    (tmp_path / "theme.toml").write_text(
        f'[page]\nsize = "{size}"\n[letterhead]\noffice = "Office"\naddress = ["Room 12"]\n', encoding="utf-8"
    )
    theme = load_theme(STARTER, tmp_path / "theme.toml")
    assert told(write_docx(BRIEFING, theme)) == []
    assert told(write_docx(of(*EVERY_CHART), theme)) == []


class Orderly(Maker):
    """Makes blocks at random in any order, as the stress test does, whose words somebody could have meant."""

    def words(self, most: int) -> str:
        return " ".join(
            self.dice.choice(("state", "of", "Hawaiʻi", "R&D", "<b>", "é")) for _ in range(max(2, most))
        )

    def inline(self, _depth: int = 0) -> Inline:
        return self.dice.choice((Text(self.words(9)), Strong(words("a few")), self.figure()))

    def inlines(self, most: int = 5) -> Inlines:
        found: list[Inline] = [Text("Some")]
        for _ in range(self.dice.randint(0, most)):
            found += [Text(" "), self.inline()]
        return tuple(found)


@pytest.mark.parametrize("seed", range(40))
def test_blocks_in_any_order_and_length_have_none(seed: int) -> None:
    assert told(write_docx(Orderly(seed).briefing(f"orderly-{seed}"), THEME)) == []


# ---- barriers that are set up


def changed(parts: dict[str, bytes], name: str, change: Change) -> bytes:
    root = etree.fromstring(parts[name])
    change(root)
    return zipped(parts | {name: etree.tostring(root)})


def at(path: str, edit: Change, which: int = 0) -> Change:
    """The edit of one of the elements of a path."""
    return lambda root: edit(found(root, path)[which])


def attributes(**values: str) -> Change:
    return lambda element: element.attrib.update(values)


def said(**values: str) -> Change:
    """Attributes of Word's own."""
    return lambda element: element.attrib.update({f"{W}{name}": value for name, value in values.items()})


def before(xml: str) -> Change:
    """XML of Word's set before an element."""
    return lambda element: element.addprevious(_parsed(xml))


def inside(xml: str) -> Change:
    return lambda element: element.insert(0, _parsed(xml))


def _parsed(xml: str) -> Any:
    return etree.fromstring(f'<r xmlns:w="{NS["w"]}" xmlns:wp="{NS["wp"]}" xmlns:a="{NS["a"]}">{xml}</r>')[0]


def reading(text: str) -> Change:
    """A paragraph or link with these words alone."""

    def edit(element: Any) -> None:
        first, *others = element.iter(f"{W}t")
        first.text = text
        for other in others:
            other.text = ""

    return edit


def silenced(element: Any) -> None:
    element.text = ""


def renamed(tag: str) -> Change:
    def edit(element: Any) -> None:
        element.tag = tag

    return edit


def all_of(*edits: Change) -> Change:
    def edit(element: Any) -> None:
        for one in edits:
            one(element)

    return edit


HEADING2 = "//w:p[w:pPr/w:pStyle/@w:val='Heading2']"
NORMAL = "/w:document/w:body/w:p[w:pPr/w:pStyle/@w:val='Normal']"
LEDE = "//w:p[w:pPr/w:pStyle/@w:val='Lede']"
LINK = "//w:hyperlink"
BULLET = "//w:p[w:pPr/w:pStyle/@w:val='ListBullet']"
TABLE = "//w:tbl[w:tblPr/w:tblCaption/@w:val='A made-up title of a table']"
EMPTY = "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
FLOATING = f"{{{NS['wp']}}}anchor"
NOTE = "//w:style[@w:styleId='Note']//w:color"
PALE = look("color", "BBBBBB")
DOCPR = "//wp:docPr[@name='Chart 1']"
TOC = (
    '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>{}</w:t></w:r>'
    "<w:r><w:tab/><w:t>2</w:t></w:r></w:p>"
)
ABOVE = (
    '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:r><w:t>Contents</w:t></w:r></w:p>"
)
HEADED = ("What is counted", "Sources of all that is said here, in the order of their numbers")
CELL = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
DARK = '<w:shd w:val="clear" w:fill="1A4D68"/>'
OLD = etree.fromstring(
    f'<w:r xmlns:w="{NS["w"]}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="a" type="#t75"/>'
    "</w:pict></w:r>"
)
STYLED = '<w:tblStyle w:val="GridTable4"/>'
GUESSED = "Chart, bar chart Description automatically generated"
SHADED = f"{TABLE}/w:tr[2]/w:tc[1]/w:tcPr"

BARRIERS: list[tuple[str, str, Change, str]] = [
    ("no alternative text", BODY, at(DOCPR, lambda one: one.attrib.pop("descr")),
     "the drawing “Chart 1”: It has no alternative text."),
    ("a map without one", BODY, at("//wp:docPr[starts-with(@name, 'Map')]", attributes(descr=" ")),
     "It has no alternative text."),
    ("a file's name for one", BODY, at(DOCPR, attributes(descr="image1.png")),
     "Its alternative text is the name of a file: image1.png."),
    ("one that Word guessed", BODY, at(DOCPR, attributes(descr=GUESSED)),
     "Its alternative text was guessed by a program."),
    ("a word for one", BODY, at(DOCPR, attributes(descr="Bars")), "“Bars”, is no sentence."),
    ("a picture as Word wrote it before 2010", BODY, at(LEDE, lambda one: one.append(OLD)),
     "a drawing: It has no alternative text."),
    ("a drawing that floats", BODY, at("//wp:inline", renamed(FLOATING)), "It floats"),
    ("a head row demoted", BODY, at(f"{TABLE}//w:tblHeader", without),
     "the table “A made-up title of a table”: Its first row isn't marked as its heads."),
    ("a look without heads", BODY, at(f"{TABLE}//w:tblLook", said(firstRow="0")),
     "Its first row isn't marked as its heads."),
    ("a look without row heads", BODY, at(f"{TABLE}//w:tblLook", said(firstColumn="0")),
     "Its first column isn't marked as the heads of its rows."),
    ("a merged cell", BODY, at(f"{TABLE}//w:tcPr", inside('<w:gridSpan w:val="2"/>')), "It has merged cells"),
    ("cells merged downward", BODY, at(f"{TABLE}//w:tcPr", inside('<w:vMerge w:val="restart"/>')),
     "It has merged cells"),
    ("a head without words", BODY, at(f"{TABLE}/w:tr[1]/w:tc[2]", reading("")), "Its column 2 has no head."),
    ("a table for space", BODY, at(NORMAL, before(EMPTY)), "A table without words only makes space"),
    ("a table in a table", BODY, at(f"{TABLE}/w:tr[2]/w:tc[1]", inside(CELL)),
     "There is a table in one of its cells."),
    ("a heading skipped", BODY, at(f"{HEADING2}/w:pPr/w:pStyle", said(val="Heading3")),
     "the heading “Charts”: It is of level 3 below one of level 1."),
    ("no heading of level 1", BODY, at("//w:pStyle[@w:val='Heading1']", said(val="Heading2")),
     "It is of level 2 below the title, without one of level 1."),
    ("a heading without words", BODY, at(HEADING2, reading(" ")), "a heading: It has no words."),
    ("an old table of contents", BODY, at(NORMAL, before(TOC.format("What was counted"))),
     "the table of contents: It names “What was counted”, which is no heading."),
    ("no language", "word/styles.xml", at("//w:lang", without), "the document: It has no language"),
    ("no title", "docProps/core.xml", at("//*[local-name()='title']", silenced),
     "the document: It has no title."),
    ("a link named here", BODY, at(LINK, reading("here")), "the link “here”: Its words don't say where"),
    ("a link named click here", BODY, at(LINK, reading("Click here.")),
     "Its words don't say where it leads."),
    ("a link that is an address", BODY, at(LINK, reading("https://example.org/a?b=c")),
     "An address is read out letter by letter."),
    ("a link without words", BODY, at(LINK, reading("")), "It has no words."),
    ("pale words", BODY, at(f"{NORMAL}//w:r", PALE),
     "#BBBBBB on #FFFFFF has a contrast of 1.92:1, where 4.5:1"),
    ("pale words of a style", "word/styles.xml", at(NOTE, said(val="999999")),
     "#999999 on #FFFFFF has a contrast of 2.85:1"),
    ("marked with a dark pen", BODY, at(f"{NORMAL}//w:r", look("highlight", "darkBlue")), "on #000080"),
    ("a dark cell", BODY, at(SHADED, lambda one: one.append(_parsed(DARK))),
     "#1B1F23 on #1A4D68 has a contrast of 1.82:1"),
    ("a pale bar", CHART, at("//c:ser/c:spPr/a:solidFill/a:srgbClr", attributes(val="EEEEEE")),
     "a mark of chart 1: #EEEEEE on #FFFFFF has a contrast of 1.16:1, where 3:1"),
    ("pale words in a chart", CHART, at("//c:catAx//a:srgbClr[../../@sz]", attributes(val="AAAAAA")),
     "words in chart 1: #AAAAAA on #FFFFFF"),
    ("a typed bullet", BODY, at(NORMAL, reading("• An item")),
     "the paragraph “• An item”: A bullet or number is typed"),
    ("a typed number", BODY, at(NORMAL, reading("2. An item")), "A bullet or number is typed"),
    ("a list that is none any more", BODY, at(BULLET,
     all_of(reading("- An item"), lambda one: one.find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Normal"))),
     "A bullet or number is typed"),
    ("a paragraph for space", BODY, at(NORMAL, before("<w:p/>")), "An empty paragraph makes space here"),
    ("blanks for space", BODY, at(NORMAL, reading("Cases      12")), "Tabs or blanks in a row"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """A file with every block but a table of contents, which some tests set before it."""
    sections = tuple(
        replace(one, blocks=tuple(block for block in one.blocks if not isinstance(block, Contents)))
        for one in BRIEFING.sections
    )
    return unzipped(write_docx(replace(BRIEFING, sections=sections), THEME))


@pytest.mark.parametrize(("name", "part", "change", "message"), BARRIERS, ids=[one[0] for one in BARRIERS])
def test_a_barrier_is_told(
    parts: dict[str, bytes], name: str, part: str, change: Change, message: str
) -> None:
    lines = told(changed(parts, part, change))
    assert any(message in line for line in lines), lines


def test_dark_words_on_a_dark_state_are_told(shelf: Shelf) -> None:
    data = write_docx(shelf.briefing("50-states"), shelf.materials.theme)
    white = "//w:txbxContent//w:color[@w:val='FFFFFF']"
    lines = told(changed(unzipped(data), BODY, at(white, said(val="1B1F23"))))
    assert lines
    assert all("#1B1F23 on #1A4D68 has a contrast of 1.82:1, where 4.5:1" in line for line in lines)


def test_every_barrier_says_where_it_is_and_what_to_do(parts: dict[str, bytes]) -> None:
    for _, part, change, _ in BARRIERS:
        for one in barriers_in(changed(parts, part, change)):
            assert one.where
            assert one.what.endswith(".")
            assert one.do.endswith(".")


DECORATIVE = '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
HARMLESS: list[tuple[str, str, Change]] = [
    ("an address that is meant", BODY, at(LINK, reading("missingkids.org"))),
    ("a sentence that begins with a number", BODY, at(LEDE, reading("893 cases were counted."))),
    ("an initial", BODY, at(LEDE, reading("J. Doe spoke."))),
    ("large words in grey", BODY, at("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:r", look("color", "8A8A8A"))),
    ("a table of contents as it is", BODY, at(NORMAL, all_of(*(before(TOC.format(one)) for one in HEADED)))),
    ("its own heading above it", BODY, at(NORMAL, all_of(
        before(ABOVE), *(before(TOC.format(one)) for one in HEADED)))),
    ("white words on a dark cell", BODY, at(f"{TABLE}/w:tr[2]/w:tc[1]", all_of(
        lambda one: one.find(f"{W}tcPr").append(_parsed(DARK)),
        lambda one: look("color", "FFFFFF")(next(one.iter(f"{W}r")))))),
    ("white words that a table's style sets on dark", BODY, at(TABLE, all_of(
        lambda one: one.find(f"{W}tblPr").insert(0, _parsed(STYLED)),
        lambda one: look("color", "FFFFFF")(next(one.iter(f"{W}r")))))),
    ("a drawing said to be decoration", BODY, at(DOCPR, all_of(
        lambda one: one.attrib.pop("descr"), lambda one: one.append(etree.fromstring(DECORATIVE))))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "part", "change"), HARMLESS, ids=[one[0] for one in HARMLESS])
def test_what_is_no_barrier_is_not_told(
    parts: dict[str, bytes], name: str, part: str, change: Change
) -> None:
    assert told(changed(parts, part, change)) == []


def test_what_is_no_word_file_has_no_barriers_to_tell() -> None:
    assert barriers_in(b"%PDF-1.7") == ()
    assert barriers_in(b"PK\x03\x04 cut off") == ()


# ---- as staff meet it


def test_verify_tells_barriers_of_an_edited_file_and_its_code_stays_0(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    assert reportgen("build", "MA", "--year", "2023", "--format", "docx", cwd=project).returncode == 0
    file = project / "outputs/2023/massachusetts.docx"
    data = changed(unzipped(file.read_bytes()), BODY, at(DOCPR, attributes(descr="")))
    file.write_bytes(data)
    done = reportgen("verify", file, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    first, *others = done.stdout.splitlines()
    assert first.endswith("; 1 barrier to readers.")
    assert others[-1] == (
        "  warning: the drawing “Chart 1”: It has no alternative text. "
        "Right-click it, View Alt Text, and say in a sentence what it shows."
    )
    done = reportgen("verify", file, "--json", cwd=project)
    [entry] = json.loads(done.stdout)["files"]
    assert entry["holds"]
    assert [one["where"] for one in entry["barriers"]] == ["the drawing “Chart 1”"]
