"""Whatever the data says is said, letter for letter: no name, label or note is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from made_up import ALPHA, GREEKLAND, REPORTS, SOURCES, body, briefing, data, one, row, with_

from reportgen.compose import en_us
from reportgen.document.nodes import BarChart, Briefing, Link, Note, Sources, Table
from reportgen.document.walk import all_runs, leaves, text_of

TEMPLATE = """---
kicker: About {{ state }}
---
# {{ state }} in {{ state.division }}

First {{ state }}, then *{{ state.possessive }}* [{{ state.the }}](https://example.org).
Last **{{ state.division.the }}**.

## {{ state }}: {{ state.reports.counted }}

- {{ state }}
- {{ state.division.states }}

Title: {{ state }}, {{ state.division }}

{{ side_by_side(state.division, ["reports"]) }}

| {{ state }} | b |
|---|---|
| {{ state.division }} | {{ state.reports }} |

{{ bars(state.division.each.reports) }}

{{ key_figures(state.reports) }}

{{ facts(state.reports, fact("a", state)) }}

{{ definitions }}

{{ sources }}
"""
HOSTILE = [
    "**bold** _em_ `code` [a](https://evil.example) # head",
    "# head", "- item", "1. item", "> quote", "```", "---", "| a | b |", "Title: x", "Note: x", "![a](b)",
    "<b>x</b><script>alert(1)</script>", "&amp; &lt; &#56;", "<w:t>x</w:t>", "]]>", "{{ state.tips }}",
    "{% if x %}", "{# x #}", "\ue0000\ue001", "\ue000", "\ue0021\ue002", "\ue001\ue002\ue003", "893", "\\*",
    '"quoted" \'single\' -- ... (c)', "https://example.org", "\u202e", "a\u00a0b", "Ⅷ ½ ²",
]  # fmt: skip
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(
    lambda name: re.sub(" +", " ", name.strip())
).filter(bool)  # fmt: skip


def with_name(name: str) -> Briefing:
    """A briefing whose state and region have this name, with a figure and a chart of each."""
    place, region = replace(ALPHA, name=name), replace(GREEKLAND, name=name)
    book = with_(places=(place,), regions=(region,))
    return briefing(TEMPLATE, data(row("reports", QA=893, QB=11, QC=2), book=book))


def shape(node: Any) -> Any:
    """A briefing's nodes without their words: what kind stands where."""
    if isinstance(node, tuple):
        return tuple(
            shape(part) for part in node if type(part).__name__ not in {"Text", "Literal", "Abbreviation"}
        )
    if is_dataclass(node) and not isinstance(node, type):
        return type(node).__name__, tuple(shape(getattr(node, field.name)) for field in fields(node))
    return None


PLAIN = shape(with_name("Plain"))


def said_of(found: Briefing) -> list[str]:
    return [text_of(run) for run in all_runs(found)]


def links_of(node: Any) -> Iterator[Link]:
    if isinstance(node, tuple):
        for part in node:
            yield from links_of(part)
    elif is_dataclass(node) and not isinstance(node, type):
        if isinstance(node, Link):
            yield node
        for field in fields(node):
            yield from links_of(getattr(node, field.name))


def check_name(name: str) -> None:
    found, plain = with_name(name), with_name("Plain")
    assert shape(found) == PLAIN
    assert [link.url for link in links_of(found)] == ["https://example.org"]
    for said, usual in zip(said_of(found), said_of(plain), strict=True):
        if "Plain’" not in usual:
            assert said == usual.replace("Plain", name)


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_in_a_name_is_said_and_not_done(name: str) -> None:
    check_name(name)


@given(NAMES)
@example("s")
def test_any_name_comes_out_as_the_very_same_words(name: str) -> None:
    assume(en_us.in_sentence(name) == name)  # "the Midwest" has an article, which is no harm
    check_name(name)


@pytest.mark.parametrize("label", HOSTILE)
def test_markup_in_a_measures_words_is_said_and_not_done(label: str) -> None:
    measure = replace(REPORTS, label=label, one=label, many=label, key_label=label, definition=label)
    dataset = data(row("reports", QA=893, QB=11, QC=2), book=with_(measures=(measure,)))
    text = (
        "{{ state.reports.counted }}\n\n{{ side_by_side(state.division, ['reports']) }}\n\n{{ definitions }}"
    )
    paragraph, table, definitions = body(text, dataset)[:3]
    assert text_of(paragraph.inlines).replace("\u00a0", " ", 1) == f"893 {label}"
    assert isinstance(table, Table)
    assert [text_of(cell) for cell in table.rows[0].cells] == [label, "893", "11", "2"]
    assert isinstance(definitions, Table)
    assert text_of(definitions.rows[0].cells[1]) == label


@given(NAMES)
def test_any_label_heads_its_row_and_names_its_chart(label: str) -> None:
    dataset = data(row("reports", QA=893, QB=11, QC=2), book=with_(measures=(replace(REPORTS, label=label),)))
    text = "{{ side_by_side(state.division, ['reports']) }}\n\n{{ bars(state.division.each.reports) }}"
    table, chart = body(text, dataset)[:2]
    assert isinstance(table, Table)
    assert isinstance(chart, BarChart)
    assert text_of(table.rows[0].cells[0]) == label
    assert chart.series == label.replace("\u00a0", " ")


@given(NAMES)
@example("{{ state }}")
@example("\ue0000\ue001")
def test_any_title_publisher_and_note_of_a_source_stand_in_the_list(title: str) -> None:
    source = replace(SOURCES[0], title=title, publisher="Office", note=title)
    found = body(
        "{{ state.reports }}\n\n{{ sources }}", data(one("QA", "reports", 1), book=with_(sources=(source,)))
    )
    listed = found[-1]
    assert isinstance(listed, Sources)
    assert text_of(listed.items[0].inlines) == f"Office, {title}. {title}"


@given(NAMES.filter(lambda reason: not reason.endswith(".")))
def test_any_reason_for_a_review_stands_with_the_sources(reason: str) -> None:
    note, listed = body("{{ state.cases }}\n\n{{ sources }}", data(one("QA", "cases", 7, review=reason)))[1:]
    assert isinstance(note, Note)
    assert isinstance(listed, Sources)
    assert text_of(note.inlines) == f"To be confirmed: 7 cases in Alphaland. {reason}."


def test_no_text_holds_a_digit_and_every_digit_of_the_data_is_declared() -> None:
    found = with_name("Route 66")
    texts = [leaf for run in all_runs(found) for leaf in leaves(run) if type(leaf).__name__ == "Text"]
    assert not [leaf for leaf in texts if any(c.isdigit() for c in leaf.text)]
