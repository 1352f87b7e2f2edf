"""Walks over a briefing: every word and every figure once, in reading order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args

import pytest

from reportgen.document import nodes
from reportgen.document.nodes import (
    Abbreviation,
    Area,
    Bar,
    BarChart,
    Block,
    Briefing,
    Column,
    Contents,
    DotPlot,
    DotRow,
    Emphasis,
    Entry,
    Fact,
    Facts,
    Figure,
    Heading,
    Inlines,
    KeyFigure,
    KeyFigures,
    Line,
    LineChart,
    Link,
    List,
    Literal,
    Map,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    SmallMultiples,
    Source,
    Sources,
    Strong,
    Table,
    Text,
)
from reportgen.document.walk import all_runs, blocks, figures, join, leaves, runs, text_of


def w(text: str) -> Inlines:
    return (Text(text),)


def made_up(text: str) -> Figure:
    return Figure(text, int(text), "as observed", (f"id-{text}",))


BLOCKS: tuple[Block, ...] = (
    Heading(1, w("heading")),
    Paragraph((Text("paragraph "), Strong((made_up("1"), Emphasis((made_up("2"),)))), Link((made_up("3"),), "https://x"))),
    Note(w("note")),
    List((w("item one"), (made_up("4"),))),
    KeyFigures((KeyFigure((made_up("5"),), w("key")),), w("band note")),
    Facts((Fact(w("fact"), (made_up("6"),)),)),
    Table(
        (Column(w("head")), Column((Abbreviation("Mass.", "Massachusetts"),))),
        (Row(((made_up("7"),), (Mark("[x]", "not available"),))),),
        w("table title"), w("table subtitle"), (made_up("8"),), summary="summary",
    ),
    BarChart((Bar(w("bar"), made_up("9")), Bar(w("gap"), Mark("[c]", "suppressed"))), "series", "alt",
             w("chart title"), w("chart subtitle"), w("chart note")),
    DotPlot((w("here"), w("there")), (DotRow(w("row"), (made_up("10"), made_up("11"))),), "unit", "alt",
            w("dots")),
    LineChart((Literal("2022", "year"), Literal("2023", "year")),
              (Line(w("line"), (made_up("12"), Mark("[x]", "not available"))),), "unit", "alt",
              note=w("line note")),
    SmallMultiples((BarChart((Bar(w("small"), made_up("13"), mark=Mark("[p]", "provisional")),), "s",
                             "alt"),)),
    Map((Area("ME", w("Maine"), made_up("15"), 0),), ((Text("to "), made_up("14")),), w("unit"), "alt",
        missing=((Mark("[x]", "not available"), Text(" not available")),)),
    Sources((Source(1, (Literal("title 2023", "title"),)),)),
    Contents(w("contents"), (Entry(1, w("heading"), 0),)),
)  # fmt: skip
BRIEFING = Briefing(
    "slug", w("title"), (Section(BLOCKS[:3]), Section(BLOCKS[3:], new_page=True)), date(2024, 1, 1),
    kicker=w("kicker"), subtitle=(made_up("0"),), running=w("running"), footer=w("footer"),
)  # fmt: skip


def test_every_kind_of_block_is_walked() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))
    for block in BLOCKS:
        assert list(runs(block))


def test_the_words_of_wrapped_inlines_are_read_without_their_wrapping() -> None:
    assert text_of(BLOCKS[1].inlines) == "paragraph 123"
    assert [type(leaf).__name__ for leaf in leaves(BLOCKS[1].inlines)] == [
        "Text",
        "Figure",
        "Figure",
        "Figure",
    ]


def test_figures_come_in_reading_order_wherever_they_stand() -> None:
    assert [figure.text for figure in figures(BRIEFING)] == [str(number) for number in range(16)]


def test_a_tables_runs_are_title_subtitle_heads_cells_and_note() -> None:
    shown = [text_of(run) for run in runs(BLOCKS[6])]
    assert shown == ["table title", "table subtitle", "head", "Mass.", "7", "[x]", "8"]


def test_a_charts_runs_are_title_subtitle_each_bar_and_note() -> None:
    shown = [text_of(run) for run in runs(BLOCKS[7])]
    assert shown == ["chart title", "chart subtitle", "bar", "9", "gap", "[c]", "chart note"]


def test_the_other_charts_runs_are_what_their_drawings_say_between_captions_and_note() -> None:
    shown = [[text_of(run) for run in runs(block)] for block in BLOCKS[8:12]]
    assert shown == [
        ["dots", "", "here", "there", "row", "1011", ""],
        ["", "", "20222023", "line", "12[x]", "line note"],
        ["", "", "", "", "small", "13", "[p]", "", ""],
        ["", "", "unit", "to 14", "[x] not available", "Maine", "15", ""],
    ]


def test_a_briefings_runs_start_with_its_head_and_end_with_its_foot() -> None:
    shown = [text_of(run) for run in all_runs(BRIEFING)]
    assert shown[:4] == ["kicker", "title", "0", "heading"]
    assert shown[-2:] == ["running", "footer"]


def test_blocks_come_section_by_section() -> None:
    assert tuple(blocks(BRIEFING)) == BLOCKS


def inlines_within(value: Any) -> list[Any]:
    """Every leaf of a briefing, found by its fields alone."""
    if isinstance(value, tuple):
        return [leaf for part in value for leaf in inlines_within(part)]
    if isinstance(value, Text | Figure | Literal | Mark | Abbreviation):
        return [value]
    if is_dataclass(value):
        return [leaf for field in fields(value) for leaf in inlines_within(getattr(value, field.name))]
    return []


def test_no_words_are_passed_over() -> None:
    walked = [leaf for run in all_runs(BRIEFING) for leaf in leaves(run)]
    assert sorted(map(repr, walked)) == sorted(map(repr, inlines_within(BRIEFING)))


def test_joined_parts_have_the_words_between_them() -> None:
    assert text_of(join((w("a"), w("b"), w("c")), ", ")) == "a, b, c"
    assert join((), ", ") == ()
    assert join((w("a"),), ", ") == w("a")


@pytest.mark.parametrize("node", [made_up("1"), BLOCKS[6], BRIEFING])
def test_nodes_are_frozen_and_equal_by_what_they_hold(node: Any) -> None:
    first = fields(node)[0].name
    with pytest.raises(AttributeError):
        setattr(node, first, "other")
    assert node == type(node)(**{field.name: getattr(node, field.name) for field in fields(node)})
    assert not hasattr(node, "__dict__")


def test_a_node_knows_nothing_of_data() -> None:
    assert not [name for name in vars(nodes) if name in {"Observation", "Measure", "Jurisdiction"}]
