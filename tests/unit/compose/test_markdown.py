"""Markdown becomes blocks; what a briefing can't hold is told with its line."""

from __future__ import annotations

import pytest
from made_up import NB, block, body, data, refused, row, said, sentence

from reportgen.document.nodes import (
    BarChart,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    KeyFigures,
    Link,
    List,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from reportgen.document.walk import text_of

DATA = data(row("reports", QA=893, QB=11, QC=2), row("cases", QA=100))
CHART = "{{ bars(state.division.each.reports) }}"
TABLE = "{{ side_by_side(state.division, ['reports']) }}"
BAND = "{{ key_figures(state.reports) }}"


def kinds(text: str) -> list[str]:
    return [type(found).__name__ for found in body(text, DATA) if type(found).__name__ != "Sources"]


@pytest.mark.parametrize(("marks", "level"), [("##", 1), ("###", 2), ("####", 3)])
def test_headings_below_the_title_have_three_levels(marks: str, level: int) -> None:
    above = "".join(f"{'#' * number} Above\n\n" for number in range(2, len(marks)))
    *_, found = [
        b for b in body(f"{above}{marks} Reports in {{{{ state }}}}", DATA) if isinstance(b, Heading)
    ]
    assert (found.level, text_of(found.inlines)) == (level, "Reports in Alphaland")


def test_headings_go_no_deeper() -> None:
    assert refused("a\n\n##### b", DATA) == (
        "templates/t.md, line 5: headings go no deeper than ####. Use ##, ### or ####."
    )


def test_a_skipped_level_is_refused_with_its_line() -> None:
    wanted = "templates/t.md, line 5: a heading of ### stands below the title: a level is skipped. Write ##"
    assert refused("a\n\n### b", DATA).startswith(wanted)


def test_a_minor_heading_may_stand_below_any_other() -> None:
    found = [b.level for b in body("#### a\n\n## b\n\n#### c", DATA) if isinstance(b, Heading)]
    assert found == [3, 1, 3]


def test_there_is_one_title() -> None:
    assert refused("a\n\n# b", DATA).startswith("templates/t.md, line 5: there is a second title.")


@pytest.mark.parametrize(("marker", "numbered"), [("-", False), ("*", False), ("1.", True)])
def test_lists_have_bullets_or_numbers(marker: str, numbered: bool) -> None:
    found = block(f"{marker} one {{{{ state }}}}\n{marker} **two**\n", DATA)
    assert isinstance(found, List)
    assert found.numbered is numbered
    assert [text_of(item) for item in found.items] == ["one Alphaland", "two"]


def test_words_of_another_language_are_marked_with_it() -> None:
    found = sentence("She said [¿dónde está **mi hijo**?](lang:es) twice", DATA)
    [foreign] = [one for one in found if isinstance(one, Foreign)]
    assert (foreign.language, text_of(foreign.inlines)) == ("es", "¿dónde está mi hijo?")


def test_a_language_that_is_none_is_refused() -> None:
    wanted = 'templates/t.md, line 5: "Spanish" is no tag of a language. Write [words](lang:es)'
    assert refused("a\n\n[hola](lang:Spanish)", DATA).startswith(wanted)


def test_a_list_may_have_blank_lines_between_its_items_and_lines_within() -> None:
    found = block("- one\n  goes on\n\n- two\n", DATA)
    assert isinstance(found, List)
    assert [text_of(item) for item in found.items] == ["one goes on", "two"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("- a\n  - b", 4, "a list stands in a list"),
        ("- a\n  1. b", 4, "a list stands in a list"),
        ("- a\n\n  b", 5, "an item of a list has two paragraphs"),
        ("- a\n  ```\n  b\n  ```", 4, "a list can't hold a block of code"),
        ("- > a", 3, "a list can't hold a quotation"),
        ("- # a", 3, "a list can't hold a heading"),
        ("- a\n  ***", 4, "a list can't hold a rule"),
        ("- | a | b |\n  |---|---|", 3, "a list can't hold a table"),
        (f"- a\n- {CHART}", 4, "a table or chart stands in a sentence"),
        ("```\na\n```", 3, "a briefing can't hold a block of code"),
        ("~~~\na\n~~~", 3, "a briefing can't hold a block of code"),
        ("> a", 3, "a briefing can't hold a quotation"),
        ("a\n\n***\n\nb", 5, "a briefing can't hold a rule"),
        ("a ![b](https://example.org/c.png)", 3, "a sentence can't hold a picture"),
        ("a `b`", 3, "a sentence can't hold code"),
        ("a [b](c.html)", 3, "leads nowhere"),
        ("a [b](javascript:alert)", 3, "is no link"),
        ("a [b](https://example.org/{{ state }})", 3, "leads nowhere"),
        ("a [b](ftp://example.org)", 3, "leads nowhere"),
        ("a [b]()", 3, "leads nowhere"),
        ("a {{ sources }}", 3, "a table or chart stands in a sentence"),
        (f"{CHART} a", 3, "a table or chart stands in a sentence"),
        (f"## {CHART}", 3, "a table or chart stands in a sentence"),
        (f"| a |\n|---|\n| {CHART} |", 5, "a table or chart stands in a sentence"),
        ("Title: a\n\nb", 5, '"Title:" has no table or chart below it'),
    ],
)
def test_what_a_briefing_can_not_hold_is_told_with_its_line(text: str, line: int, what: str) -> None:
    told = refused(text, DATA)
    assert told.startswith(f"templates/t.md, line {line}: ")
    assert what in told


def test_html_is_words() -> None:
    assert said("a <b>b</b> <script>c</script>\n\n", DATA) == "a <b>b</b> <script>c</script>"
    assert kinds("<div>\n\na\n\n</div>") == ["Paragraph", "Paragraph", "Paragraph"]


def test_strong_emphasis_and_links_wrap_words_and_figures() -> None:
    words = sentence("a **b {{ state.reports }}** *c* [d **e**](https://example.org)", DATA)
    figure = Figure("893", 893, "as observed", ("QA/reports/2023@table",))
    assert words == (
        Text("a "),
        Strong((Text("b "), figure)),
        Text(" "),
        Emphasis((Text("c"),)),
        Text(" "),
        Link((Text("d "), Strong((Text("e"),))), "https://example.org"),
    )


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org"])
def test_a_link_has_a_whole_address(url: str) -> None:
    (link,) = sentence(f"[a]({url})", DATA)
    assert link == Link((Text("a"),), url)


def test_quotation_marks_and_apostrophes_are_curled() -> None:
    assert said('"a" it\'s \'b\' "{{ state }}"', DATA) == "“a” it’s ‘b’ “Alphaland”"


def test_white_space_is_folded_and_a_no_break_space_kept() -> None:
    assert text_of(sentence(f"a   b\n  c{NB}d  {{{{ state }}}}\ne", DATA)) == f"a b c{NB}d Alphaland e"


def test_blank_lines_part_paragraphs_and_an_empty_word_leaves_none() -> None:
    assert kinds("a\n\n\n\nb\n\n{{ cite() }}\n\n{{ key_figures(state.tips) }}\n\nc") == ["Paragraph"] * 3


def test_backslashes_and_entities_are_read_as_markdown_does() -> None:
    assert said("a \\*b\\* &amp; c", DATA) == "a *b* & c"


# ---- tables


def test_a_typed_table_has_its_columns_rows_and_alignment() -> None:
    found = block("| Place | Reports |\n|:--|--:|\n| {{ state }} | {{ state.reports }} |\n| b | |\n", DATA)
    assert isinstance(found, Table)
    assert [(text_of(column.head), column.align) for column in found.columns] == [
        ("Place", "left"),
        ("Reports", "right"),
    ]
    assert [[text_of(cell) for cell in line.cells] for line in found.rows] == [
        ["Alphaland", "893"],
        ["b", ""],
    ]
    assert (found.layout, text_of(found.note)) == ("figures", f"Source{NB}1.")


def test_a_table_without_a_right_column_is_prose() -> None:
    found = block("| a | b |\n|---|---|\n| c | d |\n", DATA)
    assert isinstance(found, Table)
    assert (found.layout, {column.align for column in found.columns}) == ("prose", {"left"})


# ---- captions


@pytest.mark.parametrize("word", [CHART, TABLE, "| a | b |\n|---|---|\n| c | d |"])
def test_title_subtitle_and_note_belong_to_the_table_or_chart_between_them(word: str) -> None:
    text = f"Title: About {{{{ state }}}}\nSubtitle: In *short*\n\n{word}\n\nNote: As it is.\n\nWords"
    found, *others = body(text, DATA)
    assert isinstance(found, Table | BarChart)
    assert (text_of(found.title), text_of(found.subtitle)) == ("About Alphaland", "In short")
    assert text_of(found.note).startswith("As it is.")
    assert [text_of(b.inlines) for b in others if isinstance(b, Paragraph)] == ["Words"]


def test_captions_may_stand_on_the_lines_around_a_word_without_blank_ones() -> None:
    found, after, *_ = body(f"Title: A\nSubtitle: B\n{TABLE}\nNote: C\n", DATA)
    assert isinstance(found, Table)
    assert (text_of(found.title), text_of(found.subtitle)) == ("A", "B")
    assert text_of(found.note) == f"C Source{NB}1."
    assert isinstance(after, Heading)


def test_a_caption_may_start_on_the_line_below_its_name() -> None:
    found = block(f"Title:\nA long one\n\n{TABLE}", DATA)
    assert isinstance(found, Table)
    assert found.title == (Text("A long one"),)


def test_a_caption_goes_on_over_lines() -> None:
    found = block(f"Title: A\nlong one\nSubtitle: B\n\n{TABLE}", DATA)
    assert isinstance(found, Table)
    assert (text_of(found.title), text_of(found.subtitle)) == ("A long one", "B")


def test_a_band_takes_a_note_and_leaves_the_title_to_the_table_below() -> None:
    band, table, *_ = body(f"Title: A\n\n{BAND}\nNote: N\n\n{TABLE}", DATA)
    assert isinstance(band, KeyFigures)
    assert isinstance(table, Table)
    assert (text_of(band.note), text_of(table.title)) == ("N", "A")


def test_a_note_below_words_stands_on_its_own() -> None:
    assert [type(found) for found in body("Words\n\nNote: {{ state }}", DATA)] == [Paragraph, Note]


def test_a_title_is_used_once() -> None:
    first, second, *_ = body(f"Title: A\n\n{TABLE}\n\n{CHART}", DATA)
    assert isinstance(first, Table)
    assert isinstance(second, BarChart)
    assert (text_of(first.title), text_of(second.title)) == ("A", "Most in Alphaland, fewest in Gammaland")


def test_words_before_and_after_a_block_word_are_paragraphs_of_their_own() -> None:
    assert kinds(f"before\n{TABLE}\nafter") == ["Paragraph", "Table", "Paragraph", "Heading"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("| A | B |\n|---|---|\n| a | b | c |", "line 5: a row has more cells than the table has heads."),
        ("| A | B |\n|---|---|\n| a | b |\nNote: n", "line 6: this line would be a row of the table."),
        ("| A | B |\n| a | b |", "line 3: a table has no line of dashes below its head."),
    ],
)
def test_a_table_that_would_lose_or_garble_words_is_an_error(text: str, told: str) -> None:
    assert told in refused(text, DATA)
