"""What a listener gets of a Word file: lists, space, heads, languages, sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx_charts import EVERY_CHART
from docx_sample import (
    CHART,
    FACTS,
    KEY_FIGURES,
    PROSE,
    TABLE,
    THEME,
    Any,
    W,
    found,
    of,
    opened,
    part,
    parts,
    words,
)
from lxml import etree
from maps import made_up_map

from reportgen.document.nodes import Block, Heading, List, Note, Paragraph, Section, Source, Sources
from reportgen.verify.docx import check_docx
from reportgen.write.docx import write_docx

BARE = replace(TABLE, title=(), subtitle=(), note=())
NAKED = replace(CHART, note=())


def blank_ones(*blocks: Block) -> list[Any]:
    """The paragraphs of the body with nothing in them."""
    body = part(of(*blocks), "word/document.xml")
    return found(body, "/w:document/w:body/w:p[not(.//w:t) and not(.//w:drawing)]")


def space_above(text: str, *blocks: Block) -> float:
    [paragraph] = [one for one in opened(of(*blocks)).paragraphs if one.text == text]
    own = paragraph.paragraph_format.space_before
    return float((own if own is not None else paragraph.style.paragraph_format.space_before).pt)


# ---- space without empty paragraphs


@pytest.mark.parametrize(
    "blocks",
    [
        (BARE, Heading(1, words("After"))),
        (BARE, TABLE),
        (FACTS, Paragraph(words("After"))),
        (KEY_FIGURES, BARE, Paragraph(words("After"))),
        (NAKED, Heading(1, words("After"))),
        (NAKED, BARE, Note(words("After"))),
        (NAKED,),
        (made_up_map(("MA", "ME")), NAKED, List((words("After"),))),
    ],
)
def test_no_paragraph_is_empty_where_word_needs_none(blocks: tuple[Block, ...]) -> None:
    between_tables = sum(blank.getnext().tag == f"{W}tbl" for blank in blank_ones(*blocks))
    assert len(blank_ones(*blocks)) == between_tables


def test_between_two_tables_and_below_one_at_the_end_an_empty_paragraph_stays() -> None:
    between, last = blank_ones(BARE, BARE)
    assert between.getprevious().tag == between.getnext().tag == f"{W}tbl"
    assert last.getnext().tag == f"{W}sectPr"


def test_what_follows_a_table_without_a_note_keeps_its_distance() -> None:
    assert space_above("After", BARE, Paragraph(words("After"))) == 10
    assert space_above("After", BARE, Heading(1, words("After"))) == 16  # its own 14, and the thin line's 2
    assert space_above("After", FACTS, Paragraph(words("After"))) == 3
    assert space_above("After", TABLE, Paragraph(words("After"))) == 0  # the note has its own space below


def test_a_page_s_first_paragraph_gets_no_space_from_the_page_before() -> None:
    sections = (Section((BARE,)), Section((Heading(1, words("After")),), new_page=True))
    [heading] = [p for p in opened(replace(of(), sections=sections)).paragraphs if p.text == "After"]
    assert heading.paragraph_format.space_before == 0
    assert heading.paragraph_format.page_break_before


def test_a_drawing_without_a_note_has_the_space_and_lets_go_of_what_follows() -> None:
    body = part(of(NAKED, Paragraph(words("After"))), "word/document.xml")
    [drawing] = found(body, "//w:p[.//w:drawing]")
    assert found(drawing, "./w:pPr/w:spacing/@w:after") == ["200"]
    assert found(drawing, "./w:pPr/w:keepNext/@w:val") == ["0"]


# ---- lists, heads and headings


def test_sources_are_a_list_that_word_counts_from_the_first_one_s_number() -> None:
    sources = Sources(tuple(Source(at, words(f"Source {at}")) for at in (3, 4, 7)))
    briefing = of(sources, List((words("One"),), numbered=True))
    body, numbering = part(briefing, "word/document.xml"), part(briefing, "word/numbering.xml")
    assert found(body, "//w:p[w:pPr/w:pStyle/@w:val='Source']//w:numId/@w:val") == ["4", "4", "5"]
    starts = [found(numbering, f"//w:num[@w:numId='{id}']//w:startOverride/@w:val") for id in ("4", "5", "6")]
    assert starts == [["3"], ["7"], ["1"]]
    assert not found(body, "//w:p[w:pPr/w:pStyle/@w:val='Source']//w:tab")
    assert check_docx(write_docx(briefing, THEME), briefing) == ()


def test_sources_from_1_on_are_items_of_their_style_s_list_and_a_second_list_begins_anew() -> None:
    sources = Sources((Source(1, words("First")), Source(2, words("Second"))))
    briefing = of(sources, Note(words("Between")), sources)
    body = part(briefing, "word/document.xml")
    items = found(body, "//w:p[w:pPr/w:pStyle/@w:val='Source']")
    assert [found(item, ".//w:numId/@w:val") for item in items] == [[], [], ["4"], ["4"]]
    assert found(part(briefing, "word/styles.xml"), "//w:style[@w:styleId='Source']//w:numId/@w:val") == ["3"]
    assert check_docx(write_docx(briefing, THEME), briefing) == ()


def test_sources_whose_numbers_word_would_count_otherwise_are_found_when_read_back() -> None:
    briefing = of(Sources((Source(1, words("First")), Source(2, words("Second")))))
    other = of(Sources((Source(1, words("First")), Source(3, words("Second")))))
    assert check_docx(write_docx(other, THEME), briefing)


def test_a_heading_without_words_counts_for_no_level() -> None:
    body = part(of(Heading(1, ()), Heading(3, words("Minor"))), "word/document.xml")
    assert found(body, "//w:p[w:pPr/w:pStyle/@w:val='Heading3']/w:pPr/w:outlineLvl/@w:val") == ["0"]


@pytest.mark.parametrize("block", [TABLE, PROSE, KEY_FIGURES, FACTS])
def test_the_first_row_of_every_table_is_its_heads(block: Block) -> None:
    [table] = found(part(of(block), "word/document.xml"), "//w:tbl")
    assert found(table, "./w:tr[1]/w:trPr/w:tblHeader")
    look = found(table, "./w:tblPr/w:tblLook")[0]
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


# ---- charts and maps


def test_each_chart_says_its_language() -> None:
    files = parts(of(*EVERY_CHART, language="es-US"))
    charts = [etree.fromstring(blob) for name, blob in files.items() if name.startswith("word/charts/chart")]
    assert charts
    for chart in charts:
        assert found(chart, "./c:lang/@val") == ["es-US"]
        assert found(chart, "./c:txPr//a:defRPr/@lang") == ["es-US"]
        assert not found(chart, ".//@lang[. != 'es-US']")


def test_a_map_s_sentence_stands_on_its_group_and_on_one_shape() -> None:
    chart = made_up_map(("MA", "ME", "VT"))
    body = part(of(chart), "word/document.xml")
    assert found(body, "//wp:docPr/@descr") == [chart.alt]
    assert found(body, "//*[local-name()='cNvPr']/@descr") == [chart.alt]


def test_another_sentence_on_a_map_s_shape_is_found_when_it_is_read_back() -> None:
    chart = made_up_map(("MA", "ME", "VT"))
    data = write_docx(of(replace(chart, alt="Another map of made-up figures.")), THEME)
    faults = check_docx(data, of(chart))
    assert any("the sentence of a shape" in fault.where for fault in faults)
