"""The parts that depend on the theme and the language alone, made once for each pair of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.write.docx.archive import Entry, deflate
from reportgen.write.docx.fonts import font_table_xml
from reportgen.write.docx.numbering import numbering_xml
from reportgen.write.docx.runs import RunStyles
from reportgen.write.docx.styles import styles_xml
from reportgen.write.docx.xml import HEAD, W, quote
from reportgen.write.theme import Theme

APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>reportgen</Application></Properties>"
)


@dataclass(frozen=True, slots=True)
class Base:
    """The parts by name, deflated by name, and how runs are set."""

    parts: Mapping[str, bytes]
    deflated: Mapping[str, Entry]
    runs: RunStyles


# Kept by identity, with the theme itself, so that its id cannot come to mean another theme.
_KEPT: dict[tuple[int, str], tuple[Theme, Base]] = {}
_MOST = 16


def base_of(theme: Theme, language: str) -> Base:
    """What all documents of a theme and language share."""
    kept = _KEPT.get((id(theme), language))
    if kept is not None:
        return kept[1]
    if len(_KEPT) >= _MOST:
        _KEPT.clear()
    base = _base(theme, language)
    _KEPT[id(theme), language] = theme, base
    return base


def _base(theme: Theme, language: str) -> Base:
    texts = {
        "/word/styles.xml": styles_xml(theme, language),
        "/word/settings.xml": _settings_xml(language),
        "/word/fontTable.xml": font_table_xml(theme),
        "/word/numbering.xml": numbering_xml(theme),
        "/docProps/app.xml": APP,
    }
    parts = {name: text.encode() for name, text in texts.items()}
    return Base(parts, {name: deflate(blob, 9) for name, blob in parts.items()}, RunStyles(theme))


def _settings_xml(language: str) -> str:
    """Settings of Word 2013 and later; without them Word opens the file in compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    settings = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in settings.items()
    )
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{quote(language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
