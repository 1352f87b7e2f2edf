"""Word files that staff have edited: what is said about each kind of edit, and what still holds.

Each line of the table is one edit of a finished file, as Word would save it, and what must be said of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from projects import ROOT
from wordfiles import BODY, NS, W, found, unzipped, zipped

if TYPE_CHECKING:
    from conftest import Shelf

sys.path.insert(0, str(ROOT / "tests" / "unit" / "write"))

from docx_charts import EVERY_CHART
from docx_sample import BRIEFING, TABLE, THEME, figure, words
from maps import made_up_map

from reportgen.document.nodes import Figure, Literal, Paragraph, Section, Text
from reportgen.errors import InputError
from reportgen.verify.docx import id_of_docx
from reportgen.verify.edited import Edited, compare_edited
from reportgen.write.docx import write_docx

Change = Callable[[Any], None]
SENTENCES = Paragraph(
    (
        Text("In "),
        Literal("2023", "a year"),
        Text(" there were "),
        figure("893"),
        Text(" cases. That is "),
        Figure("more than 5%", 5, "share", ("o",)),
        Text(" of the nation. Maine had "),
        figure("1,204"),
        Text("."),
    )
)
MAP = made_up_map(("MA", "ME", "VT"))
OURS = replace(
    BRIEFING,
    sections=(Section((SENTENCES, Paragraph(words("Nothing else is known.")), TABLE, EVERY_CHART[0], MAP)),),
    id='{"kind": "state", "code": "QA", "note": "' + "é" * 300 + '"}',
)
DATA = write_docx(OURS, THEME)


def edited(change: Change) -> Edited:
    parts = unzipped(DATA)
    root = etree.fromstring(parts[BODY])
    change(root)
    return compare_edited(zipped(parts | {BODY: etree.tostring(root)}), OURS)


def untouched(root: Any) -> None:
    pass


def retyped(old: str, new: str) -> Change:
    """Other words for the first ones that read so."""

    def change(root: Any) -> None:
        one = next(one for one in root.iter(f"{W}t") if old in one.text)
        one.text = one.text.replace(old, new, 1)

    return change


def unmarked(change: Change) -> Change:
    """The same where the bookmarks are gone, as they are when a sentence is typed anew."""

    def both(root: Any) -> None:
        for one in found(root, "//w:bookmarkStart | //w:bookmarkEnd"):
            one.getparent().remove(one)
        change(root)

    return both


def tracked(old: str, new: str) -> Change:
    """A run struck out and another put in, as Word tracks it."""

    def change(root: Any) -> None:
        text = next(one for one in root.iter(f"{W}t") if old in one.text)
        run, now = text.getparent(), text.text.replace(old, new)
        gone, come = (etree.Element(f"{W}{name}") for name in ("del", "ins"))
        run.addprevious(come)
        run.addprevious(gone)
        gone.append(run)
        text.tag = f"{W}delText"
        etree.SubElement(etree.SubElement(come, f"{W}r"), f"{W}t").text = now

    return change


def added(text: str) -> Change:
    xml = f'<w:p xmlns:w="{NS["w"]}"><w:r><w:t>{text}</w:t></w:r></w:p>'
    return lambda root: found(root, "//w:tbl")[0].addprevious(etree.fromstring(xml))


def in_a_box(text: str, *, old: bool = False) -> Change:
    """Words in a text box on a page, as Word draws one or, before 2010, drew it."""
    words = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    around = ("<w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>", "</v:textbox></w:pict>")
    if not old:
        graphic = f'<a:graphic xmlns:a="{NS["a"]}"><a:graphicData><wps:wsp xmlns:wps="{NS["wps"]}"><wps:txbx>'
        start = f'<w:drawing><wp:anchor xmlns:wp="{NS["wp"]}">{graphic}'
        around = (start, "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>")
    xml = f'<w:p xmlns:w="{NS["w"]}"><w:r>{around[0]}{words}{around[1]}</w:r></w:p>'
    return lambda root: found(root, "//w:tbl")[0].addprevious(etree.fromstring(xml))


def columns_exchanged(root: Any) -> None:
    for row in found(root, "//w:tbl[.//w:t='893']/w:tr"):
        cells = row.findall(f"{W}tc")
        cells[-1].addnext(cells[-2])


def dropped(path: str) -> Change:
    def change(root: Any) -> None:
        one = found(root, path)[0]
        one.getparent().remove(one)

    return change


def moved(root: Any) -> None:
    """The paragraph of sentences, cut and pasted at the end, before what closes the body."""
    root[0][-1].addprevious(found(root, "//w:p[w:bookmarkStart]")[0])


def split(root: Any) -> None:
    """Runs in pieces, with marks of spelling and revision between them, as Word leaves them."""
    for run in found(root, "/w:document/w:body/w:p/w:r[w:t]"):
        text = run.find(f"{W}t").text
        run.find(f"{W}t").text = text[:1]
        rest = etree.Element(f"{W}r")
        etree.SubElement(rest, f"{W}t").text = text[1:]
        run.addnext(rest)
        run.addnext(etree.Element(f"{W}proofErr"))


@dataclass(frozen=True)
class Told:
    """What must be said: numbers as (old, new), and how many sentences or cells read otherwise."""

    altered: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    words: int = 0
    tracked: bool = False


NOTHING = Told()
EDITS: dict[str, tuple[Change, Told]] = {
    "nothing": (untouched, NOTHING),
    "runs split": (split, NOTHING),
    "bookmarks gone": (unmarked(untouched), NOTHING),
    "a paragraph moved": (moved, NOTHING),
    "a word changed": (retyped("cases", "matters"), Told(words=1)),
    "a sentence added": (added("The office agrees."), Told(words=1)),
    "a sentence cut": (dropped("//w:p[contains(., 'Nothing else')]"), Told(words=1)),
    "a figure retyped": (retyped("893", "839"), Told((("893", "839"),), words=1)),
    "a figure retyped, unmarked": (unmarked(retyped("893", "839")), Told((("893", "839"),), words=1)),
    "a digit before a figure": (retyped(" there were ", " there were 1"), Told((("893", "1893"),), words=1)),
    "a qualifier cut": (retyped("more than 5%", "5%"), Told((("more than 5%", "5%"),), words=1)),
    "a size added": (retyped("1,204", "1,204 million"), Told((("1,204", "1,204 million"),), words=1)),
    "a percent spelled out": (retyped("than 5%", "than 5 percent"), Told(words=1)),
    "a percent cut": (retyped("than 5%", "than 5"), Told((("more than 5%", "more than 5"),), words=1)),
    "a year retyped": (retyped("2023", "2022"), Told((("2023", "2022"),), words=1)),
    "a number typed": (retyped(" cases", " cases, 12 more"), Told(added=("12",), words=1)),
    "a sentence with a number": (added("We met 7 people."), Told(added=("7",), words=1)),
    "a text box with a number": (in_a_box("We met 7 people."), Told(added=("7",), words=1)),
    "a text box of an old Word": (in_a_box("We met 7 people.", old=True), Told(added=("7",), words=1)),
    "columns exchanged": (columns_exchanged, Told(words=1)),
    "a figure deleted": (dropped("//w:p/w:r[w:t='893']"), Told(lost=("893",), words=1)),
    "a row cut": (dropped("//w:tr[contains(., 'child cases')]"), Told(lost=("893", "28,886"), words=1)),
    "a cell retyped": (retyped("28,886", "28,868"), Told((("28,886", "28,868"),), words=1)),
    "tracked words": (tracked("cases. That", "matters. That"), Told(words=1, tracked=True)),
    "a tracked figure": (tracked("1,204", "1,240"), Told((("1,204", "1,240"),), words=1, tracked=True)),
    "a map's figure": (retyped("10.3", "13.0"), Told((("Maine 10.3", "Maine 13.0"),))),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_and_no_other(name: str) -> None:
    change, told = EDITS[name]
    says = edited(change)
    assert told == Told(
        tuple((one.old, one.new) for one in says.altered),
        tuple(one.new for one in says.added),
        tuple(one.old for one in says.lost),
        len(says.words),
        says.tracked,
    )
    years = sum(one.old == "2023" for one in says.altered)
    whole = compare_edited(DATA, OURS)
    assert says.holding == whole.holding - len(told.altered) - len(told.lost) + years
    assert says.numbers_changed == bool(told.altered or told.added or told.lost)


def test_changed_sentences_are_told_old_and_new() -> None:
    [change] = edited(retyped("893", "839")).words
    assert change.old == "In 2023 there were 893 cases."
    assert change.new == "In 2023 there were 839 cases."


def test_comments_are_counted_and_no_part_of_the_text() -> None:
    inside = "<w:comment><w:p><w:r><w:t>12?</w:t></w:r></w:p></w:comment>"
    note = f'<w:comments xmlns:w="{NS["w"]}">{inside}</w:comments>'
    says = compare_edited(zipped(unzipped(DATA) | {"word/comments.xml": note.encode()}), OURS)
    assert (says.comments, says.words, says.numbers_changed) == (1, (), False)


def test_a_file_says_what_it_is_of() -> None:
    assert id_of_docx(DATA) == OURS.id
    assert id_of_docx(write_docx(replace(OURS, id=""), THEME)) == id_of_docx(b"") == ""


def test_what_is_no_word_file_is_refused_in_words() -> None:
    with pytest.raises(InputError, match=r"no \.docx file"):
        compare_edited(b"words", OURS)


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice (soffice) here to save files anew"
)
def test_all_figures_hold_in_files_that_another_program_saved(shelf: Shelf, tmp_path: Path) -> None:
    every = replace(BRIEFING, sections=(*BRIEFING.sections, Section((*EVERY_CHART, MAP))), id=OURS.id)
    briefings = {"ours": replace(shelf.briefing("new-england"), id=OURS.id), "every": every}
    for name, briefing in briefings.items():
        (tmp_path / f"{name}.docx").write_bytes(write_docx(briefing, shelf.materials.theme))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    into = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out")]
    files = [str(tmp_path / f"{name}.docx") for name in briefings]
    subprocess.run(["soffice", profile, *into, *files], check=True, capture_output=True, timeout=240)
    for name, briefing in briefings.items():
        data = (tmp_path / "out" / f"{name}.docx").read_bytes()
        says = compare_edited(data, briefing)
        assert (says.altered, says.added, says.lost, says.tracked) == ((), (), (), False)
        assert says.holding == says.figures > 0
        assert id_of_docx(data) == briefing.id
