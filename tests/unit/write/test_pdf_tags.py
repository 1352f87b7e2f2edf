"""The structure tree: what a screen reader is told."""

import re

import pytest
from pdf_reading import THEME, bar, chart, heading, inflated, paragraph, pdf, table, words

from reportgen.document.nodes import (
    Abbreviation,
    Column,
    Contents,
    Entry,
    Fact,
    Facts,
    Foreign,
    Heading,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Mark,
    Paragraph,
    Row,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)
from reportgen.write.pdf.book import Book
from reportgen.write.pdf.lines import set_lines
from reportgen.write.pdf.look import look_of
from reportgen.write.pdf.painter import Painter
from reportgen.write.pdf.tags import Node


def test_headings_paragraphs_and_lists() -> None:
    read = pdf(
        heading("H"),
        paragraph("P"),
        List((words("a"), words("b"))),
        Sources((Source(1, words("s")),)),
        kicker=words("K"),
    )
    item = "LI(Lbl LBody)"
    assert read.roles == f"Document(P H1 H2 P L({item} {item}) L({item}))"


@pytest.mark.parametrize(
    ("levels", "roles"),
    [([1, 2, 3], "H2 H3 H4"), ([3, 1, 3, 2], "H2 H2 H3 H3"), ([1, 3, 3], "H2 H3 H4"), ([2, 1], "H2 H2")],
)
def test_no_heading_level_is_skipped(levels: list[int], roles: str) -> None:
    read = pdf(*[heading("x", level) for level in levels])
    assert read.roles == f"Document(H1 {roles})"


def test_a_table_has_a_caption_scopes_and_every_cell_of_its_groups() -> None:
    read = pdf(
        table(
            ["M", "A"],
            [["#Group"], ["Row", "1"]],
            title="T",
            subtitle="s",
            note="n",
            summary="What is in it.",
        )
    )
    assert (
        read.roles == "Document(H1 Table(Caption(P P) THead(TR(TH TH)) TBody(TR(TH) TR(TH TD))) P)"
    )  # pdfium leaves the empty out
    written = inflated(read.data)
    assert written.count(b"/S/TD") == 2, "the group's empty cell is there"
    assert written.count(b"/Scope/Column") == written.count(b"/Scope/Row") == 2
    assert b"/Summary(What is in it.)" in written


def test_a_cell_of_a_group_or_of_a_total_s_part_names_its_headers_and_others_need_not() -> None:
    rows = [["#Group"], ["Whole", "5"], [">part", "2"]]
    written = inflated(pdf(table(["M", "A"], rows)).data)
    assert b"/S/TD" in written
    [part] = re.findall(rb"/Headers\[\((\w+)\)\((\w+)\)\((\w+)\)\((\w+)\)\]", written)
    assert [name[-2:] for name in part] == [b"c1", b"r2", b"r1", b"r0"]
    assert written.count(b"/IDTree") == 1
    plain = inflated(pdf(table(["M", "A"], [["a", "1"], ["b", "2"]])).data)
    assert b"/Headers" not in plain
    assert b"/IDTree" not in plain


def test_the_facts_of_a_profile_are_a_list_of_labels_and_values() -> None:
    read = pdf(Facts((Fact(words("Children under 18"), words("722,986")), Fact(words("a"), words("b")))))
    assert read.roles == "Document(H1 L(LI(Lbl LBody) LI(Lbl LBody)))"


def test_a_mark_says_what_it_means_but_in_the_note_that_explains_it() -> None:
    read = pdf(table(["M", "A"], [["a", "1"]]), Paragraph((Mark("[x]", "not available"), Mark("[z]", ""))))
    assert read.roles.endswith("P(Span))")
    assert inflated(read.data).count(b"/E(") == 1


def test_the_contents_are_links_below_one_another() -> None:
    entries = (Entry(1, words("A"), 0), Entry(2, words("B"), 1), Entry(1, words("C"), 2))
    read = pdf(Contents(words("Contents"), entries), heading("A"), heading("B: b", 2), heading("C"))
    item = "TOCI(Reference(Link(Span)))"
    inner = f"TOCI(Reference(Link(Span)) TOC({item}))"
    assert read.roles == f"Document(H1 H2 TOC({inner} {item}) H2 H3 H2)"
    written = inflated(read.data)
    assert written.count(b"/E(page 1)") == 3
    assert b"/Contents(B, page 1)/Dest[" in written


def test_a_table_without_heads_has_no_head_row_and_a_short_row_has_all_its_cells() -> None:
    columns = (Column((), "left"), Column(()), Column(()))
    read = pdf(Table(columns, (Row((words("a"), words("1"))),)))
    assert read.roles == "Document(H1 Table(TBody(TR(TH TD))))"  # pdfium leaves the empty out
    assert inflated(read.data).count(b"/S/TD") == 2


def test_a_chart_is_one_figure_that_says_what_it_shows() -> None:
    read = pdf(chart([bar("Maine", "8"), bar("Vermont", "[x]")], "Title", "Note"))
    assert read.roles == "Document(H1 P Figure P)"
    assert read.tree().find("Figure")[0].alt == "What the chart shows."


def test_key_figures_are_one_paragraph_each() -> None:
    read = pdf(
        KeyFigures((KeyFigure(words("1"), words("a")), KeyFigure(words("2"), words("b"))), words("note"))
    )
    assert read.roles == "Document(H1 P P P)"


def test_a_link_is_one_element_on_all_its_lines() -> None:
    read = pdf(
        Paragraph((Text("See "), Link(words("long words " * 20), "https://x.org"), Strong((Text("!"),))))
    )
    assert read.roles == "Document(H1 P(Link))"
    assert inflated(read.data).count(b"/OBJR") == 3


def test_an_abbreviation_is_expanded_for_the_ear() -> None:
    columns = (Column(words("M"), "left"), Column((Abbreviation("Mass.", "Massachusetts"),)))
    read = pdf(Table(columns, (Row((words("a"), words("1"))),)))
    assert "TH(Span)" in read.roles
    assert b"/E(Massachusetts)" in inflated(read.data)


def test_words_of_another_language_say_which() -> None:
    foreign = Foreign((Text("¿dónde está "), Strong((Text("mi hijo"),)), Text("?")), "es")
    read = pdf(Paragraph((Text("She said "), foreign, Text("."))))
    assert "".join(read.text.split()).endswith("Shesaid¿dóndeestámihijo?.")
    assert read.roles.endswith("P(Span))")
    assert inflated(read.data).count(b"/Lang(es)") == 1


def test_a_link_that_begins_with_a_short_form_is_heard_whole() -> None:
    link = Link((Abbreviation("Mass.", "Massachusetts"), Text(" and more")), "https://example.org")
    assert b"/E(" not in inflated(pdf(Paragraph((link,))).data)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    read = pdf(paragraph("word " * 1500))
    assert len(read.pdf) > 1
    assert inflated(read.data).count(b"/S/P/P") == 1


def test_rules_headers_and_footers_are_artifacts() -> None:
    read = pdf(table(["M", "A"], [["a", "1"]]), *[heading("x")] * 60)
    written, pages = inflated(read.data), len(read.pdf)
    assert written.count(b"/Artifact<</Type/Layout>>BDC") == 3
    assert written.count(b"/Subtype/Footer>>BDC") == pages > 1
    assert written.count(b"/Subtype/Header>>BDC") == pages - 1


def test_drawing_outside_a_tag_is_refused() -> None:
    look, canvas = look_of(THEME), Painter(Book(), 0, 792)
    with pytest.raises(RuntimeError, match="outside"):
        canvas.text(set_lines(words("x"), look["body"], 100), look["body"], 0, 0)
    with pytest.raises(RuntimeError, match="outside"):
        canvas.box("0 0 0", 0, 0, 1, 1)
    with pytest.raises(RuntimeError, match="outside"):
        canvas.image("Logo", 0, 0, 1, 1)
    canvas.begin(Node("P"))
    with pytest.raises(RuntimeError, match="inside"):
        canvas.begin(Node("P"))
    with pytest.raises(RuntimeError, match="inside"):
        canvas.rule("0 0 0", 0, 0, 1, 1)


def test_a_heading_of_any_level_is_a_heading() -> None:
    assert pdf(Heading(2, words("Profile"))).tree().find("H2")
