"""Word files read back: every change that is planted in one is caught, and an untouched file has no fault.

The bed changes finished bytes, one place at a time: of made-up briefings with every block, kind of chart and
map every place, of the shipped briefing of New England every eleventh. On 2023's figures these are 1,662
changes: 998 of words, tables, bookmarks and maps, 557 of charts and their workbooks, 42 of headers and
footers, 65 of figures that change places, signs or qualifiers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from projects import ROOT
from test_stress import Maker
from wordfiles import (
    BODY,
    Edit,
    Parts,
    attribute,
    count,
    digit,
    found,
    look,
    more,
    names,
    set_to,
    swapped,
    twice,
    unzipped,
    with_change,
    without,
    workbook,
    zipped,
)

if TYPE_CHECKING:
    from conftest import Shelf

sys.path.insert(0, str(ROOT / "tests" / "unit" / "write"))

from docx_charts import EVERY_CHART, LINES
from docx_sample import BRIEFING, SECTIONS, STARTER, THEME, figure
from maps import made_up_map

from reportgen.document.nodes import Briefing, Figure, Paragraph, Section, Text
from reportgen.verify.docx import check_docx
from reportgen.write.docx import write_docx
from reportgen.write.theme import load_theme

Mutation = tuple[str, Callable[[], bytes]]

SENTENCE = Paragraph(
    (
        Text("It fell by "),
        Figure("−3.5%", -3, "change", ("o",)),
        Text(" to "),
        Figure("more than 893", 893, "as observed", ("o",)),
        Text(", from "),
        figure("907"),
        Text("."),
    )
)
MAP = made_up_map(("MA", "ME", "VT", "NH", "RI", "CT"), highlight="MA", missing=("VT",))
ALONE = replace(LINES, lines=LINES.lines[:1], breaks=())
PROSE = replace(
    BRIEFING, sections=(*SECTIONS, Section((SENTENCE,), landscape=True), Section((MAP, SENTENCE)))
)
CHARTS = replace(BRIEFING, sections=(Section((SENTENCE, *EVERY_CHART, ALONE)),))


@dataclass(frozen=True)
class Bed:
    """A briefing with its finished file, of which every `step`-th place is changed."""

    briefing: Briefing
    data: bytes
    step: int

    @property
    def parts(self) -> Parts:
        return unzipped(self.data)

    def places(self, kind: str, name: str, path: str, edit: Edit) -> Iterator[Mutation]:
        """The same edit at every place of a path."""
        parts = self.parts
        for at in range(0, count(parts, name, path), self.step):
            yield f"{kind}, {name} {at}", partial(with_change, parts, name, path, at, edit)


@pytest.fixture(scope="module")
def beds(shelf: Shelf) -> tuple[Bed, ...]:
    ours = shelf.briefing("new-england")
    theme = shelf.materials.theme
    return (
        Bed(PROSE, write_docx(PROSE, THEME), 1),
        Bed(CHARTS, write_docx(CHARTS, THEME), 1),
        Bed(ours, write_docx(ours, theme), 11),
    )


DIGITS = "[translate(., '0123456789', '') != .]"
SHOWN = "[w:t[normalize-space(.)]]"


def in_words(bed: Bed) -> Iterator[Mutation]:
    """Digits, words, bookmarks, paragraphs and rows of the body, its tables and its maps."""
    body = partial(bed.places, name=BODY)
    yield from body("a digit", path=f"//w:t{DIGITS}", edit=digit)
    yield from body("a word", path="//w:t[normalize-space(.)]", edit=more)
    yield from body("a bookmark dropped", path="//w:bookmarkStart", edit=without)
    yield from body("a paragraph twice", path=f"//w:p[w:r{SHOWN}]", edit=twice)
    yield from body("a row cut", path="//w:tr", edit=without)
    yield from body("rows exchanged", path="//w:tr[following-sibling::w:tr]", edit=swapped)
    yield from body("cells exchanged", path="//w:tc[following-sibling::w:tc]", edit=swap_words)
    yield from body("hidden", path=f"//w:r{SHOWN}", edit=look("vanish"))
    yield from body("white", path=f"/w:document/w:body//w:r{SHOWN}[not(ancestor::w:txbxContent)]",
                    edit=look("color", "FFFFFF"))  # fmt: skip
    yield from body("tiny", path=f"//w:r{SHOWN}", edit=look("sz", "2"))
    yield from body("a cell of no width", path="//w:tc[.//w:t]/w:tcPr/w:tcW", edit=attribute_to("w", "0"))
    yield from body("an alternative", path="//wp:docPr[@descr]", edit=attribute("descr"))
    yield from body("a table's sentence", path="//w:tblDescription", edit=attribute(f"{{{W}}}val"))
    yield from body("a color of a map", path="//wps:wsp/wps:spPr/a:solidFill/a:srgbClr",
                    edit=lambda one: one.set("val", "6D9AB2"))  # fmt: skip
    yield from body("a number of a list", path="//w:numId", edit=attribute_to("val", "1"))
    yield from body("a deletion that is tracked", path=f"//w:r{SHOWN}", edit=wrapped("del"))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def swap_words(cell: Any) -> None:
    """The words of two neighbouring cells; one gets a letter more where they are the same."""
    other = cell.getnext()
    mine, theirs = (list(each.iter(f"{{{W}}}p")) for each in (cell, other))
    if "".join(cell.itertext()) == "".join(other.itertext()):
        run = etree.SubElement(mine[0], f"{{{W}}}r")
        etree.SubElement(run, f"{{{W}}}t").text = "x"
        return
    for one in mine:
        cell.remove(one)
    for one in theirs:
        other.remove(one)
    cell.extend(theirs)
    other.extend(mine)


def attribute_to(name: str, value: str) -> Edit:
    def edit(element: Any) -> None:
        element.set(f"{{{W}}}{name}", value)

    return edit


def wrapped(name: str) -> Edit:
    def edit(run: Any) -> None:
        around = etree.Element(f"{{{W}}}{name}")
        run.addprevious(around)
        around.append(run)

    return edit


def in_charts(bed: Bed) -> Iterator[Mutation]:
    """Values, names, formats and words of native charts; their workbooks; what is heard of them."""
    yield from bed.places("an alternative", BODY, "//wp:docPr[@descr]", attribute("descr"))
    yield from bed.places("a drawing's title", BODY, "//wp:docPr[@title]", attribute("title"))
    yield from bed.places("a drawing cut", BODY, "//w:p[.//w:drawing]", without)
    for name in names(bed.parts, "word/charts/"):
        chart = partial(bed.places, name=name)
        yield from chart("a cached value", path="//c:numCache//c:v", edit=more)
        yield from chart("a cached name", path="//c:strCache//c:v", edit=more)
        yield from chart("a value gone", path="//c:ser/c:val//c:pt | //c:ser/c:xVal//c:pt", edit=without)
        yield from chart("a format", path="//c:dLbls//c:numFmt", edit=attribute("formatCode"))
        yield from chart(
            "a percent", path="//c:dLbls//c:numFmt", edit=lambda one: one.set("formatCode", '0"%"')
        )
        yield from chart("words", path="//c:dLbl//a:t", edit=more)
        yield from chart("a value not shown", path="//c:barChart/c:ser/c:dLbls/c:showVal[@val='1']",
                         edit=lambda one: one.set("val", "0"))  # fmt: skip
        yield from chart("a title", path="//c:title//a:t", edit=more)
        yield from chart("an axis cut", path="//c:valAx/c:scaling/c:max[following-sibling::c:min]",
                         edit=cut_axis)  # fmt: skip
    parts = bed.parts
    for name in names(parts, "word/embeddings/"):
        for path in ("//s:c/s:v", "//s:c//s:t"):
            cells = count(unzipped(parts[name]), "xl/worksheets/sheet1.xml", path)
            for at in range(0, cells, bed.step):
                yield f"a cell, {name} {path} {at}", partial(workbook, parts, name, path, at, more)


def cut_axis(most: Any) -> None:
    """An axis that ends at a tenth of what it did, so that bars run off the drawing."""
    most.set("val", str(float(most.get("val")) / 100))


def around(bed: Bed) -> Iterator[Mutation]:
    """Headers and footers, and the fields that number the pages."""
    for name in names(bed.parts, "word/header", "word/footer"):
        yield from bed.places("a margin", name, "//w:t[not(ancestor::w:fldSimple)]",
                              more)  # fmt: skip
        yield from bed.places("a typed page number", name, "//w:fldSimple", typed)
        yield from bed.places("a hidden margin", name, "//w:r[w:t]", look("vanish"))


def typed(field: Any) -> None:
    """The field's result alone, as typed digits."""
    for run in field:
        field.addprevious(run)
    field.getparent().remove(field)


def between_figures(bed: Bed) -> Iterator[Mutation]:
    """Figures of the body that change places, each with the next other one, and their signs and words."""
    parts, path = bed.parts, "//w:bookmarkStart/following-sibling::w:r[1]/w:t"
    root = etree.fromstring(parts[BODY])
    texts = [one.text for one in found(root, path)]
    for at, one in enumerate(texts):
        other = next((n for n in range(at + 1, len(texts)) if texts[n] != one), None)
        if other is not None and at % bed.step == 0:
            yield f"figures swapped, {at}", partial(swap_texts, parts, path, at, other)
        for old, new in (("−", ""), ("more than", "fewer than"), ("%", ""), ("about ", "")):
            if old in one:
                edit = set_to(one.replace(old, new))
                yield f"“{old}” for “{new}”, {at}", partial(with_change, parts, BODY, path, at, edit)


def swap_texts(parts: Parts, path: str, at: int, other: int) -> bytes:
    root = etree.fromstring(parts[BODY])
    every = found(root, path)
    every[at].text, every[other].text = every[other].text, every[at].text
    return zipped(parts | {BODY: etree.tostring(root)})


KINDS = {"words": in_words, "charts": in_charts, "margins": around, "figures": between_figures}
LEAST = {"words": 950, "charts": 500, "margins": 20, "figures": 30}


@pytest.mark.parametrize("kind", KINDS)
def test_every_change_that_is_planted_is_caught(beds: tuple[Bed, ...], kind: str) -> None:
    places = [bed for bed in beds if kind == "charts" or bed.briefing is not CHARTS]
    mutations = [(bed, *mutation) for bed in places for mutation in KINDS[kind](bed)]
    missed = [what for bed, what, data in mutations if not check_docx(data(), bed.briefing)]
    assert missed == []
    assert len(mutations) >= LEAST[kind], len(mutations)


def test_untouched_files_have_no_fault(beds: tuple[Bed, ...]) -> None:
    assert [check_docx(bed.data, bed.briefing) for bed in beds] == [()] * len(beds)


@pytest.mark.parametrize("seed", range(12))
def test_no_stress_briefing_has_a_fault(seed: int) -> None:
    briefing = Maker(seed).briefing(f"stress-{seed}")
    assert check_docx(write_docx(briefing, THEME), briefing) == ()


def test_a_letterhead_is_read_and_another_one_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('[letterhead]\noffice = "Office 7"\naddress = ["Room 12"]\n')
    data = write_docx(BRIEFING, load_theme(STARTER, tmp_path / "theme.toml"))
    assert check_docx(data, BRIEFING, ["Office 7", "Room 12"]) == ()
    assert check_docx(data, BRIEFING, ["Office 7", "Room 13"])
    assert check_docx(data, BRIEFING)


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"word/document.xml": b"<no"})])
def test_what_is_no_word_file_is_a_fault(data: bytes) -> None:
    [fault] = check_docx(data, BRIEFING)
    assert fault.where == "the file"
