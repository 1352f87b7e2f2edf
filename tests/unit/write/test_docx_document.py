from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from docx_sample import BRIEFING, CHART, STARTER, THEME, W, found, of, opened, part, parts, words

from reportgen.document.nodes import (
    Contents,
    Entry,
    Foreign,
    Heading,
    List,
    Note,
    Paragraph,
    Section,
    Strong,
    Text,
)
from reportgen.errors import ThemeError
from reportgen.write.theme import load_theme


def test_paragraphs_come_in_reading_order_with_their_styles() -> None:
    document = opened(BRIEFING)
    assert [(p.style.name, p.text) for p in document.paragraphs][:13] == [
        ("Kicker", "State sheet"),
        ("Title", "Massachusetts"),
        ("Subtitle", "Missing and exploited children"),
        ("Lede", "The opening paragraph."),
        ("Heading 1", "A heading"),
        ("Normal", "Plain, 12,592 reports, strong, stressed and a link."),
        ("List Bullet", "First point."),
        ("List Bullet", "Second point."),
        ("List Number", "One."),
        ("List Number", "Two."),
        ("List Number", "One again."),
        ("Note", "Committees: Commerce."),
        ("Note", "Counts from the state sheet."),
    ]


def test_styles_have_the_themes_type_and_lengths() -> None:
    styles = opened(BRIEFING).styles
    body, key = styles["Normal"], styles["Key Figure"]
    assert (body.font.name, body.font.size.pt, body.font.bold) == ("Source Serif 4", 10.5, False)
    assert (body.paragraph_format.line_spacing.pt, body.paragraph_format.right_indent.pt) == (15, 78)
    assert (key.font.name, str(key.font.color.rgb)) == ("Source Serif 4 SemiBold", "1A4D68")
    assert all(styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))
    assert all(
        style.paragraph_format.keep_with_next for style in (styles["Figure Title"], styles["Figure Subtitle"])
    )


def test_every_style_that_the_body_uses_is_there() -> None:
    files = parts(BRIEFING)
    body, styles = part(BRIEFING, "word/document.xml"), part(BRIEFING, "word/styles.xml")
    used = set(found(body, "//w:pStyle/@w:val | //w:rStyle/@w:val"))
    assert used <= set(found(styles, "//w:style/@w:styleId"))
    assert b"Theme" not in files["word/styles.xml"]


def test_a_theme_of_ones_own_reaches_the_styles_and_the_font_table(tmp_path: Path) -> None:
    own = tmp_path / "theme.toml"
    own.write_text('[colors]\nblue = "#8A0000"\n[faces.serif]\nword = "Charter"\nsubstitute = "Cambria"\n')
    theme = load_theme(STARTER, own)
    document = opened(BRIEFING, theme)
    assert str(document.styles["Kicker"].font.color.rgb) == "8A0000"
    assert document.styles["Normal"].font.name == "Charter"
    assert opened(BRIEFING).styles["Normal"].font.name == "Source Serif 4"
    table = part(BRIEFING, "word/fontTable.xml", theme)
    assert found(table, "//w:font[@w:name='Charter']/w:altName/@w:val") == ["Cambria"]


def test_strong_words_are_the_semibold_family_and_not_bold() -> None:
    document = opened(BRIEFING)
    runs = {run.text: run for p in document.paragraphs for run in p.runs}
    assert [runs[text].style.name for text in ("strong", "stressed", "Committees:")] == [
        "Strong",
        "Strong",
        "Strong Sans",
    ]
    strong = document.styles["Strong"].font
    assert (strong.name, strong.bold) == ("Source Serif 4 SemiBold", False)


def test_a_link_has_its_address_and_its_words() -> None:
    (link,) = next(p for p in opened(BRIEFING).paragraphs if p.hyperlinks).hyperlinks
    assert (link.text, link.address) == ("a link", "https://example.org/?a=1&b=2")


def test_two_links_to_one_address_share_a_relationship() -> None:
    body = part(of(*BRIEFING.sections[0].blocks, *BRIEFING.sections[0].blocks), "word/document.xml")
    ids = found(body, "//w:hyperlink/@*[local-name()='id']")
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_lists_are_real_and_each_numbered_one_starts_again() -> None:
    body, numbering = part(BRIEFING, "word/document.xml"), part(BRIEFING, "word/numbering.xml")
    assert found(body, "//w:numId/@w:val") == ["4", "4", "5"]
    assert found(numbering, "//w:num/@w:numId") == ["1", "2", "3", "4", "5"]
    assert found(numbering, "//w:num[@w:numId='5']//w:startOverride/@w:val") == ["1"]
    assert found(numbering, "//w:lvl[w:numFmt/@w:val='bullet']//w:color/@w:val") == [THEME.colors["blue"]]
    without = part(of(List((words("A point."),))), "word/numbering.xml")
    assert found(without, "//w:num/@w:numId") == ["1", "2", "3"]


def test_a_new_page_breaks_before_its_heading_without_space_above() -> None:
    paragraphs = {p.text: p.paragraph_format for p in opened(BRIEFING).paragraphs}
    assert paragraphs["Profiles"].page_break_before
    assert paragraphs["Profiles"].space_before == 0
    assert not paragraphs["A heading"].page_break_before


@pytest.mark.parametrize(
    "block", [Paragraph(words("First.")), Note(words("First.")), List((words("First."),), True)]
)
def test_a_new_page_may_start_with_any_block(block: Paragraph | Note | List) -> None:
    briefing = replace(BRIEFING, sections=(Section((block,), new_page=True),))
    first = next(p for p in opened(briefing).paragraphs if p.text == "First.")
    assert first.paragraph_format.page_break_before


def test_a_chart_on_a_new_page_has_its_properties_in_the_order_of_the_schema() -> None:
    alone = replace(CHART, title=(), subtitle=(), note=())
    briefing = replace(BRIEFING, sections=(Section((alone,), new_page=True),))
    [properties] = found(part(briefing, "word/document.xml"), "//w:pPr[w:pageBreakBefore]")
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "spacing"]
    names = [child.tag.partition("}")[2] for child in properties]
    assert names == [name for name in order if name in names]
    assert "keepNext" in names


def test_a_rule_stands_above_a_profiles_heading() -> None:
    styles = part(BRIEFING, "word/styles.xml")
    assert found(styles, "//w:style[@w:styleId='Heading2']//w:pBdr/w:top/@w:color") == [THEME.colors["ink"]]


def test_the_page_is_the_themes() -> None:
    section = opened(BRIEFING).sections[0]
    assert (section.page_width.pt, section.page_height.pt) == (612, 792)
    assert (section.left_margin.pt, section.right_margin.pt, section.top_margin.pt) == (63, 63, 60)
    assert (section.header_distance.pt, section.footer_distance.pt) == (30, 30)


def test_a4(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('[page]\nsize = "A4"\nmargin_side = 57\n')
    theme = load_theme(STARTER, tmp_path / "theme.toml")
    document = opened(BRIEFING, theme)
    assert (document.sections[0].page_width.pt, document.sections[0].page_height.pt) == (595, 842)
    tab = document.styles["Footer"].paragraph_format.tab_stops[0]
    assert tab.position.pt == 481


def test_the_first_page_has_no_header_and_every_page_a_footer_with_its_number() -> None:
    section = opened(BRIEFING).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # to nothing: it is empty
    assert section.header.paragraphs[0].text == "Massachusetts: missing children"
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        assert paragraph.style.name == "Footer"
        instructions = [f.get(f"{W}instr").strip() for f in paragraph._p.iter(f"{W}fldSimple")]
        assert instructions == ["PAGE", "NUMPAGES"]
        assert "".join(found(paragraph._p, ".//w:t/text()")) == "Prepared Nov. 21.Page 1 of 1"


def test_without_running_words_there_is_no_header_part() -> None:
    assert "word/header1.xml" not in parts(replace(BRIEFING, running=()))


def test_core_properties_are_the_briefings() -> None:
    core = opened(BRIEFING).core_properties
    assert (core.title, core.subject) == ("Massachusetts", "Missing and exploited children")
    assert (core.author, core.comments) == ("Policy Office", "A briefing for the tests.")
    assert (core.language, core.revision) == ("en-US", 1)
    assert core.created.replace(tzinfo=None) == core.modified.replace(tzinfo=None) == datetime(2023, 12, 31)


def test_long_properties_are_cut_and_not_refused() -> None:
    title = opened(replace(BRIEFING, title=words("long " * 100))).core_properties.title
    assert len(title) == 255
    assert title.endswith("…")


def test_the_language_is_said_for_the_whole_document() -> None:
    spanish = replace(BRIEFING, language="es-US")
    styles, settings = part(spanish, "word/styles.xml"), part(spanish, "word/settings.xml")
    assert found(styles, "//w:docDefaults//w:lang/@w:val") == ["es-US"]
    assert found(settings, "//w:themeFontLang/@w:val") == ["es-US"]
    assert found(part(BRIEFING, "word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == ["en-US"]


def test_the_letterhead_stands_above_the_kicker(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(_png(40, 20))
    (tmp_path / "theme.toml").write_text(
        '[letterhead]\noffice = "Office & Sons"\naddress = ["Room 12", "Boston"]\n'
        'logo = "logo.png"\nlogo_alt = "Seal of the office"\n'
    )
    document = opened(BRIEFING, load_theme(STARTER, tmp_path / "theme.toml"))
    assert [p.text for p in document.paragraphs][:5] == [
        "",
        "Office & Sons",
        "Room 12",
        "Boston",
        "State sheet",
    ]
    logo = document.inline_shapes[0]
    assert (logo.width.pt, logo.height.pt) == (72, 36)
    assert logo._inline.docPr.get("descr") == "Seal of the office"
    ids = found(document.element, "//wp:docPr/@id")
    assert len(ids) == len(set(ids)) == 2


def test_a_logo_of_another_kind_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"not a picture at all, whatever its name says")
    (tmp_path / "theme.toml").write_text('[letterhead]\nlogo = "logo.png"\nlogo_alt = "Seal"\n')
    with pytest.raises(ThemeError, match=r"logo\.png: the logo is no whole PNG or JPEG file"):
        opened(BRIEFING, load_theme(STARTER, tmp_path / "theme.toml"))


def test_a_briefing_of_nothing_but_a_title_can_be_written() -> None:
    bare = replace(
        BRIEFING, sections=(), kicker=(), subtitle=(), running=(), footer=(), author="", description=""
    )
    assert [p.text for p in opened(bare).paragraphs] == ["Massachusetts"]


def test_empty_sections_and_headings_leave_nothing_behind() -> None:
    briefing = replace(
        BRIEFING, sections=(Section((), new_page=True), Section((Heading(1, ()),), new_page=True))
    )
    assert len(opened(briefing).paragraphs) == 3


def test_importing_the_writer_does_not_import_python_docx() -> None:
    code = "import reportgen.write.docx, sys; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"".join(b"\0" + bytes(3 * width) for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_new_page_begins_with_the_first_block_that_shows() -> None:
    briefing = replace(BRIEFING, sections=(Section((List(()), Note(words("Here."))), new_page=True),))
    assert opened(briefing).paragraphs[-1].paragraph_format.page_break_before


def test_a_heading_after_a_page_break_counts_on_from_the_one_before_it() -> None:
    sections = (Section((Heading(1, words("One")),)), Section((Heading(2, words("Two")),), new_page=True))
    body = part(replace(BRIEFING, sections=sections), "word/document.xml")
    assert not found(body, "//w:outlineLvl")
    alone = part(replace(BRIEFING, sections=sections[1:]), "word/document.xml")
    assert found(alone, "//w:outlineLvl/@w:val") == ["0"]


CONTENTS = of(
    Contents(words("Contents"), (Entry(1, words("First"), 0), Entry(2, words("Second"), 1))),
    Heading(1, words("First")),
    Heading(2, words("Second: more")),
    Heading(2, words("Third")),
)


def test_the_contents_are_one_field_of_links_to_the_headings_that_they_name() -> None:
    body = part(CONTENTS, "word/document.xml")
    anchors = found(body, "//w:hyperlink/@w:anchor")
    assert anchors == found(body, "//w:bookmarkStart/@w:name")
    headings = [found(body, f"//w:p[w:bookmarkStart/@w:name='{name}']//w:t/text()") for name in anchors]
    assert headings == [["First"], ["Second: more"]]
    assert found(body, "//w:hyperlink//w:t/text()") == ["First", "Second"]
    assert found(body, "//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    [instruction] = found(body, "//w:instrText/text()")
    assert instruction.split() == ["TOC", r"\o", '"1-2"', r"\n", r"\h", r"\z"], "no page numbers"


def test_words_of_another_language_say_which() -> None:
    foreign = Foreign((Text("hola "), Strong(words("mundo"))), "es")
    body = part(of(Paragraph((Text("She said "), foreign))), "word/document.xml")
    assert found(body, "//w:r[w:rPr/w:lang/@w:val='es']/w:t/text()") == ["hola ", "mundo"]
