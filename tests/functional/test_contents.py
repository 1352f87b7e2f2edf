"""The table of contents: where there is one, whether its pages and links are right, faults caught."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdfium2 import raw
from rewritten import taken_apart
from wordfiles import BODY, unzipped, zipped

from reportgen.document.nodes import Briefing, Contents, Heading, Section
from reportgen.document.walk import blocks, text_of
from reportgen.pipeline import Materials
from reportgen.verify.docx import check_docx
from reportgen.verify.edited import compare_edited
from reportgen.verify.pdf import check_pdf
from reportgen.write.docx import write_docx
from reportgen.write.pdf import write_pdf

if TYPE_CHECKING:
    from conftest import Shelf

LONG = ["new-england", "50-states"]
SHORT = ["massachusetts", "vermont", "south-atlantic", "puerto-rico"]


def contents_of(briefing: Briefing) -> list[Contents]:
    return [block for block in blocks(briefing) if isinstance(block, Contents)]


@pytest.mark.parametrize("name", LONG)
def test_a_briefing_of_more_than_six_pages_has_its_contents_above_its_first_heading(
    shelf: Shelf, name: str
) -> None:
    assert shelf.pdf(name).pages > 6
    first = next(block for block in blocks(shelf.briefing(name)) if isinstance(block, Contents | Heading))
    assert isinstance(first, Contents)


@pytest.mark.parametrize("name", SHORT)
def test_a_shorter_one_has_none(shelf: Shelf, name: str) -> None:
    assert shelf.pdf(name).pages <= 6
    assert not contents_of(shelf.briefing(name))


@pytest.mark.parametrize("name", LONG)
def test_every_section_and_profile_is_in_it(shelf: Shelf, name: str) -> None:
    briefing = shelf.briefing(name)
    [contents] = contents_of(briefing)
    wanted = [text_of(b.inlines) for b in blocks(briefing) if isinstance(b, Heading) and b.level < 3]
    found = [text_of(entry.inlines) for entry in contents.entries]
    assert all(heading.partition(":")[0] == entry for heading, entry in zip(wanted, found, strict=True))


@pytest.mark.parametrize("name", LONG)
def test_each_number_is_that_of_the_page_on_which_the_heading_is_read(shelf: Shelf, name: str) -> None:
    [contents] = contents_of(shelf.briefing(name))
    headings = [text_of(b.inlines) for b in blocks(shelf.briefing(name)) if isinstance(b, Heading)]
    printed = [
        int(piece.text)
        for piece in shelf.pdf(name).pieces
        if "TOCI" in piece.path and piece.tag == "Span" and piece.text.isdigit()
    ]
    pages = list(pages_with_headings(shelf.outcome(name).files[0].read_bytes()))
    for entry, number in zip(contents.entries, printed, strict=True):
        assert headings[entry.heading] in pages[number - 1]


def pages_with_headings(data: bytes) -> Iterator[set[str]]:
    """Of each page, its lines that are set larger than text and than the contents."""
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        letters = [
            chr(raw.FPDFText_GetUnicode(text, at)) if raw.FPDFText_GetFontSize(text, at) > 12 else "\n"
            for at in range(text.count_chars())
        ]
        yield {line.strip() for line in "".join(letters).split("\n") if line.strip()}


@pytest.mark.parametrize("name", LONG)
def test_each_link_leads_to_its_heading_and_says_so(shelf: Shelf, name: str) -> None:
    [contents] = contents_of(shelf.briefing(name))
    headings = [text_of(b.inlines) for b in blocks(shelf.briefing(name)) if isinstance(b, Heading)]
    document = pypdfium2.PdfDocument(shelf.outcome(name).files[0].read_bytes())
    links = list(_links(document))
    assert len(links) == len(contents.entries)
    for (page, top, said), entry in zip(links, contents.entries, strict=True):
        assert said == f"{text_of(entry.inlines)}, page {page + 1}"
        below = document[page].get_textpage().get_text_bounded(bottom=top - 34, top=top + 1)
        assert " ".join(below.split()).startswith(" ".join(headings[entry.heading].split()))


def _links(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, float, str]]:
    """Of each link to a page: that page, how high on it, and the words of the annotation."""
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, at)
            target = raw.FPDFLink_GetDest(document, raw.FPDFAnnot_GetLink(note))
            if target:
                yield raw.FPDFDest_GetDestPageIndex(document, target), _top(target), _said(note)


def _top(target: object) -> float:
    flags, (x, y, zoom) = [ctypes.c_int() for _ in range(3)], [ctypes.c_float() for _ in range(3)]
    raw.FPDFDest_GetLocationInPage(target, *flags, x, y, zoom)
    return y.value


def _said(note: object) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


# ---- what is wrong in it is caught


@pytest.fixture(scope="module")
def whole(shelf: Shelf, ours: Materials) -> tuple[Briefing, bytes, bytes]:
    briefing = shelf.briefing("new-england")
    return briefing, write_pdf(briefing, ours.theme), write_docx(briefing, ours.theme)


Whole = tuple[Briefing, bytes, bytes]


def test_a_wrong_page_number_is_caught(whole: Whole) -> None:
    briefing, data, _ = whole
    count = 0
    loose = taken_apart(data)
    ops = loose.operators(0)
    for at, op in enumerate(ops):
        if re.fullmatch(r"\(\d\) Tj", op) and any(line.startswith("/Span") for line in ops[at - 5 : at]):
            other = taken_apart(data)
            changed = f"({int(op[1]) % 7 + 1}) Tj"
            other.draw(0, [*ops[:at], changed, *ops[at + 1 :]])
            faults = check_pdf(other.put_together(), briefing)
            assert any("in the contents" in fault.where for fault in faults), op
            count += 1
    assert count == len(contents_of(briefing)[0].entries)


def test_a_link_to_another_page_or_another_place_is_caught(whole: Whole) -> None:
    briefing, data, _ = whole
    loose = taken_apart(data)
    links = [number for number, body in loose.plain.items() if "/Subtype/Link" in body and "/Dest[" in body]
    assert len(links) == len(contents_of(briefing)[0].entries)
    for number in links:
        body = loose.plain[number]
        page = int(re.findall(r"/Dest\[(\d+) 0 R", body)[0])
        elsewhere = next(one for one in loose.pages if one != page)
        for changed in (
            body.replace(f"/Dest[{page} 0 R", f"/Dest[{elsewhere} 0 R"),
            re.sub(r"/XYZ 0 ([\d.]+)", lambda found: f"/XYZ 0 {float(found[1]) - 60:.2f}", body),
            re.sub(r"/Rect\[([\d.]+) ([\d.]+)", r"/Rect[300 \2", body).replace("/Rect[300 ", "/Rect[560 "),
        ):
            other = taken_apart(data)
            other.plain[number] = changed
            assert check_pdf(other.put_together(), briefing), changed


def test_a_missing_entry_is_caught_in_both_files(whole: Whole, ours: Materials) -> None:
    briefing, *_ = whole
    [contents] = contents_of(briefing)
    for at in range(len(contents.entries)):
        fewer = replace(contents, entries=contents.entries[:at] + contents.entries[at + 1 :])
        changed = _with(briefing, fewer)
        assert check_pdf(write_pdf(changed, ours.theme), briefing)
        assert check_docx(write_docx(changed, ours.theme), briefing)


def _with(briefing: Briefing, contents: Contents) -> Briefing:
    def changed(section: Section) -> Section:
        own = tuple(contents if isinstance(block, Contents) else block for block in section.blocks)
        return replace(section, blocks=own)

    return replace(briefing, sections=tuple(map(changed, briefing.sections)))


def test_an_entry_of_the_word_file_that_leads_elsewhere_or_nowhere_is_caught(whole: Whole) -> None:
    briefing, _, data = whole
    assert check_docx(data, briefing) == ()
    parts = unzipped(data)
    for old, new in (
        (b'w:anchor="_Toc00000003"', b'w:anchor="_Toc00000004"'),
        (b'w:name="_Toc00000003"', b'w:name="_Toc00000099"'),
        (b'w:fldCharType="begin"', b'w:fldCharType="begin" w:dirty="true"'),
    ):
        assert parts[BODY].count(old) == 1
        changed = zipped(parts | {BODY: parts[BODY].replace(old, new)})
        assert check_docx(changed, briefing), new


def test_the_word_file_s_contents_are_up_to_date_and_ask_for_no_update(whole: Whole) -> None:
    _, _, data = whole
    parts = unzipped(data)
    body = parts[BODY].decode()
    assert r'TOC \o "1-2" \n \h \z' in body
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1
    assert "w:dirty" not in body
    assert b"updateFields" not in parts["word/settings.xml"]


def test_contents_that_word_made_anew_are_no_change_to_the_briefing(whole: Whole) -> None:
    """Updated in Word, they have the headings' whole words, and page numbers."""
    briefing, _, data = whole
    parts = unzipped(data)
    body = parts[BODY].decode()
    assert ">Maine</w:t></w:r></w:hyperlink>" in body
    anew = body.replace(
        ">Maine</w:t></w:r></w:hyperlink>", ">Maine: 11 missing child cases 4</w:t></w:r></w:hyperlink>"
    )
    found = compare_edited(zipped(parts | {BODY: anew.encode()}), briefing)
    assert not found.numbers_changed
    assert found.words == ()
    assert found.holding == found.figures > 100
