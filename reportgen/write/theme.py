"""The theme: one TOML file of lengths, colors, faces and styles that every writer reads."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportgen.errors import Finding, ThemeError
from reportgen.settings import Settings
from reportgen.write.contrast import too_close

PAPER = {"letter": (612.0, 792.0), "A4": (595.0, 842.0)}
_SIDE = {"letter": 63.0, "A4": 57.0}  # the side margins, unless the theme says otherwise
_MEASURE = 486.0  # the text width for which the right indents are meant: letter's
LEAST_PAGE, _LEAST_LINE = 216.0, 72.0  # the room that margins and indents must leave
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_LENGTHS = ("size", "leading", "before", "after", "right", "hanging")
FACE_NAMES = frozenset({"serif", "serif_strong", "sans", "sans_strong"})


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins, in points; `width` and `height` come from the size."""

    size: str
    margin_side: float
    margin_top: float
    margin_bottom: float
    header: float
    footer: float
    landscape: bool = False

    @property
    def width(self) -> float:
        """The page's width in points."""
        return PAPER[self.size][self.landscape]

    @property
    def height(self) -> float:
        """The page's height in points."""
        return PAPER[self.size][not self.landscape]

    def turned(self) -> Page:
        """The same paper with its long side across, and the same margins."""
        return dataclasses.replace(self, landscape=True)

    @property
    def text_width(self) -> float:
        """The width between the margins: of tables, charts and key figures."""
        return self.width - 2 * self.margin_side


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the first page's kicker; empty strings mean nothing does."""

    office: str
    address: tuple[str, ...]
    logo: Path | None
    logo_alt: str
    logo_height: float

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, line by line."""
        return tuple(line for line in (self.office, *self.address) if line)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, its family's name in Word, and the name Word falls back to."""

    file: Path
    word: str
    substitute: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of paragraph is set: lengths in points, `color` as RRGGBB, and its name."""

    face: str
    size: float
    leading: float
    color: str
    color_name: str
    before: float
    after: float
    right: float = 0.0
    hanging: float = 0.0


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about the look; `styles`, `faces` and `colors` hold every name of the starter's theme."""

    page: Page
    letterhead: Letterhead
    colors: Mapping[str, str]
    faces: Mapping[str, Face]
    styles: Mapping[str, Style]

    def turned(self) -> Theme:
        """The same look on the turned page: right indents grow, so that lines of text keep their length."""
        page = self.page.turned()
        more = page.text_width - self.page.text_width
        styles = {name: dataclasses.replace(one, right=one.right + more) for name, one in self.styles.items()}
        return dataclasses.replace(self, page=page, styles=MappingProxyType(styles))

    def strong(self, face: str) -> str:
        """The semibold face that goes with `face` (itself, where it is semibold)."""
        return face if face.endswith("_strong") else f"{face}_strong"


def load_theme(starter: Path, own: Path | None = None) -> Theme:
    """The starter's theme file, overlaid with a project's own where there is one.

    Raises ThemeError with everything that can't be used in it, or that not everyone could read.
    """
    base = _read(starter)
    path = own if own and own != starter and own.exists() else starter
    faults: list[Finding] = []
    settings = Settings(str(path), base if path is starter else _read(path), faults)
    theme = _Reading(settings, base, (path.parent, starter.parent)).theme()
    if not faults:
        texts = {name: (style.color_name, style.size) for name, style in theme.styles.items()}
        faults += too_close(theme.colors, texts, str(path))
    if faults:
        raise ThemeError.of(faults)
    return theme


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ThemeError("there is no such theme file.", where=str(path)) from None
    except OSError as error:
        raise ThemeError(f"it can't be opened: {error.strerror}.", where=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"this is not a valid TOML file: {error}.", where=str(path)) from None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A theme file over the starter's, whose values are the defaults; its files stand in `folders`."""

    settings: Settings
    base: Mapping[str, Any]
    folders: tuple[Path, Path]

    def theme(self) -> Theme:
        self.settings.only(*self.base)
        page, colors = self._page(), self._colors()
        letterhead, faces = self._letterhead(), self._faces()
        names = self._table("styles", self.base["styles"])
        styles = {name: self._style(names, name, colors, page) for name in self.base["styles"]}
        return Theme(
            page, letterhead, MappingProxyType(colors), MappingProxyType(faces), MappingProxyType(styles)
        )

    def _table(self, name: str, known: Iterable[str]) -> Settings:
        table = self.settings.table(name)
        table.only(*known)
        return table

    def _page(self) -> Page:
        base = self.base["page"]
        table = self._table("page", dict.fromkeys((*base, "margin_side")))
        size = table.one_of("size", PAPER, base["size"])
        page = Page(
            size,
            margin_side=table.points("margin_side", base.get("margin_side", _SIDE[size])),
            margin_top=table.points("margin_top", base["margin_top"]),
            margin_bottom=table.points("margin_bottom", base["margin_bottom"]),
            header=table.points("header", base["header"]),
            footer=table.points("footer", base["footer"]),
        )
        if min(page.text_width, page.height - page.margin_top - page.margin_bottom) < LEAST_PAGE:
            table.fault("", "The margins leave no room for text.", "Make them smaller.")
        return page

    def _letterhead(self) -> Letterhead:
        base = self.base["letterhead"]
        table = self._table("letterhead", base)
        logo, alt = table.text("logo", base["logo"]), table.text("logo_alt", base["logo_alt"])
        if logo and not alt.strip():
            table.fault("logo", "The logo has no alternative text.", "Say in logo_alt what it shows.")
        return Letterhead(
            table.text("office", base["office"]),
            table.list_of("address", default=tuple(base["address"])),
            self._beside(table, "logo", logo) if logo else None,
            alt,
            table.points("logo_height", base["logo_height"]),
        )

    def _colors(self) -> dict[str, str]:
        base = self.base["colors"]
        table = self._table("colors", base)
        colors = {}
        for name, default in base.items():
            value = table.text(name, default)
            if not _COLOR.fullmatch(value):
                table.fault(name, f'"{value}" is no color.', 'Write one as "#1A4D68".')
            colors[name] = value[1:].upper()
        return colors

    def _faces(self) -> dict[str, Face]:
        outer = self._table("faces", self.base["faces"])
        faces = {}
        for name, base in self.base["faces"].items():
            table = outer.table(name)
            table.only(*base)
            file = self._beside(table, "file", table.text("file", base["file"]))
            faces[name] = Face(
                file, table.text("word", base["word"]), table.text("substitute", base["substitute"])
            )
        return faces

    def _beside(self, table: Settings, key: str, name: str) -> Path:
        """A file named in the theme: beside the project's own theme, else beside the starter's."""
        near, spare = (folder / name for folder in self.folders)
        found = near if near.exists() else spare
        if not found.is_file():
            table.fault(key, f'There is no file "{name}".', "Put it beside the theme.")
        return found

    def _style(self, outer: Settings, name: str, colors: Mapping[str, str], page: Page) -> Style:
        table, base = outer.table(name), self.base["styles"][name]
        table.only("face", "color", *_LENGTHS)
        lengths = {key: table.points(key, base.get(key, 0.0)) for key in _LENGTHS}
        if not (lengths["size"] and lengths["leading"]):
            table.fault("", "Size and leading can't be 0.", "Write 10.5 and 15.")
        # On narrower paper than letter the indent shrinks first, so that lines of text keep their length.
        lengths["right"] = max(0.0, lengths["right"] - max(0.0, _MEASURE - page.text_width))
        if page.text_width - lengths["right"] - lengths["hanging"] < _LEAST_LINE:
            table.fault("", "Its indents leave no room for text.", "Make right or hanging smaller.")
        color = table.one_of("color", colors, base["color"])
        face = table.one_of("face", sorted(FACE_NAMES), base["face"])
        return Style(face=face, color=colors[color], color_name=color, **lengths)
