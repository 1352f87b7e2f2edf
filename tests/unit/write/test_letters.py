"""A letter that a theme's faces lack is told before a Word file is written, with the words that need it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx_sample import CHART, THEME, of, words

from reportgen.document.nodes import Abbreviation, Paragraph
from reportgen.errors import ThemeError, WriteError
from reportgen.write.letters import check_letters
from reportgen.write.theme import Face, Letterhead


def test_letters_of_all_states_and_of_spanish_names_are_there() -> None:
    check_letters(of(Paragraph(words("Hawaiʻi, Peñuelas, Añasco, Tutuila’s “Sāmoa” – €1 ≥ 2")), CHART), THEME)


def test_a_letter_that_is_missing_is_named_with_its_face_and_the_words_around() -> None:
    with pytest.raises(WriteError) as caught:
        check_letters(of(Paragraph(words("The name ʔaʔ stands here"))), THEME)
    message = str(caught.value)
    assert message.startswith(
        'the face "BriefingSerif-Regular.ttf" has no U+0294 (LATIN LETTER GLOTTAL STOP)'
    )
    assert 'which stands in "The name ʔaʔ stands here"' in message
    assert message.endswith("or name a font that has it in theme.toml under [faces].")


def test_the_words_of_charts_abbreviations_and_the_letterhead_count_too() -> None:
    bars = (replace(CHART.bars[0], label=words("ʔ")), *CHART.bars[1:])
    head = replace(THEME, letterhead=Letterhead("Office of ʔ", (), None, "", 36))
    for briefing, theme in (
        (of(replace(CHART, bars=bars)), THEME),
        (of(Paragraph((Abbreviation("ʔ.", "A name"),))), THEME),
        (of(), head),
    ):
        with pytest.raises(WriteError, match=r"U\+0294"):
            check_letters(briefing, theme)


def test_an_accent_by_itself_is_one_with_its_letter_and_hints_for_breaking_need_no_face() -> None:
    check_letters(of(Paragraph(words("Cafe\u0301, long\u00adword, no\u2011break, \u202fhere"))), THEME)


def test_a_font_that_is_none_is_told() -> None:
    faces = {**THEME.faces, "sans": Face(THEME.faces["sans"].file.parent / "OFL.txt", "Sans", "Arial")}
    with pytest.raises(ThemeError, match="this font can't be used"):
        check_letters(of(), replace(THEME, faces=faces))
