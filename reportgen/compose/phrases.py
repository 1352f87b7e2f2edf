"""Words set beside one another: lists in a sentence, numbers of things, short names."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose import en_us
from reportgen.compose.apparatus import Apparatus
from reportgen.compose.numbers import words
from reportgen.compose.setting import Setting
from reportgen.compose.word import InlineWord, PlainWord
from reportgen.data.dataset import Codebook
from reportgen.data.jurisdiction import Jurisdiction
from reportgen.data.region import Region
from reportgen.document.nodes import Abbreviation, Inline, Inlines, Text
from reportgen.errors import TemplateError

NO_APPARATUS = Apparatus(Codebook({}, {}, {}, {}), {}, {})  # names and figures need no apparatus


def short_name(place: Jurisdiction | Region) -> Inlines:
    """A place's name for the head of a column: short for the eye, full for the ear."""
    short = en_us.short_name(place.code, place.name) if isinstance(place, Jurisdiction) else place.name
    if short == place.name:
        return (words(place.name, "name of a place"),)
    return (Abbreviation(short, place.name),)


def number(count: int, opens: bool = False) -> InlineWord:
    """A number of things that are no data: "six"."""
    text = en_us.number_word(count)
    return PlainWord((words(text.capitalize() if opens else text, "number of places"),))


def listed(parts: Iterable[Inlines]) -> Inlines:
    """Parts of a sentence with commas and an "and" between them."""
    items = list(parts)
    out: list[Inline] = []
    for item, after in zip(items, between(len(items)), strict=True):
        out += [*item, *([Text(after)] if after else [])]
    return tuple(out)


def between(count: int) -> tuple[str, ...]:
    """What follows each item of a list of so many: ", ", " and " and, after the last, nothing."""
    return (*en_us.conjunctions(count), "")[:count]


def noun_of(setting: Setting, codes: Iterable[str]) -> str:
    """What these places are: "state" or, with D.C. or a territory among them, "jurisdiction"."""
    return "state" if {setting.place(code).kind for code in codes} == {"state"} else "jurisdiction"


def inlines_of(part: object) -> Inlines:
    """A word's nodes, or plain words that a template typed, which may hold no digit."""
    if isinstance(part, InlineWord) and not part.deferred:
        return part.inlines(NO_APPARATUS)
    if isinstance(part, tuple) and all(isinstance(inline, Inline) for inline in part):
        return part
    if not isinstance(part, str):
        raise TemplateError(
            f"a {type(part).__name__.lower()} can't stand in a label.",
            do="Write words in quotation marks, a figure or a place.",
        )
    if any(c.isdigit() for c in part):
        raise TemplateError(
            f'"{part}" is typed with a number in it.', do='Use a figure or, if it is none, literal("…").'
        )
    return (Text(part),)
