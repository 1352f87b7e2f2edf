"""The page against the look's measures: baselines from the top of a letter page, in points."""

import dataclasses
from pathlib import Path

import pytest
from pdf_reading import THEME, bar, chart, heading, inflated, paragraph, pdf, table, words

from reportgen.document.nodes import Fact, Facts, KeyFigure, KeyFigures, List, Paragraph
from reportgen.errors import ThemeError
from reportgen.write.theme import Theme

TEXT = "NCMEC, the national clearinghouse for missing and exploited children, handled cases. " * 4


def test_the_opening_stands_where_the_look_has_it() -> None:
    band = KeyFigures((KeyFigure(words("893"), words("missing child cases")),) * 4, words("Counts for 2023."))
    read = pdf(
        Paragraph(words(TEXT), "lede"),
        band,
        heading("What stands out"),
        kicker=words("Kicker"),
        subtitle=words("Subtitle"),
    )
    at = {start: read.line(start).baseline for start in ("Kicker", "Title", "Subtitle", "NCMEC")}
    assert at == pytest.approx({"Kicker": 67.1, "Title": 93.2, "Subtitle": 111.2, "NCMEC": 135.9}, abs=0.3)
    last = max(line.baseline for line in read.lines() if line.size == 12.5)
    figure, label = read.line("893").baseline, read.line("missing child").baseline
    assert figure - last == pytest.approx(43.8, abs=0.3)
    assert label - figure == pytest.approx(16, abs=0.3)
    assert read.line("What stands").baseline - read.line("Counts").baseline == pytest.approx(30, abs=0.3)
    assert [line.left for line in read.lines() if line.words.startswith("893")] == pytest.approx(
        [63, 189, 315, 441], abs=1
    )


def test_the_spaces_between_blocks_are_the_looks() -> None:
    item = List((words("An item"),))
    read = pdf(
        paragraph("One"),
        paragraph("Two"),
        heading("Head"),
        paragraph("Three"),
        chart([bar("a", "1")], "Figure title"),
        heading("Again"),
        chart([bar("b", "1")], "Second title"),
        paragraph("Last"),
        item,
    )
    y = {line.words.strip(): line.baseline for line in read.lines()}
    assert y["Two"] - y["One"] == pytest.approx(21, abs=0.3)
    assert y["Head"] - y["Two"] == pytest.approx(30.5, abs=0.3)
    assert y["Three"] - y["Head"] == pytest.approx(16.5, abs=0.3)
    assert y["Figure title"] - y["Three"] == pytest.approx(21, abs=0.3)
    assert y["Second title"] - y["Again"] == pytest.approx(20.5, abs=0.8)


def test_a_titled_chart_stands_well_below_the_table_of_the_one_above() -> None:
    """The table of a chart's figures has no title, and so stays close to its chart; what follows doesn't."""
    first, figures = chart([bar("a", "1")], "First title"), table(["", "Figures"], [["Row", "1"]])
    read = pdf(first, figures, chart([bar("b", "1")], "Second title"))
    y = {line.words.strip(): line.baseline for line in read.lines()}
    assert y["Second title"] - read.line("Row").baseline > 30
    assert y["Figures"] - read.line("a").baseline < 30


def test_a_table_has_the_looks_pitch_and_edges() -> None:
    read = pdf(
        table(
            ["Measure", "Maine"],
            [["First", "1"], ["Second", "22"], [">Part", "333"], ["#Group"], ["Last", "4"]],
            title="T",
            subtitle="Sub",
            note="Note",
        )
    )
    y = {line.words.strip(): line for line in read.lines()}
    assert y["Measure"].baseline - y["Sub"].baseline == pytest.approx(18.6, abs=0.3)
    assert y["First"].baseline - y["Measure"].baseline == pytest.approx(13.9, abs=0.3)
    assert y["Second"].baseline - y["First"].baseline == pytest.approx(14, abs=0.1)
    assert y["Group"].baseline - y["Part"].baseline == pytest.approx(19.5, abs=0.3)
    assert y["Note"].baseline - y["Last"].baseline == pytest.approx(15.1, abs=0.3)
    assert y["Part"].left - y["Second"].left == pytest.approx(10, abs=0.5)
    assert {round(y[figure].right) for figure in ("1", "22", "333", "4")} <= {548, 549}


def test_prose_cells_stand_at_the_top_of_their_row() -> None:
    read = pdf(table(["A", "B"], [["short", "long words " * 30]], layout="prose"))
    assert read.line("short").baseline == read.line("long").baseline


def test_text_keeps_its_measure_on_both_papers() -> None:
    wide = [pdf(paragraph(TEXT), theme=theme) for theme in (THEME, a4(THEME))]
    first = [[line.words for line in read.lines() if line.size == 10.5] for read in wide]
    assert first[0] == first[1]
    assert [read.pdf[0].get_size() for read in wide] == [(612, 792), (595, 842)]
    assert wide[1].line("Foot").baseline == pytest.approx(808.4, abs=0.1)
    assert wide[0].line("Foot").baseline == pytest.approx(758.4, abs=0.1)


def a4(theme: Theme) -> Theme:
    return dataclasses.replace(theme, page=dataclasses.replace(theme.page, size="A4", margin_side=57.0))


def test_a_profile_has_a_rule_above_and_facts_in_columns() -> None:
    facts = Facts(tuple(Fact(words(f"Label {n}"), words(f"Value {n}")) for n in range(5)))
    read = pdf(heading("Profile", 2), facts, paragraph("Text"))
    y = {line.words.strip(): line for line in read.lines()}
    assert y["Label 0"].baseline - y["Profile"].baseline == pytest.approx(14.5, abs=0.3)
    assert y["Value 0"].baseline - y["Label 0"].baseline == pytest.approx(11.75, abs=0.3)
    assert y["Text"].baseline - y["Value 0"].baseline == pytest.approx(17.75, abs=0.3)
    assert b"486.00 0.75 re" in inflated(read.data)


def test_bars_are_measured_from_zero_with_labels_before_the_axis() -> None:
    read = pdf(
        chart(
            [bar("Maine", "100"), bar("Vermont", "50"), bar("Zero", "0"), bar("Nation", "75", reference=True)]
        )
    )
    y = {line.words.strip(): line for line in read.lines()}
    assert y["Vermont"].baseline - y["Maine"].baseline == pytest.approx(21, abs=0.1)
    assert y["Nation"].baseline - y["Zero"].baseline == pytest.approx(30, abs=0.1)
    assert y["Maine"].right == pytest.approx(63 + 104 - 8, abs=2)  # a blank follows, for those who hear it
    assert y["100"].left == pytest.approx(63 + 104 + 340 + 5, abs=1.5)
    assert y["50"].left == pytest.approx(63 + 104 + 170 + 5, abs=1.5)
    assert y["0"].left == pytest.approx(63 + 104 + 5, abs=1.5)


def test_bars_below_zero_go_the_other_way() -> None:
    read = pdf(chart([bar("Up", "10"), bar("Down", "-10")]))
    assert b"170.00 13.00 re" in inflated(read.data)
    assert read.line("Down").right < read.line("-10").left - 150


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_letterhead_stands_above_the_kicker_with_its_logo_named(kind: str, tmp_path: Path) -> None:
    from PIL import Image

    logo = tmp_path / f"logo.{kind.lower()}"
    Image.new("RGB", (200, 100), "navy").save(logo, kind)
    head = dataclasses.replace(
        THEME.letterhead,
        office="Office of Research",
        address=("Room 12", "State House"),
        logo=logo,
        logo_alt="The seal",
    )
    read = pdf(paragraph("x"), kicker=words("Kicker"), theme=dataclasses.replace(THEME, letterhead=head))
    assert read.roles == "Document(Figure P P P P H1 P)"
    assert read.tree().find("Figure")[0].alt == "The seal"
    assert read.line("Room 12").left == pytest.approx(63, abs=1)
    assert read.line("Kicker").baseline > read.line("State House").baseline
    assert "Office of Research" not in read.texts[0][len(read.texts[0]) // 2 :]


def test_a_logo_that_is_no_picture_is_the_themes_fault(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_text("no picture")
    head = dataclasses.replace(THEME.letterhead, logo=logo, logo_alt="x")
    with pytest.raises(ThemeError, match=r"logo\.png"):
        pdf(theme=dataclasses.replace(THEME, letterhead=head))


def test_a_logo_wider_than_the_text_is_made_lower(tmp_path: Path) -> None:
    from PIL import Image

    logo = tmp_path / "wide.png"
    Image.new("RGB", (3000, 100), "navy").save(logo)
    head = dataclasses.replace(THEME.letterhead, logo=logo, logo_alt="A band", logo_height=60)
    read = pdf(paragraph("x"), kicker=words("Kicker"), theme=dataclasses.replace(THEME, letterhead=head))
    assert read.line("Kicker").baseline < 60 + 486 * 100 / 3000 + 6 + 40
