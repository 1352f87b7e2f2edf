"""Landscape sections in a Word file, and the column of the place at hand: read back as XML."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx_sample import BRIEFING, CHART, STARTER, TABLE, THEME, W, found, of, opened, part, parts, words

from reportgen.document.nodes import Briefing, Column, Heading, List, Mark, Paragraph, Row, Section, Table
from reportgen.write.theme import load_theme

THREE = (
    Section((Paragraph(words("Before.")),)),
    Section((Heading(1, words("Turned")), TABLE, List((words("An item."),), numbered=True)), landscape=True),
    Section((Heading(1, words("After")), Paragraph(words("After."))), new_page=True),
)


def three(**changes: Any) -> Briefing:
    return replace(BRIEFING, **({"sections": THREE} | changes))


def properties(briefing: Briefing) -> list[Any]:
    return found(part(briefing, "word/document.xml"), "//w:sectPr")


def test_each_orientation_has_a_section_with_its_paper() -> None:
    sizes = [found(one, "./w:pgSz/@*") for one in properties(three())]
    assert sizes == [["12240", "15840"], ["15840", "12240", "landscape"], ["12240", "15840"]]


def test_on_a4_too(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('[page]\nsize = "A4"\n')
    document = opened(three(), load_theme(STARTER, tmp_path / "theme.toml"))
    assert [(section.page_width.pt, section.page_height.pt) for section in document.sections] == [
        (595, 842),
        (842, 595),
        (595, 842),
    ]


def test_only_the_first_page_has_no_header_and_numbers_go_on() -> None:
    cut = properties(three())
    assert [bool(found(one, "./w:titlePg")) for one in cut] == [True, False, False]
    assert [len(found(one, "./w:headerReference[@w:type='default']")) for one in cut] == [1, 1, 1]
    assert not [one for section in cut for one in found(section, "./w:pgNumType")]


def test_header_and_footer_of_a_landscape_section_end_at_its_own_margin() -> None:
    cut = opened(three()).sections
    tabs = [
        [
            (tab.get(f"{W}val"), tab.get(f"{W}pos"))
            for tab in found(section.footer._element, ".//w:tabs/w:tab")
        ]
        for section in cut
    ]
    assert tabs == [[], [("clear", "9720"), ("right", "13320")], []]
    assert [section.header.paragraphs[0].text for section in cut] == ["Massachusetts: missing children"] * 3
    footers = {"".join(found(section.footer._element, ".//w:t/text()")) for section in cut}
    assert footers == {"Prepared Nov. 21.Page 1 of 1"}


def test_without_landscape_sections_there_are_no_parts_for_them() -> None:
    around = {name for name in parts(BRIEFING) if "header" in name or "footer" in name}
    assert around == {"word/header1.xml", "word/footer1.xml", "word/footer2.xml"}


def test_a_section_ends_in_the_last_paragraph_of_its_blocks_so_that_no_page_is_empty() -> None:
    body = part(three(), "word/document.xml")
    holders = found(body, "//w:p[w:pPr/w:sectPr]")
    assert ["".join(found(holder, ".//w:t/text()")) for holder in holders] == ["Before.", "An item."]
    assert not found(body, "//w:pageBreakBefore"), "a section of the other orientation starts a page anyway"


def test_lines_of_text_keep_their_length_and_the_table_takes_the_whole_width() -> None:
    body, turned = part(three(), "word/document.xml"), THEME.turned()

    def indents(style: str) -> list[float]:
        path = f"//w:p[w:pPr/w:pStyle/@w:val='{style}']/w:pPr/w:ind/@w:right"
        return [int(twips) / 20 for twips in found(body, path)]

    assert turned.page.text_width - turned.styles["note"].right == pytest.approx(450)
    assert indents("Heading1") == indents("Note") == [666 - 450]
    assert indents("ListNumber") == [666 - 408]
    assert indents("Normal") == []
    assert found(body, "//w:tblPr/w:tblW/@w:w") == ["13320"]


def test_the_first_heading_of_a_section_has_no_space_above() -> None:
    forms = {p.text: p.paragraph_format for p in opened(three()).paragraphs}
    assert forms["Turned"].space_before == forms["After"].space_before == 0


def test_a_briefing_that_opens_with_a_landscape_section_and_no_title_has_one_section() -> None:
    bare = three(sections=(THREE[1],), title=(), kicker=(), subtitle=())
    assert [found(one, "./w:pgSz/@w:orient") for one in properties(bare)] == [["landscape"]]


def test_a_chart_stays_with_the_table_of_its_figures() -> None:
    table = replace(TABLE, title=(), subtitle=(), note=(), continues=True)
    for note in (words("A note."), ()):
        body = part(of(replace(CHART, note=note), table), "word/document.xml")
        (last,) = found(body, "//w:tbl/preceding-sibling::w:p[1]")
        assert found(last, "./w:pPr/w:keepNext")
    (last,) = found(part(of(CHART, TABLE), "word/document.xml"), "//w:p[.//w:t='Sources below.']")
    assert not found(last, "./w:pPr/w:keepNext"), "a table of its own may stand on the next page"


def test_the_column_of_the_place_at_hand_is_semibold_and_its_head_blue() -> None:
    table = Table(
        (Column(words("Measure"), "left"), Column(words("Ala.")), Column(words("Vt."), highlight=True)),
        (Row((words("Cases"), words("3"), words("22"))), Row((words("More"), (), (Mark("[x]", "none"),)))),
    )
    rows = opened(of(table)).tables[0].rows
    runs = {cell.text: cell.paragraphs[0].runs[0] for row in rows for cell in row.cells if cell.text}
    assert str(runs["Vt."].font.color.rgb) == THEME.colors["blue"]
    assert runs["Ala."].font.color.rgb is None
    assert (runs["22"].style.name, runs["[x]"].style.name) == ("Strong Sans", "Mark")
    assert runs["3"].style.name == "Default Paragraph Font"
    assert runs["[x]"].font.name == THEME.faces["sans_strong"].word
