"""Landscape pages in a PDF, and the column of the place at hand: read back from what is drawn."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from pdf_reading import STARTER, THEME, Read, bar, chart, heading, paragraph, pdf, table, words

from reportgen.document.nodes import Column, Link, Mark, Paragraph, Row, Section, Table
from reportgen.write.theme import Theme, load_theme

WIDE = table(
    ["Measure", *(f"State {n}" for n in range(11))], [["Reports", *["4,380,826"] * 11]], note="word " * 200
)
THREE = (
    Section((paragraph("before " * 5),)),
    Section((heading("Turned"), paragraph("turned " * 60), WIDE), landscape=True),
    Section((heading("After"), paragraph("after " * 60)), new_page=True),
)


def sizes(read: Read) -> list[tuple[float, float]]:
    return [page.get_size() for page in read.pdf]


def a4(tmp_path: Path) -> Theme:
    (tmp_path / "theme.toml").write_text('[page]\nsize = "A4"\n')
    return load_theme(STARTER, tmp_path / "theme.toml")


def test_a_landscape_section_has_pages_of_its_own_and_no_page_is_empty() -> None:
    read = pdf(sections=THREE)
    assert sizes(read) == [(612, 792), (792, 612), (612, 792)]
    assert ["before" in text for text in read.texts] == [True, False, False]
    assert ["turned" in text for text in read.texts] == [False, True, False]
    assert ["after" in text for text in read.texts] == [False, False, True]


def test_on_a4_too(tmp_path: Path) -> None:
    assert sizes(pdf(sections=THREE, theme=a4(tmp_path))) == [(595, 842), (842, 595), (595, 842)]


def test_page_numbers_go_on_and_header_and_footer_fit_the_turned_page() -> None:
    read = pdf(sections=THREE)
    for page, width, height in ((0, 612, 792), (1, 792, 612), (2, 612, 792)):
        number = read.line("Page", page)
        assert number.words == f"Page {page + 1} of 3"
        assert number.right == pytest.approx(width - 63, abs=1)
        assert number.baseline == pytest.approx(height - 33.6, abs=0.1)
        if page:
            assert read.line("Running", page).baseline == pytest.approx(37.9, abs=0.1)


def test_lines_of_text_keep_their_length_and_tables_take_the_whole_width() -> None:
    read = pdf(sections=THREE)

    def longest(start: str, page: int) -> float:
        return max(line.right - line.left for line in read.lines(page) if line.words.startswith(start))

    assert 360 < longest("turned", 1) <= 408
    assert 420 < longest("word", 1) <= 450
    assert max(line.right for line in read.lines(1)) == pytest.approx(792 - 63, abs=1)


def test_a_long_table_goes_on_over_landscape_pages_with_its_head() -> None:
    rows = [[f"Row {n:02}", *["1"] * 9] for n in range(60)]
    read = pdf(sections=(Section((table(["Measure", *"ABCDEFGHI"], rows, title="T"),), landscape=True),))
    assert sizes(read)[0] == (612, 792), "the title's page"
    assert set(sizes(read)[1:]) == {(792, 612)}
    found = [line for page in range(1, len(read.pdf)) for line in read.lines(page)]
    assert sum(line.words.startswith("Measure") for line in found) == len(read.pdf) - 1
    assert sum(line.words.startswith("Row") for line in found) == 60
    assert all(line.baseline < 612 - 60 + 1 or line.words.startswith(("Foot", "Page")) for line in found)


def test_a_bookmark_and_a_link_of_a_landscape_page_lead_to_their_places() -> None:
    link = Paragraph((Link(words("here"), "https://example.org"),))
    read = pdf(sections=(Section((paragraph("x"),)), Section((heading("Turned"), link), landscape=True)))
    mark = next(mark for mark in read.pdf.get_toc() if mark.get_title() == "Turned")
    assert mark.get_dest().get_index() == 1
    assert 612 - 75 < mark.get_dest().get_view()[1][1] < 612 - 50
    line, area = read.line("here", 1), pdfium.FS_RECTF()
    assert pdfium.FPDFAnnot_GetRect(pdfium.FPDFPage_GetAnnot(read.pdf[1], 0), area)
    assert min(area.bottom, area.top) < 612 - line.baseline < max(area.bottom, area.top)
    assert area.left == pytest.approx(line.left, abs=1)


def test_a_briefing_that_opens_with_a_landscape_section_and_no_title_has_no_empty_page() -> None:
    assert sizes(pdf(sections=(Section((WIDE,), landscape=True),), title=())) == [(792, 612)]


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_chart_stays_on_one_page_with_the_table_of_its_figures(lines: int) -> None:
    own = replace(table(["", "First", "Second"], [["Reports", "5", "6"]]), continues=True)
    read = pdf(paragraph("fill " * 14 * lines), chart([bar("A", "5"), bar("B", "6")], "Seen"), own)
    assert ["Seen" in text for text in read.texts] == ["Second" in text for text in read.texts]


# ---- the place at hand


def highlighted() -> Table:
    columns = (Column(words("Measure"), "left"), Column(words("Ala.")), Column(words("Vt."), highlight=True))
    rows = (
        Row((words("Reports"), words("1"), words("22"))),
        Row((words("Cases"), words("3"), (Mark("[x]", "not available"),))),
    )
    return Table(columns, rows)


def face_and_color(read: Read, text: str) -> tuple[str, tuple[int, ...]]:
    """The face and the color of the first piece with these words."""
    shown = read.pdf[0].get_textpage()
    at = shown.get_text_range().index(text)
    buffer, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(shown, at, buffer, 100, ctypes.byref(flags))
    color = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(shown, at, *color)
    return buffer.value.decode(), tuple(one.value for one in color[:3])


def is_color(found: tuple[int, ...], name: str) -> bool:
    meant = bytes.fromhex(THEME.colors[name])
    return all(abs(one - other) <= 2 for one, other in zip(found, meant, strict=True))


def test_the_column_of_the_place_at_hand_is_semibold_and_its_head_blue() -> None:
    read = pdf(highlighted(), title=(), running=())
    faces = {text: face_and_color(read, text) for text in ("Ala.", "Vt.", "Reports", "22", "3", "[x]")}
    strong = {text for text, (face, _) in faces.items() if "SemiBold" in face}
    assert strong == {"Ala.", "Vt.", "22", "[x]"}, "both heads, and the whole of the last column"
    assert is_color(faces["Vt."][1], "blue")
    assert is_color(faces["Ala."][1], "ink")
    assert is_color(faces["22"][1], "ink")
    assert is_color(faces["[x]"][1], "grey")
