"""The theme: one TOML file of lengths, colors, faces and styles that every writer reads."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportgen.errors import ThemeError

PAPER = {"letter": (612.0, 792.0), "A4": (595.0, 842.0)}
_SIDE = {"letter": 63.0, "A4": 57.0}  # the side margins, unless the theme says otherwise
_MEASURE = 486.0  # the text width for which the right indents are meant: letter's
LEAST_PAGE, _LEAST_LINE = 216.0, 72.0  # the room that margins and indents must leave
_LONGEST = 1000.0  # longer than any paper
_OPTIONAL = {"styles": {"right", "hanging"}, "page": {"margin_side"}}
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
    """How one kind of paragraph is set; lengths in points, `color` as RRGGBB without the hash."""

    face: str
    size: float
    leading: float
    color: str
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

    Raises ThemeError with the file, the key and the nearest valid one.
    """
    base = _read(starter)
    if own is None or own == starter or not own.exists():
        return _theme(base, starter, starter)
    laid = _read(own)
    _check_keys(laid, base, own, "")
    return _theme(_overlay(base, laid), starter, own)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ThemeError("there is no such theme file.", where=str(path)) from None
    except OSError as error:
        raise ThemeError(f"it can't be opened: {error.strerror}.", where=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"this is not a valid TOML file: {error}.", where=str(path)) from None


def _check_keys(own: Mapping[str, Any], base: Mapping[str, Any], path: Path, prefix: str) -> None:
    for key, value in own.items():
        name = f"{prefix}{key}"
        if key not in base and key not in _OPTIONAL.get(prefix.partition(".")[0], ()):
            near = difflib.get_close_matches(key, base, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Valid here: {', '.join(base)}."
            raise ThemeError(f'the theme has no "{name}".', where=str(path), do=hint)
        if isinstance(base.get(key), dict):
            if not isinstance(value, dict):
                raise ThemeError(f'"{name}" must be a table.', where=str(path), do=f"Write it as [{name}].")
            _check_keys(value, base[key], path, f"{name}.")
        elif isinstance(base.get(key), str) and not isinstance(value, str):
            raise ThemeError(
                f'"{name}" must be text, not {value!r}.', where=str(path), do="Put it in quotes."
            )


def _overlay(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return dict(base) | {
        key: _overlay(base[key], value) if isinstance(value, dict) else value for key, value in own.items()
    }


def _theme(raw: Mapping[str, Any], starter: Path, own: Path) -> Theme:
    def beside(name: str) -> Path:
        """A file named in the theme: beside the project's own theme, else beside the starter's."""
        near = own.parent / name
        found = near if near.exists() else starter.parent / name
        if not found.is_file():
            raise ThemeError(f'there is no file "{name}".', where=str(own), do="Put it beside the theme.")
        return found

    where = str(own)
    page = _page(raw["page"], where)
    colors = {name: _color(value, name, where) for name, value in raw["colors"].items()}
    faces = {
        name: Face(beside(face["file"]), str(face["word"]), str(face["substitute"]))
        for name, face in raw["faces"].items()
    }
    styles = {name: _style(name, style, colors, page, where) for name, style in raw["styles"].items()}
    return Theme(
        page,
        _letterhead(raw["letterhead"], beside, where),
        MappingProxyType(colors),
        MappingProxyType(faces),
        MappingProxyType(styles),
    )


def _page(raw: Mapping[str, Any], where: str) -> Page:
    if raw["size"] not in PAPER:
        raise ThemeError(
            f'the page size "{raw["size"]}" is unknown.', where=where, do='Use "letter" or "A4".'
        )
    lengths = {key: _length(raw[key], f"page.{key}", where) for key in raw if key != "size"}
    lengths = {"margin_side": _SIDE[raw["size"]]} | lengths
    page = Page(
        raw["size"],
        margin_side=lengths["margin_side"],
        margin_top=lengths["margin_top"],
        margin_bottom=lengths["margin_bottom"],
        header=lengths["header"],
        footer=lengths["footer"],
    )
    if min(page.text_width, page.height - page.margin_top - page.margin_bottom) < LEAST_PAGE:
        raise ThemeError("the margins leave no room for text.", where=where, do="Make them smaller.")
    return page


def _letterhead(raw: Mapping[str, Any], beside: Callable[[str], Path], where: str) -> Letterhead:
    address = raw["address"]
    if not isinstance(address, list) or not all(isinstance(line, str) for line in address):
        raise ThemeError(
            "letterhead.address must be a list of lines.", where=where, do='Write ["Room 12", "City"].'
        )
    if raw["logo"] and not raw["logo_alt"]:
        raise ThemeError(
            "the logo has no alternative text.", where=where, do="Say in letterhead.logo_alt what it shows."
        )
    logo = beside(raw["logo"]) if raw["logo"] else None
    height = _length(raw["logo_height"], "letterhead.logo_height", where)
    return Letterhead(str(raw["office"]), tuple(address), logo, str(raw["logo_alt"]), height)


def _style(name: str, raw: Mapping[str, Any], colors: Mapping[str, str], page: Page, where: str) -> Style:
    if raw["face"] not in FACE_NAMES:
        raise ThemeError(
            f'styles.{name}: there is no face "{raw["face"]}".', where=where, do=_valid(FACE_NAMES)
        )
    if raw["color"] not in colors:
        raise ThemeError(
            f'styles.{name}: there is no color "{raw["color"]}".', where=where, do=_valid(colors)
        )
    lengths = {
        field.name: _length(raw[field.name], f"styles.{name}.{field.name}", where)
        for field in dataclasses.fields(Style)
        if field.name in raw and field.name not in {"face", "color"}
    }
    # On narrower paper than letter the indent shrinks first, so that lines of text keep their length.
    lengths["right"] = max(0.0, lengths.get("right", 0.0) - max(0.0, _MEASURE - page.text_width))
    if not (lengths["size"] and lengths["leading"]):
        raise ThemeError(f"styles.{name}: size and leading can't be 0.", where=where, do="Write 10.5 and 15.")
    if page.text_width - lengths["right"] - lengths.get("hanging", 0.0) < _LEAST_LINE:
        raise ThemeError(f"styles.{name}: its indents leave no room for text.", where=where)
    return Style(face=raw["face"], color=colors[raw["color"]], **lengths)


def _valid(names: Iterable[str]) -> str:
    return f"Valid: {', '.join(sorted(names))}."


def _length(value: object, name: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST:
        raise ThemeError(
            f"{name} must be a number of points, not {value!r}.", where=where, do="Write 12 or 12.5."
        )
    return float(value)


def _color(value: object, name: str, where: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ThemeError(f"colors.{name} is {value!r}.", where=where, do='Write a color as "#1A4D68".')
    return value[1:].upper()
