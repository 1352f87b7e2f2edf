"""Which paragraph styles a document has, and the style of the theme behind each."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.write.theme import Theme


@dataclass(frozen=True, slots=True)
class Named:
    """A paragraph style of Word: its id and name, the theme's style behind it, and what else it has."""

    id: str
    name: str
    key: str
    keep: bool = False
    outline: int | None = None
    extra: str = ""
    follow: str = "Normal"


# Ids and names that Word knows keep their meaning for it: navigation, contents, accessible reading.
NAMED = (
    Named("Normal", "Normal", "body"),
    Named("Letterhead", "Letterhead", "letterhead", follow="Letterhead"),
    Named("Kicker", "Kicker", "kicker", keep=True, follow="Title"),
    Named("Title", "Title", "title", keep=True, follow="Subtitle"),
    Named("Subtitle", "Subtitle", "subtitle", keep=True, follow="Lede"),
    Named("Lede", "Lede", "lede"),
    Named("Heading1", "heading 1", "heading_1", keep=True, outline=0),
    Named("Heading2", "heading 2", "heading_2", keep=True, outline=1),
    Named("Heading3", "heading 3", "heading_3", keep=True, outline=2),
    Named(
        "ListBullet", "List Bullet", "list_item", extra='<w:numPr><w:numId w:val="1"/></w:numPr>', follow=""
    ),
    Named(
        "ListNumber", "List Number", "list_item", extra='<w:numPr><w:numId w:val="2"/></w:numPr>', follow=""
    ),
    Named("FigureTitle", "Figure Title", "figure_title", keep=True, follow="FigureSubtitle"),
    Named("FigureSubtitle", "Figure Subtitle", "figure_subtitle", keep=True),
    Named("TOCHeading", "TOC Heading", "heading_3", keep=True, outline=0, follow="TOC1"),
    Named("TOC1", "toc 1", "contents", follow=""),
    Named("TOC2", "toc 2", "contents", follow=""),
    Named("TableText", "Table Text", "table_text", follow=""),
    Named("TableNumber", "Table Number", "table_text", follow=""),
    Named("TableHead", "Table Head", "table_head", follow=""),
    Named("KeyFigure", "Key Figure", "key_figure", keep=True, follow=""),
    Named("KeyLabel", "Key Label", "key_label", follow=""),
    Named("FactLabel", "Fact Label", "fact_label", keep=True, follow=""),
    Named("FactValue", "Fact Value", "fact_value", keep=True, follow=""),
    Named("Note", "Note", "note"),
    Named("Source", "Source", "source", extra='<w:numPr><w:numId w:val="3"/></w:numPr>', follow=""),
    Named("Header", "header", "header", follow=""),
    Named("Footer", "footer", "footer", follow=""),
)
STYLE_OF = {named.id: named.key for named in NAMED}
BUILT_IN = frozenset(
    ("Normal", "Title", "Subtitle", "ListBullet", "ListNumber", "TOC1", "TOC2", "Header", "Footer")
) | {named.id for named in NAMED if named.outline is not None}


def is_sans(theme: Theme, style_id: str) -> bool:
    """Whether a paragraph style is set in the sans family, so that its strong words are too."""
    return theme.styles[STYLE_OF[style_id]].face.startswith("sans")
