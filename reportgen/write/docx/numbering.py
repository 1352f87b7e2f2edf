"""The two kinds of list: numbering.xml with a blue bullet and with numbers that restart in each list."""

from __future__ import annotations

from reportgen.write.docx.styles import face_xml
from reportgen.write.docx.xml import HEAD, W, twips
from reportgen.write.theme import Theme

BULLETS, NUMBERS = 1, 2


def numbering_xml(theme: Theme, numbered_lists: int = 0) -> str:
    """The whole of numbering.xml; the n-th numbered list of a document (from 1) has the id n + 2."""
    blue = f'<w:color w:val="{theme.colors["blue"]}"/>'
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    restarted = "".join(
        f'<w:num w:numId="{NUMBERS + n}"><w:abstractNumId w:val="{NUMBERS}"/>{restart}</w:num>'
        for n in range(1, numbered_lists + 1)
    )
    hanging = twips(theme.styles["list_item"].hanging)
    bullet = f"<w:rPr>{face_xml(theme, 'serif')}{blue}</w:rPr>"
    return (
        f"{HEAD}<w:numbering {W}>"
        + _kind(BULLETS, '<w:numFmt w:val="bullet"/>', "ListBullet", "\N{BULLET}", _indent(hanging) + bullet)
        # "10." is wider than the bullet's indent, hence half as much again.
        + _kind(NUMBERS, '<w:numFmt w:val="decimal"/>', "ListNumber", "%1.", _indent(hanging * 3 // 2))
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (BULLETS, NUMBERS))
        + f"{restarted}</w:numbering>"
    )


def _kind(number: int, form: str, style: str, text: str, look: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{look}</w:lvl></w:abstractNum>'
    )


def _indent(hanging: int) -> str:
    return f'<w:pPr><w:ind w:left="{hanging}" w:hanging="{hanging}"/></w:pPr>'
