"""The font table: for each family of the theme, what Word takes where an office lacks it."""

from __future__ import annotations

from reportgen.write.docx.xml import HEAD, W, quote
from reportgen.write.theme import Theme

# Word looks for the nearest PANOSE number when it knows neither the font nor its alternative name.
_PANOSE = {
    "Georgia": "02040502050405020303",
    "Cambria": "02040503050406030204",
    "Times New Roman": "02020603050405020304",
    "Calibri": "020F0502020204030204",
    "Arial": "020B0604020202020204",
}


def font_table_xml(theme: Theme) -> str:
    """The whole of fontTable.xml, one entry for each family that the theme names."""
    families = {face.word: (key, face.substitute) for key, face in theme.faces.items()}
    entries = (_font(name, substitute, key) for name, (key, substitute) in sorted(families.items()))
    return f"{HEAD}<w:fonts {W}>{''.join(entries)}</w:fonts>"


def _font(name: str, substitute: str, key: str) -> str:
    panose = _PANOSE.get(substitute)
    family = "roman" if key.startswith("serif") else "swiss"
    return (
        f'<w:font w:name="{quote(name)}"><w:altName w:val="{quote(substitute)}"/>'
        + (f'<w:panose1 w:val="{panose}"/>' if panose else "")
        + f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )
