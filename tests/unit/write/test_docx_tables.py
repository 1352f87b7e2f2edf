from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from docx_sample import (
    FACTS,
    HEADLESS,
    KEY_FIGURES,
    PROSE,
    TABLE,
    THEME,
    figure,
    found,
    of,
    opened,
    part,
    words,
)

from reportgen.document.nodes import Column, Heading, Row, Table
from reportgen.write.columns import column_widths
from reportgen.write.docx.tables import kept_rows


def only_table(*blocks: Any) -> Any:
    (table,) = opened(of(*blocks)).tables
    return table


def test_cells_hold_the_words_in_order() -> None:
    assert [[cell.text for cell in row.cells] for row in only_table(TABLE).rows] == [
        ["Measure", "Mass.", "United States"],
        ["Missing children", "", ""],
        ["Missing child cases", "893", "28,886"],
        ["from a facility", "807", "[x]"],
    ]


def test_the_title_and_subtitle_stand_above_and_the_note_below() -> None:
    body = opened(of(TABLE)).element.body
    kinds = [child.tag.rpartition("}")[2] for child in body]
    assert kinds == ["p", "p", "p", "p", "p", "tbl", "p", "sectPr"]
    paragraphs = opened(of(TABLE)).paragraphs
    assert [(p.style.name, p.text) for p in paragraphs[3:]] == [
        ("Figure Title", "Massachusetts and the nation"),
        ("Figure Subtitle", "Counts"),
        ("Note", "[x] Not available."),
    ]


def test_the_head_row_repeats_and_no_row_splits() -> None:
    table = only_table(TABLE)._tbl
    assert len(found(table, "./w:tr")) == len(found(table, "./w:tr/w:trPr/w:cantSplit")) == 4
    assert [len(found(row, "./w:trPr/w:tblHeader")) for row in found(table, "./w:tr")] == [1, 0, 0, 0]
    assert not found(table, ".//w:gridSpan | .//w:vMerge")


def test_widths_are_the_shared_ones_in_the_grid_and_in_the_cells() -> None:
    table = only_table(TABLE)._tbl
    wanted = [str(round(20 * width)) for width in column_widths(TABLE, THEME.page.text_width)]
    assert found(table, "./w:tblGrid/w:gridCol/@w:w") == wanted
    for row in found(table, "./w:tr"):
        assert found(row, "./w:tc/w:tcPr/w:tcW/@w:w") == wanted
    assert found(table, "./w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    assert found(table, "./w:tblPr/w:tblW/@w:w") == ["9720"]


def test_the_outer_edges_have_no_padding() -> None:
    row = found(only_table(TABLE)._tbl, "./w:tr")[0]
    assert found(row, "./w:tc/w:tcPr/w:tcMar/w:left/@w:w") == ["0", "100", "100"]
    assert found(row, "./w:tc/w:tcPr/w:tcMar/w:right/@w:w") == ["100", "100", "0"]


def test_figures_are_right_aligned_at_the_bottom_of_their_cells() -> None:
    rows = only_table(TABLE).rows
    assert [cell.paragraphs[0].style.name for cell in rows[2].cells] == [
        "Table Text",
        "Table Number",
        "Table Number",
    ]
    assert [cell.paragraphs[0].style.name for cell in rows[0].cells] == ["Table Head"] * 3
    assert found(rows[2]._tr, ".//w:vAlign/@w:val") == ["bottom"] * 3
    assert found(rows[0]._tr, ".//w:jc/@w:val") == ["right"] * 2


def test_a_group_is_strong_with_room_above_and_a_part_is_indented() -> None:
    second = replace(TABLE, rows=(*TABLE.rows, *TABLE.rows))
    rows = only_table(second).rows
    first, again, part_row = (rows[at].cells[0].paragraphs[0] for at in (1, 4, 3))
    assert first.runs[0].style.name == "Strong Sans"
    assert first.paragraph_format.space_before is None
    assert again.paragraph_format.space_before.pt == 9
    assert part_row.paragraph_format.left_indent.pt == 10
    assert rows[3].cells[1].paragraphs[0].paragraph_format.left_indent is None


def test_a_group_row_may_leave_its_empty_cells_out() -> None:
    short = replace(TABLE, rows=(Row((words("Missing children"),), "group"), TABLE.rows[1]))
    assert [cell.text for cell in only_table(short).rows[1].cells] == ["Missing children", "", ""]


def test_a_mark_is_grey() -> None:
    mark = only_table(TABLE).rows[3].cells[2].paragraphs[0].runs[0]
    assert (mark.text, mark.style.name) == ("[x]", "Mark")
    assert str(mark.style.font.color.rgb) == THEME.colors["grey"]


def test_rules_above_below_and_under_the_head() -> None:
    table = only_table(TABLE)._tbl
    ink, hairline = THEME.colors["ink"], THEME.colors["hairline"]
    borders = found(table, "./w:tblPr/w:tblBorders/*")
    drawn = [[b.tag.rpartition("}")[2], *found(b, "@w:sz | @w:color")] for b in borders]
    assert drawn == [["top", "6", ink], ["bottom", "6", ink], ["insideH", "4", hairline]]
    assert found(table, "./w:tr[1]//w:tcBorders/w:bottom/@w:color") == [ink] * 3
    assert found(table, "./w:tr[2]//w:tcBorders/w:top/@w:color") == [ink] * 3
    assert not found(table, "./w:tr[position() > 2]//w:tcBorders")


def test_it_has_a_title_and_a_description_with_the_full_names() -> None:
    table = only_table(TABLE)._tbl
    assert found(table, ".//w:tblCaption/@w:val") == ["Massachusetts and the nation"]
    assert found(table, ".//w:tblDescription/@w:val") == [
        "Cases in the state and in the nation. Mass. is Massachusetts."
    ]


def test_prose_is_aligned_at_the_top_with_room_above_and_below() -> None:
    row = only_table(PROSE).rows[1]
    assert not found(row._tr, ".//w:vAlign")
    form = row.cells[1].paragraphs[0].paragraph_format
    assert (form.space_before.pt, form.space_after.pt) == (3, 3)
    assert found(row._tr, ".//w:tcMar/w:right/@w:w") == ["160", "0"]


def test_a_table_without_heads_has_no_head_row() -> None:
    table = only_table(HEADLESS)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Facility", "807"]]
    assert not found(table._tbl, ".//w:tblHeader | .//w:tcBorders | .//w:tblCaption | .//w:tblDescription")


def test_two_tables_never_touch() -> None:
    body = opened(of(HEADLESS, HEADLESS, FACTS, KEY_FIGURES, TABLE)).element.body
    kinds = [child.tag.rpartition("}")[2] for child in body]
    assert kinds.count("tbl") == 5
    assert all(pair != ("tbl", "tbl") for pair in pairwise(kinds))
    assert kinds[-2:] == ["p", "sectPr"]


def test_a_heading_stands_off_a_table_without_a_title() -> None:
    heading = Heading(1, words("What each figure counts"))
    assert opened(of(heading, PROSE)).paragraphs[3].paragraph_format.space_after.pt == 5
    assert opened(of(heading, TABLE)).paragraphs[3].paragraph_format.space_after is None


def long_table(rows: int, note: bool = True, groups: tuple[int, ...] = ()) -> Table:
    kinds = ["group" if at in groups else "plain" for at in range(rows)]
    return Table(
        (Column(words("State"), "left"), Column(words("Reports"))),
        tuple(Row((words("State"), (figure("1"),)), kind) for kind in kinds),  # type: ignore[arg-type]
        note=words("A note.") if note else (),
    )


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        (long_table(3), {0, 1, 2}),
        (long_table(3, note=False), {0, 1}),
        (long_table(12, note=False), set(range(11))),
        (long_table(13), {0, 1, 10, 11, 12}),
        (long_table(20, note=False), {0, 1, 17, 18}),
        (long_table(20, note=False, groups=(8,)), {0, 1, 8, 9, 17, 18}),
    ],
)
def test_which_rows_stay_with_the_next(table: Table, kept: set[int]) -> None:
    assert {at for at, keeps in enumerate(kept_rows(table)) if keeps} == kept


def test_rows_that_stay_say_so_in_every_cell() -> None:
    rows = only_table(long_table(13)).rows
    keeps = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in rows]
    assert keeps[:4] == [[True, True], [True, True], [True, True], [None, None]]


def test_a_key_figure_and_its_words_are_heard_as_one() -> None:
    table = only_table(KEY_FIGURES)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["893\nmissing child cases handled by NCMEC", "9,539\nreports made available"],
    ]
    assert [p.style.name for p in table.cell(0, 0).paragraphs] == ["Key Figure", "Key Label"]
    assert found(table._tbl, "./w:tblGrid/w:gridCol/@w:w") == ["3360", "6360"]  # columns of three
    assert found(table._tbl, ".//w:tblDescription/@w:val") == [
        "Key figures: 893 missing child cases handled by NCMEC; 9,539 reports made available."
    ]
    assert found(table._tbl, ".//w:tblHeader")  # each cell says by itself what its figure is


def test_facts_stay_with_what_follows() -> None:
    table = only_table(FACTS)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Rank by rate\n34th", "State sheet\nAvailable"],
    ]
    styles = opened(of(FACTS)).styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Fact Label", "Fact Value"))
    assert opened(of(FACTS)).paragraphs[3].paragraph_format.keep_with_next


def test_a_thousand_rows_are_written() -> None:
    rows = part(of(long_table(1000)), "word/document.xml")
    assert len(found(rows, "//w:tr")) == 1001
