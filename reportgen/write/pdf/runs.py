"""Inlines as runs: words in one ink, before they are broken into lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple, assert_never
from unicodedata import normalize

from reportgen.document.nodes import (
    Abbreviation,
    Emphasis,
    Figure,
    Foreign,
    Inlines,
    Link,
    Literal,
    Mark,
    Strong,
    Text,
)
from reportgen.document.walk import text_of
from reportgen.write.pdf.look import Ink, Setting, Tongue
from reportgen.write.pdf.look import Link as LinkInk

_BLANKS = re.compile("[ \t\r\n]+")  # a no-break space is none of them


class Run(NamedTuple):
    """Words in one ink."""

    text: str
    ink: Ink


def runs_of(inlines: Inlines, setting: Setting, *, strong: bool = False) -> list[Run]:
    """The inlines as runs, neighbors in the same ink joined, blanks collapsed."""
    runs: list[Run] = []
    _flatten(inlines, setting, setting.strong if strong else setting.plain, runs)
    return runs


def _flatten(inlines: Inlines, setting: Setting, ink: Ink, runs: list[Run]) -> None:
    for inline in inlines:
        match inline:
            case Text(text) | Figure(text, _, _, _) | Literal(text, _):
                _append(runs, text, ink)
            case Mark(text, meaning):
                grey = setting.strong_mark if ink is setting.strong else setting.mark
                own = grey if ink.link is None else ink
                _append(runs, text, replace(own, expansion=meaning) if meaning else own)
            case Abbreviation(text, expansion):
                _append(runs, text, replace(ink, expansion=expansion))
            case Strong(inner) | Emphasis(inner):
                strong = setting.strong
                own = strong if ink.plain else replace(ink, font=strong.font)
                _flatten(inner, setting, own, runs)
            case Link(inner, url):
                _flatten(inner, setting, replace(ink, link=LinkInk(url, text_of(inner))), runs)
            case Foreign(inner, language):
                _flatten(inner, setting, replace(ink, tongue=Tongue(language)), runs)
            case _:
                assert_never(inline)


def _append(runs: list[Run], text: str, ink: Ink) -> None:
    if not text.isascii():
        text = normalize("NFC", text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _BLANKS.sub(" ", text)
    if runs and runs[-1].ink is ink:
        joined = runs[-1].text + text
        runs[-1] = Run(joined.replace("  ", " "), ink)
    elif text:
        runs.append(Run(text, ink))


def text_in(runs: list[Run]) -> str:
    """The words of the runs."""
    return "".join(run.text for run in runs)
