"""theme.toml is read strictly: what can't be used is told with the key, before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_sample import STARTER, THEME

from reportgen.errors import ThemeError
from reportgen.verify.contrast import contrast as verified
from reportgen.write.contrast import contrast
from reportgen.write.theme import Theme, load_theme


def laid(folder: Path, text: str) -> Theme:
    own = folder / "theme.toml"
    own.write_text(text, encoding="utf-8")
    return load_theme(STARTER, own)


def test_a_theme_holds_what_differs_and_all_else_is_the_starters(tmp_path: Path) -> None:
    theme = laid(tmp_path, '\ufeff[colors]\nblue = "#00336a"\n')
    assert theme.colors["blue"] == "00336A"
    assert theme.styles["kicker"].color == "00336A"
    assert theme.styles["body"] == THEME.styles["body"]
    assert load_theme(STARTER, tmp_path / "none.toml") == THEME


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[colours]", 'colours: This key isn\'t known. Did you mean "colors"?'),
        ("colors = 5", "colors: 5 is not a table. Write a table."),
        ("[styles.body]\nface = []", "[styles], [body], face: [] is not text in quotes."),
        ('[styles.body]\nface = "serf"', '"serf" isn\'t known. Did you mean "serif"?'),
        ('[styles.body]\ncolor = "red"', '[styles], [body], color: "red" isn\'t known.'),
        ("[styles.body]\nsize = nan", "[styles], [body], size: nan is no number of points."),
        ("[styles.body]\nsize = inf", "[styles], [body], size: inf is no number of points."),
        ("[styles.body]\nsize = -1", "[styles], [body], size: -1 is no number of points."),
        ("[styles.body]\nsize = true", "[styles], [body], size: True is no number of points."),
        ("[styles.body]\nleading = 0", "[styles], [body]: Size and leading can't be 0."),
        ("[styles.body]\nright = 480", "[styles], [body]: Its indents leave no room for text."),
        ("[page]\nmargin_side = 250", "[page]: The margins leave no room for text."),
        ("[page]\nmargin_top = 700", "[page]: The margins leave no room for text."),
        ('[page]\nsize = "A5"', '[page], size: "A5" isn\'t known. Use one of: letter, A4.'),
        ("[page]\nsize = []", "[page], size: [] is not text in quotes."),
        ("[faces.sans]\nfile = 5", "[faces], [sans], file: 5 is not text in quotes."),
        ('[faces.sans]\nfile = "a.ttf"', 'There is no file "a.ttf".'),
        ('[letterhead]\nlogo = "fonts/OFL.txt"', "[letterhead], logo: The logo has no alternative text."),
        ('[letterhead]\nlogo = "fonts/OFL.txt"\nlogo_alt = " "', "The logo has no alternative text."),
        ('[letterhead]\nlogo = "a.png"\nlogo_alt = "The seal"', 'There is no file "a.png".'),
        ('[letterhead]\naddress = "Room"', "[letterhead], address: 'Room' is no list of texts."),
        ("[colors]\nblue = 5", "[colors], blue: 5 is not text in quotes."),
        ('[colors]\nblue = "blue"', '[colors], blue: "blue" is no color. Write one as "#1A4D68".'),
        ("[colors", "this is not a valid TOML file"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ThemeError) as caught:
        laid(tmp_path, text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "theme.toml"))


def test_everything_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        laid(tmp_path, '[page]\nsize = "A5"\n[colors]\nblu = "#000000"\n[styles.body]\nsize = "x"\n')
    assert [one.where.partition("theme.toml, ")[2] for one in caught.value.findings] == [
        "[page], size",
        "[colors], blu",
        "[styles], [body], size",
    ]


# ---- colors that not everyone can tell apart


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(ThemeError) as caught:
        laid(folder, text)
    return [str(one).partition("theme.toml, ")[2] for one in caught.value.findings]


def test_pale_text_is_refused_with_the_pair_its_ratio_and_the_nearest_color(tmp_path: Path) -> None:
    assert refused(tmp_path, '[colors]\ngrey = "#999999"') == [
        "[colors], grey: grey (#999999) and the white page have a contrast of 2.84:1, where 4.5:1 is needed "
        '(text, [styles] subtitle). The nearest that does: grey = "#767676".'
    ]


def test_a_color_that_is_enough_for_a_title_is_not_for_the_text_below_it(tmp_path: Path) -> None:
    laid(tmp_path, '[styles.title]\ncolor = "mid_grey"')
    [found] = refused(tmp_path, '[styles.body]\ncolor = "mid_grey"')
    assert "3.32:1, where 4.5:1 is needed (text, [styles] body)" in found


def test_of_two_colors_what_needs_most_is_told(tmp_path: Path) -> None:
    [found] = refused(tmp_path, '[colors]\nhairline = "#999999"\n[styles]\ntitle = { color = "hairline" }\n'
                      'note = { color = "hairline" }\n')  # fmt: skip
    assert "where 4.5:1 is needed (text, [styles] note)" in found


@pytest.mark.parametrize(
    ("colors", "pair"),
    [
        ('mid_grey = "#CCCCCC"', "mid_grey (#CCCCCC) and the white page"),
        ('mid_blue = "#9DBBD1"', "mid_blue (#9DBBD1) and the white page"),
        ('blue = "#2A6D88"', "blue (#2A6D88) and mid_blue (#6D9BB1)"),
        ('pale_blue = "#6D9BB1"', "mid_blue (#6D9BB1) and pale_blue (#6D9BB1)"),
        ('outline = "#D3E2EA"', "pale_blue (#D3E2EA) and outline (#D3E2EA)"),
        ('ink = "#4A4A4A"', "ink (#4A4A4A) and mid_blue (#6D9BB1)"),
    ],
)
def test_marks_and_words_that_cannot_be_told_apart_are_refused(
    tmp_path: Path, colors: str, pair: str
) -> None:
    assert any(pair in line for line in refused(tmp_path, f"[colors]\n{colors}\n"))


def test_a_hairline_may_be_as_pale_as_one_likes(tmp_path: Path) -> None:
    assert laid(tmp_path, '[colors]\nhairline = "#FEFEFE"').colors["hairline"] == "FEFEFE"


def test_the_nearest_color_that_is_told_passes(tmp_path: Path) -> None:
    [line] = refused(tmp_path, '[colors]\nblue = "#0B5394"')
    better = line.rpartition('"#')[2][:6]
    assert laid(tmp_path, f'[colors]\nblue = "#{better}"').colors["blue"] == better


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Black on white and pure gray as WCAG's understanding documents have them.
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),
        ("FF0000", "FFFFFF", 4.0),
    ],
)
def test_the_contrast_of_two_colors_is_wcag_s(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)
    assert verified(one, other) == contrast(one, other)
