"""The theme's styles as Word's: the whole of styles.xml, each style complete in itself."""

from __future__ import annotations

from reportgen.write.docx.named import BUILT_IN, NAMED, Named
from reportgen.write.docx.xml import HEAD, W, eighths, half_points, quote, twips
from reportgen.write.spaces import CONTENTS_INDENT, RULE_TO_HEADING
from reportgen.write.theme import Style, Theme


def styles_xml(theme: Theme, language: str) -> str:
    """The whole of styles.xml; Word's own defaults are left no say in anything that shows."""
    paragraphs = "".join(_paragraph_style(named, theme) for named in NAMED)
    return (
        f"{HEAD}<w:styles {W}>{_defaults(theme, language)}"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f"{paragraphs}{_CHART_LINE}{_character_styles(theme)}{_TABLE_AND_LIST}</w:styles>"
    )


def face_xml(theme: Theme, face: str) -> str:
    """The run property that sets a face by its family's name, the bold of Word switched off."""
    name = quote(theme.faces[face].word)
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
        '<w:b w:val="0"/><w:bCs w:val="0"/>'
    )


def _defaults(theme: Theme, language: str) -> str:
    body = theme.styles["body"]
    lang = f'<w:lang w:val="{quote(language)}" w:eastAsia="{quote(language)}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_run(theme, body)}{lang}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _paragraph_style(named: Named, theme: Theme) -> str:
    style = theme.styles[named.key]
    default = ' w:default="1"' if named.id == "Normal" else ""
    custom = "" if named.id in BUILT_IN else ' w:customStyle="1"'
    follow = f'<w:next w:val="{named.follow}"/>' if named.follow else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{named.id}"><w:name w:val="{named.name}"/>'
        f'{follow}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(named, style, theme)}</w:pPr><w:rPr>{_run(theme, style)}</w:rPr></w:style>"
    )


def _paragraph(named: Named, style: Style, theme: Theme) -> str:
    """The paragraph properties in the schema's order."""
    parts = ["<w:keepNext/><w:keepLines/>" if named.keep else "", "<w:widowControl/>", named.extra]
    if named.id == "Heading2":
        above = rule("top", 0.75, theme.colors["ink"], space=round(RULE_TO_HEADING))
        parts.append(f"<w:pBdr>{above}</w:pBdr>")
    if named.id in {"Header", "Footer"}:
        parts.append(f'<w:tabs><w:tab w:val="right" w:pos="{twips(theme.page.text_width)}"/></w:tabs>')
    if named.id == "Source":
        parts.append(f'<w:tabs><w:tab w:val="left" w:pos="{twips(style.hanging)}"/></w:tabs>')
    parts.append(
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
        f' w:line="{twips(style.leading)}" w:lineRule="exact"/>'
    )
    parts.append(_indent(named, style))
    if named.id == "TableNumber":
        parts.append('<w:jc w:val="right"/>')
    if named.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{named.outline}"/>')
    return "".join(parts)


def _indent(named: Named, style: Style) -> str:
    # A rule is as wide as its paragraph, and that above a profile runs to the margin.
    right = 0 if named.id == "Heading2" else twips(style.right)
    hanging = twips(style.hanging)
    left = twips(style.hanging + (CONTENTS_INDENT if named.id == "TOC2" else 0.0))
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def _run(theme: Theme, style: Style) -> str:
    size = half_points(style.size)
    return (
        f'{face_xml(theme, style.face)}<w:color w:val="{style.color}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def rule(side: str, points: float, color: str, space: int = 0) -> str:
    """A border of a paragraph, a cell or a table."""
    return f'<w:{side} w:val="single" w:sz="{eighths(points)}" w:space="{space}" w:color="{color}"/>'


def _character_styles(theme: Theme) -> str:
    blue, grey = (f'<w:color w:val="{theme.colors[name]}"/>' for name in ("blue", "grey"))
    return (
        _character("Strong", "Strong", face_xml(theme, "serif_strong"), custom=False)
        + _character("StrongSans", "Strong Sans", face_xml(theme, "sans_strong"))
        + _character("Hyperlink", "Hyperlink", f'{blue}<w:u w:val="single"/>', custom=False)
        + _character("Mark", "Mark", grey)
    )


def _character(style_id: str, name: str, properties: str, custom: bool = True) -> str:
    kind = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{kind} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="2"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


# A drawing needs a line as tall as it is, which an exact leading would cut.
_CHART_LINE = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Figure"><w:name w:val="Figure"/>'
    '<w:uiPriority w:val="1"/><w:pPr><w:keepNext/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)

_TABLE_AND_LIST = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
