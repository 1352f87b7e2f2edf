"""Inlines as runs of WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

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
from reportgen.document.walk import leaves
from reportgen.write.docx.named import STYLE_OF, is_sans
from reportgen.write.docx.styles import face_xml
from reportgen.write.docx.xml import escape, quote
from reportgen.write.theme import Theme

Relate = Callable[[str], str]
PLAIN = (Text, Literal, Abbreviation)


class RunStyles:
    """The run properties for strong words and links, in the family of their paragraph's style."""

    def __init__(self, theme: Theme) -> None:
        self._strong = {
            style: '<w:rStyle w:val="StrongSans"/>' if is_sans(theme, style) else '<w:rStyle w:val="Strong"/>'
            for style in STYLE_OF
        }
        self.strong_face = face_xml(theme, "sans_strong")
        self._strong_link = {
            style: f'<w:rStyle w:val="Hyperlink"/>{face_xml(theme, theme.strong(family))}'
            for style in STYLE_OF
            for family in ("sans" if is_sans(theme, style) else "serif",)
        }

    def properties(self, style: str, strong: bool, link: bool) -> str:
        """The run properties of words that are strong, a link, both or neither."""
        if link:
            return self._strong_link[style] if strong else '<w:rStyle w:val="Hyperlink"/>'
        return self._strong[style] if strong else ""


class Runs:
    """Writes inlines as runs; `relate` turns an address into the id of the part's relationship to it.

    Where they are `marking`, each figure stands in a bookmark, named for its place among all figures of the
    briefing (_rg12), so that it is known again in an edited file. Word lists no name that begins so.
    """

    def __init__(self, styles: RunStyles, relate: Relate, *, marking: bool = False) -> None:
        self._styles, self._relate, self._marking = styles, relate, marking
        self._figures = 0

    def __call__(self, inlines: Inlines, style: str, *, strong: bool = False) -> str:
        """The runs of inlines in a paragraph of this style; neighbours set alike share one."""
        if len(inlines) == 1 and isinstance(inlines[0], PLAIN) and not strong:
            return run(inlines[0].text)
        return self._runs(inlines, style, strong, False, "")

    def alike(self, inlines: Inlines, properties: str) -> str:
        """The runs of inlines that all have these properties and no others."""
        return "".join(
            self._figure(leaf, properties) if isinstance(leaf, Figure) else run(leaf.text, properties)
            for leaf in leaves(inlines)
        )

    def skip(self, figures: int) -> None:
        """Count so many figures that stand where there are no bookmarks, in a drawing."""
        self._figures += figures

    def _runs(self, inlines: Inlines, style: str, strong: bool, link: bool, language: str) -> str:
        out: list[str] = []
        words: list[str] = []
        properties = self._styles.properties(style, strong, link) + language
        for inline in inlines:
            if isinstance(inline, PLAIN):
                words.append(inline.text)
                continue
            if words:
                out.append(run("".join(words), properties))
                words.clear()
            if isinstance(inline, Figure):
                out.append(self._figure(inline, properties))
            else:
                out.append(self._special(inline, style, strong, link, language))
        if words:
            out.append(run("".join(words), properties))
        return "".join(out)

    def _special(
        self,
        inline: Mark | Strong | Emphasis | Link | Foreign,
        style: str,
        strong: bool,
        link: bool,
        language: str,
    ) -> str:
        match inline:
            case Mark(text):
                return run(text, f'<w:rStyle w:val="Mark"/>{self._styles.strong_face if strong else ""}')
            case Strong(inner) | Emphasis(inner):
                return self._runs(inner, style, True, link, language)
            case Link(inner, url):
                words = self._runs(inner, style, strong, True, language)
                # A link within a link has no meaning of its own; the outer one holds.
                return (
                    words
                    if link
                    else f'<w:hyperlink r:id="{self._relate(url)}" w:history="1">{words}</w:hyperlink>'
                )
            case Foreign(inner, tag):
                return self._runs(inner, style, strong, link, f'<w:lang w:val="{quote(tag)}"/>')
            case _:
                assert_never(inline)

    def _figure(self, figure: Figure, properties: str) -> str:
        if not self._marking:
            return run(figure.text, properties)
        self._figures += 1
        at = self._figures
        return (
            f'<w:bookmarkStart w:id="{at}" w:name="_rg{at}"/>{run(figure.text, properties)}'
            f'<w:bookmarkEnd w:id="{at}"/>'
        )


def run(text: str, properties: str = "") -> str:
    """One run of text, with its properties' XML."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
