"""theme.toml is read strictly: what can't be used is told with the key, before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_sample import STARTER, THEME

from reportgen.errors import ThemeError
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
        ("[colours]", 'the theme has no "colours". Did you mean "colors"?'),
        ("colors = 5", '"colors" must be a table. Write it as [colors].'),
        ("[styles.body]\nface = []", '"styles.body.face" must be text, not []. Put it in quotes.'),
        ('[styles.body]\nface = "serf"', 'styles.body: there is no face "serf".'),
        ('[styles.body]\ncolor = "red"', 'styles.body: there is no color "red".'),
        ("[styles.body]\nsize = nan", "styles.body.size must be a number of points, not nan."),
        ("[styles.body]\nsize = inf", "styles.body.size must be a number of points, not inf."),
        ("[styles.body]\nsize = -1", "styles.body.size must be a number of points, not -1."),
        ("[styles.body]\nsize = true", "styles.body.size must be a number of points, not True."),
        ("[styles.body]\nleading = 0", "styles.body: size and leading can't be 0."),
        ("[styles.body]\nright = 480", "styles.body: its indents leave no room for text."),
        ("[page]\nmargin_side = 250", "the margins leave no room for text."),
        ("[page]\nmargin_top = 700", "the margins leave no room for text."),
        ('[page]\nsize = "A5"', 'the page size "A5" is unknown.'),
        ("[page]\nsize = []", '"page.size" must be text, not [].'),
        ("[faces.sans]\nfile = 5", '"faces.sans.file" must be text, not 5.'),
        ('[faces.sans]\nfile = "a.ttf"', 'there is no file "a.ttf".'),
        ('[letterhead]\nlogo = "a.png"', "the logo has no alternative text."),
        ('[letterhead]\naddress = "Room"', "letterhead.address must be a list of lines."),
        ("[colors]\nblue = 5", '"colors.blue" must be text, not 5.'),
        ('[colors]\nblue = "blue"', "colors.blue is 'blue'."),
        ("[colors", "this is not a valid TOML file"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ThemeError) as caught:
        laid(tmp_path, text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "theme.toml"))
