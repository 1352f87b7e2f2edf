"""Where pages end: what stays together, what is split and how, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_reading import bar, chart, heading, paragraph, pdf, table, words

from reportgen.document.nodes import Fact, Facts, KeyFigure, KeyFigures, Section
from reportgen.errors import WriteError
from reportgen.write.pdf.boxes import Box
from reportgen.write.pdf.pages import paginate

LINE = "word " * 14  # about one line of body text
BOTTOM = 732


def fill(lines: int) -> object:
    return paragraph(LINE * lines)


@pytest.mark.parametrize("lines", range(30, 44))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    read = pdf(fill(lines), heading("Heading here"), paragraph("text " * 100))
    page = next(at for at, text in enumerate(read.texts) if "Heading here" in text)
    below = [line for line in read.lines(page) if line.baseline > read.line("Heading here", page).baseline]
    assert sum(line.words.startswith("text") for line in below) >= 2


@pytest.mark.parametrize("lines", range(36, 44))
def test_a_paragraph_leaves_no_line_alone(lines: int) -> None:
    read = pdf(fill(lines), paragraph("tail " * 70))
    on = [sum("tail" in line.words for line in read.lines(page)) for page in range(len(read.pdf))]
    assert 1 not in on


@pytest.mark.parametrize("lines", range(28, 42, 2))
def test_facts_stay_with_their_heading_and_two_lines(lines: int) -> None:
    facts = Facts((Fact(words("Label"), words("Value")),))
    read = pdf(fill(lines), heading("Profile", 2), facts, paragraph("text " * 100))
    page = next(at for at, text in enumerate(read.texts) if "Profile" in text)
    assert "Label" in read.texts[page]
    assert sum("text" in line.words for line in read.lines(page)) >= 2


@pytest.mark.parametrize("lines", range(20, 42, 3))
def test_charts_short_tables_and_key_figures_stay_whole(lines: int) -> None:
    key = KeyFigures(
        tuple(KeyFigure(words(f"9{n}"), words(f"label {n}")) for n in range(4)), words("band note")
    )
    for block, marks in (
        (
            chart([bar(f"Bar {n}", "5") for n in range(6)], "Chart title", "chart note"),
            ["Chart title", "Bar 0", "Bar 5", "chart note"],
        ),
        (
            table(
                ["Measure", "A"],
                [[f"Row {n}", "1"] for n in range(12)],
                title="Table title",
                note="table note",
            ),
            ["Table title", "Row 0", "Row 11", "table note"],
        ),
        (key, ["90", "label 3", "band note"]),
    ):
        read = pdf(fill(lines), heading("Above"), block)
        page = next(text for text in read.texts if "Above" in text)
        assert all(mark in page for mark in marks)


def test_a_long_table_is_split_between_rows_with_its_head_on_each_page() -> None:
    rows = [[f"Row {n:03}", str(n)] for n in range(100)]
    read = pdf(table(["Measure", "Count"], rows, title="The table", note="The note"))
    assert len(read.pdf) == 3
    for page in range(3):
        lines = [line.words for line in read.lines(page)]
        assert sum(line.startswith("Measure") for line in lines) == 1
        assert sum(line.startswith("Row") for line in lines) >= 3
    assert [word for word in read.text.split() if word.isdigit() and len(word) == 3] == [
        f"{n:03}" for n in range(100)
    ]
    assert read.tree(1).roles().count("THead") <= 1, "the repeated head is an artifact"


@pytest.mark.parametrize("lines", range(20, 42))
def test_a_split_table_keeps_three_rows_on_either_side_and_groups_with_two(lines: int) -> None:
    rows = [[f"#Group {n}"] if n % 5 == 0 else [f"Row {n}", "1"] for n in range(20)]
    read = pdf(fill(lines), table(["Measure", "Count"], rows, title="T", note="table note"))
    for page in range(len(read.pdf)):
        labels = [line.words for line in read.lines(page) if line.words.startswith(("Row", "Group"))]
        assert not labels or len(labels) >= 3
        assert not any(label.startswith("Group") for label in labels[-2:])
    last = next(text for text in read.texts if "table note" in text)
    assert "Row 18" in last


@pytest.mark.parametrize("layout", ["prose", "figures"])
def test_a_cell_taller_than_a_page_is_split_by_lines_and_loses_nothing(layout: str) -> None:
    text = " ".join(f"w{n}" for n in range(2500))
    read = pdf(
        heading("H"), table(["A", "B"], [["short", "x"], [text, "y"], ["last", "z"]], layout=layout, note="n")
    )
    found = [word for word in read.text.split() if word.startswith("w")]
    assert found == text.split()
    assert all(
        line.baseline < BOTTOM + 1 or line.words.startswith(("Foot", "Page"))
        for page in range(len(read.pdf))
        for line in read.lines(page)
    )


def test_a_word_wider_than_its_column_is_broken_not_clipped() -> None:
    url = "https://example.org/" + "a-long-path/" * 30
    read = pdf(heading(url), paragraph(url), table(["A", "B"], [[url, url]]), chart([bar(url, "1")], url))
    for page in range(len(read.pdf)):
        assert all(line.right <= 612 - 63 + 1 for line in read.lines(page))
    assert read.text.replace(" ", "").replace("-", "").count(url.replace("-", "")) >= 4


def test_a_figure_wider_than_its_column_is_not_broken() -> None:
    read = pdf(table(["Measure", *"ABCDEFG"], [["Row", *["888,888,888"] * 7]]))
    assert sum(line.words.strip() == "888,888,888" for line in read.lines()) == 7


def test_a_chart_of_more_bars_than_a_page_holds_goes_on_in_another() -> None:
    read = pdf(heading("H"), chart([bar(f"State {n}", str(200 - n)) for n in range(130)], "Bars", "note"))
    assert read.text.count("State") == 130
    assert read.tree(0).find("Figure")[0].alt == read.tree(1).find("Figure")[0].alt == "What the chart shows."


def test_fifty_states_the_region_and_the_nation_fit_on_one_page_below_their_heading() -> None:
    read = pdf(
        heading("H"), chart([bar(f"State {n}", str(200 - n)) for n in range(53)], "Bars", "note"), title=()
    )
    assert len(read.pdf) == 1


def test_a_section_may_start_a_page() -> None:
    sections = (
        Section((paragraph("one"),)),
        Section((paragraph("two"),), new_page=True),
        Section((), new_page=True),
    )
    read = pdf(sections=sections)
    assert ["one" in text for text in read.texts] == [True, False]


def test_a_first_section_with_a_new_page_leaves_the_title_alone_on_none() -> None:
    assert len(pdf(sections=(Section((paragraph("one"),), new_page=True),)).pdf) <= 2


def test_an_empty_briefing_has_one_page() -> None:
    assert len(pdf(title=()).pdf) == 1


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    out = []
    for _ in range(draw(st.integers(0, 12))):
        heights = tuple(draw(st.lists(st.floats(1, 130), min_size=1, max_size=6)))
        cuts = tuple(sorted(draw(st.sets(st.integers(1, 5), max_size=4)) & set(range(1, len(heights)))))
        out.append(
            Box(
                heights,
                lambda *_: None,
                draw(st.floats(0, 20)),
                draw(st.floats(0, 20)),
                cuts,
                kept=draw(st.booleans()),
                new_page=draw(st.booleans()),
                repeat=draw(st.sampled_from([0.0, 15.0])),
            )
        )
    return out


@given(boxes())
def test_every_strip_is_placed_once_in_order_and_on_the_page(blocks: list[Box]) -> None:
    pages = paginate(blocks, 60, 160)
    placed = [(part.box, strip) for page in pages for part in page for strip in range(part.first, part.last)]
    assert placed == [(box, strip) for box in blocks for strip in range(len(box.heights))]
    for page in pages:
        end = 60.0
        for part in page:
            assert part.top >= end - 0.01
            end = (
                part.top
                + (part.box.repeat if part.first else 0)
                + sum(part.box.heights[part.first : part.last])
            )
        alone = len(page) == 1 and page[0].last - page[0].first == 1
        assert end <= 160.02 or alone, "only a strip taller than the page stands over its end"


LONG = " ".join(f"word{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")


def test_a_long_running_header_and_footer_lose_no_word_and_the_text_stands_clear_of_them() -> None:
    read = pdf(fill(60), paragraph("end"), running=words(LONG), footer=words(LONG))
    texts = [" ".join(text.split()) for text in read.texts]
    assert LONG in texts[1].replace(" Page 2 of 2", "")
    assert all(text.count("wordhh") == (1 if page == 0 else 2) for page, text in enumerate(texts))
    for page in range(len(read.pdf)):
        lines = read.lines(page)
        body = [line.baseline for line in lines if line.words.startswith("word word")]
        around = [line.baseline for line in lines if "worda" in line.words or "wordh" in line.words]
        assert all(abs(one - other) > 11 for one in body for other in around)


def test_a_running_header_that_leaves_no_room_is_refused_with_what_to_do() -> None:
    with pytest.raises(WriteError, match="leave no room for text"):
        pdf(paragraph("end"), running=words(LONG * 40))
