from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docx_sample import NS, THEME, of, opened, part, words
from lxml import etree
from maps import MISSING, made_up_map

from reportgen.data.region import BUILT_IN_REGIONS
from reportgen.document.nodes import Area, Map
from reportgen.document.walk import text_of

NEW_ENGLAND = BUILT_IN_REGIONS["new-england"].members
ALL = [*BUILT_IN_REGIONS["50-states"].members, "DC"]
PREFIXES = NS | {
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def found(chart: Map, path: str) -> list[Any]:
    return list(etree.XPath(path, namespaces=PREFIXES)(part(of(chart), "word/document.xml")))


def said(chart: Map) -> list[str]:
    """The words of each text box."""
    return ["".join(box.itertext()) for box in found(chart, "//w:txbxContent")]


@pytest.mark.parametrize("slug", ["new-england", "south-atlantic", "pacific", "hhs-region-2", "50-states"])
def test_every_label_and_every_figure_is_text_in_the_drawing(slug: str) -> None:
    chart = made_up_map(BUILT_IN_REGIONS[slug].members, ("1.5", "23.4", "678.9"), missing=["ME", "VI"])
    boxes = said(chart)
    for area in chart.areas:
        assert [box for box in boxes if text_of(area.label) in box and area.figure.text in box]


def test_the_map_is_one_drawing_with_its_sentence_and_its_title() -> None:
    chart = replace(made_up_map(NEW_ENGLAND), title=words("What is seen"))
    (drawing,) = found(chart, "//wp:docPr")
    assert drawing.get("descr") == "Map of made-up figures."
    assert drawing.get("title") == "What is seen"
    assert found(chart, "//wp:extent/@cx") == [str(486 * 12700)]
    assert found(chart, "//mc:Choice/@Requires") == ["wpg"]


def test_no_picture_is_needed() -> None:
    assert not found(made_up_map(NEW_ENGLAND), "//a:blip")


def test_each_state_is_one_shape_named_after_it() -> None:
    chart = made_up_map(NEW_ENGLAND, highlight="ME")
    shapes = found(chart, "//wps:wsp[wps:spPr/a:custGeom]/wps:cNvPr/@name")
    assert shapes == [*(text_of(area.label) for area in chart.areas), "Borders", "Border"]
    ids = found(chart, "//wps:cNvPr/@id")
    assert len(ids) == len(set(ids))


def fills(chart: Map) -> list[str]:
    return found(chart, "//wps:spPr[a:custGeom]/a:solidFill/a:srgbClr/@val")


def test_states_have_the_colors_of_their_classes() -> None:
    assert fills(made_up_map(["ME", "NH", "VT"])) == [
        THEME.colors[name] for name in ("pale_blue", "mid_blue", "blue")
    ]
    two = made_up_map(["ME", "NH"])
    assert fills(replace(two, grades=two.grades[:2])) == [THEME.colors["pale_blue"], THEME.colors["blue"]]


def test_only_missing_figures_are_hatched_in_the_map_and_in_the_key() -> None:
    assert not found(made_up_map(NEW_ENGLAND), "//a:pattFill")
    chart = made_up_map(NEW_ENGLAND, missing=["VT"])
    assert found(chart, "//wps:wsp[wps:spPr/a:pattFill]/wps:cNvPr/@name") == ["Vermont", "Square"]
    assert "[x] Not available" in said(chart)


def test_words_on_the_darkest_class_are_white_and_the_state_at_hand_is_strong() -> None:
    chart = made_up_map(["CO", "WY"], highlight="WY")
    dark = replace(chart, areas=(replace(chart.areas[0], grade=2), chart.areas[1]))
    assert not found(chart, '//w:txbxContent//w:color[@w:val="FFFFFF"]')
    assert found(dark, '//w:r[w:rPr/w:color/@w:val="FFFFFF"]/w:t/text()') == ["Colorado", "8.0"]
    strong = found(chart, "//w:txbxContent//w:r[w:rPr/w:rStyle]/w:t/text()")
    assert "Wyoming" in strong
    assert "Colorado" not in strong
    assert {"8.0", "10.3"} <= {text.strip() for text in strong}


def test_lines_lead_to_labels_outside() -> None:
    assert found(made_up_map(NEW_ENGLAND), '//a:prstGeom[@prst="line"]')
    assert not found(made_up_map(["CO", "WY"]), '//a:prstGeom[@prst="line"]')


@pytest.mark.parametrize("count", [1, 3])
def test_places_without_any_outline_are_squares(count: int) -> None:
    chart = made_up_map(["PR", "GU", "VI"][:count], missing=["VI"])
    boxes = said(chart)
    assert all([box for box in boxes if text_of(area.label) in box] for area in chart.areas)
    assert not found(chart, "//a:custGeom")


def test_long_labels_figures_of_words_and_marks_of_xml_are_whole() -> None:
    label = "a name & <of> an area as long as names of places can ever be"
    chart = made_up_map(NEW_ENGLAND, ("more than 18,400",))
    chart = replace(chart, areas=tuple(replace(area, label=words(label)) for area in chart.areas))
    text = " ".join(said(chart))
    assert text.count("more than 18,400") == len(NEW_ENGLAND)
    assert text.count(label) == len(NEW_ENGLAND)


def test_every_figure_may_be_missing() -> None:
    areas = tuple(Area(code, words("Name"), MISSING, None) for code in ALL)
    assert " ".join(said(replace(made_up_map(["ME"]), areas=areas))).count("[x]") == len(ALL)


def test_title_drawing_and_note_stay_together() -> None:
    chart = replace(
        made_up_map(NEW_ENGLAND), title=words("Seen"), subtitle=words("Sub"), note=words("Source.")
    )
    paragraphs = opened(of(chart)).paragraphs
    assert [p.style.name for p in paragraphs][-4:] == ["Figure Title", "Figure Subtitle", "Figure", "Note"]


def test_the_same_map_gives_the_same_bytes() -> None:
    chart = made_up_map(ALL, short=True, highlight="MA")
    first = part(of(chart), "word/document.xml")
    assert etree.tostring(first) == etree.tostring(part(of(chart), "word/document.xml"))
