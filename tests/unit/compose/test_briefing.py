"""A briefing as a whole: its head, title, opening, sections, sources, date and foot."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import ALPHA, GREEKLAND, NB, briefing, data, one, row, said, suppressed

from reportgen.compose import Subject
from reportgen.data.jurisdiction import BUILT_IN
from reportgen.data.observation import Key
from reportgen.data.period import Period
from reportgen.document.nodes import Heading, Paragraph, Sources
from reportgen.document.walk import all_runs, blocks, figures, text_of
from reportgen.errors import TemplateError

DATA = data(
    row("reports", QA=893, QB=11, QC=0),
    [one(code, "children", 1000, source="census") for code in ("QA", "QB", "QC")],
    one("QA", "cases", 100, source="sheet"),
)


# ---- head and title


def test_the_head_gives_kicker_subtitle_and_running_header() -> None:
    running = "running: {{ state }}: *{{ state.reports }}*"
    lines = ("kicker: State sheet", "", "subtitle: {{ subject }}, {{ year }}", running)
    found = briefing("\n".join(("---", *lines, "---", "# {{ state }}")), DATA)
    assert [text_of(line) for line in (found.kicker, found.subtitle, found.running, found.title)] == [
        "State sheet", "Missing children, 2023", "Alphaland: 893", "Alphaland",
    ]  # fmt: skip


def test_without_a_head_the_running_header_is_the_title() -> None:
    found = briefing("# {{ state }}\n", DATA)
    assert (found.kicker, found.subtitle, text_of(found.running)) == ((), (), "Alphaland")


@pytest.mark.parametrize(
    ("template", "where", "what"),
    [
        (
            "---\nkickr: a\n---\n# a",
            ", line 2",
            '"kickr" is no line of a head. There are: kicker, subtitle, running.',
        ),
        ("---\nkicker: a\nwords\n---\n# a", ", line 3", '"words" is no line of a head.'),
        ("---\nkicker: a\n# a", ", line 1", 'the head has no closing "---". Add it below the last line.'),
        (
            "---\nkicker: a\nrunning: {{ sources }}\n---\n# a",
            ", line 3",
            "a table or chart stands in a sentence.",
        ),
        ("---\nkicker: [a](b)\n---\n# a", ", line 2", 'the link to "b" leads nowhere.'),
        ("## a", "", "there is no title. Write one line that starts with a single #."),
        ("", "", "there is no title."),
    ],
)
def test_a_wrong_head_or_title_is_told(template: str, where: str, what: str) -> None:
    with pytest.raises(TemplateError) as caught:
        briefing(template, DATA)
    assert str(caught.value).startswith(f"templates/t.md{where}: {what}")


def test_lines_below_a_head_keep_their_numbers() -> None:
    with pytest.raises(TemplateError, match=r"templates/t\.md, line 6: a briefing can't hold a rule"):
        briefing("---\nkicker: a\n---\n# a\n\n***\n", DATA)


# ---- the opening paragraph, sections and pages


def test_the_first_paragraph_before_any_heading_is_the_opening_one() -> None:
    found = briefing("# T\n\n{{ key_figures(state.reports) }}\n\nOne\n\nTwo\n\n## H\n\nThree", DATA)
    roles = [block.role for block in blocks(found) if isinstance(block, Paragraph)]
    assert roles == ["lede", "body", "body"]


def test_a_paragraph_below_a_heading_does_not_open_a_briefing() -> None:
    found = briefing("# T\n\n## H\n\nOne", DATA)
    assert [block.role for block in blocks(found) if isinstance(block, Paragraph)] == ["body"]


def test_headings_of_the_first_level_and_page_breaks_open_sections() -> None:
    template = (
        "# T\n\nOne\n\n## A\n\nTwo\n\n### A.a\n\n{{ new_page }}\n\n## B\n\nThree\n\n{{ new_page }}\n\nFour"
    )
    found = briefing(template, DATA)
    firsts = [(text_of(section.blocks[0].inlines), section.new_page) for section in found.sections]
    assert firsts == [("One", False), ("A", False), ("B", True), ("Four", True)]
    assert len(found.sections[1].blocks) == 3


def test_page_breaks_at_the_ends_leave_no_empty_sections() -> None:
    found = briefing("# T\n\nOne\n\n{{ new_page }}\n\n{{ new_page }}\n\n## B\n\n{{ new_page }}\n", DATA)
    assert [len(section.blocks) for section in found.sections] == [1, 1]


# ---- sources


def test_a_template_that_forgot_its_sources_gets_them_at_the_end() -> None:
    found = briefing("# T\n\nIt had {{ state.reports }}.", DATA)
    heading, sources = list(blocks(found))[-2:]
    assert heading == Heading(1, heading.inlines)
    assert text_of(heading.inlines) == "Sources"
    assert isinstance(sources, Sources)
    assert [section.new_page for section in found.sections] == [False, False]


def test_a_forgotten_review_is_told_as_well() -> None:
    found = briefing("# T\n\nIt had {{ state.cases }}.", data(one("QA", "cases", 3, review="Smudged")))
    assert "To be confirmed: 3 cases in Alphaland. Smudged." in [text_of(run) for run in all_runs(found)]


def test_a_briefing_without_figures_needs_no_sources() -> None:
    assert not [block for block in blocks(briefing("# T\n\nWords", DATA)) if isinstance(block, Sources)]


def test_a_figure_in_the_head_or_title_is_cited_too() -> None:
    found = briefing("---\nkicker: {{ state.cases }}\n---\n# {{ state.reports }}\n", DATA)
    (sources,) = [block for block in blocks(found) if isinstance(block, Sources)]
    assert [text_of(item.inlines).split(", ")[1] for item in sources.items] == [
        "A sheet of one state.",
        "A table of states.",
    ]


# ---- date, foot and name


def test_the_date_is_that_of_the_newest_source_cited_and_never_todays() -> None:
    assert briefing("# {{ state.reports }}", DATA).date == date(2024, 5, 1)
    assert briefing("# {{ state.cases }} {{ state.reports }}", DATA).date == date(2024, 6, 1)
    assert briefing("# a", DATA).date == date(2023, 12, 31)


def test_the_foot_says_the_year_and_the_datas_date_or_that_of_its_making() -> None:
    foot = text_of(briefing("# {{ state.reports }}", DATA).footer)
    assert foot == f"Figures for 2023. Data as of May{NB}1, 2024."
    made = briefing("# {{ state.reports }}", DATA, prepared=date(2026, 11, 21))
    assert text_of(made.footer) == f"Figures for 2023. Prepared Nov.{NB}21, 2026."
    assert made.date == date(2026, 11, 21)


def test_a_briefing_is_named_after_its_place() -> None:
    assert Subject(BUILT_IN["NH"], 2023, "t.md", "s").slug == "new-hampshire"
    assert Subject(GREEKLAND, 2023, "t.md", "s").slug == "greekland"
    assert briefing("# a", DATA).slug == Subject(ALPHA, 2023, "t.md", "s").slug == "alphaland"


def test_a_briefing_says_who_made_it_and_what_is_in_it() -> None:
    found = briefing("# {{ state }} and **more**", DATA)
    assert (found.author, found.language) == ("An office", "en-US")
    assert found.description == "Missing children: Alphaland and more, 2023"


# ---- the same every time


def test_the_same_data_gives_the_same_briefing() -> None:
    template = (
        "# T\n\n{{ state.reports.share_of(state.division) }} {{ bars(state.division.each.reports) }}".replace(
            "} {{ b", "}\n\n{{ b"
        )
    )
    assert briefing(template, DATA) == briefing(template, DATA)
    assert hash(briefing(template, DATA)) == hash(briefing(template, DATA))


def test_every_figure_rests_on_observations_of_the_data() -> None:
    template = (
        "# T\n\n{{ state.reports.rate }}\n\n{{ side_by_side(state.division, ['reports', 'reports.share']) }}"
    )
    shown = list(figures(briefing(template, DATA)))
    assert len(shown) == 7
    assert all(figure.observations and set(figure.observations) <= set(DATA.by_id) for figure in shown)


# ---- what was asked


def key(place: str, measure: str, year: int = 2023) -> Key:
    return Key(place, measure, Period(year))


def test_every_figure_that_a_briefing_asks_for_is_on_record_whether_there_or_not() -> None:
    watched = data(row("reports", QA=893), suppressed("QB", "reports")).watched()
    briefing(
        "# T\n\n{% if state.tips.known %}a{% endif %}{% if state.reports.previous.known %}a{% endif %}b",
        watched,
    )
    assert set(watched.asked or ()) == {key("QA", "tips"), key("QA", "reports"), key("QA", "reports", 2022)}


def test_a_total_asks_for_every_place_and_a_rate_for_its_base() -> None:
    watched = DATA.watched()
    said("{{ state.division.reports.rate }}", watched)
    wanted = {key(place, measure) for place in ("QA", "QB", "QC") for measure in ("reports", "children")}
    assert set(watched.asked or ()) == wanted


def test_a_branch_that_is_not_taken_asks_for_nothing() -> None:
    watched = DATA.watched()
    said("{% if false %}{{ state.tips }}{% endif %}{{ state.reports }}", watched)
    assert set(watched.asked or ()) == {key("QA", "reports")}


def test_a_failed_briefing_has_its_questions_on_record_too() -> None:
    watched = DATA.watched()
    with pytest.raises(TemplateError):
        briefing("# {{ state.tips }}", watched)
    assert key("QA", "tips") in (watched.asked or {})
