"""The kinds of list: numbering.xml with a blue bullet, with numbers, and with those of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.write.docx.styles import face_xml
from reportgen.write.docx.xml import HEAD, W, twips
from reportgen.write.theme import Theme

BULLETS, NUMBERS, SOURCES = 1, 2, 3


def numbering_xml(theme: Theme, lists: Sequence[tuple[int, int]] = ()) -> str:
    """The whole of numbering.xml; the n-th of a document's own `lists` (from 1) has the id n + SOURCES.

    Each is told by its kind and the number that it begins with.
    """
    blue = f'<w:color w:val="{theme.colors["blue"]}"/>'
    own = "".join(
        f'<w:num w:numId="{SOURCES + at}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        for at, (kind, first) in enumerate(lists, 1)
    )
    hanging, of_sources = (twips(theme.styles[name].hanging) for name in ("list_item", "source"))
    bullet = f"<w:rPr>{face_xml(theme, 'serif')}{blue}</w:rPr>"
    strong, decimal = f"<w:rPr>{face_xml(theme, 'sans_strong')}</w:rPr>", '<w:numFmt w:val="decimal"/>'
    return (
        f"{HEAD}<w:numbering {W}>"
        + _kind(BULLETS, '<w:numFmt w:val="bullet"/>', "ListBullet", "\N{BULLET}", _indent(hanging) + bullet)
        # "10." is wider than the bullet's indent, hence half as much again.
        + _kind(NUMBERS, decimal, "ListNumber", "%1.", _indent(hanging * 3 // 2))
        + _kind(SOURCES, decimal, "Source", "%1", _indent(of_sources) + strong)
        + "".join(
            f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'
            for kind in (BULLETS, NUMBERS, SOURCES)
        )
        + f"{own}</w:numbering>"
    )


def _kind(number: int, form: str, style: str, text: str, look: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{look}</w:lvl></w:abstractNum>'
    )


def _indent(hanging: int) -> str:
    return f'<w:pPr><w:ind w:left="{hanging}" w:hanging="{hanging}"/></w:pPr>'
