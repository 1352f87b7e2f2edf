"""Templates: what they may say, and that whatever goes wrong is told with file, line and what to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_up import asked, body, briefing, data, one, refused, row, said, sentence

from reportgen.compose import Templates
from reportgen.document.nodes import Figure, Heading, List, Literal, Text
from reportgen.document.walk import text_of
from reportgen.errors import Exit, TemplateError, UnhandledState

DATA = data(
    row("reports", QA=893, QB=11, QC=2),
    row("children", QA=95_000, QB=2_000, QC=500),
    row("reports", 2022, QA=1000),
    row("cases", QA=100),
)


# ---- names


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("{{ stat }}", '"state"'),
        ("{{ state.report }}", '"reports"'),
        ("{{ state.reports.ratee }}", '"rate"'),
        ("{{ state.reports.rate.rnak }}", '"rank"'),
        ("{{ state.possesive }}", '"possessive"'),
        ("{{ nation.childern }}", '"children"'),
        ("{{ fifty_states.each.reprots }}", '"reports"'),
        ("{{ side_by_sid(state) }}", '"side_by_side"'),
        ("{{ state.division.states.totl }}", '"total"'),
        ("{% if state.reports.knwon %}a{% endif %}", '"known"'),
        ("{% for s in state.division.stats %}a{% endfor %}", '"states"'),
        ('{{ state.has("repotrs") }}', '"reports"'),
        ('{{ side_by_side([state], ["reprots"]) }}', '"reports"'),
        ('{{ side_by_side([state], ["reports.rat"]) }}', '"rate"'),
    ],
)
def test_a_misspelt_name_is_told_with_its_line_and_the_nearest_one(typed: str, near: str) -> None:
    told = refused(f"Words.\n\nMore words\n{typed}\n", DATA)
    assert told.startswith("templates/t.md, line 6: ")
    assert f"Did you mean {near}?" in told


def test_a_name_like_none_is_told_with_those_there_are() -> None:
    assert "There are: bars, cite, definitions" in refused("{{ xyzzy }}", DATA)
    told = refused("{{ state.xyzzy }}", DATA)
    assert "It has: " in told
    assert {"cases", "possessive"} <= set(told.rstrip(".").split(", "))


def test_a_message_names_no_class_of_the_program() -> None:
    for typed in (
        "{% if state | nofilter %}{% endif %}",
        "{{ state.reports.xyzzy }}",
        "{{ state() }}",
        "{{ region }}",
        "{{ state.reports[0] }}",
    ):
        assert "reportgen." not in refused(typed, DATA)


def test_there_is_a_state_in_a_states_template_and_a_region_in_a_regions() -> None:
    assert said("{{ state }} {{ year }} {{ last_year }}", DATA) == "Alphaland 2023 2022"
    assert said("{{ region }} {{ subject }} {{ subject_inside }}", DATA, "greekland") == (
        "Greekland Missing children missing children"
    )
    assert "'region' is undefined" in refused("{{ region }}", DATA)
    assert "'state' is undefined" in refused("{{ state }}", DATA, "greekland")


def test_an_unknown_template_is_told_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# a")
    with pytest.raises(TemplateError, match=r'there is no template "yours.md"\. There are: mine.md\.'):
        Templates(tmp_path, tmp_path / "none").render("yours.md", {})


def test_the_projects_template_comes_before_the_starters(tmp_path: Path) -> None:
    for name in ("own", "starter"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "both.md").write_text(name)
    (tmp_path / "starter" / "spare.md").write_text("spare")
    templates = Templates(tmp_path / "own", tmp_path / "starter")
    texts = [templates.render(name, {}).text.strip() for name in ("both.md", "spare.md")]
    assert texts == ["own", "spare"]


# ---- syntax


@pytest.mark.parametrize(
    "typed",
    [
        "{% if state %}a",
        "{{ state.reports",
        "{% foo %}",
        "{{ 'a }}",
        "{% endif %}",
        "{{ a b }}",
        "{# never closed",
    ],
)
def test_a_mistake_of_syntax_has_its_line(typed: str) -> None:
    told = refused(f"Words.\n\n{typed}", DATA)
    assert re.match(r"templates/t\.md, line 5: .*[^.]\. Check the braces and tags there\.$", told)


@pytest.mark.parametrize(
    "words", ["{{ 'a' ~ }}", "{{ state.reports[0] }}", "{{ fact() }}", "{% include 'x.md' %}"]
)
def test_whatever_can_not_be_worked_out_has_its_line(words: str) -> None:
    assert refused(f"A\n\nB\n{words}", DATA).startswith("templates/t.md, line 6: ")


@pytest.mark.parametrize(
    "typed", ["{{ none }}", "{{ true }}", "{{ [] }}", '{{ fact("a", "b") }}', "{{ state.has }}"]
)
def test_what_has_no_words_can_not_be_written(typed: str) -> None:
    assert "which has no words. Name a figure, a place or a table." in refused(typed, DATA)


# ---- lines


def test_the_line_is_right_below_tags_comments_and_calls_over_several_lines() -> None:
    above = "{% set a = state %}\n{# a\ncomment #}\n{% if true %}\nwords {{ state }}\n{% endif %}\n"
    above += '{{ side_by_side([state],\n  ["reports"],\n) }}\n\n'
    assert refused(f"{above}{{{{ state.tips }}}}", DATA).startswith("templates/t.md, line 13: ")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_line_is_right_whatever_ends_lines_and_whatever_marks_the_files_start(newline: str) -> None:
    text = newline.join(["# {{ state }}", "", "A", "", "{{ state.tips }}", ""])
    for start in (b"", b"\xef\xbb\xbf"):
        with pytest.raises(TemplateError) as caught:
            briefing(start + text.encode(), DATA)
        assert caught.value.where == "templates/t.md, line 5"


def test_a_line_separator_that_only_unicode_knows_counts_for_none() -> None:
    assert refused("a\u2028b\x0cc\x85d\n\n{{ state.tips }}", DATA).startswith("templates/t.md, line 5: ")


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read_as_any_other() -> None:
    plain = b"# {{ state }}\n\n- a\n- b\n\nWords {{ state.reports }}\nmore.\n"
    windows = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert briefing(windows, DATA) == briefing(plain, DATA)


def test_a_file_that_is_not_utf_8_or_has_private_characters_is_refused() -> None:
    with pytest.raises(
        TemplateError, match=r"templates/t\.md: the file is not text in UTF-8\. Save it as UTF-8\."
    ):
        briefing("# Señor".encode("latin-1"), DATA)
    for hidden in "\ue000\ue001\ue002\uf8ff":
        told = refused(f"a\nb {hidden}", DATA)
        assert told == "templates/t.md, line 4: there is a private-use character here. Delete it."


# ---- typed figures


@pytest.mark.parametrize(
    "typed",
    [
        "It had 893 reports.",
        "{% if false %}893{% endif %}",
        "{% if true %}a{% else %}It had 893{% endif %}",
        "{% for s in [] %}893{% endfor %}",
        "{% macro never() %}893{% endmacro %}",
        "{% raw %}893{% endraw %}",
        "In {{ year }} 893. That is all",
        "In {{ year }}\t12) a",
        "a {# c #} 12. b",
        "a {% if true %} 12. b{% endif %}",
        "# Title 893",
        "- item 2",
        "| a | 893 |\n|---|---|\n",
        "&#56;&#57;&#51;",
        "٣ reports",
        '{{ "893 reports" }}',
        '[a](https://x.org "in 2023")',
        "**893**",
        "1.5 times",
        "1234. a",
    ],
)
def test_a_number_typed_into_a_template_is_refused_in_every_branch(typed: str) -> None:
    told = refused(f"A\n\n{typed}", DATA)
    assert told.startswith("templates/t.md, line 5: ")
    assert "number" in told
    assert "literal(" in told


def test_a_number_below_a_tag_is_no_list_where_words_stand_before_the_tag() -> None:
    told = refused("It had {% if true %}\n12. That is all\n{% endif %}", DATA)
    assert told.startswith('templates/t.md, line 4: "12." is a number typed into the template.')


def test_the_head_of_a_template_holds_no_typed_number_either() -> None:
    with pytest.raises(TemplateError, match=r'line 2: "2023" is a number typed into the template'):
        briefing("---\nkicker: In 2023\n---\n# a", DATA)


def test_addresses_and_the_numbers_of_a_list_are_no_figures() -> None:
    assert said("See [the report](https://example.org/2023/report-7.pdf).", DATA) == "See the report."
    assert said("See <https://example.org/>.", DATA) == "See https://example.org/."
    listed = body("1. one {{ state }}\n2. two\n{% if true %}\n3. three\n{% endif %}\n", DATA)[0]
    assert isinstance(listed, List)
    assert (listed.numbered, [text_of(item) for item in listed.items]) == (
        True,
        ["one Alphaland", "two", "three"],
    )


def test_numbers_that_choose_words_may_stand_in_tags() -> None:
    assert said('{{ "one" if state.division.states | length == 3 else "other" }}', DATA) == "one"


def test_a_number_that_is_no_figure_is_declared() -> None:
    assert sentence('Children {{ literal("under 18") }}.', DATA)[1] == Literal(
        "under 18", "declared in the template"
    )
    for wrong in ("literal(18)", "literal(state)", "literal(state.reports)"):
        assert 'Write literal("under 18").' in refused(f"{{{{ {wrong} }}}}", DATA)


# ---- figures are no strings


@pytest.mark.parametrize(
    "expression",
    [
        'state.reports ~ " cases"',
        '"had " ~ state.reports',
        "state.reports | upper",
        "state.reports | string",
        "state.reports | replace('a', 'b')",
        "state.reports | trim",
        "state.reports | e",
        "[state.reports, state.cases] | join",
        "'%s' % state.reports",
        "'%d' % state.reports",
        "'%s' | format(state.reports)",
        "'{}'.format(state.reports)",
        "'{:,}'.format(state.reports)",
        "state.reports + state.cases",
        "state.reports - state.cases",
        "state.reports * 2",
        "2 * state.reports",
        "state.reports / state.cases",
        "state.reports // 2",
        "state.reports ** 2",
        "-state.reports",
        "[state.reports, state.cases] | sum",
        "state.reports | round",
        "state.reports | int",
        "state.reports | float",
        "state.reports | abs",
        "state.reports | length",
        "state.reports | list",
        "state.reports[0]",
        "state.reports[:1]",
        "state.reports | first",
        "state.reports | tojson",
        "state.reports | pprint",
        "'%r' % state.reports",
        "state.reports()",
        "state ~ 'x'",
        "state | upper",
        "region_names | default(state.reports ~ 'x')",
        "year ~ 'x'",
    ],
)
def test_a_word_that_is_joined_cut_or_calculated_with_fails_with_its_line(expression: str) -> None:
    for text in (
        f"{{{{ {expression} }}}}",
        f"{{% if {expression} %}}a{{% endif %}}",
        f"{{% set a = {expression} %}}{{{{ a }}}}",
    ):
        assert refused(f"A\n\n{text}", DATA).startswith("templates/t.md, line 5: ")


@pytest.mark.parametrize(
    "condition",
    [
        "state.reports",
        "not state.reports",
        "state.reports and true",
        "state.reports == 893",
        "state.reports != 0",
        "state.reports == state.cases",
        "state.reports in [1, 2]",
        "state.reports > 10",
        "10 < state.reports",
        "state.reports > 'a'",
        "state.reports > none",
        "state.reports > state",
        "state.reports > state.cases",
        "state.reports > state.reports.rate",
        "state.reports > nation.reports.previous",
        "state.reports | int > 10",
        "state == 'Alphaland'",
        "state.reports.same_as(893)",
        "state.same_as('QA')",
        "year == '2023'",
    ],
)
def test_a_comparison_with_the_wrong_thing_fails_instead_of_being_false(condition: str) -> None:
    assert refused(f"{{% if {condition} %}}a{{% endif %}}", DATA).startswith("templates/t.md, line 3: ")


def test_a_template_works_nothing_out() -> None:
    """9 ** 9 ** 9 would never end."""
    for typed in ("9 ** 9 ** 9", "'a' * 10 ** 10", "1 / 2", "7 // 2", "7 % 2", "'%99999999999s' % 'a'"):
        assert "a template works nothing out" in refused(f"{{% if {typed} %}}a{{% endif %}}", DATA)


def test_macros_and_blocks_of_words_are_refused_with_what_to_write_instead() -> None:
    for typed in (
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(state.reports) }}",
        "{% set x %}{{ state.reports }}{% endset %}{{ x }}",
        "{% set x %}a\nb{% endset %}{{ x }}",
    ):
        assert "a macro or a {% set %} block can't hold words of the data" in refused(typed, DATA)


def test_a_filter_that_cuts_a_word_is_refused() -> None:
    cut = "{% filter truncate(2, true, '', 0) %}{{ state.reports }} words{% endfilter %}"
    assert "a filter has cut a word of the data" in refused(cut, DATA)


def test_chance_has_no_part_in_a_briefing() -> None:
    assert "random" in refused("{{ state.division.states | random }}", DATA)


# ---- the sandbox


@pytest.mark.parametrize(
    "typed",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}a{% endfor %}",
        "{{ state.__class__ }}",
        "{{ state.has.__globals__ }}",
        "{{ state.figure.__func__ }}",
        "{{ bars.__globals__['__builtins__'] }}",
        "{{ state['__class__'] }}",
        "{{ state | attr('__class__') }}",
        "{{ state.reports.__init__ }}",
        "{{ self.__init__ }}",
        "{% for x in range(99999999) %}a{% endfor %}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ dict(a='b') }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% extends 'state.md' %}",
        "{% set _ = state.setting.memory.clear() %}",
        "{{ '{0.__class__}'.format(state) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ namespace() }}",
        "{{ _words }}",
        "{{ config }}",
    ],
)
def test_a_template_reaches_nothing_but_its_words(typed: str) -> None:
    with pytest.raises(TemplateError) as caught:
        briefing(f"# T\n\n{typed}", DATA)
    assert caught.value.where == "templates/t.md, line 3"
    assert caught.value.exit_code is Exit.FINDINGS


# ---- states that a template doesn't handle


def test_a_sentence_with_a_figure_that_is_not_there_fails_with_what_to_ask_first() -> None:
    with pytest.raises(UnhandledState) as caught:
        briefing("# T\n\nA\n\nIt had {{ state.tips }} tips.", DATA)
    assert str(caught.value) == (
        "templates/t.md, line 5: there is no figure for state.tips of Alphaland (not available). "
        "Ask first: {% if state.tips.known %} … {% endif %}."
    )


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("state.tips.counted", "state.tips.known"),
        ("state.reports.rank", "state.reports.rank.known"),
        ("nation.reports", "nation.reports.known"),
        ("fifty_states.reports", "fifty_states.reports.known"),
        ("state.cases.rate", "no rate"),
        ("state.cases.change", "state.cases.change.known"),
        ("state.reports.share_of(nation)", "state.reports.share_of(…).known"),
        ("state.division.cases", "region.cases.known"),
        ("state.division.each.cases", "state.cases.known"),
    ],
)
def test_each_word_for_a_missing_figure_fails_by_its_name(word: str, first: str) -> None:
    told = refused(f"A\n\nB {{{{ {word} }}}} c", DATA)
    assert told.startswith("templates/t.md, line 5: ")
    assert first in told


def test_a_template_that_asks_first_is_fine_with_every_state() -> None:
    asks = "{% if state.tips.known %}{{ state.tips }}{% else %}No figure.{% endif %}"
    assert said(asks, DATA) == "No figure."
    assert said(asks, data(one("QA", "tips", 7))) == "7"


# ---- what is written


def test_a_figure_keeps_its_sources_on_the_way_to_the_page() -> None:
    words = sentence("It had **{{ state.reports }}** reports.", DATA)
    assert [type(word).__name__ for word in words] == ["Text", "Strong", "Text"]
    assert words[1].inlines == (Figure("893", 893, "as observed", ("QA/reports/2023@table",)),)


def test_words_typed_in_quotation_marks_are_text() -> None:
    assert sentence('{{ "a *b*" ~ " c" }}', DATA) == (Text("a *b* c"),)


def test_tags_leave_no_blank_lines_or_blanks_behind() -> None:
    blocks = body("{% if true %}\n  ## A {{ state }}\n{% endif %}\n{% set a = 'b' %}\nWords\n", DATA)
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph"]
    assert isinstance(blocks[0], Heading)


def test_a_question_is_answered_yes_or_no() -> None:
    assert asked("state.reports.known", DATA)
    assert not asked("state.tips.known", DATA)
