"""Two briefings beside each other: comparisons by what they are of, sentences without their years."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import ALPHA, YEAR, briefing, data, one, row, with_
from markdown_it import MarkdownIt

from reportgen.data.dataset import Dataset
from reportgen.data.observation import Observation
from reportgen.differ import (
    BriefingChanges,
    PassageChange,
    Sides,
    as_markdown,
    briefing_as_data,
    changed_comparisons,
    changed_passages,
    compared_briefings,
    compared_figures,
    figure_as_data,
)
from reportgen.differ.passages import Part, Passage
from reportgen.document.nodes import Briefing, Literal, Section

BEFORE = YEAR - 1
YEARS = (BEFORE, YEAR)
TWO_YEARS = data(
    row("reports", BEFORE, QA=100, QB=50, QC=10), row("reports", QA=90, QB=95, QC=10),
    row("children", BEFORE, QA=10_000, QB=10_000, QC=10_000),
    row("children", QA=10_000, QB=10_000, QC=10_000),
)  # fmt: skip


def passages(template: str, dataset: Dataset = TWO_YEARS, newer: str = "") -> list[tuple[str, str, bool]]:
    """The sentences of a template (or of two) that read otherwise a year later: was, is, reworded."""
    old = briefing(f"# T\n\n{template}", dataset, year=BEFORE)
    new = briefing(f"# T\n\n{newer or template}", dataset)
    return [_told(one) for one in changed_passages(old, new, *YEARS) if "Office of" not in str(one)]


def _told(one: PassageChange) -> tuple[str, str, bool]:
    return (one.old.text if one.old else "", one.new.text if one.new else "", one.reworded)


def comparisons(template: str, dataset: Dataset = TWO_YEARS, of: str = "QA") -> list[tuple[str, str, str]]:
    """What the pages compare otherwise a year later: in words, was, is."""
    old = briefing(f"# T\n\n{template}", dataset, of, BEFORE)
    new = briefing(f"# T\n\n{template}", dataset, of)
    pair = compared_briefings(old, new, YEARS, ())
    told = briefing_as_data(pair, dataset.codebook)["comparisons"]
    return [
        (
            f"{one['place']}: {one['of']}",
            *((side["text"] if side else "") for side in (one["old"], one["new"])),
        )
        for one in told
    ]


# ---- sentences


def test_another_year_alone_is_no_difference() -> None:
    assert passages("It was so in {{ year }}. It is so.") == []


def test_a_line_that_is_nothing_but_the_year_is_no_difference() -> None:
    assert passages("{{ year }}") == []


def test_a_year_that_stays_the_same_while_the_briefing_s_moves_on_is_none_either() -> None:
    assert passages('The program began in {{ literal("2010") }}; this is {{ year }}.') == []


def test_a_year_that_is_another_and_not_by_one_is_a_difference() -> None:
    [(was, now, reworded)] = passages('Since {{ literal("2010") }}.', newer='Since {{ literal("2014") }}.')
    assert (was, now, reworded) == ("Since 2010.", "Since 2014.", True)


def test_a_sentence_with_another_figure_is_told_as_such() -> None:
    [(was, now, reworded)] = passages("There were {{ state.reports }} in {{ year }}. Nothing else is so.")
    assert (was, now) == ("There were 100 in 2022.", "There were 90 in 2023.")
    assert not reworded


def test_a_figure_that_looks_like_a_year_is_a_figure() -> None:
    dataset = data(one("QA", "reports", 2022, BEFORE), one("QA", "reports", 2023))
    [(was, now, _)] = passages("There were {{ state.reports }}.", dataset)
    assert (was, now) == ("There were 2,022.", "There were 2,023.")


def test_reworded_new_and_gone_sentences_are_told_apart() -> None:
    told = passages(
        "We handled calls from all over the land. It rained much. The end.",
        newer="We handled some calls from all over the land. The end. Something else altogether was added.",
    )
    assert (
        "We handled calls from all over the land.",
        "We handled some calls from all over the land.",
        True,
    ) in told
    assert ("It rained much.", "", True) in told
    assert ("", "Something else altogether was added.", True) in told
    assert len(told) == 3


def test_sentences_about_other_measures_are_not_set_beside_each_other() -> None:
    told = passages(
        "There were {{ state.reports }} of them.", newer="There were {{ state.children }} of them."
    )
    assert sorted(told) == [("", "There were 10,000 of them.", True), ("There were 100 of them.", "", True)]


def test_a_sentence_that_opens_with_a_figure_or_a_mark_is_one_of_its_own() -> None:
    told = passages("All is as it was. {{ state.reports }} were counted. That is all.")
    assert told == [("100 were counted.", "90 were counted.", False)]


def test_a_sentence_knows_its_section() -> None:
    old = briefing("# T\n\n## One\n\nA.\n\n## Two\n\nB.", TWO_YEARS, year=BEFORE)
    new = briefing("# T\n\n## One\n\nA.\n\n## Two\n\nB. Cc.", TWO_YEARS)
    assert [one.section for one in changed_passages(old, new, *YEARS)] == ["Two"]


words = st.lists(
    st.sampled_from(["Calls rose.", "Calls fell.", "It rained in 2022.", "All is well."]), max_size=5
)


@given(words)
def test_a_briefing_beside_itself_has_no_difference(said: list[str]) -> None:
    text = Literal(" ".join(said) or "x", "made up")
    page = Briefing(
        "x", (text,), (Section(()),), data(one("QA", "tips", 1)).codebook.sources["table"].retrieved
    )
    assert changed_passages(page, page, BEFORE, BEFORE) == ()


# ---- comparisons


def test_a_change_since_the_year_before_is_one_comparison_every_year() -> None:
    dataset = data(
        one("QA", "reports", 80, BEFORE - 1), one("QA", "reports", 100, BEFORE), one("QA", "reports", 90)
    )
    assert comparisons("It changed by {{ state.reports.change }}.", dataset) == [
        ("Alphaland: Reports, change from the year before", "25.0%", "10.0%")
    ]


def test_rates_and_totals_are_named_by_their_words() -> None:
    told = comparisons("{{ region.reports }} and {{ region.reports.rate }}.", of="greekland")
    assert told == [
        ("Greekland: Reports", "160", "195"), ("Greekland: Reports per 1,000 children", "5.3", "6.5"),
    ]  # fmt: skip


def test_a_share_is_named_with_its_whole() -> None:
    told = comparisons(
        "{% for one in region.states %}{% if loop.first %}"
        "{{ one.reports.share_of(region) }}{% endif %}{% endfor %}",
        of="greekland",
    )
    assert told == [("Alphaland: Reports, as a share of Greekland", "62.5%", "46.2%")]


def test_last_year_s_rate_is_told_apart_from_this_year_s() -> None:
    dataset = data(
        [one("QA", "reports", v, y) for v, y in ((80, BEFORE - 1), (100, BEFORE), (90, YEAR))],
        [one("QA", "children", 10_000, y, source="census") for y in (BEFORE - 1, BEFORE, YEAR)],
    )
    assert comparisons("{{ state.reports.rate }} after {{ state.reports.previous.rate }}.", dataset) == [
        ("Alphaland: Reports per 1,000 children", "10.0", "9.0"),
        ("Alphaland: Reports per 1,000 children, the year before", "8.0", "10.0"),
    ]


def test_a_rank_and_a_median_are_told() -> None:
    told = comparisons(
        "{{ region.each.reports.median }}; {% for one in region.states %}"
        "{% if loop.first %}{{ one.reports.rank_with_data(region) }}{% endif %}{% endfor %}",
        of="greekland",
    )
    assert ("Alphaland: Reports, rank among the 3 places of Greekland", "highest", "2nd highest") in told
    assert ("Greekland: Reports, median", "50", "90") in told


def test_a_change_that_stands_in_words_and_in_a_table_is_told_with_its_sign() -> None:
    dataset = data(
        [
            one(place, "reports", v, y)
            for place in ("QA", "QB", "QC")
            for v, y in ((80, BEFORE - 1), (100, BEFORE))
        ],
        row("reports", QA=90, QB=100, QC=100),
    )
    told = comparisons(
        "{% for one in region.states %}{% if loop.first %}It is {{ one.reports.change }}."
        "{% endif %}{% endfor %}"
        '\n\n{{ side_by_side(region, ["reports.change"]) }}',
        dataset,
        of="greekland",
    )
    assert ("Alphaland: Reports, change from the year before", "+25.0%", "−10.0%") in told


def test_a_rank_stays_the_same_comparison_when_the_last_place_gets_its_figure() -> None:
    dataset = data(row("reports", BEFORE, QA=100, QB=50), row("reports", QA=90, QB=95, QC=10))
    [(_, was, now)] = comparisons(
        "{% for one in region.states %}{% if loop.first %}"
        "{{ one.reports.rank_with_data(region) }}{% endif %}{% endfor %}",
        dataset,
        of="greekland",
    )
    assert was
    assert now == "2nd highest"


def test_a_comparison_that_one_page_lacks_is_new_or_gone() -> None:
    old = briefing("# T\n\n{{ region.reports }}", TWO_YEARS, "greekland", BEFORE)
    new = briefing("# T\n\n{{ region.reports.rate }}", TWO_YEARS, "greekland")
    gone, come = sorted(changed_comparisons(old, new, *YEARS), key=lambda one: one.old is None)
    assert (gone.old and gone.old.text, gone.new) == ("160", None)
    assert (come.old, come.new and come.new.text) == (None, "6.5")


# ---- as Markdown


def told(*figures: Observation | list[Observation], alone: str = "") -> str:
    dataset = data(*figures)
    found = compared_figures(dataset, dataset, YEARS)
    pages = tuple(briefing(f"# T\n\n{alone}", dataset, year=year) for year in YEARS) if alone else ()
    briefings = [compared_briefings(*pages, YEARS, found.changes)] if pages else []
    return as_markdown(Sides("2022", "2023", dataset.codebook), found, briefings, alone=bool(alone))


def test_a_list_of_figures_reads_well_in_an_e_mail() -> None:
    assert told(row("reports", BEFORE, QA=100, QB=9, QC=40), row("reports", QA=112, QB=12, US=1)) == (
        "# 2023 beside 2022\n\nFigures: 2 changed, 1 new, 1 gone.\n\n## Figures\n\n### Reports\n\n"
        "- Alphaland: 112, was 100 (+12.0%)\n"
        "- Betaland: 12, was 9\n"
        "- No change is worked out for Betaland. The figure to set it against is too small for a percentage "
        "or a ratio to mean much.\n"
        "- New: United States 1\n"
        "- Gone: Gammaland (was 40)\n"
    )


def test_of_one_briefing_figures_comparisons_and_sentences_are_told() -> None:
    text = told(
        row("reports", BEFORE, QA=100), row("reports", QA=112),
        alone="NCMEC had {{ state.reports }} in {{ year }}{% if state.reports.change.known %}: "
        "{{ state.reports.trend }}, by {{ state.reports.change }}{% endif %}.",
    )  # fmt: skip
    assert text.startswith("# T: 2023 beside 2022\n")
    assert "- Reports, change from the year before: 12.0%, new\n" in text
    assert (
        "- Now: NCMEC had 112 in 2023: up from 100 in 2022, by 12.0%.\n  - Was: NCMEC had 100 in 2022.\n"
        in text
    )


def test_a_figure_in_a_sentence_has_the_older_one_behind_it() -> None:
    text = told(row("reports", BEFORE, QA=100), row("reports", QA=112), alone="They had {{ state.reports }}.")
    assert "- Other figures: They had 112 (was 100).\n" in text


def test_nothing_that_changed_is_said_in_a_sentence() -> None:
    assert told(row("reports", BEFORE, QA=1), row("reports", QA=1)) == (
        "# 2023 beside 2022\n\nNo figure changed.\n"
    )


@given(st.text("ab*_[]()<>`~#&;|!\\ x:/", min_size=1, max_size=20).filter(lambda name: name.strip()))
def test_data_is_never_markup(name: str) -> None:
    """Whatever a title says, a reader of Markdown shows these letters and nothing else."""
    shown = " ".join(name.split())
    pages = BriefingChanges(
        "x", name, (), (), (PassageChange(name, None, Passage(name, (Part(name),)), True),)
    )
    text = as_markdown(
        Sides("2022", "2023", data(one("QA", "tips", 1)).codebook),
        compared_figures(data(one("QA", "tips", 1)), data(one("QA", "tips", 1))),
        [pages],
        alone=True,
    )
    inline = [token for token in MarkdownIt().parse(text) if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak"}
    assert f"{shown}: 2023 beside 2022" == "".join(c.content for c in inline[0].children or ())


def test_a_place_s_name_makes_no_box_to_tick() -> None:
    book = with_(places=(replace(ALPHA, name="[x] Alphaland"),))
    figures = data(row("reports", BEFORE, QA=100), row("reports", QA=112), book=book)
    text = as_markdown(
        Sides("2022", "2023", book), compared_figures(figures, figures, YEARS), [], alone=False
    )
    assert "\n- \\[x] Alphaland: 112, was 100 (+12.0%)\n" in text


# ---- as JSON


def test_the_json_has_each_side_with_its_cell_and_a_change_with_its_sign() -> None:
    dataset = data(
        row("reports", BEFORE, QA=100),
        row("reports", QA=90),
        row("visits", BEFORE, QA=50),
        row("visits", QA=60),
    )
    first, second = map(figure_as_data, compared_figures(dataset, dataset, YEARS).changes)
    assert first["change"] == {"value": "-10.0", "text": "−10.0%", "of": "change"}
    assert (first["old"]["text"], first["new"]["cell"]) == ("100", "row QA reports 2023")
    assert (second["change"], second["refused"]) == (None, "a break in the series")


@pytest.mark.parametrize("key", ["slug", "title", "figures", "comparisons", "passages"])
def test_the_json_of_a_briefing_has_its_parts(key: str) -> None:
    page = briefing("# T\n\n{{ state.reports }}", TWO_YEARS)
    assert key in briefing_as_data(compared_briefings(page, page, (YEAR, YEAR), ()), TWO_YEARS.codebook)
