"""What a reader finds in the PDF: the words, in order, with their blanks, marks and links."""

import pypdfium2.raw as pdfium
import pytest
from pdf_reading import THEME, bar, briefing, chart, heading, inflated, paragraph, pdf, table, words

from reportgen.document.nodes import (
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Note,
    Paragraph,
    Source,
    Sources,
    Text,
)
from reportgen.errors import WriteError
from reportgen.write.pdf import write_pdf

LONG = "Of the many cases that were handled in the year, most concerned children missing from care. " * 3


def test_words_come_out_in_order() -> None:
    read = pdf(
        Paragraph(words("The opening."), "lede"),
        KeyFigures(
            (KeyFigure(words("893"), words("cases")), KeyFigure(words("38"), words("meetings"))),
            words("The note."),
        ),
        heading("First"),
        Facts((Fact(words("Rank"), words("34th")), Fact(words("Rate"), words("9.4")))),
        paragraph("A paragraph."),
        List((words("An item."), words("Another."))),
        List((words("Do this."),), numbered=True),
        table(
            ["Measure", "Maine"],
            [["#Cases"], ["Missing", "11"], [">from care", "2"]],
            title="Table",
            subtitle="2023",
            note="N.",
        ),
        chart(
            [bar("Maine", "8.5"), bar("Vermont", "[x]"), bar("Region", "10.3", reference=True)], "Chart", "C."
        ),
        Note(words("A note.")),
        heading("Sources", 3),
        Sources((Source(1, words("A source.")),)),
        kicker=words("Kicker"),
        subtitle=words("Subtitle"),
    )
    assert read.text == (
        "Kicker Title Subtitle The opening. 893 cases 38 meetings The note. "
        "First Rank 34th Rate 9.4 A paragraph. "
        "• An item. • Another. 1. Do this. Table 2023 Measure Maine Cases Missing 11 from care 2 N. "
        "Chart Maine 8.5 Vermont [x] Region 10.3 C. A note. Sources 1 A source."
    )


def test_wrapped_lines_do_not_glue_their_words() -> None:
    assert LONG.strip() in pdf(paragraph(LONG)).text


def test_brackets_backslashes_and_accents_survive() -> None:
    text = "a (b) \\c {d} <e> & “f” – é ñ Kūkaʻi Šķ ≥ ½"
    assert text in pdf(paragraph(text)).text


def test_a_no_break_space_is_read_as_a_space() -> None:
    assert "105 million" in pdf(paragraph("105\u00a0million")).text.replace("\u00a0", " ")


def test_an_unknown_letter_names_the_briefing_and_what_to_do() -> None:
    with pytest.raises(WriteError) as caught:
        write_pdf(briefing(paragraph("An emoji \U0001f600 here"), slug="maine-2023"), THEME)
    assert str(caught.value).startswith("maine-2023: ")
    assert "U+1F600" in str(caught.value)
    assert "emoji" in str(caught.value)


def test_a_soft_hyphen_shows_nothing() -> None:
    assert "softhyphen" in pdf(paragraph("soft\u00adhyphen")).text


def test_a_link_leads_to_its_address_on_each_of_its_lines() -> None:
    link = Link(words("words that lead somewhere " * 5), "https://example.org/a?b=(c)&d=é")
    read = pdf(Paragraph((Text("See "), link, Text("."))))
    page = read.pdf[0]
    kinds = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        kinds.append(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    assert kinds == [pdfium.FPDF_ANNOT_LINK] * 2
    assert b"https://example.org/a?b=\\(c\\)&d=%C3%A9" in inflated(read.data)


def test_a_mark_is_grey_and_a_bar_that_is_missing_shows_it() -> None:
    read = pdf(chart([bar("Maine", "8"), bar("Vermont", "[x]")]))
    mark, figure = read.line("[x]"), read.line("8")
    axis = 63 + 104
    assert mark.left == pytest.approx(axis + 5, abs=1)
    assert figure.left > axis + 300


def test_the_page_numbers_know_their_count() -> None:
    read = pdf(*[paragraph(LONG)] * 30)
    count = len(read.pdf)
    assert count > 2
    for number, text in enumerate(read.texts, 1):
        assert f"Page {number} of {count}" in text
        assert ("Running" in text) == (number > 1)


def test_the_outline_and_the_document_facts() -> None:
    read = pdf(
        heading("One"),
        heading("Two", 2),
        heading("Three", 3),
        heading("Four"),
        author="NCMEC",
        description="Figures",
    )
    assert [(entry.get_title(), entry.level) for entry in read.pdf.get_toc()] == [
        ("One", 0),
        ("Two", 1),
        ("Three", 2),
        ("Four", 0),
    ]
    facts = read.pdf.get_metadata_dict()
    assert (facts["Title"], facts["Author"], facts["Subject"]) == ("Title", "NCMEC", "Figures")
    assert facts["CreationDate"] == facts["ModDate"] == "D:20231231000000Z"
    assert read.pdf.get_page_label(0) == "1"


def test_a_line_break_in_a_cell_is_a_blank() -> None:
    read = pdf(table(["A", "B"], [["a", "one\ntwo"]]))
    assert "one two" in [line.words.strip() for line in read.lines()]
