"""The theme made ready for setting: fonts read, inks mixed, indents worked out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.write.pdf.fonts import Font, load_font
from reportgen.write.theme import Page, Style, Theme

ASCENT = 0.75
"""A line's baseline stands this part of its size below the line's top."""
HEAD_RISE = 1.5
"""A heading's space before is this much smaller in print: its leading already adds to it."""
HEADS = frozenset({"heading_1", "heading_2", "heading_3", "figure_title"})
# What a block's height adds to its lines × leading, measured on the look's pages: large type needs less room
# below it than its leading gives, small heads a little more.
_BELOW = {"kicker": 0.5, "title": -2.0, "heading_1": 0.5, "heading_2": 0.5, "heading_3": 0.5,
          "figure_title": -0.5, "fact_label": -1.5, "note": 1.5, "source": -0.5}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One link of the text; its lines, on one page or two, share it.

    It leads to an address or, without one, to a heading by its number among all of the briefing.
    """

    url: str
    words: str
    heading: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """Words of another language than the document's; all of them, in whatever ink, share it."""

    language: str


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """How a run of words is drawn; two runs are one when their ink is the same object."""

    font: Font
    color: str
    link: Link | None = None
    expansion: str = ""
    tongue: Tongue | None = None

    @property
    def plain(self) -> bool:
        """Whether words in it are of the element around them, with nothing of their own to say."""
        return self.link is None and not self.expansion and self.tongue is None


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A style ready for use: lengths in points, and the inks for its words.

    `ascent` is from a line's top to its baseline, `below` what a block's height adds to its lines.
    """

    style: Style
    size: float
    leading: float
    ascent: float
    below: float
    right: float
    before: float
    after: float
    plain: Ink
    strong: Ink
    mark: Ink
    strong_mark: Ink


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The theme's page, its settings by style name and its colors as PDF operands.

    `landscape` is the look of a turned page, which has none itself.
    """

    theme: Theme
    page: Page
    settings: dict[str, Setting]
    colors: dict[str, str]
    landscape: Look | None = None

    def __getitem__(self, name: str) -> Setting:
        return self.settings[name]

    def on(self, *, turned: bool) -> Look:
        """The look of a landscape page, or this one."""
        return self.landscape if turned and self.landscape else self


_last: list[tuple[Theme, dict[str, Font], Look]] = []


def look_of(theme: Theme) -> Look:
    """The look of a theme, made anew when the theme or a font's file is another; ThemeError for bad fonts."""
    fonts = {name: load_font(face) for name, face in theme.faces.items()}
    if _last and _last[0][0] is theme and _last[0][1] == fonts:
        return _last[0][2]
    colors = {name: operands(value) for name, value in theme.colors.items()}
    settings = {name: _setting(theme, fonts, colors, name) for name in theme.styles}
    look = Look(theme, theme.page, settings, colors, _turned(theme.turned(), settings, colors))
    _last[:] = [(theme, fonts, look)]
    return look


def _turned(theme: Theme, settings: dict[str, Setting], colors: dict[str, str]) -> Look:
    """The look of the landscape page: the same settings but for their right indents."""
    wide = {name: replace(one, right=theme.styles[name].right) for name, one in settings.items()}
    return Look(theme, theme.page, wide, colors)


def _setting(theme: Theme, fonts: dict[str, Font], colors: dict[str, str], name: str) -> Setting:
    style = theme.styles[name]
    color = operands(style.color)
    plain = Ink(fonts[style.face], color)
    strong = plain if style.face.endswith("_strong") else Ink(fonts[theme.strong(style.face)], color)
    mark = plain if color == colors["grey"] else Ink(fonts[style.face], colors["grey"])
    strong_mark = strong if color == colors["grey"] else Ink(strong.font, colors["grey"])
    before = max(0.0, style.before - HEAD_RISE) if name in HEADS else style.before
    return Setting(
        style=style,
        size=style.size,
        leading=style.leading,
        ascent=style.size * ASCENT,
        below=_BELOW.get(name, 0.0),
        right=style.right,
        before=before,
        after=style.after,
        plain=plain,
        strong=strong,
        mark=mark,
        strong_mark=strong_mark,
    )


def operands(color: str) -> str:
    """RRGGBB as the three numbers from 0 to 1 that PDF takes."""
    return " ".join(f"{int(color[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
