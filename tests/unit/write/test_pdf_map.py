from __future__ import annotations

import re
from dataclasses import replace

import pytest
from maps import MISSING, made_up_map
from pdf_reading import THEME, Read, inflated, paragraph, pdf, words

from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of
from reportgen.write.pdf.look import operands

NEW_ENGLAND = BUILT_IN_REGIONS["new-england"].members
ALL = [*BUILT_IN_REGIONS["50-states"].members, "DC"]


def said(chart: Map) -> str:
    return pdf(chart).text


def content(chart: Map) -> str:
    return inflated(pdf(chart).data).decode("latin-1")


def color(name: str) -> str:
    return f"{operands(THEME.colors[name])} rg"


@pytest.mark.parametrize("slug", ["new-england", "south-atlantic", "pacific", "hhs-region-2", "50-states"])
def test_every_label_and_every_figure_is_text_on_the_page(slug: str) -> None:
    chart = made_up_map(BUILT_IN_REGIONS[slug].members, ("1.5", "23.4", "678.9"), missing=["ME", "VI"])
    text = said(chart)
    for area in chart.areas:
        assert text_of(area.label) in text
        assert area.figure.text in text


def test_the_map_is_one_figure_with_its_sentence_between_title_and_note() -> None:
    chart = replace(made_up_map(NEW_ENGLAND), title=words("What is seen"), note=words("Sources."))
    read = pdf(chart)
    (figure,) = read.tree().find("Figure")
    assert figure.alt == "Map of made-up figures."
    text = read.text
    assert text.index("What is seen") < text.index("Reports per child") < text.index("Sources.")
    assert re.search(r"/BBox ?\[", inflated(read.data).decode("latin-1"))


def test_title_map_and_note_stay_on_one_page() -> None:
    chart = replace(made_up_map(ALL, short=True), title=words("What is seen"), note=words("Sources."))
    pages = pdf(*[paragraph("Words. " * 60)] * 9, chart).texts
    (page,) = [text for text in pages if "What is seen" in text]
    assert "Sources." in page
    assert "Reports per child" in page


def test_states_have_the_colors_of_their_classes() -> None:
    found = content(made_up_map(["ME", "NH", "VT"]))
    assert all(color(name) in found for name in ("pale_blue", "mid_blue", "blue"))
    two = made_up_map(["ME", "NH"])
    two = replace(two, grades=two.grades[:2])
    assert color("mid_blue") not in content(two)


def hatchings(chart: Map) -> int:
    return len(re.findall(r"W\* n", content(chart)))


def test_only_missing_figures_are_hatched_once_in_the_map_and_once_in_the_key() -> None:
    assert hatchings(made_up_map(NEW_ENGLAND)) == 0
    assert hatchings(made_up_map(NEW_ENGLAND, missing=["VT"])) == 2
    assert "[x] Not available" in said(made_up_map(NEW_ENGLAND, missing=["VT"]))


def test_the_state_at_hand_has_a_heavier_outline() -> None:
    ink = f"{operands(THEME.colors['ink'])} RG"
    assert ink not in content(made_up_map(NEW_ENGLAND))
    assert content(made_up_map(NEW_ENGLAND, highlight="ME")).count(ink) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_places_without_any_outline_are_squares(count: int) -> None:
    chart = made_up_map(["PR", "GU", "VI"][:count], highlight="PR", missing=["VI"])
    text = said(chart)
    assert all(text_of(area.label) in text for area in chart.areas)


def test_long_labels_and_figures_of_words_are_whole() -> None:
    label = "a name of an area as long as names of places can ever be"
    areas = tuple(
        replace(area, label=words(f"{label} {letter}"))
        for letter, area in zip("abcdef", made_up_map(NEW_ENGLAND, ("more than 18,400",)).areas, strict=True)
    )
    text = said(replace(made_up_map(NEW_ENGLAND), areas=areas))
    assert text.count("more than 18,400") == len(NEW_ENGLAND)
    assert all(f"{label} {letter}" in text for letter in "abcdef")


def test_a_map_of_nothing_is_no_box() -> None:
    assert not pdf(paragraph("Words."), replace(made_up_map(["ME"]), areas=())).tree().find("Figure")


def test_every_figure_may_be_missing() -> None:
    areas = tuple(Area(code, words("Name"), MISSING, None) for code in ALL)
    assert said(replace(made_up_map(["ME"]), areas=areas)).count("[x]") == len(ALL)


def test_the_same_map_gives_the_same_bytes() -> None:
    chart = made_up_map(ALL, short=True, highlight="MA")
    first = pdf(chart).data
    pdf(made_up_map(NEW_ENGLAND))
    assert pdf(chart).data == first


def test_white_words_stand_on_the_darkest_class_alone() -> None:
    white = "1 1 1 rg"
    pale = made_up_map(["CO"])
    assert isinstance(pdf(pale), Read)
    dark = replace(pale, areas=(replace(pale.areas[0], grade=2),))
    assert not re.search(rf"{white}\n[^\n]*BT|BT[^\n]*\n{white}", content(pale))
    assert re.search(rf"{white}", content(dark))
